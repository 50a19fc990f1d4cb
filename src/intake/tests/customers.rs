//! Customers from a file of their own, over what all share, with plans of the policy.

use super::*;
use crate::case::Case;

/// The good incident, with customers of another sort.
fn case(more: &Value) -> String {
    let mut case: Value = serde_json::from_str(GOOD).unwrap();
    case.as_object_mut().unwrap().remove("customers");
    for (name, value) in more.as_object().unwrap() {
        case[name] = value.clone();
    }
    case.to_string()
}

fn policy() -> Policy {
    let text = r#"
        [plans.gold]
        fee = { amount = "1000.00", currency = "GBP", per = "month" }
        cap = { amount = "300.00", currency = "GBP" }
        [[plans.gold.terms]]
        type = "uptime"
        window = "calendar_month"
        zone = "Etc/UTC"
        tiers = [{ below = "99.9", credit = "10" }]
    "#;
    read_policy(&Source::new("amends.toml", text)).unwrap().value
}

fn with(case: &str, name: &str, rows: &str) -> Result<Warned<Case>> {
    read(&Source::new("case.json", case), Some(&Source::new(name, rows)), &policy(), &options())
}

fn defaults() -> Value {
    serde_json::json!({"customer_defaults": {
        "language": "en-GB",
        "impact": {"failure": "your guests could not book with you", "figures": [{"count": 5, "of": "bookings", "one": "booking", "what": "were lost"}]},
        "contract": {"plan": "gold"},
        "restored": [{"what": "the lost bookings"}]
    }})
}

#[test]
fn a_row_of_eight_columns_is_enough_for_a_customer() {
    let rows = "\u{feff}id;organization;contact.name;contact.email;contact.address;contract.reference;impact.figures[0].count;impact.windows[0].from;impact.windows[0].to\r\n\
        seaview;Seaview;Ada O'Hara;ada@seaview.example;\"1 Front\n BS1\";HB-77;12;2026-03-10T09:00:00;2026-03-10T10:00:00Z\r\n\
        \r\n\
        cliff;Cliff House;;;;HB-78;1;;\r\n";
    let case = with(&case(&defaults()), "crm.csv", rows).unwrap();
    assert_eq!(case.diagnostics, []);
    let [seaview, cliff] = case.value.customers.as_slice() else { panic!("two customers") };
    assert_eq!(seaview.contact.address, ["1 Front", "BS1"]);
    assert_eq!(seaview.impact.figures[0].count, 12);
    assert_eq!(seaview.impact.figures[0].of.as_str(), "bookings");
    assert_eq!(seaview.impact.windows.len(), 1);
    assert_eq!(seaview.contract.cap.unwrap().to_string(), "300.00 GBP");
    assert_eq!(cliff.contact.name, None);
    assert_eq!((cliff.impact.windows.len(), cliff.contract.terms.len()), (0, 1));
    assert_eq!(cliff.language.as_deref(), Some("en-GB"));
}

#[test]
fn json_rows_are_merged_by_id_and_what_the_customer_states_wins() {
    let mut more = defaults();
    more["customers"] =
        serde_json::json!([{"id": "a", "organization": "A", "contract": {"plan": "gold", "terms": []}}]);
    for (name, rows) in [
        ("rows.json", r#"[{"id": "b"}, {"id": "a", "contact": {"name": "Ada"}}]"#),
        ("rows.ndjson", "{\"id\": \"b\"}\n{\"id\": \"a\", \"contact\": {\"name\": \"Ada\"}}\n"),
        ("rows.yaml", "- id: b\n- id: a\n  contact: {name: Ada}\n"),
    ] {
        let case = with(&case(&more), name, rows).unwrap().value;
        let ids: Vec<_> = case.customers.iter().map(|customer| customer.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"], "{name}");
        assert_eq!(case.customers[0].contact.name.as_deref(), Some("Ada"));
        assert_eq!(case.customers[0].organization.as_deref(), Some("A"));
        assert_eq!((case.customers[0].contract.terms.len(), case.customers[1].contract.terms.len()), (0, 1));
        assert_eq!(case.customers[0].restored.len(), 1);
    }
}

#[test]
fn a_table_says_what_is_wrong_by_line_and_column() {
    let rows = "id,name,contact.email,contract.fee,impact.figures[0].count,contact.email\n\
        a,Ada,ada at home,5,many,x\n\
        ,Bob,b@c,5,1,x\n\
        a,Cid,c@d,5,\"1\",x\n\
        d,Dan\n";
    let Err(Problems(found)) = with(&case(&defaults()), "crm.csv", rows) else { panic!("errors") };
    let told: Vec<_> = found
        .iter()
        .map(|found| {
            let place = found.place.as_ref().unwrap();
            let path = found.path.as_deref().unwrap_or("-");
            format!("{}:{}:{} {path} {}", place.file, place.line, place.column, found.code.name)
        })
        .collect();
    assert_eq!(
        told,
        [
            "crm.csv:1:4 - unknown-column",
            "crm.csv:1:23 contract.fee column-too-broad",
            "crm.csv:1:60 contact.email duplicate-field",
            "crm.csv:2:7 contact.email doubtful-address",
            "crm.csv:2:21 impact.figures[0].count wrong-type",
            "crm.csv:3:1 id missing-field",
            "crm.csv:4:1 id duplicate-customer",
            "crm.csv:5:1 - ragged-row",
        ]
    );
    assert_eq!(found[0].hint.as_deref(), Some("did you mean `contact.name`?"));
    assert_eq!(found[4].customer.as_deref(), Some("a"));
}

#[test]
fn a_fault_of_what_all_share_is_told_once() {
    let mut more = defaults();
    more["customer_defaults"]["impact"]["failure"] = "Your guests could not book.".into();
    more["customer_defaults"]["contract"] = serde_json::json!({"plan": "glod", "fee": 5});
    let Err(Problems(found)) = with(&case(&more), "rows.ndjson", "{\"id\": \"a\"}\n{\"id\": \"b\"}\n{\"id\": \"c\"\n")
    else {
        panic!("errors")
    };
    let told: Vec<_> =
        found.iter().map(|found| format!("{} {}", found.path.as_deref().unwrap_or("-"), found.code.name)).collect();
    assert_eq!(
        told,
        [
            "customer_defaults.impact.failure phrase-as-sentence",
            "customer_defaults.contract.plan unknown-plan",
            "customer_defaults.contract.fee money-as-number",
            "- malformed-json",
        ]
    );
    assert_eq!(found[1].hint.as_deref(), Some("did you mean `gold`?"));
    assert_eq!((found[1].customer.clone(), found[3].place.as_ref().unwrap().line), (None, 3));
}

#[test]
fn money_of_the_plan_is_money_of_the_customer() {
    let mut more = defaults();
    more["customer_defaults"]["requested_amount"] = serde_json::json!({"amount": "10", "currency": "EUR"});
    let Err(Problems(found)) = with(&case(&more), "rows.json", "[{\"id\": \"a\"}]") else { panic!("errors") };
    assert_eq!(
        found[0].message,
        "this is in EUR, but customers[0].contract.plan is in GBP: all money of one customer is in one currency"
    );
}

#[test]
fn what_a_customer_should_have_added_is_told_of_that_customer() {
    let mut more = defaults();
    more["customer_defaults"]["impact"]["figures"][0] = serde_json::json!({"of": "bookings", "what": "were lost"});
    let rows = "id,impact.figures[0].count\na,4\nb,\nc,\n";
    let Err(Problems(found)) = with(&case(&more), "crm.csv", rows) else { panic!("errors") };
    let told: Vec<_> = found.iter().map(|found| (found.path.as_deref(), found.customer.as_deref())).collect();
    assert_eq!(
        told,
        [
            (Some("customers[1].impact.figures[0].count"), Some("b")),
            (Some("customers[2].impact.figures[0].count"), Some("c")),
        ]
    );
}
