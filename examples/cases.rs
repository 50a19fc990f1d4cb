//! Writes as many cases as asked for, one a line: no two alike, about 3 KB each, the same on every machine.
//!
//! `cargo run --release --example cases -- 100000 > cases.ndjson`

use std::io::{self, BufWriter, Write};

use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut out = BufWriter::new(io::stdout().lock());
    for number in 1..=count {
        writeln!(out, "{}", case(number))?;
    }
    out.flush()
}

const NAMES: [(&str, &str); 6] = [
    ("Mary O'Hara", "Ms O'Hara"),
    ("Tom Marlow", "Mr Marlow"),
    ("Ada Lindqvist", "Dr Lindqvist"),
    ("Samuel Okafor", "Mr Okafor"),
    ("Ines Duarte", "Ms Duarte"),
    ("Wei Zhang", "Professor Zhang"),
];
const HOUSES: [&str; 5] = ["The Tide Inn", "Marlow Bakery", "Quay Street Cinema", "Harbour Cycles", "Corn Hall"];
const PAGES: [(&str, &str, &str); 3] = [
    ("your booking page", "your guests could not book with you", "bookings"),
    ("your ordering page", "your customers could not order from you", "orders"),
    ("your ticket page", "your visitors could not buy tickets from you", "tickets"),
];

/// The case of a number.
pub(crate) fn case(number: u64) -> Value {
    let pick = |spread: u64, of: usize| usize::try_from(number / spread).unwrap_or(0) % of;
    let (page, failure, things) = PAGES[pick(7, PAGES.len())];
    let (minutes, day) = (70 + number % 37, 2 + number % 20);
    let at = |minute: u64| format!("2026-03-{day:02}T{:02}:{:02}:00+00:00", 9 + minute / 60, minute % 60);
    json!({
        "amends": 1,
        "sender": {
            "organization": "Harbour Bookings",
            "unit": "Customer Care",
            "address": ["4 Dock Lane", "Leith EH6 6AA"],
            "reply_to": "care@harbour-bookings.example",
            "signatory": { "name": "Ines Moreau", "title": "Director of Operations", "phone": "0131 496 0148" }
        },
        "incident": {
            "id": format!("INC-{number:07}"),
            "title": format!("the failure of {page}"),
            "service": page,
            "duty": format!("keep {page} open"),
            "kind": ["outage"],
            "severity": if number.is_multiple_of(5) { "major" } else { "moderate" },
            "control": "ours",
            "time_zone": "Europe/London",
            "times": {
                "started": at(0), "detected": at(9 + number % 11), "acknowledged": at(24 + number % 11),
                "mitigated": at(minutes - 15), "resolved": at(minutes)
            },
            "detected_by": "monitoring",
            "trigger": format!("We moved the address of {page} to new machines while you were open."),
            "root_cause": "We made the change without trying it on a copy first, and the new machines refused the old address.",
            "root_cause_status": "confirmed",
            "safeguards": [{
                "name": "the alarm on our front door",
                "why_it_failed": "It looked at the old machines alone, which were still well."
            }],
            "timeline": [
                { "at": at(0), "what": "We moved the address to the new machines.", "audience": "customer" },
                { "at": at(9 + number % 11), "what": "The alarm reached the engineer on call.", "audience": "internal" },
                { "at": at(24 + number % 11), "what": "We told everybody on our status page.", "audience": "customer" },
                { "at": at(minutes - 15), "what": "The old address answered again.", "audience": "customer" },
                { "at": at(minutes), "what": "The last page was checked and open.", "audience": "customer" }
            ],
            "fixes": [
                { "did": "put the old address back", "on": format!("2026-03-{day:02}"), "lasting": false },
                { "did": "let the new machines take both addresses", "on": format!("2026-03-{:02}", day + 2), "lasting": true,
                  "verified": "We sent a thousand visits to each, and all arrived." }
            ],
            "measures": [
                { "will": "try every change of address on a copy before it goes live", "by": "2026-04-30",
                  "owner": "our head of operations", "evidence": "You may read the record of each trial.", "against": "cause" },
                { "will": "point the alarm at the page that your visitors see", "by": "2026-05-15",
                  "owner": "our head of support", "against": "detection" }
            ]
        },
        "customers": [{
            "id": format!("cust-{number:07}"),
            "organization": HOUSES[pick(3, HOUSES.len())],
            "contact": {
                "name": NAMES[pick(1, NAMES.len())].0, "salutation": NAMES[pick(1, NAMES.len())].1,
                "email": format!("desk{number}@example.com"), "address": [format!("{} Shore Road", 1 + number % 200), "Leith EH6 7AB"]
            },
            "language": if number.is_multiple_of(4) { "en-US" } else { "en-GB" },
            "reference": format!("HB-{}", 10_000 + number),
            "impact": {
                "failure": failure,
                "harm": "turned your visitors away on a working morning",
                "figures": [{
                    "count": 2 + number % 90, "of": things, "one": &things[..things.len() - 1], "whose": "yours",
                    "out_of": 400 + number % 600, "what": "did not come through", "what_one": "did not come through",
                    "estimate": number.is_multiple_of(3)
                }],
                "mattered_because": "you fill the week on that morning"
            },
            "contract": {
                "reference": format!("C-{}", 700 + number % 5000),
                "clause": "6.2",
                "fee": { "amount": format!("{}.00", 200 + number % 1800), "currency": "GBP", "per": "month" },
                "terms": [{
                    "type": "uptime", "window": "calendar_month", "zone": "Europe/London",
                    "tiers": [{ "below": "99.95", "credit": "10" }, { "below": "99.0", "credit": "25" }]
                }]
            }
        }]
    })
}
