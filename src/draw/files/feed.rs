//! The log of a briefing as a feed: Atom (RFC 4287) and JSON Feed 1.1, each entry in full.

use super::{Desk, instant};
use crate::base::Date;
use crate::draw::absolute::absolute;
use crate::draw::pieces::whole;
use crate::model::EntryNo;
use crate::views::{Form, Log, Scene, log, whole_address};
use atom_syndication::{Category, Content, Entry, Feed, Generator, Link, Person, Text};
use serde::Serialize;

/// The most entries of a feed: the latest.
const MOST: usize = 100;

/// What either form says.
struct Told {
    title: String,
    page: String,
    own: String,
    publisher: Option<String>,
    language: String,
    entries: Vec<Item>,
}

/// One entry.
struct Item {
    address: String,
    title: String,
    sort: Option<String>,
    at: String,
    html: String,
}

/// A feed of a briefing's log.
pub fn feed(scene: &Scene<'_>, desk: &Desk<'_>, (which, form): (Log, Form)) -> Vec<u8> {
    let told = told(scene, desk, which);
    match form {
        Form::Atom => atom(told).into_bytes(),
        Form::Json => json(told).into_bytes(),
    }
}

fn told(scene: &Scene<'_>, desk: &Desk<'_>, which: Log) -> Told {
    let settings = &scene.model.setting.settings;
    let name = match which {
        Log::Updates => scene.words.get("views.updates.title"),
        Log::Corrections => scene.words.get("files.corrections"),
    };
    let gaps = [("file", name), ("briefing", &*scene.title(desk.briefing))];
    let mut all: Vec<(EntryNo, Date)> = log(scene.model, desk.briefing, which).collect();
    all.sort_by_key(|(no, date)| std::cmp::Reverse((date.order(), *no)));
    let address = |route| whole_address(scene.model, route).unwrap_or_default();
    Told {
        title: scene.words.fill("files.of", &gaps),
        page: address(&scene.addresses.view(Some(desk.briefing), "updates")),
        own: address(desk.route),
        publisher: settings.publisher.as_ref().or(settings.title.as_ref()).map(ToString::to_string),
        language: scene.words.language.clone(),
        entries: all.into_iter().take(MOST).map(|(no, date)| item(scene, desk, no, &date)).collect(),
    }
}

fn item(scene: &Scene<'_>, desk: &Desk<'_>, no: EntryNo, date: &Date) -> Item {
    let node = scene.node(no);
    let anchor = scene.addresses.anchor(scene.model, no);
    let page = whole_address(scene.model, &anchor.route).unwrap_or_default();
    let html = whole(desk.theme, scene, no).unwrap_or_default();
    Item {
        address: anchor
            .fragment
            .map_or_else(|| page.clone(), |id| format!("{page}#{}", crate::views::encoded(&id))),
        title: scene.title(no),
        sort: scene.word_of("update-type", node.common().type_.as_ref()).map(|label| label.label.clone()),
        at: instant(date, &desk.edition.zone(scene.scope)),
        html: absolute(html.trim(), &page),
    }
}

fn text(value: String, language: &str) -> Text {
    Text { value, lang: Some(language.to_owned()), ..Text::default() }
}

fn atom(told: Told) -> String {
    let date = |at: &str| at.parse().expect("a date is written as RFC 3339 wants it");
    let latest = told.entries.first().map_or("1970-01-01T00:00:00Z", |item| &item.at);
    let entries = told.entries.iter().map(|item| Entry {
        id: item.address.clone(),
        title: item.title.clone().into(),
        updated: date(&item.at),
        published: Some(date(&item.at)),
        categories: item
            .sort
            .iter()
            .map(|sort| Category { term: sort.clone(), ..Category::default() })
            .collect(),
        links: vec![link("alternate", &item.address, "text/html")],
        content: Some(Content {
            value: Some(item.html.clone()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    });
    let author = told.publisher.clone().unwrap_or_else(|| told.title.clone());
    let feed = Feed {
        id: told.own.clone(),
        title: text(told.title, &told.language),
        updated: date(latest),
        authors: vec![Person { name: author, ..Person::default() }],
        links: vec![
            link("self", &told.own, "application/atom+xml"),
            link("alternate", &told.page, "text/html"),
        ],
        generator: Some(Generator { value: "Standfirst".to_owned(), ..Generator::default() }),
        lang: Some(told.language),
        entries: entries.collect(),
        ..Feed::default()
    };
    format!("{}\n", feed.to_string())
}

fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: Some(kind.to_owned()), ..Link::default() }
}

/// A feed as JSON.
#[derive(Serialize)]
struct JsonFeed {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    language: String,
    authors: Vec<Author>,
    items: Vec<JsonItem>,
}

#[derive(Serialize)]
struct Author {
    name: String,
}

#[derive(Serialize)]
struct JsonItem {
    id: String,
    url: String,
    title: String,
    content_html: String,
    date_published: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

fn json(told: Told) -> String {
    let items = told.entries.into_iter().map(|item| JsonItem {
        id: item.address.clone(),
        url: item.address,
        title: item.title,
        content_html: item.html,
        date_published: item.at,
        tags: item.sort.into_iter().collect(),
    });
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: told.title,
        home_page_url: told.page,
        feed_url: told.own,
        language: told.language,
        authors: told.publisher.into_iter().map(|name| Author { name }).collect(),
        items: items.collect(),
    };
    super::lines(&feed)
}
