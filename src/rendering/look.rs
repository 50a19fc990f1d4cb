//! How an organisation's documents look, beyond what all documents share. Values that no format can take for its own
//! syntax; where they come from is not known here.

use super::docx::Letterhead;
#[cfg(feature = "pdf")]
use super::pdf::Fonts;

/// The look of a brand; by default that of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The colour of headings, rules and links.
    pub accent: Option<Accent>,
    /// A font family that is preferred; what is neither letter, digit, space, `-` nor `_` is left out of it.
    pub font: Option<String>,
    /// A picture at the top.
    pub logo: Option<Logo>,
    /// Whose page documents for Word are written on; they show no logo then.
    pub letterhead: Option<Letterhead>,
    /// The fonts that PDF documents are set in.
    #[cfg(feature = "pdf")]
    pub fonts: Fonts,
}

/// A colour as red, green and blue, readable on the paper it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On white paper.
    pub on_light: [u8; 3],
    /// On [`Look::DARK_PAPER`].
    pub on_dark: [u8; 3],
}

/// A picture that documents carry within them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// How it is written.
    pub format: LogoFormat,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// The width and height of a PNG, as its head says; `None` where it is none, or has no side.
    pub fn pixels(&self) -> Option<(u32, u32)> {
        let side = |at: usize| {
            let bytes = self.bytes.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(bytes)).filter(|side| *side > 0)
        };
        let is_png = self.format == LogoFormat::Png && self.bytes.get(12..16) == Some(b"IHDR");
        is_png.then(|| Some((side(16)?, side(20)?))).flatten()
    }
}

/// A width and height made smaller, in their proportion, until they are within those that are the most.
pub(super) fn fitted((width, height): (u32, u32), most: (u32, u32)) -> (u32, u32) {
    let scaled = |side: u32, most: u32, other: u32| {
        u32::try_from(u64::from(side) * u64::from(most) / u64::from(other.max(1))).unwrap_or(most).max(1)
    };
    let (width, height) = if width > most.0 { (most.0, scaled(height, most.0, width)) } else { (width, height) };
    if height > most.1 { (scaled(width, most.1, height), most.1) } else { (width, height) }
}

/// How a logo is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl Look {
    /// The paper of a screen at night, as red, green and blue.
    pub const DARK_PAPER: [u8; 3] = [0x1f, 0x1f, 0x1e];

    /// The font family as every format can write it between quotes.
    pub(super) fn family(&self) -> Option<String> {
        let plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let family: String = self.font.as_ref()?.chars().filter(plain).collect();
        (!family.trim().is_empty()).then_some(family)
    }
}

impl LogoFormat {
    /// What the first bytes of a file say; `None` where it is no logo.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
        let opens = text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!");
        (opens && text.contains("<svg")).then_some(Self::Svg)
    }
}

#[cfg(test)]
mod tests {
    use super::LogoFormat;

    #[test]
    fn a_logo_is_known_by_its_first_bytes() {
        for (bytes, format) in [
            (&b"\x89PNG\r\n\x1a\n..."[..], Some(LogoFormat::Png)),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Some(LogoFormat::Svg)),
            (b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x --><svg/>", Some(LogoFormat::Svg)),
            (b"<!DOCTYPE html><p>", None),
            (b"GIF89a", None),
            (b"", None),
        ] {
            assert_eq!(LogoFormat::of(bytes), format);
        }
    }
}
