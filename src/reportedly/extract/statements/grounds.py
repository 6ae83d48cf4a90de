"""What a statement's knowledge rests on, where the text says so."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportedly.extract.statements.drafts import Draft
from reportedly.extract.statements.words import evidence, ground, singular
from reportedly.extract.trees import Tree
from reportedly.lexicons import lookup
from reportedly.records import Basis, Ground, Mention, PartyType, Span

__all__ = ["NONE_STATED", "find_ground", "ground_of_clause"]

NONE_STATED: Final = Ground(value=Basis.NONE_STATED, span=None)
_SUBJECTS: Final = ("nsubj", "nsubjpass")


def find_ground(draft: Draft, cited: Sequence[Mention], source: Mention | None) -> Ground:
    """The first that applies: a document speaks; something cited; the source's own senses or count; evidence in the content."""
    if source is not None and source.type is PartyType.DOCUMENT:
        return Ground(value=Basis.DOCUMENT, span=source.span)
    if source is not None and source.resolved_by == "by" and _is_document(draft):
        # "A report by the agency": the agency speaks, by its report.
        return Ground(value=Basis.DOCUMENT, span=source.span)
    for mention in cited:
        if mention.type is PartyType.DOCUMENT:
            return Ground(value=Basis.DOCUMENT, span=mention.span)
    for found in (_own_count_source(draft), _cited(draft), _beside_source(draft), _own_senses(draft)):
        if found is not None:
            return found
    for span in draft.content:
        found = ground_of_clause(draft.tree, span)
        if found is not None:
            return found
    return NONE_STATED


def _is_document(draft: Draft) -> bool:
    head = draft.tree.tokens[draft.source_head].text.lower() if draft.source_head is not None else ""
    authored = lookup("authored_nouns", "noun", "kind")
    return authored.get(head) == "document" or authored.get(singular(head)) == "document"


def ground_of_clause(tree: Tree, span: Span) -> Ground | None:
    """Evidence that is the subject of a clause: "aerial photographs show", "blood tests prove", "the morgue's tally is"."""
    for i in range(*tree.within(span)):
        token = tree.tokens[i]
        looks = (token.tag == "VBG" and token.dep == "advcl") or token.text.lower() == "based"
        if looks and evidence(token.lemma) == "examine":
            # "Judging by the aerial photographs, …"
            for held in _objects(tree, i):
                looked_at = _of_phrase(tree, held)
                if looked_at not in (None, Basis.DOCUMENT):
                    return Ground(value=looked_at, span=_phrase_span(tree, held))
        if token.dep not in _SUBJECTS:
            continue
        verb = tree.tokens[token.head]
        value = _of_phrase(tree, i)
        if value is None:
            continue
        counted = value is Basis.OWN_COUNT and verb.lemma == "be"
        if counted or (evidence(verb.lemma) == "show" and value is not Basis.DOCUMENT):
            return Ground(value=value, span=_phrase_span(tree, i))
    return None


def _of_phrase(tree: Tree, head: int) -> Basis | None:
    """The basis a noun phrase names: its head's, else its compound's ("phone intercepts")."""
    own = ground(tree.tokens[head], "noun")
    if own is not None and own is not Basis.DOCUMENT:
        return own
    for child in tree.children[head]:
        if tree.tokens[child].dep in ("compound", "amod", "nmod"):
            value = ground(tree.tokens[child], "noun")
            if value is not None:
                return value
    return own


def _phrase_span(tree: Tree, head: int) -> Span:
    return tree.span(tree.first[head], max(head + 1, _end_before_clause(tree, head)))


def _end_before_clause(tree: Tree, head: int) -> int:
    end = head + 1
    for child in tree.children[head]:
        if child >= end and tree.tokens[child].dep == "prep":
            end = tree.end[child]
        elif child > head:
            break
    return end


def _cited(draft: Draft) -> Ground | None:
    """Evidence under a verb of examining or citing beside the cue: "citing drone footage", "after counting the tents"."""
    tree = draft.tree
    for verb in _beside(draft):
        token = tree.tokens[verb]
        if token.pos != "VERB" or token.tag not in ("VBG", "VBN"):
            continue
        counts = ground(token, "count")
        if counts is not None:
            return Ground(value=counts, span=tree.span(verb, tree.end[verb]))
        if (
            evidence(token.lemma) != "examine"
            and lookup("relays", "word", "frame").get(token.lemma) != "cite"
        ):
            continue
        for held in _objects(tree, verb):
            value = _of_phrase(tree, held)
            if value is not None:
                return Ground(value=value, span=_phrase_span(tree, held))
    return None


def _objects(tree: Tree, verb: int) -> Iterator[int]:
    for child in tree.children[verb]:
        if tree.tokens[child].dep == "dobj":
            yield child
        elif tree.tokens[child].dep == "prep" and tree.tokens[child].text.lower() != "in":
            held = tree.child(child, "pobj")
            if held is not None:
                yield held


def _beside(draft: Draft) -> Iterator[int]:
    """Tokens of the cue's sentence that stand outside the content."""
    tree = draft.tree
    inside = {i for span in draft.content for i in range(*tree.within(span))}
    for i in range(*tree.sentence(draft.cue)):
        if i not in inside and i != draft.cue:
            yield i


def _beside_source(draft: Draft) -> Ground | None:
    """The source's own relative clause: "who saw the train pass", "who was in the hall at the time"."""
    tree, head = draft.tree, draft.source_head
    if head is None:
        return None
    heads = [head, *(c for c in tree.children[head] if tree.tokens[c].dep == "appos")]
    for clause in (c for h in heads for c in tree.children[h] if tree.tokens[c].dep == "relcl"):
        token = tree.tokens[clause]
        span = tree.span(tree.first[clause], tree.end[clause])
        for kind in ("sense", "count"):
            value = ground(token, kind)
            if value is not None:
                return Ground(value=value, span=span)
        present = token.lemma == "be" and any(
            tree.tokens[i].lemma in ("time", "scene") for i in tree.subtree(clause)
        )
        if present:
            return Ground(value=Basis.EYEWITNESS, span=span)
    return None


def _own_senses(draft: Draft) -> Ground | None:
    """The source saw, heard or counted it: "she had watched it burn", "We saw smoke"."""
    tree = draft.tree
    for span in draft.content:
        for i in range(*tree.within(span)):
            token = tree.tokens[i]
            if token.pos != "VERB":
                continue
            value = ground(token, "sense") or ground(token, "count")
            if value is None or any(tree.tokens[c].dep == "neg" for c in tree.children[i]):
                continue
            subject = tree.child(i, "nsubj")
            if (
                subject is None
                and token.tag == "VBG"
                and token.head == draft.cue
                and value is Basis.EYEWITNESS
            ):
                # "Reported hearing a bang": the source is the one who heard.
                return Ground(value=value, span=tree.span(i, i + 1))
            if subject is None or tree.tokens[subject].pos != "PRON" or not _means_speaker(draft, subject):
                continue
            if value is Basis.EYEWITNESS and tree.child(i, "dobj", "ccomp") is None and token.lemma == "see":
                continue
            return Ground(value=value, span=tree.span(subject, i + 1))
    return None


def _means_speaker(draft: Draft, subject: int) -> bool:
    """A first person, or in indirect speech a third one, that is the subject of the clause under the cue."""
    tree = draft.tree
    use = lookup("pronouns", "form", "use").get(tree.tokens[subject].text.lower())
    if use == "speaker":
        return True
    verb = tree.tokens[subject].head
    return use == "personal" and tree.tokens[verb].head == draft.cue


def _own_count_source(draft: Draft) -> Ground | None:
    """The source phrase is a count: "on a tally by the port"."""
    attribution = draft.attribution
    tree = draft.tree
    if attribution.source is None:
        return None
    first, end = tree.within(attribution.source)
    reach = range(max(0, draft.cue_range[1]), end)
    for i in (*reach, *range(first, end)):
        if ground(tree.tokens[i], "noun") is Basis.OWN_COUNT:
            return Ground(value=Basis.OWN_COUNT, span=tree.span(tree.first[i], tree.end[i]))
    return None
