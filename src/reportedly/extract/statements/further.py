"""Attributions the finder leaves out by construction.

It is trained on a corpus that marks one layer only (PolNeAR is univocal), so a
second voice inside a content ("the union said managers had promised her that …")
is found here, by plain rules: a reporting verb with a subject of its own and a
clause after it, or a noun of speech with the clause it introduces or the one who
utters it ("despite denials by the board").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from reportedly.extract.statements.covers import Cover
from reportedly.extract.statements.refusals import find_refusals
from reportedly.extract.statements.words import evidence, is_noun, listed, pointer, singular
from reportedly.extract.trees import Grove, Tree
from reportedly.lexicons import load_table
from reportedly.records import Attribution, Kind, Quotation, Span, Stance, Tier

__all__ = ["find_further"]

FOUND_BY: Final = "further-voices/1"
_PROBABILITY: Final = 0.5
"""A rule's own confidence; not calibrated on any corpus, for none marks this layer."""
_CLAUSES: Final = ("ccomp", "acl", "relcl", "xcomp")


def find_further(
    article_id: str,
    grove: Grove,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """Attributions beside those given, none on their cues, in the order of the cues."""
    seen = {attribution.cue for attribution in attributions}
    found: dict[Span, Attribution] = {}
    for attribution in attributions:
        if attribution.kind is Kind.DIRECT:
            # What is quoted stands as one statement, whoever is quoted in it.
            continue
        for span in attribution.content:
            tree = grove.at(span.start)
            for one in _in_span(article_id, tree, _with_noun(tree, span)) if tree is not None else ():
                found.setdefault(one.cue, one)
    said = [span for attribution in attributions for span in attribution.content]
    inside = Cover([*said, *(quotation.span for quotation in quotations)])
    for tree in grove.trees:
        refusals = (_with(article_id, tree, *refusal) for refusal in find_refusals(tree))
        for one in (*_plain(article_id, tree), *_agentless(article_id, tree), *refusals):
            # Within another's words a belief or a passive is a shade of theirs ("he said it was expected"), no second voice.
            if not inside.touches(one.cue):
                found.setdefault(one.cue, one)
    taken = Cover(seen)
    return tuple(found[cue] for cue in sorted(found) if not taken.touches(cue))


def _plain(article_id: str, tree: Tree) -> Iterator[Attribution]:
    """Main verbs whose form leaves no doubt: a reporting verb with its clause, an estimate, a plain attitude."""
    for token, t in enumerate(tree.tokens):
        if t.pos != "VERB" or t.dep not in ("ROOT", "conj"):
            continue
        subject, held = tree.child(token, "nsubj"), tree.child(token, "dobj", "ccomp", "xcomp")
        if subject is None or held is None or tree.tokens[subject].tag in ("WP", "WDT"):
            continue
        if t.lemma in _reporting("verb") and (one := _verb(article_id, tree, token)) is not None:
            yield one
        elif t.lemma in listed("estimating_verbs") and (end := _estimate_end(tree, token)) > held:
            yield _with(article_id, tree, token, _whole(tree, subject), (tree.span(tree.first[held], end),))
        elif t.lemma in listed("attitude_verbs") and held > token and tree.child(token, "neg") is None:
            content = (tree.span(_start(tree, held), _without_marks(tree, held)),)
            made = _with(article_id, tree, token, _whole(tree, subject), content)
            yield replace(made, tier=Tier.ATTITUDE)


def _whole(tree: Tree, token: int) -> Span:
    return tree.span(tree.first[token], tree.end[token])


def _start(tree: Tree, clause: int) -> int:
    first = tree.first[clause]
    return (
        first + 1 if tree.tokens[first].dep == "mark" and tree.tokens[first].text.lower() == "that" else first
    )


def _without_marks(tree: Tree, token: int) -> int:
    end = tree.end[token]
    while end > token + 1 and tree.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return end


def _estimate_end(tree: Tree, verb: int) -> int:
    """Where "at nine" ends; 0 where no number follows."""
    for child in tree.children[verb]:
        at = tree.tokens[child].dep == "prep" and tree.tokens[child].text.lower() == "at"
        if at and any(tree.tokens[i].pos == "NUM" for i in tree.subtree(child)):
            marks = (i for i in range(child, tree.end[child]) if tree.tokens[i].text in (",", ";"))
            return next(marks, tree.end[child])
    return 0


def _agentless(article_id: str, tree: Tree) -> Iterator[Attribution]:
    """Passives and nouns of hearsay with nobody behind them, and cues under "tried to"."""
    for token, t in enumerate(tree.tokens):
        subject = tree.child(token, "nsubjpass")
        if (
            t.tag == "VBN"
            and t.lemma in listed("agentless_verbs")
            and subject is not None
            and tree.tokens[subject].tag not in ("WDT", "WP")
            and tree.child(token, "agent") is None
            and tree.child(token, "neg") is None
            and tree.end[token] > token + 1
        ):
            yield _passive(article_id, tree, token, subject)
        elif t.pos == "NOUN" and singular(t.text.lower()) in listed("hearsay_nouns") and t.dep == "nsubj":
            clause = tree.child(t.head, "ccomp")
            spreads = tree.tokens[t.head].lemma in listed("spreading_verbs")
            if (
                spreads
                and clause is not None
                and clause > token
                and _that(tree, clause)
                and tree.child(token, "poss") is None
            ):
                yield _made(article_id, tree, token, None, clause)
        elif (
            t.pos == "VERB"
            and subject is None
            and (taken_back := _retraction(article_id, tree, token)) is not None
        ):
            yield taken_back
        elif (
            t.dep == "xcomp" and t.lemma in _reporting("verb") and tree.tokens[t.head].lemma in listed("acts")
        ):
            clause = tree.child(token, "ccomp")
            holder = tree.child(t.head, "nsubj")
            if clause is not None and clause > token and _marked(tree, clause) and holder is not None:
                yield _made(article_id, tree, token, tree.span(tree.first[holder], tree.end[holder]), clause)


def _retraction(article_id: str, tree: Tree, verb: int) -> Attribution | None:
    """Taking back what was said: "walked back her remark", "withdrew the warning"."""
    subject, held = tree.child(verb, "nsubj"), tree.child(verb, "dobj")
    if subject is None or held is None or held < verb or pointer(tree.tokens[held]) is None:
        return None
    particle = next(
        (c for c in tree.children[verb] if c > verb and tree.tokens[c].dep in ("prt", "advmod")), None
    )
    lemma = tree.tokens[verb].lemma
    phrase = f"{lemma} {tree.tokens[particle].text.lower()}" if particle is not None else lemma
    if phrase not in listed("retractions"):
        return None
    # "Revised the toll to nine": the new value belongs to it.
    to = max(
        (tree.end[c] for c in tree.children[verb] if c > held and tree.tokens[c].text == "to"), default=0
    )
    content = (tree.span(tree.first[held], max(to, tree.end[held])),)
    made = _with(article_id, tree, verb, tree.span(tree.first[subject], tree.end[subject]), content)
    return replace(made, cue_lemma=phrase)


def _passive(article_id: str, tree: Tree, verb: int, subject: int) -> Attribution:
    end = tree.sentence(verb)[1]
    while end > verb + 1 and tree.tokens[end - 1].pos == "PUNCT":
        end -= 1
    end = max(end if tree.end[verb] >= end else tree.end[verb], verb + 2)
    content = (tree.span(tree.first[subject], tree.end[subject]), tree.span(verb + 1, end))
    return _with(article_id, tree, verb, None, content)


def _with_noun(tree: Tree, span: Span) -> Span:
    """The span from the noun on that its clause explains: "(confirmed) reports that …"."""
    first, end = tree.within(span)
    if first == end:
        return span
    top = tree.tokens[tree.top(first, end)]
    if top.dep not in _CLAUSES or top.head >= first or tree.tokens[top.head].pos != "NOUN":
        return span
    return Span(tree.tokens[top.head].start, span.end)


def _in_span(article_id: str, tree: Tree, span: Span) -> Iterator[Attribution]:
    nouns, verbs = _reporting("noun"), _reporting("verb")
    for token in range(*tree.within(span)):
        t = tree.tokens[token]
        if t.pos == "VERB" and t.lemma in verbs and not is_noun(t):
            one = _verb(article_id, tree, token)
        elif is_noun(t) and singular(t.text.lower()) in nouns:
            one = _noun(article_id, tree, token)
        else:
            continue
        if one is not None and all(part in span for part in one.content):
            yield one


def _verb(article_id: str, tree: Tree, verb: int) -> Attribution | None:
    subject = tree.child(verb, "nsubj")
    clauses = [c for c in tree.children[verb] if tree.tokens[c].dep == "ccomp" and _marked(tree, c)]
    clause = next((c for c in clauses if c > verb), clauses[0] if clauses else None)
    if subject is None or tree.tokens[subject].pos == "PRON" or evidence(tree.tokens[verb].lemma) == "show":
        return None
    if clause is None:
        held = tree.child(verb, "dobj")
        if held is None or tree.tokens[held].text.lower() not in ("this", "that"):
            return None
        source = tree.span(tree.first[subject], tree.end[subject])
        return _with(article_id, tree, verb, source, (tree.span(held, held + 1),))
    return _made(article_id, tree, verb, tree.span(tree.first[subject], tree.end[subject]), clause)


def _noun(article_id: str, tree: Tree, noun: int) -> Attribution | None:
    clause = next((c for c in tree.children[noun] if tree.tokens[c].dep in _CLAUSES and _that(tree, c)), None)
    owner = tree.child(noun, "poss")
    source = tree.span(tree.first[owner], owner + 1) if owner is not None else None
    if clause is not None and source is None:
        source = _told_in(tree, noun, clause)
    if clause is not None:
        return _made(article_id, tree, noun, source, clause)
    by = next((c for c in tree.children[noun] if tree.tokens[c].text.lower() == "by"), None)
    held = tree.child(by, "pobj") if by is not None else None
    if held is None or tree.tokens[noun].lemma not in _reporting("noun", Stance.DENIES):
        return None
    return _with(article_id, tree, noun, tree.span(tree.first[held], held + 1), ())


def _told_in(tree: Tree, noun: int, clause: int) -> Span | None:
    """Who made the report, where a name says so in front of its clause: "a report in The Ledger that it had sold gold"."""
    for child in tree.children[noun]:
        held = tree.child(child, "pobj") if tree.tokens[child].text.lower() in ("by", "from", "in") else None
        if held is not None and noun < child < clause and tree.tokens[held].pos == "PROPN":
            return tree.span(tree.first[held], held + 1)
    return None


def _made(article_id: str, tree: Tree, cue: int, source: Span | None, clause: int) -> Attribution:
    first = tree.first[clause]
    if tree.tokens[first].tag == "IN" and tree.tokens[first].dep == "mark":
        first += 1
    end = tree.end[clause]
    while end > first + 1 and tree.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return _with(article_id, tree, cue, source, (tree.span(first, end),))


def _with(
    article_id: str, tree: Tree, cue: int, source: Span | None, content: tuple[Span, ...]
) -> Attribution:
    return Attribution(
        article_id=article_id,
        cue=tree.span(cue, cue + 1),
        cue_lemma=singular(tree.tokens[cue].text.lower())
        if is_noun(tree.tokens[cue])
        else tree.tokens[cue].lemma,
        source=source,
        content=content,
        kind=Kind.INDIRECT,
        tier=Tier.REPORTING,
        probability=_PROBABILITY,
        found_by=FOUND_BY,
    )


def _marked(tree: Tree, clause: int) -> bool:
    """A finite clause with its own subject."""
    return tree.child(clause, "nsubj", "nsubjpass", "expl") is not None and any(
        tree.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in (clause, *tree.children[clause])
    )


def _that(tree: Tree, clause: int) -> bool:
    first = tree.tokens[tree.first[clause]]
    return first.dep == "mark" and first.tag == "IN" and _marked(tree, clause)


@cache
def _reporting(word_class: str, stance: Stance | None = None) -> frozenset[str]:
    return frozenset(
        row["lemma"] or ""
        for row in load_table("cues")
        if row["class"] == word_class
        and row["tier"] == Tier.REPORTING
        and (stance is None or row["stance"] == stance)
    )
