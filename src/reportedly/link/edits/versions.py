"""A page and its newer version are two captures; a correction of words that both hold is one correction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportedly.link.edits.anchors import make_anchor, reattach
from reportedly.link.likeness.words import fold
from reportedly.records import Analysis, Anchor, Edit

__all__ = ["carry_edits", "versions_of_pages"]

TELLING: Final = 24
"""Code points from which words are told by themselves; shorter ones must stand in the same context."""
_CARRIED: Final = frozenset({"set", "accept", "reject", "add"})
_PLACES: Final = frozenset({"statement", "cue", "source", "content", "figure", "line"})


def carry_edits(edits: Sequence[Edit], analyses: Sequence[Analysis]) -> tuple[Edit, ...]:
    """The standing ``edits`` of one version of a page as edits of its other versions, where the same words stand once.

    In the order given. Made anew by each linking and never stored: the person's edit stays the one it
    is, on the page it was made on. What is said of a whole article (its date, say) is not carried.
    """
    if not edits:
        return ()
    versions = versions_of_pages(analyses)
    carried: list[Edit] = []
    for edit in edits:
        anchor = edit.anchor
        if (
            anchor is None
            or edit.action not in _CARRIED
            or anchor.role not in _PLACES
            or edit.field == "event"
        ):
            continue
        for analysis in versions.get(anchor.capture, ()):
            there = _carried(anchor, analysis)
            if there is not None:
                carried.append(replace(edit, anchor=there))
    return tuple(carried)


def versions_of_pages(analyses: Sequence[Analysis]) -> dict[str, list[Analysis]]:
    """Article id → the other versions of its page: of one address, else of one outlet and title.

    Told by what the pages say, never by which came first.
    """
    groups: defaultdict[tuple[str, ...], list[Analysis]] = defaultdict(list)
    for analysis in sorted(analyses, key=lambda each: each.article.article_id):
        article = analysis.article
        if article.url.value:
            groups["url", article.url.value].append(analysis)
        if article.outlet.value and article.title.value:
            groups["title", fold(article.outlet.value), fold(article.title.value)].append(analysis)
    versions: dict[str, dict[str, Analysis]] = {}
    for group in groups.values():
        for one in group:
            others = {each.article.article_id: each for each in group if each is not one}
            if others:
                versions.setdefault(one.article.article_id, {}).update(others)
    return {name: [others[key] for key in sorted(others)] for name, others in versions.items()}


def _carried(anchor: Anchor, analysis: Analysis) -> Anchor | None:
    span = reattach(anchor, analysis.page_text)
    if span is None:
        return None
    there = make_anchor(analysis.page_text, anchor.role, span, analysis.article)
    framed = (there.prefix, there.suffix) == (anchor.prefix, anchor.suffix)
    return there if framed or len(anchor.exact) >= TELLING else None
