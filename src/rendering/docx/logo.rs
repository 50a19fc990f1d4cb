//! The logo as a picture beside the text.

use std::fmt::Write as _;

use crate::rendering::look::{Logo, fitted};

/// The most that it is wide and high, in twentieths of a point: as in PDF.
const MOST: (u32, u32) = (3200, 1120);
/// Twentieths of a point in a pixel, of which an inch has 96.
const PIXEL: u32 = 15;
/// English Metric Units in a twentieth of a point.
const EMU: u32 = 635;
/// The id of its relationship.
pub(super) const ID: &str = "logo";

/// Its width and height in twentieths of a point; `None`: it is no PNG.
pub(super) fn size(logo: &Logo) -> Option<(u32, u32)> {
    let (width, height) = logo.pixels()?;
    Some(fitted((width.checked_mul(PIXEL)?, height.checked_mul(PIXEL)?), MOST))
}

/// A run with the picture at the right of the page's head. Text does not flow around it, for programs differ in what they
/// make of a rule there: what stands beside it leaves the room free.
pub(super) fn drawing(width: u32, height: u32) -> String {
    const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006";
    let (width, height) = (width * EMU, height * EMU);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<w:r><w:drawing><wp:anchor xmlns:wp=\"{MAIN}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" \
         simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>right</wp:align></wp:positionH>\
         <wp:positionV relativeFrom=\"margin\"><wp:posOffset>0</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"Logo\" descr=\"Logo\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"{MAIN}/main\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic xmlns:a=\"{MAIN}/main\"><a:graphicData uri=\"{MAIN}/picture\"><pic:pic xmlns:pic=\"{MAIN}/picture\">\
         <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip xmlns:r=\"{}\" r:embed=\"{ID}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
         <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
         </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>",
        super::shell::RELATIONSHIPS
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendering::look::LogoFormat;

    fn png(width: u32, height: u32) -> Logo {
        let head = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
        Logo { format: LogoFormat::Png, bytes: head }
    }

    #[test]
    fn a_logo_keeps_its_shape_within_the_room_there_is() {
        assert_eq!(size(&png(100, 50)), Some((1500, 750)));
        assert_eq!(size(&png(1000, 250)), Some((3200, 800)));
        assert_eq!(size(&png(400, 400)), Some((1120, 1120)));
        assert_eq!(size(&png(1_000_000, 1)), Some((3200, 1)));
        assert_eq!(size(&png(0, 5)), None);
        assert_eq!(size(&Logo { format: LogoFormat::Svg, bytes: b"<svg/>".to_vec() }), None);
    }
}
