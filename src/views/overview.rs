//! The overview of a briefing: the minute's reading.

use super::cards::{Card, card, step_group};
use super::ladder::{LadderView, ladder};
use super::lists::{by_number, in_order_of_themes, statuses, value};
use super::made::{MadeView, made};
use super::plan::{Subject, View};
use super::scene::{Label, LinkTo, Scene};
use super::{Passage, Reading};
use crate::base::When;
use crate::kinds::{Briefing, Question, Quote, Step, Update};
use crate::model::{Basis, EntryNo};
use crate::parse::Slot;
use serde::Serialize;

/// At most this many provisions stand on an overview.
const MOST: usize = 24;

/// The overview of each briefing.
pub const OVERVIEW: View = View {
    name: "overview",
    pages: |model, addresses| {
        let briefings = model.briefings().iter();
        briefings.map(|no| (addresses.view(Some(*no), "overview"), Subject::Scope(Some(*no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => value(&overview(scene, briefing)),
        _ => tera::Value::none(),
    },
};

/// What the overview shows.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewView {
    /// The lead, as HTML.
    pub lead: Option<String>,
    /// The minute's reading.
    pub summary: Vec<SummaryView>,
    /// Where things stand, in one sentence.
    pub status_sentence: Option<String>,
    /// The next date, or that none has been announced.
    pub next_sentence: Option<String>,
    /// On which rung the provisions stand.
    pub ladder: Option<LadderView>,
    /// The provisions, at most as many as an overview can hold.
    pub provisions: Vec<Card>,
    /// How many there are, in words, where not all are shown.
    pub more_provisions: Option<String>,
    /// Where nothing is proposed: the first three quotes.
    pub quotes: Vec<Card>,
    /// The next three steps.
    pub next: Vec<Card>,
    /// Three questions.
    pub questions: Vec<Card>,
    /// The newest three updates.
    pub updates: Vec<Card>,
    /// The parts of the full reading.
    pub parts: Vec<LinkTo>,
    /// How it was made.
    pub made: MadeView,
}

/// One line of the minute's reading.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryView {
    /// The sentence.
    pub text: String,
    /// What it bears on.
    pub about: Vec<LinkTo>,
    /// Who says so.
    pub basis: Option<Label>,
}

fn overview(scene: &Scene<'_>, briefing: EntryNo) -> OverviewView {
    let node = scene.node(briefing);
    let fields = node.of::<Briefing>().expect("a briefing's overview is of a briefing");
    let by_status = statuses(scene.model, briefing);
    let total = by_status.iter().map(|(_, _, numbers)| numbers.len()).sum();
    let provisions = by_number(scene, in_order_of_themes(scene.model, briefing));
    OverviewView {
        lead: lead(scene, briefing),
        summary: summary(scene, briefing, fields),
        status_sentence: status_sentence(scene, &by_status, total),
        next_sentence: next_sentence(scene, briefing),
        ladder: ladder(scene, briefing),
        more_provisions: (provisions.len() > MOST)
            .then(|| scene.words.count("overview.all_provisions", provisions.len())),
        quotes: if provisions.is_empty() { quotes(scene, briefing) } else { Vec::new() },
        provisions: provisions.into_iter().take(MOST).map(|no| card(scene, no)).collect(),
        next: next(scene, briefing),
        questions: open_questions(scene, briefing),
        updates: newest_updates(scene, briefing),
        parts: super::reading::part_links(scene, briefing),
        made: made(scene, briefing),
    }
}

/// What stands before the first heading.
fn lead(scene: &Scene<'_>, briefing: EntryNo) -> Option<String> {
    let body = &scene.node(briefing).written.body;
    let part = body.parts.iter().find(|part| part.slot == Some(Slot::Lead) && !part.is_empty)?;
    let passage = Passage {
        entry: briefing,
        range: part.range.clone(),
        deeper: 0,
        prefix: String::new(),
        reading: Reading::Excerpt,
    };
    Some(scene.prose.draw(scene, &passage))
}

fn summary(scene: &Scene<'_>, briefing: EntryNo, fields: &Briefing) -> Vec<SummaryView> {
    let node = scene.node(briefing);
    let mut lines = Vec::new();
    for (index, line) in fields.summary.iter().enumerate() {
        let about: Vec<EntryNo> = node
            .links
            .iter()
            .filter(|l| l.role == "summary[].about" && l.index == index)
            .map(|l| l.to)
            .collect();
        let written = line.basis.as_deref().and_then(Basis::of_key);
        let derived = about.iter().filter_map(|no| scene.model.basis(*no, "evidence", None)).max();
        lines.push(SummaryView {
            text: line.text.to_string(),
            about: scene.links(about),
            basis: written.or(derived).map(|basis| scene.basis(basis)),
        });
    }
    lines
}

/// `8 provisions: 6 proposed, 2 in draft; none is reported as agreed`.
fn status_sentence(
    scene: &Scene<'_>,
    by_status: &[(u16, &str, Vec<EntryNo>)],
    total: usize,
) -> Option<String> {
    if total == 0 {
        return None;
    }
    let parts: Vec<String> = by_status
        .iter()
        .map(|(_, key, numbers)| {
            format!("{} {}", numbers.len(), scene.word("status", key).label.to_lowercase())
        })
        .collect();
    let vocabulary = scene.model.vocabulary(scene.scope, "status");
    let agreed: usize = by_status
        .iter()
        .filter(|(_, key, _)| {
            vocabulary
                .and_then(|known| known.word(key))
                .and_then(|word| word.rung)
                .is_some_and(|rung| rung >= 2)
        })
        .map(|(_, _, numbers)| numbers.len())
        .sum();
    let end = match agreed {
        0 => scene.words.get(&scene.of_preset("overview.none_agreed")).to_owned(),
        n => scene.words.count(&scene.of_preset("overview.some_agreed"), n),
    };
    let count = scene.words.count("counts.provisions", total);
    let gaps = [("count", count.as_str()), ("parts", &parts.join(", ")), ("end", &end)];
    Some(scene.words.fill("overview.status_sentence", &gaps))
}

/// Open steps in the order of their headings: the dated ones by date first.
fn open_steps(scene: &Scene<'_>, briefing: EntryNo) -> Vec<(EntryNo, Option<When>)> {
    let order = ["dated", "overdue", "undated", "conditional"];
    let mut steps: Vec<_> = scene
        .model
        .list::<Step>(Some(briefing))
        .filter_map(|(no, _, step)| {
            let group = step_group(scene.model, step);
            let at = order.iter().position(|name| *name == group)?;
            let date = step.when.as_ref().and_then(When::date).map(|date| date.order());
            Some((at, date, no, step.when.clone()))
        })
        .collect();
    steps.sort_by_key(|(at, date, no, _)| (*at, *date, *no));
    steps.into_iter().map(|(_, _, no, when)| (no, when)).collect()
}

fn next(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Card> {
    open_steps(scene, briefing).into_iter().take(3).map(|(no, _)| card(scene, no)).collect()
}

fn next_sentence(scene: &Scene<'_>, briefing: EntryNo) -> Option<String> {
    let steps = open_steps(scene, briefing);
    let (no, when) = steps.first()?;
    match when
        .as_ref()
        .filter(|when| when.date().is_some_and(|date| date.last_day() >= scene.model.setting.as_of))
    {
        Some(when) => {
            let (date, title) = (scene.when(when).text, scene.title(*no));
            Some(scene.words.fill("overview.next_date", &[("date", &date), ("title", &title)]))
        }
        None => Some(scene.words.count("overview.no_next_date", steps.len())),
    }
}

fn open_questions(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Card> {
    scene
        .model
        .list::<Question>(Some(briefing))
        .filter(|(_, _, question)| {
            matches!(question.state.as_deref(), None | Some("open" | "partly-answered"))
        })
        .take(3)
        .map(|(no, _, _)| card(scene, no))
        .collect()
}

fn quotes(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Card> {
    scene.model.list::<Quote>(Some(briefing)).take(3).map(|(no, _, _)| card(scene, no)).collect()
}

fn newest_updates(scene: &Scene<'_>, briefing: EntryNo) -> Vec<Card> {
    let mut updates: Vec<_> = scene
        .model
        .list::<Update>(Some(briefing))
        .map(|(no, _, update)| (update.at.as_ref().and_then(When::date).map(|date| date.order()), no))
        .collect();
    updates.sort_by(|a, b| b.cmp(a));
    updates.into_iter().take(3).map(|(_, no)| card(scene, no)).collect()
}
