//! Each command does what its help says.

use super::{Desk, Tree, addresses, tree};
use std::fs;

const KINDS: &[&str] = &[
    "provision",
    "quote",
    "step",
    "question",
    "person",
    "party",
    "source",
    "event",
    "number",
    "term",
    "update",
    "theme",
    "document",
];

/// The published files without the search index, whose name tells one state of the sources from another.
fn without_index(mut tree: Tree) -> Tree {
    tree.retain(|path, _| !path.starts_with("search/"));
    tree
}

#[test]
fn a_new_site_builds_without_a_finding() {
    let desk = Desk::started();
    let ran = desk.run(["check", "--strict", "--all-errors"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.ends_with("nothing is wrong\n") && ran.err.lines().count() == 1, "{}", ran.err);
    let built = desk.build();
    assert!(built.err.starts_with("published ") && built.err.lines().count() == 1, "{}", built.err);
    assert!(desk.public().contains_key("index.html"));
}

#[test]
fn init_changes_nothing_that_is_there() {
    let desk = Desk::started();
    let before = tree(&desk.at(""));
    let ran = desk.run(["init"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.err, "error: content/site.yaml is there already; nothing was written\n");
    assert_eq!(tree(&desk.at("")), before);
    for arguments in [["init", "one/two"], ["init", "--root=three"]] {
        assert_eq!(desk.run(arguments).code, 0);
    }
    assert!(desk.at("one/two/content/_index.md").exists() && desk.at("three/content/_index.md").exists());
}

#[test]
fn an_entry_of_every_kind_is_valid_at_once() {
    let desk = Desk::started();
    for kind in KINDS.iter().chain(&["page"]) {
        let ran = desk.run(["new", kind, &format!("A {kind}: \"it's\" #1")]);
        assert_eq!(ran.code, 0, "{kind}: {}", ran.err);
        assert!(ran.err.contains("look for `# …`"), "{kind}: {}", ran.err);
    }
    for kind in KINDS {
        let ran = desk.run(["new", kind, &format!("Another {kind}"), "--inline"]);
        assert_eq!(ran.code, 0, "{kind}: {}", ran.err);
    }
    let ran = desk.run(["check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = desk.run(["list", "--drafts"]).out;
    for (folder, id) in [("provisions", "a-provision-its-1"), ("provisions", "another-provision")] {
        assert!(all.contains(&format!("/{folder}/{id}/")), "{all}");
    }
    assert!(all.contains("/a-page-its-1/"), "{all}");
}

#[test]
fn new_never_writes_over_a_file() {
    let desk = Desk::started();
    assert_eq!(desk.run(["new", "term", "Berth"]).code, 0);
    desk.put("content/terms/berth.md", "mine");
    let ran = desk.run(["new", "term", "Berth"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: content/terms/berth.md is there already; it stays as it is\n")
    );
    assert_eq!(fs::read_to_string(desk.at("content/terms/berth.md")).unwrap(), "mine");
    for (kind, title, words) in
        [("provison", "x", "did you mean `provision`?"), ("term", "***", "give it a letter or digit")]
    {
        let ran = desk.run(["new", kind, title]);
        assert!(ran.code == 2 && ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn splitting_moves_no_address_and_changes_no_page() {
    let desk = Desk::started();
    desk.build();
    let (before, pages) = (addresses(&desk), desk.public());
    for kind in ["provisions", "quotes", "next", "questions", "people", "parties", "sources"] {
        let ran = desk.run(["split", kind]);
        assert_eq!(ran.code, 0, "{kind}: {}", ran.err);
        assert_eq!(addresses(&desk), before, "after {kind}");
    }
    assert!(desk.at("content/provisions/close-to-lorries.md").exists());
    desk.build();
    let keys = |tree| without_index(tree).into_keys().collect::<Vec<_>>();
    assert_eq!(keys(desk.public()), keys(pages));
    let ran = desk.run(["split", "provisions"]);
    assert!(ran.code == 2 && ran.err.contains("there is no list `provisions`"), "{}", ran.err);
    let ran = desk.run(["split", "provison"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean `provisions`?"), "{}", ran.err);
}

#[test]
fn a_file_of_the_theme_is_copied_once_and_changes_nothing_by_itself() {
    let desk = Desk::started();
    desk.build();
    let before = desk.public();
    let listed = desk.run(["eject"]).out;
    assert!(listed.lines().any(|line| line == "templates/components/quote.html"), "{listed}");
    for file in listed.lines().filter(|file| file.starts_with("templates/")) {
        assert_eq!(desk.run(["eject", file]).code, 0, "{file}");
    }
    desk.build();
    assert!(without_index(desk.public()) == without_index(before));
    let again = desk.run(["eject", "templates/components/quote.html"]);
    assert!(again.code == 2 && again.err.contains("is there already"), "{}", again.err);
    let wrong = desk.run(["eject", "quote.html"]);
    assert!(wrong.err.contains("did you mean `templates/components/quote.html`?"), "{}", wrong.err);
}

#[test]
fn the_list_names_every_published_file() {
    let desk = Desk::started();
    desk.build();
    let public = desk.public();
    for address in addresses(&desk) {
        let path = address.trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        assert!(public.contains_key(&path), "{address}");
    }
    let json = desk.run(["list", "--json"]).out;
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["address"], "/");
    assert_eq!(first["from"], "content/_index.md");
}

#[test]
fn every_rule_and_view_is_explained() {
    let desk = Desk::empty();
    let rules = desk.run(["explain"]).out;
    let names: Vec<&str> = rules.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names.len(), standfirst::rules().len());
    // Running a process for each would be slow; the first of each family stands for it.
    let mut families: Vec<&str> = names.clone();
    families.dedup_by_key(|name| name.split('/').next().unwrap_or(name));
    for name in families {
        let ran = desk.run(["explain", name]);
        assert!(
            ran.code == 0 && ran.out.starts_with(name) && ran.out.lines().count() > 2,
            "{name}: {}",
            ran.out
        );
    }
    let views = desk.run(["explain", "view"]).out;
    assert!(views.lines().count() > 15, "{views}");
    for view in views.lines() {
        let ran = desk.run(["explain", "view", view]);
        assert!(ran.code == 0 && !ran.out.is_empty() && ran.err.is_empty(), "{view}: {}", ran.err);
    }
    let ran = desk.run(["explain", "ref/danglin"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean `ref/dangling`?"), "{}", ran.err);
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = desk.run(["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("base-url") && ran.out.contains("eject"), "{shell}");
    }
    let manual = desk.run(["man"]).out;
    assert!(manual.contains(".TH standfirst") && manual.contains("standfirst split"), "{manual}");
}
