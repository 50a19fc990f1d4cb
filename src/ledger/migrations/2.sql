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

-- When it was kept, where it was not done already when it was told; the events say the same.
ALTER TABLE promise ADD COLUMN kept_on TEXT;
UPDATE promise SET kept_on = (SELECT e.happened_on FROM event e WHERE e.promise = promise.id AND e.kind = 'kept')
    WHERE state = 'kept' AND done = 0;
CREATE INDEX promise_fate ON promise (kind, by_day, done, state, kept_on, due);

-- One index for finding a reader's documents and for going through those of all readers without the rows themselves.
DROP INDEX letter_reader;
CREATE INDEX letter_reader ON letter (customer, incident, kind, tombstone, matter, sent_on, currency, contract_amount,
    added_value, outlook);
