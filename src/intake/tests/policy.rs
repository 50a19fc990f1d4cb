//! `amends.toml` over the built-in policy.

use super::*;
use crate::case::{FollowUpWay, Severity};

fn said(text: &str) -> Vec<String> {
    lines(read_policy(&Source::new("amends.toml", text)))
}

#[test]
fn an_empty_policy_is_the_built_in_one() {
    assert_eq!(read_policy(&Source::new("amends.toml", "")).unwrap(), Warned::clean(Policy::default()));
}

#[test]
fn what_a_policy_gives_replaces_the_built_in_value_alone() {
    let text = r##"
        [sender]
        organisation = "Harbour Bookings Ltd"
        address = ["4 Quay Street"]
        [[signatory]]
        name = "Nora Field"
        title = "Director of Operations"
        signs = ["major", "critical"]
        signs_repeat = true
        [reader]
        language = "en-GB"
        zone = "Europe/London"
        [goodwill]
        share = "0.25"
        max_gestures = 2
        [goodwill.service_days]
        major = 7
        [goodwill.budget]
        major = { amount = "50.00", currency = "GBP" }
        [[gesture]]
        id = "review"
        text = "We will go through your settings with you."
        cost = { amount = "20.00", currency = "GBP" }
        value = { amount = "120.00", currency = "GBP" }
        kinds = ["outage"]
        [[authority]]
        role = "Account Manager"
        up_to = { amount = "100.00", currency = "GBP" }
        [[authority]]
        role = "Director of Operations"
        [settlement]
        within_days = 5
        [claims]
        within_days = 3
        [promptness]
        critical = 2
        [follow_up]
        how = "call"
        [review]
        ignore = ["AGN001"]
        [[notice]]
        heading = "Your rights"
        text = "You may complain to the regulator."
        kinds = ["data_exposure"]
        regions = ["GB"]
        [brand]
        colour = "#1A5276"
    "##;
    let Warned { value: policy, diagnostics } = read_policy(&Source::new("amends.toml", text)).unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(policy.sender.organization.as_deref(), Some("Harbour Bookings Ltd"));
    assert_eq!(policy.sender.signatories[0].signs, [Severity::Major, Severity::Critical]);
    assert_eq!(policy.reader.time_zone, Some(chrono_tz::Europe::London));
    assert_eq!((policy.goodwill.service_days.major, policy.goodwill.service_days.critical), (7, 10));
    assert_eq!((policy.goodwill.share.as_str(), policy.goodwill.ceiling.as_str()), ("0.25", "1.5"));
    assert_eq!((policy.settlement.within_days, policy.claims_within_days), (5, 3));
    assert_eq!(policy.settlement.how.as_str(), "as a credit on your next invoice");
    assert_eq!((policy.promptness.major, policy.promptness.critical), (7, 2));
    assert_eq!((policy.follow_up.after_days, policy.follow_up.how), (14, FollowUpWay::Call));
    assert_eq!(policy.authorities[1].up_to, None);
    assert_eq!(policy.brand.color.unwrap().to_string(), "#1a5276");
}

#[test]
fn plans_keep_the_order_of_the_file_and_need_offsets() {
    let text = r#"
        [plans.zinc]
        fee = { amount = "1.00", currency = "GBP", per = "month" }
        [plans.gold]
        [[plans.gold.terms]]
        type = "fixed"
        amount = { amount = "1.00", currency = "GBP" }
    "#;
    let policy = read_policy(&Source::new("amends.toml", text)).unwrap().value;
    assert_eq!(policy.plans.iter().map(|plan| plan.name.as_str()).collect::<Vec<_>>(), ["zinc", "gold"]);
    let text = r#"
        [[plans.gold.terms]]
        type = "uptime"
        window = { from = 2026-03-10T00:00:00, to = 2026-03-11T00:00:00Z }
        tiers = [{ below = "99.9", credit = "10" }]
    "#;
    assert_eq!(
        said(text),
        [
            "error time-without-offset at plans.gold.terms[0].window.from: `2026-03-10T00:00:00` has no offset, and a policy belongs to no time zone | write the offset, such as 2026-03-10T00:00:00+01:00"
        ]
    );
}

#[test]
fn faults_of_a_policy_are_told_at_once() {
    let text = "[goodwil]\nshare = \"1\"\n[goodwill]\nshare = 0.5\nrepeat_window_days = -1\n[goodwill.budget]\nmajor = 50\n[brand]\ncolor = \"red\"\n[[gesture]]\nid = \"a\"\n[reader]\ntime_zone = \"London\"\n";
    let found = said(text);
    let codes: Vec<_> = found.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(
        codes,
        [
            "error unknown-field at goodwil",
            "error money-as-number at goodwill.share",
            "error wrong-type at goodwill.repeat_window_days",
            "error money-as-number at goodwill.budget.major",
            "error invalid-color at brand.color",
            "error missing-field at gesture[0].text",
            "error missing-field at gesture[0].cost",
            "error missing-field at gesture[0].value",
            "error unknown-time-zone at reader.time_zone",
        ]
    );
    assert!(found[0].ends_with("did you mean `goodwill`?"), "{}", found[0]);
    assert!(found[3].ends_with("write for instance {\"amount\": \"50\", \"currency\": \"GBP\"}"), "{}", found[3]);
}

#[test]
fn nobody_waits_longer_than_ten_years() {
    let most = "[claims]\nwithin_days = 3660\n[goodwill]\nrepeat_window_days = 3660\n";
    assert_eq!(said(most), [""; 0]);
    let text = "[goodwill]\nrepeat_window_days = 3661\n[goodwill.service_days]\nminor = 4000\n[settlement]\n\
                within_days = 4294967295\n[claims]\nwithin_days = 100000\n[promptness]\ncritical = 9999\n\
                [follow_up]\nafter_days = 99999999\n";
    let path = |name: &str, days: u32| {
        format!("error out-of-bounds at {name}: {days} days are more than ten years | write at most 3660 days")
    };
    assert_eq!(
        said(text),
        [
            path("goodwill.repeat_window_days", 3_661),
            path("goodwill.service_days.minor", 4_000),
            path("settlement.within_days", u32::MAX),
            path("claims.within_days", 100_000),
            path("promptness.critical", 9_999),
            path("follow_up.after_days", 99_999_999),
        ]
    );
}

#[test]
fn a_brand_can_be_read_and_written_in_every_format() {
    let text = "[brand]\ncolor = \"#ffcc00\"\nfont = \"Arial; } body { display: none\"\nlogo = \" \"\n";
    assert_eq!(
        said(text),
        [
            "error invalid-color at brand.color: text in `#ffcc00` has a contrast of 1.5 to white paper, and needs 4.5 | #8f7200 can be read",
            "error invalid-font at brand.font: `Arial; } body { display: none` is not the name of one font family | write the name alone, without quotes: Source Serif 4",
            "error empty-text at brand.logo: this text is empty | leave the field out where there is nothing to say",
        ]
    );
}

#[test]
fn text_that_is_not_toml_is_told_with_its_place() {
    let Err(Problems(found)) = read_policy(&Source::new("amends.toml", "[sender\nx = 1\n")) else { panic!("errors") };
    assert_eq!(found[0].code.name, "malformed-toml");
    assert_eq!(found[0].place.as_ref().unwrap().line, 1);
}
