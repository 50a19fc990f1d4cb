//! The one currency of a customer's money (R35): found, or refused where there are two.

use std::fmt;

use super::problems::Problem;
use crate::case::{Currency, Customer, Fee, Item, Money, PerUnit, Term};

/// The currency of all this customer's money, `None` where there is none; a mixture gives each amount that differs
/// from the first one, with its field.
pub(super) fn of(customer: &Customer) -> Result<Option<Currency>, Vec<(String, Problem)>> {
    let (mut first, mut is_one) = (None, true);
    each_amount(customer, &mut |_, money| is_one &= *first.get_or_insert(money.currency) == money.currency);
    if is_one {
        return Ok(first);
    }
    let amounts = amounts(customer);
    let Some((first_path, first)) = amounts.first() else { return Ok(None) };
    let differs = |(_, money): &&(String, Money)| money.currency != first.currency;
    let problem = |(path, money): &(String, Money)| {
        let (first, other) = (first.currency.code(), money.currency.code());
        (path.clone(), Problem::MixedCurrencies { first, other, first_path: first_path.clone() })
    };
    Err(amounts.iter().filter(differs).map(problem).collect())
}

/// Every amount of the customer, each with its field.
fn amounts(customer: &Customer) -> Vec<(String, Money)> {
    let mut amounts = Vec::new();
    each_amount(customer, &mut |path, money| amounts.push((path.to_string(), money)));
    amounts
}

/// Looks at every amount of the customer and its field, which is put into words only by who needs it.
fn each_amount(customer: &Customer, look: &mut dyn FnMut(fmt::Arguments<'_>, Money)) {
    let mut add = |path: fmt::Arguments<'_>, money: Option<Money>| {
        if let Some(money) = money {
            look(path, money);
        }
    };
    let contract = &customer.contract;
    add(format_args!("contract.fee"), contract.fee.map(|fee| fee.money));
    add(format_args!("contract.price"), contract.price);
    for (index, term) in contract.terms.iter().enumerate() {
        for (field, money) in of_term(term) {
            add(format_args!("contract.terms[{index}].{field}"), money);
        }
    }
    add(format_args!("contract.cap"), contract.cap);
    for (index, loss) in customer.impact.losses.iter().enumerate() {
        add(format_args!("impact.losses[{index}].amount"), Some(loss.amount));
    }
    add(format_args!("requested_amount"), customer.requested_amount);
    let mut add_items = |list: &str, items: &[Item]| {
        for (index, item) in items.iter().enumerate() {
            add(format_args!("{list}[{index}].value"), item.value);
            add(format_args!("{list}[{index}].cost"), item.cost);
        }
    };
    add_items("restored", &customer.restored);
    add_items("added", customer.added.as_deref().unwrap_or_default());
}

/// The amounts that a term states.
fn of_term(term: &Term) -> [(&'static str, Option<Money>); 3] {
    let money_of = |fee: &Option<Fee>| fee.map(|fee| fee.money);
    match term {
        Term::Uptime { fee, .. } | Term::FeeMultiple { fee, .. } => [("fee", money_of(fee)), ("", None), ("", None)],
        Term::PerTime { credit, cap, fee, .. } => {
            let credit = match credit {
                PerUnit::Money(credit) => Some(*credit),
                PerUnit::PercentOfFee(_) => None,
            };
            [("credit", credit), ("cap", *cap), ("fee", money_of(fee))]
        }
        Term::PerItem { amount, .. } | Term::Fixed { amount } => [("amount", Some(*amount)), ("", None), ("", None)],
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{customer, fee, gbp, item, per_hour, usd};
    use super::*;
    use crate::case::{Loss, NounPhrase, Period};

    /// A customer with one amount in each field that can hold one, all in USD, and the fields' names.
    fn with_all_money() -> (Customer, Vec<&'static str>) {
        let mut customer = customer("a");
        customer.contract.fee = Some(fee("1.00", "USD", Period::Month));
        customer.contract.price = Some(usd("1.00"));
        let mut hourly = per_hour("1.00");
        if let Term::PerTime { cap, fee: own, .. } = &mut hourly {
            *cap = Some(usd("1.00"));
            *own = customer.contract.fee;
        }
        let own = customer.contract.fee;
        let times = crate::case::Decimal::parse("1").unwrap();
        customer.contract.terms = vec![
            hourly,
            Term::FeeMultiple { times, zone: None, excluded: vec![], fee: own },
            Term::PerItem { items: 1, amount: usd("1.00") },
            Term::Fixed { amount: usd("1.00") },
        ];
        customer.contract.cap = Some(usd("1.00"));
        customer.impact.losses = vec![Loss { what: NounPhrase::parse("the flowers").unwrap(), amount: usd("1.00") }];
        customer.requested_amount = Some(usd("1.00"));
        let costly = Item { cost: Some(usd("1.00")), ..item("1.00") };
        customer.restored = vec![costly.clone()];
        customer.added = Some(vec![costly]);
        let names = vec![
            "contract.fee",
            "contract.price",
            "contract.terms[0].credit",
            "contract.terms[0].cap",
            "contract.terms[0].fee",
            "contract.terms[1].fee",
            "contract.terms[2].amount",
            "contract.terms[3].amount",
            "contract.cap",
            "impact.losses[0].amount",
            "requested_amount",
            "restored[0].value",
            "restored[0].cost",
            "added[0].value",
            "added[0].cost",
        ];
        (customer, names)
    }

    #[test]
    fn every_amount_is_looked_at() {
        let (mut customer, names) = with_all_money();
        let found: Vec<_> = amounts(&customer).into_iter().map(|(path, _)| path).collect();
        assert_eq!(found, names);
        assert_eq!(of(&customer), Ok(Some(usd("1").currency)));
        customer.contract.cap = Some(gbp("1.00"));
        customer.restored[0].cost = Some(gbp("1.00"));
        let problems = of(&customer).unwrap_err();
        let mixed = Problem::MixedCurrencies { first: "USD", other: "GBP", first_path: "contract.fee".to_owned() };
        assert_eq!(problems, [("contract.cap".to_owned(), mixed.clone()), ("restored[0].cost".to_owned(), mixed)]);
    }

    #[test]
    fn r35_without_money_there_is_no_currency() {
        assert_eq!(of(&customer("a")), Ok(None));
    }
}
