"""Furniture: lines that an outlet repeats across its pages. Found, never removed."""

from collections import defaultdict
from collections.abc import Sequence

from reportedly.records import Analysis, Furniture, LineKind

__all__ = ["find_furniture"]


def find_furniture(analyses: Sequence[Analysis]) -> tuple[Furniture, ...]:
    """The same line, white space aside, in two or more articles of one outlet; sorted by outlet and text.

    Articles of unknown outlets are left out: the same sentence on two unknown
    pages may as well be one agency's. Titles are no furniture.
    """
    held: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for analysis in analyses:
        outlet = analysis.article.outlet.value
        if outlet is None:
            continue
        for line in analysis.article.lines:
            if line.kind is not LineKind.TITLE:
                text = " ".join(line.span.of(analysis.page_text.text).split())
                held[outlet, text].add(analysis.article.article_id)
    return tuple(
        Furniture(outlet=outlet, text=text, articles=tuple(sorted(articles)))
        for (outlet, text), articles in sorted(held.items())
        if len(articles) > 1
    )
