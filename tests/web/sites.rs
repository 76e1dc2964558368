//! Which addresses of a site are asked for, and what is said of them where they stand.

use super::heard;
use super::server::Server;
use crate::support::site;
use standfirst::testing::web::{Outward, findings, keys};
use standfirst::{At, Site};

const SITE: &str = "\
-- content/site.yaml --
title: S
base_url: https://own.example/x/
contact: http://a.example/contact
licence: {name: CC BY, url: http://a.example/licence}
menu:
  - {title: Elsewhere, to: http://a.example/menu}
footer: By [the desk](http://a.example/footer)
external_links:
  skip: [skipped.example, 'http://a.example/skipped/']
-- content/_index.md --
---
kind: briefing
title: T
sources:
  - {id: plan, title: The plan, url: http://a.example/410, archive_url: http://b.example/copy}
provisions:
  - {title: A cap, status: proposed, evidence: 'http://a.example/404, para 3'}
  - {title: A toll, status: proposed, evidence: [{source: http://a.example/source, at: para 2}]}
---
It is [gone](http://a.example/404#part), <http://a.example/404>, [not ours](//b.example/bare), [moved][m],
[ours](https://own.example/x/y), [near](http://localhost:1/), [left out](https://www.skipped.example/),
[left out](http://a.example/skipped/7), [mail](mailto:jo@a.example), [a plan](http://a.example/410).

[m]: http://a.example/moved#part
";

fn lines(site: &Site, server: &Server) -> Vec<String> {
    let all = site.outward();
    let asked = keys(&all);
    let heard = heard(server, &asked.iter().map(String::as_str).collect::<Vec<_>>());
    let place = |at: &At| at.field().unwrap_or("body").to_owned();
    let line = |found: standfirst::Diagnostic| {
        let more: Vec<String> = found.related.iter().map(|other| place(&other.at)).collect();
        format!(
            "{} {} {}+{more:?}: {} / {}",
            found.severity,
            found.rule.name,
            place(&found.at),
            found.message,
            found.help.unwrap_or_default()
        )
    };
    findings(&all, &heard.verdicts).into_iter().map(line).collect()
}

#[test]
fn every_address_that_an_author_wrote_is_asked_for_once() {
    let mut written: Vec<String> = site(SITE).outward().into_iter().map(|one: Outward| one.address).collect();
    written.sort();
    assert_eq!(
        written,
        [
            "http://a.example/404",
            "http://a.example/404",
            "http://a.example/404#part",
            "http://a.example/410",
            "http://a.example/410",
            "http://a.example/contact",
            "http://a.example/footer",
            "http://a.example/licence",
            "http://a.example/menu",
            "http://a.example/moved#part",
            "http://a.example/source",
            "http://b.example/copy",
            "https://b.example/bare",
        ]
    );
    assert_eq!(keys(&site(SITE).outward()).len(), 10);
}

#[test]
fn a_finding_stands_at_each_place_and_says_what_to_do() {
    let server = Server::start();
    let found = lines(&site(SITE), &server);
    assert_eq!(
        found,
        [
            "warning link/external body+[\"body\", \"provisions[0].evidence[0]\"]: `http://a.example/404#part` leads \
             nowhere: 404 Not Found / correct the address, or link to a copy; one may be found at \
             https://web.archive.org/web/http://a.example/404#part",
            "warning link/external sources[0].url+[\"body\"]: `http://a.example/410` leads nowhere: 410 Gone / readers \
             still have the copy at `http://b.example/copy`; correct the address, or accept this finding",
            "note link/moved body+[]: `http://a.example/moved#part` has moved for good / write \
             `http://a.example/fine#part`",
        ]
    );
    let asked = server.asked();
    let of = |what: &str| asked.iter().filter(|asked| *asked == what).count();
    assert_eq!((of("HEAD a.example/404"), of("GET a.example/404"), of("HEAD a.example/contact")), (1, 1, 1));
}

#[test]
fn what_was_heard_can_be_accepted() {
    let text = SITE.replace(
        "external_links:",
        "accept:\n  - {rule: link/external, scope: all, reason: known, until: 2999-01-01}\nexternal_links:",
    );
    let mut site = site(&text);
    let is_unused = |site: &Site| site.report.iter().any(|found| found.rule.name == "accept/unused");
    assert!(!is_unused(&site), "nobody asked");
    let server = Server::start();
    let all = site.outward();
    let asked = keys(&all);
    let heard = heard(&server, &asked.iter().map(String::as_str).collect::<Vec<_>>());
    site.hear(findings(&all, &heard.verdicts));
    let accepted = site.report.iter().filter(|found| found.accepted.is_some()).count();
    assert_eq!(accepted, 2);
}

#[test]
fn what_is_skipped_is_a_host_or_the_beginning_of_an_address() {
    let text = SITE.replace("[skipped.example,", "['*', 'https://',");
    let site = site(&text);
    let found: Vec<&str> = site
        .report
        .iter()
        .filter(|found| found.rule.name == "settings/link")
        .map(|found| &*found.message)
        .collect();
    assert_eq!(
        found,
        [
            "`*` is neither a host nor the beginning of an address",
            "`https://` is neither a host nor the beginning of an address"
        ]
    );
}
