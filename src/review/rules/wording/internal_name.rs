//! L36: nothing that only we know the name of.

use std::sync::LazyLock;

use crate::review::grammar::{Objection, Parsed, Patterns, Place, Token, is_past};
use crate::review::rule::rule;

rule! {
    /// # What it looks for
    /// Names from inside our house: machines, addresses, tickets, channels, code names, and colleagues as those who did
    /// it. The reader's own references, a contact and the owner of a measure are fine.
    ///
    /// # Why it matters
    /// They tell the reader nothing, an attacker something, and of a colleague they make a culprit.
    ///
    /// # Example
    /// > part 3: At 17:20 the disk of db-prod-03 was full (INC-48213), and Dave from the platform team restarted it.
    ///
    /// # Better
    /// > part 3: At 17:20 the disk under your booking page (your reference BK-1108) was full, and we had set no alarm.
    "TON114" "internal-name" Warning Texts objection, "say what it is to the reader: \"the system that holds your calendar\""
}

static ACTORS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "our|the|an ?new ?own ?night ?on-call ?senior ?junior engineer|developer|technician|operator|administrator|driver|colleague|programmer|intern|trainee|analyst|contractor @name ?@name ?@adv ?had @past",
        "@name ?@name from|in ?our ?the support|ops|operations|it|billing|sales|engineering|platform|finance|accounts|dispatch|legal|hr|security|infrastructure|logistics ?team ?@adv ?had @past",
        "@name ?@name from|in|at|on our|the ?night ?day ?back ?front ?help ?call warehouse|depot|reception|helpdesk|desk|lab|laboratory|workshop|dispatch|despatch|shift|office|branch|store|stores|counter|centre|center|yard ?@adv ?had @past",
        "@name ?@name from|in|on our|the ?@name .. team|group|department|squad|desk ?@adv ?had @past",
    ])
});

/// What we keep things in, by the name it has among us: `the Tier 2 Amber folder`.
static PLACES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "the|our @name @figure|@name ?@name ?@figure folder|queue|bucket|tray|pile|spreadsheet|inbox|mailbox|board|workflow|dashboard|tracker|backlog|channel|bridge|rota|worklist|workstream|pipeline|squad",
        "the|our @name @figure ?@name queue|folder|bucket|tray|list|team|desk|inbox",
    ])
});

/// A colleague by the first name, who came, went or was away.
static ABSENT: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        "until|when|while|because|after|as|since|before|till @name ?@adv came|got|was|returned|went|left|is ?back ?away ?off ?out ?on ?from ?for ?sick ?annual ?maternity ?the leave|holiday|vacation|sick|shift|training|lunch|ill|desk",
        "assigned|passed|handed|given|left|went|escalated|forwarded|allocated|routed ?.. to|with @name ?@name on|in|from|at our|the ?night ?day ?front ?back ?.. desk|team|shift|department|office|depot|warehouse|group|squad",
    ])
});

static PROJECTS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(&["project|codename|code-named|codenamed @name"]));

/// Prefixes of tickets.
const TICKETS: [&str; 20] = [
    "INC", "CHG", "PRB", "OPS", "SRE", "JIRA", "DEV", "BUG", "PLAT", "INFRA", "REQ", "RITM", "TASK", "HELP", "SUP",
    "ENG", "CORE", "PM", "PD", "NET",
];

/// What hosts are called.
const HOSTS: [&str; 22] = [
    "db", "web", "app", "srv", "prod", "stg", "staging", "node", "api", "host", "vm", "k8s", "redis", "mysql", "pg",
    "lb", "cache", "worker", "dev", "sql", "mq", "kafka",
];

fn objection(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let named = (0..parsed.tokens.len()).find_map(|at| {
        let what = internal(place, at)?;
        let why = format!("\"{}\" is {what}", place.written(at));
        Some(Objection { why, at: at..at + 1 })
    });
    named
        .or_else(|| {
            let fits = |found: &crate::review::grammar::Match| !parsed.quoted(&found.range);
            let projects = PROJECTS.first(&parsed.tokens, |found| {
                fits(found)
                    && parsed.tokens[found.range.start].is_capital()
                    && !is_role(&parsed.tokens[found.range.end - 1].word)
            });
            if let Some(found) = projects {
                return Some(place.objects(found.range, "is a code name of ours"));
            }
            if let Some(found) = PLACES.first(&parsed.tokens, fits) {
                return Some(place.objects(found.range, "is a place that only we know"));
            }
            let absent = |found: &crate::review::grammar::Match| {
                let named = |at: &usize| parsed.tokens[*at].is_capital();
                let at = (found.range.start + 1..found.range.end).find(named).unwrap_or(found.range.start);
                fits(found) && is_person(parsed, at) && !crate::review::figures::is_weekday(&parsed.tokens[at].word)
            };
            if let Some(found) = ABSENT.first(&parsed.tokens, absent) {
                return Some(place.objects(found.range, "names a colleague to whom it was left"));
            }
            let found = ACTORS.first(&parsed.tokens, |found| fits(found) && is_person(parsed, found.range.start))?;
            Some(place.objects(found.range, "names a colleague as the one who did it"))
        })
        .or_else(|| handle(place))
}

/// "Project Manager" is a role.
fn is_role(word: &str) -> bool {
    matches!(
        word,
        "manager"
            | "lead"
            | "leader"
            | "director"
            | "team"
            | "office"
            | "officer"
            | "owner"
            | "engineer"
            | "management"
    )
}

/// The first word of a sentence has a capital whatever it is: a name is not an article or a pronoun.
fn is_person(parsed: &Parsed, at: usize) -> bool {
    let plural = at == 0 && parsed.tokens[at].word.ends_with('s');
    !plural
        && !matches!(
            parsed.tokens[at].word.as_str(),
            "we" | "somebody"
                | "someone"
                | "everyone"
                | "one"
                | "two"
                | "three"
                | "all"
                | "most"
                | "nobody"
                | "people"
                | "calls"
                | "engineers"
                | "others"
                | "many"
                | "some"
                | "managers"
                | "staff"
                | "both"
                | "members"
                | "colleagues"
                | "none"
                | "parcel"
                | "mail"
                | "post"
                | "news"
                | "word"
                | "water"
                | "smoke"
                | "traffic"
                | "goods"
                | "stock"
        )
}

/// What a word is that stands for something in our house.
fn internal(place: &Place<'_>, at: usize) -> Option<&'static str> {
    let (parsed, written) = (place.parsed(), place.written(at));
    // Hardly any word has one of the marks that such names have.
    if !written.bytes().any(|byte| matches!(byte, b'-' | b'.' | b'#')) {
        return None;
    }
    if let Some((prefix, number)) = written.split_once('-')
        && TICKETS.contains(&prefix)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return (!is_readers(parsed, at)).then_some("a ticket of ours");
    }
    let word = parsed.tokens[at].word.as_str();
    if word.starts_with('#') && word[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some("a channel of ours");
    }
    if !word.contains(['-', '.']) || word.contains('@') {
        return None;
    }
    if [".internal", ".local", ".lan", ".corp", ".intra", ".svc"].iter().any(|ending| word.ends_with(ending)) {
        return Some("a machine of ours");
    }
    let mut parts = word.split('.');
    let is_octet = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok();
    if word.split('.').count() == 4 && parts.all(is_octet) {
        return Some("an address of ours");
    }
    let parts: Vec<&str> = word.split(['-', '.']).collect();
    let hosts =
        parts.iter().filter(|part| HOSTS.contains(&part.trim_end_matches(|c: char| c.is_ascii_digit()))).count();
    let numbered = word.bytes().any(|byte| byte.is_ascii_digit());
    (hosts > 0 && numbered || hosts > 1 && parts.len() > 2).then_some("a machine of ours")
}

/// Whether the name is the reader's own reference: `your order RT-20931`.
fn is_readers(parsed: &Parsed, at: usize) -> bool {
    let own = ["your", "reference", "order", "contract", "booking", "invoice", "claim"];
    parsed.tokens[at.saturating_sub(3)..at].iter().any(|token| own.contains(&token.word.as_str()))
}

/// `@name did it`.
fn handle(place: &Place<'_>) -> Option<Objection> {
    let parsed = place.parsed();
    let is_handle = |token: &Token| token.word.len() > 2 && token.word.starts_with('@');
    let at = parsed.tokens.iter().position(is_handle)?;
    let acts = parsed.tokens.iter().any(|token| is_past(&token.word));
    let why = || format!("\"{}\" is a name from a channel of ours", place.written(at));
    acts.then(|| Objection { why: why(), at: at..at + 1 })
}
