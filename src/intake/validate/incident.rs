//! `incident`, put together from its subjects.

use super::Check;
use super::guess;
use crate::case::{CauseStatus, Incident, Kind, Sentences, ThirdParty};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::problems::{DOUBTFUL_FORM, UNSPOKEN_THIRD_PARTY};
use crate::intake::schema;

impl Check<'_> {
    /// The incident; `None` where an error keeps it from being made.
    pub(super) fn incident(&mut self, at: &At<'_>, raw: &schema::Incident<'_>) -> Option<Incident> {
        if raw.time_zone.is_some() {
            let stated = self.time_zone(at, "time_zone", raw.time_zone.as_deref());
            self.zone_refused = stated.is_none();
            self.zone = stated.or(self.zone);
        }
        let id = self.required_plain(at, "id", raw.id.as_deref());
        let title = self.required(at, "title", raw.title.as_deref());
        let times = self.times(at, raw.times.as_ref());
        let kinds = kinds(&raw.kind);
        let data = raw.data.as_ref().map(|data| self.data(&at.field("data"), data, &kinds));
        Some(Incident {
            service: self.form(at, "service", raw.service.as_deref()),
            duty: self.form(at, "duty", raw.duty.as_deref()),
            severity: raw.severity.map(Into::into),
            control: raw.control.map(Into::into),
            our_part: self.form(at, "our_part", raw.our_part.as_deref()),
            time_zone: self.zone,
            detected_by: raw.detected_by.map(Into::into),
            ongoing: raw.ongoing.unwrap_or(false),
            trigger: self.trigger(at, raw),
            root_cause: self.root_cause(at, raw),
            root_cause_status: raw.root_cause_status.map(Into::into),
            answer_by: self.promised_by(at, "answer_by", raw.answer_by.as_deref(), true),
            contributing: self.contributing(at, raw),
            safeguards: self.safeguards(&at.field("safeguards"), &raw.safeguards),
            third_parties: self.third_parties(&at.field("third_parties"), &raw.third_parties),
            timeline: self.timeline(&at.field("timeline"), &raw.timeline),
            fixes: self.fixes(&at.field("fixes"), &raw.fixes),
            measures: self.measures(&at.field("measures"), &raw.measures),
            not_affected: self.list(at, "not_affected", &raw.not_affected),
            residual_risk: self.form(at, "residual_risk", raw.residual_risk.as_deref()),
            lessons: self.lessons(&at.field("lessons"), raw.lessons.as_ref()),
            open_questions: self.open_questions(&at.field("open_questions"), &raw.open_questions),
            first_told: self.past_time(at, "first_told", raw.first_told.as_deref(), Level::Error),
            totals: self.figures(&at.field("totals"), &raw.totals),
            tried: self.list(at, "tried", &raw.tried),
            terms: self.meanings(&at.field("terms"), &raw.terms),
            workaround: self.form(at, "workaround", raw.workaround.as_deref()),
            next_update_at: self.time(at, "next_update_at", raw.next_update_at.as_deref()),
            report: raw.report.as_ref().map(|report| self.report_header(&at.field("report"), report)),
            correction: self.correction(&at.field("correction"), raw.correction.as_ref()),
            id: id?,
            title: title?,
            times: times?,
            kinds,
            data,
        })
    }

    /// The cause: never a person's slip, and told with "we" where it is known.
    fn root_cause(&mut self, at: &At<'_>, raw: &schema::Incident<'_>) -> Option<Sentences> {
        let cause: Sentences = self.form(at, "root_cause", raw.root_cause.as_deref())?;
        if self.english {
            let blamed = self.blames_a_slip(&at.field("root_cause"), cause.as_str(), Level::Error);
            let confirmed = raw.root_cause_status.map(CauseStatus::from) != Some(CauseStatus::UnderInvestigation);
            if let (false, true, Some(doubt)) = (blamed, confirmed, guess::agentless(cause.as_str())) {
                self.warning(&at.field("root_cause"), DOUBTFUL_FORM, doubt.message).maybe_hint(doubt.hint);
            }
        }
        Some(cause)
    }

    fn trigger(&mut self, at: &At<'_>, raw: &schema::Incident<'_>) -> Option<Sentences> {
        let trigger: Sentences = self.form(at, "trigger", raw.trigger.as_deref())?;
        self.blames_a_slip(&at.field("trigger"), trigger.as_str(), Level::Warning);
        Some(trigger)
    }

    fn contributing(&mut self, at: &At<'_>, raw: &schema::Incident<'_>) -> Vec<Sentences> {
        let at_list = at.field("contributing");
        for (index, text) in raw.contributing.iter().enumerate() {
            self.blames_a_slip(&at_list.index(index), text, Level::Warning);
        }
        self.list(at, "contributing", &raw.contributing)
    }

    fn third_parties(&mut self, at: &At<'_>, raw: &[schema::ThirdParty<'_>]) -> Vec<ThirdParty> {
        let party = |(index, raw): (usize, &schema::ThirdParty<'_>)| {
            let at = at.index(index);
            let name = self.required_plain(&at, "name", raw.name.as_deref());
            let role = self.form(&at, "role", raw.role.as_deref());
            let our_decision = self.form(&at, "our_decision", raw.our_decision.as_deref());
            if raw.our_decision.is_none() {
                let message = "without `our_decision` this third party appears in no letter";
                self.warning(&at, UNSPOKEN_THIRD_PARTY, message)
                    .hint("say what we decided that let their failure reach the customer");
            }
            Some(ThirdParty { name: name?, role, our_decision })
        };
        raw.iter().enumerate().filter_map(party).collect()
    }
}

/// The kinds of failure, each once.
fn kinds(raw: &[schema::Kind]) -> Vec<Kind> {
    let mut kinds = Vec::with_capacity(raw.len());
    for kind in raw.iter().map(|&kind| Kind::from(kind)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
