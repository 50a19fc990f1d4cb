-- Whether a document asks its reader what they think since. A document without a row was recorded by a version that did not
-- note it, or is of a kind that never asks.
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter INTEGER NOT NULL REFERENCES letter (id),
    asked INTEGER NOT NULL CHECK (asked IN (0, 1)),
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX question_letter ON question (letter);
