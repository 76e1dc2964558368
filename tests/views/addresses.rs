//! Which pages there are, and where they stand.

use crate::support::{drawn, findings, html_of, main_of, site};
use standfirst::Site;

/// A briefing with an entry of each kind; `{}` stands for what else its front matter says.
const ALL: &str = "kind: briefing
title: All
themes: [{id: theme, title: A theme}]
documents: [{id: document, title: A document, type: plan, evidence: source}]
provisions:
  - {id: provision, title: A provision, theme: theme, status: proposed, evidence: 'source, para 1', positions: [{party: party, position: supports}]}
  - {id: second, title: Another, status: agreed, evidence: 'source, para 2'}
people: [{id: person, name: Ann Lee}]
parties: [{id: party, name: A party, type: state}]
quotes: [{id: quote, by: person, text: We will see., aliases: [old-quote]}]
sources: [{id: source, title: A source}]
events: [{id: event, title: Talks, when: 2025-02-02, evidence: source, aliases: [old-event]}]
next: [{id: step, what: A step, when: 2027-01-01, evidence: source}]
questions: [{id: question, ask: What now?, why_open: source-silent}]
numbers: [{id: number, label: A number, value: 5, evidence: source}]
terms: [{id: term, term: A term, definition: Words.}]
updates: [{id: update, summary: An update, at: 2025-01-01}]
";

fn all(body: &str) -> String {
    format!("-- content/_index.md --\n---\n{ALL}---\n{body}\n")
}

/// The rules that are broken, notes and reviews aside.
fn broken(site: &standfirst::Site) -> Vec<String> {
    findings(site)
        .into_iter()
        .filter(|finding| !finding.starts_with("id/derived") && !finding.starts_with("briefing/not-reviewed"))
        .collect()
}

/// The addresses of all pages but the lists of files, which every briefing has.
fn addresses(site: &Site) -> Vec<String> {
    crate::support::addresses(site).into_iter().filter(|address| !address.ends_with("/data/")).collect()
}

#[test]
fn a_site_with_one_briefing_has_it_at_the_root() {
    let site = drawn(&all("Lead."));
    assert_eq!(
        addresses(&site),
        [
            "/",
            "/404.html",
            "/documents/",
            "/full/",
            "/how-we-decide/",
            "/next/",
            "/numbers/",
            "/parties/",
            "/people/",
            "/positions/",
            "/print/",
            "/provisions/",
            "/provisions/provision/",
            "/provisions/second/",
            "/provisions/status/agreed/",
            "/provisions/status/proposed/",
            "/questions/",
            "/quotes/",
            "/search/",
            "/sources/",
            "/sources/source/",
            "/terms/",
            "/timeline/",
            "/updates/",
        ]
    );
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
}

#[test]
fn a_site_with_several_has_each_below_and_what_they_share_once() {
    let site = drawn(
        "-- content/_index.md --\n---\ntitle: Home\n---\nWords.\n-- content/people.yaml --\n- {id: ann, name: Ann Lee}\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nquotes: [{id: a, by: ann, text: Words.}]\n---\nLead.\n-- content/two/_index.md --\n---\nkind: briefing\ntitle: Two\npath: second/place\nquotes: [{id: b, by: ann, text: Words.}]\n---\n",
    );
    assert_eq!(
        addresses(&site),
        [
            "/",
            "/404.html",
            "/one/",
            "/one/full/",
            "/one/how-we-decide/",
            "/one/print/",
            "/one/quotes/",
            "/one/search/",
            "/people/",
            "/people/ann/",
            "/search/",
            "/second/place/",
            "/second/place/full/",
            "/second/place/how-we-decide/",
            "/second/place/print/",
            "/second/place/quotes/",
            "/second/place/search/",
        ]
    );
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    let ann = main_of(&site, "/people/ann/");
    assert!(ann.contains("/one/quotes/#a") || ann.contains("id=\"on-quotes\""), "{ann}");
}

#[test]
fn a_second_briefing_moves_nothing_where_the_first_is_pinned() {
    let one = "-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\npath: /\nterms: [{id: a, term: A, definition: B}]\n---\n";
    let two = "-- content/two/_index.md --\n---\nkind: briefing\ntitle: Two\n---\nx [one](@one)\n";
    let before = addresses(&drawn(one));
    let after = drawn(&format!("{one}{two}"));
    assert!(
        before.iter().all(|address| addresses(&after).contains(address)),
        "{before:?} {:?}",
        addresses(&after)
    );
    assert!(addresses(&after).contains(&"/two/full/".to_owned()));
}

#[test]
fn other_languages_stand_below_their_code() {
    let site = drawn(
        "-- content/site.yaml --\nbase_url: https://example.org/\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms: [{id: a, term: A, definition: B}]\n---\nLead. [x](about.md)\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\nВступ.\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n",
    );
    assert_eq!(
        addresses(&site),
        [
            "/",
            "/404.html",
            "/about/",
            "/full/",
            "/print/",
            "/search/",
            "/terms/",
            "/uk/",
            "/uk/404.html",
            "/uk/full/",
            "/uk/print/",
            "/uk/search/",
            "/uk/terms/",
        ]
    );
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    for link in
        ["hreflang=\"en\" href=\"https://example.org/\"", "hreflang=\"uk\" href=\"https://example.org/uk/\""]
    {
        assert!(html_of(&site, "/").contains(link), "{link}");
        assert!(html_of(&site, "/uk/").contains(link), "{link}");
    }
    assert!(html_of(&site, "/uk/terms/").contains("hreflang=\"en\" href=\"https://example.org/terms/\""));
    assert!(!html_of(&site, "/about/").contains("hreflang"));
}

#[test]
fn every_entry_has_its_anchor_in_the_list_of_its_kind() {
    let site = drawn(&all("Lead."));
    for (address, id) in [
        ("/provisions/", "theme-theme"),
        ("/documents/", "document"),
        ("/provisions/", "provision"),
        ("/people/", "person"),
        ("/parties/", "party"),
        ("/quotes/", "quote"),
        ("/sources/", "source"),
        ("/timeline/", "event"),
        ("/next/", "step"),
        ("/questions/", "question"),
        ("/numbers/", "number"),
        ("/terms/", "term"),
        ("/updates/", "update"),
        ("/quotes/", "old-quote"),
        ("/timeline/", "old-event"),
    ] {
        let html = main_of(&site, address);
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{address}#{id}\n{html}");
    }
}

#[test]
fn an_entry_with_a_text_or_two_relations_has_a_page_and_its_anchor_stays() {
    let site = |more: &str| {
        drawn(&format!(
            "---\nkind: briefing\ntitle: T\npeople: [{{id: ann, name: Ann Lee}}]\nterms:\n  - {{id: a, term: A, definition: B{more}}}\nquotes:\n  - {{id: q, by: ann, text: Words., about: [a]}}\n---\nLead.\n"
        ))
    };
    assert!(!addresses(&site("")).contains(&"/terms/a/".to_owned()));
    let with_text = site(", body: Text.");
    assert!(addresses(&with_text).contains(&"/terms/a/".to_owned()));
    assert!(main_of(&with_text, "/terms/").contains(" id=\"a\""));
    assert!(main_of(&with_text, "/terms/").contains("href=\"/terms/a/\""));
}

#[test]
fn a_briefing_without_entries_has_an_overview_and_nothing_else() {
    let site = drawn("---\nkind: briefing\ntitle: T\n---\n");
    assert_eq!(addresses(&site), ["/", "/404.html", "/search/"]);
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
}

#[test]
fn a_site_without_anything_is_an_error() {
    assert!(broken(&drawn("-- content/site.yaml --\ntitle: T\n"))[0].starts_with("site/empty"));
    let draft = drawn("---\ntitle: T\ndraft: true\n---\nWords.\n");
    assert!(broken(&draft)[0].contains("everything here is a draft"), "{:#?}", broken(&draft));
}

#[test]
fn nothing_of_a_draft_briefing_is_published() {
    let site = drawn(
        "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nWords.\n-- content/next-one/_index.md --\n---\nkind: briefing\ntitle: Secret\ndraft: true\n---\nWords.\n-- content/next-one/provisions/p.md --\n---\ntitle: Secret plan\nstatus: proposed\nevidence: x\n---\n-- content/next-one/people.yaml --\n- {id: spy, name: Secret Spy}\n-- content/next-one/notes.md --\n---\ntitle: Secret notes\n---\nx ![A map](m.svg)\n-- content/next-one/m.svg --\n<svg viewBox=\"0 0 1 1\"/>\n",
    );
    assert_eq!(addresses(&site), ["/", "/404.html", "/full/", "/print/", "/search/"]);
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    assert!(!site.listing().iter().any(|(address, ..)| address.contains("next-one")));
}

#[test]
fn a_draft_first_page_leaves_what_the_others_share() {
    let site = drawn(
        "-- content/_index.md --\n---\nkind: briefing\ntitle: Secret\ndraft: true\nterms: [{id: a, term: Secret, definition: B}]\n---\nWords.\n-- content/people.yaml --\n- {id: ann, name: Ann Lee}\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nquotes: [{id: q, by: ann, text: Words.}]\n---\n",
    );
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    assert!(!addresses(&site).iter().any(|address| address.contains("terms")), "{:?}", addresses(&site));
}

#[test]
fn aliases_of_ids_and_addresses_lead_on() {
    let site = drawn(
        "-- content/_index.md --\n---\nkind: briefing\ntitle: T\naliases: [/old/home/]\nprovisions: [{id: p, title: P, status: proposed, evidence: 'https://example.org/a', aliases: [before, /very/old]}]\n---\nLead.\n-- content/docs/about.md --\n---\ntitle: About\naliases: [who-we-are]\n---\nWords. [x](../_index.md)\n",
    );
    for (old, new) in [
        ("/old/home/", "/"),
        ("/provisions/before/", "/provisions/p/"),
        ("/very/old/", "/provisions/p/"),
        ("/docs/who-we-are/", "/docs/about/"),
    ] {
        let html = html_of(&site, old);
        for part in [
            format!("<meta http-equiv=\"refresh\" content=\"0; url={new}\">"),
            format!("<a href=\"{new}\">"),
            "<meta name=\"robots\" content=\"noindex\">".to_owned(),
        ] {
            assert!(html.contains(&part), "{old}: {part}\n{html}");
        }
    }
}

/// The findings on addresses: message, file, and the file that is named beside it.
fn collisions(text: &str) -> Vec<(String, String, String)> {
    let site = site(text);
    let found = site.report.iter().filter(|finding| finding.rule.name == "address/collision");
    found
        .map(|finding| {
            let other = finding.related.first().map_or("", |related| &*related.file);
            (finding.message.clone(), finding.file.to_string(), other.to_owned())
        })
        .collect()
}

#[test]
fn two_owners_of_one_address_are_an_error_that_names_both() {
    let page = |path: &str, more: &str| format!("-- content/{path} --\n---\ntitle: T\n{more}---\nWords.\n");
    let home = page("_index.md", "");
    let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    for (a, b, files) in [
        (page("Case.md", ""), page("case.md", ""), both("content/Case.md", "content/case.md")),
        (page("Docs/x.md", ""), page("docs/x.md", ""), both("content/Docs/x.md", "content/docs/x.md")),
        (
            page("cafe\u{301}.md", ""),
            page("caf\u{e9}.md", ""),
            both("content/cafe\u{301}.md", "content/caf\u{e9}.md"),
        ),
        (page("a.md", ""), page("b.md", "slug: a\n"), both("content/a.md", "content/b.md")),
        (page("a.md", ""), page("b.md", "aliases: [/a/]\n"), both("content/a.md", "content/b.md")),
        (page("x.md", ""), page("x/_index.md", ""), both("content/x.md", "content/x/_index.md")),
    ] {
        let found = collisions(&format!("{home}{a}{b}"));
        assert_eq!(found.len(), 1, "{files:?}: {found:?}");
        let (_, file, other) = &found[0];
        let named = std::collections::BTreeSet::from([file.as_str(), other.as_str()]);
        assert_eq!(named, std::collections::BTreeSet::from([files.0.as_str(), files.1.as_str()]));
    }
}

#[test]
fn files_and_pages_share_one_table_of_addresses() {
    for (text, other) in [
        (
            "-- content/about.md --\n---\ntitle: A\n---\nx\n-- static/about/index.html --\nx\n",
            "static/about/index.html",
        ),
        ("-- static/robots.txt --\nx\n", "static/robots.txt"),
        ("-- content/search.md --\n---\ntitle: A\n---\nx\n", "content/search.md"),
        ("-- static/A.pdf --\nx\n-- static/a.pdf --\nx\n", "static/A.pdf"),
    ] {
        let found = collisions(&format!("-- content/_index.md --\n---\ntitle: T\n---\nWords.\n{text}"));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].1 == other || found[0].2 == other, "{found:?}");
    }
}

#[test]
fn a_name_without_a_letter_is_an_address_too() {
    let site = drawn(
        "-- content/_index.md --\n---\ntitle: T\n---\n[x](🎉.md) [y](!!.md)\n-- content/🎉.md --\n---\ntitle: Party\n---\nWords.\n-- content/!!.md --\n---\ntitle: Alarm\n---\nWords.\n",
    );
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    assert_eq!(addresses(&site), ["/", "/!!/", "/404.html", "/search/", "/🎉/"]);
    assert!(main_of(&site, "/").contains("href=\"/%F0%9F%8E%89/\""));
}

#[test]
fn links_have_the_base_path_and_the_sitemap_every_page_readers_may_find() {
    let text = format!("-- content/site.yaml --\nbase_url: https://example.org/base/\n{}", all("Lead."));
    let site = drawn(&text);
    assert!(broken(&site).is_empty(), "{:#?}", broken(&site));
    assert!(html_of(&site, "/full/").contains("href=\"/base/provisions/\""));
    assert!(
        html_of(&site, "/full/").contains("<link rel=\"canonical\" href=\"https://example.org/base/full/\">")
    );
    let (_, sitemap) = site
        .generated()
        .into_iter()
        .find(|(name, _)| name == "sitemap.xml")
        .expect("a site with an address has one");
    for address in addresses(&site) {
        let is_listed = sitemap.contains(&format!("<loc>https://example.org/base{address}</loc>"));
        let is_found = address != "/404.html" && !address.contains("old") && !address.ends_with("/card/");
        assert_eq!(is_listed, is_found, "{address}");
    }
}
