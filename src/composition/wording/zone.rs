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
        Some((_, place)) => [&place.replace('_', " "), " time"].concat(),
    }
}

/// The offset at an instant, as `UTC`, `UTC+1`, `UTC+5:30`, `UTC−4`: with a minus, since a line may end behind a hyphen.
pub fn offset_name(at: &DateTime<Tz>) -> String {
    let minutes = offset_minutes(at);
    let sign = if minutes < 0 { "\u{2212}" } else { "+" };
    match (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => ["UTC", sign, &hours.to_string()].concat(),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// How many whole minutes the clocks of the zone are ahead of UTC.
pub(super) fn offset_minutes(at: &DateTime<Tz>) -> i32 {
    at.offset().fix().local_minus_utc() / 60
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
