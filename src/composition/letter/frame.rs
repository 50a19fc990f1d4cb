//! What stands around the five parts: who writes to whom, when, about what, and who signs.

use super::facts::Facts;
use super::{Frame, FrameNotice};
use crate::case::{Customer, Sender};
use crate::composition::{Region, wording};

/// The frame of a letter.
pub(super) fn frame(facts: &Facts<'_>) -> Frame {
    let sender = sender(facts);
    let customer = facts.customer;
    Frame {
        sender: sender_lines(&sender),
        recipient: recipient(customer),
        date: wording::date(facts.letter, facts.region),
        references: references(facts),
        salutation: salutation(facts),
        close: if facts.region == Region::America { "Sincerely," } else { "Yours sincerely," }.to_owned(),
        signature: signature(facts, &sender),
        enclosures: enclosures(facts),
        notices: notices(facts),
    }
}

/// The case's sender, filled up from the policy's.
fn sender(facts: &Facts<'_>) -> Sender {
    let policy = &facts.policy.sender;
    let Some(case) = &facts.case.sender else { return policy.clone() };
    Sender {
        organization: case.organization.clone().or_else(|| policy.organization.clone()),
        unit: case.unit.clone().or_else(|| policy.unit.clone()),
        address: if case.address.is_empty() { policy.address.clone() } else { case.address.clone() },
        reply_to: case.reply_to.clone().or_else(|| policy.reply_to.clone()),
        signatories: Vec::new(),
    }
}

fn sender_lines(sender: &Sender) -> Vec<String> {
    let named = sender.organization.iter().chain(&sender.unit);
    named.chain(&sender.address).chain(&sender.reply_to).cloned().collect()
}

fn recipient(customer: &Customer) -> Vec<String> {
    let contact = &customer.contact;
    let role = contact.role.as_ref().map(ToString::to_string);
    let named = contact.name.iter().cloned().chain(role).chain(customer.organization.clone());
    named.chain(contact.address.iter().cloned()).collect()
}

fn references(facts: &Facts<'_>) -> Vec<(String, String)> {
    let yours = facts.customer.reference.as_ref().map(|reference| ("Your reference".to_owned(), reference.clone()));
    let contract = facts.customer.contract.reference.as_ref();
    // A reader who knows both under one number is told it once.
    let contract = contract.filter(|contract| facts.customer.reference.as_ref() != Some(contract));
    let contract = contract.map(|reference| ("Contract".to_owned(), reference.clone()));
    let ours = ("Our reference".to_owned(), facts.incident.id.clone());
    yours.into_iter().chain(contract).chain([ours]).collect()
}

/// The greeting from the record, or "Dear" and how the reader is called; British without, American with a colon.
fn salutation(facts: &Facts<'_>) -> String {
    let contact = &facts.customer.contact;
    if let Some(greeting) = &contact.greeting {
        return with_mark(greeting, ",");
    }
    let role = contact.role.as_ref().map(crate::case::Title::as_str);
    let called = contact.salutation.as_deref().or(contact.name.as_deref()).or(role).unwrap_or_default();
    with_mark(&["Dear ", called].concat(), if facts.region == Region::America { ":" } else { "," })
}

fn with_mark(text: &str, mark: &str) -> String {
    if text.ends_with([',', ':', '!', '.']) { text.to_owned() } else { [text, mark].concat() }
}

fn signature(facts: &Facts<'_>, sender: &Sender) -> Vec<String> {
    let signatory = facts.signatory;
    let title = signatory.title.as_ref().map(ToString::to_string);
    let named = std::iter::once(signatory.name.clone()).chain(title).chain(sender.organization.clone());
    named.chain(signatory.phone.clone()).chain(signatory.email.clone()).collect()
}

fn enclosures(facts: &Facts<'_>) -> Vec<String> {
    let report = facts.brief.with_report.then(|| format!("report {}", facts.incident.id));
    report.into_iter().chain(facts.customer.enclosures.iter().map(ToString::to_string)).collect()
}

/// The notices of the policy that fit the kind of failure and the reader's region.
fn notices(facts: &Facts<'_>) -> Vec<FrameNotice> {
    let fits = |notice: &&crate::policy::Notice| {
        (notice.kinds.is_empty() || facts.is_any(&notice.kinds))
            && (notice.regions.is_empty() || notice.regions.iter().any(|region| facts.readership.is_of(region)))
    };
    let block = |notice: &crate::policy::Notice| FrameNotice {
        heading: notice.heading.clone(),
        text: notice.text.as_str().to_owned(),
    };
    facts.policy.notices.iter().filter(fits).map(block).collect()
}
