//! Customers from three places as one list: the case's own, the customers file, and what all share.

use std::collections::HashMap;

use crate::intake::located::{Entry, Item, Kind, Node};

/// Lays one value over another: tables field by field, lists of numbered cells element by element;
/// anything else is replaced.
pub(in crate::intake) fn overlay(base: &Node, over: Node) -> Node {
    let Node { span, kind } = over;
    let kind = match (&base.kind, kind) {
        (_, Kind::Null) => return base.clone(),
        (Kind::Table(below), Kind::Table(above)) => Kind::Table(overlay_tables(below, above)),
        (Kind::List(below), Kind::List(above)) if above.iter().any(|item| item.addressed) => {
            Kind::List(overlay_lists(below, above))
        }
        (_, kind) => kind,
    };
    Node { span, kind }
}

fn overlay_tables(below: &[Entry], above: Vec<Entry>) -> Vec<Entry> {
    let mut above: Vec<Option<Entry>> = above.into_iter().map(Some).collect();
    let mut entries = Vec::with_capacity(below.len() + above.len());
    for base in below {
        let over = above.iter_mut().find(|entry| entry.as_ref().is_some_and(|entry| entry.key == base.key));
        entries.push(match over.and_then(Option::take) {
            Some(over) => Entry { key_span: over.key_span, key: over.key, node: overlay(&base.node, over.node) },
            None => base.clone(),
        });
    }
    entries.extend(above.into_iter().flatten());
    entries
}

fn overlay_lists(below: &[Item], above: Vec<Item>) -> Vec<Item> {
    let mut items = below.to_vec();
    for over in above {
        match items.iter_mut().find(|item| item.index == over.index) {
            Some(item) => item.node = overlay(&item.node, over.node),
            None => items.push(over),
        }
    }
    items.sort_by_key(|item| item.index);
    items
}

/// The customers of a case's tree, taken out of it: one, or a list.
pub(in crate::intake) fn take_customers(root: &mut Node) -> Option<Entry> {
    let Kind::Table(entries) = &mut root.kind else { return None };
    let at = entries.iter().position(|entry| entry.key == "customers")?;
    Some(entries.remove(at))
}

/// Puts the rows of a customers file into the case's tree, by id, and what all share under each.
pub(in crate::intake) fn merge(root: &mut Node, rows: Vec<Node>) {
    let own = take_customers(root);
    let defaults = root.get("customer_defaults").map(|entry| entry.node.clone());
    let (key_span, span, mut items) = match own {
        Some(Entry { key_span, node: Node { span, kind: Kind::List(items) }, .. }) => (key_span, span, items),
        Some(Entry { key_span, node, .. }) => (key_span, node.span, vec![Item { index: 0, addressed: false, node }]),
        None => (root.span, root.span, Vec::new()),
    };
    let id = |node: &Node| node.get("id").and_then(|entry| entry.node.as_text()).map(|id| id.trim().to_owned());
    let mut places: HashMap<String, usize> =
        items.iter().enumerate().filter_map(|(place, item)| Some((id(&item.node)?, place))).collect();
    let mut next = items.last().map_or(0, |item| item.index + 1);
    for row in rows {
        let place = id(&row).and_then(|id| places.get(&id).copied());
        if let Some(item) = place.and_then(|place| items.get_mut(place)) {
            item.node = overlay(&item.node, row);
            continue;
        }
        if let Some(id) = id(&row) {
            places.insert(id, items.len());
        }
        items.push(Item { index: next, addressed: false, node: row });
        next += 1;
    }
    if let Some(defaults) = defaults {
        for item in &mut items {
            let own = std::mem::replace(&mut item.node, Node { span, kind: Kind::Null });
            item.node = overlay(&defaults, own);
        }
    }
    if let Kind::Table(entries) = &mut root.kind {
        entries.retain(|entry| entry.key != "customer_defaults");
        let node = Node { span, kind: Kind::List(items) };
        entries.push(Entry { key: "customers".to_owned(), key_span, node });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::located::parse_json;

    fn node(text: &str) -> Node {
        parse_json(text, 0..text.len()).unwrap()
    }

    #[test]
    fn what_the_customer_states_wins_over_the_file_and_the_defaults() {
        let mut case = node(
            r#"{"customers": {"id": "a", "contact": {"name": "Ada"}, "enclosures": ["x"]},
                "customer_defaults": {"language": "en-GB", "contact": {"name": "You", "role": "Head"}, "enclosures": ["y", "z"]}}"#,
        );
        merge(&mut case, vec![node(r#"{"id": "b"}"#), node(r#"{"id": "a", "contact": {"email": "a@b"}}"#)]);
        assert_eq!(
            case.to_value(),
            serde_json::json!({"customers": [
                {"language": "en-GB", "contact": {"name": "Ada", "role": "Head", "email": "a@b"}, "enclosures": ["x"], "id": "a"},
                {"language": "en-GB", "contact": {"name": "You", "role": "Head"}, "enclosures": ["y", "z"], "id": "b"},
            ]})
        );
    }
}
