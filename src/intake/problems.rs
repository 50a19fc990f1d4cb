//! Every problem that reading can find: the one table of its codes.

use crate::diagnostic::Code;

macro_rules! problems {
    ($($(#[$doc:meta])* $constant:ident = $code:literal $name:literal;)+) => {
        $($(#[$doc])* pub const $constant: Code = Code { code: $code, name: $name };)+

        /// All of them, in the order of their codes within a family.
        pub const ALL: &[Code] = &[$($constant),+];
    };
}

problems! {
    /// The bytes are not UTF-8.
    INVALID_UTF8 = "SYN001" "invalid-utf8";
    /// The text is not JSON.
    MALFORMED_JSON = "SYN002" "malformed-json";
    /// The text is not YAML.
    MALFORMED_YAML = "SYN003" "malformed-yaml";
    /// The text is not TOML.
    MALFORMED_TOML = "SYN004" "malformed-toml";
    /// The text is not CSV.
    MALFORMED_CSV = "SYN005" "malformed-csv";
    /// Lists or tables within each other beyond 128 levels.
    NESTED_TOO_DEEPLY = "SYN006" "nested-too-deeply";
    /// A string of more than 64 KiB.
    STRING_TOO_LONG = "SYN007" "string-too-long";
    /// A record of more than 64 MiB.
    RECORD_TOO_LARGE = "SYN008" "record-too-large";
    /// The same field twice in one table.
    DUPLICATE_FIELD = "SYN009" "duplicate-field";
    /// An anchor, alias or tag of YAML.
    YAML_REFERENCE = "SYN010" "yaml-reference";
    /// Nothing to read.
    EMPTY_INPUT = "SYN011" "empty-input";
    /// Many cases where one is asked for.
    MANY_CASES = "SYN012" "many-cases";
    /// A form of file that cannot hold what is asked for.
    WRONG_FORMAT = "SYN013" "wrong-format";
    /// A field that the format does not have.
    UNKNOWN_FIELD = "SYN014" "unknown-field";
    /// A value of another type than the field takes.
    WRONG_TYPE = "SYN015" "wrong-type";
    /// A word that is none of the choices.
    UNKNOWN_CHOICE = "SYN016" "unknown-choice";
    /// A field without which the record means nothing.
    MISSING_FIELD = "SYN017" "missing-field";
    /// A value of `amends new` that nobody has filled in yet.
    NOT_FILLED_IN = "SYN018" "not-filled-in";

    /// Another version of the format.
    UNKNOWN_VERSION = "CAS001" "unknown-version";
    /// A text of white space or invisible characters.
    EMPTY_TEXT = "CAS002" "empty-text";
    /// A phrase or clause that ends like a sentence.
    PHRASE_AS_SENTENCE = "CAS003" "phrase-as-sentence";
    /// Sentences that do not end.
    UNFINISHED_SENTENCE = "CAS004" "unfinished-sentence";
    /// A text that does not seem to be in its grammatical form.
    DOUBTFUL_FORM = "CAS005" "doubtful-form";
    /// Money, a percentage or a multiplier as a number.
    MONEY_AS_NUMBER = "CAS006" "money-as-number";
    /// A text that is not an amount of its currency.
    INVALID_AMOUNT = "CAS007" "invalid-amount";
    /// A currency that ISO 4217 does not have.
    UNKNOWN_CURRENCY = "CAS008" "unknown-currency";
    /// Money of one customer in several currencies.
    MIXED_CURRENCIES = "CAS009" "mixed-currencies";
    /// A text that is not a decimal number, or out of its bounds.
    INVALID_DECIMAL = "CAS010" "invalid-decimal";
    /// A text that is not a time.
    INVALID_TIME = "CAS011" "invalid-time";
    /// A time without offset where no zone is given.
    TIME_WITHOUT_OFFSET = "CAS012" "time-without-offset";
    /// A local time that the clocks skipped.
    IMPOSSIBLE_LOCAL_TIME = "CAS013" "impossible-local-time";
    /// A local time that the clocks showed twice.
    AMBIGUOUS_LOCAL_TIME = "CAS014" "ambiguous-local-time";
    /// A text that is not a date.
    INVALID_DATE = "CAS015" "invalid-date";
    /// A text that is not a duration.
    INVALID_DURATION = "CAS016" "invalid-duration";
    /// A time zone that the IANA database does not have.
    UNKNOWN_TIME_ZONE = "CAS017" "unknown-time-zone";
    /// A text that cannot be a language tag.
    INVALID_LANGUAGE = "CAS018" "invalid-language";
    /// The course of the incident runs backwards.
    TIMES_OUT_OF_ORDER = "CAS019" "times-out-of-order";
    /// A stretch of time that ends before it begins.
    WINDOW_BACKWARDS = "CAS020" "window-backwards";
    /// A field that another field rules out.
    FIELD_NOT_TAKEN = "CAS021" "field-not-taken";
    /// Something said to be done, on a day that lies ahead.
    DONE_IN_FUTURE = "CAS022" "done-in-future";
    /// A promise whose day has passed.
    PROMISE_PAST = "CAS023" "promise-past";
    /// A call or visit before the letter that announces it.
    FOLLOW_UP_PAST = "CAS024" "follow-up-past";
    /// A cause that blames a person's slip.
    HUMAN_ERROR = "CAS025" "human-error";
    /// A third party of which a letter will not speak.
    UNSPOKEN_THIRD_PARTY = "CAS026" "unspoken-third-party";
    /// A figure that counts more than there are.
    COUNT_TOO_LARGE = "CAS027" "count-too-large";
    /// The state of a measure and its dates disagree.
    STATUS_CONTRADICTION = "CAS028" "status-contradiction";
    /// Data that are of a kind of failure and yet untouched.
    DATA_CONTRADICTION = "CAS029" "data-contradiction";
    /// A value out of its bounds.
    OUT_OF_BOUNDS = "CAS030" "out-of-bounds";
    /// An address that does not look like one.
    DOUBTFUL_ADDRESS = "CAS031" "doubtful-address";
    /// A time of the incident after the date of the letter.
    INCIDENT_IN_FUTURE = "CAS032" "incident-in-future";

    /// A customer whose id another has.
    DUPLICATE_CUSTOMER = "CUS001" "duplicate-customer";
    /// A plan that the policy does not have.
    UNKNOWN_PLAN = "CUS002" "unknown-plan";
    /// An item that gives nothing.
    EMPTY_ITEM = "CUS003" "empty-item";
    /// An empty list of what is added.
    NOTHING_ADDED = "CUS004" "nothing-added";
    /// A term that needs a fee where there is none.
    MISSING_FEE = "CUS005" "missing-fee";
    /// The same money given back and credited.
    PAID_TWICE = "CUS006" "paid-twice";
    /// A column that a customer does not have.
    UNKNOWN_COLUMN = "CUS007" "unknown-column";
    /// A row with too many or too few cells.
    RAGGED_ROW = "CUS008" "ragged-row";
    /// A cell in a column that takes several fields.
    COLUMN_TOO_BROAD = "CUS009" "column-too-broad";
    /// An earlier failure that was not earlier.
    NOT_EARLIER = "CUS010" "not-earlier";

    /// An export of no source that is known.
    UNKNOWN_EXPORT = "EXP001" "unknown-export";
    /// A file that holds no record of the source.
    NO_RECORDS = "EXP002" "no-records";
    /// A record that is no incident which reached customers.
    NOT_AN_INCIDENT = "EXP003" "not-an-incident";
    /// A record from which a field cannot be read.
    UNREADABLE_FIELD = "EXP004" "unreadable-field";
    /// A severity that no word of ours is known for.
    UNMAPPED_SEVERITY = "EXP005" "unmapped-severity";
    /// A page of an export whose other pages are not there.
    INCOMPLETE_EXPORT = "EXP006" "incomplete-export";
    /// Entries whose incident is not there.
    STRAY_ENTRIES = "EXP007" "stray-entries";
    /// Two sources that say different things of one incident.
    DISAGREEMENT = "EXP008" "disagreement";
    /// Facts that an export does not have.
    NOT_IN_EXPORT = "EXP009" "not-in-export";
    /// Something the reader of the case should know of the record.
    EXPORT_REMARK = "EXP010" "export-remark";
    /// Secrets or addresses in a text that was meant for colleagues.
    LEFT_OUT = "EXP011" "left-out";
    /// A record of which no case can be made.
    NO_CASE = "EXP012" "no-case";
    /// A filter that cannot be compiled.
    MAPPING_INVALID = "EXP013" "mapping-invalid";
    /// A filter that fails on a record.
    MAPPING_FAILED = "EXP014" "mapping-failed";
    /// An id that no record has.
    UNKNOWN_INCIDENT = "EXP015" "unknown-incident";

    /// Two of a policy's things under one name.
    DUPLICATE_NAME = "POL001" "duplicate-name";
    /// A colour that is not `#rrggbb`, or in which nobody can read.
    INVALID_COLOR = "POL002" "invalid-color";
    /// A region that is not a country's two letters.
    INVALID_REGION = "POL003" "invalid-region";
    /// A text that is not the name of a font family.
    INVALID_FONT = "POL004" "invalid-font";
    /// An address that a letter may not lead to.
    INVALID_LINK = "POL005" "invalid-link";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn no_code_and_no_name_is_used_twice() {
        for (index, code) in ALL.iter().enumerate() {
            assert!(ALL[..index].iter().all(|other| other.code != code.code && other.name != code.name), "{code:?}");
        }
    }
}
