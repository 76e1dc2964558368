//! Hosts: what is written for each of them, and real servers that read it.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod files;
mod servers;

use crate::support::AS_OF;
use standfirst::{Memo, Options, Site, fixture};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A site below a path, in two languages, with an address that an entry had before and files of many kinds.
const SITE: &str = "-- content/site.yaml --
base_url: https://example.org/sub/
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: The port
reviewed: 2025-11-01
provisions:
  - {id: cap, title: A cap, status: proposed, evidence: 'https://example.org/a', aliases: [old, /ferry + cap/]}
---
See [the cap](@cap).
-- content/_index.uk.md --
---
title: Порт
---
Порт.
-- static/dates.ics --
BEGIN:VCALENDAR
-- static/table.csv --
a,b
-- static/notes.md --
Words.
-- static/feed.json --
{}
";

/// A site as it is published for these hosts: files by path, and what is wrong.
fn published(text: &str, hosts: &[&str], more: &Options) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let mut sources = fixture::sources(text, AS_OF.parse().unwrap());
    sources.options =
        Options { hosts: hosts.iter().map(|host| (*host).to_owned()).collect(), ..more.clone() };
    let mut site = Site::make(sources, &Memo::default());
    let files: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let take = |path: &str, bytes: &[u8]| {
        files.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        Ok::<(), ()>(())
    };
    let left_out: Vec<String> = site
        .pages
        .iter()
        .filter(|page| !site.is_published(page))
        .map(|page| page.route.output_path())
        .collect();
    site.draw_all(|page, bytes| take(&page.route.output_path(), bytes)).unwrap();
    site.index(take).unwrap();
    for (path, text) in site.generated() {
        take(&path, text.as_bytes()).unwrap();
    }
    for asset in &site.assets.all {
        take(&asset.route.output_path(), &asset.data.read().unwrap()).unwrap();
    }
    let mut files = files.into_inner().unwrap();
    files.retain(|path, _| !left_out.contains(path));
    let sizes = files.iter().map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect();
    for (path, text) in site.host_files(sizes) {
        assert!(files.insert(path.clone(), text.into_bytes()).is_none(), "{path} stands twice");
    }
    let found = site.report.iter().filter(|finding| finding.rule.name.starts_with("host/"));
    (files, found.map(|finding| format!("{}: {}", finding.rule.name, finding.message)).collect())
}
