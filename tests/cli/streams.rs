//! Talk goes to standard error, data to standard output, and the exit code says how it ended.

use super::{Desk, ended};
use std::fs::File;
use std::net::TcpListener;

/// A site with an error, a warning and a note.
fn wrong() -> Desk {
    let desk = Desk::started();
    desk.change("content/records.yaml", "status: proposed", "status: propsed");
    desk.change("content/records.yaml", "    evidence: para 5", "");
    desk
}

#[test]
fn a_build_talks_and_gives_no_data() {
    let desk = Desk::started();
    for arguments in [&["build"][..], &["build", "--timings"], &["check"]] {
        let ran = desk.run(arguments);
        assert!(ran.code == 0 && ran.out.is_empty() && !ran.err.is_empty(), "{ran:?}");
        assert!(!ran.err.contains(['\u{1b}', '\r']), "no colours where nobody looks: {:?}", ran.err);
    }
    for arguments in [&["list"][..], &["explain"], &["eject"], &["man"], &["--help"], &["--version"]] {
        let ran = desk.run(arguments);
        assert!(ran.code == 0 && !ran.out.is_empty() && ran.err.is_empty(), "{arguments:?} {ran:?}");
    }
}

#[test]
fn a_build_with_errors_changes_nothing_and_says_so() {
    let desk = wrong();
    let first = desk.run(["build"]);
    assert_eq!(first.code, 1);
    let last = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    let words = "error: 1 error in 1 file, 1 warning; nothing was published, public/ was not made";
    assert_eq!(last(&first.err), words);
    assert!(!desk.at("public").exists());
    desk.change("content/records.yaml", "status: propsed", "status: proposed");
    desk.build();
    let before = desk.public();
    desk.change("content/records.yaml", "status: proposed", "status: propsed");
    let second = desk.run(["build"]);
    assert_eq!(last(&second.err), words.replace("was not made", "is as it was"));
    assert_eq!((second.code, desk.public()), (1, before));
}

#[test]
fn exit_codes_say_whose_turn_it_is() {
    let desk = Desk::started();
    assert_eq!(desk.run(["build"]).code, 0);
    assert_eq!(wrong().run(["build"]).code, 1);
    for wrong_use in [
        &["bild"][..],
        &["build", "--as-of", "soon"],
        &["build", "--root", "nowhere"],
        &["check", "--format", "xml"],
        &["explain", "no/such-rule"],
        &["new"],
        &[],
    ] {
        let ran = desk.run(wrong_use);
        assert!(ran.code == 2 && ran.out.is_empty() && !ran.err.is_empty(), "{wrong_use:?}: {ran:?}");
    }
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = desk.run(["serve", "--port", &port]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains(&format!("port {port} is in use")), "{}", ran.err);
    let ran = desk.run(["build", "--output-dir", "/proc/nowhere/public"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
}

#[test]
fn findings_for_programs_are_complete() {
    const FIELDS: &[&str] = &[
        "accepted",
        "column",
        "end_column",
        "end_line",
        "field",
        "file",
        "fix",
        "help",
        "line",
        "message",
        "related",
        "rule",
        "severity",
    ];
    let ran = wrong().run(["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    for line in ran.out.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let mut fields: Vec<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, FIELDS);
        assert!(
            ["line", "column", "end_line", "end_column"].iter().all(|key| finding[key].as_u64() >= Some(1))
        );
    }
}

#[test]
fn findings_are_told_in_the_manner_of_code_hosts() {
    let desk = wrong();
    let ran = desk.run(["check", "--format", "github"]);
    let first = "::error file=content/records.yaml,line=32,col=13,endLine=32,endColumn=20,\
                 title=vocabulary/unknown::`propsed` is no word for `status`%0Adid you mean `proposed`?\n";
    assert!(ran.code == 1 && ran.out.starts_with(first) && ran.out.lines().count() == 2, "{}", ran.out);
    let mut command =
        desk.command(["check", "--root", "site", "--format", "sarif", "--report", "found.sarif"]);
    let ran = ended(&command.current_dir(desk.at("..")).output().unwrap());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let text = std::fs::read_to_string(desk.at("../found.sarif")).unwrap();
    let log: serde_json::Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!((log["version"].as_str(), result["level"].as_str()), (Some("2.1.0"), Some("error")));
    assert_eq!(result["ruleId"], "vocabulary/unknown");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "site/content/records.yaml");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&32.into(), &13.into()));
    let ids: Vec<_> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["evidence/wanted", "vocabulary/unknown"]);
    let ran = desk.run(["check", "--report", "nowhere/found.txt"]);
    assert!(ran.code == 3 && ran.err.contains("cannot write nowhere/found.txt: no such file"), "{}", ran.err);
}

#[test]
fn an_output_that_is_closed_or_full_ends_nothing() {
    let desk = Desk::started();
    let wrong = wrong();
    for (desk, arguments, code) in [
        (&desk, &["list"][..], 0),
        (&desk, &["build"], 0),
        (&desk, &["man"], 0),
        (&wrong, &["check", "--format", "json"], 1),
        (&wrong, &["build"], 1),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let other = writer.try_clone().unwrap();
        let closed = desk.command(arguments).stdout(writer).stderr(other).output().unwrap();
        assert_eq!(ended(&closed).code, code, "closed: {arguments:?}");
        let full = || File::options().write(true).open("/dev/full");
        if let (Ok(out), Ok(err)) = (full(), full()) {
            let full = desk.command(arguments).stdout(out).stderr(err).output().unwrap();
            assert_eq!(ended(&full).code, code, "full: {arguments:?}");
        }
    }
}

#[test]
fn only_the_first_findings_are_shown_and_the_rest_is_counted() {
    let desk = Desk::started();
    for n in 0..30 {
        desk.put(&format!("content/p{n}.md"), "---\ntitle: P\n---\n[x](@nobody-here)\n");
    }
    let ran = desk.run(["build"]);
    assert_eq!(ran.err.matches("error[").count(), 20);
    assert!(ran.err.contains("… and 10 more (--all-errors)\n"), "{}", ran.err);
    assert!(ran.err.contains("error: 30 errors in 30 files;"), "{}", ran.err);
    assert_eq!(desk.run(["build", "--all-errors"]).err.matches("error[").count(), 30);
}

#[test]
fn a_finding_names_the_file_as_one_would_type_it_from_here() {
    let desk = wrong();
    for (folder, root, way) in [
        ("", None, "content/records.yaml:"),
        ("content", None, "../content/records.yaml:"),
        ("..", Some("site"), "site/content/records.yaml:"),
        ("public", Some(".."), "../content/records.yaml:"),
    ] {
        std::fs::create_dir_all(desk.at("public")).unwrap();
        let mut command = desk.command(["check"]);
        command.current_dir(desk.at(folder)).args(root.iter().flat_map(|root| ["--root", root]));
        let ran = ended(&command.output().unwrap());
        assert!(ran.err.contains(&format!("--> {way}")), "{folder}: {}", ran.err);
    }
}
