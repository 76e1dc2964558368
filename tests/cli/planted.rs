//! Twelve mistakes in five files: all of them in one run, each where it stands.

use super::Desk;

const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Planted\nbase_url: example.org\ntz: ET\n"),
    (
        "content/_index.md",
        "---\nkind: briefing\ntitle: The accord\nreviewed: 2025-02-30\ndarft: true\n---\n\n\
         Both want [a cap](@kap) [@gazette].\n\n<b>Ґрунт</b> і [посилання](javascript:x)\n",
    ),
    (
        "content/records.yaml",
        "sources:\n  - {id: gazette, title: Notice}\nprovisions:\n  - id: cap\n    title: A cap\n    \
         status: propsed\n    evidence: gazette, para 2\n  - id: free\n    title: Free\n    status: proposed\n\
         events:\n  - title: Talks\n    when: 2025-13-01\n    evidence: gazette\n",
    ),
    ("content/quotes/one.md", "---\nby: ann-lee\ntext: We wait.\n---\n"),
    ("content/about.md", "---\ntitle: About\n---\n\n![A chart](chart.png)\n\nSee [more](gone.md).\n"),
];

/// File, line, column and rule of each mistake, in order.
const EXPECTED: &[&str] = &[
    "content/_index.md:4:11 date/calendar",
    "content/_index.md:5:1 yaml/unknown-key",
    "content/_index.md:8:11 ref/dangling",
    "content/_index.md:10:16 link/scheme",
    "content/about.md:5:1 asset/missing",
    "content/about.md:7:5 link/file",
    "content/quotes/one.md:2:5 ref/dangling",
    "content/records.yaml:6:13 vocabulary/unknown",
    "content/records.yaml:8:5 evidence/missing",
    "content/records.yaml:13:11 date/calendar",
    "content/site.yaml:2:11 settings/base-url",
    "content/site.yaml:3:5 settings/zone",
];

#[test]
fn twelve_mistakes_are_twelve_findings_each_in_its_place() {
    let desk = Desk::with(SITE);
    let ran = desk.run(["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let found: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{}:{}:{} {}", text("file"), finding["line"], finding["column"], text("rule"))
        })
        .collect();
    assert_eq!(found, EXPECTED, "{}", ran.out);
    assert!(ran.err.starts_with("checked ") && ran.err.contains(": 12 errors"), "{}", ran.err);
}
