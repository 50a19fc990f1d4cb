use super::*;

#[test]
fn every_filter_compiles() {
    for adapter in ADAPTERS {
        if let Err(problems) = Mapping::compile(adapter.name, adapter.filter) {
            panic!("{}: {problems}", adapter.name);
        }
    }
}
