//! The editor's page.

use super::Desk;

#[test]
fn the_editors_page_has_every_finding_what_is_covered_and_room_to_sign() {
    let desk = Desk::with(&[
        (
            "content/site.yaml",
            "title: A <site>\naccept:\n  - {rule: source/metadata, scope: all, reason: Known & reasoned., until: 2999-01-01}\n",
        ),
        (
            "content/_index.md",
            "---\nkind: briefing\ntitle: Talks\nreviewed: 2025-12-22\nauthors: [Ann Desk]\nsources:\n  - {id: a, title: A, type: news, held: a.txt}\n\
             provisions:\n  - {id: p, title: P, status: agreed, evidence: {source: a, words: a cap}}\nquotes:\n  - {id: q, by: Jo Ray, \
             text: We will wait <and> see what comes., when: 2025-12-20, evidence: a}\n---\nWords.\n",
        ),
        ("held/a.txt", "The plan has a cap.\nJo Ray said: “We will wait.”\n"),
    ]);
    let ran = desk.run(["check", "--as-of", "2025-12-22", "--report", "editor.html"]);
    assert!(ran.code == 1 && ran.out.is_empty(), "{}", ran.err);
    let page = std::fs::read_to_string(desk.at("editor.html")).unwrap();
    for words in [
        "Editor’s report: A &lt;site&gt;",
        "<code>quote/verbatim</code>",
        "<code>status/overclaim</code>",
        "<tr><th scope=\"row\">Provisions</th><td>1; 0 rest on two sources or more, 0 on none</td></tr>",
        "<td>0 compared with the text, 0 by receipt, 0 not compared, 1 otherwise than the text</td>",
        "<td>1 compared with the text, 0 by receipt, 0 not compared, 0 otherwise than the text</td>",
        "<th scope=\"row\">Quotes of Jo Ray</th><td>1</td>",
        "<th scope=\"row\">Written by</th><td>Ann Desk</td>",
        "Signed for publication",
        "Known &amp; reasoned.",
        "noindex",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(!page.contains("<script") && !page.contains("http"), "{page}");
}
