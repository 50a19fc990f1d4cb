//! A colour, and whether text in it can be read (WCAG 2.2, success criterion 1.4.3, level AA).

use std::fmt;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    /// Red, green and blue.
    pub channels: [u8; 3],
}

/// The least contrast of text to its paper.
const READABLE: f64 = 4.5;
/// Steps from a colour to black or white.
const STEPS: u16 = 64;

impl Color {
    /// Paper by day, and in print.
    pub const WHITE: Self = Self { channels: [255, 255, 255] };
    const BLACK: Self = Self { channels: [0, 0, 0] };

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self { channels: [channel(0)?, channel(2)?, channel(4)?] })
    }

    /// The contrast of two colours, from 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Whether text in this colour can be read on a paper.
    pub fn is_readable_on(self, paper: Self) -> bool {
        self.contrast(paper) >= READABLE
    }

    /// The colour nearest to this one, on its way to black or to white, that can be read on a paper.
    #[must_use]
    pub fn readable_on(self, paper: Self) -> Self {
        let end = if paper.contrast(Self::BLACK) > paper.contrast(Self::WHITE) { Self::BLACK } else { Self::WHITE };
        (0..=STEPS).map(|step| self.towards(end, step)).find(|mixed| mixed.is_readable_on(paper)).unwrap_or(end)
    }

    fn towards(self, end: Self, step: u16) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u16::from(from) * (STEPS - step) + u16::from(to) * step;
            u8::try_from(sum / STEPS).unwrap_or(to)
        };
        let [red, green, blue] = self.channels;
        let [to_red, to_green, to_blue] = end.channels;
        Self { channels: [mix(red, to_red), mix(green, to_green), mix(blue, to_blue)] }
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.channels.map(linear);
        0.2126_f64.mul_add(red, 0.7152_f64.mul_add(green, 0.0722 * blue))
    }
}

/// `#1a5276`
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(color("#1A5276").to_string(), "#1a5276");
        for text in ["", "red", "#fff", "1a5276", "#1a527", "#1a52760", "#1a527g", "#+a5276", "#ä5276"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let rounded = |one: &str, two: &str| (color(one).contrast(color(two)) * 100.0).round() / 100.0;
        for (one, two, expected) in
            [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)]
        {
            assert!((rounded(one, two) - expected).abs() < 1e-9, "{one} {two}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_has_a_readable_neighbour_on_every_paper(ink: [u8; 3], paper: [u8; 3]) {
            let (ink, paper) = (Color { channels: ink }, Color { channels: paper });
            let mended = ink.readable_on(paper);
            prop_assert!(mended.is_readable_on(paper));
            prop_assert!(!ink.is_readable_on(paper) || mended == ink);
        }
    }
}
