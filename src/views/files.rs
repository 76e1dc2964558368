//! The files beside the pages, for programs: which there are, and where each stands.
//!
//! Invariant: a [`File`] is an address and what it will be made of, as a page is; nothing of it is made yet.

use super::cite::cited_as;
use super::embed::{card_at, oembed_at};
use super::lists::value;
use super::plan::{Page, Subject, View, view};
use super::scene::{LinkTo, Scene};
use super::shell::whole_address;
use super::{Addresses, Destination, Words, records};
use crate::base::{Date, Route, When};
use crate::kinds::{Kind, Step, Update};
use crate::model::{EntryNo, Model};
use serde::Serialize;

/// A file for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its address.
    pub route: Route,
    /// What it will be made of.
    pub what: What,
    /// The edition it belongs to: the number of its language.
    pub edition: u8,
}

/// What a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The log of a briefing, for readers of feeds.
    Feed(EntryNo, Log, Form),
    /// The dated steps of a briefing, for calendars.
    Calendar(EntryNo),
    /// All records of a briefing.
    Records(EntryNo),
    /// The records of one kind in a briefing, as a table.
    Table(EntryNo, Kind),
    /// The schema of records.
    Schema,
    /// What there is, for programs that read text.
    Guide,
    /// A page as Markdown: the page, by its number in the plan of the site.
    Twin(usize),
    /// The description of an entry for programs that embed it.
    Embed(EntryNo),
    /// The picture of a page, by its number in the plan of the site.
    Picture(usize),
}

/// Which entries of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// All.
    Updates,
    /// Corrections and what was taken back.
    Corrections,
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// A file of a briefing that pages lead to.
struct Offer {
    /// Its name below the address of the briefing.
    name: String,
    /// The words for it.
    called: Called,
    /// Its media type.
    kind: &'static str,
    /// Whether programs look for it in the head of pages.
    is_discovered: bool,
    what: What,
}

/// The words for a file.
#[derive(Clone, Copy)]
enum Called {
    /// Those of the interface at this path.
    As(&'static str),
    /// The table of a kind.
    Table(Kind),
}

impl Offer {
    fn new(name: &str, word: &'static str, kind: &'static str, what: What) -> Offer {
        Offer { name: name.to_owned(), called: Called::As(word), kind, is_discovered: false, what }
    }

    fn discovered(self) -> Offer {
        Offer { is_discovered: true, ..self }
    }
}

const ATOM: &str = "application/atom+xml";
const FEED: &str = "application/feed+json";

/// Every file of a briefing, in the order that readers see.
fn offers(model: &Model, briefing: EntryNo) -> Vec<Offer> {
    if is_unpublished(model) {
        return Vec::new();
    }
    let mut all = feeds(model, briefing);
    if has_address(model) && model.list::<Step>(Some(briefing)).any(|(_, _, step)| is_dated(step)) {
        all.push(Offer::new("next/steps.ics", "files.calendar", "text/calendar", What::Calendar(briefing)));
    }
    all.push(Offer::new("briefing.json", "files.records", "application/json", What::Records(briefing)));
    let kinds = records::kinds(model, briefing);
    all.extend(Kind::LISTED.iter().copied().filter(|kind| kinds.contains(kind)).map(|kind| Offer {
        name: format!("data/{}.csv", kind.key()),
        called: Called::Table(kind),
        kind: "text/csv",
        is_discovered: false,
        what: What::Table(briefing, kind),
    }));
    all
}

fn feeds(model: &Model, briefing: EntryNo) -> Vec<Offer> {
    use Form::{Atom, Json};
    use Log::{Corrections, Updates};
    if !has_address(model) || log(model, briefing, Updates).next().is_none() {
        return Vec::new();
    }
    let feed = |log, form| What::Feed(briefing, log, form);
    vec![
        Offer::new("updates/atom.xml", "files.updates_atom", ATOM, feed(Updates, Atom)).discovered(),
        Offer::new("updates/feed.json", "files.updates_json", FEED, feed(Updates, Json)).discovered(),
        Offer::new("updates/corrections.xml", "files.corrections_atom", ATOM, feed(Corrections, Atom))
            .discovered(),
        Offer::new("updates/corrections.json", "files.corrections_json", FEED, feed(Corrections, Json)),
    ]
}

/// Whether there may be drafts on the pages, which no file has.
pub fn is_unpublished(model: &Model) -> bool {
    model.setting.options.preview || model.setting.options.drafts
}

/// Feeds and calendars name their entries by whole addresses.
fn has_address(model: &Model) -> bool {
    whole_address(model, &Route::home()).is_some()
}

/// The entries of a briefing's log that are dated and have come, in order of writing.
pub fn log(model: &Model, briefing: EntryNo, which: Log) -> impl Iterator<Item = (EntryNo, Date)> {
    let today = model.setting.as_of;
    model.list::<Update>(Some(briefing)).filter_map(move |(no, node, update)| {
        let date = update.at.as_ref().and_then(When::date)?;
        let is_wrong = matches!(node.common().type_.as_deref(), Some("correction" | "retraction"));
        (date.first_day() <= today && (which == Log::Updates || is_wrong)).then_some((no, date))
    })
}

/// Whether a calendar can show a step: its day is known.
pub fn is_dated(step: &Step) -> bool {
    matches!(step.when.as_ref().and_then(When::date), Some(Date::Day(_) | Date::Instant(..)))
}

/// The files of one edition, but for those of pages.
pub fn files(model: &Model, addresses: &Addresses, edition: u8) -> Vec<File> {
    let mut files = Vec::new();
    if is_unpublished(model) {
        return files;
    }
    for briefing in model.briefings().iter().copied() {
        let mount = addresses.mount(Some(briefing));
        let offers = offers(model, briefing).into_iter();
        files.extend(offers.map(|offer| File { route: mount.file(&offer.name), what: offer.what, edition }));
    }
    let cards = model.nodes().filter_map(|(no, _)| Some((no, card_at(model, addresses, no)?)));
    files.extend(cards.map(|(no, card)| File { route: oembed_at(&card), what: What::Embed(no), edition }));
    if !model.briefings().is_empty() {
        files.push(File { route: addresses.root().file("llms.txt"), what: What::Guide, edition });
        if edition == 0 {
            files.push(File { route: schema_address(), what: What::Schema, edition });
        }
    }
    files.retain(|file| addresses.contains(&file.route));
    files
}

/// Where the schema of records stands: once for a site, whatever its languages.
pub fn schema_address() -> Route {
    Route::home().file("briefing.schema.json")
}

/// The views whose pages are also Markdown: those that have a text to read. Lists are data.
const READ: &[&str] = &["home", "overview", "full", "entry", "page"];

/// The file that a page is as Markdown, where it is one.
pub fn twin(model: &Model, page: &Page) -> Option<Route> {
    let is_read = !is_unpublished(model) && READ.contains(&view(page).name);
    is_read.then(|| twin_of(&page.route))
}

/// Where the Markdown of a page stands.
pub fn twin_of(page: &Route) -> Route {
    page.file("index.md")
}

/// A file that a page leads to.
#[derive(Debug, Clone, Serialize)]
pub struct Offered {
    /// What it is, and where it stands.
    #[serde(flatten)]
    pub link: LinkTo,
    /// What it is, with the name of the briefing, for the head of a page.
    pub full_title: String,
    /// Its media type.
    pub kind: &'static str,
    /// Whether programs look for it in the head of pages.
    pub is_discovered: bool,
}

/// The files of a briefing, in the order that readers see.
pub fn offered(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Offered> {
    let title = scene.title(briefing);
    let mount = scene.addresses.mount(Some(briefing));
    let offered = offers(scene.model, briefing).into_iter().map(|offer| {
        let words = called(scene.words, offer.called);
        let title = scene.words.fill("files.of", &[("file", &words), ("briefing", &title)]);
        let link = LinkTo { title: words, to: Destination::page(mount.file(&offer.name)), language: None };
        Offered { link, full_title: title, kind: offer.kind, is_discovered: offer.is_discovered }
    });
    offered.collect()
}

/// What programs find in the head of the pages of a briefing, or in that of the front page of several.
pub fn discovered(scene: &Scene<'_>) -> Vec<Offered> {
    /// At most of so many briefings, where several share a front page.
    const MOST: usize = 20;
    let briefings = scene.scope.map_or_else(|| scene.model.briefings().to_vec(), |briefing| vec![briefing]);
    let here = briefings.into_iter().filter(|no| scene.model.is_translated(*no)).take(MOST);
    here.flat_map(|no| offered(scene, no)).filter(|offered| offered.is_discovered).collect()
}

fn called(words: &Words, called: Called) -> String {
    match called {
        Called::As(path) => words.get(path).to_owned(),
        Called::Table(kind) => {
            let entries = words.get(&format!("tables.{}", kind.key()));
            words.fill("files.table", &[("entries", entries)])
        }
    }
}

/// What the guide lists of a briefing's files: words and address, tables aside.
pub fn guide_files(scene: &Scene<'_>, briefing: EntryNo) -> Vec<(String, String)> {
    let offered = offered(scene, briefing).into_iter().filter(|offered| offered.kind != "text/csv");
    offered.map(|offered| (offered.link.title, whole_or_local(scene, &offered.link.to))).collect()
}

/// A whole address, or that within the host where the site has none.
pub fn whole_or_local(scene: &Scene<'_>, to: &Destination) -> String {
    let page = whole_address(scene.model, &to.route).unwrap_or_else(|| {
        let setting = &scene.model.setting;
        let base = setting.settings.base_path(setting.options.base_url.as_deref());
        format!("{}{}", base.trim_end_matches('/'), super::encoded(to.route.as_str()))
    });
    to.fragment.as_ref().map_or_else(|| page.clone(), |id| format!("{page}#{}", super::encoded(id)))
}

/// The feeds and files of a briefing.
pub const DATA: View = View {
    name: "data",
    pages: |model, addresses| {
        let shown = model.briefings().iter().copied().filter(|_| !is_unpublished(model));
        shown.map(|no| (addresses.view(Some(no), "data"), Subject::Scope(Some(no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => value(&data(scene, briefing)),
        _ => tera::Value::none(),
    },
};

/// What the page of the feeds and files shows.
#[derive(Debug, Clone, Serialize)]
pub struct DataView {
    /// The feeds and files.
    pub files: Vec<Offered>,
    /// The schema of the records.
    pub schema: Destination,
    /// What there is, for programs that read text.
    pub guide: Destination,
    /// What to write when citing the briefing.
    pub citation: String,
}

fn data(scene: &Scene<'_>, briefing: EntryNo) -> DataView {
    let overview = whole_address(scene.model, &scene.addresses.view(Some(briefing), "overview"));
    DataView {
        files: offered(scene, briefing),
        schema: Destination::page(schema_address()),
        guide: Destination::page(scene.addresses.root().file("llms.txt")),
        citation: cited_as(scene, &scene.title(briefing), overview.as_deref()),
    }
}

/// Where the feeds and files of a briefing are listed; in a preview there are none.
pub fn data_page(scene: &Scene<'_>, briefing: EntryNo) -> Option<Destination> {
    let is_published = !is_unpublished(scene.model);
    is_published.then(|| Destination::page(scene.addresses.view(Some(briefing), "data")))
}
