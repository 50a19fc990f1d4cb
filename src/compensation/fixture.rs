//! Small cases for tests: one outage of 7,800 seconds on 10 March 2026, without a customer's money.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::case::{
    Basis, Case, Clause, Control, Count, Currency, Customer, Decimal, Duration, EarlierFailure, Exact, Fee, Incident,
    Item, Kind, Lessons, Moment, Money, NounPhrase, PerUnit, Period, Severity, Term, Tier, Times, When,
};

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
}

pub(crate) fn moment(text: &str) -> Moment {
    Moment { when: When::Instant(at(text)), basis: Basis::Stated }
}

pub(crate) fn ratio(numerator: impl Into<i128>, denominator: impl Into<i128>) -> Exact {
    Exact::new(numerator, denominator)
}

pub(crate) fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub(crate) fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

pub(crate) fn usd(amount: &str) -> Money {
    Money::parse(amount, currency("USD")).unwrap()
}

pub(crate) fn gbp(amount: &str) -> Money {
    Money::parse(amount, currency("GBP")).unwrap()
}

pub(crate) fn fee(amount: &str, code: &str, per: Period) -> Fee {
    Fee { money: Money::parse(amount, currency(code)).unwrap(), per }
}

pub(crate) fn tier(below: &str, at_or_above: Option<&str>, credit: &str) -> Tier {
    Tier { below: decimal(below), at_or_above: at_or_above.map(decimal), credit: decimal(credit) }
}

/// An item with a value in USD.
pub(crate) fn item(value: &str) -> Item {
    Item { value: Some(usd(value)), ..Item::default() }
}

/// A sum in USD for each started hour.
pub(crate) fn per_hour(credit: &str) -> Term {
    Term::PerTime {
        unit: Duration::from_seconds(3_600),
        credit: PerUnit::Money(usd(credit)),
        count: Count::Started,
        after: Duration::from_seconds(0),
        cap: None,
        excluded: Vec::new(),
        fee: None,
    }
}

pub(crate) fn earlier(on: &str, similar: bool) -> EarlierFailure {
    EarlierFailure {
        id: None,
        on: on.parse().unwrap(),
        what: Clause::parse("your orders did not reach us").unwrap(),
        promised: None,
        kept: None,
        similar,
    }
}

pub(crate) fn customer(id: &str) -> Customer {
    Customer { id: id.to_owned(), ..Customer::default() }
}

pub(crate) fn case() -> Case {
    let incident = Incident {
        id: "INC-7".to_owned(),
        title: NounPhrase::parse("the failure of the booking page").unwrap(),
        service: None,
        duty: None,
        kinds: vec![Kind::Outage],
        severity: Some(Severity::Moderate),
        control: Some(Control::Ours),
        our_part: None,
        time_zone: Some(Tz::UTC),
        times: Times {
            started: moment("2026-03-10T09:00:00Z"),
            detected: None,
            acknowledged: None,
            mitigated: None,
            resolved: Some(moment("2026-03-10T11:10:00Z")),
        },
        detected_by: None,
        ongoing: false,
        trigger: None,
        root_cause: None,
        root_cause_status: None,
        answer_by: None,
        contributing: Vec::new(),
        safeguards: Vec::new(),
        third_parties: Vec::new(),
        timeline: Vec::new(),
        fixes: Vec::new(),
        measures: Vec::new(),
        not_affected: Vec::new(),
        data: None,
        residual_risk: None,
        lessons: Lessons::default(),
        open_questions: Vec::new(),
        first_told: None,
        totals: Vec::new(),
        tried: Vec::new(),
        terms: Vec::new(),
        workaround: None,
        next_update_at: None,
        report: None,
        correction: None,
    };
    Case { language: "en".to_owned(), sender: None, incident, customers: Vec::new() }
}

/// The same with one customer.
pub(crate) fn case_of(customer: Customer) -> Case {
    Case { customers: vec![customer], ..case() }
}
