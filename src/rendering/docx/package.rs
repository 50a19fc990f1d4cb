//! Parts as one file, the same bytes for the same parts: no clock, a fixed order.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::shell::Part;
use crate::diagnostic::{Code, Diagnostic, Result};

/// The package could not be written.
const FAILED: Code = Code { code: "TPL090", name: "failed-package" };

/// Packs the parts.
///
/// # Errors
/// None in a tested build: a path that is there twice.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>> {
    packed(parts)
        .map_err(|error| Diagnostic::error(FAILED, format!("the Word document cannot be packed: {error}")).into())
}

fn packed(parts: &[Part]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024)));
    for (path, bytes) in parts {
        // A picture is compressed as it is.
        let is_packed = [".png", ".jpg", ".jpeg", ".gif"].iter().any(|ending| path.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // The default time is that at which the format's own time begins.
        writer.start_file(path.as_str(), SimpleFileOptions::default().compression_method(method))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
