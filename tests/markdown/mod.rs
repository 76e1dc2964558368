//! The dialect of texts: a test for each sentence that describes it.

mod citations;
mod embeds;
mod headings;
mod images;
mod limits;
mod links;
mod meanings;
mod notes;
mod parts;
mod punctuation;
mod quotes;
mod raw;
mod terms;

use crate::support::{drawn, findings, main_of};

/// What a plain page becomes whose text is `body`, and what is found, notes aside.
fn plain(body: &str) -> (String, Vec<String>) {
    shown(&format!("---\ntitle: T\n---\n{body}"), "/")
}

/// What stands in the text of the page at an address, and what is found.
fn shown(site: &str, address: &str) -> (String, Vec<String>) {
    let site = drawn(site);
    let main = main_of(&site, address);
    let start = main.find("<div class=\"text\">").expect("a page has a text") + "<div class=\"text\">".len();
    (main[start..].trim().to_owned(), said(&findings(&site)))
}

/// What a site is found guilty of, as `rule: message`.
fn found(site: &str) -> Vec<String> {
    said(&findings(&drawn(site)))
}

/// Findings as `rule: message`, without notes on ids, names and reviews.
fn said(findings: &[String]) -> Vec<String> {
    let is_news = |finding: &&String| {
        !["id/derived", "name/stub", "briefing/not-reviewed"].iter().any(|rule| finding.starts_with(rule))
    };
    let short = |finding: &String| {
        let (rule, _) = finding.split_once(' ').expect("a finding begins with its rule");
        let (_, message) = finding.split_once(": ").expect("a finding has a message");
        format!("{rule}: {}", message.split(" / ").next().expect("a message"))
    };
    findings.iter().filter(is_news).map(short).collect()
}

/// Asserts that each of `parts` stands in `html`.
#[track_caller]
fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part}\nis not in\n{html}");
    }
}

/// Asserts that nothing was found.
#[track_caller]
fn clean(found: &[String]) {
    assert!(found.is_empty(), "{found:#?}");
}
