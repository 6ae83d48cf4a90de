"""Policies: named rules that turn conflicting figures into one. Each a pure function of one question's reports.

None takes an average: a number that nobody reported is nobody's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from reportedly.brief.moments import order_key
from reportedly.brief.policies.reports import Report, is_vague, named
from reportedly.brief.policies.words import codebook_floor

__all__ = ["POLICIES", "Chosen", "Policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a policy makes of the reports. ``low`` and ``high`` None: open; ``best`` None: no one number."""

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    reports: tuple[Report, ...]  # those that give the number: it never goes without them
    why: str  # one clause; where there is no number, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule by its name, in one sentence, with where it comes from."""

    name: str
    rule: str
    source: str
    choose: Callable[[Sequence[Report]], Chosen]


def _nothing(why: str) -> Chosen:
    return Chosen(low=None, best=None, high=None, reports=(), why=why)


def _standing(reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if report.stands]


def _kept(reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if not report.withdrawn]


def choose_range(reports: Sequence[Report]) -> Chosen:
    """Lowest to highest of all that stands; an end that no report closes stays open."""
    standing = _standing(reports) or list(reports)
    lows = [report.figure.low for report in standing if report.figure.low is not None]
    numbers = [number for report in standing if (number := named(report.figure)) is not None]
    if not numbers:
        return _nothing("no report names a number")
    highs = [report.figure.high for report in standing if report.figure.high is not None]
    top = max(numbers + highs)
    # "At least 17" leaves the range open above, unless somebody else reaches higher.
    open_above = any(report.figure.high is None and named(report.figure) == top for report in standing)
    open_below = not lows or any(
        report.figure.low is None and (top if report.figure.high is None else report.figure.high) <= min(lows)
        for report in standing
    )
    ends = {min(numbers), top}
    return Chosen(
        low=None if open_below else min(lows),
        best=None,
        high=None if open_above else top,
        reports=tuple(report for report in standing if named(report.figure) in ends),
        why="lowest to highest of what stands",
    )


def choose_acled(reports: Sequence[Report]) -> Chosen:
    """The most conservative number of those that stand; words by the codebook."""
    return _lowest(_standing(reports), "the lowest that stands")


def _lowest(reports: Sequence[Report], why: str) -> Chosen:
    floors = [(floor, report) for report in reports if (floor := _floor(report)) is not None]
    if not floors:
        return _nothing("no report gives a least number: a coder must decide")
    least = min(floor for floor, _ in floors)
    givers = tuple(report for floor, report in floors if floor == least)
    return Chosen(low=least, best=least, high=least, reports=givers, why=why)


def choose_ucdp(reports: Sequence[Report]) -> Chosen:
    """Low, best and high of what stands: sources are not ranked, so best is the lower figure not in dispute."""
    standing = _standing(reports)
    numbers = [
        number
        for report in standing
        for number in (named(report.figure), report.figure.high)
        if number is not None  # nought is a number: "nobody was killed"
    ]
    lowest = _lowest(standing, "")
    if lowest.best is None:
        # "At most 20" alone: a high, and nothing to take a low or a best from.
        givers = tuple(report for report in standing if report.figure.high is not None)
        return replace(lowest, high=max(numbers, default=None), reports=givers)
    # Undenied before denied, a number before a word for one; never a judgement of who is reliable.
    ranked = (
        [report for report in standing if not report.denied and not is_vague(report)],
        [report for report in standing if not is_vague(report)],
        standing,
    )
    best = next(found for group in ranked if (found := _lowest(group, "")).best is not None)
    return Chosen(
        low=lowest.best,
        best=best.best,
        high=max(numbers, default=best.best),  # "dozens" alone names no number: its floor is all there is
        reports=best.reports,
        why="best: the lower figure, numbers before words, undenied before denied",
    )


def choose_latest_official(reports: Sequence[Report]) -> Chosen:
    """The newest figure of a speaker for a state or an organ of one."""
    official = [report for report in _kept(reports) if report.official and named(report.figure) is not None]
    if not official:
        return _nothing("nobody speaks officially")
    dated = [report for report in official if not order_key(report.moment)[0]]
    if not dated:
        return _nothing("no official figure bears a date")
    newest = max(order_key(report.moment) for report in dated)
    givers = [report for report in dated if order_key(report.moment) == newest]
    return _agreed(givers, "the newest official figure", "official figures of one moment differ")


def choose_most_conservative(reports: Sequence[Report]) -> Chosen:
    """The least low, best and high over all reports, earlier ones included."""
    return _extreme(_kept(reports), min, "the least of all reports")


def choose_most_informative(reports: Sequence[Report]) -> Chosen:
    """The greatest low, best and high over all reports, earlier ones included."""
    return _extreme(_kept(reports), max, "the greatest of all reports")


def _extreme(reports: Sequence[Report], pick: Callable[[Iterable[Decimal]], Decimal], why: str) -> Chosen:
    bests = [(best, report) for report in reports if (best := _best(report)) is not None]
    if not bests:
        return _nothing("no report names a number")
    chosen = pick([best for best, _ in bests])
    lows = [report.figure.low for _, report in bests if report.figure.low is not None]
    highs = [report.figure.high for _, report in bests if report.figure.high is not None]
    return Chosen(
        low=pick(lows) if lows else None,
        best=chosen,
        high=pick(highs) if highs else None,
        reports=tuple(report for best, report in bests if best == chosen),
        why=why,
    )


def choose_most_representative(reports: Sequence[Report]) -> Chosen:
    """The number that most articles give; two that as many give leave it open."""
    votes: dict[Decimal, dict[str, Report]] = {}
    for report in _kept(reports):
        if (best := _best(report)) is not None:
            votes.setdefault(best, {}).setdefault(report.article, report)
    if not votes:
        return _nothing("no report names a number")
    most = max(len(articles) for articles in votes.values())
    modes = sorted(number for number, articles in votes.items() if len(articles) == most)
    givers = tuple(report for number in modes for report in votes[number].values())
    if len(modes) > 1:
        return Chosen(
            low=modes[0], best=None, high=modes[-1], reports=givers, why="several are given as often"
        )
    articles = f"{most} article{'' if most == 1 else 's'}, copies counted"
    return Chosen(low=modes[0], best=modes[0], high=modes[0], reports=givers, why=f"given by {articles}")


def choose_most_origins(reports: Sequence[Report]) -> Chosen:
    """The answer that stands on most independent origins: the surely independent first, then those that may be."""
    standing = [report for report in _standing(reports) if _best(report) is not None]
    if not standing:
        return _nothing("no report names a number")
    most = max((report.origins.sure, report.origins.max) for report in standing)
    givers = [report for report in standing if (report.origins.sure, report.origins.max) == most]
    if most == (0, 0):
        return _nothing("no named origin stands behind any answer")
    return _agreed(givers, "most origins", "answers with as many origins differ")


def _agreed(reports: Sequence[Report], why: str, otherwise: str) -> Chosen:
    """The one number that these reports give, or all of them where they differ."""
    numbers = sorted({best for report in reports if (best := _best(report)) is not None})
    lows = [report.figure.low for report in reports if report.figure.low is not None]
    highs = [report.figure.high for report in reports if report.figure.high is not None]
    return Chosen(
        low=min(lows) if lows else None,
        best=numbers[0] if len(numbers) == 1 else None,
        high=max(highs) if len(highs) == len(reports) else None,
        reports=tuple(reports),
        why=why if len(numbers) == 1 else otherwise,
    )


def _floor(report: Report) -> Decimal | None:
    return codebook_floor(report.figure, report.words)


def _best(report: Report) -> Decimal | None:
    """The number a report names; of a word for one what the codebooks write."""
    return _floor(report) if is_vague(report) else named(report.figure)


_EVENTREPORT: Final = "van Baalen and Höglund (2025), R package eventreport, as aggregated for MAVERICK"
_ALL: Final = (
    Policy(
        name="range",
        rule="lowest to highest of what stands; open ends stay open",
        source="this project: nothing is chosen",
        choose=choose_range,
    ),
    Policy(
        name="acled",
        rule="the most conservative number that stands; tens 10, dozens 12, hundreds 100",
        source="ACLED, How does ACLED code fatalities? (2024)",
        choose=choose_acled,
    ),
    Policy(
        name="ucdp",
        rule="low, best and high of what stands; best is the lower figure, for sources are not ranked",
        source="UCDP Georeferenced Event Dataset codebook, best, low and high estimates",
        choose=choose_ucdp,
    ),
    Policy(
        name="latest-official",
        rule="the newest figure of somebody who speaks for a state or an organ of one",
        source="this project",
        choose=choose_latest_official,
    ),
    Policy(
        name="most-conservative",
        rule="the least over all reports, earlier ones included",
        source=f"{_EVENTREPORT}: find_min",
        choose=choose_most_conservative,
    ),
    Policy(
        name="most-informative",
        rule="the greatest over all reports, earlier ones included",
        source=f"{_EVENTREPORT}: find_max",
        choose=choose_most_informative,
    ),
    Policy(
        name="most-representative",
        rule="what most articles give; a tie stays open",
        source=f"{_EVENTREPORT}: find_mode",
        choose=choose_most_representative,
    ),
    Policy(
        name="most-origins",
        rule="the answer with most independent origins; a tie stays open",
        source="this project",
        choose=choose_most_origins,
    ),
)
POLICIES: Final[Mapping[str, Policy]] = MappingProxyType({policy.name: policy for policy in _ALL})
"""Every policy by name, the default first."""
