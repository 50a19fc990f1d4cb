//! Whether a wrapper says that the export goes on elsewhere.

use serde_json::Value;

use super::registry::at;

/// Fields that name the next page, where they hold anything.
const NEXT: [&str; 11] = [
    "next_page",
    "after_url",
    "pagination_meta.after",
    "pagination.next",
    "links.next",
    "meta.next_page",
    "meta.next_cursor",
    "paging.next",
    "nextPageToken",
    "next_cursor",
    "@odata.nextLink",
];
/// Fields that say that there is more.
const MORE: [&str; 4] = ["more", "has_more", "meta.has_more", "hasMore"];
/// Fields that say that this is all.
const LAST: [&str; 2] = ["isLast", "end_of_stream"];
/// Lists of a page, in wrappers that count.
const LISTS: [&str; 4] = ["issues", "items", "incidents", "data"];

/// Whether records are missing that other pages hold.
pub(super) fn unfinished(wrapper: &Value) -> bool {
    let said = |path: &&str| match at(wrapper, path) {
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Number(number)) => number.as_f64().is_some_and(|number| number > 0.0),
        _ => false,
    };
    NEXT.iter().any(said)
        || MORE.iter().any(|path| at(wrapper, path) == Some(&Value::Bool(true)))
        || LAST.iter().any(|path| at(wrapper, path) == Some(&Value::Bool(false)))
        || counted(wrapper)
}

/// Whether a wrapper counts more records than it holds up to its last.
fn counted(wrapper: &Value) -> bool {
    let number = |path: &str| at(wrapper, path).and_then(Value::as_u64);
    let Some(held) = LISTS.iter().find_map(|list| wrapper.get(list)?.as_array()).map(|list| list.len() as u64) else {
        return false;
    };
    let total = ["total", "total_count", "pagination_meta.total_record_count"].iter().find_map(|path| number(path));
    let before = number("startAt").or_else(|| number("offset")).unwrap_or(0);
    total.is_some_and(|total| total > before.saturating_add(held))
}

#[cfg(test)]
mod tests {
    use super::unfinished;
    use serde_json::json;

    #[test]
    fn pages_that_others_follow_are_noticed() {
        for more in [
            json!({ "more": true }),
            json!({ "next_page": "https://x.example/2" }),
            json!({ "pagination_meta": { "after": "01F", "page_size": 25 } }),
            json!({ "pagination": { "page": 1, "next": 2 } }),
            json!({ "links": { "next": "x" } }),
            json!({ "issues": [1, 2], "startAt": 0, "total": 5 }),
            json!({ "issues": [1], "isLast": false }),
        ] {
            assert!(unfinished(&more), "{more}");
        }
        for last in [
            json!({}),
            json!({ "more": false, "next_page": null, "pagination_meta": { "after": "" } }),
            json!({ "issues": [1, 2], "startAt": 3, "total": 5 }),
            json!({ "pagination": { "next": null } }),
        ] {
            assert!(!unfinished(&last), "{last}");
        }
    }
}
