//! Time zones and languages.

use chrono_tz::{TZ_VARIANTS, Tz};

use super::Check;
use super::time::shown;
use crate::intake::path::At;
use crate::intake::problems::{DOUBTFUL_ADDRESS, INVALID_LANGUAGE, UNKNOWN_TIME_ZONE};
use crate::intake::shape::did_you_mean;

impl Check<'_> {
    /// A time zone by its IANA name.
    pub(super) fn time_zone(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<Tz> {
        let text = raw?.trim();
        if let Ok(zone) = text.parse::<Tz>() {
            return Some(zone);
        }
        let message = format!("`{}` is not a time zone of the IANA database", shown(text));
        self.error(&at.field(name), UNKNOWN_TIME_ZONE, message).hint(zone_hint(text));
        None
    }

    /// A language by its BCP 47 tag; only plausibility is checked.
    pub(super) fn language(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<String> {
        let text = raw?.trim();
        match language_fault(text) {
            None => Some(text.to_owned()),
            Some(hint) => {
                let message = format!("`{}` is not a language tag of BCP 47", shown(text));
                self.error(&at.field(name), INVALID_LANGUAGE, message).hint(hint);
                None
            }
        }
    }

    /// An e-mail address; a warning where it does not look like one.
    pub(super) fn email(&mut self, at: &At<'_>, name: &str, raw: Option<&str>) -> Option<String> {
        let text = self.plain(at, name, raw)?;
        let parts = text.rsplit_once('@');
        let plausible = parts.is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        });
        if !plausible {
            let message = format!("`{}` does not look like an e-mail address", shown(&text));
            self.warning(&at.field(name), DOUBTFUL_ADDRESS, message).hint("write it as name@example.com");
        }
        Some(text)
    }
}

fn zone_hint(text: &str) -> String {
    let city = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let names = || TZ_VARIANTS.iter().map(|zone| zone.name());
    let meant = did_you_mean(text, names()).or_else(|| {
        let place = did_you_mean(text.rsplit('/').next().unwrap_or(text), names().map(city))?;
        names().find(|name| city(name) == place)
    });
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the name of a place, such as Europe/London, or Etc/UTC".to_owned(),
    }
}

/// What to do about a text that cannot be a language tag.
fn language_fault(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    if text.contains('_') {
        return Some(format!("write a hyphen: {}", shown(&text.replace('_', "-"))));
    }
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=3).contains(&primary.len()) || !letters(primary) {
        return Some("write its two letters, with a region where it matters: en, en-GB, it".to_owned());
    }
    let rest: Vec<_> = parts.collect();
    let plausible = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !rest.iter().all(|part| plausible(part)) || text.len() > 35 {
        return Some("write a region after a hyphen: en-GB".to_owned());
    }
    rest.iter().any(|part| part.eq_ignore_ascii_case("uk")).then(|| "Britain's region is GB: en-GB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plausible_tags_pass_and_others_are_explained() {
        for tag in ["en", "en-GB", "EN-us", "zh-Hans-CN", "de-1996", "fil"] {
            assert_eq!(language_fault(tag), None, "{tag}");
        }
        assert_eq!(language_fault("en_GB").unwrap(), "write a hyphen: en-GB");
        assert_eq!(language_fault("en-UK").unwrap(), "Britain's region is GB: en-GB");
        for tag in ["", "english", "e", "en--GB", "en-", "en-toolongsubtag", "e1"] {
            assert!(language_fault(tag).is_some(), "{tag}");
        }
    }

    #[test]
    fn zones_are_guessed_from_the_name_or_the_city() {
        assert_eq!(zone_hint("Europe/Lodnon"), "did you mean `Europe/London`?");
        assert_eq!(zone_hint("Rome"), "did you mean `Europe/Rome`?");
        assert!(zone_hint("xqzw").starts_with("write the name"));
    }
}
