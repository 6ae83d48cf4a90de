"""``reportedly statements``."""

from typing import Annotated

import typer

from reportedly.cli.fetch import view_from
from reportedly.cli.options import AsOfOption, CsvOption, JsonOption, LimitOption, StoryOption, listing
from reportedly.cli.output import remark
from reportedly.cli.rows import print_statements
from reportedly.cli.stories import open_story
from reportedly.ledger import resolve_id, undated_count
from reportedly.ledger import statements as find_statements
from reportedly.records import Stance, Tier

__all__ = ["statements"]


def statements(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only by whom these words of a name fit, or another name of theirs."
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only in this outlet.")] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Only in this article.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only with this stance.")] = None,
    tier: Annotated[Tier | None, typer.Option(help="Only of this tier.")] = None,
    since: Annotated[str | None, typer.Option(metavar="TIME", help="Only published at or after.")] = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    csv: CsvOption = False,
    json: JsonOption = False,
    story: StoryOption = None,
) -> None:
    """List who said what, statement by statement.

    In order of publication, then of the page.
    """
    shown = listing(limit, csv, json)
    with open_story(context, story).reading() as ledger:
        found = find_statements(
            ledger,
            article=resolve_id(ledger, article, kind="article").id if article else None,
            source_words=source,
            since=since,
            as_of=as_of,
        )
        kept = [
            row
            for row in found
            if (outlet is None or (row.article.outlet.value or "").casefold() == outlet.casefold())
            and (stance is None or row.statement.stance is stance)
            and (tier is None or row.statement.tier is tier)
        ]
        rows = kept[: shown.limit]
        print_statements(rows, view_from(ledger, rows=rows), shown)
        if len(rows) < len(kept):
            remark(f"and {len(kept) - len(rows)} more; leave out --limit to see all")
        if not kept:
            named = "; see who is named with `reportedly sources`" if source is not None else ""
            remark(f"no statement fits{named}")
        if (since or as_of) and (undated := undated_count(ledger)):
            remark(f"{undated} undated articles left out: nobody can say when they were published")
