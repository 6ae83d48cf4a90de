"""The outlet's own voice: what a sentence says with nobody else to answer for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.extract.statements.covers import Cover
from reportedly.extract.statements.drafts import Draft, Mentions
from reportedly.extract.statements.words import frame
from reportedly.extract.trees import Grove, Tree
from reportedly.records import Span, trim

__all__ = ["OwnVoice", "own_voice"]

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True, eq=False)
class OwnVoice:
    """A sentence or clause in the outlet's own voice."""

    tree: Tree
    content: tuple[Span, ...]
    sentence: int  # counted over the article
    whole: bool
    question: bool


def own_voice(
    text: str, grove: Grove, drafts: Sequence[Draft], taken: Sequence[Span], mentions: Mentions
) -> Iterator[OwnVoice]:
    """Every sentence without attribution, and every clause left over beside one.

    ``taken`` are further places that are spoken for (a relay's clause, a
    disclaimer). Whole sentences keep their full stop.
    """
    offset = 0
    covered = _Covered(drafts, taken)
    for tree in grove.trees:
        for index, (first, end) in enumerate(tree.sentences):
            span = trim(text, tree.tokens[first].start, tree.tokens[end - 1].end)
            if span is None or not any(
                tree.tokens[i].pos not in ("PUNCT", "SPACE", "SYM") for i in range(first, end)
            ):
                continue
            number = offset + index
            question = span.of(text).rstrip("”\"’') ").endswith("?")
            free = [i for i in range(first, end) if not covered.places.holds(tree.tokens[i].start)]
            if len(free) == end - first:
                if _is_sentence(tree, first, end):
                    yield OwnVoice(tree, (span,), number, True, question)
                continue
            for spans in _left_over(text, tree, (first, end), frozenset(free), covered, mentions):
                yield OwnVoice(tree, spans, number, False, question)
        offset += len(tree.sentences)


class _Covered:
    """What is spoken for in an article, and which tokens are cues."""

    def __init__(self, drafts: Sequence[Draft], taken: Sequence[Span]) -> None:
        spans = [span for draft in drafts for span in (*draft.content, draft.attribution.cue)]
        spans += [draft.attribution.source for draft in drafts if draft.attribution.source is not None]
        self.cues = frozenset((d.tree.number, i) for d in drafts for i in range(*d.cue_range))
        self.places = Cover([*spans, *taken])


def _is_sentence(tree: Tree, first: int, end: int) -> bool:
    """Whether somebody could check it: it has a verb and is no order ("see page 4") and no label."""
    roots = [i for i in range(first, end) if tree.tokens[i].head == i]
    if roots and all(_is_order(tree, root) for root in roots):
        return False
    verbs = any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(first, end))
    return verbs and sum(tree.tokens[i].pos not in ("PUNCT", "SPACE") for i in range(first, end)) > 2


def _is_order(tree: Tree, root: int) -> bool:
    return (
        tree.tokens[root].tag == "VB"
        and tree.child(root, "nsubj", "nsubjpass", "csubj", "expl", "aux") is None
    )


def _left_over(
    text: str,
    tree: Tree,
    sentence: tuple[int, int],
    free: frozenset[int],
    covered: _Covered,
    mentions: Mentions,
) -> Iterator[tuple[Span, ...]]:
    """Clauses of a sentence with an attribution that the attribution does not cover."""
    first, end = sentence
    for verb in range(first, end):
        if verb not in free or not _asserts(tree, verb):
            continue
        if (
            (tree.number, verb) in covered.cues
            or _helps_cue(tree, verb, covered)
            or _relays(tree, verb, mentions)
        ):
            continue
        members = [i for i in tree.subtree(verb) if first <= i < end]
        inner = [c for c in tree.children[verb] if tree.tokens[c].dep == "conj" and _asserts(tree, c)]
        dropped = {i for c in inner for i in tree.subtree(c)}
        for child in tree.children[verb]:
            # "Went on despite warnings that …": the phrase leads up to a cue.
            held = set(tree.subtree(child)) if tree.tokens[child].dep == "prep" else set()
            if any((tree.number, i) in covered.cues for i in held):
                dropped |= held
        kept = sorted(
            i for i in members if i not in dropped and (i in free or _is_own_subject(tree, verb, i))
        )
        spans = tuple(_runs(text, tree, kept))
        words = sum(1 for i in kept if tree.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ"))
        if words > 2 and spans:
            yield spans


def _asserts(tree: Tree, verb: int) -> bool:
    """A finite main verb with a subject of its own: the root, or a clause joined to it."""
    token = tree.tokens[verb]
    if token.pos not in ("VERB", "AUX"):
        return False
    main = token.head == verb or (token.dep == "conj" and _is_main(tree, token.head))
    finite = token.tag in _FINITE or any(tree.tokens[c].tag in _FINITE for c in tree.children[verb])
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return main and finite and subject is not None


def _is_main(tree: Tree, verb: int) -> bool:
    """The root, or the clause of what somebody says, to which the outlet's own "but …" may be joined."""
    head = tree.tokens[verb].head
    return head == verb or (tree.tokens[verb].dep == "ccomp" and tree.tokens[head].head == head)


def _helps_cue(tree: Tree, verb: int, covered: _Covered) -> bool:
    """Whether the verb only carries a cue: "sought to argue", "is expected"."""
    return any(
        (tree.number, c) in covered.cues
        for c in tree.children[verb]
        if tree.tokens[c].dep in ("xcomp", "acomp", "attr", "pcomp", "prep", "advmod", "dobj", "oprd")
        # "Reports have surfaced that …", "raised the matter, noting that …": the verb only leads up to the cue.
        or (tree.tokens[c].dep in ("nsubj", "nsubjpass") and tree.tokens[c].pos == "NOUN")
        or (tree.tokens[c].dep == "advcl" and tree.tokens[c].tag == "VBG")
    )


def _relays(tree: Tree, verb: int, mentions: Mentions) -> bool:
    """Whether the clause only says which medium passed the words on."""
    if frame(tree.tokens[verb]) not in ("report", "cite", "carry", "tell"):
        return False
    return any(
        mentions.media(tree.span(tree.first[c], tree.end[c])) is not None
        for c in tree.children[verb]
        if tree.tokens[c].dep in ("nsubj", "agent")
    )


def _is_own_subject(tree: Tree, verb: int, token: int) -> bool:
    """The subject of a left-over verb belongs to it even where it is also the source of a relative clause."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if token == subject:
        return True
    here = token
    while tree.tokens[here].head != here and here != subject:
        if tree.tokens[here].dep in ("relcl", "acl", "appos"):
            return False
        here = tree.tokens[here].head
    return here == subject


def _runs(text: str, tree: Tree, tokens: Sequence[int]) -> Iterator[Span]:
    start = 0
    while start < len(tokens):
        end = start
        while end + 1 < len(tokens) and tokens[end + 1] == tokens[end] + 1:
            end += 1
        first, last = tokens[start], tokens[end]
        while first < last and tree.tokens[first].pos in ("PUNCT", "CCONJ", "SPACE"):
            first += 1
        while last > first and tree.tokens[last].pos in ("PUNCT", "CCONJ", "SPACE"):
            last -= 1
        span = trim(text, tree.tokens[first].start, tree.tokens[last].end)
        empty = all(
            tree.tokens[i].pos in ("PUNCT", "CCONJ", "SCONJ", "SPACE") for i in range(first, last + 1)
        )
        if span is not None and not empty:
            yield span
        start = end + 1
