"""Ledger: a story's folder, its SQLite file, and the small typed questions that screens ask of it.

The door, by what it is for::

    Story.create(folder) / Story.open(folder)     a folder: story.db, captures/, tables/, reportedly.toml
    with story.reading() as ledger: …             one consistent moment; works while somebody writes
    with story.writing() as ledger: …             one writer at a time (StoryInUse otherwise)
    story.captures.read(sha256) / .store(data)    the bytes; story.tables → Tables; story.title

    resolve_id(ledger, "7f3a")                    → Identified(kind, id); NoSuchId with the candidates
    short_ids(ledger, ids)                        → {id: shortest unique prefix}, for listings

    articles(ledger, since=, as_of=, limit=)      → ArticleRow(article, address, counts, linked, dated, earlier …)
    statements(ledger, article=, source=, source_words=, keys=, since=, as_of=, words=, limit=)
                                                  → StatementRow(statement, article, words, sentence)
    figures(ledger, question= | claim= | article= | keys=)
                                                  → FigureRow(figure, words, carried_by)
    article(id) statement(key) figure(key)        one of them, by whole id
    lines(ledger, words)                          → LineRow: page lines found by their words
    earlier_versions(ledger, id)                  ids of the articles that were at its address before
    nameless(ledger)                              {article id: address} of those without outlet
    undated_count(ledger)                         articles that no date filter lets through

    questions(ledger)                             → Question, in screen order
    claims(ledger, question_id=None)              → Claim, in the order the answer is shown
    origins_of_claim(ledger, id) origins_of_statement(ledger, key) claims_of_statement(ledger, key)
    relations(ledger, statement=, other=, relation_id=) → RelationRow(id, relation)
    reuses(ledger, article=, reuse_id=)           → ReuseRow(id, reuse)
    events(ledger, statement=None)                → Event, those most articles tell of first
    parties(ledger) parties_named(ledger, name) furniture(ledger) article_dates(ledger)
    question(id) claim(id) origin(id) party(id) event(id)   one of them, by whole id (all take the ledger first)

    analysis_of(ledger, article_id, as_found=False)   all_analyses(ledger)   page_text(ledger, article_id)
    read_linking(ledger)   edits(ledger)   read_log(ledger) → Log(intake, rejected, replaced, rejections, orphans)
    unlinked_count(ledger) is_linked(ledger) count_linking(ledger)   "12 articles not linked yet"
    arrivals(ledger)   rules_over_time(ledger)   is_before(moment, since)   "what changed since"
    ledger_digest(ledger)   verify(story) → Verified(digest, articles, captures, problems …)

    enter(ledger, analysis, capture, declaration)   remove(ledger, article_id)   add_edit(ledger, edit)
    store_linking(ledger, linking, corrected=, made_from=)
    purge_rows(ledger, capture)   scrub(ledger)   a page taken out for good; the file written anew
    obtained(ledger, article_id) is_current(ledger, article_id, rules, renderers)
    is_same_reading(ledger, rows) retry_rejected(ledger)   for reading captures anew
    recall_reread(ledger, made_of, page) keep_reread(ledger, made, used=) forget_reread(ledger)   pages
                                   read under people's labels, dates and outlets, remembered
    past_analyses(ledger, since)   readings that newer rules have replaced since

Beside the door, since no screen waits for them: ``table_files``, ``table_merge`` and
``table_store`` (tables of names, taken in), ``postdated`` (articles dated after their capture).

Screens get readings with people's edits applied (after the linking that follows
the edit); ``as_found=True`` gives what the rules found. Every id argument other
than ``resolve_id``'s is a whole id.
"""

from reportedly.ledger.analyses import all_analyses, analysis_of, edits, page_text, read_linking
from reportedly.ledger.answers import (
    RelationRow,
    ReuseRow,
    article_dates,
    claim,
    claims,
    claims_of_statement,
    event,
    events,
    furniture,
    origin,
    origins_of_claim,
    origins_of_statement,
    parties,
    parties_named,
    party,
    question,
    questions,
    relations,
    reuses,
)
from reportedly.ledger.arrivals import Arrival, RulesRow, arrivals, is_before, rules_over_time
from reportedly.ledger.article_queries import (
    ArticleRow,
    LineRow,
    article,
    articles,
    earlier_versions,
    lines,
    undated_count,
)
from reportedly.ledger.digest import canonical_dump, ledger_digest
from reportedly.ledger.enter import add_edit, enter, enter_rows, remove
from reportedly.ledger.ids import Identified, resolve_id, short_ids
from reportedly.ledger.intake import (
    DECLARED_FIELDS,
    Intake,
    begin_intake,
    declaration_of,
    finish_unchanged,
    has_article,
    note_capture,
    pending,
    reject,
)
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.linking import (
    LinkingCounts,
    count_linking,
    generation,
    is_linked,
    store_linking,
    unlinked_count,
)
from reportedly.ledger.log import Log, RejectedRow, ReplacedRow, read_log
from reportedly.ledger.nameless import nameless
from reportedly.ledger.own_columns import OwnColumns, read_own_columns
from reportedly.ledger.past import is_current, note_read_with, past_analyses
from reportedly.ledger.purging import Purged, purge_rows, scrub
from reportedly.ledger.refreshing import Obtained, article_ids, is_same_reading, obtained, retry_rejected
from reportedly.ledger.reread import forget_reread, keep_reread, recall_reread
from reportedly.ledger.rows import AnalysisRows, analysis_rows
from reportedly.ledger.statement_queries import (
    FigureRow,
    StatementRow,
    figure,
    figures,
    statement,
    statements,
)
from reportedly.ledger.story import Story
from reportedly.ledger.verify import Verified, verify

__all__ = [
    "DECLARED_FIELDS",
    "AnalysisRows",
    "Arrival",
    "ArticleRow",
    "FigureRow",
    "Identified",
    "Intake",
    "Ledger",
    "LineRow",
    "LinkingCounts",
    "Log",
    "Obtained",
    "OwnColumns",
    "Purged",
    "RejectedRow",
    "RelationRow",
    "ReplacedRow",
    "ReuseRow",
    "RulesRow",
    "StatementRow",
    "Story",
    "Verified",
    "add_edit",
    "all_analyses",
    "analysis_of",
    "analysis_rows",
    "arrivals",
    "article",
    "article_dates",
    "article_ids",
    "articles",
    "begin_intake",
    "canonical_dump",
    "claim",
    "claims",
    "claims_of_statement",
    "count_linking",
    "declaration_of",
    "earlier_versions",
    "edits",
    "enter",
    "enter_rows",
    "event",
    "events",
    "figure",
    "figures",
    "finish_unchanged",
    "forget_reread",
    "furniture",
    "generation",
    "has_article",
    "is_before",
    "is_current",
    "is_linked",
    "is_same_reading",
    "keep_reread",
    "ledger_digest",
    "lines",
    "nameless",
    "note_capture",
    "note_read_with",
    "obtained",
    "origin",
    "origins_of_claim",
    "origins_of_statement",
    "page_text",
    "parties",
    "parties_named",
    "party",
    "past_analyses",
    "pending",
    "purge_rows",
    "question",
    "questions",
    "read_linking",
    "read_log",
    "read_own_columns",
    "recall_reread",
    "reject",
    "relations",
    "remove",
    "resolve_id",
    "retry_rejected",
    "reuses",
    "rules_over_time",
    "scrub",
    "short_ids",
    "statement",
    "statements",
    "store_linking",
    "undated_count",
    "unlinked_count",
    "verify",
]
