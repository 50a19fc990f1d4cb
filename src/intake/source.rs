//! What is read: bytes with a name and a format. Files are opened elsewhere.

use std::path::Path;

/// Bytes to read, as they came from a file or from standard input.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file as the user named it; `-` for standard input.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How it is written.
    pub format: SourceFormat,
}

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceFormat {
    /// JSON: one value, or one after the other.
    Json,
    /// YAML, one document.
    Yaml,
    /// JSON, one value a line.
    Ndjson,
    /// A table of comma-separated values with field paths as the names of its columns.
    Csv,
    /// TOML.
    Toml,
}

impl Source {
    /// Bytes under a name, in the format that name and bytes suggest.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let (name, bytes) = (name.into(), bytes.into());
        let format = SourceFormat::of(&name, &bytes);
        Self { name, bytes, format }
    }
}

impl SourceFormat {
    /// The format that a file's extension says; without one, what the first bytes look like: JSON where
    /// they open an object or a list (NDJSON where the first line is a whole object and another follows),
    /// YAML otherwise.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "json" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "ndjson" | "jsonl" => Self::Ndjson,
            "csv" | "tsv" => Self::Csv,
            "toml" => Self::Toml,
            _ => Self::sniffed(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()),
        }
    }

    fn sniffed(bytes: &[u8]) -> Self {
        match bytes.first() {
            Some(b'[') => Self::Json,
            Some(b'{') => {
                let mut lines =
                    bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
                let whole = lines.next().is_some_and(|line| line.len() > 1 && line.ends_with(b"}"));
                let another = lines.next().is_some_and(|line| line.starts_with(b"{"));
                if whole && another { Self::Ndjson } else { Self::Json }
            }
            _ => Self::Yaml,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_and_then_the_first_bytes() {
        for (name, bytes, format) in [
            ("case.JSON", "amends: 1", SourceFormat::Json),
            ("case.yml", "{}", SourceFormat::Yaml),
            ("crm.csv", "{", SourceFormat::Csv),
            ("-", "\u{feff} {\"amends\": 1}", SourceFormat::Json),
            ("-", "{\"a\": 1}\n\n{\"a\": 2}\n", SourceFormat::Ndjson),
            ("-", "{\n\"a\": {}\n}", SourceFormat::Json),
            ("-", "[1]", SourceFormat::Json),
            ("-", "amends: 1\n", SourceFormat::Yaml),
        ] {
            assert_eq!(SourceFormat::of(name, bytes.as_bytes()), format, "{name} {bytes}");
        }
    }
}
