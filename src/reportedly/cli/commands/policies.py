"""``reportedly policies``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from reportedly.brief.layout import wrap
from reportedly.brief.policies import Applied, apply_policies, say_chosen
from reportedly.brief.policies.applied import plain_number, say_givers
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import View
from reportedly.cli.asking import asked_for
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import print_csv, print_json, print_lines, remark, terminal_width
from reportedly.cli.standing import standing
from reportedly.cli.stories import open_story
from reportedly.records import Facet

__all__ = ["policies"]

_COLUMNS = (
    "question",
    "title",
    "stage",
    "unit",
    "policy",
    "low",
    "best",
    "high",
    "said",
    "who",
    "why",
    "reports",
    "statements",
    "rule",
    "source",
)


def policies(
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="A question's id, or words of its label: killed."),
    ] = None,
    policy: Annotated[
        list[str] | None, typer.Option("--policy", metavar="NAME", help="Only this one; may be given again.")
    ] = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """Show what each policy makes of conflicting figures.

    For each question about a number: the number by each rule, with who gives it.
    Never an average: a number that nobody reported is nobody's. `open` means that
    the rule gives no one number, and why.

    As CSV and JSON, with the rule in words and where it comes from.
    """
    shown = listing(limit, csv, json)
    with standing(open_story(context, story), as_of=as_of) as found:
        numbers = [each for each in found.questions if each.facet is Facet.NUMBER]
        asked = asked_for(numbers, found.view, question)
        applied = apply_policies(asked[: shown.limit], found.view, policy or ())
        if shown.csv:
            print_csv(_COLUMNS, _rows(applied, joined="; "))
        elif shown.json:
            print_json(_rows(applied))
        else:
            print_lines(_lines(applied, found.view, terminal_width()))
            if len(asked) > len(asked[: shown.limit]):
                remark(f"and {len(asked) - len(asked[: shown.limit])} more; leave out --limit to see all")
        if not applied:
            remark("no question about a number yet; next: reportedly questions")


def _lines(applied: Sequence[Applied], view: View, width: int) -> Iterator[str]:
    heading: tuple[str, str | None, str] | None = None
    size = max((len(each.policy.name) for each in applied), default=0)
    for each in applied:
        if heading != (heading := (each.question.question_id, each.stretch.stage, each.stretch.unit)):
            reports = len(each.stretch.reports)
            counted = f"{reports} report{'' if reports == 1 else 's'}"
            yield from wrap(
                f"{view.short(each.question.question_id)}  {terminal_safe(each.title)} ({counted})", width
            )
        said = say_chosen(each.chosen, each.stretch.unit)
        who = terminal_safe(say_givers(each.chosen.reports))
        told = f"{said}: {who} ({each.chosen.why})" if who else f"{said} ({each.chosen.why})"
        start = f"  {each.policy.name:{size}}  "
        yield from wrap(told, width, first=start, rest=" " * len(start))


def _rows(applied: Sequence[Applied], joined: str | None = None) -> Iterator[Mapping[str, object]]:
    """A row a policy and question; ``joined``: what stands between several statements in one cell."""
    for each in applied:
        chosen = each.chosen
        statements = tuple(dict.fromkeys(report.statement for report in chosen.reports))
        yield {
            "question": each.question.question_id,
            "title": each.title,
            "stage": each.stretch.stage,
            "unit": each.stretch.unit,
            "policy": each.policy.name,
            "low": plain_number(chosen.low),
            "best": plain_number(chosen.best),
            "high": plain_number(chosen.high),
            "said": say_chosen(chosen, each.stretch.unit),
            "who": say_givers(chosen.reports, most=len(chosen.reports)),
            "why": chosen.why,
            "reports": len(each.stretch.reports),
            "statements": statements if joined is None else joined.join(statements),
            "rule": each.policy.rule,
            "source": each.policy.source,
        }
