//! Verdicts as findings: one for each address, at each place where it stands.

use super::verdict::Verdict;
use super::walk::bare;
use crate::base::Diagnostic;
use crate::check::{GONE, MOVED, Outward};
use reqwest::Url;
use std::collections::{BTreeMap, BTreeSet};

/// Where copies of the web are kept that anybody may look for.
const COPIES: &str = "https://web.archive.org/web/";

/// What is asked for: each address once, without credentials and without the place in a page.
pub fn keys(all: &[Outward]) -> BTreeSet<String> {
    all.iter().filter_map(|one| key(&one.address)).collect()
}

fn key(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    bare(&mut url);
    Some(url.to_string())
}

/// The findings, in the order in which addresses stand.
pub fn findings(all: &[Outward], verdicts: &BTreeMap<String, Verdict>) -> Vec<Diagnostic> {
    let mut met: BTreeMap<String, Vec<&Outward>> = BTreeMap::new();
    for one in all {
        met.entry(key(&one.address).unwrap_or_else(|| one.address.clone())).or_default().push(one);
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for (key, mut places) in met {
        // What a source says of itself is mended there, and the rest follows.
        places.sort_by_key(|one| !one.is_source);
        let (Some(first), Some(verdict)) = (places.first(), verdicts.get(&key)) else { continue };
        let Some(mut finding) = finding(first, verdict) else { continue };
        for other in &places[1..] {
            finding = finding.related(&other.file, other.at.clone(), "and here");
        }
        found.push(finding);
    }
    found
}

fn finding(one: &Outward, verdict: &Verdict) -> Option<Diagnostic> {
    let address = &one.address;
    let (rule, message, help) = match verdict {
        Verdict::Fine | Verdict::Unknown(_) => return None,
        Verdict::Gone(why) => (&GONE, format!("`{address}` leads nowhere: {why}"), way_out(one)),
        Verdict::Moved(to) => {
            let to = with_place(to, address);
            (&MOVED, format!("`{address}` has moved for good"), moved(address, &to))
        }
    };
    Some(Diagnostic::new(rule, &one.file, one.at.clone(), message).help(help))
}

fn way_out(one: &Outward) -> String {
    let address = &one.address;
    match (&one.copy, one.is_source) {
        (Some(copy), true) => {
            format!("readers still have the copy at `{copy}`; correct the address, or accept this finding")
        }
        (Some(copy), false) => format!("link to the copy at `{copy}`, or correct the address"),
        (None, true) => format!(
            "correct the address, or add `archive_url` with a copy; one may be found at {COPIES}{address}"
        ),
        (None, false) => {
            format!("correct the address, or link to a copy; one may be found at {COPIES}{address}")
        }
    }
}

/// A site that leads every old page on to its front page has thrown them away.
fn moved(address: &str, to: &str) -> String {
    let path = |address: &str| Url::parse(address).map(|url| url.path().to_owned()).unwrap_or_default();
    if path(to) == "/" && path(address) != "/" {
        return format!("it leads to the front page `{to}` now: look whether what you mean is still there");
    }
    format!("write `{to}`")
}

/// The new address with the place in the page that was written behind the old one.
fn with_place(to: &str, address: &str) -> String {
    match address.split_once('#') {
        Some((_, place)) if !to.contains('#') => format!("{to}#{place}"),
        _ => to.to_owned(),
    }
}
