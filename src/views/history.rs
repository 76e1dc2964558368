//! How a provision got to where it stands: its moves, what each changed in the wording, and the latest action.

use super::Destination;
use super::cards::stand_id;
use super::scene::{EvidenceView, Label, LinkTo, Scene};
use super::words::Moment;
use crate::base::{Change, Date, Stretch, When, changes};
use crate::kinds::{Event, Kind, Move, Provision, Quote, Step, Update};
use crate::model::EntryNo;
use jiff::civil;
use serde::Serialize;

/// One move of a provision.
#[derive(Debug, Clone, Serialize)]
pub struct MoveView {
    /// Its anchor on the page: `move-1` is the first move written.
    pub id: String,
    /// When.
    pub date: Option<Moment>,
    /// Where it stood from then on.
    pub status: Option<Label>,
    /// The wording from then on.
    pub text: Option<String>,
    /// The wording beside the one before it, in stretches of words kept, removed and added; empty for the first
    /// wording, and where not a word changed.
    pub changes: Vec<Stretch>,
    /// Whether it repeats the wording before it to the letter.
    pub is_same: bool,
    /// What says so.
    pub evidence: Vec<EvidenceView>,
    /// A remark.
    pub note: Option<String>,
}

/// The latest thing reported of a provision.
#[derive(Debug, Clone, Serialize)]
pub struct Latest {
    /// When.
    pub when: Moment,
    /// What, in a few words.
    pub text: String,
    /// Where it stands.
    pub to: Destination,
}

/// The anchor of a move on its provision's page.
fn move_id(index: usize) -> String {
    format!("move-{}", index + 1)
}

/// The moves of a provision up to the model's date, each with its place in the list as written.
fn moves<'m>(scene: &Scene<'m>, provision: &'m Provision) -> Vec<(usize, &'m Move)> {
    let shown = scene.model.moves(provision);
    let all = provision.history.iter().enumerate();
    all.filter(|(_, step)| shown.iter().any(|other| std::ptr::eq(*other, *step))).collect()
}

/// Where a provision stood, newest first.
pub fn history(scene: &Scene<'_>, no: EntryNo) -> Vec<MoveView> {
    let node = scene.node(no);
    let Some(provision) = node.of::<Provision>() else { return Vec::new() };
    let mut before: Option<&str> = None;
    let mut views = Vec::new();
    for (index, step) in moves(scene, provision) {
        let text = step.text.as_deref();
        let changed = match (before, text) {
            (Some(before), Some(text)) => changes(before, text),
            _ => Vec::new(),
        };
        let is_any = changed.iter().any(|stretch| stretch.change != Change::Kept);
        let evidence =
            node.proofs.iter().filter(|proof| proof.role == "history[].evidence" && proof.index == index);
        views.push(MoveView {
            id: move_id(index),
            date: step.date.as_ref().map(|date| scene.when(date)),
            status: scene.word_of("status", step.status.as_ref()),
            text: text.map(str::to_owned),
            is_same: text.is_some() && text == before,
            changes: if is_any { changed } else { Vec::new() },
            evidence: evidence.map(|proof| scene.evidence(no, proof)).collect(),
            note: step.note.as_ref().map(ToString::to_string),
        });
        before = text.or(before);
    }
    views.reverse();
    views
}

/// Something dated that may be the latest.
struct Dated<'m> {
    when: &'m When,
    day: Date,
    what: What<'m>,
}

/// What is dated.
enum What<'m> {
    Move(usize, &'m Move),
    Position(usize),
    Entry(EntryNo),
}

/// The latest of the dated things reported of a provision up to the model's date: a move, a position, or an
/// event, quote, step or update about it. Of several on the same day the first in this order.
pub fn latest(scene: &Scene<'_>, no: EntryNo) -> Option<Latest> {
    let node = scene.node(no);
    let provision = node.of::<Provision>()?;
    let mut latest: Option<Dated<'_>> = None;
    for dated in dated(scene, no, provision) {
        let is_later = |known: &Dated<'_>| {
            (dated.day.first_day(), dated.day.order()) > (known.day.first_day(), known.day.order())
        };
        if latest.as_ref().is_none_or(is_later) {
            latest = Some(dated);
        }
    }
    let Dated { when, what, .. } = latest?;
    let here = scene.addresses.entry(scene.model, no);
    let (text, to) = match what {
        What::Move(index, step) => {
            let status = step.status.as_deref().map(|status| scene.word("status", status).label.clone());
            let text = match (status, step.note.as_deref()) {
                (Some(status), _) => scene.words.fill("latest.status", &[("status", &status)]),
                (None, Some(note)) => note.to_owned(),
                (None, None) => scene.words.get("latest.wording").to_owned(),
            };
            (text, Destination { fragment: Some(move_id(index)), ..here })
        }
        What::Position(index) => {
            let (party, position) = (node.link("positions[].party", index)?, &provision.positions[index]);
            let word =
                scene.word("position", position.position.as_deref().unwrap_or("undecided")).label.clone();
            let gaps = [("party", scene.title(party)), ("position", word)];
            let gaps = gaps.each_ref().map(|(name, words)| (*name, words.as_str()));
            let fragment = stand_id(scene, no, index);
            (scene.words.fill("latest.position", &gaps), Destination { fragment, ..here })
        }
        What::Entry(other) => {
            let LinkTo { title, to, .. } = scene.link(other);
            (title, to)
        }
    };
    Some(Latest { when: scene.when(when), text, to })
}

/// Everything dated about a provision that has come, in the order in which one day's things are preferred.
fn dated<'m>(scene: &Scene<'m>, no: EntryNo, provision: &'m Provision) -> Vec<Dated<'m>> {
    let as_of = scene.model.setting.as_of;
    let mut all: Vec<(Option<&When>, What<'m>)> = Vec::new();
    for (index, step) in provision.history.iter().enumerate() {
        all.push((step.date.as_ref(), What::Move(index, step)));
    }
    for (index, position) in provision.positions.iter().enumerate() {
        all.push((position.date.as_ref(), What::Position(index)));
    }
    for other in about(scene, no) {
        all.push((when_of(scene, other), What::Entry(other)));
    }
    let come = all.into_iter().filter_map(|(when, what)| {
        let when = when?;
        Some(Dated { when, day: come(when, as_of)?, what })
    });
    come.collect()
}

/// The last day of `when` that had come by a date.
fn come(when: &When, as_of: civil::Date) -> Option<Date> {
    let When::Known { from, to, .. } = when else { return None };
    [*to, Some(*from)].into_iter().flatten().find(|date| date.first_day() <= as_of)
}

/// The kinds of entry that something is reported by, in order.
const REPORTING: &[Kind] = &[Kind::Event, Kind::Quote, Kind::Step, Kind::Update];

/// Entries about a provision, and those that it says it is about, by kind.
fn about(scene: &Scene<'_>, no: EntryNo) -> Vec<EntryNo> {
    let mut all: Vec<EntryNo> = scene.model.linked_by(no, "about[]").collect();
    all.extend(scene.node(no).links_in("about[]"));
    all.sort_unstable();
    all.dedup();
    let place = |no: &EntryNo| REPORTING.iter().position(|kind| *kind == scene.node(*no).kind());
    all.retain(|no| place(no).is_some());
    all.sort_by_key(place);
    all
}

/// When an entry of such a kind happened, was said or was written.
fn when_of<'m>(scene: &Scene<'m>, no: EntryNo) -> Option<&'m When> {
    let node = scene.node(no);
    let event = node.of::<Event>().and_then(|fields| fields.when.as_ref());
    let quote = || node.of::<Quote>().and_then(|fields| fields.when.as_ref());
    let step = || node.of::<Step>().and_then(|fields| fields.when.as_ref());
    let update = || node.of::<Update>().and_then(|fields| fields.at.as_ref());
    event.or_else(quote).or_else(step).or_else(update)
}
