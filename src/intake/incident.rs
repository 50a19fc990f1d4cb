//! One incident whose customers are read one by one: it is checked once, however many they are.

use std::collections::HashMap;

use super::customers::Rows;
use super::located::{Node, Text};
use super::thorough::{self, CustomersFile, Record};
use super::validate::Ground;
use super::{ReadOptions, Source, SourceFormat, customers_file, decoded, read, schema, shape, validate};
use crate::case::{Case, Customer};
use crate::diagnostic::{Problems, Result, Warned};
use crate::policy::Policy;

/// A case whose customers come from elsewhere.
#[derive(Debug)]
pub struct Incident {
    source: Source,
    case: Case,
    ground: Ground,
    /// What all customers share.
    defaults: Option<Node>,
}

impl Incident {
    /// Reads a case as it is, its own customers included.
    ///
    /// # Errors
    /// Every problem of the source.
    pub fn read(source: Source, policy: &Policy, options: &ReadOptions) -> Result<Warned<Self>> {
        let Warned { value: case, diagnostics } = read(&source, None, policy, options)?;
        let ground = Ground::of(&case, options);
        let defaults = {
            let text = decoded(&source)?;
            let stretch = 0..text.body.len();
            thorough::defaults(&Record { text: &text, stretch, format: source.format, number: None })
        };
        Ok(Warned { value: Self { source, case, ground, defaults }, diagnostics })
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Where it was read from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads one customer: a JSON object, or a table of comma-separated values of two lines. Paths begin at the customer.
    ///
    /// # Errors
    /// Every problem of the row, and of what all customers share as it meets in this one.
    pub fn customer(&self, row: &Source, policy: &Policy, options: &ReadOptions) -> Result<Warned<Customer>> {
        if let Some(customer) = self.fast(row, policy, options) {
            return Ok(Warned::clean(customer));
        }
        let main = decoded(&self.source)?;
        let file = customers_file(row)?;
        let check = |raw: &schema::Customer<'_>| validate::customer(raw, &self.ground, policy, options);
        let read = thorough::customer(&main, &file, self.defaults.as_ref(), check);
        let bare = |mut found: crate::diagnostic::Diagnostic| {
            found.path = found.path.map(|path| path.strip_prefix("customers[0].").unwrap_or(&path).to_owned());
            found
        };
        match read {
            Ok(Warned { value, diagnostics }) => {
                Ok(Warned { value, diagnostics: diagnostics.into_iter().map(bare).collect() })
            }
            Err(Problems(problems)) => Err(Problems(problems.into_iter().map(bare).collect())),
        }
    }

    /// A customer in JSON with nothing to be said about it, and nothing to be merged into it.
    fn fast(&self, row: &Source, policy: &Policy, options: &ReadOptions) -> Option<Customer> {
        let json = matches!(row.format, SourceFormat::Json | SourceFormat::Ndjson);
        let text = std::str::from_utf8(&row.bytes).ok()?;
        if !json || self.defaults.is_some() || shape::may_have_blank(text) {
            return None;
        }
        let raw: schema::Customer<'_> = serde_json::from_str(text).ok()?;
        let (customer, findings) = validate::customer(&raw, &self.ground, policy, options);
        customer.filter(|_| findings.0.is_empty())
    }
}

/// A customers file that is held whole, to fill in what records say of their customers.
#[derive(Debug)]
pub struct Customers {
    source: Source,
    rows: Rows,
    /// Where the row of each customer is.
    places: HashMap<String, usize>,
}

impl Customers {
    /// Reads a customers file.
    ///
    /// # Errors
    /// What is wrong with the file as a whole; what is wrong with one customer is told of the records that name it.
    pub fn read(source: Source) -> Result<Self> {
        let CustomersFile { text, rows } = customers_file(&source)?;
        let problems: Vec<_> = rows.of_the_whole(&text);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let places = rows.places();
        Ok(Self { source, rows, places })
    }

    /// The ids of the customers, in the order of the file.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<(&usize, &str)> = self.places.iter().map(|(id, place)| (place, id.as_str())).collect();
        ids.sort_unstable();
        ids.into_iter().map(|(_, id)| id).collect()
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads a case of a stream, whose customers are filled in by their id; a case that names none is to all of them.
    ///
    /// # Errors
    /// Every problem of the case, and of the rows of its customers.
    pub fn join(&self, source: &Source, policy: &Policy, options: &ReadOptions) -> Result<Warned<Case>> {
        let text = decoded(source)?;
        let record = Record { text: &text, stretch: 0..text.body.len(), format: source.format, number: None };
        let named = thorough::customer_ids(&record);
        let rows = if named.is_empty() { self.rows.clone() } else { self.rows.of(&named, &self.places) };
        let file = CustomersFile { text: Text::new(&self.source.name, self.body()), rows };
        super::one(&record, Some(&file), policy, options)
    }

    /// The text of the file, which was UTF-8 when it was read.
    fn body(&self) -> &str {
        super::located::decode(&self.source.bytes).unwrap_or_default()
    }
}
