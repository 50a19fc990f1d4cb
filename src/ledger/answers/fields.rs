//! The fields of an answer, whatever file they come from.

use chrono::{DateTime, NaiveDate};

use super::{Given, Mark, Reading, WORDS, Whereto};

/// What a table or an object says, as text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) incident: Option<String>,
    pub(super) customer: Option<String>,
    pub(super) answer: Option<String>,
    pub(super) on: Option<String>,
    pub(super) words: Option<String>,
    pub(super) token: Option<String>,
}

impl Fields {
    pub(super) const NAMES: [&str; 6] = ["incident", "customer", "answer", "on", "words", "token"];

    /// Where the field of that name goes.
    pub(super) fn of(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "incident" => &mut self.incident,
            "customer" => &mut self.customer,
            "answer" => &mut self.answer,
            "on" => &mut self.on,
            "words" => &mut self.words,
            "token" => &mut self.token,
            _ => return None,
        })
    }

    /// The field that a name may have meant.
    pub(super) fn near(name: &str) -> Option<&'static str> {
        let name = name.to_lowercase();
        let distances = Self::NAMES.iter().map(|known| (strsim::damerau_levenshtein(known, &name), *known));
        distances.filter(|(distance, _)| *distance <= 2).min().map(|(_, known)| known)
    }

    /// Takes it in as an answer, or says everything that is wrong with it.
    pub(super) fn taken(self, line: usize, text: &str, reading: &mut Reading<'_>) {
        let before = reading.found.len() + reading.more;
        let token = self.token.map(|token| token.trim().to_owned()).filter(|token| !token.is_empty());
        let to = if let Some(token) = token {
            Some(Whereto::Token(token))
        } else {
            let incident = needed(self.incident, "incident", "name the incident by its id", line, text, reading);
            let customer = needed(self.customer, "customer", "name the customer by its id", line, text, reading);
            incident.zip(customer).map(|(incident, customer)| Whereto::Matter { incident, customer })
        };
        let on = needed(self.on, "on", "give the day on which they answered, as YYYY-MM-DD", line, text, reading);
        let on = on.and_then(|on| day(&on, line, text, reading));
        let words = self.words.and_then(|words| kept(&words));
        let mark = self.answer.filter(|mark| !mark.trim().is_empty()).map(|mark| (mark.parse::<Mark>(), mark));
        let mark = match mark {
            Some((Ok(mark), _)) => Some(mark),
            Some((Err(forms), mark)) => {
                reading.refuse(line, text, format!("`{}` is no answer", mark.escape_debug()), format!("write {forms}"));
                None
            }
            None => None,
        };
        if reading.found.len() + reading.more > before {
            return;
        }
        if mark.is_none() && words.is_none() {
            reading.refuse(line, text, "this line says nothing", "give `answer` (1 to 5) or `words`, or take it out");
            return;
        }
        if let (Some(to), Some(on)) = (to, on) {
            let place = reading.place(line, text);
            reading.answers.given.push(Given { to, on, mark, words, place });
        }
    }
}

fn needed(
    field: Option<String>,
    name: &str,
    hint: &str,
    line: usize,
    text: &str,
    reading: &mut Reading<'_>,
) -> Option<String> {
    let field = field.map(|field| field.trim().to_owned()).filter(|field| !field.is_empty());
    if field.is_none() {
        reading.refuse(line, text, format!("`{name}` is missing"), hint);
    }
    field
}

/// A day, or the day of an instant on the clock that it names.
fn day(on: &str, line: usize, text: &str, reading: &mut Reading<'_>) -> Option<NaiveDate> {
    let plain: Option<NaiveDate> = on.parse().ok().filter(|_| on.len() == 10);
    let day = plain.or_else(|| DateTime::parse_from_rfc3339(on).ok().map(|at| at.date_naive()));
    match day {
        None => {
            let message = format!("`{}` is no day", on.escape_debug());
            reading.refuse(line, text, message, "write it as YYYY-MM-DD, such as 2026-03-10");
        }
        Some(day) if plain.is_some() && day > reading.today || reading.is_ahead_anywhere(day) => {
            reading.refuse(line, text, format!("{day} lies ahead"), "give the day on which they answered");
        }
        Some(_) => {}
    }
    day
}

/// What somebody wrote, as it is kept; `None`: nothing.
pub(super) fn kept(words: &str) -> Option<String> {
    let words: String = words.trim().replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let end = words.char_indices().nth(WORDS).map_or(words.len(), |(at, _)| at);
    let words = words[..end].trim();
    (!words.is_empty()).then(|| words.to_owned())
}
