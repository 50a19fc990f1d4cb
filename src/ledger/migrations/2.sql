-- What came back. An answer is to a document; whose it is is said there, and goes from there when they are forgotten.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter INTEGER NOT NULL REFERENCES letter (id),
    answered_on TEXT NOT NULL,
    mark INTEGER CHECK (mark BETWEEN 1 AND 5),
    words TEXT,                     -- personal
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX answer_letter ON answer (letter);
