//! Links: to entries, pages, anchors, files, the web.

use super::{clean, found, has, plain, shown};

/// A briefing with a term and an event of one id, and a quote.
const BRIEFING: &str = "kind: briefing
title: The talks
people:
  - {id: ann, name: Ann Lee}
quotes:
  - {id: see, by: ann, text: We will see.}
terms:
  - {id: talks, term: Talks, definition: Meetings.}
events:
  - {id: backstop, title: Backstop, when: 2025-01-02, evidence: 'https://example.org/a'}
  - {id: talks, title: First round, when: 2025-01-01, evidence: 'https://example.org/a'}
";

fn briefing(body: &str) -> (String, Vec<String>) {
    shown(&format!("---\n{BRIEFING}---\n{body}"), "/full/")
}

#[test]
fn a_link_to_an_entry_has_the_id_behind_an_at() {
    let (html, found) = briefing("[a second line](@backstop)");
    clean(&found);
    has(&html, &["<a href=\"/timeline/#backstop\">a second line</a>"]);
}

#[test]
fn a_link_without_words_takes_the_title() {
    let (html, found) = briefing(
        "[](@backstop), [](@see), [](@timeline), [](#sub)\n\n## Part\n\n### Sub *title* {#sub}\n\nx",
    );
    clean(&found);
    has(
        &html,
        &[
            "<a href=\"/timeline/#backstop\">Backstop</a>",
            "<a href=\"/quotes/#see\">“We will see” – Ann Lee</a>",
            "<a href=\"/timeline/\">Timeline</a>",
            "<a href=\"#sub\">Sub title</a>",
        ],
    );
}

#[test]
fn the_kind_before_the_id_settles_a_clash() {
    let (html, found) = briefing("[t](@term:talks) [e](@event:talks)");
    clean(&found);
    has(&html, &["popovertarget=\"meaning-1\">t<", "href=\"/timeline/#talks\">e<"]);
    assert_eq!(briefing("[x](@talks)").1, ["ref/ambiguous: `talks` is the id of several entries"]);
}

#[test]
fn an_unknown_id_is_an_error() {
    assert_eq!(briefing("[x](@backstopp)").1, ["ref/dangling: no entry is called `backstopp`"]);
}

#[test]
fn links_stand_in_lists_tables_notes_headings_and_quotations() {
    let (html, found) = briefing(
        "- [l](@backstop)\n\n| [h](@backstop) |\n|---|\n| [c](@backstop) |\n\n## Part [p](@backstop)\n\n> [q](@backstop)\n\nx[^1]\n\n[^1]: [n](@backstop)\n\n[**b**](@backstop) [![Alt](m.svg)](@backstop)\n",
    );
    assert_eq!(found, ["asset/missing: there is no file `content/m.svg`"]);
    for words in ["l", "h", "c", "p", "q", "n", "<strong>b</strong>"] {
        has(&html, &[&format!("<a href=\"/timeline/#backstop\">{words}</a>")]);
    }
    has(&html, &["<a href=\"/timeline/#backstop\"><img src=\"/m.svg\""]);
}

#[test]
fn a_reference_leads_where_its_definition_says() {
    let (html, found) = briefing("[words][b], [b], [direct][@backstop]\n\n[b]: @backstop\n");
    clean(&found);
    has(&html, &[">words</a>", ">b</a>", "<a href=\"/timeline/#backstop\">direct</a>"]);
}

#[test]
fn a_reference_without_a_definition_is_a_warning() {
    let (html, found) = plain("See [the plan][plan] and [it][] and [this].\n");
    assert_eq!(
        found,
        [
            "link/undefined: nothing says where `[it]` leads",
            "link/undefined: nothing says where `[the plan][plan]` leads"
        ]
    );
    has(&html, &["[the plan][plan]", "[this]"]);
}

/// Plain pages in and below `content/`.
const PAGES: &str = "-- content/about.md --\n---\ntitle: About us\n---\n## Method\n\n[up](docs/x.md#part) [home](_index.md) [at](@/docs/x.md) [id](@x)\n-- content/docs/_index.md --\n---\ntitle: Docs\n---\n[x](x.md) [about](../about.md#method)\n-- content/docs/x.md --\n---\ntitle: X\n---\n## Part\n\n[here](#part) [docs](./) [docs](../docs)\n-- content/docs/café.md --\n---\ntitle: Café\n---\nx\n";

fn pages(body: &str, address: &str) -> (String, Vec<String>) {
    shown(&format!("-- content/_index.md --\n---\ntitle: T\n---\n{body}\n{PAGES}"), address)
}

#[test]
fn links_to_files_are_relative_or_from_content() {
    let (html, found) = pages(
        "[a](about.md) [b](about) [c](docs/) [d](@/docs/x.md#part) [e](./docs/../about.md#method) [](docs/x.md)",
        "/",
    );
    clean(&found);
    has(
        &html,
        &[
            "<a href=\"/about/\">a</a>",
            "<a href=\"/about/\">b</a>",
            "<a href=\"/docs/\">c</a>",
            "<a href=\"/docs/x/#part\">d</a>",
            "<a href=\"/about/#method\">e</a>",
            "<a href=\"/docs/x/\">X</a>",
        ],
    );
    let (html, _) = pages("x", "/docs/x/");
    has(&html, &["<a href=\"#part\">here</a>", "<a href=\"/docs/\">docs</a> <a href=\"/docs/\">docs</a>"]);
}

#[test]
fn addresses_may_be_percent_encoded() {
    let (html, found) = pages("[a](docs/caf%C3%A9.md) [b](/docs/caf%C3%A9/) [c](/docs/café/)", "/");
    clean(&found);
    has(&html, &["a</a> <a href=\"/docs/caf%C3%A9/\">b</a> <a href=\"/docs/caf%C3%A9/\">c</a>"]);
}

#[test]
fn an_anchor_that_is_not_there_is_an_error_with_the_nearest() {
    let text =
        format!("-- content/_index.md --\n---\ntitle: T\n---\n[a](about.md#methd) [b](#nowhere)\n{PAGES}");
    let all = crate::support::findings(&crate::support::drawn(&text));
    assert_eq!(
        all,
        [
            "link/anchor content/_index.md : `content/_index.md` has no anchor `nowhere` / its text has no headings; leave out what stands behind `#`",
            "link/anchor content/_index.md : `content/about.md` has no anchor `methd` / did you mean `#method`?",
        ]
    );
}

#[test]
fn an_anchor_that_a_briefing_does_not_have_is_said_once_and_as_its_author_knows_it() {
    let text = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\n---\nLead.\n\n## What is known\n\n[y](#nowhere)\n";
    let all = crate::support::findings(&crate::support::drawn(text));
    let words = "`content/_index.md` has no anchor `nowhere` / its headings are `#know`";
    assert_eq!(all, [format!("link/anchor content/_index.md : {words}")]);
}

#[test]
fn a_page_that_is_not_there_is_an_error() {
    assert_eq!(
        pages("[a](abuot.md) [b](/nowhere/) [c](nowhere/)", "/").1,
        [
            "link/address: there is no page at `/nowhere/`",
            "link/file: there is no page `content/abuot.md`",
            "link/file: there is no page `content/nowhere`"
        ]
    );
}

#[test]
fn a_link_to_a_draft_says_so() {
    let site = "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B, draft: true}\n---\n[a](@a) [b](b.md)\n-- content/b.md --\n---\ntitle: B\ndraft: true\n---\nx\n";
    assert_eq!(
        found(site),
        [
            "ref/draft: `a` is a draft, and is not published",
            "ref/draft: `content/b.md` is a draft, and is not published"
        ]
    );
}

/// Two briefings that share people, and a page that stands in neither.
fn two(about: &str, one: &str) -> String {
    format!(
        "-- content/_index.md --\n---\ntitle: T\n---\nx\n-- content/about.md --\n---\ntitle: About\n---\n{about}\n-- content/people.yaml --\n- {{id: ann, name: Ann Lee}}\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nquotes:\n  - {{id: see, by: ann, text: We will see.}}\n---\n{one}\n-- content/two/_index.md --\n---\nkind: briefing\ntitle: Two\nquotes:\n  - {{id: not, by: ann, text: We will not.}}\n---\nx\n"
    )
}

#[test]
fn a_link_reaches_other_briefings_and_what_all_share() {
    let site = two(
        "[a](@one) [b](@two/not) [c](@people) [d](@two/quotes) [e](@ann)",
        "[f](@two/not) [g](@people) [h](@quotes) [i](@two)",
    );
    let (html, found) = shown(&site, "/about/");
    clean(&found);
    has(
        &html,
        &[
            "href=\"/one/\">a<",
            "href=\"/two/quotes/#not\">b<",
            "href=\"/people/\">c<",
            "href=\"/two/quotes/\">d<",
            "href=\"/people/ann/\">e<",
        ],
    );
    let (html, _) = shown(&site, "/one/full/");
    has(&html, &["/two/quotes/#not\">f<", "/people/\">g<", "/one/quotes/\">h<", "/two/\">i<"]);
}

#[test]
fn a_view_of_several_briefings_is_named_with_its_briefing() {
    assert_eq!(found(&two("[a](@quotes)", "x")), ["ref/ambiguous: several briefings have a page `quotes`"]);
}

#[test]
fn a_link_leads_into_the_language_of_its_file() {
    let site = "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\ntitle: T\n---\n[a](about.md) [b](about.uk.md) [c](/uk/about/) [d](only.md)\n-- content/_index.uk.md --\n---\ntitle: Т\n---\n[a](about.md) [b](about.uk.md) [c](/about/) [d](only.md)\n-- content/about.md --\n---\ntitle: About\n---\nx\n-- content/about.uk.md --\n---\ntitle: Про\n---\nx\n-- content/only.md --\n---\ntitle: Only\n---\nx\n";
    let (html, found) = shown(site, "/");
    clean(&found);
    has(
        &html,
        &["/about/\">a</a> <a href=\"/uk/about/\">b</a> <a href=\"/uk/about/\">c</a> <a href=\"/only/\">d"],
    );
    let (html, _) = shown(site, "/uk/");
    has(
        &html,
        &["/uk/about/\">a</a> <a href=\"/uk/about/\">b</a> <a href=\"/about/\">c</a> <a href=\"/only/\">d"],
    );
}

#[test]
fn only_safe_schemes_are_let_through() {
    for to in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "<java\tscript:alert(1)>",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "cite:x",
    ] {
        let (html, found) = plain(&format!("[x]({to}) ![y]({to})\n"));
        assert_eq!(found.len(), 2, "{to}: {found:?}");
        assert!(found.iter().all(|finding| finding.starts_with("link/scheme")), "{to}: {found:?}");
        assert!(!html.contains("href") && !html.contains("src"), "{html}");
    }
    let (html, found) = plain(
        "[a](https://e.org/?a=1&b=\"2\") [b](mailto:ann@example.org) [c](tel:+1) <ann@example.org> <https://e.org>\n",
    );
    clean(&found);
    has(
        &html,
        &[
            "href=\"https://e.org/?a=1&amp;b=%222%22\"",
            "<a href=\"mailto:ann@example.org\">ann@example.org</a>",
        ],
    );
}

#[test]
fn a_mail_address_needs_its_scheme() {
    assert_eq!(plain("[a](ann@example.org)").1, ["link/scheme: `ann@example.org` is a mail address"]);
}

#[test]
fn a_link_has_words_and_an_aim() {
    assert_eq!(
        plain("[a]() [](https://example.org/)").1,
        ["link/empty: this link has no words", "link/empty: this link leads nowhere"]
    );
}

#[test]
fn no_link_leaves_the_folder() {
    for to in ["../x.md", "..%2F..%2Fx.png", "../../etc/passwd", "@/../site.yaml"] {
        let (_, found) = plain(&format!("[a]({to})"));
        assert_eq!(found.len(), 1, "{to}: {found:?}");
        assert!(found[0].starts_with("link/outside"), "{to}: {found:?}");
    }
}
