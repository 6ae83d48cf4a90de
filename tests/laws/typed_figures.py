"""Figures that a person adds at words of the bundled story in which the rules see none, and how to tell that they hold."""

import random
from collections.abc import Callable, Iterable

from sixty_edits import Pages, edit

from reportedly.link import make_anchor, write_added_figure
from reportedly.records import Analysis, Edit, Span

TYPED = {"low": "7", "high": "9", "comparator": "range", "counted": "lamps", "counted_class": "other:lamp"}


def typed_figures(pages: Pages) -> list[Edit]:
    """Six, each at three words inside what somebody says; the middle one is the number."""
    rng = random.Random(6)
    chosen = [
        (analysis, span)
        for name in sorted(pages)
        for analysis in [pages[name]]
        for statement in analysis.statements
        if statement.nested_in is None
        for span in statement.content[:1]
        if len(span.of(analysis.page_text.text).split()) > 8
        and not any(figure.span.overlaps(span) for figure in analysis.figures)
    ]
    return [_typed(analysis, span, at) for at, (analysis, span) in enumerate(rng.sample(chosen, 6))]


def _typed(analysis: Analysis, span: Span, at: int) -> Edit:
    text = analysis.page_text.text
    one, two, three, *_ = span.of(text).split(maxsplit=3)
    number = text.index(two, span.start + len(one))
    end = text.index(three, number + len(two)) + len(three)
    phrase = Span(span.start, end)
    new = write_added_figure(text, phrase.start, {"number": Span(number, number + len(two))}, TYPED)
    return edit("add", make_anchor(analysis.page_text, "figure", phrase, analysis.article), 70 + at, new=new)


def holds(one: Edit) -> Callable[[Iterable[Analysis]], bool]:
    """Whether the figure stands in its own words, as typed, and somebody is seen to give it."""

    def told(corrected: Iterable[Analysis]) -> bool:
        return any(_stands(one, analysis) for analysis in corrected)

    return told


def _stands(one: Edit, analysis: Analysis) -> bool:
    anchor = one.anchor
    if anchor is None or anchor.capture != analysis.article.article_id:
        return False
    carried = {key for statement in analysis.statements for key in statement.figures}
    return any(
        (str(figure.low), str(figure.high), figure.counted_class) == ("7", "9", "other:lamp")
        and figure.key in carried
        and " ".join(figure.number_span.of(analysis.page_text.text).split()) in anchor.exact
        for figure in analysis.figures
        if figure.found_by == "person/1"
    )
