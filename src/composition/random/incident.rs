//! Random incidents.

use super::*;

impl Draw {
    pub(super) fn case(mut self) -> Marked {
        let incident = self.incident();
        let sender = self.maybe(Self::sender);
        let customers = vec![self.customer(0), self.customer(1)];
        let case = Case { language: "en".to_owned(), sender, incident, customers };
        Marked { case, internal: self.internal, own: self.own }
    }

    fn sender(&mut self) -> Sender {
        Sender {
            organization: self.maybe(Self::word),
            unit: self.maybe(Self::word),
            address: self.list(Self::word),
            reply_to: self.maybe(Self::word),
            signatories: self.list(|draw| Signatory {
                name: draw.word(),
                title: draw.maybe(Self::title),
                phone: draw.maybe(Self::word),
                email: draw.maybe(Self::word),
                signs: draw.list(|draw| draw.one(&Severity::ALL)),
                signs_repeat: draw.chance(),
            }),
        }
    }

    fn incident(&mut self) -> Incident {
        let times = self.times();
        let from = times.started.instant().unwrap_or(start());
        Incident {
            id: self.word(),
            title: self.noun(),
            service: self.maybe(Self::noun),
            duty: self.maybe(Self::verb),
            kinds: self.list(|draw| draw.one(&[Kind::Outage, Kind::Delivery, Kind::DataExposure, Kind::Billing])),
            severity: self.maybe(|draw| draw.one(&Severity::ALL)),
            control: self.maybe(|draw| draw.one(&[Control::Ours, Control::Shared, Control::Outside])),
            our_part: self.maybe(Self::sentences),
            time_zone: self.maybe(|draw| draw.one(&[Tz::Europe__London, Tz::UTC, Tz::Asia__Kolkata])),
            times,
            detected_by: self.maybe(|draw| {
                draw.one(&[DetectedBy::Monitoring, DetectedBy::Staff, DetectedBy::Customer, DetectedBy::ThirdParty])
            }),
            ongoing: self.number(5) == 1,
            trigger: self.maybe(Self::sentences),
            root_cause: self.maybe(Self::sentences),
            root_cause_status: self.maybe(|draw| draw.one(&[CauseStatus::Confirmed, CauseStatus::UnderInvestigation])),
            answer_by: self.maybe(Self::date),
            contributing: self.list(Self::sentences),
            safeguards: self.list(|draw| Safeguard { name: draw.noun(), why_it_failed: draw.sentences() }),
            third_parties: self.list(Self::third_party),
            timeline: self.list(|draw| draw.entry(from)),
            fixes: self.list(|draw| draw.fix(from)),
            measures: (0..self.number(6)).map(|_| self.measure()).collect(),
            not_affected: self.list(Self::sentences),
            data: self.maybe(Self::data),
            residual_risk: self.maybe(Self::sentences),
            lessons: self.only(Reader::Internal, |draw| Lessons {
                went_well: draw.list(Self::sentences),
                went_badly: draw.list(Self::sentences),
                lucky: draw.list(Self::sentences),
            }),
            open_questions: self
                .list(|draw| OpenQuestion { question: draw.sentences(), answer_by: draw.maybe(Self::date) }),
            first_told: self.maybe(|draw| draw.later(from)),
            totals: self.list(Self::figure),
            tried: self.list(Self::sentences),
            terms: self
                .list(|draw| TermMeaning { term: draw.one(&["there", "saw", "reach"]).to_owned(), means: draw.noun() }),
            workaround: self.maybe(Self::sentences),
            next_update_at: self.maybe(|draw| draw.later(from + TimeDelta::days(9))),
            report: self.maybe(|draw| ReportHeader {
                version: draw.maybe(Self::word),
                status: draw.maybe(|draw| draw.one(&[ReportStatus::Draft, ReportStatus::Final])),
                author: draw.maybe(Self::noun),
            }),
            correction: None,
        }
    }

    /// A course in the order that intake checks; sometimes with nothing exact in it.
    fn times(&mut self) -> Times {
        let from = self.later(start());
        let detected = self.later(from);
        let mitigated = self.later(from);
        let resolved = self.later(mitigated);
        let acknowledged = self.later(detected);
        let vague = PartialDate { year: 2013, month: Some(9) };
        let whens = [
            When::Instant(from),
            When::Instant(from),
            When::Instant(from),
            When::Partial(vague),
            When::Day(from.date_naive()),
        ];
        let when = self.one(&whens);
        let mut step = |at| self.maybe(|draw| draw.moment(at));
        let (detected, acknowledged, mitigated, resolved) =
            (step(detected), step(acknowledged), step(mitigated), step(resolved));
        Times { started: Moment { when, basis: Basis::Stated }, detected, acknowledged, mitigated, resolved }
    }

    /// Without our own decision, another party is a matter for us alone.
    fn third_party(&mut self) -> ThirdParty {
        let told = self.chance();
        let reader = if told { self.reader } else { Reader::Internal };
        self.only(reader, |draw| ThirdParty {
            name: draw.word(),
            role: draw.maybe(Self::noun),
            our_decision: told.then(|| draw.sentences()),
        })
    }

    fn entry(&mut self, from: DateTime<Utc>) -> TimelineEntry {
        let audience = self.one(&[Audience::Customer, Audience::Internal]);
        let reader = if audience == Audience::Internal { Reader::Internal } else { self.reader };
        let at = self.later(from);
        let what = self.only(reader, Self::sentences);
        let source = self.only(Reader::Internal, |draw| draw.maybe(Self::word));
        TimelineEntry { at, what, audience, source }
    }

    fn fix(&mut self, from: DateTime<Utc>) -> Fix {
        let on = if self.chance() { DayOrTime::Time(self.later(from)) } else { DayOrTime::Day(self.date()) };
        Fix { did: self.past(), on, lasting: self.maybe(Self::chance), verified: self.maybe(Self::sentences) }
    }

    fn measure(&mut self) -> Measure {
        let aims = [Against::Cause, Against::Detection, Against::Limiting, Against::Recovery, Against::Communication];
        let states = [MeasureStatus::Planned, MeasureStatus::Started, MeasureStatus::Done, MeasureStatus::Dropped];
        Measure {
            will: self.verb(),
            by: self.date(),
            owner: self.noun(),
            evidence: self.maybe(Self::sentences),
            against: self.maybe(|draw| draw.one(&aims)),
            status: self.one(&states),
            done_on: self.maybe(Self::date),
        }
    }

    fn data(&mut self) -> Data {
        let extents = [Extent::None, Extent::Some, Extent::Unknown];
        Data {
            lost: self.maybe(|draw| draw.one(&extents)),
            lost_what: self.maybe(Self::sentences),
            exposed: self.maybe(|draw| draw.one(&extents)),
            exposed_what: self.list(Self::noun),
            consequences: self.maybe(Self::sentences),
            protect_yourself: self.list(Self::sentences),
            contact: self.maybe(Self::contact),
            answer_by: self.maybe(Self::date),
        }
    }

    pub(super) fn figure(&mut self) -> Figure {
        let count = u64::from(self.number(40));
        let noun = BareNoun::parse(&self.word()).unwrap();
        let what = Predicate::parse(&format!("were left without {}", self.word())).unwrap();
        Figure {
            count,
            of: noun.clone(),
            one: Some(noun),
            whose: self.maybe(|draw| draw.one(&[Whose::Yours, Whose::Ours])),
            out_of: self.maybe(|draw| count + u64::from(draw.number(200))),
            what_one: Some(what.clone()),
            what,
            estimate: self.chance(),
        }
    }
}
