//! The page of `assess` for people: outlook, compensation with its working, what follows, what is missing, advice.

use amends::assessment::{Outlook, Part, advice};
use amends::case::Money;
use amends::compensation::{AddedItem, AddedSource, Remedy, plain_money};

use super::Facts;
use super::page::Page;

/// The whole page.
pub(super) fn page(facts: &Facts<'_>) -> String {
    let mut page = Page::default();
    let customer = facts.customer;
    let name = customer.organization.as_deref().or(customer.contact.name.as_deref());
    let name = name.map_or_else(|| customer.id.clone(), |name| format!("{name} ({})", customer.id));
    page.heading(&format!("{name}: {}, {}", facts.case.incident.title, facts.case.incident.id));
    outlook(&mut page, facts);
    compensation(&mut page, facts);
    what_follows(&mut page, facts);
    missing(&mut page, facts);
    let Facts { case, customer, policy, remedy, assessment, issued_on } = *facts;
    let advice = advice(case, customer, policy, remedy, issued_on, assessment);
    if !advice.is_empty() {
        page.heading("Advice");
        for advice in &advice {
            page.entry("-", &advice.text);
        }
    }
    page.finish()
}

fn outlook(page: &mut Page, facts: &Facts<'_>) {
    page.heading(match facts.assessment.outlook {
        Outlook::Good => "Outlook: good. A good recovery can leave more satisfaction than there was.",
        Outlook::Guarded => "Outlook: guarded. A good recovery may restore satisfaction; do not count on more.",
        Outlook::OutOfReach => "Outlook: out of reach. Do not count on more trust than there was; aim at what is fair.",
    });
    for reason in &facts.assessment.reasons {
        let label = if reason.favours { "for    " } else { "against" };
        page.entry(label, &format!("{} ({})", reason.text, reason.source));
    }
}

fn compensation(page: &mut Page, facts: &Facts<'_>) {
    let remedy = facts.remedy;
    page.heading("Compensation");
    let owed = remedy.owed.amount.map_or_else(|| "nothing in money".to_owned(), plain_money);
    page.entry("Contract", &owed);
    for term in &remedy.owed.terms {
        page.entry(&format!("  {}  {}", term.kind.name(), plain_money(term.amount)), &term.working);
    }
    if let Some(cap) = remedy.owed.capped_by {
        page.entry("  cap", &format!("the contract pays at most {}", plain_money(cap)));
    }
    page.entry("Added   ", &added(remedy));
    for item in &remedy.added.items {
        page.entry(&format!("  {}", label(item)), &working(item));
    }
    if let Some(total) = remedy.total {
        page.entry("Total   ", &format!("{}, contract and added together", plain_money(total)));
    }
    if let Some(restored) = remedy.restored {
        page.entry("Restored", &format!("{}, which is not in the total", plain_money(restored)));
    }
    asked_for(page, facts);
}

/// What is added, what that costs, and how far the policy changed it.
fn added(remedy: &Remedy) -> String {
    let in_words = |amount: Option<Money>| amount.map_or_else(|| "nothing in money".to_owned(), plain_money);
    let (value, cost) = (in_words(remedy.added.value), in_words(remedy.added.cost));
    if value == cost { value } else { format!("{value}, which costs us {cost}") }
}

fn label(added: &AddedItem) -> String {
    match &added.source {
        AddedSource::Goodwill => "goodwill".to_owned(),
        AddedSource::Gesture(id) => id.clone(),
        AddedSource::Case => "item".to_owned(),
    }
}

fn working(added: &AddedItem) -> String {
    let item = &added.item;
    let told = item.what.as_ref().map(ToString::to_string).or_else(|| item.text.as_ref().map(ToString::to_string));
    let told = told.map_or_else(String::new, |told| format!("{}: ", told.trim_end_matches('.')));
    let cost = match item.cost {
        Some(cost) if item.value != Some(cost) => format!(", which costs us {}", plain_money(cost)),
        _ => String::new(),
    };
    format!("{told}{}{cost}", added.working)
}

fn asked_for(page: &mut Page, facts: &Facts<'_>) {
    let customer = facts.customer;
    let text = customer.requested.as_ref().map(ToString::to_string);
    let sum = customer.requested_amount.map(|sum| match facts.remedy.request_met {
        Some(true) => format!("{}, which is met", plain_money(sum)),
        Some(false) | None => format!("{}, which is not met", plain_money(sum)),
    });
    let told: Vec<String> = sum.into_iter().chain(text).collect();
    if !told.is_empty() {
        page.entry("Asked   ", &told.join(": "));
    }
}

fn what_follows(page: &mut Page, facts: &Facts<'_>) {
    let assessment = facts.assessment;
    page.heading("What follows");
    let signatory = assessment.signatory.as_ref().map_or_else(
        || "nobody can yet".to_owned(),
        |one| one.title.as_ref().map_or_else(|| one.name.clone(), |title| format!("{}, {title}", one.name)),
    );
    page.entry("Signs   ", &signatory);
    page.entry(
        "Call    ",
        if assessment.call_first { "a person calls before the letter goes" } else { "not needed first" },
    );
    page.entry("Length  ", &format!("{} to {} words", assessment.words.min, assessment.words.max));
    page.entry("Approval", &approval(facts));
    let earlier = assessment.earlier.iter().map(|&index| facts.customer.earlier_failures[index].on.to_string());
    let earlier: Vec<String> = earlier.collect();
    if !earlier.is_empty() {
        let days = facts.policy.goodwill.repeat_window_days;
        page.entry(
            "Earlier ",
            &format!("{} within {days} days: name each and what was promised then", earlier.join(", ")),
        );
    }
    if let Some(late) = assessment.late {
        page.entry("Late    ", &format!("{} days after the incident, and late after {}", late.days, late.limit));
    }
    if assessment.interim {
        page.entry("Interim ", "an acknowledgement or an update goes now, and the letter later");
    }
}

fn approval(facts: &Facts<'_>) -> String {
    let approval = &facts.remedy.approval;
    let limit = approval.limit.map_or_else(|| "any sum".to_owned(), |limit| format!("up to {}", plain_money(limit)));
    match &approval.role {
        Some(role) if approval.needed => format!("needed from the {role}, who may give {limit}"),
        Some(role) => format!("not needed: the {role} writes and may give {limit}"),
        None if approval.uncovered => "needed, and no role of the policy may give as much".to_owned(),
        None => "not needed".to_owned(),
    }
}

fn missing(page: &mut Page, facts: &Facts<'_>) {
    if facts.assessment.missing.is_empty() {
        return;
    }
    page.heading("Missing for a letter");
    for fact in &facts.assessment.missing {
        let part = match fact.part {
            Some(Part::Restoration) => "1st part",
            Some(Part::Responsibility) => "2nd part",
            Some(Part::Cause) => "3rd part",
            Some(Part::Prevention) => "4th part",
            Some(Part::Regret) => "5th part",
            None => "frame   ",
        };
        page.entry(part, &format!("{}: {}", fact.path, fact.what));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Scene, earlier, money};
    use super::*;
    use amends::case::{Fee, Item, NounPhrase, Period, Sentences, Term, Title};
    use amends::policy::Authority;

    fn told(scene: &Scene) -> String {
        scene.tell(page)
    }

    #[test]
    fn a_page_tells_outlook_sums_consequences_gaps_and_advice() {
        let mut scene = Scene::new();
        scene.customer().contract.fee = Some(Fee { money: money("310", "USD"), per: Period::Month });
        scene.customer().contract.terms = vec![Term::Fixed { amount: money("100", "USD") }];
        scene.customer().contract.cap = Some(money("80", "USD"));
        let page = told(&scene);
        for expected in [
            "Mill School (a): the failure of the booking page, INC-7\n",
            "\nOutlook: guarded. ",
            "\n  against  It was in our control; ",
            "\n  for      The failure was not severe, ",
            "(Magnini, Ford, Markowski and",
            "\n  Contract  80.00 USD\n    fixed  100.00 USD  100.00 USD as agreed\n    cap  the contract pays at most 80.00 USD\n",
            "\n  Added     20.00 USD\n    goodwill  2 service days at 10.00 USD (310.00 USD over 31 days) = 20.00 USD\n",
            "\n  Total     100.00 USD, contract and added together\n",
            "\n  Signs     Ada Reed\n  Call      not needed first\n  Length    250 to 450 words\n  Approval  not needed\n",
            "\nMissing for a letter\n  2nd part  customers[0].impact.failure: say what this reader",
            "\n  3rd part  incident.root_cause: say the cause in whole sentences, with \"we\" as agent\n",
            "\n  frame     customers[0].contact.name: name the person",
            "\n  Interim   an acknowledgement or an update goes now, and the letter later\n",
            "\nAdvice\n  -  Send an acknowledgement now ",
        ] {
            assert!(page.contains(expected), "{expected}\n---\n{page}");
        }
        assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
        assert!(!page.contains("Earlier") && !page.contains("Late ") && !page.contains("Asked"), "{page}");
    }

    #[test]
    fn requests_repeats_restored_items_and_approvals_are_told() {
        let mut scene = Scene::new();
        let role = |name: &str, up_to| Authority { role: Title::parse(name).unwrap(), up_to };
        scene.policy.authorities = vec![role("Agent", Some(money("1", "USD"))), role("Director", None)];
        let customer = scene.customer();
        customer.requested = Some(Sentences::parse("We want our money back.").unwrap());
        customer.requested_amount = Some(money("90", "USD"));
        customer.restored = vec![Item { value: Some(money("60", "USD")), ..Item::default() }];
        customer.earlier_failures = vec![earlier("2026-01-02")];
        let what = NounPhrase::parse("a morning with our trainer").unwrap();
        let (value, cost) = (Some(money("30", "USD")), Some(money("12", "USD")));
        customer.added = Some(vec![Item { what: Some(what), value, cost, ..Item::default() }]);
        let page = told(&scene);
        for expected in [
            "\n  Added     30.00 USD, which costs us 12.00 USD\n    item  a morning with our trainer: 30.00 USD as stated, which costs us 12.00 USD\n",
            "\n  Restored  60.00 USD, which is not in the total\n",
            "\n  Asked     90.00 USD, which is met: We want our money back.\n",
            "\n  Approval  needed from the Director, who may give any sum\n",
            "\n  Earlier   2026-01-02 within 365 days: name each and what was promised then\n",
        ] {
            assert!(page.contains(expected), "{expected}\n---\n{page}");
        }
        scene.customer().requested_amount = Some(money("90.01", "USD"));
        assert!(told(&scene).contains("90.01 USD, which is not met"));
        scene.policy.authorities.pop();
        assert!(told(&scene).contains("Approval  needed, and no role of the policy may give as much"));
        scene.policy.authorities[0].up_to = Some(money("12", "USD"));
        assert!(told(&scene).contains("Approval  not needed: the Agent writes and may give up to 12.00 USD"));
    }
}
