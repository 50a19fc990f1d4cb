//! Several incidents of one customer as one case: what the joint parts of their letter are written from.
//!
//! The gravest incident leads. Texts of the others are set beside its own; what can hold only once, such as the contract,
//! has to be alike in all.

use chrono::{DateTime, Utc};

use crate::case::CauseStatus::Confirmed;
use crate::case::{
    Case, Contract, Control, Customer, DownWindow, EarlierFailure, Incident, NounPhrase, PastPhrase, Sentences, Term,
    VerbPhrase,
};
use crate::composition::language::readership;
use crate::composition::letter::problems;
use crate::composition::{Individual, Record, Region, wording};
use crate::diagnostic::{Diagnostic, Problems, Result};

/// Makes one case of the records of one customer: its incident holds what all incidents hold, and its one customer what
/// all records say of them.
///
/// # Errors
/// Everything in which the records differ that one letter can say only once, and a language without templates.
pub fn join(records: &[Record<'_>]) -> Result<Case> {
    let told: Vec<(&Case, Individual<'_>)> =
        records.iter().filter_map(|record| Some((record.case, record.individual?))).collect();
    let gravest = records.iter().filter(|record| record.individual.is_some()).rev();
    let Some(lead) = gravest.max_by_key(|record| record.case.incident.severity) else {
        return Err(Diagnostic::error(problems::NO_CUSTOMER, "a letter is written to one customer").into());
    };
    let (Some(reader), Some((first, _))) = (lead.individual, told.first()) else { return Ok(lead.case.clone()) };
    let regions: Vec<Region> =
        records.iter().map(|record| Ok(readership(record)?.region)).collect::<Result<Vec<Region>>>()?;
    let mut found = differences(&told);
    if regions.windows(2).any(|pair| pair[0] != pair[1]) {
        found.push("languages");
    }
    if !found.is_empty() {
        let ids: Vec<&str> = told.iter().map(|(case, _)| case.incident.id.as_str()).collect();
        return Err(unlike(&found, &wording::list(&ids, Region::Britain), &reader.customer.id));
    }
    let region = regions.first().copied().unwrap_or_default();
    let incidents: Vec<&Incident> = told.iter().map(|(case, _)| &case.incident).collect();
    let sender = lead.case.sender.clone().or_else(|| first.sender.clone());
    Ok(Case {
        language: lead.case.language.clone(),
        sender,
        incident: incident(&lead.case.incident, &incidents, region),
        customers: vec![customer(reader.customer, &told, region)],
    })
}

fn unlike(found: &[&str], ids: &str, customer: &str) -> Problems {
    let problem = |what: &&str| {
        let message = format!("{ids} are told in one letter, but their {what} differ");
        let hint =
            "make them alike, or leave the customer's records out of the grouped run: apart, each gets its letter";
        let problem = Diagnostic::error(problems::UNLIKE, message).hint(hint);
        Diagnostic { customer: Some(customer.to_owned()), ..problem }
    };
    Problems(found.iter().map(problem).collect())
}

/// In what the records differ that a letter says once.
fn differences(told: &[(&Case, Individual<'_>)]) -> Vec<&'static str> {
    let customers = || told.iter().map(|(_, individual)| individual.customer);
    let contracts = || customers().map(|customer| &customer.contract);
    let mut found = Vec::new();
    let mut differ = |what: &'static str, differ: bool| found.extend(differ.then_some(what));
    let tag = |case: &Case| case.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    differ("languages", !alike(told.iter().map(|(case, _)| Some(tag(case)))));
    differ("currencies", !alike(told.iter().map(|(_, individual)| individual.remedy.currency)));
    differ("senders", !alike(told.iter().map(|(case, _)| case.sender.as_ref()?.organization.as_ref())));
    differ("contacts", !alike(customers().map(|customer| customer.contact.name.as_ref())));
    differ("organizations", !alike(customers().map(|customer| customer.organization.as_ref())));
    let terms = contracts().map(by_the_clock).filter(|terms| !terms.is_empty()).map(Some);
    let zones = told.iter().filter(|(_, individual)| !by_the_clock(&individual.customer.contract).is_empty());
    let contract = alike(contracts().map(|contract| contract.reference.as_ref()))
        && alike(contracts().map(|contract| contract.fee))
        && alike(contracts().map(|contract| contract.price))
        && alike(contracts().map(|contract| contract.cap))
        && alike(zones.map(|(case, _)| case.incident.time_zone))
        && alike(terms);
    differ("contracts", !contract);
    differ("settlements", !alike(customers().map(|customer| customer.settlement.as_ref())));
    found
}

/// Whether all that are stated are the same.
fn alike<T: PartialEq>(stated: impl Iterator<Item = Option<T>>) -> bool {
    let mut stated = stated.flatten();
    let first = stated.next();
    stated.all(|other| first.as_ref() == Some(&other))
}

/// The terms of a contract that look at the time it was down: over all incidents together, as over one (R14).
fn by_the_clock(contract: &Contract) -> Vec<&Term> {
    let timed = |term: &&Term| matches!(term, Term::Uptime { .. } | Term::PerTime { .. } | Term::FeeMultiple { .. });
    contract.terms.iter().filter(timed).collect()
}

fn incident(lead: &Incident, all: &[&Incident], region: Region) -> Incident {
    let ids: Vec<&str> = all.iter().map(|incident| incident.id.as_str()).collect();
    let titles = distinct(all.iter().map(|incident| incident.title.as_str()));
    let services = distinct(all.iter().filter_map(|incident| Some(incident.service.as_ref()?.as_str())));
    let duties = distinct(all.iter().filter_map(|incident| Some(incident.duty.as_ref()?.as_str())));
    let first = all.iter().min_by_key(|incident| incident.times.started.instant()).copied().unwrap_or(lead);
    let said = |of: fn(&Incident) -> Option<&Sentences>| together(all.iter().filter_map(|incident| of(incident)));
    let open = all.iter().map(|incident| incident.root_cause_status).find(|status| *status != Some(Confirmed));
    let protects = all.iter().filter_map(|incident| incident.data.as_ref());
    Incident {
        id: ids.join(", "),
        title: NounPhrase::parse(&wording::list(&titles, region)).unwrap_or_else(|_| lead.title.clone()),
        service: NounPhrase::parse(&wording::list(&services, region)).ok(),
        duty: VerbPhrase::parse(&wording::list(&duties, region)).ok(),
        kinds: union(all, |incident| &incident.kinds),
        control: if alike(all.iter().map(|incident| incident.control)) { lead.control } else { Some(Control::Shared) },
        our_part: said(|incident| incident.our_part.as_ref()),
        times: first.times,
        ongoing: all.iter().any(|incident| incident.ongoing),
        trigger: said(|incident| incident.trigger.as_ref()),
        root_cause: said(|incident| incident.root_cause.as_ref()),
        root_cause_status: open.unwrap_or(Some(Confirmed)),
        answer_by: all.iter().filter_map(|incident| incident.answer_by).max(),
        contributing: union(all, |incident| &incident.contributing),
        safeguards: union(all, |incident| &incident.safeguards),
        third_parties: union(all, |incident| &incident.third_parties),
        timeline: union(all, |incident| &incident.timeline),
        fixes: union(all, |incident| &incident.fixes),
        measures: union(all, |incident| &incident.measures),
        not_affected: union(all, |incident| &incident.not_affected),
        data: protects.max_by_key(|data| !data.protect_yourself.is_empty()).cloned(),
        residual_risk: said(|incident| incident.residual_risk.as_ref()),
        open_questions: union(all, |incident| &incident.open_questions),
        totals: union(all, |incident| &incident.totals),
        tried: union(all, |incident| &incident.tried),
        terms: union(all, |incident| &incident.terms),
        ..lead.clone()
    }
}

fn customer(lead: &Customer, told: &[(&Case, Individual<'_>)], region: Region) -> Customer {
    let all: Vec<&Customer> = told.iter().map(|(_, individual)| individual.customer).collect();
    let said = |of: fn(&Customer) -> Option<&Sentences>| together(all.iter().filter_map(|customer| of(customer)));
    let harms: Vec<&str> = all.iter().filter_map(|customer| Some(customer.impact.harm.as_ref()?.as_str())).collect();
    let harm = (harms.len() == all.len()).then(|| wording::list(&distinct(harms.into_iter()), region));
    let references = distinct(all.iter().filter_map(|customer| customer.reference.as_deref()));
    let mut joint = Customer {
        organization: all.iter().find_map(|customer| customer.organization.clone()),
        reference: (!references.is_empty()).then(|| references.join(", ")),
        contract: contract(&lead.contract, &all),
        earlier_failures: earlier(told),
        requested: said(|customer| customer.requested.as_ref()),
        requested_amount: all.iter().filter_map(|customer| customer.requested_amount).reduce(|sum, more| {
            let minor = sum.minor.saturating_add(more.minor);
            crate::case::Money { minor, ..sum }
        }),
        restored: all.iter().flat_map(|customer| customer.restored.clone()).collect(),
        added: Some(told.iter().flat_map(|(_, one)| &one.remedy.added.items).map(|added| added.item.clone()).collect()),
        follow_ups: union(&all, |customer| &customer.follow_ups),
        settlement: all.iter().find_map(|customer| customer.settlement.clone()),
        enclosures: union(&all, |customer| &customer.enclosures),
        ..lead.clone()
    };
    let impact = &mut joint.impact;
    impact.failure = all.iter().find_map(|customer| customer.impact.failure.clone());
    impact.harm = harm.and_then(|harm| PastPhrase::parse(&harm).ok());
    impact.windows = windows(told);
    impact.figures = union(&all, |customer| &customer.impact.figures);
    impact.downstream = said(|customer| customer.impact.downstream.as_ref());
    impact.mattered_because =
        impact.mattered_because.take().or_else(|| all.iter().find_map(|one| one.impact.mattered_because.clone()));
    impact.losses = all.iter().flat_map(|customer| customer.impact.losses.clone()).collect();
    joint
}

/// The contract: terms that look at the clock once, for all incidents together; those that name a sum or a count are each
/// incident's own.
fn contract(lead: &Contract, all: &[&Customer]) -> Contract {
    let contracts: Vec<&Contract> = all.iter().map(|customer| &customer.contract).collect();
    let clause = alike(contracts.iter().map(|contract| contract.clause.as_ref()));
    let timed = contracts.iter().map(|contract| by_the_clock(contract)).find(|terms| !terms.is_empty());
    let of_incidents = contracts.iter().flat_map(|contract| &contract.terms);
    let of_incidents = of_incidents.filter(|term| matches!(term, Term::PerItem { .. } | Term::Fixed { .. }));
    Contract {
        reference: contracts.iter().find_map(|contract| contract.reference.clone()),
        // Of two clauses neither stands for both.
        clause: contracts.iter().find_map(|contract| contract.clause.clone()).filter(|_| clause),
        fee: lead.fee.or_else(|| contracts.iter().find_map(|contract| contract.fee)),
        price: lead.price.or_else(|| contracts.iter().find_map(|contract| contract.price)),
        cap: lead.cap.or_else(|| contracts.iter().find_map(|contract| contract.cap)),
        terms: timed.into_iter().flatten().chain(of_incidents).cloned().collect(),
    }
}

/// When the customer was hit by all incidents that the contract looks at by the clock; where it looks at none, by those
/// that state it.
fn windows(told: &[(&Case, Individual<'_>)]) -> Vec<DownWindow> {
    let timed = |individual: &Individual<'_>| !by_the_clock(&individual.customer.contract).is_empty();
    let by_clock = told.iter().any(|(_, individual)| timed(individual));
    let looked_at = told.iter().filter(|(_, individual)| !by_clock || timed(individual));
    looked_at
        .flat_map(|(case, individual)| match individual.customer.impact.windows.as_slice() {
            [] => course(&case.incident).filter(|_| by_clock).into_iter().collect(),
            stated => stated.to_vec(),
        })
        .collect()
}

/// The incident's own course (R09).
fn course(incident: &Incident) -> Option<DownWindow> {
    let times = &incident.times;
    let instant = |moment: &crate::case::Moment| moment.instant();
    let to: DateTime<Utc> = times.resolved.as_ref().or(times.mitigated.as_ref()).and_then(instant)?;
    Some(DownWindow { from: times.started.instant()?, to, counts: true })
}

/// Earlier failures that count for any of the records, but for those that the letter is about.
fn earlier(told: &[(&Case, Individual<'_>)]) -> Vec<EarlierFailure> {
    let own = |failure: &EarlierFailure| {
        failure.id.as_ref().is_some_and(|id| told.iter().any(|(case, _)| case.incident.id == *id))
    };
    let mut earlier: Vec<EarlierFailure> = Vec::new();
    for (_, Individual { customer, assessment, .. }) in told {
        let counted = assessment.earlier.iter().filter_map(|index| customer.earlier_failures.get(*index));
        for failure in counted.filter(|failure| !own(failure)) {
            let known = |other: &EarlierFailure| other.on == failure.on && other.what == failure.what;
            if !earlier.iter().any(known) {
                earlier.push(failure.clone());
            }
        }
    }
    earlier.sort_by_key(|failure| failure.on);
    earlier
}

/// Sentences of several records, one after the other; what was said is not said again.
fn together<'a>(said: impl Iterator<Item = &'a Sentences>) -> Option<Sentences> {
    Sentences::parse(&distinct(said.map(Sentences::as_str)).join(" ")).ok()
}

fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut met: Vec<&str> = Vec::new();
    for text in texts {
        if !met.contains(&text) {
            met.push(text);
        }
    }
    met
}

/// What several have, each once.
fn union<O, T: Clone + PartialEq>(all: &[&O], of: fn(&O) -> &Vec<T>) -> Vec<T> {
    let mut met: Vec<T> = Vec::new();
    for one in all.iter().flat_map(|each| of(each)) {
        if !met.contains(one) {
            met.push(one.clone());
        }
    }
    met
}
