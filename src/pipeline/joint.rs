//! One letter about several incidents of one customer.

use super::{Appraisal, appraise, told};
use crate::assessment::{assess_among_several, assess_joint};
use crate::case::{Case, Customer};
use crate::compensation::compute_joint;
use crate::composition::{Brief, Letter, Record, compose_joint_letter, join};
use crate::diagnostic::{Problems, Result, Warned};
use crate::manifest::About;
use crate::policy::Policy;
use crate::rendering::{Manuscript, Templates, draft_letter};
use chrono::NaiveDate;

/// What was worked out for one customer of several incidents, apart and together.
#[derive(Debug)]
pub(super) struct Together<'a> {
    apart: Vec<(&'a Case, &'a Customer, Appraisal)>,
    case: Case,
    pub(super) appraisal: Appraisal,
}

impl<'a> Together<'a> {
    /// Works out each incident and then all of them as one.
    ///
    /// # Errors
    /// What keeps the remedy of any of them from being computed, and in what they differ that one letter says once.
    pub(super) fn of(told: &[(&'a Case, &'a Customer)], policy: &Policy, issued_on: NaiveDate) -> Result<Self> {
        let mut apart = Vec::with_capacity(told.len());
        let mut found = Vec::new();
        for (case, customer) in told {
            match appraise(case, customer, policy, issued_on) {
                Ok(Appraisal { remedy, assessment }) => {
                    let assessment = assess_among_several(assessment);
                    apart.push((*case, *customer, Appraisal { remedy, assessment }));
                }
                Err(Problems(problems)) => found.extend(problems),
            }
        }
        if !found.is_empty() {
            return Err(Problems(found));
        }
        let case = join(&records(&apart, policy, issued_on))?;
        let customer = case.customers.first().cloned().unwrap_or_default();
        let remedies: Vec<_> = apart.iter().map(|(.., appraisal)| &appraisal.remedy).collect();
        let assessments: Vec<_> = apart.iter().map(|(.., appraisal)| &appraisal.assessment).collect();
        let remedy = compute_joint(&case, &customer, &remedies, policy)?;
        let assessment = assess_joint(&case, &customer, &assessments, policy, &remedy, issued_on);
        Ok(Self { apart, case, appraisal: Appraisal { remedy, assessment } })
    }

    /// The record that holds all incidents.
    pub(super) fn record<'b>(&'b self, policy: &'b Policy, issued_on: NaiveDate) -> Record<'b> {
        super::record(&self.case, self.case.customers.first().zip(Some(&self.appraisal)), policy, issued_on)
    }

    /// What each incident is about. The outlook is that of the letter, which is of all of them.
    pub(super) fn abouts(&self, policy: &Policy, issued_on: NaiveDate) -> Vec<About> {
        let records = records(&self.apart, policy, issued_on);
        records.iter().map(|record| About { outlook: None, ..told::about(record) }).collect()
    }

    /// The letter, to be worded.
    ///
    /// # Errors
    /// Facts that it lacks, a language without templates.
    pub(super) fn composed(&self, joint: &Record<'_>, brief: Brief) -> Result<Letter> {
        compose_joint_letter(joint, &records(&self.apart, joint.policy, joint.issued_on), &brief)
    }

    /// The letter in words.
    ///
    /// # Errors
    /// As for [`composed`](Self::composed), and a template that fails.
    pub(super) fn letter(&self, joint: &Record<'_>, brief: Brief, templates: &Templates) -> Result<Warned<Manuscript>> {
        let letter = self.composed(joint, brief)?;
        Ok(Warned::clean(draft_letter(letter, templates)?))
    }
}

fn records<'a>(
    apart: &'a [(&Case, &Customer, Appraisal)],
    policy: &'a Policy,
    issued_on: NaiveDate,
) -> Vec<Record<'a>> {
    apart.iter().map(|(case, customer, appraisal)| appraisal.record(case, customer, policy, issued_on)).collect()
}
