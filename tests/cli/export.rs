//! `export`: the records in files, without a build.

use super::Desk;
use std::fs;

#[test]
fn an_export_writes_the_records_and_no_page() {
    let desk = Desk::started();
    for (format, file, words) in [
        ("json", "briefing.json", "\"version\": 1"),
        ("csv", "data/provisions.csv", "id,title,"),
        ("markdown", "index.md", "# "),
    ] {
        let ran = desk.run(["export", "data", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.starts_with("wrote ") && ran.err.ends_with(" to data/\n"), "{}", ran.err);
        let text = fs::read_to_string(desk.at("data").join(file)).unwrap();
        assert!(text.starts_with(words) || text.contains(words), "{text}");
        assert!(!desk.at("data/index.html").exists() && !desk.at("public").exists());
    }
    assert!(!desk.at("data/briefing.json").exists(), "what another format wrote is gone");
}

#[test]
fn an_export_writes_over_nothing_that_it_did_not_write() {
    let desk = Desk::started();
    desk.put("data/mine.txt", "mine");
    let ran = desk.run(["export", "data"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(fs::read_to_string(desk.at("data/mine.txt")).unwrap(), "mine");
    assert!(!desk.at("data/briefing.json").exists());
}

#[test]
fn a_site_with_errors_is_not_exported() {
    let desk = Desk::with(&[(
        "content/_index.md",
        "---\nkind: briefing\ntitle: T\nquotes:\n  - {by: nobody-here, text: Words.}\n---\n",
    )]);
    let ran = desk.run(["export", "data"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!desk.at("data").exists(), "{}", ran.err);
}
