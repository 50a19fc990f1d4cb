//! Templates are trusted with words, and cannot do more than words: no file, no environment, no clock, no process.

use crate::support::amends;

/// What a template might try, each in the place of the sentence that names the failure.
const TRIED: [&str; 12] = [
    "{% include \"/etc/passwd\" %}",
    "{% include \"../case.json\" %}",
    "{% include \"case.json\" %}",
    "{% include \"file:///etc/passwd\" %}",
    "{% extends \"/etc/passwd\" %}",
    "{{ load_file(path=\"case.json\") }}",
    "{{ include_str(path=\"case.json\") }}",
    "{{ get_env(name=\"HOME\") }}",
    "{{ env.HOME }}",
    "{{ now() }}",
    "{{ exec(command=\"id\") }}",
    "{{ get_random(start=0, end=9) }}",
];

#[test]
fn a_template_reads_no_file_no_environment_and_no_clock() {
    let case = crate::batch::fixture::case(1).to_string();
    for tried in TRIED {
        for command in ["templates check mine", "letter case.json --date 2026-03-13 --templates mine"] {
            let ran = amends(command)
                .file("case.json", case.as_bytes())
                .file("mine/letter/failure.md", tried.as_bytes())
                .env("HOME", "the-home-of-somebody")
                .run()
                .ends_with(2);
            assert!(ran.stdout.is_empty(), "{tried}: {}", ran.stdout);
            for leaked in ["root:", "the-home-of-somebody", "uid="] {
                assert!(!ran.stderr.contains(leaked), "{tried}: {}", ran.stderr);
            }
        }
    }
}
