"""The report-level event table: one row is one event as one report has it, each number with who gives it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reportedly.brief.amounts import say_figure
from reportedly.brief.exports.material import Material
from reportedly.brief.moments import order_key
from reportedly.brief.policies.applied import plain_number
from reportedly.brief.policies.officials import is_official
from reportedly.brief.policies.reports import named
from reportedly.brief.policies.words import codebook_floor
from reportedly.brief.standing import split_by_standing
from reportedly.brief.view import View
from reportedly.brief.voices import say_chain, say_voice
from reportedly.records import Claim, Comparator, Event, Figure, Stance, Statement

__all__ = ["COLUMNS", "in_order", "own_cells", "report_columns", "report_rows"]

Row = Mapping[str, object]

COLUMNS: Final[Mapping[str, str]] = {
    "event_id": "the event; empty for a number of no event (--all)",
    "event": "what it is called: kind and place, or a person's own words",
    "event_kind": "kind of event, from the lexicon of event words",
    "event_date": "the day it happened, as most reports tell; ISO 8601",
    "event_place": "the place that most reports name: a proposal until confirmed",
    "event_actors": "parties named in what is said of it",
    "event_confirmed_by": "who confirmed the event; empty: a proposal",
    "report_id": "the statement: reportedly show REPORT_ID prints its exact words",
    "article_id": "the page, by the SHA-256 of its bytes: captures/…",
    "outlet": "who published the page; empty: nothing says",
    "published": "when, ISO 8601; empty: undated",
    "published_basis": "how that is known: declared, metadata, stated, inferred, unknown",
    "measure": "what is counted, as a class: killed, injured, missing",
    "question_id": "the question that the number answers",
    "group": "of whom, where the text says so: children, soldiers",
    "part": "1 where the number is part of a larger one",
    "stage": "how far along the counted thing is; numbers of two stages never compare",
    "accumulation": "cumulative, new, level, rate or unknown",
    "unit": "count, percent, an ISO currency or a unit's name",
    "rate": "per what; empty for a total",
    "low": "least number that the words allow; empty: open, or no number",
    "best": "the number named; empty where words stand for it",
    "high": "greatest number that the words allow; empty: open, or no number",
    "acled": "what ACLED's codebook writes down: tens 10, dozens 12, hundreds 100, else low",
    "comparator": "exact, approx, at_least, at_most, more_than, less_than, range, vague",
    "hedge": "the exact words of the hedge: at least",
    "number": "the exact words of the number",
    "said": "hedge, number and unit in words",
    "denies": "the number that the source denies; low, best and high are then empty",
    "as_of": "the moment for which the count holds, where the text says so",
    "withdrawn": "1 where its own side took it back",
    "stands": "1 where no update has left it behind",
    "source": "who is spoken for",
    "source_type": "person, government, organisation, media, anonymous, document, outlet",
    "source_official": "1 where the source speaks for a state or an organ of one",
    "source_group": "what the source belongs to at the top",
    "chain": "from the outlet outward to the furthest named origin",
    "stance": "what the source does: asserts, confirms, denies …",
    "certainty": "the source's commitment as worded; not reliability",
    "claim_id": "the answer that the number gives, with what agrees",
    "claim_status": "where that answer stands, and never what is true",
    "origins_sure": "origins behind that answer that are surely independent",
    "origins_max": "if every unknown pair were independent",
    "origins_unnamed": "unnamed sources behind it, never added",
    "quote": "the exact words of the statement",
    "sentence": "the exact sentence",
    "start": "first code point of the sentence in the page text, from 0",
    "end": "first code point behind it",
    "figure_start": "first code point of the figure",
    "figure_end": "first code point behind it",
    "url": "where the page was published, as far as known",
    "address": "where its bytes were had",
    "page_text": "SHA-256 of the page text that the offsets index",
}
"""Every column with what stands in it, in order; own columns follow, as ``party.…``, ``outlet.…``, ``group.…``."""


def report_columns(material: Material) -> tuple[str, ...]:
    """The columns of this story's table: ours, then people's own."""
    own = (f"{table}.{name}" for table, names in material.own_columns.items() for name in names)
    return (*COLUMNS, *own)


def report_rows(material: Material, *, everything: bool = False) -> Iterator[Row]:
    """The rows, event by event, in order of publication, then of the page.

    A row for each outcome figure in a statement that tells of the event, and one
    without a number for each article that tells of it and counts nothing.
    ``everything``: then also the figures that answer a question and belong to no
    event.
    """
    places = _Places(material)
    done: set[tuple[str, str]] = set()
    for event in material.events:
        told = in_order(event.statements, material.view)
        counting = {
            statement.article_id
            for statement in told
            if any(key in event.figures for key in statement.figures)
        }
        mute: set[str] = set()
        for statement in told:
            figures = [key for key in statement.figures if key in event.figures]
            for key in figures:
                done.add((statement.key, key))
                yield places.row(event, statement, key)
            if not figures and statement.article_id not in counting | mute:
                mute.add(statement.article_id)
                yield places.row(event, statement, None)
    if everything:
        for statement in in_order(material.view.statements, material.view):
            for key in statement.figures:
                if key in places.claims and (statement.key, key) not in done:
                    yield places.row(None, statement, key)


def in_order(keys: Iterable[str], view: View) -> list[Statement]:
    """The statements in view with these keys, in order of publication, undated last, then of the page."""
    known = [view.statements[key] for key in keys if key in view.statements]
    return sorted(
        known,
        key=lambda each: (
            order_key(view.published(each.article_id)),
            each.article_id,
            each.sentence.start,
            each.key,
        ),
    )


class _Places:
    """What a row says beside the statement and its figure: the answer it gives, and whether that stands."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.claims: dict[str, Claim] = {}  # by figure key
        self.standing: set[str] = set()  # claim ids
        for question in material.questions:
            claims = [material.view.claims[key] for key in question.claims if key in material.view.claims]
            self.standing |= {claim.claim_id for claim in split_by_standing(claims, material.view)[0]}
            for claim in claims:
                for key in claim.figures:
                    self.claims.setdefault(key, claim)

    def row(self, event: Event | None, statement: Statement, key: str | None) -> Row:
        """One row of the table."""
        view = self.material.view
        figure = view.figures.get(key) if key else None
        article = view.articles[statement.article_id]
        party = view.parties.get(statement.source.name.casefold())
        return {
            **_event_cells(event),
            "report_id": statement.key,
            "article_id": statement.article_id,
            "outlet": article.outlet.value,
            "published": article.published.value,
            "published_basis": article.published.basis.value,
            **(self._figure_cells(figure, statement) if figure else {}),
            "source": say_voice(statement, view),
            "source_type": statement.source.type.value,
            "source_official": int(is_official(statement, view)),
            "source_group": party.group if party else None,
            "chain": say_chain(statement, view),
            "stance": statement.stance.value,
            "certainty": statement.certainty.value,
            "quote": view.sayings.get(statement.key),
            "sentence": self.material.sentences.get(statement.key),
            "start": statement.sentence.start,
            "end": statement.sentence.end,
            "url": article.url.value,
            "address": self.material.addresses.get(statement.article_id),
            "page_text": article.page_text,
            **own_cells(self.material, statement),
        }

    def _figure_cells(self, figure: Figure, statement: Statement) -> Row:
        words = self.material.view.number_words.get(figure.key, "")
        said = say_figure(figure, words)
        denies = statement.stance is Stance.DENIES
        claim = self.claims.get(figure.key)
        floor = codebook_floor(figure, words)
        vague = figure.comparator is Comparator.VAGUE
        numbers = (figure.low, None if vague else named(figure), figure.high)
        low, best, high = (None, None, None) if denies else map(plain_number, numbers)
        return {
            "measure": figure.counted_class.removeprefix("other:"),
            "group": figure.group,
            "part": int(figure.part_of is not None),
            "stage": figure.stage.value,
            "accumulation": figure.accumulation.value,
            "unit": figure.unit,
            "rate": figure.rate,
            "low": low,
            "best": best,
            "high": high,
            "acled": None if denies else plain_number(floor),
            "comparator": figure.comparator.value,
            "hedge": self.material.hedges.get(figure.key),
            "number": words,
            "said": said,
            "denies": said if denies else None,
            "as_of": figure.as_of.value if figure.as_of else None,
            "withdrawn": int(figure.retracted),
            "figure_start": figure.span.start,
            "figure_end": figure.span.end,
            **(
                _claim_cells(claim, claim.claim_id in self.standing and not figure.retracted) if claim else {}
            ),
        }


def own_cells(material: Material, statement: Statement) -> Row:
    """What people's own columns say of the statement's source, its group and the outlet."""
    view = material.view
    party = view.parties.get(statement.source.name.casefold())
    names = (party.name if party else None, statement.source.name)
    article = view.articles.get(statement.article_id)
    subjects = {"party": names, "group": names, "outlet": (article.outlet.value if article else None,)}
    return {
        f"{table}.{column}": next(
            (text for name in subjects.get(table, ()) if (text := material.own(table, name).get(column))),
            None,
        )
        for table, columns in material.own_columns.items()
        for column in columns
    }


def _event_cells(event: Event | None) -> Row:
    if event is None:
        return {}
    return {
        "event_id": event.event_id,
        "event": event.label,
        "event_kind": event.kind,
        "event_date": event.earliest,
        "event_place": event.place,
        "event_actors": "; ".join(event.actors),
        "event_confirmed_by": event.confirmed_by,
    }


def _claim_cells(claim: Claim, stands: bool) -> Row:
    return {
        "question_id": claim.question,
        "claim_id": claim.claim_id,
        "claim_status": claim.status.label.value,
        "origins_sure": claim.origins.sure,
        "origins_max": claim.origins.max,
        "origins_unnamed": claim.origins.unnamed,
        "stands": int(stands),
    }
