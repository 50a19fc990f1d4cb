//! Who has approved which text: an approval holds for exactly these bytes, made from exactly this record.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, SecondsFormat, Utc};

use super::cells::Cells;
use super::seal::seal;
use super::store::Ledger;
use crate::diagnostic::Result;
use crate::manifest::Digest;

/// One approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// SHA-256 of the text.
    pub output_sha256: Digest,
    /// SHA-256 of the record that it was made from.
    pub input_sha256: Digest,
    /// SHA-256 of the manifest, where a folder was approved as a whole.
    pub manifest_sha256: Option<Digest>,
    /// Id of the incident.
    pub incident: String,
    /// Id of the customer; `None`: they were forgotten, or it is to nobody in particular.
    pub customer: Option<String>,
    /// In which role.
    pub role: String,
    /// Who.
    pub person: String,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// All approvals, to be asked for one document after the other.
#[derive(Debug, Clone, Default)]
pub struct Approvals {
    /// Record and role of each approval of a text.
    given: HashMap<Digest, Vec<(Digest, String)>>,
}

impl Approvals {
    /// The roles in which the text, made from that record, was approved.
    pub fn roles(&self, output: Digest, input: Digest) -> impl Iterator<Item = &str> {
        let given = self.given.get(&output).into_iter().flatten();
        given.filter(move |(record, _)| *record == input).map(|(_, role)| role.as_str())
    }

    /// Whether nothing was approved.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The texts that somebody whose limit covered them has approved.
    pub fn texts(&self) -> HashSet<Digest> {
        self.given.keys().copied().collect()
    }
}

impl Ledger {
    /// Writes down approvals, all or none, and says how many are new: one that was given in the same role by the same
    /// person is the same. Whether the role may is the caller's to know.
    ///
    /// # Errors
    /// `LED002` where it cannot be written, `LED004` where another process does not let go.
    pub fn approve(&mut self, approvals: &[Approval]) -> Result<u64> {
        self.write(|connection| {
            let mut find = connection.prepare(
                "SELECT 1 FROM approval WHERE output_sha256 = ?1 AND input_sha256 = ?2 AND role = ?3 AND person = ?4",
            )?;
            let mut insert = connection.prepare(
                "INSERT INTO approval (output_sha256, input_sha256, manifest_sha256, incident, role, person, \
                 approved_at, customer, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            let mut new = 0;
            for approval in approvals {
                let (output, input) = (approval.output_sha256.to_string(), approval.input_sha256.to_string());
                let (role, person) = (approval.role.as_str(), approval.person.as_str());
                if find.exists((&output, &input, role, person))? {
                    continue;
                }
                let manifest = approval.manifest_sha256.map(|digest| digest.to_string());
                let at = approval.approved_at.to_rfc3339_opts(SecondsFormat::Secs, true);
                let columns = [
                    Some(output.as_str()),
                    Some(&input),
                    manifest.as_deref(),
                    Some(&approval.incident),
                    Some(role),
                    Some(person),
                    Some(&at),
                ];
                let sealed = seal("approval", &columns).to_string();
                let values = columns.into_iter().chain([approval.customer.as_deref(), Some(&sealed)]);
                insert.execute(rusqlite::params_from_iter(values))?;
                new += 1;
            }
            Ok(new)
        })
    }

    /// All approvals.
    ///
    /// # Errors
    /// `LED005` where a row was edited.
    pub fn approvals(&self) -> Result<Approvals> {
        let mut approvals = Approvals::default();
        self.each_approval(&mut |approval| {
            let roles = approvals.given.entry(approval.output_sha256).or_default();
            roles.push((approval.input_sha256, approval.role));
            Ok(())
        })?;
        Ok(approvals)
    }

    /// Gives each approval to `each`, in order.
    ///
    /// # Errors
    /// `LED005` where a row was edited, and what `each` says.
    pub fn each_approval(&self, each: &mut dyn FnMut(Approval) -> Result<()>) -> Result<()> {
        self.read(|connection| {
            let mut statement = connection.prepare("SELECT * FROM approval ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let cells = Cells::of("approval", row);
                let manifest = cells.maybe("manifest_sha256")?;
                each(Approval {
                    output_sha256: cells.digest("output_sha256")?,
                    input_sha256: cells.digest("input_sha256")?,
                    manifest_sha256: manifest.map(|_| cells.digest("manifest_sha256")).transpose()?,
                    incident: cells.text("incident")?,
                    customer: cells.maybe("customer")?,
                    role: cells.text("role")?,
                    person: cells.text("person")?,
                    approved_at: cells.instant("approved_at")?,
                })?;
            }
            Ok(())
        })
    }
}
