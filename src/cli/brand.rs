//! The look of the policy's `[brand]`, with the logo and the letterhead read from beside the policy.

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Result, Warned};
use amends::policy::{Color, Policy};
use amends::rendering::{Accent, Format, Letterhead, Logo, LogoFormat, Look};

use super::settings::Input;
use super::{codes, files};

/// How documents of a format look under a policy of that file; text has no look of its own.
pub(super) fn look(policy: &Policy, from: Option<&Input>, format: Format) -> Result<Warned<Look>> {
    if !format.has_look() {
        return Ok(Warned::clean(Look::default()));
    }
    let brand = &policy.brand;
    let night = Color { channels: Look::DARK_PAPER };
    let accent = brand.color.map(|color| Accent {
        on_light: color.readable_on(Color::WHITE).channels,
        on_dark: color.readable_on(night).channels,
    });
    let mut look = Warned::clean(Look { accent, font: brand.font.clone(), ..Look::default() });
    if let Some(path) = brand.docx_template.as_deref().filter(|_| format == Format::Word) {
        let path = beside(from, path);
        let read = Letterhead::read(&path.display().to_string(), &files::letterhead(&path)?, &look.value)?;
        look.value.letterhead = Some(read.value);
        look.diagnostics.extend(read.diagnostics);
    } else if let Some(path) = &brand.logo {
        let path = beside(from, path);
        let logo = logo(&path)?;
        if format == Format::Word && logo.pixels().is_none() {
            look.diagnostics.push(left_out(&path));
        }
        look.value.logo = Some(logo);
    }
    if format == Format::Pdf {
        add_fonts(&mut look, brand.fonts.as_deref().map(|path| beside(from, path)).as_deref())?;
    }
    Ok(look)
}

/// Adds the fonts of a folder, and says where the brand's own is not among them.
#[cfg(feature = "pdf")]
fn add_fonts(look: &mut Warned<Look>, folder: Option<&Path>) -> Result<()> {
    if let Some(folder) = folder {
        look.value.fonts = amends::rendering::Fonts::read(files::fonts(folder)?)?;
    }
    look.diagnostics.extend(amends::rendering::unknown_font(&look.value));
    Ok(())
}

/// A build that makes no PDF asks for no fonts.
#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "the other build can fail")]
fn add_fonts(_look: &mut Warned<Look>, _folder: Option<&Path>) -> Result<()> {
    Ok(())
}

fn left_out(logo: &Path) -> Diagnostic {
    let message = format!("{} is left out of Word documents, which show PNG alone", logo.display());
    Diagnostic::note(codes::LOGO_LEFT_OUT, message)
        .at("brand.logo")
        .hint("save the logo as PNG, or name a letterhead as `brand.docx_template`")
}

/// A path as the policy means it: from its own folder.
pub(super) fn beside(policy: Option<&Input>, path: &str) -> PathBuf {
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
