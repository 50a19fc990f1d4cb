//! `amends templates`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::examples;

/// `amends templates`
#[derive(Debug, Args)]
pub(in crate::cli) struct Templates {
    /// What to do with them.
    #[command(subcommand)]
    pub(in crate::cli) action: TemplatesAction,
}

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TemplatesAction {
    /// List the built-in templates
    #[command(after_help = examples::TEMPLATES_LIST)]
    List,
    /// Copy the built-in templates into a folder, to be changed there
    #[command(after_help = examples::TEMPLATES_EJECT)]
    Eject {
        /// The folder; made if it is not there
        dir: PathBuf,
        /// Copy these alone, by the names that `list` prints
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Replace files that are there already
        #[arg(long)]
        force: bool,
    },
    /// Check a folder of templates: names, syntax, and what they read
    #[command(after_help = examples::TEMPLATES_CHECK)]
    Check {
        /// The folder
        dir: PathBuf,
    },
}
