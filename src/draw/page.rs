//! One page drawn: its bytes, the addresses and ids in them, and what went wrong.

use super::Edition;
use super::paper::{Paper, too_long};
use super::picture;
use super::scan::{Found, address_hash, anchor_hash, attributes};
use super::theme::{Theme, failure};
use crate::base::{Diagnostic, Route};
use crate::kinds::Kind;
use crate::model::Scope;
use crate::settings::Brand;
use crate::views::{
    Alternate, Destination, Frame, Kept, Page, Poster, Scene, Shell, Subject, cited, linked, poster, shell,
    view, whole_address,
};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The whole address of the page.
    pub canonical: Option<String>,
    /// How the page is cited, and on what terms it may be used.
    pub imprint: Vec<String>,
}

/// The briefing a page belongs to.
pub(super) fn scope_of(edition: &Edition, page: &Page) -> Scope {
    match page.subject {
        Subject::Scope(scope) => scope,
        Subject::Status(briefing, _) => Some(briefing),
        Subject::Entry(no) | Subject::Alias(no, _) => {
            let node = edition.model.node(no);
            let is_briefing = node.kind() == Kind::Briefing && edition.model.briefings().contains(&no);
            node.scope.or_else(|| is_briefing.then_some(no))
        }
    }
}

/// What stands at `here`, seen from a briefing, is drawn in this.
pub(super) fn scene<'m>(
    edition: &'m Edition,
    theme: &'m Theme,
    here: &'m Route,
    scope: Scope,
    kept: &'m Kept,
) -> Scene<'m> {
    Scene {
        model: &edition.model,
        addresses: &edition.addresses,
        words: &edition.words,
        labels: &edition.labels,
        indexes: &edition.indexes,
        prose: theme,
        here,
        scope,
        zone: edition.zone(scope),
        cited: RefCell::default(),
        report: RefCell::default(),
        is_plain: false,
        meanings: Cell::default(),
        has_picture: Cell::default(),
        open: RefCell::default(),
        paragraphs: RefCell::default(),
        terms: edition.terms(scope),
        met: RefCell::default(),
        kept,
    }
}

/// What the pages of one briefing, or of what is shared, are drawn in.
pub struct Around<'a> {
    edition: &'a Edition,
    theme: &'a Theme,
    scope: Scope,
    frame: Frame,
    doors: tera::Value,
    menu: tera::Value,
    feeds: tera::Value,
    kept: Kept,
    navigations: RefCell<BTreeMap<Option<Route>, tera::Value>>,
}

impl<'a> Around<'a> {
    /// What a page is drawn in, and all others that belong where it does.
    pub fn of(edition: &'a Edition, theme: &'a Theme, page: &Page) -> Around<'a> {
        let scope = scope_of(edition, page);
        let kept = Kept::default();
        let frame = Frame::of(&scene(edition, theme, &page.route, scope, &kept));
        let doors = tera::Value::from_serializable(&frame.doors);
        let menu = tera::Value::from_serializable(&frame.menu);
        let feeds = tera::Value::from_serializable(&frame.feeds);
        Around { edition, theme, scope, frame, doors, menu, feeds, kept, navigations: RefCell::default() }
    }

    /// The doors as this page shows them: where it is none of them, as all such pages do.
    fn navigation(&self, page: &Page, scene: &Scene<'_>) -> tera::Value {
        let (doors, menu) = (&self.frame.doors, &self.frame.menu);
        let is_door = doors.iter().any(|door| door.to.route == page.route)
            || menu.iter().any(|link| link.to == page.route.as_str());
        let here = Some(&page.route).filter(|_| is_door);
        if let Some(known) = self.navigations.borrow().get(&here.cloned()) {
            return known.clone();
        }
        let address = here.map_or("", Route::as_str);
        match super::pieces::doors(self.theme, self.edition, (&self.doors, &self.menu), address) {
            Ok(html) => {
                let html = tera::Value::safe_string(&html);
                self.navigations.borrow_mut().insert(here.cloned(), html.clone());
                html
            }
            Err(found) => {
                let help = format!("met while drawing {}, in its doors", page.route);
                scene.report.borrow_mut().push(found.help(help));
                tera::Value::safe_string("")
            }
        }
    }

    /// What the picture of a page says.
    pub fn poster(&self, page: &Page) -> Poster {
        let scene = scene(self.edition, self.theme, &page.route, self.scope, &self.kept);
        poster(&scene, page, &shell(&scene, &self.frame, page))
    }

    /// The brand colour.
    pub fn brand(&self) -> Option<Brand> {
        self.edition.model.setting.settings.brand
    }

    /// Draws one page.
    pub fn draw(&self, page: &Page) -> Drawn {
        let (edition, theme) = (self.edition, self.theme);
        let mut scene = scene(edition, theme, &page.route, self.scope, &self.kept);
        scene.is_plain = view(page).name == "print";
        let view = view(page);
        let mut context = tera::Context::new();
        context.insert_value("view", (view.context)(&scene, page.subject));
        let mut around = shell(&scene, &self.frame, page);
        around.alternates = alternates(edition, page);
        around.footer.clone_from(&edition.footer);
        let image = picture::of_page(edition, &scene, page, &around);
        if let Some(share) = &mut around.share {
            share.image = image;
        }
        around.linked = linked(&scene, page, &around);
        context.insert("page", &around);
        context.insert_value("doors", self.doors.clone());
        context.insert_value("menu", self.menu.clone());
        context.insert_value("feeds", self.feeds.clone());
        context.insert_value("navigation", self.navigation(page, &scene));
        context.insert_value("words", edition.words.value());
        let cited: Vec<_> = scene.cited.take().into_iter().filter_map(|no| cited(&scene, no)).collect();
        context.insert("cited", &cited);
        let mut drawn = Drawn {
            report: scene.report.take(),
            imprint: imprint(&scene, &around),
            canonical: around.canonical,
            ..Drawn::default()
        };
        let template = format!("{}.html", view.name);
        let mut paper = Paper::default();
        match theme.tera.render_to(&template, &context, &mut paper) {
            Ok(()) => drawn.bytes = paper.bytes,
            Err(_) if paper.is_full => drawn.report.push(too_long(page)),
            Err(error) => drawn.report.push(failure(&error, &template).help(format!(
                "met while drawing {}; `standfirst explain view {}` lists what the template is given",
                page.route, view.name
            ))),
        }
        scan(&mut drawn, &page.route, &theme.base_path);
        drawn
    }
}

/// The line to cite a page by, and the terms on which it may be used.
fn imprint(scene: &Scene<'_>, around: &Shell) -> Vec<String> {
    let licence = scene.model.setting.settings.licence.as_ref().map(|licence| {
        let url = licence.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
        format!("{}: {}{url}", scene.words.get("page.licence"), licence.name)
    });
    let cited = around.cite.as_ref().map(|cite| format!("{}: {}", scene.words.get("cite.title"), cite.text));
    cited.into_iter().chain(licence).collect()
}

fn alternates(edition: &Edition, page: &Page) -> Vec<Alternate> {
    let others = edition.alternates(page).iter();
    others
        .map(|(language, route)| Alternate {
            language: language.clone(),
            to: Destination::page(route.clone()),
            address: whole_address(&edition.model, route),
        })
        .collect()
}

/// Notes the addresses and ids of a drawn page as hashes.
fn scan(drawn: &mut Drawn, route: &Route, base_path: &str) {
    let html = std::str::from_utf8(&drawn.bytes).unwrap_or_default();
    let (mut anchors, mut addresses, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    attributes(html, &mut |found| match found {
        Found::Id(id) => anchors.push(anchor_hash(route.as_str(), &unescaped(id))),
        Found::Address(address) => resolved(address, route, base_path, &mut |page, fragment| {
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                wanted.push(anchor_hash(page, fragment));
            }
            addresses.push(address_hash(page));
        }),
    });
    if let Some(id) = repeated(html, &anchors) {
        drawn.repeated = Some(id);
    }
    for hashes in [&mut anchors, &mut addresses, &mut wanted] {
        hashes.sort_unstable();
        hashes.dedup();
        hashes.shrink_to_fit();
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
            twice.get_or_insert_with(|| unescaped(id).into_owned());
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
            resolved(address, route, base_path, &mut |page, fragment| {
                links.push((page.to_owned(), fragment.map(str::to_owned)));
            });
        }
    });
    links
}

/// Visits an address as written in a page: the address within the site, without base path, and the anchor.
fn resolved(address: &str, here: &Route, base_path: &str, visit: &mut dyn FnMut(&str, Option<&str>)) {
    let address = unescaped(address);
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (&*address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    // What stands behind the `#` of a file is the file's own matter.
    let mut place = |path: &str| {
        visit(&decoded(path), fragment.as_deref().filter(|_| path.ends_with('/')));
    };
    if path.is_empty() {
        visit(here.as_str(), fragment.as_deref());
    } else if path.starts_with("//") || path.split('/').next().is_some_and(|first| first.contains(':')) {
        // An address of the web.
    } else if !path.starts_with('/') {
        if let Some(path) = joined(here.folder(), path) {
            place(&path);
        }
    } else if path.starts_with(base_path) {
        // The base path ends in `/`, which begins the address.
        place(&path[base_path.len() - 1..]);
    } else {
        // An address of the host outside the site's base path is nobody's promise but the author's.
        place(path);
    }
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

fn decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let value = value
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    Cow::Owned(value)
}
