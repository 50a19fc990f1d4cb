//! Parts as one file, the same bytes for the same parts: no clock, a fixed order.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::codes::FAILED;
use crate::diagnostic::{Diagnostic, Result};

/// Packs the parts.
///
/// # Errors
/// None in a tested build: a path that is there twice.
pub(super) fn pack(parts: &[(&str, Cow<'_, [u8]>)]) -> Result<Vec<u8>> {
    packed(parts)
        .map_err(|error| Diagnostic::error(FAILED, format!("the Word document cannot be packed: {error}")).into())
}

fn packed(parts: &[(&str, Cow<'_, [u8]>)]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024)));
    for (path, bytes) in parts {
        // A picture is compressed as it is.
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let is_packed = matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // The default time is that at which the format's own time begins.
        writer.start_file(*path, SimpleFileOptions::default().compression_method(method))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
