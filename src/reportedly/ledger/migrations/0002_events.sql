-- Events that linking proposes from statements: what happened, on which day, where, to
-- whom. Replaced whole by each linking, as everything that linking makes; what people
-- confirmed or split stands among the edits.
CREATE TABLE event (
    position  INTEGER NOT NULL PRIMARY KEY,
    event_id  TEXT    NOT NULL,
    earliest  TEXT,
    articles  INTEGER NOT NULL,
    record_id TEXT    NOT NULL,
    record    BLOB    NOT NULL
) STRICT;
CREATE INDEX event_event_id ON event (event_id);

CREATE TABLE event_statement (
    statement_key TEXT    NOT NULL,
    position      INTEGER NOT NULL REFERENCES event (position) ON DELETE CASCADE,
    PRIMARY KEY (statement_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_statement_position ON event_statement (position);

-- Which rules were at work at which linking, for "what changed since": without it a
-- change that newer rules made would look like news. `moment` is the latest moment that
-- the ledger knows of (a page obtained, an edit made): no clock stands below the commands.
CREATE TABLE linked_with (
    moment   TEXT NOT NULL,
    articles TEXT NOT NULL,
    links    TEXT NOT NULL,
    PRIMARY KEY (moment, articles, links)
) STRICT, WITHOUT ROWID;

-- What was linked before events were known is linked again by the next run.
UPDATE state SET generation = generation + 1 WHERE linked > 0;
