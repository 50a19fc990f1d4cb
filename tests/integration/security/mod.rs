//! Each promise of the crate documentation's section on trust, with its test. Those that other tests hold already:
//! what a record says is text (`hostile`), a mapping sees its record alone (`exports`, `refused-map-impure`), what is
//! internal stays internal (`composition::report`), a password goes to the mail server alone (`send::asked`).

mod calls;
mod links;
mod secrets;
mod templates;
