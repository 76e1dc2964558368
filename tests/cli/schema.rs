//! `schema`: printed, and set up for an editor without touching what an author changed.

use super::{Desk, tree};
use std::fs;

const LIST: &str = "content/records.yaml";
const LINE: &str = "# yaml-language-server: $schema=../.vscode/standfirst/records.json\n";

#[test]
fn a_new_site_comes_with_help_for_the_editor() {
    let desk = Desk::started();
    assert!(fs::read_to_string(desk.at(LIST)).unwrap().starts_with(LINE));
    let settings = fs::read_to_string(desk.at(".vscode/settings.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    for (path, places) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(desk.at(path).is_file(), "{path}");
        assert!(places[0].as_str().unwrap().starts_with("content/"), "{places}");
    }
    let snippets = fs::read_to_string(desk.at(".vscode/standfirst.code-snippets")).unwrap();
    let snippets: serde_json::Value = serde_json::from_str(&snippets).unwrap();
    let step = snippets["Standfirst: step"]["body"].to_string();
    assert!(step.contains("modality: ${3|expected,scheduled,"), "{step}");
    assert_eq!(snippets.as_object().unwrap().len(), 13);

    let before = tree(&desk.at(""));
    assert_eq!(desk.run(["schema", "--write"]).code, 0);
    assert_eq!(tree(&desk.at("")), before, "a second time changes nothing");
    assert_eq!(desk.run(["check"]).code, 0);
}

#[test]
fn what_the_author_changed_stays_and_the_rest_is_brought_up_to_date() {
    let desk = Desk::started();
    let mine = "{\"editor.rulers\": [80]}\n";
    desk.put(".vscode/settings.json", mine);
    desk.put("content/terms.yaml", "\u{feff}- {term: Berth, definition: A place}\r\n");
    desk.put(
        "content/site.yaml",
        "title: T\nvocabularies:\n  status:\n    parked: {label: Parked, rung: on-the-table}\n",
    );
    let ran = desk.run(["schema", "--write"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains(".vscode/settings.json is not as we wrote it and stays as it is; add to it by hand")
    );
    assert!(ran.err.contains("\"content/**/records.yaml\""), "{}", ran.err);
    assert_eq!(fs::read_to_string(desk.at(".vscode/settings.json")).unwrap(), mine);
    let schema = fs::read_to_string(desk.at(".vscode/standfirst/provisions.json")).unwrap();
    assert!(schema.contains("\"parked\""), "the new word is known");
    let terms = fs::read_to_string(desk.at("content/terms.yaml")).unwrap();
    assert!(
        terms.starts_with("\u{feff}# yaml-language-server: $schema=../.vscode/standfirst/terms.json\r\n- {")
    );
    fs::write(desk.at(".vscode/settings.json"), "{}").unwrap();
    desk.change(LIST, LINE, "# yaml-language-server: $schema=mine.json\n");
    let list = fs::read_to_string(desk.at(LIST)).unwrap();
    assert_eq!(desk.run(["schema", "--write"]).code, 1);
    assert_eq!(fs::read_to_string(desk.at(LIST)).unwrap(), list, "a line that names another schema stays");
}

#[test]
fn translations_are_told_to_the_editor_as_such() {
    let desk = Desk::with(&[
        ("content/site.yaml", "title: T\nlanguages: [en, uk]\n"),
        ("content/_index.md", "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\n---\n"),
        ("content/people.yaml", "- {id: ann, name: Ann Lee}\n"),
        ("content/people.uk.yaml", "- {id: ann, name: Енн Лі}\n"),
    ]);
    assert_eq!(desk.run(["schema", "--write"]).code, 0);
    let line = fs::read_to_string(desk.at("content/people.uk.yaml")).unwrap();
    assert!(line.contains("$schema=../.vscode/standfirst/people.translated.json\n"), "{line}");
    let schema = fs::read_to_string(desk.at(".vscode/standfirst/people.translated.json")).unwrap();
    assert!(!schema.contains("\"required\""), "a translation tells only what it words anew");
}

#[test]
fn a_schema_is_printed_for_every_kind_and_a_slip_is_named() {
    let desk = Desk::empty();
    for name in ["provision", "people", "records", "settings", "briefing", "next", "step"] {
        let ran = desk.run(["schema", name]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    assert_eq!(desk.run(["schema"]).out, desk.run(["schema", "briefing"]).out);
    let ran = desk.run(["schema", "provison"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: there is no schema of `provison`; did you mean `provision`?\n")
    );
}
