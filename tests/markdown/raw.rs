//! Raw HTML, comments, and the shortcodes of other tools.

use super::{clean, has, plain, shown};

#[test]
fn html_is_shown_as_text_with_a_warning() {
    let (html, found) = plain("<script>alert(1)</script>\n\nA <b onclick=\"x\">b</b>\n");
    assert!(
        found.len() == 3 && found.iter().all(|finding| finding == "markup/raw-html: HTML is shown as text"),
        "{found:?}"
    );
    has(&html, &["&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b onclick=\"x\"&gt;b&lt;/b&gt;"]);
    assert!(!html.contains("<script") && !html.contains("<b "), "{html}");
}

#[test]
fn html_passes_where_the_site_lets_it() {
    let site = "-- content/site.yaml --\nmarkup: {raw_html: true}\n-- content/_index.md --\n---\ntitle: T\n---\n<div class=\"x\">\n\nA <b>b</b><!-- private -->\n\n</div>\n";
    let (html, found) = shown(site, "/");
    clean(&found);
    has(&html, &["<div class=\"x\">", "A <b>b</b></p>", "</div>"]);
    assert!(!html.contains("private"), "{html}");
}

#[test]
fn a_wrong_link_in_raw_html_is_found() {
    let site = "-- content/site.yaml --\nmarkup: {raw_html: true}\n-- content/_index.md --\n---\ntitle: T\n---\nA <a href=\"nowhere/\">b</a> <a href='/nope/'>c</a> <a href=\"about/#no\">d</a> <a href=\"https://e.org/\">e</a> <a href=\"about/\">f</a>\n-- content/about.md --\n---\ntitle: A\n---\nx\n";
    assert_eq!(
        super::found(site),
        [
            "link/template: / leads to `/about/#no`, which is not there",
            "link/template: / leads to `/nope/`, which is not there",
            "link/template: / leads to `/nowhere/`, which is not there",
        ]
    );
}

#[test]
fn comments_are_never_published() {
    let (html, found) = plain("<!-- one\n\ntwo\nthree --> four\n\na <!-- five --> b <!-- six\nseven --> c\n");
    for hidden in ["one", "two", "three", "five", "six", "seven"] {
        assert!(!html.contains(hidden), "{hidden} is in {html}");
    }
    has(&html, &["four", "a  b  c"]);
    assert_eq!(found, ["markup/raw-html: HTML is shown as text"]);
}

#[test]
fn shortcodes_are_said_once_where_the_first_stands() {
    let site = crate::support::drawn(
        "---\ntitle: T\n---\nWords.\n\n{{ youtube(id=\"x\") }}\n\n{{< figure >}} {% include x %}\n\n    {{ code }}\n\n`{{ code }}`\n",
    );
    let finding = &site.report[0];
    assert_eq!((site.report.len(), finding.message.as_str()), (1, "3 shortcodes of another tool"));
    let standfirst::At::Range(range) = &finding.at else { panic!("{finding:?}") };
    assert_eq!(range.start, "---\ntitle: T\n---\nWords.\n\n".len());
}
