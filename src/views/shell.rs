//! What stands around the main part of every page: title, doors, breadcrumbs, neighbours.

use super::Destination;
use super::cite::{Cite, cite};
use super::clock::{Clock, clock, review};
use super::doors::{Door, doors};
use super::files::{Offered, data_page, discovered, twin};
use super::how::how_page;
use super::linked::Dates;
use super::menu::{MenuLink, menu};
use super::plan::{Page, Subject, view};
use super::scene::{LinkTo, Scene};
use super::share::{Share, share};
use super::titles::{head_title, shortened, title};
use crate::base::Route;
use crate::kinds::{Briefing, Kind};
use crate::model::{EntryNo, Model};
use crate::settings::ByLanguage;
use serde::Serialize;
use std::collections::BTreeSet;

/// What templates are given under `page`.
#[derive(Debug, Clone, Serialize)]
pub struct Shell {
    /// The name of the view.
    pub view: &'static str,
    /// The heading of the page.
    pub title: String,
    /// The language of the heading, where it is that of an entry which is not translated into the page's.
    pub title_language: Option<String>,
    /// The language of the entry that the page is of, where it is not translated at all.
    pub untranslated: Option<String>,
    /// The title for the browser: the page, then the briefing.
    pub head_title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// The language, as an IETF tag.
    pub language: String,
    /// The address of the page.
    pub here: Destination,
    /// The front page in the language of this one.
    pub home: Destination,
    /// The whole address of the page, where the site has one.
    pub canonical: Option<String>,
    /// The same page in other languages.
    pub alternates: Vec<Alternate>,
    /// Search engines are asked to stay away.
    pub is_noindex: bool,
    /// A preview: a band says that nothing here is published.
    pub is_preview: bool,
    /// What readers must know before anything else.
    pub notice: Option<String>,
    /// The line at the foot of the page, as HTML.
    pub footer: Option<String>,
    /// The briefing the page belongs to.
    pub briefing: Option<BriefingHead>,
    /// The way here from the home page, without the page itself.
    pub breadcrumbs: Vec<LinkTo>,
    /// What a preview of the page shows in other places; absent where search engines are kept away.
    pub share: Option<Share>,
    /// What the page says to programs, as JSON-LD that can stand in a `script`.
    pub linked: Option<String>,
    /// The page as Markdown, where it is that, too.
    pub twin: Option<Destination>,
    /// The list of the briefing's feeds and files, where it has any.
    pub data: Option<Destination>,
    /// The last day on which the page is fresh, as machines read it.
    pub review: Option<String>,
    /// What the reader's own clock is given; absent where it has nothing to tell.
    pub clock: Option<Clock>,
    /// The page on how we decide, where the briefing has one.
    pub how: Option<Destination>,
    /// How the page is cited; absent where there is nothing to cite.
    pub cite: Option<Cite>,
    /// The page before.
    pub previous: Option<LinkTo>,
    /// The page after.
    pub next: Option<LinkTo>,
}

/// The same page in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// The language, as an IETF tag.
    pub language: String,
    /// Its address.
    pub to: Destination,
    /// The whole address, where the site has one.
    pub address: Option<String>,
}

/// The briefing a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct BriefingHead {
    /// Its title.
    pub title: String,
    /// Its overview.
    pub to: Destination,
    /// The dateline: as of when, how much, resting on what.
    pub dateline: Vec<String>,
}

/// What stands around every page of one briefing, or of what is shared: worked out once for many pages.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The doors.
    pub doors: Vec<Door>,
    /// The links of the site's menu.
    pub menu: Vec<MenuLink>,
    /// The briefing.
    pub briefing: Option<BriefingHead>,
    /// When the briefing was published and changed.
    pub dates: Dates,
    /// What programs find in the head of each page.
    pub feeds: Vec<Offered>,
    /// Where the feeds and files of the briefing are listed.
    pub data: Option<Destination>,
    /// The last day on which its pages are fresh.
    pub review: Option<String>,
    /// What the reader's own clock is given.
    pub clock: Option<Clock>,
    /// The page on how we decide.
    pub how: Option<Destination>,
}

impl Frame {
    /// The frame of the pages that belong where the scene's page does.
    pub fn of(scene: &Scene<'_>) -> Frame {
        Frame {
            doors: doors(scene),
            menu: menu(scene),
            briefing: scene.scope.map(|no| briefing(scene, no)),
            dates: scene.scope.map(|no| Dates::of(scene.model, no)).unwrap_or_default(),
            feeds: discovered(scene),
            data: scene.scope.and_then(|no| data_page(scene, no)),
            review: scene.scope.and_then(|no| review(scene, no)),
            clock: scene.scope.and_then(|no| clock(scene, no)),
            how: scene.scope.and_then(|no| how_page(scene, no)),
        }
    }
}

/// As much of a text as descriptions in search results and previews show.
const LONGEST_DESCRIPTION: usize = 200;

/// What stands around a page.
pub fn shell(scene: &Scene<'_>, frame: &Frame, page: &Page) -> Shell {
    let view = view(page).name;
    let setting = &scene.model.setting;
    let title = title(scene, page, view);
    let site = site_title(scene);
    let above = frame.briefing.as_ref().map_or(site.as_str(), |briefing| briefing.title.as_str());
    let is_not_found = view == "404";
    let (previous, next) = neighbours(scene, frame, page);
    let canonical = whole_address(scene.model, &page.route).filter(|_| !is_not_found);
    let is_card = view == "card";
    let is_noindex =
        is_card || is_not_found || matches!(view, "redirect" | "withdrawn") || setting.options.preview;
    let canonical = if is_card { full_page(scene, page) } else { canonical };
    Shell {
        view,
        title_language: subject_entry(page).and_then(|no| scene.foreign_title(no)),
        untranslated: subject_entry(page).and_then(|no| scene.foreign(no)),
        description: description(scene, page, view, &title, above),
        head_title: head_title(scene, page, &title, above),
        cite: cite(scene, page, view, &title, canonical.as_deref()),
        title,
        language: scene.words.language.clone(),
        here: Destination::page(page.route.clone()),
        home: Destination::page(scene.addresses.root().clone()),
        canonical,
        alternates: Vec::new(),
        is_noindex,
        is_preview: setting.options.preview,
        notice: in_language(scene, setting.settings.notice.as_ref()),
        footer: None,
        share: (!is_noindex || is_card).then(|| share(scene, view, &frame.dates)),
        linked: None,
        twin: twin(scene.model, page).map(Destination::page),
        data: frame.data.clone(),
        review: frame.review.clone(),
        clock: frame.clock.clone().filter(|_| !matches!(view, "card" | "print" | "search")),
        how: frame.how.clone(),
        breadcrumbs: if is_card { Vec::new() } else { breadcrumbs(scene, page, view) },
        briefing: frame.briefing.clone(),
        previous,
        next,
    }
}

/// The whole address of the page that a card is the card of.
fn full_page(scene: &Scene<'_>, page: &Page) -> Option<String> {
    let no = subject_entry(page)?;
    whole_address(scene.model, &scene.addresses.entry(scene.model, no).route)
}

/// What the site is called: in another language than its first, what its home page is called in it.
fn site_title(scene: &Scene<'_>) -> String {
    let settings = &scene.model.setting.settings;
    let home = super::site::home_entry(scene).filter(|_| !scene.model.setting.is_default);
    let translated = home.filter(|no| scene.foreign(*no).is_none()).map(|no| scene.title(no));
    translated.or_else(|| settings.title.as_deref().map(str::to_owned)).unwrap_or_default()
}

/// A text of the settings in the language of the page.
pub fn in_language(scene: &Scene<'_>, text: Option<&ByLanguage>) -> Option<String> {
    let default = scene.model.setting.settings.languages()[0];
    text.and_then(|text| text.get(&scene.words.language, default)).map(ToOwned::to_owned)
}

/// The entry that a page is of.
pub fn subject_entry(page: &Page) -> Option<EntryNo> {
    match page.subject {
        Subject::Entry(no) => Some(no),
        _ => None,
    }
}

fn description(scene: &Scene<'_>, page: &Page, view: &str, title: &str, above: &str) -> String {
    if view == "card" {
        return scene.words.fill("embedding.description", &[("title", title), ("briefing", above)]);
    }
    let subject = match page.subject {
        Subject::Entry(no) => Some(no),
        Subject::Scope(Some(no)) if view == "overview" => Some(no),
        Subject::Scope(None) if view == "home" => super::site::home_entry(scene),
        _ => None,
    };
    let written = subject.filter(|no| scene.foreign(*no).is_none()).and_then(|no| {
        let node = scene.node(no);
        let own = node.of::<Briefing>().and_then(|briefing| briefing.description.as_ref());
        let own = own.or_else(|| node.of::<crate::kinds::Page>().and_then(|page| page.description.as_ref()));
        let text = own.or(node.common().summary.as_ref()).map(ToString::to_string);
        text.or_else(|| Some(node.written.body.first_paragraph.clone()).filter(|text| !text.is_empty()))
    });
    match written {
        Some(text) => shortened(&text, LONGEST_DESCRIPTION),
        None if above.is_empty() || above == title => title.to_owned(),
        None if scene.scope.is_none() => {
            scene.words.fill("descriptions.site", &[("title", title), ("site", above)])
        }
        None => {
            scene.words.fill(&scene.of_preset("descriptions.any"), &[("title", title), ("briefing", above)])
        }
    }
}

/// The whole address of a page, where the site has one.
pub fn whole_address(model: &Model, route: &Route) -> Option<String> {
    let setting = &model.setting;
    let base = setting.options.base_url.as_deref().or(setting.settings.base_url.as_deref())?;
    let base = base.trim_end_matches('/');
    base.contains("://").then(|| format!("{base}{}", super::encoded(route.as_str())))
}

fn briefing(scene: &Scene<'_>, no: EntryNo) -> BriefingHead {
    let zone = scene.zone();
    let as_of = match scene.model.as_of(no) {
        Some(date) => scene.words.fill("dateline.as_of", &[("date", &scene.words.date(&date, &zone))]),
        None => scene.words.get("dateline.not_reviewed").to_owned(),
    };
    let mut dateline = vec![as_of];
    let provisions = scene.model.of_kind(Some(no), Kind::Provision).len();
    let rests_on = sources_of(scene.model, no);
    for (word, n) in [("counts.provisions", provisions), ("counts.based_on", rests_on)] {
        if n > 0 {
            dateline.push(scene.words.count(word, n));
        }
    }
    BriefingHead {
        title: scene.node(no).title.to_string(),
        to: Destination::page(scene.addresses.view(Some(no), "overview")),
        dateline,
    }
}

/// How many sources the evidence of a briefing stands in; those that only carried a quote are not counted.
fn sources_of(model: &Model, briefing: EntryNo) -> usize {
    let mut sources = BTreeSet::new();
    for (no, node) in model.own(briefing) {
        sources.extend(node.proofs.iter().filter_map(|proof| proof.source).filter(|source| *source != no));
    }
    sources.retain(|source| model.node(*source).scope.is_none_or(|scope| scope == briefing));
    sources.len()
}

fn breadcrumbs(scene: &Scene<'_>, page: &Page, view: &str) -> Vec<LinkTo> {
    let mut way = Vec::new();
    let root = scene.addresses.root();
    if &page.route == root {
        return way;
    }
    let home = Destination::page(root.clone());
    if scene.scope.is_none_or(|no| scene.addresses.mount(Some(no)) != root) {
        way.push(LinkTo { title: scene.words.get("views.home.crumb").to_owned(), to: home, language: None });
    }
    if let Some(no) = scene.scope.filter(|_| view != "overview") {
        let to = Destination::page(scene.addresses.view(Some(no), "overview"));
        way.push(LinkTo { title: scene.node(no).title.to_string(), to, language: None });
    }
    if let Subject::Entry(no) = page.subject
        && scene.node(no).kind() == Kind::Page
    {
        way.extend(folder_pages(scene, no));
    }
    let list = match page.subject {
        Subject::Entry(no) => super::plan::list_view_of(scene.node(no).kind()),
        Subject::Status(..) => "provisions",
        // A list in another order stands below the list: `quotes-by-date`.
        Subject::Scope(_) => view.split_once("-by-").map_or("", |(list, _)| list),
        Subject::Alias(..) => "",
    };
    if !list.is_empty() {
        let scope = match page.subject {
            Subject::Entry(no) => scene.node(no).scope,
            _ => scene.scope,
        };
        let to = Destination::page(scene.addresses.view(scope, list));
        way.push(LinkTo {
            title: scene.words.get(&format!("views.{list}.title")).to_owned(),
            to,
            language: None,
        });
    }
    way
}

/// The pages of the folders that a plain page stands in, outermost first.
fn folder_pages(scene: &Scene<'_>, no: EntryNo) -> Vec<LinkTo> {
    let mut above = Vec::new();
    let mut at = scene.addresses.own(no).map_or("", |own| own.as_str());
    while let Some((folder, _)) = at.trim_end_matches('/').rsplit_once('/') {
        at = &at[..=folder.len()];
        above.extend(scene.addresses.folder_page(at));
    }
    above.reverse();
    scene.links(above)
}

/// The pages before and after: siblings of an entry, neighbouring doors of a view.
fn neighbours(scene: &Scene<'_>, frame: &Frame, page: &Page) -> (Option<LinkTo>, Option<LinkTo>) {
    if let Subject::Entry(no) = page.subject {
        let node = scene.node(no);
        if matches!(node.kind(), Kind::Page) {
            return (None, None);
        }
        let siblings = scene.model.of_kind(node.scope, node.kind());
        let at = siblings.partition_point(|other| *other < no);
        let with_page = |no: &&EntryNo| scene.addresses.own(**no).is_some();
        let before = siblings[..at].iter().rev().find(with_page);
        let after = siblings[at..].iter().skip(1).find(with_page);
        return (before.map(|no| scene.link(*no)), after.map(|no| scene.link(*no)));
    }
    if scene.scope.is_none() {
        return (None, None);
    }
    let doors = &frame.doors;
    let Some(at) = doors.iter().position(|door| door.to.route == page.route) else { return (None, None) };
    (at.checked_sub(1).and_then(|at| doors.get(at)).map(Door::link), doors.get(at + 1).map(Door::link))
}
