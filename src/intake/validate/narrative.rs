//! What reports and corrections tell besides: timeline, lessons, open questions, words, header.

use super::Check;
use crate::case::{Correction, Lessons, OpenQuestion, ReportHeader, TermMeaning, TimelineEntry, When};
use crate::diagnostic::Level;
use crate::intake::path::At;
use crate::intake::schema;

impl Check<'_> {
    /// The timeline, in order of time; entries of one instant keep the order of the file.
    pub(super) fn timeline(&mut self, at: &At<'_>, raw: &[schema::TimelineEntry<'_>]) -> Vec<TimelineEntry> {
        let entry = |(index, raw): (usize, &schema::TimelineEntry<'_>)| {
            let at = at.index(index);
            let time = self.required_time(&at, "at", raw.at.as_deref());
            if let Some(time) = time {
                self.happened(&at, "at", When::Instant(time), Level::Warning);
            }
            let what = self.required(&at, "what", raw.what.as_deref());
            let source = self.plain(&at, "source", raw.source.as_deref());
            let audience = raw.audience.map(Into::into).unwrap_or_default();
            Some(TimelineEntry { at: time?, what: what?, audience, source })
        };
        let mut timeline: Vec<_> = raw.iter().enumerate().filter_map(entry).collect();
        timeline.sort_by_key(|entry| entry.at);
        timeline
    }

    /// What was learned.
    pub(super) fn lessons(&mut self, at: &At<'_>, raw: Option<&schema::Lessons<'_>>) -> Lessons {
        let Some(raw) = raw else { return Lessons::default() };
        Lessons {
            went_well: self.list(at, "went_well", &raw.went_well),
            went_badly: self.list(at, "went_badly", &raw.went_badly),
            lucky: self.list(at, "lucky", &raw.lucky),
        }
    }

    /// What is not known yet.
    pub(super) fn open_questions(&mut self, at: &At<'_>, raw: &[schema::OpenQuestion<'_>]) -> Vec<OpenQuestion> {
        let question = |(index, raw): (usize, &schema::OpenQuestion<'_>)| {
            let at = at.index(index);
            let question = self.required(&at, "question", raw.question.as_deref());
            let answer_by = self.promised_by(&at, "answer_by", raw.answer_by.as_deref(), true);
            Some(OpenQuestion { question: question?, answer_by })
        };
        raw.iter().enumerate().filter_map(question).collect()
    }

    /// Words that a reader may not know.
    pub(super) fn meanings(&mut self, at: &At<'_>, raw: &[schema::TermMeaning<'_>]) -> Vec<TermMeaning> {
        let meaning = |(index, raw): (usize, &schema::TermMeaning<'_>)| {
            let at = at.index(index);
            let term = self.required_plain(&at, "term", raw.term.as_deref());
            let means = self.required(&at, "means", raw.means.as_deref());
            Some(TermMeaning { term: term?, means: means? })
        };
        raw.iter().enumerate().filter_map(meaning).collect()
    }

    /// The report's header.
    pub(super) fn report_header(&mut self, at: &At<'_>, raw: &schema::ReportHeader<'_>) -> ReportHeader {
        ReportHeader {
            version: self.plain(at, "version", raw.version.as_deref()),
            status: raw.status.map(Into::into),
            author: self.form(at, "author", raw.author.as_deref()),
        }
    }

    /// What a wrong letter said.
    pub(super) fn correction(&mut self, at: &At<'_>, raw: Option<&schema::Correction<'_>>) -> Option<Correction> {
        let raw = raw?;
        let wrong = self.required(at, "wrong", raw.wrong.as_deref());
        let right = self.required(at, "right", raw.right.as_deref());
        let sent_on = self.done_on(at, "sent_on", raw.sent_on.as_deref());
        let sent_on = self.need(at, "sent_on", raw.sent_on.is_some(), sent_on);
        Some(Correction { wrong: wrong?, right: right?, sent_on: sent_on?, others: raw.others })
    }
}
