//! Files that may grow to a size and no further: the system takes the first part of a write, and then no more.

use std::process::{Command, Stdio};

use super::scene::{Faulted, SCENES, Staged};
use crate::support::split;

/// Sizes in blocks of 512 bytes.
const BLOCKS: [u32; 6] = [0, 1, 2, 5, 12, 30];

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_cut_short_leaves_each_file_as_it_was_or_as_it_should_be() {
    let mut cut = 0;
    let mut faults = Vec::new();
    for scene in &SCENES {
        let staged = Staged::new(scene);
        for blocks in BLOCKS {
            let folder = staged.again();
            let output = Command::new("/bin/sh")
                .args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")])
                .arg(env!("CARGO_BIN_EXE_amends"))
                .args(split(scene.command))
                .current_dir(folder.path())
                .stdin(Stdio::null())
                .env_clear()
                .output()
                .unwrap();
            cut += u32::from(output.status.code() == Some(2));
            let faulted = Faulted { output, folder };
            if let Some(fault) = staged.fault(&faulted, &[]) {
                let said = String::from_utf8_lossy(&faulted.output.stderr);
                faults.push(format!("{} within {blocks} blocks: {fault}\n{said}", scene.command));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(cut > 40, "only {cut} runs were cut short");
}
