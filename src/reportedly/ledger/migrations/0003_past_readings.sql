-- What an article read like before newer rules read it otherwise, for "what changed since": news and
-- our own doing are told apart only where both readings are at hand. `until` is when the newer one took
-- its place; `reading` is the codec bytes of all its records but the page text, which stays in its own
-- table, compressed. Purging a page takes its past readings with it. Not in the digest.
CREATE TABLE past_reading (
    past_id      INTEGER PRIMARY KEY,
    article_id   TEXT    NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    until        TEXT    NOT NULL,
    page_text_id INTEGER NOT NULL REFERENCES page_text (page_text_id) ON DELETE CASCADE,
    rules        TEXT    NOT NULL,
    reading      BLOB    NOT NULL
) STRICT;
CREATE INDEX past_reading_article ON past_reading (article_id);
CREATE INDEX past_reading_page_text ON past_reading (page_text_id);

-- The lexicons, by digest, that an article was read with. The names of rule sets do not tell that somebody
-- added a verb to a table; with this, `refresh` reads anew what the verb could change, and nothing else.
CREATE TABLE read_with (
    article_id TEXT NOT NULL PRIMARY KEY REFERENCES article (article_id) ON DELETE CASCADE,
    lexicons   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
