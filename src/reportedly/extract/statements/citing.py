"""Phrases that tell where words came from: ", citing the Globe, which quoted a guard"."""

from collections.abc import Iterator
from typing import Final

from reportedly.extract.statements.drafts import Draft, with_content
from reportedly.extract.statements.words import frame
from reportedly.extract.trees import Tree
from reportedly.records import Kind

__all__ = ["cited_in_turn", "quoted_in_turn", "without_citing"]

_RELATIVE: Final = frozenset({"which", "who"})
_BETWEEN: Final = 5
"""Tokens from the relative pronoun to its verb: "which in turn quoted"."""
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_MARKS: Final = frozenset({",", "—", "–"})


def cited_in_turn(tree: Tree, first: int, end: int) -> Iterator[int]:
    """Verbs of relative clauses that cite, in order: "which in turn quoted".

    Found by their words: the parser hangs such a clause now on its noun, now on
    the verb before.
    """
    for verb in range(first, end):
        token = tree.tokens[verb]
        if token.tag in _FINITE | {"VBN"} and frame(token) == "cite" and tree.child(verb, "agent") is None:
            relative = _relative_before(tree, verb)
            if (
                relative is not None
                and tree.tokens[relative].dep != "dobj"
                and tree.child(verb, "auxpass") is None
            ):
                yield verb


def quoted_in_turn(tree: Tree, noun: int) -> Iterator[int]:
    """Who quotes the one at ``noun``: "told Radio Luma, which was quoted by the Globe"."""
    for clause in tree.children[noun]:
        token = tree.tokens[clause]
        if token.tag != "VBN" or token.dep not in ("relcl", "acl") or frame(token) != "cite":
            continue
        for by in tree.children[clause]:
            held = tree.child(by, "pobj") if tree.tokens[by].text.lower() in ("by", "in") else None
            if held is not None:
                yield held


def _relative_before(tree: Tree, verb: int) -> int | None:
    for token in range(verb - 1, max(0, verb - _BETWEEN) - 1, -1):
        if tree.tokens[token].tag in ("WDT", "WP") and tree.tokens[token].text.lower() in _RELATIVE:
            return token
        if tree.tokens[token].pos in ("VERB", "PUNCT"):
            return None
    return None


def without_citing(draft: Draft) -> Draft:
    """Leave out ", citing two officials" and ", according to the Globe" behind the words: they tell whence those came."""
    tree = draft.tree
    if draft.attribution.kind is Kind.DIRECT:
        return draft
    content = []
    for span in draft.content:
        first, end = tree.within(span)
        last = next((i for i in range(first, end) if _opens_citing(tree, i, draft.cue)), end)
        while last > first and last < end and tree.tokens[last - 1].pos == "PUNCT":
            last -= 1
        if last == end:
            content.append(span)
        elif last > first:
            content.append(tree.span(first, last))
    return with_content(draft, tuple(content)) if content else draft


def _opens_citing(tree: Tree, token: int, cue: int) -> bool:
    if token == 0 or token == cue:
        return False
    before, word = tree.tokens[token - 1], tree.tokens[token]
    if word.tag == "VBG" and frame(word) == "cite":
        return before.text in _MARKS or token == cue + 1
    after = tree.tokens[token + 1].text.lower() if token + 1 < len(tree.tokens) else ""
    whole = word.text.lower() == "according" and after == "to"
    return token > cue and (whole or (word.text.lower() == "to" and before.text.lower() == "according"))
