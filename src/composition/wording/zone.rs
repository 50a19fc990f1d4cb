//! What a reader calls a time zone.

use chrono::{DateTime, Offset};
use chrono_tz::Tz;

/// `London time`, `New York time`; `UTC` for zones without a place. Never a bare abbreviation, which would be wrong half
/// of the year.
pub fn zone_name(zone: Tz) -> String {
    let name = zone.name();
    match name.rsplit_once('/') {
        Some(("Etc", _)) | None => match name {
            "Etc/UTC" | "UTC" | "Etc/GMT" | "GMT" | "Zulu" | "Etc/Zulu" | "UCT" | "Etc/UCT" => "UTC".to_owned(),
            other => other.to_owned(),
        },
        Some((_, place)) => format!("{} time", place.replace('_', " ")),
    }
}

/// The offset at an instant, as `UTC`, `UTC+1`, `UTC+5:30`, `UTC−4`: with a minus, since a line may end behind a hyphen.
pub fn offset_name(at: &DateTime<Tz>) -> String {
    let seconds = at.offset().fix().local_minus_utc();
    let (sign, minutes) = (if seconds < 0 { '\u{2212}' } else { '+' }, seconds.abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_called_by_their_place() {
        assert_eq!(zone_name(Tz::Europe__London), "London time");
        assert_eq!(zone_name(Tz::America__New_York), "New York time");
        assert_eq!(zone_name(Tz::America__Argentina__Buenos_Aires), "Buenos Aires time");
        assert_eq!(zone_name(Tz::Etc__UTC), "UTC");
        assert_eq!(zone_name(Tz::UTC), "UTC");
    }
}
