//! How high the frame of a card has to be, so that all that the card says stands in it.

use super::cards::{figure, form};
use super::scene::Scene;
use crate::kinds::{Kind, Number, Provision, Quote, Step};
use crate::model::EntryNo;

/// How wide a frame is.
pub const WIDE: u32 = 600;

/// What every card has, in pixels: edges, the name of the briefing, marks in two or three lines, and the foot.
const ALWAYS: u32 = 210;

/// How a text is set in `static/card.css`: how many letters a line of it has room for at the width of a frame, how high a
/// line is, and what is left between it and the next text.
struct Set {
    letters: usize,
    line: u32,
    below: u32,
}

const NOTICE: Set = Set { letters: 58, line: 23, below: 12 };
const TITLE: Set = Set { letters: 36, line: 27, below: 8 };
const TEXT: Set = Set { letters: 56, line: 26, below: 12 };
const WORDING: Set = Set { letters: 56, line: 23, below: 35 };
const SAID: Set = Set { letters: 42, line: 26, below: 12 };
const FIGURE: Set = Set { letters: 28, line: 37, below: 12 };

impl Set {
    /// How high a text stands, and what is left below it.
    fn high(&self, text: &str) -> u32 {
        // What is written without spaces between words has wider letters.
        let letters: usize = text.chars().map(|letter| if letter >= '\u{1100}' { 2 } else { 1 }).sum();
        let lines = u32::try_from(letters.div_ceil(self.letters)).unwrap_or(u32::MAX);
        lines.saturating_mul(self.line).saturating_add(self.below)
    }
}

/// How high the frame of an entry's card is.
pub fn high(scene: &Scene<'_>, no: EntryNo) -> u32 {
    let node = scene.node(no);
    let notice = super::shell::in_language(scene, scene.model.setting.settings.notice.as_ref());
    let title = (node.kind() != Kind::Quote).then(|| TITLE.high(&scene.title(no)));
    let summary = node.common().summary.as_ref().map(|summary| TEXT.high(summary));
    let own = node.of::<Quote>().map(|quote| said(scene, no, quote));
    let own = own.or_else(|| {
        let wording = scene.model.wording(node.of::<Provision>()?)?;
        Some(WORDING.high(wording))
    });
    let own = own.or_else(|| Some(TEXT.high(node.of::<Step>()?.condition.as_deref()?)));
    let figure = node.of::<Number>().map(|number| FIGURE.high(&figure(scene, number).0));
    let parts = [notice.map(|notice| NOTICE.high(&notice)), title, summary, own, figure];
    parts.into_iter().flatten().fold(ALWAYS, u32::saturating_add)
}

/// What was said, and who said it, with a line for what they are and one for who carried it.
fn said(scene: &Scene<'_>, no: EntryNo, quote: &Quote) -> u32 {
    let node = scene.node(no);
    let speaker = node.link("by", 0).map(|by| scene.title(by)).unwrap_or_default();
    let words = quote.text.as_deref().unwrap_or_default();
    if form(node.common().type_.as_deref()) != "full" {
        return TEXT.high(&format!("{speaker}{words}")).saturating_add(2 * TEXT.line);
    }
    let paragraphs = words.lines().map(|paragraph| SAID.high(paragraph));
    paragraphs.fold(TEXT.high(&speaker) + TEXT.line, u32::saturating_add)
}
