//! The first line of a manifest: what holds for every document of the run.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Digest;

/// What was fixed before the first document was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the manifest's own format.
    pub manifest: u32,
    /// The version of the program.
    pub version: String,
    /// The date of every document.
    pub date: NaiveDate,
    /// SHA-256 of the policy file; `None`: the built-in policy of that version.
    pub policy_sha256: Option<Digest>,
    /// SHA-256 of all templates, built-in ones and others.
    pub templates_sha256: Digest,
    /// Everything else that was chosen and that changes what is made.
    pub options: BTreeMap<String, String>,
}

impl Header {
    /// The header of a run of this program.
    pub fn new(date: NaiveDate, policy_sha256: Option<Digest>, templates_sha256: Digest) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { manifest: 1, version, date, policy_sha256, templates_sha256, options: BTreeMap::new() }
    }

    /// Its line, with the line break.
    pub fn line(&self) -> String {
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }

    /// Reads a line; `None`: it is no header of this format.
    pub fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok().filter(|header: &Self| header.manifest == 1)
    }

    /// What another run would have to have alike and has not, each in a few words: `the date, 2026-03-13`.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut differ = |what: &str, ours: String, theirs: String| {
            if ours != theirs {
                found.push(format!("{what}, {ours} here and {theirs} there"));
            }
        };
        let digest = |digest: Option<Digest>| digest.map_or_else(|| "built-in".to_owned(), |digest| brief(&digest));
        differ("the version", other.version.clone(), self.version.clone());
        differ("the date", other.date.to_string(), self.date.to_string());
        differ("the policy", digest(other.policy_sha256), digest(self.policy_sha256));
        differ("the templates", brief(&other.templates_sha256), brief(&self.templates_sha256));
        let names: std::collections::BTreeSet<&String> = self.options.keys().chain(other.options.keys()).collect();
        for name in names {
            let of = |header: &Self| header.options.get(name).cloned().unwrap_or_else(|| "nothing".to_owned());
            differ(name, of(other), of(self));
        }
        found
    }
}

/// The head of a digest, by which people tell two apart.
fn brief(digest: &Digest) -> String {
    digest.to_string().chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header::new("2026-03-13".parse().unwrap(), None, Digest::of(b"templates"))
    }

    #[test]
    fn a_line_is_read_as_it_is_written() {
        let header = header();
        assert_eq!(Header::parse(header.line().trim_end()), Some(header));
        assert_eq!(Header::parse("{\"path\": \"a\"}"), None);
        assert_eq!(Header::parse(&self::header().line().replace("\"manifest\":1", "\"manifest\":2")), None);
    }

    #[test]
    fn every_difference_is_named() {
        let mut other = header();
        assert!(header().differences(&other).is_empty());
        other.date = "2026-03-14".parse().unwrap();
        other.policy_sha256 = Some(Digest::of(b""));
        other.options.insert("format".into(), "html".into());
        let told = header().differences(&other);
        assert_eq!(told[0], "the date, 2026-03-14 here and 2026-03-13 there");
        assert_eq!(told[1], "the policy, e3b0c44298fc here and built-in there");
        assert_eq!(told[2], "format, html here and nothing there");
        assert_eq!(told.len(), 3);
    }
}
