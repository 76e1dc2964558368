//! What a page says to programs that read the web: the words of schema.org, as JSON-LD.
//!
//! Invariant: every date is one of the records. Nothing is said here that the page does not show.

mod entry;
mod sources;
mod thing;

use super::plan::{Page, Subject};
use super::scene::Scene;
use super::shell::{Shell, whole_address};
use crate::base::{Date, When};
use crate::kinds::{Briefing, Update};
use crate::model::{EntryNo, Model};
use entry::{main_entity, parts};
use serde::Serialize;
use thing::{Actor, Crumb, Reference, Thing, Way, Work, script};

/// At most so many things of a sort are told: readers see the rest.
const MOST: usize = 40;

/// What a page says, as the text of a `script`; nothing for pages that search engines are kept from.
pub fn linked(scene: &Scene<'_>, page: &Page, shell: &Shell) -> Option<String> {
    shell.share.as_ref()?;
    let mut graph = vec![main(scene, page, shell)];
    graph.extend(way(shell, scene.model));
    Some(script(&graph))
}

/// When a briefing was published and last changed: by its log and front matter, never by the clock.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dates {
    /// When it was first published: as it says itself, else the first entry of its log.
    pub published: Option<String>,
    /// When what it says was last changed, where that is after it was published.
    pub modified: Option<String>,
}

impl Dates {
    /// Those of a briefing, as of the model's date.
    pub fn of(model: &Model, briefing: EntryNo) -> Dates {
        let today = model.setting.as_of;
        let log = model.list::<Update>(Some(briefing)).filter_map(|(_, node, update)| {
            let date = update.at.as_ref().and_then(When::date)?;
            Some((date, node.common().type_.as_deref().unwrap_or("update")))
        });
        let log: Vec<(Date, &str)> = log.filter(|(date, _)| date.first_day() <= today).collect();
        let first = |dates: &mut dyn Iterator<Item = Date>| dates.min_by_key(Date::order);
        let own = model.node(briefing).of::<Briefing>().and_then(|fields| fields.published);
        let published = own
            .or_else(|| {
                first(&mut log.iter().filter(|(_, what)| *what == "published").map(|(date, _)| *date))
            })
            .or_else(|| first(&mut log.iter().map(|(date, _)| *date)));
        let changes = log.iter().filter(|(_, what)| !matches!(*what, "reviewed" | "minor"));
        let modified = changes.map(|(date, _)| *date).max_by_key(Date::order);
        let modified = modified.filter(|date| published.is_none_or(|first| first.order() <= date.order()));
        Dates {
            published: published.map(|date| date.to_string()),
            modified: modified.map(|date| date.to_string()),
        }
    }
}

/// The page itself: the briefing as an article, or a page that belongs to one.
fn main(scene: &Scene<'_>, page: &Page, shell: &Shell) -> Thing {
    let settings = &scene.model.setting.settings;
    let work = Box::new(Work {
        id: shell.canonical.clone(),
        url: shell.canonical.clone(),
        description: Some(shell.description.clone()),
        in_language: Some(shell.language.clone()),
        image: shell.share.as_ref().and_then(|share| share.image.as_ref()).map(|image| image.address.clone()),
        license: settings.licence.as_ref().and_then(|licence| licence.url.as_ref()).map(ToString::to_string),
        ..Work::default()
    });
    let name = Some(shell.title.clone());
    let Some(briefing) = scene.scope else {
        let publisher = publisher(scene).map(Box::new);
        let work = Box::new(Work { name, publisher, ..*work });
        let entity = subject(page).and_then(|no| main_entity(scene, no)).map(Box::new);
        return match shell.view {
            "home" => Thing::WebSite(work),
            view => {
                Thing::WebPage(Box::new(Work { main_entity: entity, has_part: parts(scene, view), ..*work }))
            }
        };
    };
    let dates = shell.share.as_ref().map(|share| share.dates.clone()).unwrap_or_default();
    let work = Box::new(Work { date_published: dates.published, date_modified: dates.modified, ..*work });
    if matches!(shell.view, "overview" | "full") {
        // Both have the title of the briefing at their head.
        let name = Some(scene.title(briefing));
        return Thing::BackgroundNewsArticle(Box::new(article(
            scene,
            briefing,
            Work { headline: name, ..*work },
        )));
    }
    let overview = whole_address(scene.model, &scene.addresses.view(Some(briefing), "overview"));
    Thing::WebPage(Box::new(Work {
        name,
        is_part_of: overview.map(|id| Reference { id }),
        main_entity: subject(page).and_then(|no| main_entity(scene, no)).map(Box::new),
        has_part: parts(scene, shell.view),
        ..*work
    }))
}

/// The briefing as an article: by whom, on what it rests, what was wrong in it.
fn article(scene: &Scene<'_>, briefing: EntryNo, work: Work) -> Work {
    let publisher = publisher(scene);
    let fields = scene.node(briefing).of::<Briefing>();
    let person = |name: &crate::base::Text| Actor { name: Some(name.to_string()), ..Actor::default() };
    let mut author: Vec<Thing> = fields
        .iter()
        .flat_map(|fields| fields.authors.iter())
        .map(|name| Thing::Person(person(name)))
        .collect();
    if author.is_empty() {
        author.extend(publisher.clone());
    }
    let (is_based_on, citation) = sources::of_briefing(scene, briefing);
    Work {
        author,
        publisher: publisher.map(Box::new),
        is_based_on,
        citation,
        correction: corrections(scene, briefing),
        ..work
    }
}

/// What was corrected or taken back in a briefing, the latest first.
fn corrections(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Thing> {
    let mut all: Vec<(Date, Thing)> = Vec::new();
    for (no, node, update) in scene.model.list::<Update>(Some(briefing)) {
        let Some(date) = update.at.as_ref().and_then(When::date) else { continue };
        let is_shown = date.first_day() <= scene.model.setting.as_of;
        if !is_shown || !matches!(node.common().type_.as_deref(), Some("correction" | "retraction")) {
            continue;
        }
        let anchor = scene.addresses.anchor(scene.model, no);
        let url = whole_address(scene.model, &anchor.route);
        let url = url.map(|page| anchor.fragment.map_or_else(|| page.clone(), |id| format!("{page}#{id}")));
        let (text, date_published) = (Some(scene.title(no)), Some(date.to_string()));
        all.push((
            date,
            Thing::CorrectionComment(Box::new(Work { url, date_published, text, ..Work::default() })),
        ));
    }
    all.sort_by_key(|(date, _)| std::cmp::Reverse(date.order()));
    all.into_iter().map(|(_, comment)| comment).take(MOST).collect()
}

/// Who publishes the site.
fn publisher(scene: &Scene<'_>) -> Option<Thing> {
    let settings = &scene.model.setting.settings;
    let name = settings.publisher.as_ref().or(settings.title.as_ref())?.to_string();
    let url = whole_address(scene.model, scene.addresses.root());
    Some(Thing::Organization(Actor { name: Some(name), url, ..Actor::default() }))
}

/// The way to a page, as it shows it.
fn way(shell: &Shell, model: &Model) -> Option<Thing> {
    if shell.breadcrumbs.is_empty() {
        return None;
    }
    let above = shell.breadcrumbs.iter().map(|crumb| (&crumb.title, whole_address(model, &crumb.to.route)));
    let all = above.chain(std::iter::once((&shell.title, None))).enumerate();
    let item_list_element = all.map(|(at, (name, item))| {
        Thing::ListItem(Crumb { name: Some(name.clone()), position: Some(at + 1), item, ..Crumb::default() })
    });
    Some(Thing::BreadcrumbList(Way { item_list_element: item_list_element.collect(), ..Way::default() }))
}

fn subject(page: &Page) -> Option<EntryNo> {
    match page.subject {
        Subject::Entry(no) => Some(no),
        _ => None,
    }
}
