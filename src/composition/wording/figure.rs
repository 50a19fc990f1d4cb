//! How many of what were hit.

use super::count;
use crate::case::{Figure, Whose};

/// `118 of your 2,940 orders were charged twice`, `one of our drivers was turned away`,
/// `about 5,000 projects were read-only`.
pub fn figure(figure: &Figure) -> String {
    let number = |of: bool| if of && figure.count == 0 { "none".to_owned() } else { count(figure.count) };
    let about = if figure.estimate { "about " } else { "" };
    let single = figure.count == 1;
    let whose = figure.whose.map(|whose| match whose {
        Whose::Yours => "your ",
        Whose::Ours => "our ",
    });
    let noun = match &figure.one {
        Some(one) if single => one.as_str(),
        _ => figure.of.as_str(),
    };
    let counted = match (figure.out_of, whose) {
        (Some(all), whose) => {
            format!("{} of {}{} {}", number(true), whose.unwrap_or("the "), count(all), figure.of)
        }
        (None, Some(whose)) => format!("{} of {whose}{}", number(true), figure.of),
        (None, None) => format!("{} {noun}", number(false)),
    };
    let what = match &figure.what_one {
        Some(one) if single => one.as_str(),
        _ => figure.what.as_str(),
    };
    format!("{about}{counted} {what}")
}

/// The same with the whole first, where there is one: `of your 41 customers, 27 were turned away`.
pub fn figure_turned(figure: &Figure) -> Option<String> {
    let all = figure.out_of?;
    let whose = match figure.whose {
        Some(Whose::Yours) => "your",
        Some(Whose::Ours) => "our",
        None => "the",
    };
    let about = if figure.estimate { "about " } else { "" };
    let number = if figure.count == 0 { "none".to_owned() } else { count(figure.count) };
    let what = figure.what_one.as_ref().filter(|_| figure.count == 1).unwrap_or(&figure.what);
    Some(format!("of {whose} {} {}, {about}{number} {what}", count(all), figure.of))
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
