//! Random customers.

use super::*;

impl Draw {
    /// The customer of that index; all its texts are its own.
    pub(super) fn customer(&mut self, index: usize) -> Customer {
        self.only(Reader::Customer(index), |draw| draw.any_customer(index))
    }

    fn any_customer(&mut self, index: usize) -> Customer {
        Customer {
            id: format!("{index}"),
            organization: self.maybe(Self::word),
            contact: self.contact(),
            reported_at: self.maybe(|draw| draw.later(start())),
            first_told: self.maybe(|draw| draw.later(start())),
            language: self.maybe(|draw| draw.one(&["en-GB", "en-US"]).to_owned()),
            time_zone: self.maybe(|draw| draw.one(&[Tz::America__New_York, Tz::Europe__London])),
            reference: self.maybe(Self::word),
            impact: self.impact(),
            contract: self.contract(),
            earlier_failures: self.list(Self::earlier_failure),
            requested: self.maybe(Self::sentences),
            requested_amount: self.maybe(Self::money),
            restored: self.restored(),
            added: (self.number(3) == 1).then(|| vec![self.item()]),
            follow_ups: self.list(|draw| FollowUp {
                on: DayOrTime::Day(draw.date()),
                how: draw.one(&[FollowUpWay::Call, FollowUpWay::Visit, FollowUpWay::Letter]),
            }),
            settlement: self.maybe(|draw| Settlement {
                by: draw.maybe(Self::date),
                done_on: draw.maybe(Self::date),
                how: draw.maybe(Self::way),
            }),
            enclosures: self.list(Self::noun),
        }
    }

    pub(super) fn contact(&mut self) -> Contact {
        Contact {
            name: self.maybe(Self::word),
            role: self.maybe(Self::title),
            salutation: self.maybe(Self::word),
            greeting: None,
            email: self.maybe(Self::word),
            phone: self.maybe(Self::word),
            address: self.list(Self::word),
        }
    }

    fn impact(&mut self) -> Impact {
        Impact {
            failure: self.maybe(Self::clause),
            harm: self.maybe(Self::past),
            windows: self.list(|draw| {
                let from = draw.later(start());
                DownWindow { from, to: draw.later(from), counts: draw.chance() }
            }),
            figures: self.list(Self::figure),
            downstream: self.maybe(Self::sentences),
            mattered_because: self.maybe(Self::clause),
            losses: self.list(|draw| Loss { what: draw.noun(), amount: draw.money() }),
        }
    }

    /// Terms that can be computed whatever is known of the incident's course.
    fn contract(&mut self) -> Contract {
        Contract {
            reference: self.maybe(Self::word),
            clause: self.maybe(Self::word),
            fee: None,
            price: Some(self.money()),
            terms: self.list(|draw| match draw.number(2) {
                0 => Term::Fixed { amount: draw.money() },
                _ => Term::PerItem { items: u64::from(draw.number(30)), amount: draw.money() },
            }),
            cap: self.maybe(Self::money),
        }
    }

    fn earlier_failure(&mut self) -> EarlierFailure {
        EarlierFailure {
            id: self.maybe(Self::word),
            on: start().date_naive() - TimeDelta::days(30),
            what: self.clause(),
            promised: self.maybe(Self::sentences),
            kept: self.maybe(Self::chance),
            similar: self.chance(),
        }
    }

    /// Items, some of which arrive together.
    fn restored(&mut self) -> Vec<Item> {
        let mut items = self.list(Self::item);
        if self.number(3) == 0 {
            let (value, done_on, how) = (self.money(), self.date(), self.way());
            let sum = |item: Item| Item { value: Some(value), done_on: Some(done_on), how: Some(how.clone()), ..item };
            let together: Vec<Item> = (0..3).map(|_| sum(self.item())).collect();
            items.extend(together);
        }
        items
    }

    fn item(&mut self) -> Item {
        Item {
            text: self.maybe(Self::sentences),
            what: Some(self.noun()),
            value: self.maybe(Self::money),
            cost: None,
            service_days: None,
            by: self.maybe(Self::date),
            done_on: self.maybe(Self::date),
            how: self.maybe(Self::way),
        }
    }
}
