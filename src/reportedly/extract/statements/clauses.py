"""What a clause commits to: its main predicate, its negation, its modals, its conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.statements.words import evidence, ground, kinds, listed, pointer, singular
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Certainty, Polarity, Span

__all__ = ["Clause", "read_clause"]

_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
_ORDER: Final = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)
_DEEPEST: Final = 3
"""Clauses followed inward ("he thought tests show that …"): beyond that nobody says what is committed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The reading of one clause, or of the noun phrase that stands for one."""

    predicate: int | None  # token; None where the content is no clause
    subject: int | None
    certainty: Certainty
    polarity: Polarity
    conditional: bool
    open: bool  # "does not know whether", "no evidence that"
    leaves_room: bool  # "does not rule out", "is not impossible"
    refutes: bool  # "is not true", "were wrong", of what somebody said
    future: bool
    would: bool


def read_clause(tree: Tree, spans: Sequence[Span], *, first_only: bool = True) -> Clause:
    """Read the content that stands in these spans of one paragraph.

    Several sentences are read by the first; a noun phrase has no predicate and is
    certain and positive.
    """
    inside = [i for span in spans for i in range(*tree.within(span))]
    if first_only and inside:
        sentence = tree.sentence_of[inside[0]]
        inside = [i for i in inside if tree.sentence_of[i] == sentence]
    members = frozenset(inside)
    predicate = _predicate(tree, inside, members)
    if predicate is None:
        return _bare(tree, inside)
    subject = next((c for c in tree.children[predicate] if tree.tokens[c].dep in _SUBJECTS), None)
    negated = _negated(tree, predicate)
    certainty, inner = _certainty(tree, predicate, members, 0)
    is_open = _open(tree, predicate, negated)
    leaves_room = _leaves_room(tree, predicate, negated)
    refutes = _refutes(tree, predicate, subject, negated)
    polarity = Polarity.NEGATIVE if negated != inner or refutes else Polarity.POSITIVE
    helpers = {tree.tokens[c].text.lower() for c in tree.children[predicate] if tree.tokens[c].dep == "aux"}
    if is_open or leaves_room:
        polarity = Polarity.POSITIVE
        certainty = Certainty.UNKNOWN if is_open else Certainty.POSSIBLE
    return Clause(
        predicate=predicate,
        subject=subject,
        certainty=certainty,
        polarity=polarity,
        # "It is not clear if" asks; it sets no condition.
        conditional=not is_open and _conditional(tree, predicate, members),
        open=is_open,
        leaves_room=leaves_room,
        refutes=refutes,
        future=bool(helpers & {"will", "’ll", "'ll", "shall"}),
        would="would" in helpers,
    )


def _bare(tree: Tree, inside: Sequence[int]) -> Clause:
    return Clause(
        predicate=None,
        subject=None,
        certainty=_adverbial(tree, inside),
        polarity=Polarity.POSITIVE,
        conditional=False,
        # "No comment."
        open=any(
            kinds("open_words").get(tree.tokens[i].text.lower()) and _empty(tree, i)
            for i in inside
            if tree.tokens[i].pos == "NOUN"
        ),
        leaves_room=False,
        refutes=False,
        future=False,
        would=False,
    )


def _predicate(tree: Tree, inside: Sequence[int], members: frozenset[int]) -> int | None:
    """The highest verb of the content."""
    tops = [i for i in inside if tree.tokens[i].head == i or tree.tokens[i].head not in members]
    for i in tops:
        if tree.tokens[i].pos in ("VERB", "AUX"):
            return i
    return None


def _adverbial(tree: Tree, tokens: Iterable[int]) -> Certainty:
    certainty = Certainty.CERTAIN
    for i in tokens:
        token = tree.tokens[i]
        if "adverb" in kinds("certainty_words").get(token.text.lower(), frozenset()):
            certainty = _weaker(certainty, _word_certainty(token.text.lower()))
    return certainty


def _word_certainty(word: str) -> Certainty:
    value = lookup("certainty_words", "word", "certainty").get(word)
    return Certainty(value) if value else Certainty.CERTAIN


def _weaker(a: Certainty, b: Certainty) -> Certainty:
    return max(a, b, key=_ORDER.index)


def _negated(tree: Tree, predicate: int) -> bool:
    """Whether the clause is turned round: by an adverb, a determiner, a pronoun, or a verb that says it failed."""
    negators = kinds("negators")
    turns = 0
    # "No letter and no call came" says once that nothing came.
    subjects = [c for c in tree.children[predicate] if tree.tokens[c].dep in ("nsubj", "nsubjpass")]
    for child in tree.children[predicate]:
        token = tree.tokens[child]
        word = token.text.lower()
        if token.dep in ("neg", "advmod", "preconj", "cc") and "adverb" in negators.get(word, frozenset()):
            after = tree.tokens[child + 1].text.lower() if child + 1 < len(tree.tokens) else ""
            if after in listed("focus_words"):
                continue
            turns += 1
        elif token.dep == "advmod" and word == "longer":
            turns += any(tree.tokens[c].text.lower() == "no" for c in tree.children[child])
        elif token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and _empty(tree, child):
            turns += child not in subjects[1:]
        elif token.dep == "prep" and (held := tree.child(child, "pobj")) is not None and _empty(tree, held):
            turns += token.text.lower() in ("for", "of", "to", "about", "with", "on")
        elif token.dep == "ccomp" and token.tag == "VB" and tree.child(child, "aux", "mark") is None:
            # "Heard nothing ring": the small clause's subject is the object of the senses.
            turns += any(tree.tokens[c].dep == "nsubj" and _empty(tree, c) for c in tree.children[child])
    failing = "verb" in negators.get(tree.tokens[predicate].lemma, frozenset())
    if failing and tree.child(predicate, "xcomp") is not None:
        turns += 1
    return turns % 2 == 1


def _flatly_negated(tree: Tree, predicate: int) -> bool:
    """Negated by an adverb of its own: "does not know", not "knows nothing"."""
    return any(
        tree.tokens[c].dep in ("neg", "advmod", "preconj")
        and "adverb" in kinds("negators").get(tree.tokens[c].text.lower(), frozenset())
        for c in tree.children[predicate]
    )


def _empty(tree: Tree, noun: int) -> bool:
    """Nobody, nothing, none of them, no shells."""
    negators = kinds("negators")
    if "pronoun" in negators.get(tree.tokens[noun].text.lower(), frozenset()):
        return True
    if noun >= 2 and "pronoun" in negators.get(
        "".join(token.text for token in tree.tokens[noun - 2 : noun + 1]).lower(), frozenset()
    ):
        return True
    return any(
        (
            tree.tokens[c].dep in ("det", "neg", "preconj", "advmod", "amod")
            and "determiner" in negators.get(tree.tokens[c].text.lower(), frozenset())
        )
        # "Heard nothing ring" is often parsed as one noun.
        or (
            tree.tokens[c].dep == "compound"
            and "pronoun" in negators.get(tree.tokens[c].text.lower(), frozenset())
        )
        for c in tree.children[noun]
    )


def _certainty(tree: Tree, predicate: int, members: frozenset[int], depth: int) -> tuple[Certainty, bool]:
    """The commitment to the predicate, and whether an embedded clause is negative."""
    words = kinds("certainty_words")
    negated = _negated(tree, predicate)
    certainty = Certainty.CERTAIN
    perfect = any(
        tree.tokens[c].lemma == "have" and tree.tokens[c].dep == "aux" for c in tree.children[predicate]
    )
    for child in tree.children[predicate]:
        token = tree.tokens[child]
        word = token.text.lower()
        kind = words.get(word, frozenset())
        ability = word in listed("ability_modals") and (
            negated or ground(tree.tokens[predicate], "sense") is not None
        )
        if (
            (token.dep == "aux" and "modal" in kind and not ability)
            or (token.dep == "aux" and "inference" in kind and perfect)
            or (token.dep in ("advmod", "npadvmod") and ("adverb" in kind or "adjective" in kind))
            or (token.dep in ("acomp", "attr", "oprd") and "adjective" in kind)
        ):
            certainty = _weaker(certainty, _word_certainty(word))
    lemma = tree.tokens[predicate].lemma
    passive = any(tree.tokens[c].dep == "auxpass" for c in tree.children[predicate])
    inner_clause = tree.child(predicate, "ccomp", "xcomp")
    would = any(tree.tokens[c].text.lower() == "would" for c in tree.children[predicate])
    guesses = evidence(lemma) == "show" and "verb" in words.get(lemma, frozenset())
    if inner_clause is None and guesses and not would:
        # "The tracks suggest a second lorry".
        certainty = _weaker(certainty, _word_certainty(lemma))
    if inner_clause is not None and inner_clause in members and depth < _DEEPEST:
        verbal = "verb" in words.get(lemma, frozenset()) or (
            passive and "verb" in words.get(tree.tokens[predicate].text.lower(), frozenset())
        )
        if verbal and (lemma != "set" or passive):
            certainty = _weaker(certainty, _word_certainty(lemma) if lemma in words else Certainty.PROBABLE)
        if verbal or evidence(lemma) == "show":
            inner, inner_negative = _certainty(tree, inner_clause, members, depth + 1)
            return _weaker(certainty, inner), _negated(tree, inner_clause) != inner_negative
    return certainty, False


def _open(tree: Tree, predicate: int, negated: bool) -> bool:
    """Whether the clause leaves its matter open: not known, unclear, no evidence, no comment."""
    words = kinds("open_words")
    token = tree.tokens[predicate]
    if "preconj" in {tree.tokens[c].dep for c in tree.children[predicate]} and negated:
        return "predicate" in words.get(token.lemma, frozenset())
    for child in tree.children[predicate]:
        inner = tree.tokens[child]
        kind = words.get(inner.lemma, frozenset()) | words.get(singular(inner.text.lower()), frozenset())
        if inner.dep in ("acomp", "attr") and "adjective" in kind:
            return True
        if inner.dep in ("acomp", "advmod") and not negated and _too_early(tree, predicate, child):
            return True
        if (
            inner.dep == "attr"
            and _empty(tree, child)
            and any(evidence(tree.tokens[c].lemma) == "show" for c in tree.children[child])
        ):
            # "Nothing to suggest arson".
            return True
        if inner.dep in ("acomp",) and negated and "predicate" in kind:
            return True
        shown = (
            inner.dep == "dobj"
            and evidence(token.lemma) == "show"
            and token.lemma not in listed("finding_verbs")
        )
        if shown:
            # "Shows no sign of ending" says what is; "found no sign" leaves it open.
            continue
        if inner.dep in ("attr", "dobj", "nsubj", "nsubjpass") and "noun" in kind and _empty(tree, child):
            return True
    if negated and "predicate" in words.get(token.lemma, frozenset()):
        return _flatly_negated(tree, predicate) and _asks(tree, predicate)
    would = any(tree.tokens[c].lemma in ("will", "would") for c in tree.children[predicate])
    return (
        negated
        and would
        and any(
            words.get(tree.tokens[i].text.lower(), frozenset()) & {"answer"} for i in tree.subtree(predicate)
        )
    )


def _too_early(tree: Tree, predicate: int, adjective: int) -> bool:
    """Whether it is too early to say, to tell, to draw conclusions."""
    early = lookup("early_words", "word", "alone").get(tree.tokens[adjective].text.lower(), "")
    too = any(tree.tokens[c].text.lower() == "too" for c in tree.children[adjective])
    if early == "" or (early == "no" and not too):
        return False
    verb = tree.child(adjective, "xcomp", "ccomp", "advcl") or tree.child(
        predicate, "xcomp", "ccomp", "advcl"
    )
    return verb is not None and tree.tokens[verb].lemma in listed("inquiry_verbs")


def _asks(tree: Tree, predicate: int) -> bool:
    """Whether what is not known is a question or nothing at all: "did not know whether …", "could not say"."""
    inner = tree.child(predicate, "ccomp", "xcomp", "advcl")
    if inner is None:
        return tree.child(predicate, "nsubjpass") is None
    return any(
        tree.tokens[i].tag in ("WDT", "WP", "WRB", "WP$") or tree.tokens[i].text.lower() in ("whether", "if")
        for i in range(tree.first[inner], min(tree.end[inner], tree.first[inner] + 4))
    )


def _leaves_room(tree: Tree, predicate: int, negated: bool) -> bool:
    if not negated:
        return False
    token = tree.tokens[predicate]
    particle = tree.child(predicate, "prt")
    phrase = f"{token.lemma} {tree.tokens[particle].text.lower()}" if particle is not None else token.lemma
    if lookup("stance_phrases", "cue", "negated").get(phrase) == "does-not-rule-out":
        return True
    return any(
        tree.tokens[c].dep == "acomp" and tree.tokens[c].lemma in listed("not_excluded")
        for c in tree.children[predicate]
    )


def _refutes(tree: Tree, predicate: int, subject: int | None, negated: bool) -> bool:
    """Whether the clause calls what was said untrue: "that is false", "the rumours are not true"."""
    for child in tree.children[predicate]:
        token = tree.tokens[child]
        if token.dep not in ("acomp", "attr", "oprd"):
            continue
        words = {tree.tokens[i].text.lower() for i in tree.subtree(child)}
        said = subject is not None and (
            pointer(tree.tokens[subject]) is not None or tree.tokens[subject].pos == "PRON"
        )
        if said and not negated and words & listed("dismissals"):
            return True
        if said and negated and words & listed("affirmations"):
            return True
    return False


def _conditional(tree: Tree, predicate: int, members: frozenset[int]) -> bool:
    """Whether a condition hangs on the predicate, or on a verb it is joined to."""
    openers = listed("conditions")
    verbs = [
        predicate,
        *(c for c in tree.children[predicate] if tree.tokens[c].dep in ("conj", "ccomp", "xcomp")),
    ]
    for verb in verbs:
        for child in tree.children[verb]:
            if tree.tokens[child].dep not in ("advcl", "prep", "mark", "advmod") or child not in members:
                continue
            start = tree.first[child]
            opening = [token.text.lower() for token in tree.tokens[start : start + 3]]
            if any(" ".join(opening[:n]) in openers for n in (1, 2, 3)) and tree.tokens[child].dep == "advcl":
                return True
            if tree.tokens[child].dep in ("prep", "advmod") and " ".join(opening) in openers:
                return True
    subject = tree.child(predicate, "nsubj", "csubj")
    would = any(
        tree.tokens[c].lemma in ("would", "will") and tree.tokens[c].text.lower() == "would"
        for c in tree.children[predicate]
    )
    # "Such a strike would …": the thing is only thought of.
    return would and subject is not None and tree.tokens[tree.first[subject]].text.lower() == "such"
