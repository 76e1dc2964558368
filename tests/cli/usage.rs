//! Flags, their other spellings, and the environment: a flag beats the environment, which beats the settings.

use super::{Desk, ended};
use std::fs;

fn home_page(desk: &Desk, folder: &str) -> String {
    fs::read_to_string(desk.at(folder).join("index.html")).unwrap()
}

#[test]
fn a_flag_beats_the_environment_and_that_the_settings() {
    let desk = Desk::started();
    desk.build();
    assert!(home_page(&desk, "public").contains("href=\"https://example.org/\""));
    let mut command = desk.command(["build"]);
    command.env("STANDFIRST_BASE_URL", "https://env.example/a/").env("STANDFIRST_OUTPUT_DIR", "other");
    assert_eq!(ended(&command.output().unwrap()).code, 0);
    assert!(home_page(&desk, "other").contains("href=\"https://env.example/a/\""));
    assert!(home_page(&desk, "other").contains("href=\"/a/provisions/"));
    let mut command = desk.command(["build", "--base-url", "https://flag.example/", "-o", "third"]);
    command.env("STANDFIRST_BASE_URL", "https://env.example/").env("STANDFIRST_OUTPUT_DIR", "other");
    assert_eq!(ended(&command.output().unwrap()).code, 0);
    assert!(home_page(&desk, "third").contains("href=\"https://flag.example/\""));
}

#[test]
fn the_spellings_of_other_tools_are_understood() {
    let desk = Desk::started();
    desk.put("content/draft.md", "---\ntitle: Not yet\ndraft: true\n---\nWords.\n");
    let mut command = desk.command(["--root", "site", "build"]);
    command.args(["--destination", "site/out", "--baseURL", "https://hugo.example/", "--buildDrafts"]);
    let ran = ended(&command.current_dir(desk.at("..")).output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(home_page(&desk, "out").contains("https://hugo.example/"));
    assert!(desk.at("out/draft/index.html").exists());
}

#[test]
fn drafts_are_shown_when_asked_for_and_never_otherwise() {
    let desk = Desk::started();
    desk.put("content/draft.md", "---\ntitle: Not yet\ndraft: true\n---\nWords.\n");
    desk.put("content/later.md", "---\ntitle: Later\npublish_on: 2026-02-01\n---\nWords.\n");
    let shown = |arguments: &[&str]| {
        let ran = desk.run(["build"].iter().chain(arguments));
        assert_eq!(ran.code, 0, "{}", ran.err);
        (desk.at("public/draft").exists(), desk.at("public/later").exists())
    };
    assert_eq!(shown(&[]), (false, false));
    assert_eq!(shown(&["--drafts"]), (true, true));
    assert!(!home_page(&desk, "public").contains("noindex"));
    assert_eq!(shown(&["--preview"]), (true, true));
    assert!(home_page(&desk, "public").contains("noindex"));
    assert_eq!(shown(&["--as-of", "2026-02-01"]), (false, true));
    assert_eq!(shown(&[]), (false, false));
    assert!(!home_page(&desk, "public").contains("noindex"));
}

#[test]
fn warnings_count_only_when_asked_to() {
    let desk = Desk::started();
    desk.change("content/records.yaml", "    evidence: para 5", "");
    assert_eq!(desk.run(["check"]).code, 0);
    assert_eq!(desk.run(["check", "--strict"]).code, 1);
    let ran = desk.run(["build", "--strict"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.ends_with("error: 1 warning in 1 file; nothing was published, public/ was not made\n"),
        "{}",
        ran.err
    );
    assert!(desk.build().err.ends_with("; 1 warning\n"));
}

#[test]
fn an_accepted_finding_counts_no_more_but_is_still_told() {
    let desk = Desk::started();
    desk.change("content/records.yaml", "    evidence: para 5", "");
    let accept = "accept:\n  - {rule: evidence/wanted, scope: council-debate, reason: no paper yet, until: 2026-06-01}\n";
    let settings = fs::read_to_string(desk.at("content/site.yaml")).unwrap();
    desk.put("content/site.yaml", format!("{settings}{accept}"));
    let ran = desk.run(["check", "--strict"]);
    assert!(ran.code == 0 && ran.err.ends_with("1 accepted\n"), "{}", ran.err);
    assert!(desk.run(["check", "--all-errors"]).err.contains("accepted: no paper yet"));
    assert_eq!(desk.run(["check", "--strict", "--as-of", "2026-07-01"]).code, 1);
}

#[test]
fn timings_name_every_stage() {
    let ran = Desk::started().run(["build", "--timings"]);
    for stage in ["read", "parse", "link", "check", "plan", "draw", "match links", "publish", "in all"] {
        assert!(ran.err.lines().any(|line| line.ends_with(&format!(" ms  {stage}"))), "{stage}: {}", ran.err);
    }
}

#[test]
fn the_help_of_every_command_says_what_it_does_and_shows_it_used() {
    let desk = Desk::empty();
    for command in [
        "init",
        "new",
        "build",
        "serve",
        "check",
        "quote",
        "draft",
        "split",
        "eject",
        "explain",
        "export",
        "list",
        "schema",
        "completions",
    ] {
        let ran = desk.run([command, "--help"]);
        assert!(ran.code == 0 && ran.err.is_empty(), "{command}: {}", ran.err);
        assert!(ran.out.contains(&format!("\n  standfirst {command} ")), "{command}: {}", ran.out);
        assert!(!ran.out.contains(['<', '>']) || ran.out.contains("Usage: "), "{command}: {}", ran.out);
    }
}

#[test]
fn a_base_url_is_an_address_where_a_site_can_stand() {
    let desk = Desk::started();
    for wrong in [
        "example.org",
        "ftp://example.org/",
        "https://",
        "//example.org/",
        "https://example.org/?a",
        "/a/../b/",
    ] {
        let ran = desk.run(["check", "--base-url", wrong]);
        assert_eq!(ran.code, 2, "{wrong}: {}", ran.err);
        assert!(ran.err.contains("not a web address"), "{wrong}: {}", ran.err);
    }
    assert_eq!(desk.run(["check", "--base-url", "/a/b"]).code, 0);
}

#[test]
fn a_build_is_prepared_for_the_hosts_that_are_named() {
    let desk = Desk::started();
    let names = |arguments: &[&str]| {
        let ran = desk.run(["build"].iter().chain(arguments));
        assert_eq!(ran.code, 0, "{}", ran.err);
        let files = desk.public();
        ["_headers", ".nojekyll", "vercel.json"].map(|name| files.contains_key(name))
    };
    assert_eq!(names(&["--host", "netlify", "--host", "github"]), [true, true, false]);
    assert_eq!(names(&["--host", "vercel"]), [false, false, true]);
    assert_eq!(names(&["--relative"]), [false, false, false]);
    assert!(home_page(&desk, "public").contains("href=\"provisions/index.html\""));
    assert_eq!(desk.run(["check", "--host", "cloudflare"]).code, 0);
    for wrong in [&["build", "--host", "netlfy"][..], &["build", "--relative", "--host", "netlify"]] {
        assert_eq!(desk.run(wrong).code, 2, "{wrong:?}");
    }
    desk.change("content/site.yaml", "title:", "hosts: [netlfy]\ntitle:");
    let ran = desk.run(["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("did you mean `netlify`?"), "{}", ran.err);
}

#[test]
fn a_new_site_for_github_is_checked_built_and_published_there() {
    let desk = Desk::empty();
    let ran = desk.run(["init", "--host", "github"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk.build();
    assert!(desk.at("public/.nojekyll").exists());
    let text = fs::read_to_string(desk.at(".github/workflows/briefing.yml")).unwrap();
    let read: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(read["env"]["STANDFIRST_VERSION"], env!("CARGO_PKG_VERSION"));
    assert_eq!(read["permissions"]["contents"], "read");
    let actions = text.lines().filter_map(|line| line.trim().split_once("uses: "));
    let actions: Vec<&str> = actions.map(|(_, action)| action).collect();
    assert_eq!(actions.len(), 6);
    for action in actions {
        let hash = action.split(['@', ' ']).nth(1).unwrap_or_default();
        assert!(hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
    }
    for command in ["check --host github", "build --host github", "build --preview", "gh pr comment"] {
        assert!(text.contains(command), "{command}");
    }
}
