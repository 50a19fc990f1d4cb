//! How many of what were hit.

use std::borrow::Cow;

use super::count;
use crate::case::{Figure, Whose};

/// `118 of your 2,940 orders were charged twice`, `one of our drivers was turned away`,
/// `about 5,000 projects were read-only`.
pub fn figure(figure: &Figure) -> String {
    let single = figure.count == 1;
    let noun = match &figure.one {
        Some(one) if single => one.as_str(),
        _ => figure.of.as_str(),
    };
    let all = figure.out_of.map(count);
    let (of, whose, all, gap, noun) = match (&all, figure.whose) {
        (Some(all), _) => (" of ", whose(figure), all.as_ref(), " ", figure.of.as_str()),
        (None, Some(_)) => (" of ", whose(figure), "", "", figure.of.as_str()),
        (None, None) => (" ", "", "", "", noun),
    };
    let number = if of == " " { count(figure.count) } else { number_of(figure) };
    [about(figure), &number, of, whose, all, gap, noun, " ", what(figure)].concat()
}

/// The same with the whole first, where there is one: `of your 41 customers, 27 were turned away`.
pub fn figure_turned(figure: &Figure) -> Option<String> {
    let all = count(figure.out_of?);
    let of = figure.of.as_str();
    Some(["of ", whose(figure), &all, " ", of, ", ", about(figure), &number_of(figure), " ", what(figure)].concat())
}

fn about(figure: &Figure) -> &'static str {
    if figure.estimate { "about " } else { "" }
}

/// How many of a whole.
fn number_of(figure: &Figure) -> Cow<'static, str> {
    if figure.count == 0 { Cow::Borrowed("none") } else { count(figure.count) }
}

/// Whose the whole is.
fn whose(figure: &Figure) -> &'static str {
    match figure.whose {
        Some(Whose::Yours) => "your ",
        Some(Whose::Ours) => "our ",
        None => "the ",
    }
}

fn what(figure: &Figure) -> &str {
    figure.what_one.as_ref().filter(|_| figure.count == 1).unwrap_or(&figure.what).as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{BareNoun, Predicate};

    fn base() -> Figure {
        Figure {
            count: 118,
            of: BareNoun::parse("orders").unwrap(),
            one: Some(BareNoun::parse("order").unwrap()),
            whose: Some(Whose::Yours),
            out_of: Some(2_940),
            what: Predicate::parse("were charged twice").unwrap(),
            what_one: Some(Predicate::parse("was charged twice").unwrap()),
            estimate: false,
        }
    }

    #[test]
    fn number_agrees_with_noun_and_verb() {
        assert_eq!(figure(&base()), "118 of your 2,940 orders were charged twice");
        assert_eq!(figure_turned(&base()).unwrap(), "of your 2,940 orders, 118 were charged twice");
        assert_eq!(figure(&Figure { out_of: None, count: 1, ..base() }), "one of your orders was charged twice");
        let alone = Figure { out_of: None, whose: None, ..base() };
        assert_eq!(figure(&Figure { count: 1, ..alone.clone() }), "one order was charged twice");
        assert_eq!(figure(&Figure { estimate: true, ..alone }), "about 118 orders were charged twice");
    }
}
