//! One line of a manifest: a document, what it was made from and what it promises to pay.

use serde::{Deserialize, Serialize};

use super::{About, Digest, HELD, Promise};

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where it is, under the folder of the manifest, with `/`.
    pub path: String,
    /// Number of its record in the input, from 1.
    pub record: u64,
    /// Its place among all of the run, where that is another: records of one customer are told together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u64>,
    /// How many documents were asked of that record, those that failed among them.
    pub documents: u64,
    /// SHA-256 of the record as it stands in the input.
    pub input_sha256: Digest,
    /// SHA-256 of the document.
    pub output_sha256: Digest,
    /// Id of the incident.
    pub incident: String,
    /// Ids of the further incidents that it tells of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Id of the customer; `None`: a report of the incident alone.
    pub customer: Option<String>,
    /// Kind of document: `letter`.
    pub kind: String,
    /// Its format, as the ending of its file.
    pub format: String,
    /// Language and regional form: `en-GB`.
    pub language: String,
    /// Currency of the amounts; `None`: there is no money.
    pub currency: Option<String>,
    /// What the contract owes, as a decimal string.
    pub contract_amount: Option<String>,
    /// What is added beyond it, as a decimal string.
    pub added_value: Option<String>,
    /// What that costs us, as a decimal string; `None`: nothing in money, or the manifest is of an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_cost: Option<String>,
    /// Who may release it; `None`: whoever writes.
    pub approval: Option<Release>,
    /// What it is about; `None`: the manifest is of an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What each of several incidents is about, in the order of `incident` and `also`; none, where it tells of one, or the
    /// manifest is of an older version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<About>,
    /// What it promises, in the order in which it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// Whether it asks its reader what they think since; `None`: nobody noted it, which is so of every kind of document that
    /// never does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<bool>,
}

/// Who may release a document, and whether they are still to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The role.
    pub role: String,
    /// Whether somebody other than who writes must approve, and has not.
    pub needed: bool,
}

impl Row {
    /// Its line, with the line break.
    pub fn line(&self) -> String {
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }

    /// Whether its document lies where those lie that wait for an approval.
    pub fn is_held(&self) -> bool {
        self.path.split('/').next() == Some(HELD)
    }

    /// Its place among the records of the run, or among its customers, from 1.
    pub fn place(&self) -> u64 {
        self.place.unwrap_or(self.record)
    }

    /// Reads a line; `None`: it is no row, or the beginning of one.
    pub fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::PromiseKind;
    use crate::manifest::fixture::line_of_an_older_version;

    #[test]
    fn a_line_of_a_version_that_knew_no_promises_is_read() {
        let line = line_of_an_older_version("report");
        let row = Row::parse(line.trim_end()).unwrap();
        assert_eq!((&row.about, &row.promises, &row.added_cost), (&None, &Vec::new(), &None));
        assert_eq!(row.line(), line, "what it does not know is not written");
    }

    #[test]
    fn a_line_is_read_as_it_is_written_and_never_when_it_is_torn() {
        let row = Row {
            path: "acme/INC-1-letter.md".into(),
            record: 1,
            place: Some(2),
            documents: 1,
            input_sha256: Digest::of(b"in"),
            output_sha256: Digest::of(b"out"),
            incident: "INC-1".into(),
            also: vec!["INC-2".into()],
            customer: Some("acme \"&\" sons".into()),
            kind: "letter".into(),
            format: "md".into(),
            language: "en-GB".into(),
            currency: Some("GBP".into()),
            contract_amount: Some("100.00".into()),
            added_value: Some("64.52".into()),
            added_cost: Some("60.00".into()),
            approval: Some(Release { role: "Director".into(), needed: true }),
            about: Some(About { kind: "outage".into(), started: "2026-03-09T09:00:00Z".into(), ..About::default() }),
            apart: vec![About { kind: "outage".into(), ..About::default() }],
            asks: Some(true),
            promises: vec![Promise {
                kind: PromiseKind::Payment,
                text: "compensation".into(),
                by: "2026-03-19".parse().unwrap(),
                at: None,
                owner: Some("Director".into()),
                amount: Some("164.52".into()),
                currency: Some("GBP".into()),
                done: false,
            }],
        };
        let line = row.line();
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(Row::parse(line.trim_end()), Some(row));
        for end in (0..line.len() - 1).filter(|end| line.is_char_boundary(*end)) {
            assert_eq!(Row::parse(&line[..end]), None, "{}", &line[..end]);
        }
    }
}
