//! How a briefing was made: what it covers, by whom, how, and when it was last read through.

use super::scene::Scene;
use super::words::Moment;
use crate::base::When;
use crate::kinds::Briefing;
use crate::model::{EntryNo, Scope};
use serde::Serialize;

/// How a briefing was made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MadeView {
    /// Whose this is, where several stand on a page.
    pub title: Option<String>,
    /// What it covers, and what not.
    pub scope: Option<String>,
    /// How it was made.
    pub method: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who checked it.
    pub reviewed_by: Vec<String>,
    /// How language models were used.
    pub ai_use: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// The date readers see; absent where it was never reviewed.
    pub as_of: Option<String>,
}

/// How one briefing was made.
pub fn made(scene: &Scene<'_>, briefing: EntryNo) -> MadeView {
    let Some(fields) = scene.node(briefing).of::<Briefing>() else { return MadeView::default() };
    let when = |date| scene.when(&When::Known { from: date, to: None, as_written: None });
    MadeView {
        title: None,
        scope: fields.scope.as_ref().map(ToString::to_string),
        method: fields.method.as_ref().map(ToString::to_string),
        authors: fields.authors.iter().map(ToString::to_string).collect(),
        reviewed_by: fields.reviewed_by.iter().map(ToString::to_string).collect(),
        ai_use: fields.ai_use.as_ref().map(ToString::to_string),
        published: fields.published.map(when),
        as_of: scene.model.as_of(briefing).map(|date| scene.words.date(&date, &scene.zone())),
    }
}

/// How the briefings that share a page were made; each is named where there are several.
pub fn all_made(scene: &Scene<'_>, scope: Scope) -> Vec<MadeView> {
    let briefings: Vec<EntryNo> = match scope {
        Some(briefing) => vec![briefing],
        None => scene.model.briefings().iter().copied().filter(|no| scene.foreign(*no).is_none()).collect(),
    };
    let is_named = briefings.len() > 1;
    let named = |no: EntryNo| MadeView { title: is_named.then(|| scene.title(no)), ..made(scene, no) };
    briefings.into_iter().map(named).collect()
}
