//! The filters that templates have beyond Tera's own, in one table.
#![expect(clippy::needless_pass_by_value, reason = "the engine hands its arguments over by value")]

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::escape::{escaped, folded};
use super::markdown;
use crate::composition::wording;

/// Registers every filter; before any template is added.
pub(super) fn register(engine: &mut Tera) {
    engine.register_filter("capitalize_first", capitalize_first);
    engine.register_filter("code", code);
    engine.register_filter("link", link);
    // Escaping cannot be switched off: a value of a record is text, wherever it stands.
    engine.register_filter("safe", safe);
}

/// The value as a sentence begins with it: see [`wording::capitalized`].
fn capitalize_first(value: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    value.inherit_safety(wording::capitalized(value.as_str()))
}

/// The value in a monospaced face, for what is typed or read off a screen.
fn code(value: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let text = folded(value.as_str());
    // A bar in code needs a backslash in a table and must have none elsewhere.
    if text.is_empty() || text.contains('|') {
        return Value::safe_string(&escaped(&text));
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    Value::safe_string(&format!("{fence}{pad}{text}{pad}{fence}"))
}

/// The value as a link to `to`, or to itself without `to`; plain text when the target is no address that
/// documents may point to.
fn link(value: StringInput<'_>, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let to = kwargs.get::<&str>("to")?.unwrap_or(value.as_str());
    let text = escaped(value.as_str());
    Ok(match markdown::link_target(to) {
        Some(target) if !text.is_empty() => Value::safe_string(&format!("[{text}]({})", in_brackets(&target))),
        _ => Value::safe_string(&text),
    })
}

/// A target that cannot end the brackets it stands in.
pub(super) fn in_brackets(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for character in target.chars() {
        match character {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            '|' => out.push_str("%7C"),
            '&' => out.push_str("&amp;"),
            other => out.push(other),
        }
    }
    out
}

/// Refuses: see [`register`].
fn safe(_: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    Err(tera::Error::message("`safe` would print a value of the record as markup; leave it out"))
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;

    /// What a template makes of a value `it`.
    fn said(template: &str, it: &str) -> Result<String, String> {
        let mut engine = Tera::default();
        register(&mut engine);
        let mut context = Context::new();
        context.insert("it", it);
        engine.render_str(template, &context, false).map_err(|error| error.to_string())
    }

    #[test]
    fn code_is_fenced_so_that_nothing_in_it_ends_it() {
        let code = |it| said("{{ it | code }}", it).unwrap();
        assert_eq!(code("ERR 42"), "`ERR 42`");
        assert_eq!((code("a`b"), code("`a``")), ("``a`b``".to_owned(), "``` `a`` ```".to_owned()));
        assert_eq!((code(""), code("a|b")), (String::new(), "a\\|b".to_owned()));
    }

    #[test]
    fn a_link_leads_where_documents_may_point_and_is_text_elsewhere() {
        let link = |it| said("{{ it | link }}", it).unwrap();
        assert_eq!(link("https://a.example/x"), "[https://a.example/x](https://a.example/x)");
        assert_eq!(
            said("{{ it | link(to='https://a.example') }}", "the *page*").unwrap(),
            "[the \\*page\\*](https://a.example)"
        );
        assert!(!link("javascript:alert(1)").contains("]("));
    }

    #[test]
    fn no_value_is_printed_as_markup() {
        assert!(said("{{ it | safe }}", "<b>").is_err());
    }

    #[test]
    fn a_target_cannot_end_its_brackets() {
        assert_eq!(in_brackets("https://a.example/x(y)?b=1&c=2"), "https://a.example/x%28y%29?b=1&amp;c=2");
    }
}
