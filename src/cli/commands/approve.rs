//! `amends approve`

use amends::diagnostic::{Diagnostic, Result};
use amends::ledger::{Approval, Ledger};
use amends::manifest::{Digest, Row};
use amends::output::{Existing, Holding, Shelf};
use amends::pipeline;
use amends::policy::Policy;
use chrono::{DateTime, Utc};

use crate::cli::args::Approve;
use crate::cli::exit::{Finish, Outcome};
use crate::cli::in_hand::InHand;
use crate::cli::manifests::Manifest;
use crate::cli::policies::Ruling;
use crate::cli::terminal::Terminal;
use crate::cli::view::counted;
use crate::cli::{codes, files, ledgers, settings};

/// What is to be approved.
struct Bundle {
    ruling: Ruling,
    manifest: Option<Digest>,
    rows: Vec<Row>,
    /// How many stay as they are, whatever is approved.
    left: u64,
}

/// Writes down that somebody approves letters: exactly these texts, from exactly these records.
pub(crate) fn run(approve: &Approve, terminal: &mut Terminal) -> Finish {
    let Bundle { ruling, manifest, rows, mut left } =
        if approve.path.is_dir() { folder(approve, terminal)? } else { letter(approve, terminal)? };
    may(approve, &ruling.policy)?;
    let path = ledgers::named(approve.ledger.as_deref(), &ruling.policy, ruling.from.as_ref())?;
    let at = approve.on.unwrap_or_else(settings::now);
    let (within, beyond): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| pipeline::may_release(&ruling.policy, row, &approve.role));
    left += beyond.len() as u64;
    let mut told: Vec<Diagnostic> = beyond.iter().map(|row| beyond_limit(row, &approve.role)).collect();
    if !approve.path.is_dir() && !told.is_empty() {
        return Err(told.remove(0).into());
    }
    told.truncate(20);
    terminal.tell(told.into_iter().map(|one| Diagnostic { level: amends::diagnostic::Level::Warning, ..one }));
    if within.is_empty() && left == 0 {
        let message = format!("nothing in {} waits for an approval", approve.path.display());
        terminal.tell([Diagnostic::note(codes::NOTHING_WAITS, message)]);
        return Ok(Outcome::Done);
    }
    let approvals: Vec<Approval> = within.iter().map(|row| approval(approve, row, manifest, at)).collect();
    let new = Ledger::open_or_create(&path)?.approve(&approvals)?;
    let known = approvals.len() as u64 - new;
    let mut came_to = format!(
        "{} approved by {} as {}, in {}",
        counted(new, "document", "documents"),
        approve.by.trim(),
        approve.role,
        path.display()
    );
    for (count, what) in [(known, "approved already"), (left, "still waiting")] {
        if count > 0 {
            came_to = format!("{came_to}; {count} {what}");
        }
    }
    terminal.tell([Diagnostic::note(codes::CAME_TO, came_to)]);
    Ok(if left > 0 { Outcome::Look } else { Outcome::Done })
}

/// All that waits in the folder of a batch, as far as it is what the manifest tells of.
fn folder(approve: &Approve, terminal: &mut Terminal) -> Result<Bundle> {
    if approve.against.is_some() {
        let message =
            format!("{} is a folder, whose manifest says what each letter was made from", approve.path.display());
        return Err(Diagnostic::error(codes::FOLDER_AGAINST, message)
            .hint("leave --against out, or name one file")
            .into());
    }
    let manifest = Manifest::of(&approve.path)?;
    let ruling = Ruling::near(&approve.path, approve.case.policy.as_deref(), terminal)?;
    if manifest.header.policy_sha256 != ruling.digest {
        let message = format!("{} was made under another policy than the one that is here now", approve.path.display());
        return Err(Diagnostic::error(codes::OTHER_POLICY, message)
            .hint("name the policy that it was made under with --policy, or make the letters again under this one")
            .into());
    }
    terminal.tell(manifest.note());
    let shelf = Shelf::new(&approve.path, Existing::Keep);
    let (mut rows, mut left) = (Vec::new(), 0);
    for row in manifest.rows()? {
        let row = row?;
        if !row.approval.as_ref().is_some_and(|release| release.needed) {
            continue;
        }
        let held = shelf.holds(&row.path, row.output_sha256);
        let held = held.map_err(|error| files::unreadable(&approve.path.join(&row.path), &error))?;
        if matches!(held, Holding::Same) {
            rows.push(row);
        } else {
            left += 1;
            let message = format!("{} is not the letter that the manifest tells of, and is not approved", row.path);
            let hint = "approve it alone, with the case that it has to agree with: --against case.json#acme";
            terminal.tell([Diagnostic::warning(codes::CHANGED, message).hint(hint)]);
        }
    }
    Ok(Bundle { ruling, manifest: Some(manifest.digest), rows, left })
}

/// One letter.
fn letter(approve: &Approve, terminal: &mut Terminal) -> Result<Bundle> {
    let (against, ledger) = (approve.against.as_deref(), approve.ledger.as_deref());
    let in_hand = InHand::read(&approve.path, against, false, None, ledger, &approve.case, terminal)?;
    let InHand { row, policy: ruling, manifest, found, .. } = in_hand;
    // Whoever approves has to see where the text gives other figures than the record, by which the limit is counted.
    terminal.tell(found);
    Ok(Bundle { ruling, manifest, rows: vec![row], left: 0 })
}

/// Whether the policy knows the role, and lets this person approve.
fn may(approve: &Approve, policy: &Policy) -> Result<()> {
    let mut roles: Vec<&str> = policy.authorities.iter().map(|authority| authority.role.as_str()).collect();
    roles.dedup();
    if !roles.contains(&approve.role.as_str()) {
        let hint = if roles.is_empty() {
            "the policy names nobody under [[authority]]: whoever writes may send".to_owned()
        } else {
            format!("there are: {}", roles.join(", "))
        };
        let message = format!("the policy has no role `{}`", approve.role);
        return Err(Diagnostic::error(codes::UNKNOWN_ROLE, message).hint(hint).into());
    }
    if !policy.approval.four_eyes {
        return Ok(());
    }
    let alike = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match &approve.written_by {
        Some(writer) if alike(writer) != alike(&approve.by) => Ok(()),
        Some(writer) => {
            let message = format!("{} wrote it, and the policy wants somebody else to approve it", writer.trim());
            Err(Diagnostic::error(codes::FOUR_EYES, message).hint("ask somebody else of the same role").into())
        }
        None => {
            let message = "the policy wants somebody else to approve than who wrote it, and nobody says who wrote it";
            Err(Diagnostic::error(codes::FOUR_EYES, message).hint("name who wrote it with --written-by").into())
        }
    }
}

fn beyond_limit(row: &Row, role: &str) -> Diagnostic {
    let cost = match (&row.added_cost, &row.currency) {
        (Some(cost), Some(currency)) => format!("what it adds costs {cost} {currency}"),
        _ => "what it adds is not told in money".to_owned(),
    };
    let message = format!("{} is beyond what the {role} may approve: {cost}", row.path);
    let needed = row.approval.as_ref().map(|release| release.role.as_str()).filter(|needed| *needed != role);
    let hint = needed.map_or_else(|| "ask a role with a higher limit".to_owned(), |needed| format!("ask the {needed}"));
    let beyond = Diagnostic::error(codes::BEYOND_LIMIT, message).hint(hint);
    Diagnostic { customer: row.customer.clone(), ..beyond }
}

fn approval(approve: &Approve, row: &Row, manifest: Option<Digest>, approved_at: DateTime<Utc>) -> Approval {
    Approval {
        output_sha256: row.output_sha256,
        input_sha256: row.input_sha256,
        manifest_sha256: manifest,
        incident: row.incident.clone(),
        customer: row.customer.clone(),
        role: approve.role.clone(),
        person: approve.by.trim().to_owned(),
        approved_at,
    }
}
