//! Lists that belong together, brought together: log entries to their incidents, tickets to their problem.

use std::collections::HashMap;

use serde_json::Value;

use super::documents::{Aside, Documents, Export, Spot};
use super::mapping::Request;
use super::registry::{Adapter, id_at};
use crate::diagnostic::Diagnostic;
use crate::intake::problems::STRAY_ENTRIES;

/// Brings entries to their records. Those of a record that is not there make one, where they hold it in short.
pub(super) fn entries(asides: Vec<Aside>, documents: &mut Documents) {
    let mut strays: HashMap<(&'static str, &'static str), (usize, Spot)> = HashMap::new();
    let mut order = Vec::new();
    let mut index = Index::of(&documents.exports);
    for Aside { adapter, beside, spot, entry } in asides {
        let of: Vec<String> = beside.of.iter().filter_map(|path| id_at(&entry, path)).collect();
        let target = if of.is_empty() { index.only(adapter) } else { index.find(adapter, &of) }.or_else(|| {
            let record = beside.reference.and_then(|path| entry.get(path)).filter(|record| record.is_object())?.clone();
            let request = Request { record, ..Request::default() };
            documents.exports.push(Export { adapter: Some(adapter), spot: spot.clone(), request, ids: of });
            index = Index::of(&documents.exports);
            Some(documents.exports.len() - 1)
        });
        let Some(export) = target.and_then(|index| documents.exports.get_mut(index)) else {
            let stray = strays.entry((adapter.name, beside.name)).or_insert_with(|| {
                order.push((adapter.name, beside.name));
                (0, spot)
            });
            stray.0 += 1;
            continue;
        };
        match export.request.also.entry(beside.name.to_owned()).or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(entries) => entries.push(entry),
            other => *other = Value::Array(vec![entry]),
        }
    }
    for key in order {
        let Some((count, spot)) = strays.remove(&key) else { continue };
        let list = key.1.replace('_', " ");
        let message = format!("{count} of the {list} of {} belong to no incident of this run", key.0);
        let mut found = Diagnostic::warning(STRAY_ENTRIES, message)
            .hint("give them together with the incident that they belong to, and with that one alone");
        found.path = (!spot.path.is_empty()).then_some(spot.path);
        documents.found.push(found);
    }
}

/// Which record has which name.
struct Index {
    named: HashMap<(&'static str, String), usize>,
    of: HashMap<&'static str, Vec<usize>>,
}

impl Index {
    fn of(exports: &[Export]) -> Self {
        let (mut named, mut of) = (HashMap::new(), HashMap::<_, Vec<usize>>::new());
        for (index, export) in exports.iter().enumerate() {
            let Some(adapter) = export.adapter else { continue };
            // Two records of one incident are one incident.
            let again = export.ids.first().is_some_and(|id| named.contains_key(&(adapter.name, id.clone())));
            if !again {
                of.entry(adapter.name).or_default().push(index);
            }
            for id in &export.ids {
                named.entry((adapter.name, id.clone())).or_insert(index);
            }
        }
        Self { named, of }
    }

    fn find(&self, adapter: &Adapter, ids: &[String]) -> Option<usize> {
        ids.iter().find_map(|id| self.named.get(&(adapter.name, id.clone())).copied())
    }

    /// The record of a run that holds one: what names none belongs to it.
    fn only(&self, adapter: &Adapter) -> Option<usize> {
        match self.of.get(adapter.name).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }
}

/// Tickets that point to a problem of the run are its customers, and no incidents of their own.
pub(super) fn tickets(exports: &mut Vec<Export>) {
    let problem = |export: &Export| {
        let zendesk = export.adapter.is_some_and(|adapter| adapter.name == "zendesk");
        if zendesk { id_at(&export.request.record, "problem_id") } else { None }
    };
    let problems: Vec<String> = exports.iter().filter_map(problem).collect();
    if problems.is_empty() {
        return;
    }
    let (mut kept, mut tickets) = (Vec::new(), Vec::new());
    let ids: Vec<String> = exports.iter().filter_map(|export| export.ids.first().cloned()).collect();
    for export in exports.drain(..) {
        match problem(&export).filter(|id| ids.contains(id)) {
            Some(id) => tickets.push((id, export.request.record)),
            None => kept.push(export),
        }
    }
    for (id, ticket) in tickets {
        let Some(export) = kept.iter_mut().find(|export| export.ids.contains(&id)) else { continue };
        if let Value::Array(list) =
            export.request.also.entry("tickets".to_owned()).or_insert_with(|| Value::Array(Vec::new()))
        {
            list.push(ticket);
        }
    }
    *exports = kept;
}
