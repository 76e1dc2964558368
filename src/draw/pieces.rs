//! Pieces that many pages of a briefing show alike, each drawn by itself.
//!
//! Invariant: a piece depends on no page; drawing with it equals drawing without it.

use super::Edition;
use super::theme::{Theme, failure};
use crate::base::Diagnostic;
use crate::model::EntryNo;
use crate::views::{Scene, Words, card};

/// The card of an entry beside something else; nothing where its template failed, which is reported.
pub(super) fn brief(theme: &Theme, scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let mut given = tera::Context::new();
    given.insert("card", &card(&scene.without_texts(), no));
    given.insert("level", &3);
    given.insert("brief", &true);
    let drawn = piece(theme, ("card", "components/card.html"), &given, scene.words);
    let reported = |found: Diagnostic| {
        let help = format!("met while drawing {}, in a card beside its own", scene.here);
        scene.report.borrow_mut().push(found.help(help));
    };
    drawn.map_err(reported).ok()
}

/// An entry in full for what is read elsewhere; nothing where its template failed, which is
/// reported where its page is drawn.
pub(super) fn whole(theme: &Theme, scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let mut given = tera::Context::new();
    given.insert("card", &card(scene, no));
    given.insert("level", &0);
    piece(theme, ("card", "components/card.html"), &given, scene.words).ok()
}

/// The list of doors as a page shows it whose own is `here`.
pub(super) fn doors(
    theme: &Theme,
    edition: &Edition,
    (doors, menu): (&tera::Value, &tera::Value),
    here: &str,
) -> Result<String, Diagnostic> {
    let mut given = tera::Context::new();
    given.insert_value("doors", doors.clone());
    given.insert_value("menu", menu.clone());
    given.insert("here", here);
    piece(theme, ("door_list", "components/doors.html"), &given, &edition.words)
}

/// What a component draws; an error stands in its template.
fn piece(
    theme: &Theme,
    (component, template): (&str, &str),
    given: &tera::Context,
    words: &Words,
) -> Result<String, Diagnostic> {
    let mut around = tera::Context::new();
    around.insert_value("words", words.value());
    let drawn = theme.tera.render_component_with_implicits(component, given, &around, None, true);
    drawn.map_err(|error| failure(&error, template))
}
