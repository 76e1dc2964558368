//! On a large site a text that changes is shown before all of it is made anew, and what is wrong with it follows.

use super::bursts::events;
use super::{Server, serving};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// So many pages take a debug build far longer than a burst is waited out.
const PAGES: usize = 2000;

const LONG: Duration = Duration::from_secs(60);

/// A server of a large site that has come to rest.
fn large() -> Server {
    let server = serving(&[]);
    for number in 0..PAGES {
        write(&server, number, "Plain words.");
    }
    until("the site is served", || {
        server.ask("GET", &format!("/page-{}/", PAGES - 1), "").contains("Plain words.")
    });
    while server.said.recv_timeout(Duration::from_secs(3)).is_ok() {}
    server
}

fn path(server: &Server, number: usize) -> PathBuf {
    server.folder.path().join(format!("content/page-{number}.md"))
}

fn text(number: usize, words: &str) -> String {
    format!("---\ntitle: Page {number}\n---\n{words} [Home](_index.md)\n")
}

fn write(server: &Server, number: usize, words: &str) {
    fs::write(path(server, number), text(number, words)).expect("written");
}

/// Waits for it.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + LONG;
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What it says from now on until it says these words, these included.
fn said_until(server: &Server, words: &str) -> Vec<String> {
    let deadline = Instant::now() + LONG;
    let mut said = Vec::new();
    loop {
        let line = server.said.recv_timeout(deadline.saturating_duration_since(Instant::now()));
        let line = line.unwrap_or_else(|_| panic!("it never says `{words}`: {said:#?}"));
        let is_last = line.contains(words);
        said.push(line);
        if is_last {
            return said;
        }
    }
}

#[test]
fn a_text_is_shown_before_the_whole_is_made_and_checked_after() {
    let server = large();
    let events = events(&server);
    write(&server, 7, "Other words today.");
    events.recv_timeout(LONG).expect("an event");
    assert!(server.ask("GET", "/page-7/", "").contains("Other words today."));
    let said = said_until(&server, "checked in");
    assert!(said[0].contains("page-7.md changed") && said[0].contains("being checked"), "{said:#?}");
    assert!(said.last().is_some_and(|line| line.contains("1 warning")), "{said:#?}");
    events.recv_timeout(LONG).expect("an event for the finding");
    assert!(server.ask("GET", "/.standfirst/findings", "").contains("date/relative"));
    assert!(server.ask("GET", "/page-7/", "").contains("Other words today."));
    assert!(server.ask("GET", "/page-8/", "").contains("Plain words."));
}

#[test]
fn texts_saved_by_way_of_another_file_are_shown_one_after_the_other() {
    let server = large();
    for round in 0..3 {
        let (beside, own) = (path(&server, 3).with_extension("md~"), path(&server, 3));
        fs::write(&beside, text(3, &format!("Round {round}."))).expect("written");
        fs::rename(&beside, &own).expect("renamed");
        until("the round is shown", || {
            server.ask("GET", "/page-3/", "").contains(&format!("Round {round}."))
        });
        let said = said_until(&server, "page-3.md changed");
        assert!(said.last().is_some_and(|line| line.contains("being checked")), "{said:#?}");
    }
    said_until(&server, "checked in");
}

#[test]
fn more_than_a_text_is_made_anew_with_the_texts_before_it() {
    let server = large();
    write(&server, 4, "Amended first.");
    said_until(&server, "being checked");
    // A title stands on other pages, too; a link leads back.
    fs::write(path(&server, 5), "---\ntitle: Quite another\n---\n[There](page-4.md)\n").expect("written");
    let said = said_until(&server, "page-5.md changed");
    assert!(said.last().is_some_and(|line| !line.contains("being checked")), "{said:#?}");
    assert!(server.ask("GET", "/page-4/", "").contains("Amended first."));
    assert!(server.ask("GET", "/page-5/", "").contains("Quite another"));
}

#[test]
fn an_error_after_an_amended_text_keeps_a_good_state_and_goes_with_its_cause() {
    let server = large();
    write(&server, 6, "Amended before.");
    said_until(&server, "checked in");
    fs::write(path(&server, 6), "---\ntitle: [broken\n---\nNever seen.\n").expect("written");
    until("the error is told", || server.ask("GET", "/.standfirst/findings", "").contains("yaml/"));
    assert!(server.ask("GET", "/page-6/", "").contains("Amended before."));
    write(&server, 6, "Mended after.");
    until("it is mended", || server.ask("GET", "/page-6/", "").contains("Mended after."));
    assert!(!server.ask("GET", "/.standfirst/findings", "").contains("yaml/"));
}

#[test]
fn a_file_that_goes_or_comes_is_no_text_that_changed() {
    let server = large();
    fs::remove_file(path(&server, 9)).expect("removed");
    until("it is gone", || server.status("GET", "/page-9/", "") == 404);
    write(&server, PAGES, "A new one.");
    until("it is there", || server.ask("GET", &format!("/page-{PAGES}/"), "").contains("A new one."));
}
