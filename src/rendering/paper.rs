//! The paper of a document that has pages, and where on it an address shows in the window of an envelope: what Word and
//! PDF have in common. Lengths are in twentieths of a point.

use crate::composition::Region;

/// How far below the upper margin the address stands, so that it shows in the window of an envelope: 40 mm, which with a
/// margin of 20 mm is within the windows of BS 4264, DIN 5008 (form B) and of a US no. 10.
pub(super) const ADDRESS: u32 = 2268;
/// The farthest below it that the address still shows in all of these windows: 46 mm.
pub(super) const ADDRESS_AT_MOST: u32 = 2608;
/// The least space before the address.
pub(super) const LEAST: u32 = 400;

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
