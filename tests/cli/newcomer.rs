//! What commands say to somebody who uses them for the first time.

use super::{Desk, ended};
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn a_new_provision_says_that_it_is_a_draft() {
    let desk = Desk::started();
    let ran = desk.run(["new", "provision", "Ferry tariffs are capped"]);
    assert!(ran.code == 0 && ran.err.contains("nobody sees until you take out `draft: true`"), "{}", ran.err);
    let ran = desk.run(["new", "term", "A cap"]);
    assert!(ran.code == 0 && !ran.err.contains("draft"), "{}", ran.err);
}

#[test]
fn the_list_of_rules_has_whole_sentences() {
    let ran = Desk::empty().run(["explain"]);
    let line = |rule: &str| ran.out.lines().find(|line| line.starts_with(rule)).unwrap().to_owned();
    assert!(line("briefing/file ").contains("in the `_index.md` of its folder"), "{}", ran.out);
    assert!(line("change/unreadable ").contains("`content/published.lock`"), "{}", ran.out);
    assert!(line("asset/heavy ").ends_with("keeps readers on slow lines waiting."), "{}", ran.out);
}

#[test]
fn one_is_told_as_one() {
    let desk = Desk::empty();
    desk.put(
        "content/_index.md",
        "---\nkind: briefing\ntitle: T\nterms:\n  - {term: A, definition: B}\n---\nWords.\n",
    );
    let ran = desk.run(["split", "terms"]);
    assert!(ran.err.contains("moved 1 term to"), "{}", ran.err);
    let ran = desk.run(["build", "--single-file"]);
    assert!(ran.err.contains("published 1 page to"), "{}", ran.err);
}

#[test]
fn texts_of_sources_are_found_in_their_folder() {
    let desk = Desk::empty();
    desk.put("content/_index.md", "---\nkind: briefing\ntitle: T\n---\nWords.\n");
    desk.put("held/paper.txt", "Ann Lee said: “We will wait and see.”\n");
    let ran = desk.run(["draft", "paper.txt"]);
    assert!(ran.code == 3 && ran.err.contains("did you mean held/paper.txt?"), "{}", ran.err);
    let ran = desk.run(["quote", "wait and see"]);
    assert!(ran.err.contains("add `held: paper.txt` to the source it is of"), "{}", ran.err);
    let ran = desk.run(["quote", "zebra"]);
    assert!(ran.err.contains("nothing like `zebra` stands in the text in held/"), "{}", ran.err);
}

/// The command at a terminal, with these keys pressed; nothing where no terminal can be had.
fn at_a_terminal(desk: &Desk, command: &str, keys: &str) -> Option<super::Ran> {
    let version = Command::new("script").arg("--version").output().ok()?;
    if !String::from_utf8_lossy(&version.stdout).contains("util-linux") {
        return None;
    }
    let line = format!("'{}' {command}", env!("CARGO_BIN_EXE_standfirst"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(desk.at(""));
    script.env("STANDFIRST_AS_OF", crate::support::AS_OF).env("TERM", "dumb").env("NO_COLOR", "1");
    let piped = script.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child.stdin.take().unwrap().write_all(keys.as_bytes()).unwrap();
    Some(ended(&child.wait_with_output().unwrap()))
}

#[test]
fn record_is_answered_at_a_terminal_and_says_which_keys_there_are() {
    let desk = Desk::empty();
    desk.put("content/_index.md", "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nterms:\n  - {id: cap, term: A cap, definition: The most that is paid.}\n---\nWords.\n");
    assert_eq!(desk.run(["record", "--first"]).code, 0);
    desk.change("content/_index.md", "The most", "The highest price");
    let Some(ran) = at_a_terminal(&desk, "record", "\nxuIt is the highest price.\n\n") else { return };
    assert!(
        ran.out.contains("One key answers") && ran.out.contains("Press one of u, c, l, n, m, q."),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = desk.run(["check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let written = std::fs::read_to_string(desk.at("content/_index.md")).unwrap()
        + &std::fs::read_to_string(desk.at("content/records.yaml")).unwrap_or_default();
    assert!(written.contains("summary: It is the highest price."), "{written}");
}
