-- What was sent. Dates are YYYY-MM-DD, instants RFC 3339 in UTC, money a decimal string beside its currency, digests
-- SHA-256 in hexadecimal digits. `sha256` seals the columns of its row that nothing may ever change; what is said to be
-- personal is not among them, so that it can be erased and the rest still be proved.

-- An incident as documents told it; told otherwise, it is another row.
CREATE TABLE matter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident TEXT NOT NULL,
    also TEXT NOT NULL,             -- further incidents of the same document, as a JSON list
    title TEXT,
    kind TEXT NOT NULL,
    severity TEXT,
    service TEXT,
    cause TEXT,
    started TEXT,
    resolved TEXT,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX matter_incident ON matter (incident);

-- What is left of a customer who was forgotten.
CREATE TABLE tombstone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    forgotten_on TEXT NOT NULL,
    letters INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    matter INTEGER NOT NULL REFERENCES matter (id),
    customer TEXT,                  -- personal
    tombstone INTEGER REFERENCES tombstone (id),
    incident TEXT NOT NULL,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    output_sha256 TEXT NOT NULL,
    currency TEXT,
    contract_amount TEXT,
    added_value TEXT,
    approval_role TEXT,
    approval_missing INTEGER NOT NULL,
    outlook TEXT,
    sha256 TEXT NOT NULL,           -- seals the promises too
    CHECK (customer IS NULL OR tombstone IS NULL)
) STRICT;
CREATE INDEX letter_reader ON letter (customer, incident, kind);
CREATE INDEX letter_forgotten ON letter (output_sha256) WHERE tombstone IS NOT NULL;

-- A measure is the incident's: all letters that tell it alike share one row.
CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    incident TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('measure', 'payment', 'follow_up')),
    text TEXT,                      -- personal, but for a measure's
    by_day TEXT NOT NULL,
    at TEXT,
    owner TEXT,
    currency TEXT,
    amount TEXT,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    sha256 TEXT NOT NULL,
    -- What became of it; the events say the same.
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'withdrawn')),
    due TEXT NOT NULL
) STRICT;
CREATE INDEX promise_due ON promise (due) WHERE state = 'open';
CREATE INDEX promise_measure ON promise (incident) WHERE kind = 'measure';

CREATE TABLE told (
    letter INTEGER NOT NULL REFERENCES letter (id),
    position INTEGER NOT NULL,
    promise INTEGER NOT NULL REFERENCES promise (id),
    PRIMARY KEY (letter, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_promise ON told (promise);

-- What became of promises, in order.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    promise INTEGER NOT NULL REFERENCES promise (id),
    kind TEXT NOT NULL CHECK (kind IN ('kept', 'moved', 'withdrawn')),
    happened_on TEXT NOT NULL,
    due TEXT,                       -- of what was moved: to when
    words TEXT,                     -- personal: the evidence, or the reason
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX event_promise ON event (promise);

-- Who has approved which text, made from which record.
CREATE TABLE approval (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    output_sha256 TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    manifest_sha256 TEXT,           -- of a folder that was approved as a whole
    incident TEXT NOT NULL,
    customer TEXT,                  -- personal
    role TEXT NOT NULL,
    person TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX approval_text ON approval (output_sha256);
CREATE INDEX approval_customer ON approval (customer);
