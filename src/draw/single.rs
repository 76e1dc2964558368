//! A print edition as one file: style, fonts and pictures inside, nothing loaded from anywhere.

use super::scan::{Found, attributes};
use super::theme::attribute;
use crate::base::{Route, base64, media_type};
use crate::views::{encoded, kind_of_list};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// What the file of a page is made with.
pub struct Around<'a> {
    /// The path below which the site stands, with `/` at both ends.
    pub base_path: &'a str,
    /// The address that the site has, where it is known whole.
    pub base_url: Option<&'a str>,
    /// The bytes of a file of the site, by its address.
    pub file: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// Lists of other pages, which are not in the file.
const ELSEWHERE: &[&str] = &["crumbs", "doors", "languages", "neighbours"];

/// A drawn page as a file of its own.
pub fn single(html: &str, around: &Around<'_>) -> String {
    let mut html = html.to_owned();
    for class in ELSEWHERE {
        cut(&mut html, &format!("<nav class=\"{class}\""), "</nav>");
    }
    cut(&mut html, "<script", "</script>");
    let styles = dressed(&mut html, around);
    let html = rewritten(&html, around);
    with_policy(html, &styles)
}

/// Takes out everything from each `start` to the next `end`.
fn cut(html: &mut String, start: &str, end: &str) {
    while let Some(from) = html.find(start) {
        let to = html[from..].find(end).map_or(html.len(), |at| from + at + end.len());
        html.replace_range(from..to, "");
    }
}

/// Puts style sheets in place of links to them, and takes out what loads anything else ahead. Gives the sheets.
fn dressed(html: &mut String, around: &Around<'_>) -> Vec<String> {
    let mut styles = Vec::new();
    let mut at = 0;
    while let Some(from) = html[at..].find("<link ").map(|found| at + found) {
        let to = html[from..].find('>').map_or(html.len(), |end| from + end + 1);
        let link = html[from..to].to_owned();
        let is = |rel: &str| link.contains(&format!("rel=\"{rel}\""));
        let written = if is("stylesheet") {
            let sheet = value(&link, "href").and_then(|address| sheet(address, around)).unwrap_or_default();
            let element = format!("<style>{sheet}</style>");
            styles.push(sheet);
            element
        } else if is("preload") || is("manifest") {
            String::new()
        } else {
            link
        };
        html.replace_range(from..to, &written);
        at = from + written.len();
    }
    styles
}

/// The value of an attribute of a tag.
fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

/// A style sheet with the files that it names inside.
fn sheet(address: &str, around: &Around<'_>) -> Option<String> {
    let route = within(address, around)?;
    let text = String::from_utf8((around.file)(&route)?).ok()?;
    let folder = &route[..=route.rfind('/')?];
    let mut out = String::with_capacity(text.len() * 4);
    let mut rest = text.as_str();
    while let Some(at) = rest.find("url(") {
        let (before, from) = rest.split_at(at + 4);
        let end = from.find(')')?;
        let name = from[..end].trim_matches(['"', '\'']);
        out.push_str(before);
        let inside = (!name.contains(':')).then(|| data(&format!("{folder}{name}"), around)).flatten();
        out.push_str(inside.as_deref().unwrap_or(&from[..end]));
        rest = &from[end..];
    }
    out.push_str(rest);
    // What would end the element cannot stand in it.
    Some(out.replace("</", "<\\/"))
}

/// A file of the site, as an address that holds it.
fn data(route: &str, around: &Around<'_>) -> Option<String> {
    let bytes = (around.file)(route)?;
    let media = media_type(route).split(';').next().unwrap_or_default();
    Some(format!("data:{media};base64,{}", base64(&bytes)))
}

/// The route of an address of the site, decoded and without what stands behind the path.
fn within(address: &str, around: &Around<'_>) -> Option<String> {
    let below = address.strip_prefix(around.base_path).filter(|_| !address.starts_with("//"))?;
    let path = below.split(['?', '#']).next().unwrap_or(below);
    Some(format!("/{}", percent_encoding::percent_decode_str(path).decode_utf8_lossy()))
}

/// Every address of the site, as the file can hold it: pictures inside; what stands in the file by its anchor, anything
/// else by its whole address, or as words without a link.
fn rewritten(html: &str, around: &Around<'_>) -> String {
    let (mut ids, mut places) = (BTreeSet::new(), Vec::new());
    attributes(html, &mut |found| match found {
        Found::Id(id) => drop(ids.insert(id)),
        // What was found is a part of the page: its place is the distance of both.
        Found::Address(address) => places.push((address.as_ptr().addr() - html.as_ptr().addr(), address)),
    });
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    for (at, address) in places {
        let Some(route) = within(address, around) else { continue };
        let name = html[..at].rfind([' ', '\n']).map_or(at, |space| space + 1);
        let written = match &html[name..at] {
            "src=\"" => data(&route, around),
            _ if html[..at].rfind('<').is_some_and(|tag| html[tag..].starts_with("<link")) => {
                data(&route, around)
            }
            _ => anchor(address, &route, &ids).or_else(|| {
                let base = around.base_url?.trim_end_matches('/');
                Some(format!("{base}/{}", &address[around.base_path.len()..]))
            }),
        };
        if let Some(written) = written {
            out.push_str(&html[done..at]);
            out.push_str(&written);
            done = at + address.len();
        } else {
            // The attribute goes: what is not there is not led to.
            out.push_str(html[done..name].trim_end());
            done = at + address.len() + 1;
        }
    }
    out.push_str(&html[done..]);
    out
}

/// Where what an address leads to stands in the file.
fn anchor(address: &str, route: &str, ids: &BTreeSet<&str>) -> Option<String> {
    let fragment = address.split_once('#').map(|(_, fragment)| fragment);
    let parts: Vec<&str> = route.split('/').filter(|part| !part.is_empty()).collect();
    let of_list = |view: &str, id: &str| kind_of_list(view).map(|kind| format!("{}-{id}", kind.singular()));
    let candidates = match (parts.as_slice(), fragment) {
        ([.., view], Some(fragment)) => {
            vec![
                of_list(view, fragment),
                parts.iter().rev().nth(1).and_then(|above| of_list(above, view)),
                Some(fragment.to_owned()),
            ]
        }
        ([.., above, last], None) => {
            vec![of_list(above, last), kind_of_list(last).map(|kind| format!("list-{}", kind.key()))]
        }
        ([view], None) => vec![kind_of_list(view).map(|kind| format!("list-{}", kind.key()))],
        ([], fragment) => vec![fragment.map(str::to_owned)],
    };
    let found = candidates.into_iter().flatten().find(|id| ids.contains(id.as_str()))?;
    Some(format!("#{}", encoded(&found)))
}

/// The file with a policy that lets nothing be loaded.
fn with_policy(mut html: String, styles: &[String]) -> String {
    let hashes: Vec<String> =
        styles.iter().map(|style| format!("'sha256-{}'", base64(&Sha256::digest(style)))).collect();
    let policy = format!(
        "default-src 'none'; style-src {}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    );
    let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    if let Some(from) = html.find(meta).map(|at| at + meta.len()) {
        let to = html[from..].find('"').map_or(html.len(), |end| from + end);
        html.replace_range(from..to, &attribute(&policy));
    }
    html
}

/// What the file of a print edition is called.
pub fn file_name(route: &Route) -> String {
    let parts: Vec<&str> = route.as_str().split('/').filter(|part| !matches!(*part, "" | "print")).collect();
    if parts.is_empty() { "briefing.html".to_owned() } else { format!("{}.html", parts.join("-")) }
}
