//! One page drawn: its bytes, the addresses and ids in them, and what went wrong.

use super::Edition;
use super::rules;
use super::scan::{Found, address_hash, anchor_hash, attributes};
use super::theme::{Theme, first_line};
use crate::base::{At, Diagnostic, Route};
use crate::model::Scope;
use crate::views::{Alternate, Destination, Page, Scene, Subject, card, doors, shell, view};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

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
    /// What went wrong.
    pub report: Vec<Diagnostic>,
}

/// The briefing a page belongs to.
fn scope_of(edition: &Edition, page: &Page) -> Scope {
    match page.subject {
        Subject::Scope(scope) => scope,
        Subject::Status(briefing, _) => Some(briefing),
        Subject::Entry(no) | Subject::Alias(no, _) => {
            let node = edition.model.node(no);
            node.scope.or_else(|| edition.model.briefings().contains(&no).then_some(no))
        }
    }
}

/// Draws one page.
pub fn draw(edition: &Edition, theme: &Theme, page: &Page) -> Drawn {
    let scope = scope_of(edition, page);
    let scene = Scene {
        model: &edition.model,
        addresses: &edition.addresses,
        words: &edition.words,
        prose: theme,
        here: &page.route,
        scope,
        zone: edition.zone(scope),
        cited: RefCell::default(),
        report: RefCell::default(),
        has_picture: Cell::default(),
        depth: RefCell::default(),
    };
    let view = view(page);
    let mut context = tera::Context::new();
    context.insert_value("view", (view.context)(&scene, page.subject));
    let mut around = shell(&scene, page);
    around.alternates = alternates(edition, page);
    context.insert("page", &around);
    context.insert("doors", &doors(&scene));
    context.insert_value("words", edition.words.value());
    let cited: Vec<_> = scene.cited.take().into_iter().map(|no| card(&scene, no)).collect();
    context.insert("cited", &cited);
    let mut drawn = Drawn { report: scene.report.take(), ..Drawn::default() };
    match theme.tera.render(&format!("{}.html", view.name), &context) {
        Ok(html) => drawn.bytes = html.into_bytes(),
        Err(error) => drawn.report.push(failure(&error, page, view.name)),
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

/// The finding for a template that failed, at its line where the site wrote it.
fn failure(error: &tera::Error, page: &Page, view: &str) -> Diagnostic {
    let help = format!(
        "met while drawing {}; `standfirst explain view {view}` lists what the template is given",
        page.route
    );
    let (file, at, message): (Arc<str>, At, String) = match error.kind() {
        tera::ErrorKind::RenderingError(report) | tera::ErrorKind::SyntaxError(report) => {
            let name = report.filename();
            let path = name.strip_prefix("standfirst/").unwrap_or(name);
            (
                format!("templates/{path}").into(),
                At::Range(report.span().range.clone()),
                report.message().to_owned(),
            )
        }
        _ => (format!("templates/{view}.html").into(), At::File, error.to_string()),
    };
    Diagnostic::new(&rules::RENDER, &file, at, first_line(&message)).help(help)
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
    for hashes in [&mut anchors, &mut addresses, &mut wanted] {
        hashes.sort_unstable();
        hashes.dedup();
    }
    (drawn.anchors, drawn.addresses, drawn.wanted) = (anchors, addresses, wanted);
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
    if path.starts_with("//") || !path.starts_with('/') {
        return None;
    }
    let below = match path.strip_prefix(base_path) {
        Some(below) => format!("/{below}"),
        // An address of the host outside the site's base path is nobody's promise but the author's.
        None => return Some((path.to_owned(), fragment)),
    };
    Some((decoded(&below), fragment))
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
