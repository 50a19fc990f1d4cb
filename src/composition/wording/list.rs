//! Lists in a sentence.

use crate::composition::Region;

/// `a`, `a and b`, `a, b and c`; American English has a comma before the last "and".
pub fn list<S: AsRef<str>>(items: &[S], region: Region) -> String {
    // Items with commas or an "and" of their own are told apart by semicolons.
    let busy = |item: &S| item.as_ref().contains(", ") || item.as_ref().contains(" and ");
    if items.len() > 1 && items.iter().any(busy) {
        let (init, last) = items.split_at(items.len() - 1);
        let head = init.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ");
        return [head.as_str(), "; and ", last[0].as_ref()].concat();
    }
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first, second] => [first.as_ref(), " and ", second.as_ref()].concat(),
        [init @ .., last] => {
            let head = init.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
            let comma = if region == Region::America { "," } else { "" };
            [head.as_str(), comma, " and ", last.as_ref()].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_comma_is_american() {
        let items = ["a", "b", "c"];
        assert_eq!(list(&items, Region::Britain), "a, b and c");
        assert_eq!(list(&items, Region::America), "a, b, and c");
        assert_eq!(list(&items[..2], Region::America), "a and b");
        assert_eq!(list(&items[..1], Region::Britain), "a");
        assert_eq!(list::<&str>(&[], Region::Britain), "");
    }
}
