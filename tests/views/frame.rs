//! What the settings put around every page: menu, footer, contact, licence.

use super::between;
use crate::support::{drawn, findings, page};

fn with(settings: &str) -> String {
    format!(
        "-- content/site.yaml --\nbase_url: https://example.org/b/\nlanguages: [en, uk]\n{settings}-- content/_index.md --
---
kind: briefing
title: The harbour
events:
  - {{id: talks, title: Talks, evidence: 'https://example.org/paper'}}
---
Words.
-- content/_index.uk.md --
---
title: Гавань
---
Слова.
-- content/about.md --
---
title: About us
---
## How we work

Words. [Home](@/_index.md)
"
    )
}

fn menu(settings: &str, route: &str) -> Vec<String> {
    let page = page(&with(settings), route);
    let doors = between(&page, "<nav class=\"doors\"", "</nav>");
    let links = doors.split("<a href=\"").skip(1).filter_map(|link| link.split("</a>").next());
    links.map(|link| link.replace("\">", " ")).collect()
}

#[test]
fn the_menu_leads_to_pages_entries_views_and_the_web() {
    let links = menu(
        "menu:\n  - {title: About, to: '@about.md'}\n  - {to: '@/about.md#how-we-work'}\n  - {to: '@talks'}\n  \
         - {title: When, to: '@timeline'}\n  - {title: Here, to: /about/}\n  - {title: There, to: 'https://example.com/'}\n",
        "/",
    );
    for link in [
        "/b/about/ About",
        "/b/about/#how-we-work About us",
        "/b/timeline/#talks Talks",
        "/b/timeline/ When",
        "/b/about/ Here",
        "https://example.com/ There",
    ] {
        assert!(links.contains(&link.to_owned()), "{link}: {links:#?}");
    }
}

#[test]
fn the_menu_and_the_footer_are_in_the_language_of_the_page() {
    let settings = "menu:\n  - {title: {en: About, uk: Про нас}, to: '@about.md'}\nfooter: {en: 'By *us*', uk: 'Від *нас*'}\n";
    assert!(menu(settings, "/").iter().any(|link| link.ends_with(" About")));
    assert!(menu(settings, "/uk/").iter().any(|link| link.ends_with(" Про нас")));
    let foot = page(&with(settings), "/uk/");
    assert!(between(&foot, "<footer class=\"foot\">", "</footer>").contains("<p>Від <em>нас</em></p>"));
}

#[test]
fn the_footer_takes_emphasis_and_links() {
    let home = page(
        &with(
            "footer: 'Made by *us*; see [how](@about.md#how-we-work) and [the law](https://example.com/a?b&c).'\n",
        ),
        "/",
    );
    let foot = between(&home, "<footer class=\"foot\">", "</footer>");
    assert!(
        foot.contains(
            "<p>Made by <em>us</em>; see <a href=\"/b/about/#how-we-work\">how</a> and <a \
             href=\"https://example.com/a?b&amp;c\">the law</a>.</p>"
        ),
        "{foot}"
    );
}

#[test]
fn a_licence_with_an_address_is_linked() {
    let foot =
        page(&with("licence: {name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}\n"), "/");
    assert!(
        foot.contains(
            "<a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC BY 4.0</a>"
        )
    );
    assert!(page(&with("licence: CC BY 4.0\n"), "/").contains("<dd>CC BY 4.0</dd>"));
}

/// Every finding in the settings.
fn found(settings: &str) -> Vec<String> {
    findings(&drawn(&with(settings))).into_iter().filter(|found| found.contains("site.yaml")).collect()
}

#[test]
fn what_leads_nowhere_is_said_once_and_where_it_is_set() {
    for (settings, words) in [
        (
            "menu: [{title: A, to: '@abuot'}]\n",
            "ref/dangling content/site.yaml menu[0].to: no entry is called `abuot`",
        ),
        ("menu: [{title: A, to: '@abuot.md'}]\n", "menu[0].to: there is no page `content/abuot.md`"),
        (
            "menu: [{title: A, to: '@quotes'}]\n",
            "link/address content/site.yaml menu[0].to: there is no page at `/quotes/`",
        ),
        ("menu: [{title: A, to: /abuot/}]\n", "menu[0].to: there is no page at `/abuot/`"),
        ("menu: [{title: A, to: '@about.md#how'}]\n", "menu[0].to: `content/about.md` has no anchor `how`"),
        (
            "menu: [{title: A, to: about.md}]\n",
            "settings/link content/site.yaml menu[0].to: `about.md` is neither",
        ),
        (
            "menu: [{to: 'https://example.com/'}]\n",
            "menu[0].title: the link to `https://example.com/` has no words",
        ),
        ("menu: [{title: A}]\n", "menu[0].to: this link of the menu leads nowhere"),
        ("footer: {en: '[a](@abuot)', uk: a}\n", "footer.en: no entry is called `abuot`"),
        ("footer: '[a](javascript:x)'\n", "footer: a link cannot begin with `javascript:`"),
        ("footer: '# A'\n", "settings/line content/site.yaml footer: a heading cannot stand in the footer"),
        ("contact: the desk\n", "contact: `the desk` is not a web address or a mail address"),
        ("licence: {name: A, url: example.org}\n", "licence.url: `example.org` is not a web address"),
    ] {
        let found = found(settings);
        assert_eq!(found.len(), 1, "{settings}: {found:#?}");
        assert!(found[0].contains(words), "{settings}: {found:#?}");
    }
}

#[test]
fn pages_and_quotes_in_a_language_written_from_the_right_say_so() {
    let site = "-- content/site.yaml --\nlanguage: ar\n-- content/_index.md --
---
kind: briefing
title: الميناء
quotes:
  - {by: unknown, type: full, text: One harbour., language: en}
  - {by: unknown, type: full, text: میناء, language: az-Arab}
---
الميناء مشترك.
";
    let quotes = page(site, "/quotes/");
    assert!(quotes.contains("<html lang=\"ar\" dir=\"rtl\""), "{quotes}");
    assert!(quotes.contains("<blockquote lang=\"en\" dir=\"ltr\">"), "{quotes}");
    assert!(quotes.contains("<blockquote lang=\"az-Arab\" dir=\"rtl\">"), "{quotes}");
    assert!(page(&with(""), "/uk/").contains("<html lang=\"uk\" dir=\"ltr\""));
}
