"""Contents found again where the first reading took a scrap: after "according to …,", in "disputed that, saying …"."""

from collections.abc import Sequence
from typing import Final

from reportedly.extract.statements.drafts import Draft, with_content
from reportedly.extract.trees import Tree
from reportedly.records import Kind, Span

__all__ = ["behind_the_colon", "from_the_start", "of_the_main_clause", "pointing_word"]

_ACCORDING: Final = "according to"
_POINTING: Final = frozenset({"that", "this", "these", "those", "it"})
_CLAUSAL: Final = frozenset({"VERB", "AUX"})
_PRELUDE: Final = frozenset({"prep", "advcl", "punct", "mark", "cc"})


def pointing_word(draft: Draft) -> Draft:
    """In "disputed that, saying wages were owed" only "that" is disputed; the rest is said."""
    tree, after = draft.tree, draft.cue + 1
    if draft.attribution.kind is Kind.DIRECT or after + 2 >= tree.sentence(draft.cue)[1]:
        return draft
    alone = tree.tokens[after].text.lower() in _POINTING and tree.tokens[after + 1].text == ","
    if not alone or tree.tokens[after + 2].tag != "VBG":
        return draft
    return with_content(draft, (tree.span(after, after + 1),))


def of_the_main_clause(draft: Draft) -> Draft:
    """Behind "According to the Globe, citing a guard, …" the whole main clause is what is said, not its subject alone."""
    tree, cue = draft.tree, draft.cue
    if draft.lemma != _ACCORDING or not draft.content:
        return draft
    first, end = tree.sentence(cue)
    begin = tree.within(draft.content[0])[0]
    if begin < cue and tree.tokens[begin].text.lower() == "that" and tree.tokens[begin].dep == "mark":
        # "Agencies believe that he is held, according to two envoys": they tell of the belief.
        last = cue
        while last > first + 1 and tree.tokens[last - 1].pos == "PUNCT":
            last -= 1
        return with_content(draft, (tree.span(first, last),))
    opens = all(tree.tokens[i].pos in ("CCONJ", "PUNCT", "ADV") for i in range(first, cue))
    if not opens or _has_verb(tree, draft.content):
        return draft
    root = next((i for i in range(cue, end) if tree.tokens[i].head == i), None)
    if root is None or tree.tokens[root].pos not in _CLAUSAL:
        return draft
    start = min(
        (tree.first[c] for c in tree.children[root] if c > cue and tree.tokens[c].dep not in _PRELUDE),
        default=root,
    )
    while end > root + 1 and tree.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return with_content(draft, (tree.span(min(start, root), end),)) if cue < start < end else draft


def from_the_start(draft: Draft) -> Draft:
    """Of "It had answered within the week, it said, and ordered pins" the whole clause in front is said, not its end."""
    tree, source = draft.tree, draft.attribution.source
    if draft.attribution.kind is Kind.DIRECT or source is None or not draft.content:
        return draft
    start, first = tree.within(source)[0], tree.sentence(draft.cue)[0]
    begin, end = tree.within(draft.content[0])
    beside = start > 0 and tree.tokens[start - 1].text == "," and end in (start, start - 1)
    if not beside or not first < begin or begin >= end:
        return draft
    between = range(first, begin)
    finite = any(
        tree.tokens[i].pos in _CLAUSAL and tree.child(i, "nsubj", "nsubjpass", "expl") in between
        for i in between
    )
    opens = tree.tokens[first].dep in _PRELUDE or any(tree.tokens[i].pos == "PUNCT" for i in between)
    if not finite or opens:
        return draft
    return with_content(draft, (tree.span(first, end), *draft.content[1:]))


def behind_the_colon(draft: Draft, near: Sequence[Draft]) -> Draft:
    """Of "The office rejected the account: a meeting had taken place, it said" only what follows the colon is said."""
    tree, source = draft.tree, draft.source
    if draft.attribution.kind is Kind.DIRECT or source is None or not draft.content:
        return draft
    first, end = tree.within(draft.content[0])
    colon = next((i for i in range(first, min(end, draft.cue)) if tree.tokens[i].text == ":"), None)
    if colon is None or colon + 1 >= end:
        return draft
    for other in near:
        same = other.source is not None and other.source.name == source.name
        if other is not draft and same and other.tree is tree and first <= other.cue < colon:
            return with_content(draft, (tree.span(colon + 1, end), *draft.content[1:]))
    return draft


def _has_verb(tree: Tree, content: tuple[Span, ...]) -> bool:
    return any(tree.tokens[i].pos in _CLAUSAL for span in content for i in range(*tree.within(span)))
