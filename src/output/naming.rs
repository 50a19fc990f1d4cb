//! The path of a document under a folder, from a template of the user's.

use std::fmt;

use serde::Serialize;
use tera::{Context, Tera};

use super::codes;
use super::filename::component_fault;
use super::shelf::WORK;
use crate::diagnostic::{Diagnostic, Result};
use crate::manifest::{FAILURES, HELD, MANIFEST, OUTBOX};

/// Where a document to a customer goes if nothing else is asked for.
pub const CUSTOMER_NAME: &str = "{{ customer.id }}/{{ incident.id }}-{{ kind }}.{{ format }}";
/// Where a document about the incident alone goes.
#[cfg(test)]
const INCIDENT_NAME: &str = "{{ incident.id }}-{{ kind }}.{{ format }}";
/// The longest path, which leaves room for the folder's own.
const LONGEST: usize = 1024;
/// What stands for a `/` that came from a value: no file name may have it.
const SLASH: char = '\u{1}';
/// Names at the top of the folder that are the run's own.
const OWN: [&str; 5] = [WORK, HELD, MANIFEST, FAILURES, OUTBOX];

/// What a path may be made of.
#[derive(Debug, Clone, Serialize)]
pub struct Named<'a> {
    /// The customer; `None`: the document is about the incident alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<NamedCustomer<'a>>,
    /// The incident.
    pub incident: NamedIncident<'a>,
    /// `letter`
    pub kind: &'a str,
    /// `md`
    pub format: &'a str,
    /// `en-GB`
    pub language: &'a str,
    /// Number of the record in the input, from 1.
    pub record: u64,
}

/// `customer.id`, `customer.organization`, `customer.reference`
#[derive(Debug, Clone, Copy, Serialize)]
pub struct NamedCustomer<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is called.
    pub organization: Option<&'a str>,
    /// The number it knows.
    pub reference: Option<&'a str>,
}

/// `incident.id`
#[derive(Debug, Clone, Copy, Serialize)]
pub struct NamedIncident<'a> {
    /// Its id.
    pub id: &'a str,
}

/// How documents are named.
pub struct Naming {
    engine: Option<Tera>,
}

impl fmt::Debug for Naming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Naming").field("own", &self.engine.is_some()).finish()
    }
}

impl Naming {
    /// By a template; `None`: by customer and incident.
    ///
    /// # Errors
    /// `OUT006`: it is no template, or reads what there is not.
    pub fn new(template: Option<&str>) -> Result<Self> {
        let Some(template) = template.filter(|template| *template != CUSTOMER_NAME) else {
            return Ok(Self { engine: None });
        };
        let mut engine = Tera::default();
        engine.autoescape_on(["path"]);
        engine.set_escape_fn(|value, out| out.write_all(value.replace('/', SLASH.encode_utf8(&mut [0; 4])).as_bytes()));
        let naming = match engine.add_raw_template("path", template) {
            Ok(()) => Self { engine: Some(engine) },
            Err(error) => return Err(bad(template, &error).into()),
        };
        let sample = Named {
            customer: Some(NamedCustomer { id: "customer", organization: Some("name"), reference: Some("number") }),
            incident: NamedIncident { id: "incident" },
            kind: "letter",
            format: "md",
            language: "en-GB",
            record: 1,
        };
        match naming.rendered(&sample) {
            Ok(_) => Ok(naming),
            Err(error) => Err(bad(template, &error).into()),
        }
    }

    /// The path of a document, with `/`: of plain names alone, so that it never leaves the folder.
    ///
    /// # Errors
    /// `OUT003`, saying what is wrong with the path.
    pub fn path(&self, named: &Named<'_>) -> Result<String> {
        let path = self.rendered(named).map_err(|error| {
            let message = format!("no path can be made for this document: {}", last(&error));
            Diagnostic::error(codes::UNSAFE_NAME, message).hint("let --name read only what every record has")
        })?;
        match fault(&path) {
            None => Ok(path),
            Some((part, fault)) => {
                let shown: String = part.replace(SLASH, "/").chars().take(60).collect();
                let message = format!("{shown:?} cannot be a name in the path of this document: it {fault}");
                Err(Diagnostic::error(codes::UNSAFE_NAME, message)
                    .hint("change the id, or name the documents otherwise with --name")
                    .into())
            }
        }
    }

    fn rendered(&self, named: &Named<'_>) -> tera::TeraResult<String> {
        let Some(engine) = &self.engine else { return Ok(standard(named)) };
        engine.render("path", &Context::from_serialize(named)?)
    }
}

/// [`CUSTOMER_NAME`], or the same without a customer, without a template's engine: a million letters are named so.
fn standard(named: &Named<'_>) -> String {
    let mut path = String::with_capacity(64);
    let own = |path: &mut String, value: &str| path.extend(value.chars().map(|c| if c == '/' { SLASH } else { c }));
    if let Some(customer) = named.customer {
        own(&mut path, customer.id);
        path.push('/');
    }
    own(&mut path, named.incident.id);
    path.extend(["-", named.kind, ".", named.format]);
    path
}

/// The first part of a path that is no plain name, and what is wrong with it.
fn fault(path: &str) -> Option<(&str, &'static str)> {
    let top = path.split('/').next().unwrap_or_default();
    if OWN.iter().any(|own| own.eq_ignore_ascii_case(top)) {
        return Some((top, "is a name that the run keeps for itself"));
    }
    if path.len() > LONGEST {
        return Some((path, "is longer than a path may be"));
    }
    path.split('/').find_map(|part| {
        let fault = if part.contains(SLASH) { Some("holds a path separator") } else { component_fault(part) };
        fault.map(|fault| (part, fault))
    })
}

fn bad(template: &str, error: &tera::Error) -> Diagnostic {
    Diagnostic::error(codes::BAD_NAMING, format!("--name {template:?} names no document: {}", last(error)))
        .hint("there are customer.id, customer.organization, customer.reference, incident.id, kind, format, language and record")
}

/// What the engine says in the end, on one line.
fn last(error: &tera::Error) -> String {
    use std::error::Error as _;
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = error.to_string();
        source = error.source();
    }
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    fn named<'a>(customer: &'a str, incident: &'a str) -> Named<'a> {
        Named {
            customer: Some(NamedCustomer { id: customer, organization: None, reference: None }),
            incident: NamedIncident { id: incident },
            kind: "letter",
            format: "md",
            language: "en-GB",
            record: 7,
        }
    }

    #[test]
    fn the_standard_names_are_those_of_their_templates() {
        let mut named = named("acme", "INC-1");
        let by = |template: &str, named: &Named<'_>| {
            let mut engine = Tera::default();
            engine.add_raw_template("path", template).unwrap();
            engine.render("path", &Context::from_serialize(named).unwrap()).unwrap()
        };
        assert_eq!(standard(&named), by(CUSTOMER_NAME, &named));
        named.customer = None;
        assert_eq!(standard(&named), by(INCIDENT_NAME, &named));
    }

    #[test]
    fn a_template_of_ones_own_may_make_folders_and_a_value_may_not() {
        let naming = Naming::new(Some("{{ incident.id }}/{{ record }}-{{ customer.id }}.{{ format }}")).unwrap();
        assert_eq!(naming.path(&named("acme", "INC-1")).unwrap(), "INC-1/7-acme.md");
        for customer in ["a/b", "../b", "/etc/passwd", "a\\b", "..", "a\u{202e}b"] {
            for naming in [&naming, &Naming::new(None).unwrap()] {
                let refused = naming.path(&named(customer, "INC-1"));
                let escapes = customer != ".." || naming.engine.is_none();
                assert_eq!(refused.is_err(), escapes, "{customer} {refused:?}");
            }
        }
    }

    #[test]
    fn what_leaves_the_folder_or_is_the_runs_own_is_refused() {
        for template in
            ["../{{ kind }}", "/tmp/{{ kind }}", "a//b", "held/x.md", "Manifest.NDJSON", ".amends/x", "", "a/../../b"]
        {
            let naming = Naming::new(Some(template)).unwrap();
            assert!(naming.path(&named("a", "b")).is_err(), "{template}");
        }
    }

    #[test]
    fn a_template_that_reads_what_there_is_not_is_refused_at_once() {
        for template in ["{{ customer.name }}", "{{ custommer.id }}", "{{ kind", "{{ kind | nosuch }}"] {
            let problems = Naming::new(Some(template)).unwrap_err();
            assert_eq!(problems.0[0].code, codes::BAD_NAMING, "{template}");
        }
    }

    proptest! {
        #[test]
        fn a_path_stays_in_the_folder(customer in any::<String>(), incident in any::<String>()) {
            for template in [None, Some("{{ customer.id }}{{ incident.id }}"), Some("{{ customer.id | safe }}/x")] {
                if let Ok(path) = Naming::new(template).unwrap().path(&named(&customer, &incident)) {
                    let plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
                    prop_assert!(plain && !path.is_empty(), "{}", path);
                }
            }
        }
    }
}
