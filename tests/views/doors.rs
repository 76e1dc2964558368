//! The ways through a site: doors, breadcrumbs, neighbours, the menu, the list of all pages.

use super::between;
use crate::support::{addresses, drawn, findings, html_of};

/// One list of a briefing for each view, and the address of the view.
const LISTS: &[(&str, &str)] = &[
    ("documents: [{id: a, title: A, type: plan, evidence: 'https://example.org/x'}]", "/documents/"),
    ("provisions: [{id: a, title: A, status: proposed, evidence: 'https://example.org/x'}]", "/provisions/"),
    ("people: [{id: a, name: Ann Lee}]", "/people/"),
    ("parties: [{id: a, name: A, type: state}]", "/parties/"),
    ("quotes: [{id: a, by: unknown, text: Words.}]", "/quotes/"),
    ("sources: [{id: a, title: A}]", "/sources/"),
    ("events: [{id: a, title: A, evidence: 'https://example.org/x'}]", "/timeline/"),
    ("next: [{id: a, what: A, evidence: 'https://example.org/x'}]", "/next/"),
    ("questions: [{id: a, ask: A?, why_open: source-silent}]", "/questions/"),
    ("numbers: [{id: a, label: A, value: 1, evidence: 'https://example.org/x'}]", "/numbers/"),
    ("terms: [{id: a, term: A, definition: B}]", "/terms/"),
    ("updates: [{id: a, summary: A, at: 2025-01-01}]", "/updates/"),
    ("themes: [{id: a, title: A}]", "/"),
];

#[test]
fn no_door_leads_to_a_view_without_entries() {
    for (list, address) in LISTS {
        let site = drawn(&format!("---\nkind: briefing\ntitle: T\n{list}\n---\n"));
        let wrong: Vec<String> =
            findings(&site).into_iter().filter(|finding| finding.starts_with("link/")).collect();
        assert!(wrong.is_empty(), "{list}: {wrong:#?}");
        assert!(addresses(&site).iter().any(|known| known == address), "{list}: {:?}", addresses(&site));
        let nav = html_of(&site, "/");
        let nav = between(&nav, "<nav class=\"doors\"", "</nav>");
        // These two are reached from the foot of every page.
        let is_door = |known: &&String| {
            known.matches('/').count() == 2 && !matches!(known.as_str(), "/data/" | "/how-we-decide/")
        };
        for known in addresses(&site).iter().filter(is_door) {
            assert!(nav.contains(&format!("href=\"{known}\"")), "no door to {known}: {nav}");
        }
    }
}

#[test]
fn a_few_doors_all_stand_in_front() {
    let quotes = "quotes: [{id: a, by: unknown, text: Words.}]";
    let few = html_of(&drawn(&format!("---\nkind: briefing\ntitle: T\n{quotes}\n---\nx\n")), "/");
    assert!(!between(&few, "<nav class=\"doors\"", "</nav>").contains("class=\"more\""), "{few}");
    let all = LISTS.iter().map(|(list, _)| *list).collect::<Vec<_>>().join("\n");
    let many = html_of(&drawn(&format!("---\nkind: briefing\ntitle: T\n{all}\n---\nx\n")), "/");
    assert!(between(&many, "<nav class=\"doors\"", "</nav>").contains("class=\"more\""), "{many}");
}

#[test]
fn breadcrumbs_lead_from_home_to_the_page() {
    let site = drawn(
        "-- content/_index.md --\n---\ntitle: Home words\n---\nx [d](docs/)\n-- content/people.yaml --\n- {id: ann, name: Ann Lee}\n-- content/docs/_index.md --\n---\ntitle: Docs\n---\nx [a](a/b.md) [i](a/)\n-- content/docs/a/_index.md --\n---\ntitle: Inner\n---\nx\n-- content/docs/a/b.md --\n---\ntitle: Deep\n---\nx\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nprovisions: [{id: p, title: The plan, status: proposed, evidence: 'https://example.org/x', body: Text.}]\n---\nx\n",
    );
    let crumbs = |address: &str| -> Vec<String> {
        let html = html_of(&site, address);
        let nav = between(&html, "<nav class=\"crumbs", "</nav>").to_owned();
        nav.split("<li").skip(1).map(|item| between(item, ">", "</li>").to_owned()).collect()
    };
    assert_eq!(
        crumbs("/docs/a/b/"),
        ["<a href=\"/\">Home</a>", "<a href=\"/docs/\">Docs</a>", "<a href=\"/docs/a/\">Inner</a>", "Deep"]
    );
    assert_eq!(
        crumbs("/one/provisions/p/"),
        [
            "<a href=\"/\">Home</a>",
            "<a href=\"/one/\">One</a>",
            "<a href=\"/one/provisions/\">Provisions</a>",
            "The plan"
        ]
    );
    assert_eq!(crumbs("/one/provisions/status/proposed/").len(), 4);
    assert!(!html_of(&site, "/").contains("class=\"crumbs"));
}

#[test]
fn entries_lead_to_their_siblings_and_views_to_the_next_door() {
    let site = drawn(
        "---\nkind: briefing\ntitle: T\nsources: [{id: s, title: S}]\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: s}\n  - {id: b, title: B, status: proposed, evidence: s}\n  - {id: c, title: C, status: proposed, evidence: s}\n---\nx\n",
    );
    let ways = |address: &str| {
        let html = html_of(&site, address);
        let nav = between(&html, "<nav class=\"neighbours\"", "</nav>").to_owned();
        let way = |rel: &str| {
            nav.split_once(&format!("rel=\"{rel}\" href=\""))
                .map(|(_, rest)| rest.split('"').next().unwrap_or("").to_owned())
        };
        (way("prev"), way("next"))
    };
    let some = |address: &str| Some(address.to_owned());
    assert_eq!(ways("/provisions/a/"), (None, some("/provisions/b/")));
    assert_eq!(ways("/provisions/b/"), (some("/provisions/a/"), some("/provisions/c/")));
    assert_eq!(ways("/provisions/c/"), (some("/provisions/b/"), None));
    assert_eq!(ways("/provisions/").0, some("/full/"));
}

#[test]
fn the_menu_leads_to_pages_entries_views_and_the_web() {
    let site = drawn(
        "-- content/site.yaml --\nlanguages: [en, uk]\nmenu:\n  - {title: A, to: '@about.md'}\n  - {title: B, to: '@/about.md#how'}\n  - {title: C, to: '@terms'}\n  - {title: D, to: '@a'}\n  - {title: E, to: 'https://example.org/?a&b'}\n  - {title: F, to: /about/}\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms: [{id: a, term: A, definition: B}]\n---\nx\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\nx\n-- content/about.md --\n---\ntitle: About\n---\n## How\n\nx\n-- content/about.uk.md --\n---\ntitle: Про\n---\n## How\n\nx\n",
    );
    assert!(
        findings(&site).iter().all(|finding| finding.starts_with("briefing/not-reviewed")),
        "{:#?}",
        findings(&site)
    );
    for (address, links) in [
        ("/", ["/about/", "/about/#how", "/terms/", "/terms/#a", "https://example.org/?a&amp;b", "/about/"]),
        (
            "/uk/",
            [
                "/uk/about/",
                "/uk/about/#how",
                "/uk/terms/",
                "/uk/terms/#a",
                "https://example.org/?a&amp;b",
                "/about/",
            ],
        ),
    ] {
        let html = html_of(&site, address);
        for (title, link) in ["A", "B", "C", "D", "E", "F"].iter().zip(links) {
            assert!(html.contains(&format!("<a href=\"{link}\">{title}</a>")), "{address} {title}: {link}");
        }
    }
}

#[test]
fn a_link_of_the_menu_that_leads_nowhere_is_an_error_of_the_settings() {
    let site = drawn(
        "-- content/site.yaml --\nmenu:\n  - {title: A, to: '@abuot.md'}\n  - {title: B, to: /nowhere/}\n  - {title: C, to: '@nobody'}\n  - {title: D, to: '@/about.md#no'}\n-- content/_index.md --\n---\ntitle: T\n---\nx [a](about.md)\n-- content/about.md --\n---\ntitle: About\n---\nx\n",
    );
    let found = findings(&site);
    let starts: Vec<&str> = found.iter().filter_map(|finding| finding.split(": ").next()).collect();
    assert_eq!(
        starts,
        [
            "link/address content/site.yaml menu[1].to",
            "link/anchor content/site.yaml menu[3].to",
            "link/file content/site.yaml menu[0].to",
            "ref/dangling content/site.yaml menu[2].to",
        ]
    );
}

#[test]
fn the_list_of_all_pages_lists_every_page_and_whose_it_is() {
    let site = drawn(
        "-- content/_index.md --\n---\ntitle: Home\n---\nx\n-- content/about.md --\n---\ntitle: About\n---\nx\n-- content/one/_index.md --\n---\nkind: briefing\ntitle: One\nterms: [{id: a, term: A, definition: B}]\n---\nx\n-- content/two/_index.md --\n---\nkind: briefing\ntitle: Two\nterms: [{id: a, term: A, definition: B}]\n---\nx\n",
    );
    let html = html_of(&site, "/search/");
    let main = between(&html, "<main", "</main>");
    for address in
        addresses(&site).iter().filter(|address| !matches!(address.as_str(), "/404.html" | "/search/"))
    {
        assert!(main.contains(&format!("href=\"{address}\"")), "{address} is not in {main}");
    }
    assert!(main.contains(">Glossary – One<") && main.contains(">Glossary – Two<"), "{main}");
}

#[test]
fn an_address_that_leads_nowhere_has_a_page_with_every_other() {
    let site = drawn(
        "-- content/_index.md --\n---\ntitle: Home\n---\nx\n-- content/about.md --\n---\ntitle: About\n---\nx\n",
    );
    let html = html_of(&site, "/404.html");
    assert!(html.contains("<h1>Page not found</h1>") && html.contains("href=\"/about/\""), "{html}");
    assert!(html.contains("noindex") && !html.contains("rel=\"canonical\""));
}

#[test]
fn a_home_page_has_its_own_title_else_the_sites() {
    let with = |title: &str| {
        html_of(
            &drawn(&format!(
                "-- content/site.yaml --\ntitle: The site\n-- content/_index.md --\n---\n{title}---\nWords of the page.\n"
            )),
            "/",
        )
    };
    assert!(with("title: Welcome\n").contains("<h1>Welcome</h1>"));
    assert!(with("").contains("<h1>The site</h1>"));
    assert!(with("").contains("<meta name=\"description\" content=\"Words of the page.\">"));
}
