//! What stands around the five parts: who writes to whom, when, about what, and who signs.

use std::borrow::Cow;

use super::correspondence::Correspondence;
use crate::case::{Customer, Title};
use crate::composition::envelope::of_sender;
use crate::composition::{Region, wording};

/// What stands around the five parts of a letter, all of it text of the record or worded from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// Sender's organisation, unit and address, a line each.
    pub sender: Vec<String>,
    /// Reader's name, role, organisation and address, a line each.
    pub recipient: Vec<String>,
    /// The letter's date.
    pub date: String,
    /// References: what they are, and what they say.
    pub references: Vec<(String, String)>,
    /// `Dear Ms O'Hara`, or a whole greeting; with its comma or colon.
    pub salutation: String,
    /// `Yours sincerely`, with its comma.
    pub close: String,
    /// Signatory's name, title, organisation and direct lines, a line each.
    pub signature: Vec<String>,
    /// Documents that go with the letter, after what they are called together.
    pub enclosures: Vec<String>,
    /// Blocks after the signature.
    pub notices: Vec<FrameNotice>,
}

/// A block that the law asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameNotice {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}

/// The frame of a letter.
pub(super) fn frame(facts: &Correspondence<'_>) -> Frame {
    Frame {
        sender: sender(facts),
        recipient: recipient(facts.customer),
        date: wording::date(facts.letter, facts.region),
        references: references(facts),
        salutation: salutation(facts),
        close: if facts.region == Region::America { "Sincerely," } else { "Yours sincerely," }.to_owned(),
        signature: signature(facts),
        enclosures: enclosures(facts),
        notices: notices(facts),
    }
}

fn sender(facts: &Correspondence<'_>) -> Vec<String> {
    let of = |field| of_sender(facts.case, facts.policy, field).into_iter();
    let own = facts.case.sender.as_ref().map(|sender| &sender.address).filter(|address| !address.is_empty());
    let address = own.unwrap_or(&facts.policy.sender.address);
    let mut lines = Vec::with_capacity(address.len() + 3);
    lines.extend(of(|sender| &sender.organization).chain(of(|sender| &sender.unit)).cloned());
    lines.extend(address.iter().chain(of(|sender| &sender.reply_to)).cloned());
    lines
}

fn recipient(customer: &Customer) -> Vec<String> {
    let contact = &customer.contact;
    let named = [
        contact.name.as_deref().map(|name| titled(name, contact.salutation.as_deref())),
        contact.role.as_ref().map(Title::as_str).map(Cow::Borrowed),
        customer.organization.as_deref().map(Cow::Borrowed),
    ];
    let mut lines = Vec::with_capacity(named.len() + contact.address.len());
    lines.extend(named.into_iter().flatten().map(Cow::into_owned));
    lines.extend(contact.address.iter().cloned());
    lines
}

/// A name as an envelope has it: with the title by which the reader is greeted, where the greeting is that and the last
/// part of the name.
fn titled<'a>(name: &'a str, salutation: Option<&str>) -> Cow<'a, str> {
    let title = salutation.and_then(|salutation| salutation.split_once(' '));
    match title {
        Some((title, last)) if name.ends_with(last) && name != last && !name.starts_with(title) => {
            Cow::Owned([title, " ", name].concat())
        }
        _ => Cow::Borrowed(name),
    }
}

fn references(facts: &Correspondence<'_>) -> Vec<(String, String)> {
    let yours = facts.customer.reference.as_ref().map(|reference| ("Your reference".to_owned(), reference.clone()));
    let contract = facts.customer.contract.reference.as_ref();
    // A reader who knows both under one number is told it once.
    let contract = contract.filter(|contract| facts.customer.reference.as_ref() != Some(contract));
    let contract = contract.map(|reference| ("Contract".to_owned(), reference.clone()));
    // A reader who knows it under our number is told that once, too.
    let ours = Some(&facts.incident.id).filter(|ours| facts.customer.reference.as_ref() != Some(ours));
    let ours = ours.map(|reference| ("Our reference".to_owned(), reference.clone()));
    yours.into_iter().chain(contract).chain(ours).collect()
}

/// The greeting from the record, or "Dear" and how the reader is called; British without, American with a colon.
fn salutation(facts: &Correspondence<'_>) -> String {
    let contact = &facts.customer.contact;
    if let Some(greeting) = &contact.greeting {
        return with_mark(greeting, ",");
    }
    let role = contact.role.as_ref().map(Title::as_str);
    let called = contact.salutation.as_deref().or(contact.name.as_deref()).or(role).unwrap_or_default();
    with_mark(&["Dear ", called].concat(), if facts.region == Region::America { ":" } else { "," })
}

fn with_mark(text: &str, mark: &str) -> String {
    if text.ends_with([',', ':', '!', '.']) { text.to_owned() } else { [text, mark].concat() }
}

fn signature(facts: &Correspondence<'_>) -> Vec<String> {
    let signatory = facts.signatory;
    let organization = of_sender(facts.case, facts.policy, |sender| &sender.organization).map(String::as_str);
    let lines = [
        Some(signatory.name.as_str()),
        signatory.title.as_ref().map(Title::as_str),
        organization,
        signatory.phone.as_deref(),
        signatory.email.as_deref(),
    ];
    lines.into_iter().flatten().map(str::to_owned).collect()
}

fn enclosures(facts: &Correspondence<'_>) -> Vec<String> {
    let report = facts.brief.with_report.then(|| format!("report {}", facts.incident.id));
    report.into_iter().chain(facts.customer.enclosures.iter().map(ToString::to_string)).collect()
}

/// The notices of the policy that fit the kind of failure and the reader's region.
fn notices(facts: &Correspondence<'_>) -> Vec<FrameNotice> {
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
