//! One page for each kind that has entries: grouped, in a stated order, every entry at its permanent anchor.

use super::cards::{Card, card, step_group};
use super::made::{MadeView, all_made};
use super::plan::{Context, Subject, View};
use super::scene::{LinkTo, Scene};
use super::{Addresses, Destination, plan};
use crate::base::{Route, When};
use crate::kinds::{Event, Kind, Provision, Question, Step, Theme, Update};
use crate::model::{EntryNo, Model, Scope};
use serde::Serialize;

/// A page of entries of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The result in one sentence: how many, and what is remarkable.
    pub sentence: String,
    /// The entries, under headings; a list without headings is one group without a title.
    pub groups: Vec<Group>,
    /// Pages that show part of the same: one for each status.
    pub parts: Vec<CountedLink>,
    /// The same entries in other orders, where there are any, this one among them.
    pub orders: Vec<OrderLink>,
    /// Whether the permanent anchors of the entries stand on this page; elsewhere an entry may stand twice.
    pub is_permanent: bool,
    /// The headings, for a table of contents.
    pub contents: Vec<ContentsItem>,
    /// How the briefings were made whose sources these are.
    pub made: Vec<MadeView>,
}

/// The same entries in one order.
#[derive(Debug, Clone, Serialize)]
pub struct OrderLink {
    /// What they are ordered by.
    pub title: String,
    /// The page.
    pub to: Destination,
    /// Whether this is the page.
    pub is_current: bool,
}

/// Entries under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The anchor of the heading.
    pub id: String,
    /// The heading.
    pub title: Option<String>,
    /// Where the heading leads, where it is an entry's name.
    pub to: Option<Destination>,
    /// What the heading means.
    pub note: Option<String>,
    /// The entries.
    pub cards: Vec<Card>,
}

/// A link with a count.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// The link.
    pub link: LinkTo,
    /// How many.
    pub count: usize,
}

/// One line of a table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsItem {
    /// The words.
    pub title: String,
    /// The anchor on the same page.
    pub id: String,
}

/// How the entries of a kind become groups.
type Make = fn(&Scene<'_>, Kind, &str, Scope) -> ListView;

macro_rules! lists {
    ($( $(#[$meta:meta])* $name:ident, $view:literal, $kind:ident, $context:path; )*) => {
        $(
            $(#[$meta])*
            pub const $name: View = View {
                name: $view,
                pages: |model, addresses| scopes_with(model, addresses, Kind::$kind, $view),
                context: |scene, subject| value(&$context(scene, Kind::$kind, $view, subject_scope(subject))),
            };
        )*

        /// Every list, by view.
        const LISTS: &[(&str, Kind, Make)] = &[$(($view, Kind::$kind, $context),)*];
    };
}

lists! {
    /** The index of provisions. */ PROVISIONS, "provisions", Provision, provisions;
    /** What happens next. */ NEXT, "next", Step, steps;
    /** What happened, in order. */ TIMELINE, "timeline", Event, events;
    /** What is not known, by why. */ QUESTIONS, "questions", Question, questions;
    /** People. */ PEOPLE, "people", Person, plain;
    /** Parties, by type. */ PARTIES, "parties", Party, by_type;
    /** Documents. */ DOCUMENTS, "documents", Document, plain;
    /** Sources, and how we work. */ SOURCES, "sources", Source, sources;
    /** The glossary. */ TERMS, "terms", Term, alphabetical;
    /** The numbers. */ NUMBERS, "numbers", Number, plain;
    /** Updates and corrections, newest first. */ UPDATES, "updates", Update, updates;
}

/// The entries of a list in its order, for an embed; nothing for views that are no list.
pub fn listed(scene: &Scene<'_>, view: &str, scope: Scope) -> Option<Vec<Card>> {
    let groups = match LISTS.iter().find(|(known, ..)| *known == view) {
        Some((_, kind, make)) => make(scene, *kind, view, scope).groups,
        None if view == "quotes" => super::quotes::by_speaker(scene, scope),
        None => return None,
    };
    Some(groups.into_iter().flat_map(|group| group.cards).collect())
}

/// The provisions that stand at one status.
pub const STATUS: View = View {
    name: "status",
    pages: |model, addresses| {
        let mut pages = Vec::new();
        for briefing in model.briefings() {
            for (at, key, _) in statuses(model, *briefing) {
                let route = addresses.view(Some(*briefing), "provisions").directory(&format!("status/{key}"));
                pages.push((route, Subject::Status(*briefing, at)));
            }
        }
        pages
    },
    context: |scene, subject| {
        let Subject::Status(briefing, at) = subject else { return Context::none() };
        let of_status: Vec<EntryNo> = statuses(scene.model, briefing)
            .into_iter()
            .filter(|(known, _, _)| *known == at)
            .flat_map(|(_, _, numbers)| numbers)
            .collect();
        let sentence = scene.words.count("counts.provisions", of_status.len());
        let group = group(scene, "provisions", None, by_number(scene, of_status));
        let list = page(scene, Kind::Provision, Some(briefing), vec![group]);
        value(&ListView { sentence, is_permanent: false, ..list })
    },
};

/// A view as a template's value.
pub fn value<T: Serialize>(view: &T) -> Context {
    Context::from_serializable(view)
}

/// The briefing, or what is shared, that a subject is.
pub fn subject_scope(subject: Subject) -> Scope {
    match subject {
        Subject::Scope(scope) => scope,
        Subject::Status(briefing, _) => Some(briefing),
        Subject::Entry(_) | Subject::Alias(..) => None,
    }
}

/// The page of each briefing, and of what is shared, that has entries of a kind.
pub fn scopes_with(model: &Model, addresses: &Addresses, kind: Kind, view: &str) -> Vec<(Route, Subject)> {
    plan::scopes(model)
        .filter(|scope| !model.of_kind(*scope, kind).is_empty())
        .map(|scope| (addresses.view(scope, view), Subject::Scope(scope)))
        .collect()
}

/// The statuses of a briefing's provisions in the order of the vocabulary, each with its provisions.
pub fn statuses(model: &Model, briefing: EntryNo) -> Vec<(u16, &str, Vec<EntryNo>)> {
    let mut all: Vec<(u16, &str, Vec<EntryNo>)> = Vec::new();
    for no in model.of_kind(Some(briefing), Kind::Provision) {
        let status = model.stand(*no).status;
        let order =
            model.vocabulary(Some(briefing), "status").map_or(usize::MAX, |known| known.order(status));
        let at = u16::try_from(order).unwrap_or(u16::MAX);
        match all.iter_mut().find(|(known, _, _)| *known == at) {
            Some((_, _, numbers)) => numbers.push(*no),
            None => all.push((at, status, vec![*no])),
        }
    }
    all.sort_by_key(|(at, _, _)| *at);
    all
}

/// A group of these entries.
pub fn group(scene: &Scene<'_>, id: &str, title: Option<String>, numbers: Vec<EntryNo>) -> Group {
    let cards = numbers.into_iter().map(|no| card(scene, no)).collect();
    Group { id: id.to_owned(), title, to: None, note: None, cards }
}

/// The page from its groups; those without entries are left out.
pub fn page(scene: &Scene<'_>, kind: Kind, scope: Scope, groups: Vec<Group>) -> ListView {
    let groups: Vec<Group> = groups.into_iter().filter(|group| !group.cards.is_empty()).collect();
    let titled = groups
        .iter()
        .filter_map(|group| group.title.clone().map(|title| ContentsItem { title, id: group.id.clone() }));
    ListView {
        sentence: scene
            .words
            .count(&format!("counts.{}", kind.key()), scene.model.of_kind(scope, kind).len()),
        contents: titled.collect(),
        groups,
        parts: Vec::new(),
        orders: Vec::new(),
        is_permanent: true,
        made: Vec::new(),
    }
}

/// Entries in order of writing.
fn plain(scene: &Scene<'_>, kind: Kind, view: &str, scope: Scope) -> ListView {
    let all = scene.model.of_kind(scope, kind).to_vec();
    let groups = vec![group(scene, view, None, all)];
    page(scene, kind, scope, groups)
}

/// Sources in order of writing, and how what rests on them was made.
fn sources(scene: &Scene<'_>, kind: Kind, view: &str, scope: Scope) -> ListView {
    ListView { made: all_made(scene, scope), ..plain(scene, kind, view, scope) }
}

/// Entries in order of title.
fn alphabetical(scene: &Scene<'_>, kind: Kind, view: &str, scope: Scope) -> ListView {
    let mut all = scene.model.of_kind(scope, kind).to_vec();
    all.sort_by_key(|no| (scene.title(*no).to_lowercase(), *no));
    let groups = vec![group(scene, view, None, all)];
    page(scene, kind, scope, groups)
}

/// Entries under the words of a vocabulary, in its order.
fn by_word(
    scene: &Scene<'_>,
    kind: Kind,
    scope: Scope,
    vocabulary: &str,
    word_of: impl Fn(EntryNo) -> Option<String>,
) -> ListView {
    let words = scene.model.vocabulary(scope, vocabulary).cloned().unwrap_or_default().words;
    let all = scene.model.of_kind(scope, kind);
    let mut groups = Vec::new();
    for word in &words {
        let of_word = all.iter().copied().filter(|no| word_of(*no).as_deref() == Some(&word.key)).collect();
        let label = scene.word(vocabulary, &word.key);
        let mut group =
            group(scene, &format!("{}-{}", kind.singular(), word.key), Some(label.label.clone()), of_word);
        group.note.clone_from(&label.definition);
        groups.push(group);
    }
    let is_known =
        |no: &EntryNo| word_of(*no).is_some_and(|word| words.iter().any(|known| known.key == word));
    let rest: Vec<EntryNo> = all.iter().copied().filter(|no| !is_known(no)).collect();
    let title = (rest.len() < all.len()).then(|| scene.words.get("lists.other").to_owned());
    groups.push(group(scene, &format!("{}-other-type", kind.singular()), title, rest));
    page(scene, kind, scope, groups)
}

fn by_type(scene: &Scene<'_>, kind: Kind, _view: &str, scope: Scope) -> ListView {
    let mut list = by_word(scene, kind, scope, &kind.type_vocabulary(), |no| {
        scene.node(no).common().type_.as_ref().map(ToString::to_string)
    });
    list.groups.iter_mut().flat_map(|group| &mut group.cards).for_each(Card::leave_type_to_heading);
    list
}

fn questions(scene: &Scene<'_>, kind: Kind, _view: &str, scope: Scope) -> ListView {
    by_word(scene, kind, scope, "why-open", |no| {
        scene
            .node(no)
            .of::<Question>()
            .and_then(|question| question.why_open.as_ref())
            .map(ToString::to_string)
    })
}

/// The provisions of a briefing in the order of their themes; those under none come last.
pub fn in_order_of_themes(model: &Model, briefing: EntryNo) -> Vec<EntryNo> {
    let mut all = model.of_kind(Some(briefing), Kind::Provision).to_vec();
    all.sort_by_key(|no| {
        let theme = model.node(*no).link("theme", 0);
        let order = theme.and_then(|theme| model.node(theme).of::<Theme>().and_then(|fields| fields.order));
        (theme.is_none(), order.unwrap_or(i64::MAX), theme, *no)
    });
    all
}

/// Provisions by their numbers in the document; those without one stand last, as they stood.
pub fn by_number(scene: &Scene<'_>, mut provisions: Vec<EntryNo>) -> Vec<EntryNo> {
    let number = |no: &EntryNo| -> Option<u32> {
        let written = scene.node(*no).of::<Provision>()?.number.as_ref()?.as_str();
        let end = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
        written[..end].parse().ok()
    };
    provisions.sort_by_key(|no| number(no).map_or((true, 0), |number| (false, number)));
    provisions
}

/// The page of each status that provisions of a briefing stand at, and its title.
pub fn status_pages(scene: &Scene<'_>, briefing: EntryNo) -> impl Iterator<Item = (String, Route)> {
    statuses(scene.model, briefing).into_iter().map(move |(_, key, _)| {
        let label = scene.word("status", key).label.clone();
        let route = scene.addresses.view(Some(briefing), "provisions").directory(&format!("status/{key}"));
        (scene.words.fill("views.status.title", &[("status", &label)]), route)
    })
}

/// Provisions under their themes, in the themes' order; those under none come last.
fn provisions(scene: &Scene<'_>, kind: Kind, _view: &str, scope: Scope) -> ListView {
    let all = by_number(scene, scene.model.of_kind(scope, kind).to_vec());
    let mut themes: Vec<(i64, EntryNo)> = scene
        .model
        .list::<Theme>(scope)
        .map(|(no, _, theme)| (theme.order.unwrap_or(i64::MAX), no))
        .collect();
    themes.sort_unstable();
    let mut groups = Vec::new();
    for (_, theme) in themes {
        let node = scene.node(theme);
        let under =
            all.iter().copied().filter(|no| scene.node(*no).link("theme", 0) == Some(theme)).collect();
        let mut group = group(scene, &format!("theme-{}", node.id), Some(scene.title(theme)), under);
        group.note = node.common().summary.as_ref().map(ToString::to_string);
        groups.push(group);
    }
    let rest: Vec<EntryNo> =
        all.iter().copied().filter(|no| scene.node(*no).link("theme", 0).is_none()).collect();
    let title = (rest.len() < all.len()).then(|| scene.words.get("lists.no_theme").to_owned());
    groups.push(group(scene, "theme-none", title, rest));
    let mut view = page(scene, kind, scope, groups);
    if let Some(briefing) = scope {
        for (_, key, numbers) in statuses(scene.model, briefing) {
            let to = scene.addresses.view(scope, "provisions").directory(&format!("status/{key}"));
            let title = scene.word("status", key).label.clone();
            let link = LinkTo { title, to: Destination::page(to), language: None };
            view.parts.push(CountedLink { link, count: numbers.len() });
        }
    }
    view
}

/// The headings of steps, in order.
const STEP_GROUPS: &[&str] = &["overdue", "dated", "undated", "conditional", "done"];

/// Steps: overdue, dated (by date), undated, conditional, done.
fn steps(scene: &Scene<'_>, kind: Kind, _view: &str, scope: Scope) -> ListView {
    let groups = STEP_GROUPS.iter().map(|name| {
        let mut of_group: Vec<(EntryNo, Option<When>)> = scene
            .model
            .list::<Step>(scope)
            .filter(|(_, _, step)| step_group(scene.model, step) == *name)
            .map(|(no, _, step)| (no, step.when.clone()))
            .collect();
        of_group.sort_by_key(|(no, when)| (when.as_ref().and_then(When::date).map(|date| date.order()), *no));
        let numbers = of_group.into_iter().map(|(no, _)| no).collect();
        let mut group = group(
            scene,
            &format!("step-{name}"),
            Some(scene.words.get(&format!("steps.{name}.title")).to_owned()),
            numbers,
        );
        group.note =
            Some(scene.words.get(&format!("steps.{name}.note")).to_owned()).filter(|note| !note.is_empty());
        group
    });
    let groups = groups.collect();
    page(scene, kind, scope, groups)
}

/// Events: those with a date, oldest first; those without under their own heading.
fn events(scene: &Scene<'_>, kind: Kind, _view: &str, scope: Scope) -> ListView {
    let mut dated = Vec::new();
    let mut undated = Vec::new();
    for (no, _, event) in scene.model.list::<Event>(scope) {
        match event.when.as_ref().and_then(When::date) {
            Some(date) => dated.push((date.order(), no)),
            None => undated.push(no),
        }
    }
    dated.sort_unstable();
    let title = |name: &str| Some(scene.words.get(&format!("timeline.{name}.title")).to_owned());
    let groups = vec![
        group(scene, "dated", title("dated"), dated.into_iter().map(|(_, no)| no).collect()),
        group(scene, "undated", title("undated"), undated),
    ];
    page(scene, kind, scope, groups)
}

/// Updates, newest first.
fn updates(scene: &Scene<'_>, kind: Kind, view: &str, scope: Scope) -> ListView {
    let mut all: Vec<_> = scene
        .model
        .list::<Update>(scope)
        .map(|(no, _, update)| (update.at.as_ref().and_then(When::date).map(|date| date.order()), no))
        .collect();
    all.sort_by(|a, b| b.cmp(a));
    let groups = vec![group(scene, view, None, all.into_iter().map(|(_, no)| no).collect())];
    page(scene, kind, scope, groups)
}
