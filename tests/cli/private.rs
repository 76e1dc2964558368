//! Forty secrets lie about a site; none of them is published.

use super::Desk;
use std::os::unix::fs::symlink;

/// Files that hold a secret, marked with `@`.
const FILES: &[(&str, &str)] = &[
    (".env", "KEY=@"),
    (".git/config", "@"),
    ("notes.txt", "@"),
    ("README.md", "@"),
    ("held/interview.txt", "@"),
    ("content/.env", "@"),
    ("content/.git/config", "@"),
    ("content/.hidden.md", "---\ntitle: \"@\"\n---\n@\n"),
    ("content/.private/page.md", "---\ntitle: \"@\"\n---\n"),
    ("content/draft.md", "---\ntitle: \"@\"\ndraft: true\naliases: [\"@\"]\n---\n@\n"),
    ("content/later.md", "---\ntitle: \"@\"\npublish_on: 2999-01-01\n---\n@\n"),
    (
        "content/provisions/secret.md",
        "---\ntitle: \"@\"\ndraft: true\nstatus: proposed\nevidence: gazette\n---\n@\n",
    ),
    ("content/about.md", "---\ntitle: About # @\nextra: {note: \"@\"}\n# @\n---\nWords.\n\n<!-- @ -->\n"),
    ("content/about.md~", "@"),
    ("content/#about.md#", "@"),
    ("content/.#about.md", "@"),
    ("content/.about.md.swp", "@"),
    ("content/about.md.swp", "@"),
    ("content/4913", "@"),
    ("content/x.tmp", "@"),
    ("content/unused.png", "@"),
    ("content/unused.txt", "@"),
    ("static/.env", "@"),
    ("static/.git/HEAD", "@"),
    ("static/.htpasswd", "@"),
    ("static/.DS_Store", "@"),
    ("static/style.css~", "@"),
    ("static/.well.known", "@"),
    ("templates/unused.html", "@"),
    ("templates/.secret.html", "@"),
    ("templates/footer.html", "{# @ #}"),
    ("public-notes/x.txt", "@"),
];

/// What is added to the lists of the site: drafts, entries of a later date, remarks.
const RECORDS: &str = "
terms:
  - {id: hush, term: \"@\", definition: \"@\", draft: true}
  - {id: soon, term: \"@\", definition: \"@\", publish_on: 2999-01-01}
  - {id: berth, term: Berth, definition: A place for a ship.} # @
events:
  - {id: secret-talks, title: \"@\", when: 2026-03-01, draft: true, evidence: gazette}
updates:
  # @
  - {id: unsaid, type: update, at: 2025-12-24, summary: \"@\", draft: true}
";

/// The text with a secret of its own for each `@`.
fn with_secrets(text: &str, count: &mut usize) -> String {
    let mut out = String::new();
    for (index, piece) in text.split('@').enumerate() {
        if index > 0 {
            *count += 1;
            out.push_str(&format!("canary-{count}-x"));
        }
        out.push_str(piece);
    }
    out
}

fn planted() -> (Desk, usize) {
    let desk = Desk::started();
    let mut count = 0;
    for (path, text) in FILES {
        desk.put(path, with_secrets(text, &mut count));
    }
    let records = std::fs::read_to_string(desk.at("content/records.yaml")).unwrap();
    desk.put("content/records.yaml", records + &with_secrets(RECORDS, &mut count));
    let settings = std::fs::read_to_string(desk.at("content/site.yaml")).unwrap();
    desk.put("content/site.yaml", settings + &with_secrets("# @\nextra:\n  key: \"@\"\n", &mut count));
    (desk, count)
}

/// Published files that hold `secret`, in their name or their bytes.
fn leaks(desk: &Desk, secret: &str) -> Vec<String> {
    let is_within = |bytes: &[u8]| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
    let public = desk.public();
    let leaking = public.iter().filter(|(path, bytes)| path.contains(secret) || is_within(bytes));
    leaking.map(|(path, _)| path.clone()).collect()
}

#[test]
fn no_secret_is_published() {
    let (desk, count) = planted();
    assert!(count >= 40, "{count}");
    let mut command = desk.command(["build"]);
    for name in ["SECRET_TOKEN", "STANDFIRST_SECRET", "AWS_SECRET_ACCESS_KEY", "USER", "HOSTNAME"] {
        command.env(name, "canary-in-the-environment");
    }
    let ran = super::ended(&command.output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("--> static/.env"), "a hidden file left out is said: {}", ran.err);
    assert_eq!(leaks(&desk, "canary-"), [""; 0]);
    let here = desk.folder.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(leaks(&desk, here), [""; 0], "the path of this machine");
    let ran = desk.run(["build", "--drafts"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!leaks(&desk, "canary-").is_empty(), "the drafts would have been seen");
}

#[test]
fn a_link_out_of_the_site_or_to_a_hidden_file_publishes_nothing() {
    for (link, to) in [
        ("static/a.txt", "../../home/secret"),
        ("content/a.md", "../../home/secret"),
        ("static/folder", "../../home"),
        ("content/b.md", "/etc/hostname"),
        ("static/c.txt", "../held/interview.txt"),
        ("static/d.txt", "../.env"),
        ("templates/e.html", "../.git/config"),
    ] {
        let (desk, _) = planted();
        std::fs::write(desk.at("../home/secret"), "canary-").unwrap();
        symlink(to, desk.at(link)).unwrap();
        let ran = desk.run(["build"]);
        assert_eq!(ran.code, 1, "{link}: {}", ran.err);
        assert!(ran.err.contains("error[file/link]: this link leads"), "{link}: {}", ran.err);
        assert!(ran.err.contains(&format!("--> {link}")) && !desk.at("public").exists(), "{}", ran.err);
    }
}
