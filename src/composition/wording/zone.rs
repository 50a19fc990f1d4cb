//! What a reader calls a time zone.

use chrono::{DateTime, Offset};
use chrono_tz::Tz;

/// What people call the time of zones that many of them share, in place of a city's: none of these is an abbreviation,
/// which would be wrong half of the year.
const CALLED: [(&str, &str); 17] = [
    ("Europe/London", "UK time"),
    ("Europe/Belfast", "UK time"),
    ("Europe/Dublin", "Irish time"),
    ("America/New_York", "Eastern time"),
    ("America/Detroit", "Eastern time"),
    ("America/Toronto", "Eastern time"),
    ("America/Indiana/Indianapolis", "Eastern time"),
    ("America/Kentucky/Louisville", "Eastern time"),
    ("America/Chicago", "Central time"),
    ("America/Winnipeg", "Central time"),
    ("America/Denver", "Mountain time"),
    ("America/Edmonton", "Mountain time"),
    ("America/Boise", "Mountain time"),
    ("America/Los_Angeles", "Pacific time"),
    ("America/Vancouver", "Pacific time"),
    ("Pacific/Auckland", "New Zealand time"),
    ("Pacific/Honolulu", "Hawaii time"),
];

/// `UK time`, `Eastern time`, `Singapore time`; `UTC` for zones without a place.
pub fn zone_name(zone: Tz) -> String {
    let name = zone.name();
    if let Some((_, called)) = CALLED.iter().find(|(known, _)| *known == name) {
        return (*called).to_owned();
    }
    zone_place(zone)
}

/// The same by the city after which the zone is named: `London time`.
pub fn zone_place(zone: Tz) -> String {
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
    fn zones_are_called_as_people_call_them_or_by_their_place() {
        assert_eq!(zone_name(Tz::Europe__London), "UK time");
        assert_eq!(zone_name(Tz::America__New_York), "Eastern time");
        assert_eq!(zone_name(Tz::Europe__Berlin), "Berlin time");
        for (name, called) in CALLED {
            assert_eq!(zone_name(name.parse().unwrap()), called);
        }
        assert_eq!(zone_name(Tz::America__Argentina__Buenos_Aires), "Buenos Aires time");
        assert_eq!(zone_name(Tz::Etc__UTC), "UTC");
        assert_eq!(zone_name(Tz::UTC), "UTC");
    }
}
