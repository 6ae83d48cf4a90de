-- How a page reads under the labels, date or outlet that people gave it: read once, and taken from here by
-- each linking and comparison until the labels, the rules or the lexicons change (`made_of` is the digest of
-- them all). Without it every linking would load the language model for a line relabelled long ago.
-- Made again where it is missing; not in the digest.
CREATE TABLE reread (
    article_id   TEXT    NOT NULL REFERENCES article (article_id) ON DELETE CASCADE,
    made_of      TEXT    NOT NULL,
    page_text_id INTEGER NOT NULL REFERENCES page_text (page_text_id) ON DELETE CASCADE,
    rules        TEXT    NOT NULL,
    reading      BLOB    NOT NULL,
    PRIMARY KEY (article_id, made_of)
) STRICT;
CREATE INDEX reread_page_text ON reread (page_text_id);
