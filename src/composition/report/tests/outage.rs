//! A case with everything in it: an ordering page that a bakery's customers could not open for two hours.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::assessment::{Assessment, assess};
use crate::case::*;
use crate::compensation::{self, Remedy};
use crate::composition::report::{Report, compose};
use crate::composition::{Brief, Individual, Record};
use crate::policy::Policy;

/// Reads an instant.
pub(crate) fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Reads a day.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stated(text: &str) -> Moment {
    Moment { when: When::Instant(utc(text)), basis: Basis::Stated }
}

pub(crate) fn sentences(text: &str) -> Sentences {
    Sentences::parse(text).unwrap()
}

fn noun(text: &str) -> NounPhrase {
    NounPhrase::parse(text).unwrap()
}

fn entry(at: &str, what: &str, audience: Audience) -> TimelineEntry {
    TimelineEntry { at: utc(at), what: sentences(what), audience, source: Some("change record".to_owned()) }
}

fn figure(count: u64, of: &str, out_of: u64, what: &str) -> Figure {
    Figure {
        count,
        of: BareNoun::parse(of).unwrap(),
        one: None,
        whose: None,
        out_of: Some(out_of),
        what: Predicate::parse(what).unwrap(),
        what_one: None,
        estimate: false,
    }
}

fn measure(will: &str, by: &str, against: Against, status: MeasureStatus) -> Measure {
    Measure {
        will: VerbPhrase::parse(will).unwrap(),
        by: day(by),
        owner: noun("our head of operations"),
        evidence: Some(sentences("The results show on your account page.")),
        against: Some(against),
        status,
        done_on: (status == MeasureStatus::Done).then(|| day("2026-03-12")),
    }
}

/// The incident.
pub(crate) fn incident() -> Incident {
    Incident {
        id: "FO-0310".to_owned(),
        title: noun("the failure of your ordering page"),
        service: Some(noun("your ordering page")),
        duty: Some(VerbPhrase::parse("keep your ordering page open around the clock").unwrap()),
        kinds: vec![Kind::Outage],
        severity: Some(Severity::Moderate),
        control: Some(Control::Ours),
        our_part: Some(sentences("We chose to renew certificates by hand.")),
        time_zone: Some(Tz::UTC),
        times: Times {
            started: stated("2026-03-10T09:00:00Z"),
            detected: Some(stated("2026-03-10T10:20:00Z")),
            acknowledged: Some(stated("2026-03-10T10:25:00Z")),
            mitigated: Some(stated("2026-03-10T11:10:00Z")),
            resolved: Some(stated("2026-03-10T11:10:00Z")),
        },
        detected_by: Some(DetectedBy::Customer),
        ongoing: false,
        trigger: Some(sentences("The page's certificate ran out.")),
        root_cause: Some(sentences("We renew certificates from a list that we keep by hand, and yours was not on it.")),
        root_cause_status: Some(CauseStatus::Confirmed),
        answer_by: None,
        contributing: vec![sentences("Only our day shift may issue a certificate.")],
        safeguards: vec![Safeguard {
            name: noun("our alarm"),
            why_it_failed: sentences("It visits each page from inside our network."),
        }],
        third_parties: vec![
            ThirdParty { name: "Quiet Networks".to_owned(), role: Some(noun("our carrier")), our_decision: None },
            ThirdParty {
                name: "Northline Hosting".to_owned(),
                role: Some(noun("the host that we chose")),
                our_decision: Some(sentences("We rely on it alone.")),
            },
        ],
        timeline: vec![
            entry("2026-02-11T15:00:00Z", "We moved the page to its new address.", Audience::Customer),
            entry("2026-03-10T09:00:00Z", "Browsers refused the page.", Audience::Customer),
            entry("2026-03-10T10:40:00Z", "A restart changed nothing.", Audience::Internal),
        ],
        fixes: vec![Fix {
            did: PastPhrase::parse("issued a new certificate").unwrap(),
            on: DayOrTime::Time(utc("2026-03-10T11:10:00Z")),
            lasting: Some(false),
            verified: Some(sentences("We placed an order and took it back.")),
        }],
        measures: vec![
            measure("place a test order every five minutes", "2026-03-20", Against::Detection, MeasureStatus::Started),
            measure("renew each certificate by itself", "2026-03-12", Against::Cause, MeasureStatus::Done),
        ],
        not_affected: vec![sentences("Orders placed before kept their place.")],
        data: Some(Data { lost: Some(Extent::None), exposed: Some(Extent::Unknown), ..Data::default() }),
        residual_risk: Some(sentences("A page can still fail for other reasons.")),
        lessons: Lessons {
            went_well: vec![sentences("The night desk was quick.")],
            went_badly: vec![sentences("Nobody knew for eighty minutes.")],
            lucky: vec![sentences("The right person was awake.")],
        },
        open_questions: vec![OpenQuestion {
            question: sentences("Were other pages refused?"),
            answer_by: Some(day("2026-03-27")),
        }],
        first_told: Some(utc("2026-03-10T10:25:00Z")),
        totals: vec![figure(53, "ordering pages", 212, "were closed")],
        tried: vec![sentences("We restarted the page's server.")],
        terms: vec![TermMeaning {
            term: "certificates".to_owned(),
            means: noun("the files that prove to a browser that a site is genuine"),
        }],
        workaround: None,
        next_update_at: None,
        report: Some(ReportHeader {
            version: Some("1.2".to_owned()),
            status: Some(ReportStatus::Final),
            author: Some(noun("our head of operations")),
        }),
        correction: None,
    }
}

/// The customer, in New York.
pub(crate) fn customer() -> Customer {
    let currency = Currency::from_code("USD").unwrap();
    let usd = |amount: &str| Money::parse(amount, currency).unwrap();
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let tier = |below: &str, credit: &str| Tier { below: decimal(below), at_or_above: None, credit: decimal(credit) };
    Customer {
        id: "cobble-oven".to_owned(),
        organization: Some("Cobble & Oven".to_owned()),
        reported_at: Some(utc("2026-03-10T10:20:00Z")),
        language: Some("en-US".to_owned()),
        time_zone: Some(Tz::America__New_York),
        reference: Some("20817".to_owned()),
        impact: Impact {
            failure: Some(Clause::parse("your wholesale customers could not order from you").unwrap()),
            figures: vec![Figure {
                whose: Some(Whose::Yours),
                ..figure(27, "customers", 41, "were met by a warning with your name on it")
            }],
            downstream: Some(sentences("Six opened their doors without bread.")),
            mattered_because: Some(Clause::parse("your bakers take orders before seven").unwrap()),
            losses: vec![Loss { what: noun("flour that spoiled"), amount: usd("41.50") }],
            ..Impact::default()
        },
        contract: Contract {
            reference: Some("FO-20817".to_owned()),
            clause: Some("4.2".to_owned()),
            fee: Some(Fee { money: usd("1000.00"), per: Period::Month }),
            terms: vec![Term::Uptime {
                window: Window::Calendar(Period::Month),
                zone: Some(Tz::UTC),
                tiers: vec![tier("99.9", "10"), tier("99.0", "25")],
                bound: Bound::Below,
                excluded: Vec::new(),
                fee: None,
            }],
            ..Contract::default()
        },
        earlier_failures: vec![EarlierFailure {
            id: Some("FO-0102".to_owned()),
            on: day("2026-01-02"),
            what: Clause::parse("your page was closed for an hour").unwrap(),
            promised: Some(sentences("We would watch the page from outside.")),
            kept: Some(false),
            similar: true,
        }],
        settlement: Some(Settlement {
            done_on: Some(day("2026-03-12")),
            how: Some(Way::parse("as a credit to your account").unwrap()),
            ..Settlement::default()
        }),
        follow_ups: vec![FollowUp { on: DayOrTime::Time(utc("2026-03-24T14:00:00Z")), how: FollowUpWay::Call }],
        ..Customer::default()
    }
}

/// The case of that incident and that customer.
pub(crate) fn case() -> Case {
    let signatory = Signatory {
        name: "Ruth Adeyemi".to_owned(),
        title: Some(Title::parse("Director of Service").unwrap()),
        phone: Some("020 7946 0188".to_owned()),
        email: None,
        signs: Vec::new(),
        signs_repeat: true,
    };
    let sender = Sender {
        organization: Some("Front Office Ltd".to_owned()),
        reply_to: Some("replies@frontoffice.example".to_owned()),
        signatories: vec![signatory],
        ..Sender::default()
    };
    Case { language: "en".to_owned(), sender: Some(sender), incident: incident(), customers: vec![customer()] }
}

/// What the case calls for, for one customer.
pub(crate) fn assessment(case: &Case, customer: &Customer, remedy: &Remedy) -> Assessment {
    assess(case, customer, &Policy::default(), remedy, day("2026-03-13"))
}

/// What a customer gets under the built-in policy.
pub(crate) fn remedy(case: &Case, customer: &Customer) -> Remedy {
    compensation::compute(case, customer, &Policy::default()).unwrap()
}

/// A report for `audience` of three days after the failure; about the first customer where `about_customer`.
pub(crate) fn report(case: &Case, audience: Audience, about_customer: bool) -> Report {
    let policy = Policy::default();
    let customer = case.customers.first().filter(|_| about_customer);
    let remedy = customer.map(|customer| remedy(case, customer));
    let assessment = customer.zip(remedy.as_ref()).map(|(customer, remedy)| assessment(case, customer, remedy));
    let worked_out = customer.zip(remedy.as_ref()).zip(assessment.as_ref());
    let individual = worked_out.map(|((customer, remedy), assessment)| Individual { customer, remedy, assessment });
    let record = Record { case, policy: &policy, individual, issued_on: day("2026-03-13"), standing: None };
    let brief = Brief::report(audience);
    compose(&record, &brief).unwrap()
}
