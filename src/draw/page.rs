//! One page drawn: its bytes, the addresses and ids in them, and what went wrong.

use super::Edition;
use super::scan::{Found, address_hash, anchor_hash, attributes};
use super::theme::{Theme, failure};
use crate::base::{Diagnostic, Route};
use crate::model::Scope;
use crate::views::{Alternate, Destination, Page, Scene, Subject, card, doors, menu, shell, view};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// A page, drawn.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The HTML.
    pub bytes: Vec<u8>,
    /// Hashes of the anchors that the page has.
    pub anchors: Vec<u64>,
    /// Hashes of the addresses of the site that the page leads to.
    pub addresses: Vec<u64>,
    /// Hashes of the anchors that the page leads to.
    pub wanted: Vec<u64>,
    /// An id that the page has twice.
    pub repeated: Option<String>,
    /// What went wrong.
    pub report: Vec<Diagnostic>,
}

/// The briefing a page belongs to.
pub(super) fn scope_of(edition: &Edition, page: &Page) -> Scope {
    match page.subject {
        Subject::Scope(scope) => scope,
        Subject::Status(briefing, _) => Some(briefing),
        Subject::Entry(no) | Subject::Alias(no, _) => {
            let node = edition.model.node(no);
            node.scope.or_else(|| edition.model.briefings().contains(&no).then_some(no))
        }
    }
}

/// What stands at `here`, seen from a briefing, is drawn in this.
pub(super) fn scene<'m>(edition: &'m Edition, theme: &'m Theme, here: &'m Route, scope: Scope) -> Scene<'m> {
    Scene {
        model: &edition.model,
        addresses: &edition.addresses,
        words: &edition.words,
        index: &edition.index,
        prose: theme,
        here,
        scope,
        zone: edition.zone(scope),
        cited: RefCell::default(),
        report: RefCell::default(),
        has_picture: Cell::default(),
        open: RefCell::default(),
        paragraphs: RefCell::default(),
        terms: edition.terms(scope),
        met: RefCell::default(),
    }
}

/// Draws one page.
pub fn draw(edition: &Edition, theme: &Theme, page: &Page) -> Drawn {
    let scene = scene(edition, theme, &page.route, scope_of(edition, page));
    let view = view(page);
    let mut context = tera::Context::new();
    context.insert_value("view", (view.context)(&scene, page.subject));
    let mut around = shell(&scene, page);
    around.alternates = alternates(edition, page);
    around.footer.clone_from(&edition.footer);
    context.insert("page", &around);
    context.insert("doors", &doors(&scene));
    context.insert("menu", &menu(&scene));
    context.insert_value("words", edition.words.value());
    let cited: Vec<_> = scene.cited.take().into_iter().map(|no| card(&scene, no)).collect();
    context.insert("cited", &cited);
    let mut drawn = Drawn { report: scene.report.take(), ..Drawn::default() };
    match theme.tera.render(&format!("{}.html", view.name), &context) {
        Ok(html) => drawn.bytes = html.into_bytes(),
        Err(error) => drawn.report.push(failure(&error, &format!("{}.html", view.name)).help(format!(
            "met while drawing {}; `standfirst explain view {}` lists what the template is given",
            page.route, view.name
        ))),
    }
    scan(&mut drawn, &page.route, &theme.base_path);
    drawn
}

fn alternates(edition: &Edition, page: &Page) -> Vec<Alternate> {
    let others = edition.alternates(page).iter();
    others
        .map(|(language, route)| Alternate {
            language: language.clone(),
            to: Destination::page(route.clone()),
        })
        .collect()
}

/// Notes the addresses and ids of a drawn page as hashes.
fn scan(drawn: &mut Drawn, route: &Route, base_path: &str) {
    let html = std::str::from_utf8(&drawn.bytes).unwrap_or_default();
    let (mut anchors, mut addresses, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    attributes(html, &mut |found| match found {
        Found::Id(id) => anchors.push(anchor_hash(route.as_str(), &unescaped(id))),
        Found::Address(address) => {
            if let Some((page, fragment)) = resolved(address, route, base_path) {
                if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                    wanted.push(anchor_hash(&page, &fragment));
                }
                addresses.push(address_hash(&page));
            }
        }
    });
    if let Some(id) = repeated(html, &anchors) {
        drawn.repeated = Some(id);
    }
    for hashes in [&mut anchors, &mut addresses, &mut wanted] {
        hashes.sort_unstable();
        hashes.dedup();
    }
    (drawn.anchors, drawn.addresses, drawn.wanted) = (anchors, addresses, wanted);
}

/// The first id that a page has twice.
fn repeated(html: &str, anchors: &[u64]) -> Option<String> {
    let mut sorted = anchors.to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).all(|pair| pair[0] != pair[1]) {
        return None;
    }
    let (mut met, mut twice) = (BTreeSet::new(), None);
    attributes(html, &mut |found| {
        if let Found::Id(id) = found
            && !met.insert(id)
        {
            twice.get_or_insert_with(|| unescaped(id));
        }
    });
    twice
}

/// Every address of the site that a drawn page leads to, with its anchor: for saying which one is wrong.
pub fn links_of(drawn: &Drawn, route: &Route, base_path: &str) -> Vec<(String, Option<String>)> {
    let html = std::str::from_utf8(&drawn.bytes).unwrap_or_default();
    let mut links = Vec::new();
    attributes(html, &mut |found| {
        if let Found::Address(address) = found {
            links.extend(resolved(address, route, base_path));
        }
    });
    links
}

/// An address as written in a page: the address within the site, without base path, and the anchor.
fn resolved(address: &str, here: &Route, base_path: &str) -> Option<(String, Option<String>)> {
    let address = unescaped(address);
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (address.as_str(), None),
    };
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return Some((here.as_str().to_owned(), fragment));
    }
    if path.starts_with("//") || path.split(['/', '?']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    if !path.starts_with('/') {
        return Some(place(&joined(here.folder(), path)?, fragment));
    }
    let below = match path.strip_prefix(base_path) {
        Some(below) => format!("/{below}"),
        // An address of the host outside the site's base path is nobody's promise but the author's.
        None => return Some(place(path, fragment)),
    };
    Some(place(&below, fragment))
}

/// An address and its anchor; what stands behind the `#` of a file is the file's own matter.
fn place(path: &str, fragment: Option<String>) -> (String, Option<String>) {
    (decoded(path), fragment.filter(|_| path.ends_with('/')))
}

/// A path written from the page it stands on; nothing where it leads out of the site.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let end = if path.ends_with(['/', '.']) && !parts.is_empty() { "/" } else { "" };
    Some(format!("/{}{end}", parts.join("/")))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    value
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
