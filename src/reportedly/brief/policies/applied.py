"""Each policy's number for each figure question, and how it is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportedly.brief.amounts import say_number, say_range
from reportedly.brief.policies.reports import Report, Stretch, stretches_of
from reportedly.brief.policies.rules import POLICIES, Chosen, Policy
from reportedly.brief.sides import title_of
from reportedly.brief.view import View
from reportedly.errors import WrongUse
from reportedly.records import Question

__all__ = ["Applied", "apply_policies", "find_policies", "say_chosen", "say_givers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What one policy makes of one question (of one stage of it)."""

    question: Question
    title: str
    stretch: Stretch
    policy: Policy
    chosen: Chosen


def apply_policies(
    questions: Iterable[Question], view: View, policies: Sequence[str] = ()
) -> tuple[Applied, ...]:
    """Each named policy (all, when none is named) on each figure question, in the order given.

    Raises WrongUse for a policy that is none.
    """
    wanted = find_policies(policies)
    return tuple(
        Applied(
            question=question,
            title=_title(question, stretch, view),
            stretch=stretch,
            policy=policy,
            chosen=policy.choose(stretch.reports),
        )
        for question in questions
        for stretch in stretches_of(question, view)
        for policy in wanted
    )


def find_policies(names: Sequence[str]) -> tuple[Policy, ...]:
    """The policies of these names, or all. Raises WrongUse for a name that is none."""
    if unknown := [name for name in names if name not in POLICIES]:
        raise WrongUse(repr(unknown[0]), "is no policy", f"name one of {', '.join(POLICIES)}")
    return tuple(POLICIES[name] for name in names) if names else tuple(POLICIES.values())


def say_chosen(chosen: Chosen, unit: str = "") -> str:
    """``14``, ``14–17``, ``at most 20``, ``low 9, best 14, high 17``; ``open`` where there is no one number."""
    low, best, high = chosen.low, chosen.best, chosen.high
    if best is None:
        return say_range(low, high, unit=unit) if low is not None or high is not None else "open"
    if low is None and high == best:
        return say_range(None, high, unit=unit)
    if {low, high} <= {best, None}:
        return say_range(best, best, unit=unit)
    return ", ".join(
        f"{name} {say_range(number, number, unit=unit) if number is not None else 'open'}"
        for name, number in (("low", low), ("best", best), ("high", high))
    )


def say_givers(reports: Sequence[Report], most: int = 3) -> str:
    """``police at least 14; governor 17 and 4 more``: who gives the number, each with its own words."""
    told = list(dict.fromkeys(f"{report.who} {report.said}" for report in reports))
    more = f" and {len(told) - most} more" if len(told) > most else ""
    return "; ".join(told[:most]) + more


def _title(question: Question, stretch: Stretch, view: View) -> str:
    title = title_of(question, view)
    return f"{title}, {stretch.stage}" if stretch.stage else title


def plain_number(value: Decimal | None) -> str | None:
    """A number for a cell: digits, no grouping, no exponent for what a person would write out."""
    if value is None:
        return None
    return f"{value:f}" if abs(value.adjusted()) <= 18 else say_number(value)
