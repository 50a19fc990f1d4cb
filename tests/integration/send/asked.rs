//! What a person asks for, and what is refused before a server is spoken to.

use std::fs;

use super::fixture::{Answer, Server, command, finished, folder, id, mail, outbox, send, to};
use crate::batch::fixture::{DATE, cases, lines, policy};
use crate::support::{Bare, amends, listed};
use serde_json::json;

#[test]
fn without_yes_nothing_leaves_and_nothing_is_written() {
    let folder = folder(2);
    let server = Server::start(|_| Answer::Usual);
    let run = send(folder.path(), &format!("out --server 127.0.0.1:{} --tls none", server.port));
    run.ends_with(0).says("0001.eml  to customer-1@tide.example, boss@harbour.example").says("To be sent: 2");
    assert!(server.told("").is_empty());
    assert_eq!(listed(folder.path()), ["out/0001.eml", "out/0002.eml"]);
    send(folder.path(), "out --yes").ends_with(2).says("--server");
}

#[test]
fn letters_that_wait_for_an_approval_stay() {
    let folder = tempfile::tempdir().unwrap();
    let records = cases(3, |number, case| {
        case["customers"][0]["contact"]["email"] = json!(format!("care@customer-{number}.example"));
        case["sender"]["reply_to"] = json!("care@harbour.example");
        if number == 2 {
            case["customers"][0]["added"] = json!([{"text": "The next month costs you nothing.", "value": {"amount": "400.00", "currency": "GBP"}}]);
        }
    });
    let made = amends(&format!("batch in.ndjson --policy policy.toml --to eml --out out {DATE}"))
        .file("in.ndjson", lines(&records))
        .file("policy.toml", policy("300.00", "5000.00"))
        .run();
    for name in made.files().into_iter().filter(|name| name.starts_with("out/")) {
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, made.left(&name).unwrap()).unwrap();
    }
    let server = Server::start(|_| Answer::Usual);
    let run = format!("out {}", to(server.port));
    send(folder.path(), "out").ends_with(1).says("Waiting for an approval: 1").says("needed from the Director");
    send(folder.path(), &run).ends_with(1).says("SND002").says("an approval is missing").says("2 sent, 1 waiting");
    assert!(server.told("RCPT").iter().all(|line| !line.contains("customer-2")) && server.taken().len() == 2);
    // Neither by name, nor from another folder.
    let held = listed(&folder.path().join("out")).into_iter().find(|name| name.starts_with("held/")).unwrap();
    send(folder.path(), &format!("{run} --resend {held}")).ends_with(1).says("an approval is missing");
    // With an approval of exactly this mail it goes, and without one of what was made of it it does not.
    fs::write(folder.path().join("policy.toml"), policy("300.00", "5000.00")).unwrap();
    let approve = "approve out --as Director --by Lena --policy policy.toml --ledger ledger.db";
    let mut approve: Vec<&str> = approve.split(' ').collect();
    approve.extend(["--on", "2026-03-13"]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_amends"));
    assert!(command.args(approve).current_dir(folder.path()).bare().status().unwrap().success());
    let path = folder.path().join("out").join(&held);
    let mail = fs::read_to_string(&path).unwrap();
    fs::write(&path, mail.replace("sorry", "sorriest")).unwrap();
    send(folder.path(), &format!("{run} --ledger ledger.db")).ends_with(1).says("an approval is missing");
    fs::write(&path, mail).unwrap();
    send(folder.path(), "out --ledger none.db").ends_with(2).says("LED001");
    send(folder.path(), "out --ledger ledger.db").ends_with(0).says("To be sent: 1");
    fs::rename(folder.path().join("out").join(&held), folder.path().join("moved.eml")).unwrap();
    send(folder.path(), &format!("moved.eml {}", to(server.port))).ends_with(1).says("an approval is missing");
    assert_eq!(server.taken().len(), 2);
}

#[test]
fn a_password_comes_from_the_environment_or_a_file_and_goes_to_nobody_else() {
    let folder = folder(2);
    let server = Server::start(|line| match line {
        // "\0lena\0open sesame" and "\0lena\0other"
        "AUTH PLAIN AGxlbmEAb3BlbiBzZXNhbWU=" | "AUTH PLAIN AGxlbmEAb3RoZXI=" => Answer::Usual,
        line if line.starts_with("AUTH") => Answer::Say("535 5.7.8 wrong"),
        _ => Answer::Usual,
    });
    let with = |more: &str, password: Option<&str>| {
        let mut command = command(folder.path(), &format!("{} --user lena {more}", to(server.port)));
        command.envs(password.map(|password| ("AMENDS_SMTP_PASSWORD", password)));
        finished(command)
    };
    with("out", None).ends_with(2).says("there is no password").says("AMENDS_SMTP_PASSWORD");
    with("out", Some("")).ends_with(2).says("the password is empty");
    with("out", Some("guess")).ends_with(2).says("535 5.7.8 wrong").says("SND007");
    assert!(outbox(folder.path()).is_empty());
    with("out/0001.eml", Some("open sesame")).ends_with(0).says("1 sent");
    fs::write(folder.path().join("password"), "other\n").unwrap();
    with("out/0002.eml --password-file password", None).ends_with(0).says("1 sent");
    let mut open = command(folder.path(), "out --yes --server mail.tide.example --tls none --user lena");
    open.env("AMENDS_SMTP_PASSWORD", "x");
    finished(open).ends_with(2).says("for everybody on the way to read");
    send(folder.path(), "out --password x").ends_with(2);
    send(folder.path(), "out --yes --server smtp://u:p@mail.tide.example").ends_with(2).says("names no mail server");
}

#[test]
fn a_server_that_does_not_encrypt_gets_nothing() {
    let folder = folder(1);
    let server = Server::start(|_| Answer::Usual);
    let at = |tls: &str| send(folder.path(), &format!("out --yes --server localhost:{} {tls}", server.port));
    at("").ends_with(2).says("STARTTLS is not supported");
    assert!(server.told("MAIL").is_empty() && outbox(folder.path()).is_empty());
}

#[test]
fn mailbox_files_and_one_mail_know_of_what_the_folder_has_sent() {
    let folder = folder(2);
    let entry = |number| format!("From MAILER-DAEMON Mon Mar  9 12:00:00 2026\n{}\n", mail(number).replace('\r', ""));
    fs::write(folder.path().join("out/all.mbox"), [entry(1), entry(3)].concat()).unwrap();
    let server = Server::start(|_| Answer::Usual);
    send(folder.path(), &format!("out/0001.eml {}", to(server.port))).ends_with(0).says("1 mail: 1 sent");
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(0).says("3 mails: 2 sent, 1 sent before");
    send(folder.path(), &format!("out/all.mbox {}", to(server.port))).ends_with(0).says("2 mails: 2 sent before");
    assert_eq!(server.taken().len(), 3);
    // A folder within, with an outbox of its own, is not sent behind its back.
    fs::create_dir(folder.path().join("more")).unwrap();
    fs::rename(folder.path().join("out"), folder.path().join("more/out")).unwrap();
    send(folder.path(), "more").ends_with(2).says("SND008").says("--outbox");
    send(folder.path(), "more --outbox more/out/outbox.ndjson").ends_with(0).says("Sent before: 3");
}

#[test]
fn what_cannot_be_sent_is_named_and_keeps_nothing_else_back() {
    let folder = folder(2);
    let write = |name: &str, text: &str| fs::write(folder.path().join("out").join(name), text).unwrap();
    write("note.eml", "Dear all\n");
    write("other.eml", &mail(1).replace("bicycle", "tricycle"));
    write("same.eml", &mail(2));
    write("to.eml", &mail(9).replace("<customer-9@tide.example>", "customer nine").replace("boss@", "boss@@"));
    write("left.txt", "no mail");
    let server = Server::start(|_| Answer::Usual);
    let ran = send(folder.path(), &format!("out {}", to(server.port))).ends_with(1).says("SND001").says("SND003");
    let ran = ran.says("note.eml: it is no mail").says("to.eml: “").says("1 sent, 4 unfit");
    assert!(!ran.stderr.contains("same.eml") && server.taken().len() == 1, "{ran:?}");
    assert!(server.taken()[0].contains(&id(2)), "of two that may be one letter neither goes");
    fs::remove_file(folder.path().join("out/other.eml")).unwrap();
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(1).says("1 sent, 1 sent before, 2 unfit");
    // What was changed after it was sent is said, and not sent.
    write("0001.eml", &mail(1).replace("bicycle", "tricycle"));
    send(folder.path(), &format!("out/0001.eml {}", to(server.port))).ends_with(0).says("SND010").says("1 sent before");
    assert_eq!(server.taken().len(), 2);
    send(folder.path(), "nowhere").ends_with(2).says("there is no nowhere");
    fs::create_dir(folder.path().join("empty")).unwrap();
    send(folder.path(), "empty").ends_with(2).says("holds no mail");
}

#[test]
fn an_outbox_that_cannot_be_read_sends_nothing() {
    let folder = folder(1);
    fs::write(folder.path().join("out/outbox.ndjson"), "{\"outbox\":1}\nwhat\n").unwrap();
    let server = Server::start(|_| Answer::Usual);
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(2).says("line 2 is none of an outbox");
    assert!(server.told("").is_empty());
}
