//! What was done, what will be done, and what should have caught it.

use super::Check;
use super::guess;
use crate::case::{Fix, Measure, MeasureStatus, NounPhrase, Safeguard};
use crate::intake::path::At;
use crate::intake::problems::{DOUBTFUL_FORM, STATUS_CONTRADICTION};
use crate::intake::schema;

impl Check<'_> {
    /// What has been done already: on a day that does not lie ahead.
    pub(super) fn fixes(&mut self, at: &At<'_>, raw: &[schema::Fix<'_>]) -> Vec<Fix> {
        let fix = |(index, raw): (usize, &schema::Fix<'_>)| {
            let at = at.index(index);
            let did = self.required(&at, "did", raw.did.as_deref());
            let on = self.day_or_time(&at, "on", raw.on.as_deref());
            let on = self.need(&at, "on", raw.on.is_some(), on);
            if let Some(on) = on {
                self.done_by_then(&at, "on", self.day_of(on));
            }
            let verified = self.form(&at, "verified", raw.verified.as_deref());
            Some(Fix { did: did?, on: on?, lasting: raw.lasting, verified })
        };
        raw.iter().enumerate().filter_map(fix).collect()
    }

    /// What is still to do: each with the role that answers for it and a day.
    pub(super) fn measures(&mut self, at: &At<'_>, raw: &[schema::Measure<'_>]) -> Vec<Measure> {
        raw.iter().enumerate().filter_map(|(index, raw)| self.measure(&at.index(index), raw)).collect()
    }

    fn measure(&mut self, at: &At<'_>, raw: &schema::Measure<'_>) -> Option<Measure> {
        let status = self.status(at, raw);
        let open = matches!(status, MeasureStatus::Planned | MeasureStatus::Started);
        let will = self.required(at, "will", raw.will.as_deref());
        let by = self.promised_by(at, "by", raw.by.as_deref(), open);
        let by = self.need(at, "by", raw.by.is_some(), by);
        let owner: Option<NounPhrase> = self.required(at, "owner", raw.owner.as_deref());
        if let (true, Some(doubt)) = (self.english, owner.as_ref().and_then(|owner| guess::bare_role(owner.as_str()))) {
            self.warning(&at.field("owner"), DOUBTFUL_FORM, doubt.message).maybe_hint(doubt.hint);
        }
        let evidence = self.form(at, "evidence", raw.evidence.as_deref());
        let done_on = self.done_on(at, "done_on", raw.done_on.as_deref());
        let against = raw.against.map(Into::into);
        Some(Measure { will: will?, by: by?, owner: owner?, evidence, against, status, done_on })
    }

    /// How far a measure is; a day on which it was done says that it is.
    fn status(&mut self, at: &At<'_>, raw: &schema::Measure<'_>) -> MeasureStatus {
        let status = raw.status.map(MeasureStatus::from);
        match (status, &raw.done_on) {
            (None, Some(_)) => MeasureStatus::Done,
            (Some(MeasureStatus::Done), None) => {
                self.warning(at, STATUS_CONTRADICTION, "this measure is done, and `done_on` does not say when")
                    .hint("give `done_on`");
                MeasureStatus::Done
            }
            (Some(status @ (MeasureStatus::Planned | MeasureStatus::Started | MeasureStatus::Dropped)), Some(_)) => {
                let word = match status {
                    MeasureStatus::Planned => "planned",
                    MeasureStatus::Started => "started",
                    MeasureStatus::Done | MeasureStatus::Dropped => "dropped",
                };
                let message = format!("this measure is `{word}`, and `done_on` says that it is done");
                self.error(&at.field("status"), STATUS_CONTRADICTION, message)
                    .hint("write `done`, or leave `done_on` out");
                status
            }
            (status, _) => status.unwrap_or_default(),
        }
    }

    /// What should have caught or limited it.
    pub(super) fn safeguards(&mut self, at: &At<'_>, raw: &[schema::Safeguard<'_>]) -> Vec<Safeguard> {
        let safeguard = |(index, raw): (usize, &schema::Safeguard<'_>)| {
            let at = at.index(index);
            let name = self.required(&at, "name", raw.name.as_deref());
            let why_it_failed = self.required(&at, "why_it_failed", raw.why_it_failed.as_deref());
            Some(Safeguard { name: name?, why_it_failed: why_it_failed? })
        };
        raw.iter().enumerate().filter_map(safeguard).collect()
    }
}
