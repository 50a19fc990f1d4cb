//! The look of the policy's `[brand]`, with the logo read from beside the policy.

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Result};
use amends::policy::{Color, Policy};
use amends::rendering::{Accent, Format, Logo, LogoFormat, Look};

use super::settings::Input;
use super::{codes, files};

/// How documents of a format look under a policy of that file; text has no look of its own.
pub(super) fn look(policy: &Policy, from: Option<&Input>, format: Format) -> Result<Look> {
    if !matches!(format, Format::Html | Format::Mail | Format::Mbox) {
        return Ok(Look::default());
    }
    let night = Color { channels: Look::DARK_PAPER };
    let accent = policy.brand.color.map(|color| Accent {
        on_light: color.readable_on(Color::WHITE).channels,
        on_dark: color.readable_on(night).channels,
    });
    let logo = policy.brand.logo.as_deref().map(|path| logo(&beside(from, path))).transpose()?;
    Ok(Look { accent, font: policy.brand.font.clone(), logo })
}

/// A path as the policy means it: from its own folder.
fn beside(policy: Option<&Input>, path: &str) -> PathBuf {
    match policy {
        Some(Input::File(policy)) => policy.with_file_name("").join(path),
        _ => PathBuf::from(path),
    }
}

fn logo(path: &Path) -> Result<Logo> {
    let bytes = files::logo(path)?;
    match LogoFormat::of(&bytes) {
        Some(format) => Ok(Logo { format, bytes }),
        None => Err(Diagnostic::error(codes::NO_LOGO, format!("{} is neither PNG nor SVG", path.display()))
            .hint("save the logo in one of these forms, or take `brand.logo` out of the policy")
            .into()),
    }
}
