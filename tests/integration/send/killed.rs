//! Client and server, killed at random moments: no mail arrives twice, and none is lost.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::fixture::{command, folder, id, outbox, send, to};
use super::package::{Taker, has_server, taken};

/// How often the client is killed in the middle of its work, and the server.
const KILLS: usize = 60;
const SERVER_KILLS: usize = 12;
/// How many mails a folder has.
const MAILS: usize = 60;
/// The longest time that the server waits before and after it has taken a mail, in milliseconds.
const SLOW: u32 = 8;
/// The signal that no process can catch.
const SIGKILL: i32 = 9;

/// Numbers that are the same in every run of the test; the moments that they choose are not.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn wait(&mut self, most: u64) {
        std::thread::sleep(Duration::from_micros(self.below(most * 1000)));
    }
}

/// How often each mail has arrived.
fn arrived(folder: &Path) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for mail in taken(folder) {
        *counts.entry(mail["id"].as_str().unwrap().trim_matches(['<', '>']).to_owned()).or_insert(0) += 1;
    }
    counts
}

/// The last that is known of each mail.
pub(super) fn known(folder: &Path) -> BTreeMap<String, String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let text_of = std::fs::read_to_string(folder.join("out/outbox.ndjson")).unwrap_or_default();
    // The last line may have been cut off by a kill.
    let lines = text_of.lines().skip(1).filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines.map(|line| (text(&line["id"]), text(&line["state"]))).collect()
}

#[track_caller]
fn nothing_arrived_twice(folder: &Path) {
    let twice: Vec<_> = arrived(folder).into_iter().filter(|(_, count)| *count > 1).collect();
    assert!(twice.is_empty(), "arrived more than once: {twice:?}");
}

/// Runs to the end, and fails unless each mail has arrived once or is told to be uncertain; then settles those.
fn ends_well(folder: &Path, server: &Taker, kills: usize) {
    let run = format!("out {}", to(server.port));
    let last = send(folder, &run);
    assert!(matches!(last.status, Some(0 | 1)), "{last:?}");
    nothing_arrived_twice(folder);
    let (arrived, known) = (arrived(folder), known(folder));
    let mut uncertain = 0;
    for id in (1..=MAILS).map(id) {
        let name = format!("{}.eml", &id[..4]);
        match known[&id].as_str() {
            "sent" => assert!(arrived.contains_key(&id), "{id} is lost"),
            "sending" | "uncertain" => {
                uncertain += 1;
                assert!(last.stderr.contains(&format!("nobody knows whether {name} arrived")), "{id}: {last:?}");
                if arrived.contains_key(&id) {
                    send(folder, &format!("out --arrived {name}"));
                } else {
                    send(folder, &format!("{run} --resend {name}")).ends_with(0).says("1 sent");
                }
            }
            other => panic!("{id} is {other} after a run to the end"),
        }
    }
    assert!(uncertain <= kills, "{uncertain} uncertain after {kills} kills");
    let lines = outbox(folder).len();
    send(folder, &run).ends_with(0).says(&format!("{MAILS} mails: {MAILS} sent before"));
    assert_eq!(outbox(folder).len(), lines);
    let counts = self::arrived(folder);
    assert!(counts.len() == MAILS && counts.values().all(|count| *count == 1), "{counts:?}");
}

#[test]
fn a_client_that_is_killed_sends_nothing_twice_and_loses_nothing() {
    if !has_server() {
        return;
    }
    let (mut chance, mut kills) = (Chance(7), 0);
    while kills < KILLS {
        let folder = folder(MAILS);
        let server = Taker::start(folder.path(), 0, SLOW, &[]);
        let mut here = 0;
        loop {
            let mut client = command(folder.path(), &format!("out {}", to(server.port)));
            let mut client = client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            chance.wait(200);
            let _ = client.kill();
            if client.wait().unwrap().signal() != Some(SIGKILL) {
                break;
            }
            here += 1;
            nothing_arrived_twice(folder.path());
        }
        // What the last client had handed over may still be on its way into the log.
        std::thread::sleep(Duration::from_millis(u64::from(SLOW) * 4));
        ends_well(folder.path(), &server, here);
        assert!(here > 0, "every run was done before it could be killed");
        kills += here;
    }
}

#[test]
fn a_server_that_is_killed_gets_nothing_twice_and_loses_nothing() {
    if !has_server() {
        return;
    }
    let (mut chance, mut kills) = (Chance(11), 0);
    while kills < SERVER_KILLS {
        let folder = folder(MAILS);
        let mut server = Taker::start(folder.path(), 0, SLOW, &[]);
        let port = server.port;
        let mut here = 0;
        for turn in 0.. {
            let mut client = command(folder.path(), &format!("out {}", to(port)));
            let mut client = client.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            chance.wait(600);
            if client.try_wait().unwrap().is_some() {
                break;
            }
            server.kill();
            here += 1;
            // Every other time the client falls with it, so that the two are out of step in all ways.
            if turn % 2 == 0 {
                let _ = client.kill();
            }
            server = Taker::start(folder.path(), port, SLOW, &[]);
            client.wait().unwrap();
            nothing_arrived_twice(folder.path());
        }
        ends_well(folder.path(), &server, here);
        kills += here;
    }
}
