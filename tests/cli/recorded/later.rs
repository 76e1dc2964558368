//! What comes after the first recording: things that go, corrections, merges, and what git remembers.

use super::super::Desk;
use super::{SITE, changes, desk, good, lock};
use std::fs;

#[test]
fn what_was_withdrawn_leaves_a_page_that_says_so() {
    let desk = desk();
    let piers = "  - {id: piers, title: Piers are shared, status: proposed, evidence: 'paper, para 8'}\n";
    let without = SITE.replace(piers, "");
    desk.put("content/_index.md", &without);
    let found = changes(&desk);
    assert!(
        found.len() == 1 && found[0].contains("`Piers are shared` was published at /provisions/piers/"),
        "{found:#?}"
    );
    let ran = desk.run(["record", "--minor"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.starts_with("gone: provision “Piers are shared”"), "{}", ran.out);
    good(&desk.run(["record", "--type", "retraction", "--summary", "The paper was a hoax."]));
    assert_eq!(changes(&desk), Vec::<String>::new());
    desk.build();
    let page = String::from_utf8(desk.public()["provisions/piers/index.html"].clone()).unwrap();
    for words in ["Piers are shared", "The paper was a hoax.", "noindex", "/updates/#2026-01-01-retraction"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // What has no page of its own is withdrawn by its id.
    desk.put(
        "content/_index.md",
        without.replace("  - {id: berth, term: Berth, definition: Where a ship lies.}\n", ""),
    );
    good(&desk.run(["record", "--type", "retraction", "--summary", "No such word."]));
    assert_eq!(changes(&desk), Vec::<String>::new());
    desk.build();
}

#[test]
fn what_was_published_with_a_page_keeps_it_when_less_bears_on_it() {
    let desk = desk();
    let provisions =
        SITE.find("provisions:").expect("there are some")..SITE.find("quotes:").expect("there are");
    desk.put("content/_index.md", format!("{}{}", &SITE[..provisions.start], &SITE[provisions.end..]));
    let found = changes(&desk);
    assert!(found.len() == 2 && found.iter().all(|line| line.contains("the provision `")), "{found:#?}");
    good(&desk.run(["record", "--type", "retraction", "--summary", "Nothing is proposed."]));
    desk.build();
    assert!(desk.public().contains_key("people/tolle/index.html"), "{:?}", desk.public().keys());
}

#[test]
fn another_id_or_address_needs_the_old_one_as_an_alias() {
    let desk = desk();
    desk.change("content/_index.md", "id: tariffs", "id: ferry-cap");
    assert!(changes(&desk).iter().any(|line| line.contains("change/removed")));
    desk.change("content/_index.md", "id: ferry-cap", "id: ferry-cap\n    aliases: [tariffs]");
    good(&desk.run(["record"]));
    assert_eq!(changes(&desk), Vec::<String>::new());
    let desk =
        Desk::with(&[("content/_index.md", SITE), ("content/about.md", "---\ntitle: About\n---\nUs.\n")]);
    good(&desk.run(["record", "--first"]));
    desk.change("content/about.md", "title: About", "title: About\nslug: us");
    assert!(
        changes(&desk).iter().any(|line| line.contains("published at /about/, and nothing stands there now"))
    );
    desk.change("content/about.md", "slug: us", "slug: us\naliases: [/about/]");
    assert_eq!(changes(&desk), Vec::<String>::new());
}

#[test]
fn a_correction_leaves_the_wrong_words_nowhere() {
    let desk = desk();
    desk.change("content/_index.md", "lasts six years", "lasts five years");
    good(&desk.run([
        "record",
        "--type",
        "correction",
        "--summary",
        "Five.",
        "--was",
        "six years",
        "--now",
        "five years",
    ]));
    let found = changes(&desk);
    assert!(
        found.len() == 1
            && found[0].contains("change/correction-incomplete")
            && found[0].contains("still stand in its text"),
        "{found:#?}"
    );
    desk.change("content/_index.md", "[six years]", "[five years]");
    good(&desk.run(["record", "--minor"]));
    assert_eq!(changes(&desk), Vec::<String>::new());
}

#[test]
fn words_about_what_is_new_are_written_and_never_thrown_away() {
    let desk = desk();
    desk.change(
        "content/_index.md",
        "terms:\n",
        "terms:\n  - {id: quay, term: Quay, definition: Where one lands.}\n",
    );
    let ran = desk.run(["record", "-n"]);
    assert!(ran.err.contains("0 of 1 are to be told in the log (what is new need not be)"), "{}", ran.err);
    good(&desk.run(["record", "--type", "update", "--summary", "A word is explained."]));
    let log = fs::read_to_string(desk.at("content/_index.md")).unwrap()
        + &fs::read_to_string(desk.at("content/records.yaml")).unwrap_or_default();
    assert!(log.contains("summary: A word is explained.") && log.contains("about: [quay]"), "{log}");
    assert_eq!(changes(&desk), Vec::<String>::new());
}

#[test]
fn a_text_of_other_words_is_told_at_the_paragraph() {
    let desk = Desk::empty();
    let long = "Ships wait in the roads for a berth, and the board counts them. ".repeat(20);
    let with =
        |end: &str| SITE.replace("Ships wait for it, and so do the fishers.", &format!("{long}\n\n{end}"));
    desk.put("content/_index.md", with("The last paragraph."));
    good(&desk.run(["record", "--first"]));
    desk.put("content/_index.md", with("The last and other paragraph."));
    let line = 1 + with("The last and other paragraph.")
        .lines()
        .position(|line| line.starts_with("The last"))
        .unwrap();
    let found = changes(&desk);
    assert!(found.len() == 1 && found[0].contains(&format!("\"line\":{line},")), "{line}: {found:#?}");
}

#[test]
fn a_merge_keeps_what_either_side_recorded() {
    let [ours, theirs] =
        [("Where a ship lies.", "Where a ship is."), ("six years.", "five years.")].map(|(from, to)| {
            let desk = desk();
            desk.change("content/_index.md", from, to);
            desk.change("content/_index.md", "One paper.", &format!("One paper. {to}"));
            good(&desk.run(["record", "--type", "update", "--summary", to]));
            lock(&desk)
        });
    let desk = desk();
    for (from, to) in [
        ("Where a ship lies.", "Where a ship is."),
        ("six years.", "five years."),
        ("One paper.", "One paper. five years."),
    ] {
        desk.change("content/_index.md", from, to);
    }
    let marked = format!("<<<<<<< ours\n{ours}||||||| before\n{{}}\n=======\n{theirs}>>>>>>> theirs\n");
    desk.put("content/published.lock", &marked);
    let found = changes(&desk);
    assert!(
        found.len() == 1 && found[0].contains("standfirst record --merge") && found[0].contains("\"line\":1"),
        "{found:#?}"
    );
    assert_eq!(desk.run(["record"]).code, 1);
    // A line that is neither side's stops it, and the file stays.
    desk.put("content/published.lock", format!("{marked}oops\n"));
    assert_eq!(desk.run(["record", "--merge"]).code, 2);
    desk.put("content/published.lock", &marked);
    good(&desk.run(["record", "--merge"]));
    let found = changes(&desk);
    assert!(found.iter().all(|line| !line.contains("change/unlogged")), "{found:#?}");
    // Both sides recorded an update of the same name; it is written in neither file here.
    assert!(!lock(&desk).contains("<<<<<<<"));
}

/// Runs git in the site.
fn git(desk: &Desk, arguments: &[&str]) {
    let mut command = std::process::Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]);
    command.args(["-c", "commit.gpgsign=false"]).args(arguments).current_dir(desk.at(""));
    command.env("GIT_COMMITTER_DATE", "2025-12-22T10:00:00Z").env("GIT_AUTHOR_DATE", "2025-12-22T10:00:00Z");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn differences_since_a_revision_or_a_day_are_told_in_words() {
    let desk = desk();
    for arguments in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "one"]] {
        git(&desk, arguments);
    }
    let ran = desk.run(["diff"]);
    good(&ran);
    assert_eq!((ran.out.as_str(), ran.err.contains("nothing change")), ("", true));
    desk.change("content/_index.md", "by: tolle", "by: wardens");
    desk.change("content/_index.md", "in all seasons", "in all weathers");
    let told = "provision: Ferry tariffs are capped  (content/_index.md)\n    text: … for six years, in all \
                [-seasons-]{+weathers+}.\nquote: wardens We will sign soon  (content/_index.md)\n    who said it: Oskar Tolle → The \
                wardens\n";
    for since in ["HEAD", "main", "2025-12-22"] {
        let ran = desk.run(["diff", "--since", since]);
        good(&ran);
        assert_eq!(ran.out, told, "{since}");
    }
    let ran = desk.run(["diff", "--since", "HEAD", "--format", "markdown"]);
    assert!(ran.out.contains("- text: … for six years, in all ~~seasons~~**weathers**."), "{}", ran.out);
    let ran = desk.run(["diff", "--since", "HEAD", "--format", "json"]);
    assert!(
        ran.out.contains("\"field\":\"by\",\"label\":\"who said it\",\"before\"")
            || ran.out.contains("\"@wardens\""),
        "{}",
        ran.out
    );
    for since in ["nowhere", "2020-01-01", "--output=x"] {
        let ran = desk.run([String::from("diff"), format!("--since={since}")]);
        assert!(ran.code == 2 && ran.err.starts_with("error: git k"), "{since}: {}", ran.err);
    }
}

#[test]
fn words_too_long_for_the_lock_are_told_where_git_has_them() {
    let desk = Desk::empty();
    let long = "Ships wait in the roads for a berth, and the board counts them. ".repeat(20);
    let with = |end: &str| SITE.replace("Ships wait for it, and so do the fishers.", &format!("{long}{end}"));
    desk.put("content/_index.md", with("The end."));
    good(&desk.run(["record", "--first"]));
    assert!(!lock(&desk).contains("Ships wait in the roads"));
    desk.put("content/_index.md", with("No end."));
    let ran = desk.run(["record", "-n"]);
    assert!(
        ran.out.contains("text: other words than before, and what they were is not known here"),
        "{}",
        ran.out
    );
    desk.put("content/_index.md", with("The end."));
    for arguments in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "one"]] {
        git(&desk, arguments);
    }
    desk.put("content/_index.md", with("No end."));
    let ran = desk.run(["record", "-n"]);
    assert!(ran.out.contains("[-The-]{+No+} end."), "{}", ran.out);
}
