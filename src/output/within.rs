//! Whether a name stays in its folder on the disk, links included.

use std::path::Path;

use super::codes;
use crate::diagnostic::{Diagnostic, Result};

/// Follows a path under a folder, with `/`, as far as it is there: a link in it may lead elsewhere in the folder, and
/// not out of it. Of a document its folders are looked at, since a link in its own place is replaced and not followed.
///
/// # Errors
/// `OUT007`, with the link.
pub(super) fn folders_stay(root: &Path, name: &str) -> Result<()> {
    match name.rsplit_once('/') {
        Some((folders, _)) => stays(root, folders),
        None => Ok(()),
    }
}

/// As [`folders_stay`], the last step of the path included: for what is opened or replaced where a link leads.
///
/// # Errors
/// `OUT007`, with the link.
pub(super) fn stays(root: &Path, name: &str) -> Result<()> {
    let mut path = root.to_owned();
    for step in name.split('/') {
        path.push(step);
        // What is not there cannot lead anywhere, nor can anything beneath it.
        let Ok(found) = path.symlink_metadata() else { return Ok(()) };
        if found.is_symlink() && !leads_into(&path, root) {
            let message = format!("{} is a link that leads out of {}", path.display(), root.display());
            let hint = "remove the link, or name the folder it leads to as the one to write to";
            return Err(Diagnostic::error(codes::OUTSIDE, message).hint(hint).into());
        }
    }
    Ok(())
}

/// A link to what is not there leads nowhere that can be known.
fn leads_into(link: &Path, root: &Path) -> bool {
    match (link.canonicalize(), root.canonicalize()) {
        (Ok(real), Ok(root)) => real.starts_with(root),
        _ => false,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_may_lead_elsewhere_in_the_folder_and_not_out_of_it() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("out");
        fs::create_dir_all(root.join("real")).unwrap();
        fs::create_dir(place.path().join("elsewhere")).unwrap();
        for (link, to) in [("in", "real"), ("up", "../elsewhere"), ("lost", "nowhere"), ("real/up", "../../elsewhere")]
        {
            symlink(to, root.join(link)).unwrap();
        }
        for (name, whole, folders) in [
            ("a.md", true, true),
            ("new/a.md", true, true),
            ("real/a.md", true, true),
            ("in/a.md", true, true),
            ("up", false, true),
            ("up/a.md", false, false),
            ("lost/a.md", false, false),
            ("in/up/a.md", false, false),
            ("real/up/deep/a.md", false, false),
        ] {
            assert_eq!((stays(&root, name).is_ok(), folders_stay(&root, name).is_ok()), (whole, folders), "{name}");
        }
        let refused = stays(&root, "up/a.md").unwrap_err();
        assert_eq!(refused.0[0].code, codes::OUTSIDE);
    }
}
