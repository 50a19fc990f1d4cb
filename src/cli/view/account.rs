//! What a run would come to, for people.

use std::collections::BTreeMap;

use amends::batch::{Account, Sums, Tally};
use amends::case::grouped;

use super::page::Page;

/// The account.
pub(crate) fn account(account: &Account) -> String {
    let mut page = Page::default();
    let documents = counted(account.made + account.there, "document", "documents");
    page.heading(&format!("{documents} of {}", counted(account.records, "record", "records")));
    table(&mut page, "Kinds of document", &account.kinds);
    table(&mut page, "Failures told", &account.failures);
    table(&mut page, "Languages", &account.languages);
    table(&mut page, "Outlook", &account.outlooks);
    for (currency, sums) in &account.sums {
        money(&mut page, currency, sums);
    }
    table(&mut page, "Approvals needed", &account.approvals);
    if account.duplicates > 0 {
        page.heading(&counted(account.duplicates, "possible duplicate", "possible duplicates"));
    }
    tallies(&mut page, "To be looked at", &account.warnings);
    if account.failed > 0 {
        tallies(&mut page, &counted(account.failed, "record fails", "records fail"), &account.problems);
    }
    page.finish()
}

fn money(page: &mut Page, currency: &str, sums: &Sums) {
    page.heading(&format!("Compensation in {currency}"));
    let lines = [
        ("contract", sums.owed, ""),
        ("added   ", sums.added, ""),
        ("total   ", sums.owed + sums.added, ""),
        ("cost    ", sums.cost, " to us of what is added"),
    ];
    for (label, minor, of) in lines {
        page.entry(label, &format!("{}{of}", grouped(&sums.amount(minor))));
    }
}

fn table(page: &mut Page, heading: &str, counts: &BTreeMap<String, u64>) {
    if counts.is_empty() {
        return;
    }
    page.heading(heading);
    let width = counts.values().map(|count| grouped(&count.to_string()).len()).max().unwrap_or(0);
    for (name, count) in counts {
        page.entry(&format!("{:>width$}", grouped(&count.to_string())), name);
    }
}

fn tallies(page: &mut Page, heading: &str, tallies: &BTreeMap<&'static str, Tally>) {
    if tallies.is_empty() {
        return;
    }
    page.heading(heading);
    let width = tallies.values().map(|tally| grouped(&tally.count.to_string()).len()).max().unwrap_or(0);
    for Tally { count, code, first } in tallies.values() {
        let record = first.record.map_or_else(String::new, |record| format!(" of record {record}"));
        let text = format!("{} {}; the first{record}: {}", code.code, code.name, first.message);
        page.entry(&format!("{:>width$}", grouped(&count.to_string())), &text);
    }
}

/// `1 letter`, `2,000 letters`
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&count.to_string()), if count == 1 { one } else { many })
}
