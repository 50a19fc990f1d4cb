//! A guest house whose guests could not book: its record, and a sound letter about it, written by hand.

use amends::assessment::{Assessment, Lateness, Outlook, Words};
use amends::case::{
    Against, Case, CauseStatus, Clause, Contact, Contract, Control, Currency, Customer, Data, DayOrTime, DetectedBy,
    EarlierFailure, Exact, Extent, Fee, Figure, Fix, FollowUp, FollowUpWay, Impact, Incident, Item, Kind, Lessons,
    Measure, MeasureStatus, Moment, Money, NounPhrase, PastPhrase, Period, Safeguard, Sender, Sentences, Settlement,
    Severity, Signatory, Times, Title, VerbPhrase, Way, When, Whose,
};
use amends::compensation::{Added, AddedItem, AddedSource, Approval, Owed, Remedy};
use amends::composition::{DocumentKind, Frame, FrameNotice, Individual, Record, Region};
use amends::policy::{Notice, Policy};
use amends::rendering::{Manuscript, PARTS, Section};
use chrono::{DateTime, NaiveDate, Utc};

/// Everything that a record borrows.
pub(crate) struct Fixture {
    pub(crate) case: Case,
    pub(crate) policy: Policy,
    pub(crate) remedy: Remedy,
    pub(crate) assessment: Assessment,
}

impl Fixture {
    pub(crate) fn record(&self) -> Record<'_> {
        let individual =
            Individual { customer: &self.case.customers[0], remedy: &self.remedy, assessment: &self.assessment };
        Record {
            case: &self.case,
            policy: &self.policy,
            individual: Some(individual),
            issued_on: day(2026, 3, 10),
            standing: None,
        }
    }

    /// The plain record, changed in one way that a rule is about.
    pub(crate) fn given(change: &str) -> Self {
        let mut fixture = Self::plain();
        match change {
            "" => {}
            "a late letter" => fixture.assessment.late = Some(Lateness { days: 19, limit: 10 }),
            "an earlier failure" => {
                fixture.case.customers[0].earlier_failures.push(earlier());
                fixture.assessment.earlier.push(0);
            }
            "exposed data" => {
                fixture.case.incident.kinds.push(Kind::DataExposure);
                fixture.case.incident.data = Some(data());
            }
            "a notice" => fixture.policy.notices.push(Notice {
                heading: "Your rights".to_owned(),
                text: sentences("You can take this matter to the arbitrator."),
                kinds: vec![Kind::Outage],
                regions: vec!["GB".to_owned()],
            }),
            "an open cause" => {
                fixture.case.incident.root_cause_status = Some(CauseStatus::UnderInvestigation);
                fixture.case.incident.answer_by = Some(day(2026, 3, 20));
            }
            other => panic!("no fixture is given {other:?}"),
        }
        fixture
    }

    pub(crate) fn plain() -> Self {
        Self {
            case: Case {
                language: "en".to_owned(),
                sender: Some(sender()),
                incident: incident(),
                customers: vec![customer()],
            },
            policy: Policy::default(),
            remedy: remedy(),
            assessment: Assessment {
                outlook: Outlook::Guarded,
                reasons: Vec::new(),
                signatory: Some(signatory()),
                call_first: false,
                words: Words { min: 250, max: 450 },
                missing: Vec::new(),
                earlier: Vec::new(),
                late: None,
                interim: false,
            },
        }
    }
}

/// The letter that no rule objects to. Its parts can be replaced one by one.
pub(crate) fn sound_letter() -> Manuscript {
    let sections = PARTS.into_iter().zip([
        "For two hours and ten minutes on Friday 6 March, from 17:20 to 19:30 London time (UTC), your guests could not \
         book with you. Your contract gives you £64.00 for this (clause 8.2). To that we have added £576.00, because \
         Friday evening is when you take most of your bookings. Together that is £640.00, and it reached the card ending \
         4410 on 9 March. If you lost more than that, tell me how much and I will have it paid within 10 days.",
        "This was our fault. We are bound to keep your booking page open, and on that Friday we did not. Thirty-one of \
         your guests saw an error page with your name on it. They told you of it before we did.",
        "At 17:20 we moved the system that holds your calendar and left your page pointing to its old address. We count on \
         a trial booking to catch such a thing. Nobody had asked for one on that evening. Our alarm watches whether pages \
         load, not whether a booking goes through, so it stayed quiet until 18:40.",
        "At 19:30 on Friday 6 March we put the old address back. We made a booking on your page, and cancelled it.\n\n\
         By Friday 20 March we will stop any change whose test booking fails; our head of operations will answer for \
         it. You will see the rule on our status page. Booking can still fail in other ways. If it does, you will hear \
         it from us within ten minutes. I will write to you on Monday 23 March with the result.",
        "I am sorry that we turned your guests away on your busiest evening, and left you to find out. Thursday 12 March at \
         10:00 suits me to talk about it; if another time suits you better, my direct line is 020 7946 0188.",
    ]);
    Manuscript {
        kind: DocumentKind::Letter,
        region: Region::Britain,
        subject: "Our apology for the failure of your booking page, and £640.00 for you".to_owned(),
        frame: Some(frame()),
        sections: sections
            .map(|(name, markdown)| Section { name, heading: None, markdown: markdown.to_owned(), figure: None })
            .collect(),
        envelope: None,
        attachments: Vec::new(),
    }
}

fn frame() -> Frame {
    let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    Frame {
        sender: lines(&["Page & Key Ltd", "7 Dock Road", "London E1 4ZZ"]),
        recipient: lines(&["Ngozi Okonjo", "Owner", "Harbour Guest House", "2 Quay Street"]),
        date: "10 March 2026".to_owned(),
        references: vec![("Your reference".to_owned(), "HG-4410".to_owned())],
        salutation: "Dear Ms Okonjo,".to_owned(),
        close: "Yours sincerely,".to_owned(),
        signature: lines(&["Ruth Adeyemi", "Director of Customer Service", "Page & Key Ltd", "020 7946 0188"]),
        enclosures: Vec::new(),
        notices: Vec::<FrameNotice>::new(),
    }
}

fn incident() -> Incident {
    let at = |time: &str| instant(&format!("2026-03-06T{time}:00Z"));
    let moment = |time: &str| Moment { when: When::Instant(at(time)), basis: amends::case::Basis::Stated };
    Incident {
        id: "PK-2026-117".to_owned(),
        title: noun("the failure of your booking page"),
        service: Some(noun("your booking page")),
        duty: Some(VerbPhrase::parse("keep your booking page open").unwrap()),
        kinds: vec![Kind::Outage],
        severity: Some(Severity::Moderate),
        control: Some(Control::Ours),
        our_part: None,
        time_zone: Some(chrono_tz::Europe::London),
        times: Times {
            started: moment("17:20"),
            detected: Some(moment("18:40")),
            acknowledged: None,
            mitigated: None,
            resolved: Some(moment("19:30")),
        },
        detected_by: Some(DetectedBy::Monitoring),
        ongoing: false,
        trigger: None,
        root_cause: Some(sentences(
            "At 17:20 we moved the system that holds your calendar and left your page pointing to its old address.",
        )),
        root_cause_status: Some(CauseStatus::Confirmed),
        answer_by: None,
        contributing: Vec::new(),
        safeguards: vec![
            Safeguard {
                name: noun("a trial booking"),
                why_it_failed: sentences("Nobody had asked for one on that evening."),
            },
            Safeguard {
                name: noun("our alarm"),
                why_it_failed: sentences("It watches whether pages load, not whether a booking goes through."),
            },
        ],
        third_parties: Vec::new(),
        timeline: Vec::new(),
        fixes: vec![Fix {
            did: PastPhrase::parse("put the old address back").unwrap(),
            on: DayOrTime::Time(at("19:30")),
            lasting: Some(true),
            verified: Some(sentences("We made a booking on your page, and cancelled it.")),
        }],
        measures: vec![Measure {
            will: VerbPhrase::parse("stop any change whose test booking fails").unwrap(),
            by: day(2026, 3, 20),
            owner: noun("our head of operations"),
            evidence: Some(sentences("You will see the rule on our status page.")),
            against: Some(Against::Cause),
            status: MeasureStatus::Planned,
            done_on: None,
        }],
        not_affected: Vec::new(),
        data: None,
        residual_risk: Some(sentences(
            "Booking can still fail in other ways. If it does, you will hear it from us within ten minutes.",
        )),
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
    }
}

fn customer() -> Customer {
    Customer {
        id: "harbour".to_owned(),
        organization: Some("Harbour Guest House".to_owned()),
        contact: Contact {
            name: Some("Ngozi Okonjo".to_owned()),
            role: Some(Title::parse("Owner").unwrap()),
            salutation: Some("Ms Okonjo".to_owned()),
            address: vec!["2 Quay Street".to_owned()],
            ..Contact::default()
        },
        language: Some("en-GB".to_owned()),
        reference: Some("HG-4410".to_owned()),
        impact: Impact {
            failure: Some(Clause::parse("your guests could not book with you").unwrap()),
            harm: Some(PastPhrase::parse("turned your guests away on your busiest evening").unwrap()),
            figures: vec![figure()],
            mattered_because: Some(Clause::parse("Friday evening is when you take most of your bookings").unwrap()),
            ..Impact::default()
        },
        contract: Contract {
            clause: Some("8.2".to_owned()),
            fee: Some(Fee { money: pounds(64_000), per: Period::Month }),
            ..Contract::default()
        },
        follow_ups: vec![
            FollowUp { on: DayOrTime::Time(instant("2026-03-12T10:00:00Z")), how: FollowUpWay::Call },
            FollowUp { on: DayOrTime::Day(day(2026, 3, 23)), how: FollowUpWay::Letter },
        ],
        settlement: Some(Settlement {
            done_on: Some(day(2026, 3, 9)),
            how: Some(Way::parse("to the card ending 4410").unwrap()),
            by: None,
        }),
        ..Customer::default()
    }
}

fn figure() -> Figure {
    Figure {
        count: 31,
        of: amends::case::BareNoun::parse("guests").unwrap(),
        one: None,
        whose: Some(Whose::Yours),
        out_of: None,
        what: amends::case::Predicate::parse("saw an error page with your name on it").unwrap(),
        what_one: None,
        estimate: false,
    }
}

fn remedy() -> Remedy {
    Remedy {
        currency: Currency::from_code("GBP"),
        owed: Owed { amount: Some(pounds(6_400)), capped_by: None, terms: Vec::new() },
        added: Added {
            items: vec![AddedItem {
                item: Item { value: Some(pounds(57_600)), ..Item::default() },
                service_days: None,
                source: AddedSource::Goodwill,
                working: "the rest of the fee".to_owned(),
            }],
            value: Some(pounds(57_600)),
            cost: Some(pounds(57_600)),
            factor: Exact::from(1),
            ceiling_applied: false,
        },
        total: Some(pounds(64_000)),
        restored: None,
        request_met: None,
        approval: Approval::default(),
    }
}

fn sender() -> Sender {
    let mut junior = signatory();
    "Tom Hale".clone_into(&mut junior.name);
    junior.signs = vec![Severity::Minor];
    Sender {
        organization: Some("Page & Key Ltd".to_owned()),
        address: vec!["7 Dock Road".to_owned(), "London E1 4ZZ".to_owned()],
        signatories: vec![signatory(), junior],
        ..Sender::default()
    }
}

fn signatory() -> Signatory {
    Signatory {
        name: "Ruth Adeyemi".to_owned(),
        title: Some(Title::parse("Director of Customer Service").unwrap()),
        phone: Some("020 7946 0188".to_owned()),
        email: None,
        signs: vec![Severity::Moderate, Severity::Major],
        signs_repeat: true,
    }
}

fn earlier() -> EarlierFailure {
    EarlierFailure {
        id: None,
        on: day(2026, 2, 3),
        what: Clause::parse("your guests could not pay").unwrap(),
        promised: Some(sentences("We promised to test each change.")),
        kept: Some(false),
        similar: true,
    }
}

fn data() -> Data {
    Data {
        exposed: Some(Extent::Some),
        exposed_what: vec![noun("the names of your guests")],
        consequences: Some(sentences("Somebody may write to them in your name.")),
        protect_yourself: vec![sentences("Change the password of your calendar today.")],
        ..Data::default()
    }
}

fn noun(text: &str) -> NounPhrase {
    NounPhrase::parse(text).unwrap()
}

pub(crate) fn sentences(text: &str) -> Sentences {
    Sentences::parse(text).unwrap()
}

fn pounds(pence: i128) -> Money {
    Money { minor: pence, currency: Currency::from_code("GBP").unwrap() }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}
