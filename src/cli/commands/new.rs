//! `amends new`

use amends::case::{Kind, Severity};
use amends::intake;
use amends::output;

use crate::cli::args::{KindName, New, SeverityName};
use crate::cli::exit::{Finish, Outcome};
use crate::cli::settings::{self, Destination, Input};
use crate::cli::terminal::Terminal;
use crate::cli::{blank, files};

/// Writes a case to fill in.
pub(crate) fn run(new: &New, terminal: &mut Terminal) -> Finish {
    let have = match &new.from {
        Some(path) => Some(intake::tree(&files::read(&Input::of(path), files::RECORD)?)?),
        None => None,
    };
    let kinds: Vec<Kind> = new.kind.iter().copied().map(kind).collect();
    let sheet = blank::sheet(&kinds, new.severity.map(severity), have, &intake::case_schema());
    match Destination::of(new.output.as_deref()) {
        Destination::Stdout => terminal.document(sheet.as_bytes())?,
        Destination::File(path) => {
            output::write(&path, sheet.as_bytes(), settings::existing(new.force))?;
            terminal.remark(format!("written: {}", path.display()));
        }
    }
    Ok(Outcome::Done)
}

fn kind(name: KindName) -> Kind {
    match name {
        KindName::Outage => Kind::Outage,
        KindName::Degradation => Kind::Degradation,
        KindName::Delivery => Kind::Delivery,
        KindName::Billing => Kind::Billing,
        KindName::DataLoss => Kind::DataLoss,
        KindName::DataExposure => Kind::DataExposure,
        KindName::Conduct => Kind::Conduct,
        KindName::Safety => Kind::Safety,
        KindName::Other => Kind::Other,
    }
}

fn severity(name: SeverityName) -> Severity {
    match name {
        SeverityName::Minor => Severity::Minor,
        SeverityName::Moderate => Severity::Moderate,
        SeverityName::Major => Severity::Major,
        SeverityName::Critical => Severity::Critical,
    }
}
