"""Enter pages, tell what became of each, and link the story: what ``add`` and ``demo`` share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.brief.layout import shorten
from reportedly.brief.moments import Moments
from reportedly.brief.terminal import terminal_safe
from reportedly.cli.clock import now
from reportedly.cli.fetch import files_of, shortener
from reportedly.cli.output import print_lines, remark, terminal_width, waiting
from reportedly.ingest import Entered, Refused, Unchanged, ingest, relink
from reportedly.ledger import Story, article, earlier_versions, obtained
from reportedly.ledger.postdated import is_postdated
from reportedly.records import Article, DateBasis, Rejected

__all__ = ["Summary", "add_pages", "say_rejected"]


_DIGITS: Final = 6
"""Of an id printed while pages still come: four may fit another thing once all are in and linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of a run."""

    entered: int
    unchanged: int
    rejected: int
    said: str


def add_pages(
    story: Story,
    inputs: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    timezone: str | None = None,
    jobs: int = 1,
) -> Summary:
    """Enter the inputs, a line each on standard output, rejected ones on standard error; then link.

    Raises what ``ingest`` raises; what was entered by then stays.
    """
    from reportedly.read import DeclaredFields  # only here: screens do not wait for the readers

    declared = DeclaredFields(outlet=outlet, published=published, url=url, timezone=timezone)
    counts = {Entered: 0, Unchanged: 0, Refused: 0}
    outcomes = ingest(story, inputs, obtained_at=now(), declared=declared, jobs=jobs)
    finished = False
    while not finished:
        with waiting("reading"):
            outcome = next(outcomes, None)
        match outcome:
            case Entered():
                print_lines([_say_entered(outcome, story)])
                if warning := _say_postdated(outcome, story):
                    remark(warning)
            case Unchanged():
                print_lines([f"unchanged: {terminal_safe(outcome.address)}"])
            case Refused():
                remark(say_rejected(outcome.rejected))
        if outcome is None:
            finished = True
        else:
            counts[type(outcome)] += 1
    with waiting("linking"):
        linked = relink(story)
    entered, unchanged, rejected = counts[Entered], counts[Unchanged], counts[Refused]
    said = [f"{entered} entered"]
    if unchanged:
        said.append(f"{unchanged} unchanged")
    if rejected:
        said.append(f"{rejected} rejected (reportedly log)")
    return Summary(
        entered=entered,
        unchanged=unchanged,
        rejected=rejected,
        said=f"{', '.join(said)}; the story holds {_count(linked.articles, 'article')}"
        f" and {_count(linked.questions, 'question')}. Next: reportedly {'where' if linked.articles else 'log'}",
    )


def say_rejected(rejected: Rejected) -> str:
    """``rejected: b.html: no text left after cleaning; pass the articles it links to``."""
    return f"rejected: {rejected.subject}: {rejected.problem}; {rejected.remedy}"


def _say_entered(outcome: Entered, story: Story) -> str:
    with story.reading() as ledger:
        entered = article(ledger, outcome.article_id)
        shorten_id = shortener(ledger, least=_DIGITS)
        short = shorten_id(outcome.article_id)
        files = files_of(ledger)
        edited = [shorten_id(each) for each in earlier_versions(ledger, outcome.article_id)]
    known = (
        f"{short}  {outcome.statements:3} said {outcome.figures:3} figures"
        f"  {_say_outlet(entered, files, short)}, {_say_published(entered)}"
    )
    if edited:
        known += f", an edit of {', '.join(edited)}"
    told = "no title" if entered.outlet.value is None else f"no title ({outcome.address})"
    title = terminal_safe(entered.title.value or told)
    return shorten(f"{known}: {title}", max(terminal_width(), len(known) + 24))


def _say_postdated(outcome: Entered, story: Story) -> str | None:
    """A warning where somebody declares a date that had not come when the page was captured."""
    with story.reading() as ledger:
        published = article(ledger, outcome.article_id).published
        obtained_at = obtained(ledger, outcome.article_id).capture.obtained_at
        short = shortener(ledger)(outcome.article_id)
    if published.basis is not DateBasis.DECLARED or not is_postdated(published.value, obtained_at):
        return None
    say = Moments().say
    return (
        f"warning: {outcome.address} is declared as of {say(published.value)}, but was captured before that,"
        f" {say(obtained_at)}; if the date is wrong: reportedly review fix {short} published=TIME"
    )


def _say_outlet(entered: Article, files: Mapping[str, str], short: str) -> str:
    outlet = entered.outlet.value
    return terminal_safe(outlet) if outlet else f"{files.get(entered.article_id, short)} (no outlet)"


def _say_published(entered: Article) -> str:
    published = entered.published
    if published.value is None:
        return "undated"
    basis = "" if published.basis is DateBasis.METADATA else f" ({published.basis.value})"
    return f"{Moments().say(published.value)}{basis}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
