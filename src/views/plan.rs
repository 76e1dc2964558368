//! The plan of a site: every page, by walking the list of views.

use super::{
    Addresses, Scene, embed, entries, files, how, lists, overview, positions, quotes, reading, site,
    withdrawn,
};
use crate::base::Route;
use crate::kinds::Kind;
use crate::model::{EntryNo, Model, Scope};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A briefing, or what all briefings share.
    Scope(Scope),
    /// The provisions of a briefing that stand at one word of the vocabulary `status`, by its place there.
    Status(EntryNo, u16),
    /// One entry.
    Entry(EntryNo),
    /// An entry at an address it had before: which of its aliases.
    Alias(EntryNo, u16),
}

/// A page: an address and what it will be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// Its view, by number in [`VIEWS`].
    pub view: u8,
    /// What it is about.
    pub subject: Subject,
    /// The edition it belongs to: the number of its language.
    pub edition: u8,
}

/// What a template is given under `view`.
pub type Context = tera::Value;

/// One way of looking at a site.
pub struct View {
    /// The name: the template is `<name>.html`, and `standfirst explain view <name>` tells what it is given.
    pub name: &'static str,
    /// The pages of this view.
    pub pages: fn(&Model, &Addresses) -> Vec<(Route, Subject)>,
    /// What one of its pages shows.
    pub context: fn(&Scene<'_>, Subject) -> Context,
}

/// Every view, in the order of the documentation.
pub const VIEWS: &[View] = &[
    site::HOME,
    overview::OVERVIEW,
    reading::FULL,
    lists::PROVISIONS,
    lists::STATUS,
    positions::POSITIONS,
    quotes::QUOTES,
    quotes::BY_PROVISION,
    quotes::BY_DATE,
    lists::NEXT,
    lists::TIMELINE,
    lists::QUESTIONS,
    lists::PEOPLE,
    lists::PARTIES,
    lists::DOCUMENTS,
    lists::SOURCES,
    lists::TERMS,
    lists::NUMBERS,
    lists::UPDATES,
    entries::ENTRY,
    entries::REDIRECT,
    withdrawn::WITHDRAWN,
    site::PAGE,
    reading::PRINT,
    how::HOW,
    files::DATA,
    embed::CARD,
    site::SEARCH,
    site::NOT_FOUND,
];

/// The view in which the entries of a kind are listed; nothing for kinds that stand in no list.
pub fn list_view_of(kind: Kind) -> &'static str {
    match kind.key() {
        "events" => "timeline",
        "themes" => "provisions",
        "briefings" | "pages" => "",
        key => key,
    }
}

/// The kind whose entries a view lists.
pub fn kind_of_list(view: &str) -> Option<Kind> {
    Kind::LISTED.iter().copied().find(|kind| *kind != Kind::Theme && list_view_of(*kind) == view)
}

/// What is shared, then each briefing.
pub fn scopes(model: &Model) -> impl Iterator<Item = Scope> {
    std::iter::once(None).chain(model.briefings().iter().copied().map(Some))
}

/// The view of a page.
pub fn view(page: &Page) -> &'static View {
    &VIEWS[usize::from(page.view)]
}

/// Every page of one edition, in order of view and subject.
pub fn plan(model: &Model, addresses: &Addresses, edition: u8) -> Vec<Page> {
    let mut pages = Vec::new();
    for (number, view) in (0u8..).zip(VIEWS) {
        for (route, subject) in (view.pages)(model, addresses) {
            // What is not translated stands in the default edition only.
            if addresses.contains(&route) {
                pages.push(Page { route, view: number, subject, edition });
            }
        }
    }
    pages
}
