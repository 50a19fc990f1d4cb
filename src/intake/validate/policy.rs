//! `amends.toml` over the built-in policy (R24).

use super::Check;
use super::time::shown;
use crate::case::{Money, Sender};
use crate::intake::findings::Findings;
use crate::intake::path::At;
use crate::intake::problems::{DUPLICATE_NAME, INVALID_COLOR, INVALID_FONT, INVALID_LINK, INVALID_REGION};
use crate::intake::schema;
use crate::policy::{
    ApprovalRule, Authority, Brand, BySeverity, Color, FeedbackRule, Gesture, Goodwill, LedgerRule, Notice, Plan,
    Policy, Reader, ReviewRule,
};

/// A policy from its file's struct; what the file leaves out has its built-in value.
pub(in crate::intake) fn policy(raw: &schema::Policy<'_>) -> (Policy, Findings) {
    let mut check = Check::bare();
    let root = At::ROOT;
    let language = raw.reader.as_ref().and_then(|reader| reader.language.as_deref());
    check.english = language.is_none_or(super::is_english);
    let reader = raw.reader.as_ref().map(|reader| check.reader(&root.field("reader"), reader));
    let brand = raw.brand.as_ref().map(|brand| check.brand(&root.field("brand"), brand));
    let ledger = raw.ledger.as_ref().map(|ledger| check.plain(&root.field("ledger"), "path", ledger.path.as_deref()));
    let feedback = raw.feedback.as_ref().and_then(|feedback| check.feedback(&root.field("feedback"), feedback));
    let mut policy = Policy {
        feedback,
        sender: check.policy_sender(&root, raw),
        reader: reader.unwrap_or_default(),
        gestures: check.gestures(&root.field("gesture"), &raw.gesture),
        authorities: check.authorities(&root.field("authority"), &raw.authority),
        plans: check.plans(&root.field("plans"), &raw.plans),
        notices: check.notices(&root.field("notice"), &raw.notice),
        brand: brand.unwrap_or_default(),
        approval: ApprovalRule { four_eyes: raw.approval.is_some_and(|approval| approval.four_eyes) },
        ledger: LedgerRule { path: ledger.flatten() },
        ..Policy::default()
    };
    if let Some(goodwill) = &raw.goodwill {
        check.goodwill(&root.field("goodwill"), goodwill, &mut policy.goodwill);
    }
    check.rules(&root, raw, &mut policy);
    (policy, check.findings)
}

impl Check<'_> {
    fn policy_sender(&mut self, at: &At<'_>, raw: &schema::Policy<'_>) -> Sender {
        let mut sender = match &raw.sender {
            Some(sender) => self.sender(&at.field("sender"), sender),
            None => Sender::default(),
        };
        sender.signatories.extend(self.signatories(&at.field("signatory"), &raw.signatory.0));
        sender
    }

    fn reader(&mut self, at: &At<'_>, raw: &schema::Reader<'_>) -> Reader {
        Reader {
            language: self.language(at, "language", raw.language.as_deref()),
            time_zone: self.time_zone(at, "time_zone", raw.time_zone.as_deref()),
        }
    }

    fn feedback(&mut self, at: &At<'_>, raw: &schema::FeedbackRule<'_>) -> Option<FeedbackRule> {
        let url = self.required_plain(at, "url", raw.url.as_deref());
        let key = self.required_plain(at, "key", raw.key.as_deref());
        let mut after_days = FeedbackRule::AFTER_DAYS;
        self.days(at, "after_days", raw.after_days, &mut after_days);
        let url = url?;
        let rest = url.strip_prefix("https://").unwrap_or_default();
        let odd = |c: char| !c.is_ascii_graphic() || "\"'<>`\\{}|^#".contains(c);
        if rest.is_empty() || rest.starts_with('/') || rest.contains(odd) {
            let message = format!("`{}` is no address that a letter may lead to", shown(&url));
            self.error(&at.field("url"), INVALID_LINK, message)
                .hint("write it from https:// on, without spaces and `#`: https://answers.firm.example/a");
            return None;
        }
        Some(FeedbackRule { url, key: key?, after_days })
    }

    fn goodwill(&mut self, at: &At<'_>, raw: &schema::Goodwill<'_>, goodwill: &mut Goodwill) {
        self.days_by_severity(&at.field("service_days"), raw.service_days, &mut goodwill.service_days);
        if let Some(share) = self.decimal(at, "share", raw.share.as_ref()) {
            goodwill.share = share;
        }
        if let Some(factor) = self.decimal(at, "repeat_factor", raw.repeat_factor.as_ref()) {
            goodwill.repeat_factor = factor;
        }
        if let Some(ceiling) = self.decimal(at, "ceiling", raw.ceiling.as_ref()) {
            goodwill.ceiling = ceiling;
        }
        self.days(at, "repeat_window_days", raw.repeat_window_days, &mut goodwill.repeat_window_days);
        if let Some(budget) = &raw.budget {
            goodwill.budget = self.budget(&at.field("budget"), budget);
        }
        goodwill.max_gestures = raw.max_gestures;
    }

    fn budget(&mut self, at: &At<'_>, raw: &schema::MoneyBySeverity<'_>) -> BySeverity<Option<Money>> {
        BySeverity {
            minor: self.money(at, "minor", raw.minor.as_ref()),
            moderate: self.money(at, "moderate", raw.moderate.as_ref()),
            major: self.money(at, "major", raw.major.as_ref()),
            critical: self.money(at, "critical", raw.critical.as_ref()),
        }
    }

    fn gestures(&mut self, at: &At<'_>, raw: &[schema::Gesture<'_>]) -> Vec<Gesture> {
        let mut gestures: Vec<Gesture> = Vec::with_capacity(raw.len());
        for (index, raw) in raw.iter().enumerate() {
            let at = at.index(index);
            let id = self.required_plain(&at, "id", raw.id.as_deref());
            let text = self.required(&at, "text", raw.text.as_deref());
            let cost = self.required_money(&at, "cost", raw.cost.as_ref());
            let value = self.required_money(&at, "value", raw.value.as_ref());
            if let Some(id) = id.as_ref().filter(|id| gestures.iter().any(|gesture| gesture.id == **id)) {
                let message = format!("another gesture has the id `{}` as well", shown(id));
                self.error(&at.field("id"), DUPLICATE_NAME, message).hint("give each gesture an id of its own");
            }
            if let (Some(id), Some(text), Some(cost), Some(value)) = (id, text, cost, value) {
                let kinds = raw.kinds.iter().map(|&kind| kind.into()).collect();
                let severities = raw.severities.iter().map(|&severity| severity.into()).collect();
                gestures.push(Gesture { id, text, cost, value, kinds, severities });
            }
        }
        gestures
    }

    fn authorities(&mut self, at: &At<'_>, raw: &[schema::Authority<'_>]) -> Vec<Authority> {
        let authority = |(index, raw): (usize, &schema::Authority<'_>)| {
            let at = at.index(index);
            let role = self.required(&at, "role", raw.role.as_deref());
            let up_to = self.money(&at, "up_to", raw.up_to.as_ref());
            Some(Authority { role: role?, up_to })
        };
        raw.iter().enumerate().filter_map(authority).collect()
    }

    fn plans(&mut self, at: &At<'_>, raw: &schema::Plans<'_>) -> Vec<Plan> {
        let plan = |(name, raw): &(schema::Text<'_>, schema::Plan<'_>)| {
            let at = at.field(name);
            Plan {
                name: name.to_string(),
                fee: self.fee(&at, "fee", raw.fee.as_ref()),
                terms: self.terms(&at.field("terms"), &raw.terms),
                cap: self.money(&at, "cap", raw.cap.as_ref()),
            }
        };
        raw.0.iter().map(plan).collect()
    }

    /// The short tables: settlement, claims, promptness, follow-up, review.
    fn rules(&mut self, at: &At<'_>, raw: &schema::Policy<'_>, policy: &mut Policy) {
        if let Some(settlement) = &raw.settlement {
            let at = at.field("settlement");
            self.days(&at, "within_days", settlement.within_days, &mut policy.settlement.within_days);
            if let Some(how) = self.form(&at, "how", settlement.how.as_deref()) {
                policy.settlement.how = how;
            }
        }
        let claims = raw.claims.and_then(|claims| claims.within_days);
        self.days(&at.field("claims"), "within_days", claims, &mut policy.claims_within_days);
        self.days_by_severity(&at.field("promptness"), raw.promptness, &mut policy.promptness);
        if let Some(follow_up) = &raw.follow_up {
            let at = at.field("follow_up");
            self.days(&at, "after_days", follow_up.after_days, &mut policy.follow_up.after_days);
            policy.follow_up.how = follow_up.how.map_or(policy.follow_up.how, Into::into);
            policy.when_broken = self.form(&at, "when_broken", follow_up.when_broken.as_deref());
        }
        if let Some(review) = &raw.review {
            let at = at.field("review");
            let (select, ignore) = (&review.select, &review.ignore);
            policy.review =
                ReviewRule { select: self.plains(&at, "select", select), ignore: self.plains(&at, "ignore", ignore) };
        }
    }

    /// Takes over the days that a table gives; the others stay.
    fn days_by_severity(&mut self, at: &At<'_>, raw: Option<schema::DaysBySeverity>, days: &mut BySeverity<u32>) {
        let Some(raw) = raw else { return };
        self.days(at, "minor", raw.minor, &mut days.minor);
        self.days(at, "moderate", raw.moderate, &mut days.moderate);
        self.days(at, "major", raw.major, &mut days.major);
        self.days(at, "critical", raw.critical, &mut days.critical);
    }

    /// Takes over a number of days, if one is given and nobody would wait longer for it.
    fn days(&mut self, at: &At<'_>, name: &str, given: Option<u32>, days: &mut u32) {
        *days = self.some_days(at, name, given).unwrap_or(*days);
    }

    fn notices(&mut self, at: &At<'_>, raw: &[schema::Notice<'_>]) -> Vec<Notice> {
        let notice = |(index, raw): (usize, &schema::Notice<'_>)| {
            let at = at.index(index);
            let heading = self.required_plain(&at, "heading", raw.heading.as_deref());
            let text = self.required(&at, "text", raw.text.as_deref());
            let kinds = raw.kinds.iter().map(|&kind| kind.into()).collect();
            let regions = self.regions(&at.field("regions"), &raw.regions);
            Some(Notice { heading: heading?, text: text?, kinds, regions })
        };
        raw.iter().enumerate().filter_map(notice).collect()
    }

    fn regions(&mut self, at: &At<'_>, raw: &[schema::Text<'_>]) -> Vec<String> {
        let regions: Vec<String> = raw.iter().map(|region| region.to_string()).collect();
        for (index, region) in regions.iter().enumerate() {
            if region.len() != 2 || !region.bytes().all(|byte| byte.is_ascii_uppercase()) || region == "UK" {
                let message = format!("`{}` is not a region of a language tag", shown(region));
                self.error(&at.index(index), INVALID_REGION, message)
                    .hint("write a country's two capital letters, such as GB");
            }
        }
        regions
    }

    fn brand(&mut self, at: &At<'_>, raw: &schema::Brand<'_>) -> Brand {
        Brand {
            logo: self.plain(at, "logo", raw.logo.as_deref()),
            logo_png: self.plain(at, "logo_png", raw.logo_png.as_deref()),
            docx_template: self.plain(at, "docx_template", raw.docx_template.as_deref()),
            color: self.color(at, "color", raw.color.as_deref()),
            font: self.font(at, "font", raw.font.as_deref()),
            fonts: self.plain(at, "fonts", raw.fonts.as_deref()),
        }
    }

    /// A colour in which a letter can be read.
    fn color(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<Color> {
        let text = self.plain(at, name, raw)?;
        let Some(color) = Color::parse(&text) else {
            let message = format!("`{}` is not a colour as it is written here", shown(&text));
            self.error(&at.field(name), INVALID_COLOR, message).hint("write # and six hexadecimal digits: #1a5276");
            return None;
        };
        if !color.is_readable_on(Color::WHITE) {
            // Cut, so that a colour just short of it is not said to have it.
            let contrast = (color.contrast(Color::WHITE) * 10.0).floor() / 10.0;
            let message = format!("text in `{color}` has a contrast of {contrast:.1} to white paper, and needs 4.5");
            let hint = format!("{} can be read", color.readable_on(Color::WHITE));
            self.error(&at.field(name), INVALID_COLOR, message).hint(hint);
            return None;
        }
        Some(color)
    }

    /// The name of one font family, as every format can write it.
    fn font(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<String> {
        let text = self.plain(at, name, raw)?;
        if text.len() <= 64 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')) {
            return Some(text);
        }
        let message = format!("`{}` is not the name of one font family", shown(&text));
        self.error(&at.field(name), INVALID_FONT, message).hint("write the name alone, without quotes: Source Serif 4");
        None
    }
}
