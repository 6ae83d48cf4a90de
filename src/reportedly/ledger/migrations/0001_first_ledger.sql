-- The first ledger. A record lives in its row as codec bytes (`record`), named by its
-- digest (`record_id`); the other columns are only what queries look for, and can be
-- made again from the bytes. No views, no triggers: a story folder may come from a
-- stranger, and a schema that differs from this text by one word is refused on open.

-- One row. `generation` counts every change that linking depends on; `linked` is the
-- generation that linking last saw. While they differ, readers are told so. `tables` is
-- the digest of the story's own tables as linking last saw them.
CREATE TABLE state (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    generation INTEGER NOT NULL,
    linked     INTEGER NOT NULL,
    link_rules TEXT    NOT NULL,
    tables     TEXT    NOT NULL
) STRICT;
INSERT INTO state VALUES (1, 0, 0, '[]', '');

-- What was asked to be read. A row is written before any work starts, so that a
-- process killed at any moment leaves a `pending` row that the next run finishes.
-- `resume` is where the bytes can be had again: a file:// URI (a file's name need not be
-- UTF-8, so it stands escaped), or null when only the capture has them (standard input).
-- `file_state` is what the file system said of it: a later run reads the file only if it
-- still says so, or a stranger's ledger could name any file of ours and have it read in.
CREATE TABLE intake (
    intake_id   INTEGER PRIMARY KEY,
    address     TEXT NOT NULL,
    resume      TEXT,
    file_state  TEXT,
    how         TEXT NOT NULL,
    obtained_at TEXT NOT NULL,
    declared    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('pending', 'done', 'rejected')),
    capture     TEXT,
    changed     INTEGER NOT NULL DEFAULT 0 CHECK (changed IN (0, 1))
) STRICT;
CREATE INDEX intake_pending ON intake (intake_id) WHERE state = 'pending';

-- Inputs that became no article, with stage and reason, beside what was accepted.
CREATE TABLE rejected (
    intake_id INTEGER NOT NULL PRIMARY KEY REFERENCES intake (intake_id) ON DELETE CASCADE,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;

-- The bytes themselves lie in captures/, by their SHA-256. Only what the bytes are
-- stands here; where and when they were had stands in `obtaining`, outside the digest.
CREATE TABLE capture (
    sha256     TEXT    NOT NULL PRIMARY KEY,
    size       INTEGER NOT NULL,
    media_type TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE obtaining (
    obtaining_id INTEGER PRIMARY KEY,
    capture      TEXT NOT NULL REFERENCES capture (sha256) ON DELETE CASCADE,
    address      TEXT NOT NULL,
    place        TEXT NOT NULL,
    obtained_at  TEXT NOT NULL,
    how          TEXT NOT NULL,
    UNIQUE (capture, place)
) STRICT;
CREATE INDEX obtaining_place ON obtaining (place);

-- The same address gave other bytes before: a page edited after publication. Both
-- captures are kept, because a page rewritten silently is itself news. `place` is what
-- they share: a file:// URI (two folders may both hold a "page.html"), or the URL
-- that a person declared for both.
CREATE TABLE version_of (
    capture TEXT NOT NULL REFERENCES capture (sha256) ON DELETE CASCADE,
    earlier TEXT NOT NULL REFERENCES capture (sha256) ON DELETE CASCADE,
    place   TEXT NOT NULL,
    PRIMARY KEY (capture, earlier, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_of_earlier ON version_of (earlier);

CREATE TABLE declaration (
    capture   TEXT NOT NULL PRIMARY KEY REFERENCES capture (sha256) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    record    BLOB NOT NULL
) STRICT;

-- Rendered once and stored: offsets index exactly this text. A newer renderer adds a
-- row and leaves the old one, because people's edits are anchored in it.
CREATE TABLE page_text (
    page_text_id INTEGER PRIMARY KEY,
    capture      TEXT    NOT NULL REFERENCES capture (sha256) ON DELETE CASCADE,
    sha256       TEXT    NOT NULL,
    renderer     TEXT    NOT NULL,
    replaced     INTEGER NOT NULL,
    record_id    TEXT    NOT NULL UNIQUE,
    record       BLOB    NOT NULL
) STRICT;
CREATE INDEX page_text_capture ON page_text (capture);

CREATE TABLE article (
    article_id TEXT    NOT NULL PRIMARY KEY REFERENCES capture (sha256),
    generation INTEGER NOT NULL,
    entered_at TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- How an article reads: as the rules found it (corrected = 0) and, where people
-- corrected something, with their edits applied (corrected = 1; made by linking, and
-- made again by each linking). `shown` is 1 on the one that screens show.
CREATE TABLE reading (
    reading_id     INTEGER PRIMARY KEY,
    article_id     TEXT    NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    corrected      INTEGER NOT NULL CHECK (corrected IN (0, 1)),
    shown          INTEGER NOT NULL CHECK (shown IN (0, 1)),
    page_text_id   INTEGER NOT NULL REFERENCES page_text (page_text_id),
    outlet         TEXT,
    published_low  TEXT,
    published_high TEXT,
    rules          TEXT    NOT NULL,
    record_id      TEXT    NOT NULL,
    record         BLOB    NOT NULL,
    UNIQUE (article_id, corrected)
) STRICT;
CREATE INDEX reading_page_text ON reading (page_text_id);

CREATE TABLE attribution (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;

CREATE TABLE mention (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;

CREATE TABLE statement (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;
CREATE INDEX statement_key ON statement (key);

-- Who is spoken for, folded for look-up; a joint source stands under each member too.
CREATE TABLE statement_source (
    reading_id    INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    statement_key TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    PRIMARY KEY (reading_id, statement_key, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_source_name ON statement_source (name);

CREATE TABLE figure (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;
CREATE INDEX figure_key ON figure (key);

-- Which statement carries a figure: a figure is never shown without who gave it.
CREATE TABLE statement_figure (
    reading_id    INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    statement_key TEXT    NOT NULL,
    figure_key    TEXT    NOT NULL,
    PRIMARY KEY (reading_id, statement_key, figure_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_figure_figure ON statement_figure (figure_key);

CREATE TABLE rejection (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;

CREATE TABLE timex (
    reading_id INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL,
    UNIQUE (reading_id, position)
) STRICT;
CREATE INDEX timex_key ON timex (key);

-- Full text. A passage is a statement's sentence, or a non-blank line of the page
-- (statement_key null): words that no statement holds can still be found.
CREATE TABLE passage (
    passage_id    INTEGER PRIMARY KEY,
    reading_id    INTEGER NOT NULL REFERENCES reading (reading_id) ON DELETE CASCADE,
    statement_key TEXT,
    first         INTEGER NOT NULL,
    past          INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_reading ON passage (reading_id);
CREATE VIRTUAL TABLE passage_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');

-- What people corrected. Append-only: an edit is taken back by a later one that names it.
CREATE TABLE edit (
    edit_id   INTEGER PRIMARY KEY,
    made_at   TEXT NOT NULL,
    record_id TEXT NOT NULL UNIQUE,
    record    BLOB NOT NULL
) STRICT;

-- From here on: what linking made of all articles, replaced whole by each linking.
-- `position` is the canonical order that linking gave.
CREATE TABLE party (
    position  INTEGER NOT NULL PRIMARY KEY,
    party_id  TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX party_party_id ON party (party_id);

-- Every name a party goes by, folded for look-up.
CREATE TABLE party_name (
    name     TEXT    NOT NULL,
    position INTEGER NOT NULL REFERENCES party (position) ON DELETE CASCADE,
    PRIMARY KEY (name, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name_position ON party_name (position);

CREATE TABLE reuse (
    position  INTEGER NOT NULL PRIMARY KEY,
    a         TEXT    NOT NULL,
    b         TEXT    NOT NULL,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX reuse_a ON reuse (a);
CREATE INDEX reuse_b ON reuse (b);
CREATE INDEX reuse_record_id ON reuse (record_id);

CREATE TABLE origin (
    position  INTEGER NOT NULL PRIMARY KEY,
    origin_id TEXT    NOT NULL,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX origin_origin_id ON origin (origin_id);

CREATE TABLE origin_statement (
    statement_key TEXT    NOT NULL,
    position      INTEGER NOT NULL REFERENCES origin (position) ON DELETE CASCADE,
    PRIMARY KEY (statement_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_statement_position ON origin_statement (position);

-- `articles` and `statements` are counts over the question's claims, for screen order.
CREATE TABLE question (
    position    INTEGER NOT NULL PRIMARY KEY,
    question_id TEXT    NOT NULL,
    label       TEXT    NOT NULL,
    numbers     INTEGER NOT NULL,
    articles    INTEGER NOT NULL,
    statements  INTEGER NOT NULL,
    record_id   TEXT    NOT NULL,
    record      BLOB    NOT NULL
) STRICT;
CREATE INDEX question_question_id ON question (question_id);

CREATE TABLE claim (
    position    INTEGER NOT NULL PRIMARY KEY,
    claim_id    TEXT    NOT NULL,
    question_id TEXT    NOT NULL,
    rank        INTEGER NOT NULL,
    record_id   TEXT    NOT NULL,
    record      BLOB    NOT NULL
) STRICT;
CREATE INDEX claim_claim_id ON claim (claim_id);
CREATE INDEX claim_question ON claim (question_id, rank);

CREATE TABLE claim_statement (
    statement_key TEXT    NOT NULL,
    position      INTEGER NOT NULL REFERENCES claim (position) ON DELETE CASCADE,
    against       INTEGER NOT NULL CHECK (against IN (0, 1)),
    PRIMARY KEY (statement_key, position, against)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_statement_position ON claim_statement (position);

CREATE TABLE claim_figure (
    figure_key TEXT    NOT NULL,
    position   INTEGER NOT NULL REFERENCES claim (position) ON DELETE CASCADE,
    PRIMARY KEY (figure_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_figure_position ON claim_figure (position);

CREATE TABLE relation (
    position  INTEGER NOT NULL PRIMARY KEY,
    a         TEXT    NOT NULL,
    b         TEXT    NOT NULL,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX relation_a ON relation (a);
CREATE INDEX relation_b ON relation (b);
CREATE INDEX relation_record_id ON relation (record_id);

CREATE TABLE furniture (
    position  INTEGER NOT NULL PRIMARY KEY,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;

CREATE TABLE article_date (
    position   INTEGER NOT NULL PRIMARY KEY,
    article_id TEXT    NOT NULL,
    low        TEXT,
    high       TEXT,
    record_id  TEXT    NOT NULL,
    record     BLOB    NOT NULL
) STRICT;
CREATE INDEX article_date_article ON article_date (article_id);

-- Edits whose words are no longer on the page: shown for review, never dropped.
CREATE TABLE orphan (
    position  INTEGER NOT NULL PRIMARY KEY,
    edit      TEXT    NOT NULL REFERENCES edit (record_id),
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
