//! What terms mean, where a text uses them: a button opens it in place, without script (HTML standard, popovers).

use super::theme::Theme;
use crate::kinds::Term;
use crate::model::EntryNo;
use crate::views::{Destination, Scene};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The meanings that one passage opens, on their way into it.
#[derive(Default)]
pub struct Meanings {
    /// The id of each on the page.
    made: RefCell<BTreeMap<EntryNo, String>>,
    /// Each with the place in the passage of the button that opens it first.
    waiting: RefCell<Vec<(usize, EntryNo)>>,
}

/// What `components/meaning.html` is given.
#[derive(Serialize)]
struct Meaning<'a> {
    id: &'a str,
    title: String,
    definition: &'a str,
    to: Destination,
    more: &'a str,
}

/// What a term means, where that is written.
fn definition<'m>(scene: &Scene<'m>, no: EntryNo) -> Option<&'m str> {
    let node = scene.node(no);
    let written = node.of::<Term>()?.definition.as_deref();
    let first = Some(node.written.body.first_paragraph.as_str()).filter(|words| !words.is_empty());
    written.or(first)
}

impl Meanings {
    /// Whether the meaning of an entry is opened in place on this page: it is a term, and the page is no print edition.
    pub fn opens(scene: &Scene<'_>, no: EntryNo) -> bool {
        !scene.is_plain && definition(scene, no).is_some()
    }

    /// The opening tag of the button for a term.
    pub fn open(&self, out: &mut String, scene: &Scene<'_>, no: EntryNo) {
        let mut made = self.made.borrow_mut();
        let id = made.entry(no).or_insert_with(|| {
            let number = scene.meanings.get() + 1;
            scene.meanings.set(number);
            self.waiting.borrow_mut().push((out.len(), no));
            format!("meaning-{number}")
        });
        out.push_str("<button type=\"button\" class=\"term\" popovertarget=\"");
        out.push_str(id);
        out.push_str("\">");
    }

    /// Puts each meaning behind the paragraph that opens it first, or at the end of a passage without paragraphs:
    /// within a paragraph no block may stand.
    pub fn settle(self, out: &mut String, scene: &Scene<'_>, theme: &Theme) {
        const END: &str = "</p>";
        let made = self.made.into_inner();
        let waiting = self.waiting.into_inner().into_iter();
        let mut places: Vec<(usize, EntryNo)> = waiting
            .map(|(at, no)| (out[at..].find(END).map_or(out.len(), |found| at + found + END.len()), no))
            .collect();
        places.sort_by_key(|(at, _)| *at);
        for (at, no) in places.into_iter().rev() {
            let html = drawn(scene, theme, no, made.get(&no).map_or("", String::as_str));
            out.insert_str(at, &format!("\n{}", html.trim_end()));
        }
    }
}

/// One meaning as HTML; a template that fails says so on the page's report.
fn drawn(scene: &Scene<'_>, theme: &Theme, no: EntryNo, id: &str) -> String {
    const TEMPLATE: &str = "meaning.html";
    let meaning = Meaning {
        id,
        title: scene.title(no),
        definition: definition(scene, no).unwrap_or_default(),
        to: scene.addresses.entry(scene.model, no),
        more: scene.words.get("terms.more"),
    };
    let mut context = tera::Context::new();
    context.insert("meaning", &meaning);
    theme.tera.render(TEMPLATE, &context).unwrap_or_else(|error| {
        let failed =
            super::theme::failure(&error, TEMPLATE).help(format!("met while drawing {}", scene.here));
        scene.report.borrow_mut().push(failed);
        String::new()
    })
}
