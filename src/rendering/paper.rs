//! The paper of a document that has pages, and where on it an address shows in the window of an envelope: what Word and
//! PDF have in common. Lengths are in twentieths of a point.

use crate::composition::Region;

/// How far below the upper margin an address begins, so that it shows in the window of an envelope: 40 mm, which with a
/// margin of 20 mm is within the windows of BS 4264, DIN 5008 (form B) and of a US no. 10.
const ADDRESS: u32 = 2268;
/// The least and the most that it is below, to begin within all of these windows: 37 and 46 mm.
const WITHIN: (u32, u32) = (2098, 2608);
/// Where the windows end: 70 mm.
const END: u32 = 3969;
/// How high a line of an address is: 4.5 mm, so that six of them show.
const LINE: u32 = 256;
/// The least space before the address.
pub(super) const LEAST: u32 = 400;

/// How far below the upper margin an address of so many lines begins: higher, where its last would else not show.
pub(super) fn address(lines: usize) -> u32 {
    ADDRESS.min(address_at_most(lines))
}

/// The farthest below it that an address of so many lines still shows.
fn address_at_most(lines: usize) -> u32 {
    let height = u32::try_from(lines).unwrap_or(u32::MAX).saturating_mul(LINE);
    END.saturating_sub(height).clamp(WITHIN.0, WITHIN.1)
}

/// A size of paper with its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) width: u32,
    pub(super) height: u32,
    /// The margins at the left and right: 25 mm, an inch.
    pub(super) side: u32,
    /// The margin above: 20 mm.
    pub(super) top: u32,
    /// The margin below: 23 mm.
    pub(super) bottom: u32,
}

impl Paper {
    /// A4 in Britain, Letter in America.
    pub(super) fn of(region: Region) -> Self {
        let (width, height, side) = match region {
            Region::Britain => (11906, 16838, 1417),
            Region::America => (12240, 15840, 1440),
        };
        Self { width, height, side, top: 1134, bottom: 1304 }
    }

    /// The width of the text.
    pub(super) fn text(self) -> u32 {
        self.width - 2 * self.side
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_an_address_shows_in_the_window() {
        for lines in 1..=7 {
            let below = address_at_most(lines) + u32::try_from(lines).unwrap() * LINE;
            assert!(address(lines) <= address_at_most(lines) && below <= END, "{lines} lines");
        }
        assert_eq!((address(0), address(6), address(7), address(40)), (ADDRESS, ADDRESS, END - 7 * LINE, WITHIN.0));
    }
}
