//! `amends import`

use std::path::PathBuf;

use amends::intake::exports::{ADAPTERS, Adapter, adapter};
use chrono_tz::Tz;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// `amends import`
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// Exports as JSON or NDJSON, or folders of them; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present_any = ["eject", "serve"])]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// What they come from; auto looks at the shape of each file
    #[arg(long, value_name = "SOURCE", default_value = "auto", hide_default_value = true, value_parser = source())]
    pub(in crate::cli) from: From,
    /// Read the records with a filter of your own (jq), in a process of its own
    #[arg(long, value_name = "FILE.jq")]
    pub(in crate::cli) map: Option<PathBuf>,
    /// One incident alone, by its id in the export
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<String>,
    /// Zone of times that are written without one, such as Etc/UTC
    #[arg(long, value_name = "ZONE", value_parser = super::values::zone)]
    pub(in crate::cli) time_zone: Option<Tz>,
    /// Print the filter of a source, to be changed and given with --map
    #[arg(long, value_name = "SOURCE", value_parser = named(), conflicts_with_all = ["files", "map", "id"])]
    pub(in crate::cli) eject: Option<From>,
    /// Write to a file; `-` is standard output
    #[arg(short, long, value_name = "PATH")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Import also what is refused (tests, duplicates, planned work), and replace the file if it is there already
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Be the process that runs a mapping: a request on each line of standard input, an answer on each line of output
    #[arg(long, hide = true, requires = "map", conflicts_with_all = ["files", "eject"])]
    pub(in crate::cli) serve: bool,
}

/// A source, or none where the shape decides.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct From(pub(in crate::cli) Option<&'static Adapter>);

fn named() -> impl TypedValueParser<Value = From> {
    parser(false)
}

pub(super) fn source() -> impl TypedValueParser<Value = From> {
    parser(true)
}

fn parser(auto: bool) -> impl TypedValueParser<Value = From> {
    let names = ADAPTERS.iter().map(|adapter| PossibleValue::new(adapter.name).help(adapter.about));
    let auto = auto.then(|| PossibleValue::new("auto").help("By the shape of each file"));
    PossibleValuesParser::new(names.chain(auto)).map(|name| From(adapter(&name)))
}
