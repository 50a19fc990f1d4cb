//! The look of the policy's `[brand]`, with the logo and the letterhead read from beside the policy.

use std::path::{Path, PathBuf};

use amends::diagnostic::{Diagnostic, Result, Warned};
use amends::policy::{Brand, Color, Policy};
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
    } else {
        let logo = logo(brand, from, format)?;
        look.value.logo = logo.value;
        look.diagnostics.extend(logo.diagnostics);
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

/// The logo that documents of a format show: mail programs and Word show no SVG, or not everywhere.
fn logo(brand: &Brand, from: Option<&Input>, format: Format) -> Result<Warned<Option<Logo>>> {
    const EITHER: &[LogoFormat] = &[LogoFormat::Png, LogoFormat::Svg];
    let png_alone = matches!(format, Format::Mail | Format::Mbox | Format::Word);
    let logo = brand.logo.as_deref().map(|path| ("brand.logo", path, EITHER));
    let png = brand.logo_png.as_deref().map(|path| ("brand.logo_png", path, &EITHER[..1]));
    let Some((field, path, forms)) = (if png_alone { png.or(logo) } else { logo.or(png) }) else {
        return Ok(Warned::clean(None));
    };
    let path = beside(from, path);
    let logo = read_logo(&path, field, forms)?;
    if png_alone && logo.format == LogoFormat::Svg {
        return Ok(Warned { value: None, diagnostics: vec![left_out(&path, format)] });
    }
    Ok(Warned::clean(Some(logo)))
}

fn left_out(logo: &Path, format: Format) -> Diagnostic {
    let documents = if format == Format::Word { "Word documents" } else { "mails" };
    let message = format!("{} is left out of {documents}, which show PNG alone", logo.display());
    Diagnostic::note(codes::LOGO_LEFT_OUT, message)
        .at("brand.logo")
        .hint("save the logo as PNG as well, and name that file as `brand.logo_png`")
}

/// A logo in one of the forms that its field takes.
fn read_logo(path: &Path, field: &'static str, forms: &[LogoFormat]) -> Result<Logo> {
    let bytes = files::logo(path)?;
    let found = LogoFormat::of(&bytes).filter(|format| forms.contains(format)).map(|format| Logo { format, bytes });
    let shown = path.display();
    let (message, hint) = match found {
        Some(logo) if logo.format == LogoFormat::Png && logo.pixels().is_none() => (
            format!("{shown} begins as a PNG and does not go on as one"),
            format!("save it again, or take `{field}` out"),
        ),
        Some(logo) => return Ok(logo),
        None if forms.len() == 1 => {
            (format!("{shown} is no PNG"), format!("save the logo as PNG, or take `{field}` out of the policy"))
        }
        None => (
            format!("{shown} is neither PNG nor SVG"),
            format!("save the logo in one of these forms, or take `{field}` out of the policy"),
        ),
    };
    Err(Diagnostic::error(codes::NO_LOGO, message).at(field).hint(hint).into())
}

/// A path as the policy means it: from its own folder.
pub(super) fn beside(policy: Option<&Input>, path: &str) -> PathBuf {
    match policy {
        Some(Input::File(policy)) => policy.with_file_name("").join(path),
        _ => PathBuf::from(path),
    }
}
