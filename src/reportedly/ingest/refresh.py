"""Read stored captures anew, with the rules as they are now."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportedly import ledger as book
from reportedly.errors import BrokenLedger, WorkerDied, WrongUse
from reportedly.ingest.batch import analyze_rows
from reportedly.ingest.rooms import Rooms
from reportedly.ledger import AnalysisRows, Ledger, Story
from reportedly.ledger.refreshing import Obtained
from reportedly.records import Rejected
from reportedly.scale import Work, workers

__all__ = ["Current", "Kept", "ReadAnew", "Refreshed", "refresh"]

_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnew:
    """The rules as they are now read the article otherwise; that reading is in the ledger."""

    article_id: str
    statements: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The article reads as before; or, with a reason, it can no longer be read and the old reading stays."""

    article_id: str
    rejected: Rejected | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The article was read by the very rules and lexicons of today: there is nothing to read anew."""

    article_id: str


Refreshed = ReadAnew | Kept | Current


def refresh(
    story: Story,
    articles: Sequence[str] = (),
    *,
    moment: str,
    every: bool = False,
    jobs: int = 1,
    rooms: Rooms | None = None,
) -> Iterator[Refreshed]:
    """Analyze the kept bytes of these articles (of all, when none are named) again; one outcome an article.

    moment  ISO 8601 with offset: when the rules of today came to work. A reading that
            they replace is kept as the one that stood until then.
    every   also those that the rules and lexicons of today have read already: rules under
            work may change without another name.

    An article that reads as before is not touched. People's edits are not touched
    either: the next ``relink`` applies them to the new readings. Inputs rejected
    earlier whose bytes are kept become pending, for ``ingest`` to finish, when no
    article is named. Raises StoryInUse, and NoSuchId for an id that is no article.
    """
    if jobs < 1:
        raise WrongUse("--jobs", f"is {jobs}", "give 1 or more")
    do = rooms or Rooms.real()
    today = do.rules_now() if do.rules_now is not None and not every else None
    with story.writing() as ledger, workers(jobs) as work:
        if every:
            book.forget_reread(ledger)
        begun: deque[Callable[[], Refreshed]] = deque()
        for article_id in articles or book.article_ids(ledger):
            if today is not None and book.is_current(ledger, article_id, *today):
                begun.append(partial(Current, article_id=article_id))
            else:
                begun.append(_begin(story, ledger, do, work, article_id, moment))
            if len(begun) > (0 if jobs == 1 else jobs * _AHEAD):
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()
        if not articles:
            book.retry_rejected(ledger)


def _begin(
    story: Story, ledger: Ledger, do: Rooms, work: Work, article_id: str, moment: str
) -> Callable[[], Refreshed]:
    had = book.obtained(ledger, article_id)
    try:
        data = story.captures.read(article_id)
    except BrokenLedger as error:
        rejected = _rejected(had, error.problem, error.remedy)
        return lambda: Kept(article_id=article_id, rejected=rejected)
    declaration = book.declaration_of(ledger, article_id)
    analysis = work(analyze_rows, do.analyze, had.capture, data, declaration)

    def finish() -> Refreshed:
        try:
            rows: AnalysisRows | Rejected = analysis()
        except WorkerDied as error:
            rows = _rejected(had, error.problem, error.remedy)
        if isinstance(rows, Rejected):
            return Kept(article_id=article_id, rejected=rows)
        if book.is_same_reading(ledger, rows):
            book.note_read_with(ledger, article_id)
            return Kept(article_id=article_id)
        book.enter_rows(ledger, rows, had.capture, declaration, place=had.place, past_until=moment)
        return ReadAnew(article_id=article_id, statements=len(rows.statements), figures=len(rows.figures))

    return finish


def _rejected(had: Obtained, problem: str, remedy: str) -> Rejected:
    return Rejected(
        subject=had.capture.address,
        capture=had.capture.sha256,
        stage="read",
        problem=problem,
        remedy=remedy,
    )
