//! What a server may answer, and what becomes of the mail then.

use std::fs;

use super::fixture::{Answer, Server, command, finished, folder, id, last, outbox, send, to};

#[test]
fn a_mail_goes_once_without_what_is_for_the_sender() {
    let folder = folder(1);
    let server = Server::start(|_| Answer::Usual);
    let run = format!("out {}", to(server.port));
    send(folder.path(), &run).ends_with(0).says("1 mail: 1 sent");
    let taken = server.taken();
    assert!(taken[0].starts_with("From: \"Ines\"") && taken[0].contains("\r\n.\r\n..two dots\r\nI am"), "{taken:?}");
    assert!(!taken[0].contains("X-Unsent") && !taken[0].contains("boss"), "{taken:?}");
    assert!(taken[0].ends_with("ready.\r\n"), "no line is added");
    assert_eq!(server.told("MAIL"), ["MAIL FROM:<ines@harbour.example>"]);
    assert_eq!(server.told("RCPT"), ["RCPT TO:<customer-1@tide.example>", "RCPT TO:<boss@harbour.example>"]);
    send(folder.path(), &run).ends_with(0).says("1 sent before");
    assert_eq!(server.taken().len(), 1);
    assert_eq!(server.told("connected").len(), 1, "there was nothing to connect for");
}

#[test]
fn that_it_is_about_to_go_is_on_the_disk_before_its_content_is_asked_for() {
    let folder = folder(3);
    let path = folder.path().to_owned();
    let server = Server::start(move |line| {
        let (state, _) = if matches!(line, "DATA" | ".") { last(&path) } else { return Answer::Usual };
        if state == "sending" { Answer::Usual } else { Answer::Say("554 it was not noted") }
    });
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(0).says("3 sent");
    let states: Vec<String> = outbox(folder.path()).iter().map(|line| line["state"].to_string()).collect();
    assert_eq!(states, ["\"sending\"", "\"sent\""].repeat(3));
}

#[test]
fn a_refusal_for_now_is_tried_again_wherever_it_comes() {
    for at in ["MAIL", "RCPT", "DATA", "."] {
        for said in ["451 4.7.1 come back later", "421 4.3.2 closing"] {
            let folder = folder(1);
            let server =
                Server::start(move |line| if line.starts_with(at) { Answer::Say(said) } else { Answer::Usual });
            let run = |server: &Server| send(folder.path(), &format!("out {}", to(server.port)));
            run(&server).ends_with(1).says("was not taken this time: 4").says(&said[4..]);
            assert_eq!((server.taken().len(), last(folder.path()).0.as_str()), (0, "deferred"), "{at} {said}");
            let server = Server::start(|_| Answer::Usual);
            run(&server).ends_with(0).says("1 sent");
            assert_eq!(server.taken().len(), 1);
        }
    }
}

#[test]
fn a_refusal_for_good_is_not_tried_again_unless_it_is_asked_for_or_the_letter_is_another() {
    for at in ["MAIL", "RCPT", "DATA", "."] {
        let folder = folder(1);
        let server = Server::start(move |line| {
            if line.starts_with(at) { Answer::Say("550-5.1.1 no such\r\n550 5.1.1 mailbox") } else { Answer::Usual }
        });
        let run = |server: &Server, more: &str| send(folder.path(), &format!("out {} {more}", to(server.port)));
        run(&server, "").ends_with(1).says("refused for good: 550 5.1.1 no such mailbox");
        let server = Server::start(|_| Answer::Usual);
        run(&server, "").ends_with(1).says("1 refused for good");
        assert!(server.told("connected").is_empty());
        if at == "MAIL" {
            run(&server, "--retry-refused").ends_with(0).says("1 sent");
        } else {
            let path = folder.path().join("out/0001.eml");
            let mail = fs::read_to_string(&path).unwrap();
            fs::write(&path, mail.replace("customer-1@", "care@")).unwrap();
            run(&server, "").ends_with(0).says("1 sent");
            assert!(server.told("RCPT")[0].contains("care@"));
        }
        assert_eq!(server.taken().len(), 1);
    }
}

#[test]
fn where_no_answer_comes_nobody_knows_and_the_mail_goes_again_by_name_alone() {
    let folder = folder(2);
    let server = Server::start(|line| if line == "." { Answer::HangUp } else { Answer::Usual });
    let run = |server: &Server, more: &str| send(folder.path(), &format!("out {} {more}", to(server.port)));
    run(&server, "").ends_with(1).says("nobody knows whether 0001.eml arrived").says("2 uncertain");
    let server = Server::start(|_| Answer::Usual);
    run(&server, "").ends_with(1).says("--resend '0002.eml'").says("2 mails: 2 uncertain");
    run(&server, "--retry-refused").ends_with(1);
    assert!(server.taken().is_empty());
    run(&server, "--resend 0003.eml").ends_with(2).says("no mail is called `0003.eml`");
    run(&server, "--resend 0001.eml").ends_with(0).says("1 mail: 1 sent");
    assert!(server.taken()[0].contains(&id(1)) && server.taken().len() == 1);
    send(folder.path(), "out --arrived 0001.eml").ends_with(2).says("no uncertain mail is called");
    send(folder.path(), &format!("out --arrived {}", id(2))).ends_with(0).says("noted as arrived");
    run(&server, "").ends_with(0).says("2 sent before");
    assert_eq!(server.taken().len(), 1);
}

#[test]
fn a_line_that_breaks_before_the_content_leaves_nothing_uncertain() {
    for at in ["connected", "EHLO", "MAIL", "RCPT", "DATA"] {
        let folder = folder(1);
        let server = Server::start(move |line| if line.starts_with(at) { Answer::HangUp } else { Answer::Usual });
        let run = |server: &Server| send(folder.path(), &format!("out {}", to(server.port)));
        let status = if matches!(at, "connected" | "EHLO") { 2 } else { 1 };
        run(&server).ends_with(status);
        let server = Server::start(|_| Answer::Usual);
        run(&server).ends_with(0).says("1 sent");
    }
}

#[test]
fn answers_that_make_no_sense_are_not_taken_for_delivery() {
    for (at, said, state) in [
        ("DATA", "250 fine", "deferred"),
        (".", "354 more", "uncertain"),
        (".", "nonsense", "uncertain"),
        (".", "220 \u{1b}[31m welcome", "sent"),
    ] {
        let folder = folder(1);
        let server = Server::start(move |line| if line == at { Answer::Say(said) } else { Answer::Usual });
        let ran = send(folder.path(), &format!("out {}", to(server.port)));
        assert!(!ran.stderr.contains('\u{1b}'));
        assert_eq!(last(folder.path()).0, state, "{at} {said}: {ran:?}");
    }
}

#[test]
fn who_refuses_everything_is_not_asked_for_ever() {
    let folder = folder(12);
    let server = Server::start(|line| if line.starts_with("RCPT") { Answer::Say("451 busy") } else { Answer::Usual });
    let run = format!("out {}", to(server.port));
    send(folder.path(), &run).ends_with(1).says("5 mails in a row").says("5 not taken this time, 7 not come to");
    assert_eq!(server.told("MAIL").len(), 5);
}

#[test]
fn a_connection_that_was_closed_in_the_meantime_is_made_again() {
    let folder = folder(3);
    let before = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |line| {
        let mails = usize::from(line.starts_with("MAIL"));
        // The second is told on the old connection that it is too late.
        if before.fetch_add(mails, std::sync::atomic::Ordering::SeqCst) == 1 && mails == 1 {
            return Answer::Say("421 4.4.2 you were silent for too long");
        }
        Answer::Usual
    });
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(0).says("3 sent");
    assert_eq!((server.taken().len(), server.told("connected").len()), (3, 2));
}

#[test]
fn two_runs_at_once_send_nothing_twice() {
    let folder = folder(1);
    let path = folder.path().to_owned();
    let server = Server::start(move |line| {
        if line == "DATA" {
            let other = finished(command(&path, "out --yes --server 127.0.0.1:9 --tls none"));
            other.ends_with(2).says("SND009").says("another run is sending");
        }
        Answer::Usual
    });
    send(folder.path(), &format!("out {}", to(server.port))).ends_with(0).says("1 sent");
}
