"""The table of figures for print: each question's number by one policy, who gives which, and a note for each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.brief.exports.material import Material
from reportedly.brief.moments import Moments, order_key
from reportedly.brief.policies import POLICIES, Applied, Policy, Report, apply_policies, say_chosen
from reportedly.brief.quotes import quoted
from reportedly.brief.statuses import say_origins
from reportedly.brief.voices import say_outlet
from reportedly.records import Article, DateBasis

__all__ = ["FigureTable", "Line", "Note", "Telling", "compose_figures"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The exact words behind one report, and where they stand."""

    number: int  # from 1, in the order first needed
    quote: str
    outlet: str
    title: str | None
    published: str | None  # ISO 8601
    basis: str  # how the date is known, in words; empty where the page's markup says it
    url: str | None
    start: int  # of the statement's sentence, in code points of the page text
    end: int
    capture: str  # SHA-256
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One speaker's figure with its notes, one for each page that carries it."""

    said: str
    who: str
    when: str
    earlier: bool  # left behind by an update, or withdrawn
    denied: bool
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question."""

    title: str
    number: str  # by the policy; with its unit
    why: str  # empty where it is what the policy's rule says of most lines
    origins: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """All lines with their notes."""

    title: str
    policy: Policy
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def compose_figures(material: Material, policy: str, *, limit: int | None = None) -> FigureTable:
    """The first ``limit`` questions about a number, in screen order. Raises WrongUse for a policy that is none."""
    applied = apply_policies(material.questions, material.view, [policy])[:limit]
    notes: dict[str, Note] = {}
    lines = _without_the_usual([_line(each, material, notes) for each in applied])
    return FigureTable(
        title=material.title, policy=POLICIES[policy], lines=lines, notes=tuple(notes.values())
    )


def _without_the_usual(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with a reason only where it is not the one that most have: the heading says that one."""
    reasons = Counter(line.why for line in lines)
    usual = max(reasons, key=lambda why: (reasons[why], why), default="")
    return tuple(replace(line, why="") if line.why == usual and len(lines) > 1 else line for line in lines)


def _line(applied: Applied, material: Material, notes: dict[str, Note]) -> Line:
    groups: dict[tuple[str, str, bool], list[Report]] = {}
    for report in sorted(applied.stretch.reports, key=lambda each: (not each.stands, order_key(each.moment))):
        groups.setdefault((report.said, report.who, report.stands), []).append(report)
    widest = max(applied.stretch.reports, key=lambda each: (each.stands, each.origins.max))
    return Line(
        title=applied.title,
        number=say_chosen(applied.chosen, applied.stretch.unit),
        why=applied.chosen.why,
        origins=say_origins(widest.origins),
        tellings=tuple(_telling(group, material, notes) for group in groups.values()),
    )


def _telling(group: Sequence[Report], material: Material, notes: dict[str, Note]) -> Telling:
    first = group[0]
    as_of = "as of " if first.figure.as_of else ""
    for report in group:
        if report.statement not in notes:
            notes[report.statement] = _note(report, len(notes) + 1, material)
    return Telling(
        said=first.said,
        who=first.who,
        when=as_of + Moments().say(first.moment),
        earlier=not first.stands,
        denied=first.denied,
        notes=tuple(dict.fromkeys(notes[report.statement].number for report in group)),
    )


def _note(report: Report, number: int, material: Material) -> Note:
    statement = material.view.statements[report.statement]
    article = material.view.articles[statement.article_id]
    words = material.sentences.get(statement.key) or material.view.sayings.get(statement.key, "")
    return Note(
        number=number,
        quote=quoted(words),
        outlet=say_outlet(article, material.view),
        title=article.title.value,
        published=article.published.value,
        basis=_basis(article),
        url=article.url.value,
        start=statement.sentence.start,
        end=statement.sentence.end,
        capture=article.article_id,
        statement=statement.key,
    )


def _basis(article: Article) -> str:
    basis = article.published.basis
    return "" if basis in (DateBasis.METADATA, DateBasis.UNKNOWN) else basis.value
