//! Which English a document is written in, and whether it can be at all (`docs/case.md`).

use super::{Record, Region};
use crate::diagnostic::{Code, Diagnostic, Result};

/// There are no templates for the record's language.
pub const NO_TEMPLATES: Code = Code { code: "LNG001", name: "language-without-templates" };
/// The reader's language is not that of the record.
pub const MIXED_LANGUAGES: Code = Code { code: "LNG002", name: "languages-mixed" };

/// What a document's reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readership<'a> {
    /// The whole tag, whose region says which notices fit: `en-US`.
    pub(super) tag: &'a str,
    /// The regional form of English that the tag asks for.
    pub(super) region: Region,
}

impl Readership<'_> {
    /// Whether the tag names a region, such as `GB`.
    pub(super) fn is_of(&self, region: &str) -> bool {
        self.tag.split(['-', '_']).skip(1).any(|part| part.eq_ignore_ascii_case(region))
    }
}

/// The regional form in which the documents of a record are written.
///
/// # Errors
/// A language without templates.
pub fn region(record: &Record<'_>) -> Result<Region> {
    readership(record).map(|readership| readership.region)
}

/// The customer's language, otherwise the policy's for readers of whom nothing else is known, otherwise that of all
/// customers alike, otherwise the file's own.
///
/// # Errors
/// Where there are no templates for the file's language, or its reader reads another.
pub(super) fn readership<'a>(record: &Record<'a>) -> Result<Readership<'a>> {
    let file = record.case.language.as_str();
    let customer = record.individual.map(|individual| individual.customer);
    let own = customer.and_then(|customer| customer.language.as_deref());
    let reader = own.or(record.policy.reader.language.as_deref()).unwrap_or(file);
    let refuse = |code: Code, message: String, hint: &str| {
        let refusal = Diagnostic::error(code, message).hint(hint);
        Err(Diagnostic { customer: customer.map(|customer| customer.id.clone()), ..refusal }.into())
    };
    if !base(reader).eq_ignore_ascii_case(base(file)) {
        let message = format!("the reader's language is `{reader}`, and the case is written in `{file}`");
        let hint = "write the case's sentences in the reader's language, or set the reader's `language` to a form of the case's";
        return refuse(MIXED_LANGUAGES, message, hint);
    }
    if !base(file).eq_ignore_ascii_case("en") {
        let message = format!("there are no templates for `{file}`");
        return refuse(NO_TEMPLATES, message, "the languages there are: en-GB, en-US");
    }
    let tag = if reader == file { common(record).unwrap_or(reader) } else { reader };
    let british = Readership { tag, region: Region::Britain };
    Ok(if british.is_of("US") { Readership { region: Region::America, ..british } } else { british })
}

/// For a report about nobody in particular: the form that all customers of the case read.
fn common<'a>(record: &Record<'a>) -> Option<&'a str> {
    let mut read = record.case.customers.iter().map(|customer| customer.language.as_deref());
    let first = read.next().flatten().filter(|_| record.individual.is_none())?;
    (base(first).eq_ignore_ascii_case(base(&record.case.language)) && read.all(|other| other == Some(first)))
        .then_some(first)
}

/// The language of a tag: `en` of `en-GB`.
fn base(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, assess};
    use crate::case::Case;
    use crate::compensation::{Remedy, compute};
    use crate::composition::Individual;
    use crate::composition::report::tests::outage;
    use crate::policy::Policy;

    /// The region for the first customer, or for nobody in particular, where file, customer and policy read these.
    fn of(file: &str, customer: Option<&str>, policy: Option<&str>, alone: bool) -> Result<Region> {
        let mut case: Case = outage::case();
        case.language = file.to_owned();
        case.customers.truncate(1);
        case.customers[0].language = customer.map(str::to_owned);
        let mut house = Policy::default();
        house.reader.language = policy.map(str::to_owned);
        let issued_on = outage::day("2026-04-02");
        let remedy: Remedy = compute(&case, &case.customers[0], &house).unwrap();
        let assessment: Assessment = assess(&case, &case.customers[0], &house, &remedy, issued_on);
        let individual = Individual { customer: &case.customers[0], remedy: &remedy, assessment: &assessment };
        let record = Record {
            case: &case,
            policy: &house,
            individual: (!alone).then_some(individual),
            issued_on,
            standing: None,
        };
        readership(&record).map(|readership| readership.region)
    }

    #[test]
    fn the_nearest_statement_of_the_readers_english_holds() {
        let known = |file, customer, policy, alone| of(file, customer, policy, alone).unwrap();
        assert_eq!(known("en", None, None, false), Region::Britain);
        assert_eq!(known("en-US", None, None, false), Region::America);
        assert_eq!(known("en-US", None, Some("en-GB"), false), Region::Britain);
        assert_eq!(known("en", Some("en_us"), Some("en-GB"), false), Region::America);
        assert_eq!(known("en", Some("en-US"), None, true), Region::America);
        assert_eq!(known("en", Some("en-US"), Some("en-GB"), true), Region::Britain);
    }

    #[test]
    fn a_tag_names_its_region_and_not_its_language() {
        let of = |tag, region| Readership { tag, region: Region::Britain }.is_of(region);
        assert!(of("en-GB", "gb") && of("en_gb", "GB") && of("en-Latn-AU", "AU"));
        assert!(!of("en", "GB") && !of("en-GB", "US") && !of("en-US", "en"));
    }

    #[test]
    fn no_document_mixes_languages_or_has_one_without_templates() {
        let refused = |file, customer, alone| of(file, customer, None, alone).unwrap_err().0.remove(0);
        let mixed = refused("it", Some("en-GB"), false);
        assert_eq!((mixed.code, mixed.customer.is_some()), (MIXED_LANGUAGES, true));
        let unknown = refused("it", None, true);
        assert_eq!((unknown.code, unknown.customer), (NO_TEMPLATES, None));
        assert_eq!(refused("en", Some("fr"), false).code, MIXED_LANGUAGES);
    }
}
