"""Refresh a story, and tell what reads otherwise now."""

from collections.abc import Sequence

from reportedly import ledger as book
from reportedly.brief.terminal import terminal_safe
from reportedly.cli.adding import say_rejected
from reportedly.cli.clock import now
from reportedly.cli.fetch import shortener
from reportedly.cli.output import print_lines, remark, waiting
from reportedly.ingest import Current, Entered, Kept, ReadAnew, Refused, ingest, refresh, relink
from reportedly.ledger import Story

__all__ = ["refresh_story"]


def refresh_story(story: Story, typed: Sequence[str], *, every: bool, jobs: int) -> int:
    """Read anew, link, and return how many pages could not be read."""
    with story.reading() as ledger:
        named = [book.resolve_id(ledger, each, kind="article").id for each in typed]
        held = len(named) or len(book.article_ids(ledger))
    moment = now()
    outcomes = refresh(story, named, moment=moment, every=every, jobs=jobs)
    changed, failed, current = 0, 0, 0
    while True:
        with waiting("reading"):
            outcome = next(outcomes, None)
        match outcome:
            case None:
                break
            case ReadAnew():
                changed += 1
                print_lines([_say(story, outcome)])
            case Current():
                current += 1
            case Kept(rejected=rejected) if rejected is not None:
                failed += 1
                remark(say_rejected(rejected))
    for entered in () if named else ingest(story, [], obtained_at=moment, jobs=jobs):
        match entered:
            case Entered():
                print_lines([f"entered now: {terminal_safe(entered.title or entered.address)}"])
            case Refused():
                remark(say_rejected(entered.rejected))
    with waiting("linking"):
        # Linking rules may have changed even where no page reads otherwise.
        linked = relink(story, always=True, moment=moment)
    said = f"{changed} of {held} articles read otherwise now"
    if current:
        said += f"; {current} were current (--all reads them too)"
    if linked.orphans:
        said += f"; {linked.orphans} corrections find no place (reportedly review)"
    remark(said)
    return failed


def _say(story: Story, outcome: ReadAnew) -> str:
    with story.reading() as ledger:
        title = book.article(ledger, outcome.article_id).title.value
        short = shortener(ledger)(outcome.article_id)
    told = f"{outcome.statements:3} said {outcome.figures:3} figures"
    return f"{short}  {told}  {terminal_safe(title or 'no title')}"
