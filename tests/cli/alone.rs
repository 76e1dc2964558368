//! `build --single-file -o NAME.html`: one briefing as that very file.

use super::Desk;
use std::fs;

const BRIEFING: &str = "---\nkind: briefing\ntitle: A treaty\n---\nWords of the lead.\n";

#[test]
fn a_briefing_is_the_file_that_was_named() {
    let desk = Desk::with(&[("content/_index.md", BRIEFING)]);
    let ran = desk.run(["build", "--single-file", "-o", "out/one.html"]);
    assert!(ran.code == 0 && ran.err.contains("published 1 page to out/one.html in "), "{}", ran.err);
    let html = fs::read_to_string(desk.at("out/one.html")).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("Words of the lead."), "{html}");
    let beside: Vec<_> =
        fs::read_dir(desk.at("out")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(beside, ["one.html"], "nothing else is made");
    desk.put("content/_index.md", BRIEFING.replace("lead", "day"));
    assert_eq!(desk.run(["build", "--single-file", "-o", "out/one.html"]).code, 0);
    assert!(fs::read_to_string(desk.at("out/one.html")).unwrap().contains("Words of the day."));
}

#[test]
fn a_file_that_is_not_ours_or_was_edited_stays() {
    let desk = Desk::with(&[("content/_index.md", BRIEFING), ("mine.html", "<p>Mine.</p>\n")]);
    let ran = desk.run(["build", "--single-file", "-o", "mine.html"]);
    assert!(ran.code == 2 && ran.err.contains("was not made by standfirst, and stays"), "{}", ran.err);
    let ran = desk.run(["build", "--single-file", "--overwrite", "-o", "mine.html"]);
    assert!(ran.code == 2 && fs::read_to_string(desk.at("mine.html")).unwrap() == "<p>Mine.</p>\n");
    assert_eq!(desk.run(["build", "--single-file", "-o", "one.html"]).code, 0);
    let edited = fs::read_to_string(desk.at("one.html")).unwrap().replace("lead", "edit");
    desk.put("one.html", &edited);
    let ran = desk.run(["build", "--single-file", "-o", "one.html"]);
    assert!(
        ran.code == 2 && ran.err.contains("was edited since it was made; use --overwrite"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(desk.at("one.html")).unwrap(), edited);
    assert_eq!(desk.run(["build", "--single-file", "--overwrite", "-o", "one.html"]).code, 0);
    let ran = desk.run(["build", "--single-file", "-o", "content/one.html"]);
    assert!(ran.code == 2 && ran.err.contains("is inside the site's content/"), "{}", ran.err);
    fs::create_dir(desk.at("folder.html")).unwrap();
    let ran = desk.run(["build", "--single-file", "-o", "folder.html"]);
    assert!(ran.code == 2 && ran.err.contains("is a folder"), "{}", ran.err);
}

#[test]
fn a_site_with_errors_leaves_the_file_as_it_was() {
    let desk = Desk::with(&[("content/_index.md", BRIEFING)]);
    assert_eq!(desk.run(["build", "--single-file", "-o", "one.html"]).code, 0);
    desk.put("content/_index.md", BRIEFING.replace("lead", "[lead](@nobody)"));
    let ran = desk.run(["build", "--single-file", "-o", "one.html"]);
    assert!(ran.code == 1 && ran.err.contains("nothing was published, one.html is as it was"), "{}", ran.err);
    assert!(fs::read_to_string(desk.at("one.html")).unwrap().contains("Words of the lead."));
}

#[test]
fn several_briefings_do_not_go_into_one_file() {
    let desk = Desk::with(&[
        ("content/_index.md", "---\ntitle: Home\n---\nHello.\n"),
        ("content/one/_index.md", BRIEFING),
        ("content/two/_index.md", &BRIEFING.replace("A treaty", "A law")),
    ]);
    let ran = desk.run(["build", "--single-file", "-o", "all.html"]);
    let said = "all.html is one file, and this site makes 2: one.html, two.html; name a folder for them, as in `-o single`";
    assert!(ran.code == 2 && ran.err.contains(said), "{}", ran.err);
    assert!(!desk.at("all.html").exists());
    assert_eq!(desk.run(["build", "--single-file"]).code, 0);
    assert!(desk.at("single/one.html").exists() && desk.at("single/two.html").exists());
}
