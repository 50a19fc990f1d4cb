//! The codes of diagnostics: three letters for the family, three digits, never used twice.

/// A code with its name. Each stage lists its own in one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// `CAS012`
    pub code: &'static str,
    /// `times-out-of-order`: names the fault.
    pub name: &'static str,
}
