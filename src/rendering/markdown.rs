//! Markdown: the one place that says which of its extensions are on, and what may be a link.

/// The address that a document may point to, without the white space and control characters that readers drop;
/// `None` for every scheme but `https`, `http`, `mailto` and `tel`.
pub(super) fn link_target(target: &str) -> Option<String> {
    let bare: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, rest) = bare.split_once(':')?;
    let known = ["https", "http", "mailto", "tel"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
    (known && !rest.is_empty()).then_some(bare)
}
