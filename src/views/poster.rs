//! What the picture of a page says where the page is shared: what it is called, how it stands, and as of when.
//!
//! Invariant: half a sentence that somebody said is never here, without those it stood among.

use super::cards::{form, standing};
use super::plan::{Page, Subject};
use super::scene::Scene;
use super::shell::Shell;
use crate::kinds::Quote;
use crate::model::EntryNo;

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// The largest words.
    pub title: String,
    /// How it stands, in words.
    pub standing: String,
    /// The briefing, where that is not what the largest words are.
    pub above: String,
    /// As of when, and who publishes it.
    pub foot: String,
    /// The same in one sentence, for those who do not see the picture.
    pub alt: String,
}

/// What the picture of a page says.
pub fn poster(scene: &Scene<'_>, page: &Page, shell: &Shell) -> Poster {
    let entry = match page.subject {
        Subject::Entry(no) => Some(no),
        _ => None,
    };
    let (title, standing) = match entry {
        Some(no) => said(scene, no).unwrap_or_else(|| (shell.title.clone(), standing(scene, no).join(" · "))),
        None => (shell.title.clone(), String::new()),
    };
    let briefing = shell.briefing.as_ref();
    let above =
        briefing.map(|briefing| briefing.title.clone()).filter(|name| *name != title).unwrap_or_default();
    let as_of = briefing.and_then(|briefing| briefing.dateline.first().cloned());
    let publisher = shell.share.as_ref().and_then(|share| share.site.clone()).filter(|name| *name != title);
    let foot = as_of.into_iter().chain(publisher).collect::<Vec<_>>().join(" · ");
    let parts = [&title, &standing, &above, &foot];
    let alt = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(". ");
    Poster { title, standing, above, foot, alt }
}

/// A quote: all of it where it is whole, else who spoke and no word of what was said.
fn said(scene: &Scene<'_>, no: EntryNo) -> Option<(String, String)> {
    let node = scene.node(no);
    let fields = node.of::<Quote>()?;
    let speaker = node.link("by", 0).map(|by| scene.title(by));
    let speaker = speaker.unwrap_or_else(|| scene.words.get("quotes.speaker_unknown").to_owned());
    let text = fields.text.as_deref().unwrap_or_default();
    let is_whole = form(node.common().type_.as_deref()) == "full" && text.chars().count() <= LONGEST;
    if is_whole {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (open, close) = (scene.words.get("quotes.open"), scene.words.get("quotes.close"));
        return Some((format!("{open}{words}{close}"), speaker));
    }
    let form = form(node.common().type_.as_deref());
    Some((speaker, scene.word("quote-type", form).label.clone()))
}

/// The longest quote that a picture shows, in characters.
const LONGEST: usize = 220;
