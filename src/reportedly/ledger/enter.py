"""Write what was read: one transaction an article. Also remove an article, and append an edit."""

from reportedly.errors import NoSuchId
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.page_versions import share_text
from reportedly.ledger.past import keep_past, note_read_with
from reportedly.ledger.rows import AnalysisRows, analysis_rows, record_columns
from reportedly.records import Analysis, Article, Capture, Declaration, Edit, PageText

__all__ = [
    "add_edit",
    "drop_readings",
    "enter",
    "enter_rows",
    "insert_reading",
    "keep_capture",
    "remove",
    "touch",
]


def enter(
    ledger: Ledger,
    analysis: Analysis,
    capture: Capture,
    declaration: Declaration | None = None,
    *,
    intake_id: int | None = None,
    place: str | None = None,
) -> None:
    """Enter one article in one transaction; an earlier analysis of the same capture is replaced.

    ``intake_id`` names the intake row that this finishes; ``place`` is the capture's
    address made absolute, by which a new version of a page is known. Linking is a second
    transaction: until it is done, ``unlinked_count`` counts the article.
    """
    enter_rows(ledger, analysis_rows(analysis), capture, declaration, intake_id=intake_id, place=place)


def enter_rows(
    ledger: Ledger,
    rows: AnalysisRows,
    capture: Capture,
    declaration: Declaration | None = None,
    *,
    intake_id: int | None = None,
    place: str | None = None,
    past_until: str | None = None,
) -> None:
    """As ``enter``, with the rows made already, as workers make them.

    ``past_until``, ISO 8601: newer rules read the article otherwise from then on, and the
    reading that this one replaces is kept beside it.
    """
    with ledger.transaction():
        keep_capture(ledger, capture, declaration, place=place, rows=rows)
        ledger.do("DELETE FROM declaration WHERE capture = ?", capture.sha256)
        if declaration is not None:
            ledger.do(
                "INSERT INTO declaration VALUES (?, ?, ?)", capture.sha256, *record_columns(declaration)
            )
        if past_until is not None:
            keep_past(ledger, rows.article_id, until=past_until)
        drop_readings(ledger, rows.article_id)
        ledger.do(
            "INSERT INTO article VALUES (?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET generation = excluded.generation",
            rows.article_id,
            touch(ledger),
            capture.obtained_at,
        )
        insert_reading(ledger, rows, corrected=False)
        note_read_with(ledger, rows.article_id)
        if intake_id is not None:
            ledger.do(
                "UPDATE intake SET state = 'done', capture = ?, changed = 1 WHERE intake_id = ?",
                capture.sha256,
                intake_id,
            )


def insert_reading(ledger: Ledger, rows: AnalysisRows, *, corrected: bool) -> None:
    """Insert one reading of an article and show it, inside the caller's transaction."""
    ledger.do(
        "INSERT OR IGNORE INTO page_text (capture, sha256, renderer, replaced, record_id, record)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        rows.article_id,
        *rows.page_text,
    )
    page_text_id = ledger.one("SELECT page_text_id FROM page_text WHERE record_id = ?", rows.page_text[3])
    ledger.do("UPDATE reading SET shown = 0 WHERE article_id = ?", rows.article_id)
    reading = ledger.do(
        "INSERT INTO reading (article_id, corrected, shown, page_text_id,"
        " outlet, published_low, published_high, rules, record_id, record)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
        rows.article_id,
        int(corrected),
        *(page_text_id or ()),
        *rows.reading,
    )
    for table, children in (
        ("attribution VALUES (?, ?, ?, ?)", rows.attributions),
        ("mention VALUES (?, ?, ?, ?)", rows.mentions),
        ("statement VALUES (?, ?, ?, ?, ?)", rows.statements),
        ("statement_source VALUES (?, ?, ?)", rows.sources),
        ("figure VALUES (?, ?, ?, ?, ?)", rows.figures),
        ("statement_figure VALUES (?, ?, ?)", rows.carried),
        ("rejection VALUES (?, ?, ?, ?)", rows.rejections),
        ("timex VALUES (?, ?, ?, ?, ?)", rows.timexes),
    ):
        ledger.do_many(f"INSERT INTO {table}", ((reading, *child) for child in children))
    for key, first, past, words in rows.passages:
        passage = ledger.do(
            "INSERT INTO passage (reading_id, statement_key, first, past) VALUES (?, ?, ?, ?)",
            reading,
            key,
            first,
            past,
        )
        ledger.do("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", passage, words)


def keep_capture(
    ledger: Ledger,
    capture: Capture,
    declaration: Declaration | None = None,
    *,
    place: str | None = None,
    rows: AnalysisRows | None = None,
) -> None:
    """Note a capture and where it was had, inside the caller's transaction.

    ``place`` is its address made absolute. The same place with other bytes is a new
    version of the page: both stay. So is the same declared URL, where ``rows`` show that
    the pages share text: an address typed for two pages makes neither an edit of the
    other. The standard input is no place: what comes through it has nothing in common.
    """
    ledger.do(
        "INSERT OR IGNORE INTO capture VALUES (?, ?, ?)", capture.sha256, capture.size, capture.media_type
    )
    places = [] if capture.how in ("stdin", "note") else [place or capture.address]
    if declaration is not None and declaration.url:
        places.append(declaration.url)
    # A page that is the earlier version of another cannot become its later one by being seen again.
    if not ledger.one("SELECT 1 FROM version_of WHERE earlier = ?", capture.sha256):
        declared = declaration.url if declaration is not None else None
        for each in places:
            before = ledger.one(
                "SELECT capture FROM obtaining WHERE place = ? AND capture <> ? ORDER BY obtaining_id DESC LIMIT 1",
                each,
                capture.sha256,
            )
            if before is not None and (each != declared or (rows and _shares_text(ledger, rows, before[0]))):
                ledger.do(
                    "INSERT OR IGNORE INTO version_of VALUES (?, ?, ?)", capture.sha256, before[0], each
                )
    for each in places or [capture.address]:
        ledger.do(
            "INSERT OR IGNORE INTO obtaining (capture, address, place, obtained_at, how) VALUES (?, ?, ?, ?, ?)",
            capture.sha256,
            capture.address,
            each,
            capture.obtained_at,
            capture.how,
        )


def _shares_text(ledger: Ledger, rows: AnalysisRows, other: str) -> bool:
    article, page = ledger.record(Article, rows.reading[-1]), ledger.record(PageText, rows.page_text[-1])
    return share_text(ledger, article, page, other)


def remove(ledger: Ledger, article_id: str) -> None:
    """Take an article out, as if it had never been added; people's edits of it stay.

    The captured bytes stay in ``captures/`` until ``Captures.discard``; intake rows
    stay as history. Raises NoSuchId where there is no such article.
    """
    with ledger.transaction():
        if ledger.one("SELECT 1 FROM article WHERE article_id = ?", article_id) is None:
            raise NoSuchId(
                article_id, "is no article of this story", "see `reportedly log` for what was read"
            )
        drop_readings(ledger, article_id)
        ledger.do("DELETE FROM article WHERE article_id = ?", article_id)
        ledger.do("DELETE FROM capture WHERE sha256 = ?", article_id)
        touch(ledger)


def add_edit(ledger: Ledger, edit: Edit) -> str:
    """Append a person's correction and return its record id. The same edit again changes nothing.

    It takes effect with the next linking. Raises NoSuchId where it takes back an
    edit that is not there.
    """
    record_id, data = record_columns(edit)
    with ledger.transaction():
        if edit.undoes and not ledger.one("SELECT 1 FROM edit WHERE record_id = ?", edit.undoes):
            raise NoSuchId(edit.undoes, "is no edit of this story", "name an edit by its full id")
        if not ledger.one("SELECT 1 FROM edit WHERE record_id = ?", record_id):
            ledger.do(
                "INSERT INTO edit (made_at, record_id, record) VALUES (?, ?, ?)", edit.when, record_id, data
            )
            touch(ledger)
    return record_id


def touch(ledger: Ledger) -> int:
    """Count a change that linking depends on, inside the caller's transaction; returns the generation."""
    ledger.do("UPDATE state SET generation = generation + 1")
    row = ledger.one("SELECT generation FROM state")
    return int(row[0]) if row else 0


def drop_readings(ledger: Ledger, article_id: str) -> None:
    """Delete both readings of an article with all their rows, inside the caller's transaction."""
    # The full-text table has no foreign keys, so its rows go by hand, before those they belong to.
    ledger.do(
        "DELETE FROM passage_words WHERE rowid IN"
        " (SELECT passage_id FROM passage JOIN reading USING (reading_id) WHERE article_id = ?)",
        article_id,
    )
    ledger.do("DELETE FROM reading WHERE article_id = ?", article_id)
    ledger.do("DELETE FROM reread WHERE article_id = ?", article_id)
