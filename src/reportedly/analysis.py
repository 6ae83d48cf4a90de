"""One article: captured bytes in, everything it says out. The only place where the stages meet."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final, TypeVar

from reportedly.errors import ReportedlyError, UnreadableInput
from reportedly.extract.trees import Grove, plant
from reportedly.records import (
    Analysis,
    Article,
    Attribution,
    Capture,
    Declaration,
    Figure,
    Interval,
    Mention,
    PageText,
    Parse,
    Rejected,
    Rejection,
    Span,
    Statement,
    Timex,
)

__all__ = [
    "LANGUAGES",
    "Stages",
    "analyze",
    "analyze_article",
    "analyze_or_reject",
    "default_stages",
    "rules_now",
]

LANGUAGES: Final = ("en",)
"""Languages with lexicons and weights. A second one is data: ``lexicons/<language>/`` and its weights."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages in order, each a pure function of records. Wrapped whole to be timed (``make bench``)."""

    render: Callable[[Capture, bytes], PageText]
    clean: Callable[[PageText, bytes, Capture, Declaration | None], Article]
    parse: Callable[[PageText, Article], Parse]
    times: Callable[[str, str, Sequence[Span]], tuple[Timex, ...]]
    anchor: Callable[[Sequence[Timex], str, str | None], tuple[Interval, ...]]
    figures: Callable[
        [str, str, Sequence[Span], Sequence[Timex], str | None, Sequence[Interval], Parse],
        tuple[tuple[Figure, ...], tuple[Rejection, ...]],
    ]
    attributions: Callable[[str, str, Parse], tuple[Attribution, ...]]
    trees: Callable[[Parse], Grove]  # laid out once for the two that walk them
    mentions: Callable[[Article, str, Parse, Sequence[Attribution], Grove], tuple[Mention, ...]]
    statements: Callable[
        [
            Article,
            str,
            Parse,
            Sequence[Attribution],
            Sequence[Mention],
            Sequence[Figure],
            Sequence[Timex],
            Grove,
        ],
        tuple[Statement, ...],
    ]
    rules: tuple[str, ...]  # rule sets and models, sorted: what to rerun when one of them changes


def analyze(
    capture: Capture, data: bytes, declaration: Declaration | None = None, *, stages: Stages | None = None
) -> Analysis:
    """Read one capture as news.

    ``data`` are the captured bytes; ``declaration`` is what the person who added
    them says of them. Pure: the same three give the same bytes of every record.
    Raises UnreadableInput (no text left, not English …) with the stage that could
    not go on.
    """
    do = stages or default_stages()
    page = do.render(capture, data)
    article = do.clean(page, data, capture, declaration)
    if article.language is not None and article.language not in LANGUAGES:
        raise UnreadableInput(
            capture.address,
            f"reads as {article.language!r}, and only English is understood so far",
            "add an English version; the page was kept and is listed by `reportedly log`",
            stage="clean",
        )
    return analyze_article(page, article, stages=do)


def analyze_article(page: PageText, article: Article, *, stages: Stages | None = None) -> Analysis:
    """Read a page as news whose article is known: cleaned just now, or corrected by a person since.

    The second half of ``analyze``; as pure. A line called body by hand is read as body, and times count
    from the date given by hand.
    """
    do = stages or default_stages()
    text, who, prose = page.text, article.article_id, article.prose()
    parsed = do.parse(page, article)
    timexes = do.times(who, text, prose)
    intervals = do.anchor(timexes, text, article.published.value)
    figures, rejections = do.figures(who, text, prose, timexes, article.published.value, intervals, parsed)
    attributions = do.attributions(who, text, parsed)
    grove = do.trees(parsed)
    mentions = do.mentions(article, text, parsed, attributions, grove)
    statements = do.statements(article, text, parsed, attributions, mentions, figures, timexes, grove)
    return Analysis(
        page_text=page,
        article=article,
        attributions=attributions,
        mentions=mentions,
        statements=statements,
        figures=figures,
        rejections=rejections,
        timexes=timexes,
        rules=do.rules,
    )


def analyze_or_reject(
    capture: Capture, data: bytes, declaration: Declaration | None = None, *, stages: Stages | None = None
) -> Analysis | Rejected:
    """As ``analyze``, but a page that cannot be read becomes a ``Rejected``. Never raises on account of a page.

    Errors that are nobody's page (an untrusted model, a broken lexicon) do raise:
    they would reject the whole batch for the wrong reason.
    """
    try:
        return analyze(capture, data, declaration, stages=stages)
    except UnreadableInput as error:
        return Rejected(
            subject=capture.address,
            capture=capture.sha256,
            stage=error.stage,
            problem=error.problem,
            remedy=error.remedy,
        )
    except ReportedlyError:
        raise
    except (
        Exception
    ) as error:  # a page that trips a rule must not stop the batch; the log names the rule's fault
        return Rejected(
            subject=capture.address,
            capture=capture.sha256,
            stage=_stage_of(error),
            problem=f"a rule failed on this page ({type(error).__name__}: {error})",
            remedy="please report it with the page; the page was kept and can be read again after a fix",
        )


def _stage_of(error: Exception) -> str:
    """The room in which an unexpected error arose, from its traceback."""
    stage, frame = "analyze", error.__traceback__
    while frame is not None:
        name = str(frame.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("reportedly.") and name != __name__:
            stage = ".".join(name.split(".")[1:3])
        frame = frame.tb_next
    return stage


@cache
def default_stages() -> Stages:
    """The shipped stages with the pinned English weights. Raises ModelNotTrusted."""
    # Imported here, not above: screens import this module and must not wait for spaCy and trafilatura.
    from reportedly.clean import clean_note, clean_page, is_note
    from reportedly.extract.attributions import find_attributions
    from reportedly.extract.figures import find_figures
    from reportedly.extract.parties import find_mentions
    from reportedly.extract.statements import assemble_statements
    from reportedly.extract.times import anchor_timexes, find_timexes
    from reportedly.parse import Parser, parse_page
    from reportedly.read import render_page

    parser = Parser.default()
    # What is loaded by now stays: the collector need not look through it again at every article (3% of the time).
    gc.freeze()

    def clean(page: PageText, data: bytes, capture: Capture, declaration: Declaration | None) -> Article:
        if is_note(page):
            return clean_note(page, declaration)
        captured_on: date = datetime.fromisoformat(capture.obtained_at).date()
        return clean_page(
            page, data, media_type=capture.media_type, declaration=declaration, captured_on=captured_on
        )

    def figures(
        article_id: str,
        text: str,
        prose: Sequence[Span],
        timexes: Sequence[Timex],
        dct: str | None,
        intervals: Sequence[Interval],
        parse: Parse,
    ) -> tuple[tuple[Figure, ...], tuple[Rejection, ...]]:
        anchored = {interval.timex: interval for interval in intervals}
        found = find_figures(article_id, text, prose, timexes=timexes, dct=dct, anchored=anchored)
        return found.figures, found.rejections

    return Stages(
        render=render_page,
        clean=clean,
        parse=lambda page, article: parse_page(page, article, parser),
        times=find_timexes,
        anchor=lambda timexes, text, dct: anchor_timexes(timexes, text, dct=dct),
        figures=figures,
        attributions=find_attributions,
        trees=plant,
        mentions=find_mentions,
        statements=assemble_statements,
        rules=_rules(parser.label),
    )


def rules_now() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rule sets that an analysis of today names, and the renderers of today, without loading the weights.

    Raises ModelNotTrusted.
    """
    from reportedly.parse.weights import find_weights
    from reportedly.read import RENDERERS

    return _rules(find_weights().label), RENDERERS


def _rules(parser: str) -> tuple[str, ...]:
    """Every rule set and model that takes part, sorted: what `cite` names and `diff` compares."""
    from reportedly import clean
    from reportedly.extract import attributions, figures, parties, statements, times

    rooms = (attributions, figures, parties, statements, times)
    return tuple(sorted({clean.CLEANED_BY, *(room.FOUND_BY for room in rooms), parser}))
