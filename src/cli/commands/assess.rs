//! `amends assess`

use amends::case::{Case, Customer};
use amends::diagnostic::{Diagnostic, Problems};
use amends::intake;
use amends::pipeline::{self, Appraisal};
use amends::policy::Policy;

use crate::cli::args::Assess;
use crate::cli::exit::{Failure, Finish, Outcome};
use crate::cli::inputs::Places;
use crate::cli::settings::Reading;
use crate::cli::terminal::Terminal;
use crate::cli::{documents, files, inputs, ledgers, stack, view};

/// Assesses every customer of every case, in input order. Of many records the bad ones are told and left out; one that is
/// alone is an error.
pub(crate) fn run(assess: &Assess, terminal: &mut Terminal) -> Finish {
    let reading = Reading::of(&assess.input)?;
    let policy = inputs::policy(&reading, terminal)?;
    let source = files::read(&reading.case, files::STREAM)?;
    let customers = inputs::customers(&reading)?;
    let cases = intake::read_all(&source, customers.as_ref(), &policy, &reading.options);
    let many = cases.len() > 1;
    // In a stream a path alone does not say which record it leads into.
    let places = (!many).then(|| Places::of(&source, customers.is_some()));
    let mut desk = Desk {
        assess,
        reading: &reading,
        policy: &policy,
        places,
        told: 0,
        passed: Vec::new(),
        failed: Vec::new(),
        look: false,
    };
    let past = ledgers::past(assess.ledger.as_deref(), &policy, reading.policy.as_ref(), terminal)?;
    for (number, case) in (1..).zip(cases) {
        let record = many.then_some(number);
        match case {
            Ok(mut read) => {
                read.diagnostics.extend(ledgers::remember(past.as_ref(), &mut read.value, reading.issued_on)?);
                terminal.tell(read.diagnostics.into_iter().map(|diagnostic| numbered(diagnostic, record)));
                desk.case(&read.value, record, terminal)?;
            }
            Err(Problems(problems)) => desk.failed.extend(problems.into_iter().map(|p| numbered(p, record))),
        }
    }
    desk.conclude(terminal)
}

fn numbered(diagnostic: Diagnostic, record: Option<u64>) -> Diagnostic {
    Diagnostic { record, ..diagnostic }
}

/// A run over a stream.
struct Desk<'a> {
    assess: &'a Assess,
    reading: &'a Reading,
    policy: &'a Policy,
    /// Where the fields of the only case stand.
    places: Option<Places<'a>>,
    /// How many customers were assessed.
    told: u64,
    /// Ids of customers that were not asked about, as many as an error may list.
    passed: Vec<String>,
    /// What keeps customers from being assessed.
    failed: Vec<Diagnostic>,
    /// Whether somebody must approve.
    look: bool,
}

impl Desk<'_> {
    fn case(&mut self, case: &Case, record: Option<u64>, terminal: &mut Terminal) -> Result<(), Failure> {
        if case.customers.is_empty() {
            self.failed.push(numbered(inputs::none(), record));
        }
        for customer in &case.customers {
            if self.assess.customer.as_ref().is_some_and(|id| *id != customer.id) {
                if self.passed.len() <= inputs::LISTED {
                    self.passed.push(customer.id.clone());
                }
                continue;
            }
            match pipeline::appraise(case, customer, self.policy, self.reading.issued_on) {
                Ok(appraisal) => self.tell(case, customer, &appraisal, record, terminal)?,
                Err(Problems(problems)) => {
                    let about = |found| match &self.places {
                        Some(places) => places.placed(Some(&customer.id), found),
                        None => numbered(documents::of(&customer.id, found), record),
                    };
                    self.failed.extend(problems.into_iter().map(about));
                }
            }
        }
        Ok(())
    }

    fn tell(
        &mut self,
        case: &Case,
        customer: &Customer,
        appraisal: &Appraisal,
        record: Option<u64>,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let Appraisal { remedy, assessment } = appraisal;
        let issued_on = self.reading.issued_on;
        let facts = view::Facts { case, customer, policy: self.policy, remedy, assessment, issued_on };
        let text = if self.assess.json { view::json(&facts) } else { view::text(&facts, self.told > 0) };
        terminal.document(text.as_bytes())?;
        self.told += 1;
        if let Some(approval) = documents::approval(remedy, customer, self.policy) {
            self.look = true;
            terminal.insist(numbered(approval, record));
        }
        Ok(())
    }

    fn conclude(mut self, terminal: &mut Terminal) -> Finish {
        if let (Some(id), 0, true) = (self.assess.customer.as_deref(), self.told, self.failed.is_empty()) {
            let others: Vec<&str> = self.passed.iter().map(String::as_str).collect();
            self.failed.push(inputs::unknown(id, &others));
        }
        if self.told == 0 && !self.failed.is_empty() {
            return Err(Problems(stack::shared(self.failed)).into());
        }
        let done = self.failed.is_empty() && !self.look;
        terminal.tell(stack::shared(self.failed));
        Ok(if done { Outcome::Done } else { Outcome::Look })
    }
}
