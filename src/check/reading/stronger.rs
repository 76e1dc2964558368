//! Stronger words than those that were said, by the pairs of words that an editor marks.

use super::text::Prose;
use super::{Passage, fields, kept};
use crate::base::{At, Diagnostic};
use crate::check::verbatim::line_of;
use crate::held::{HeldText, folded};
use crate::kinds::{Kind, Quote};
use crate::model::{EntryNo, Goal, Model, Node};
use crate::rule;
use crate::source::Sources;
use std::ops::Range;
use std::sync::Arc;

rule! {
    /// The site says it with stronger words than those that were said. Nobody can tell by rule which words are stronger, so an
    /// editor marks pairs in `content/site.yaml`: `wording: [{said: not ready for, not: unacceptable}]`. Each form of a word
    /// is a pair of its own.
    ///
    /// The stronger words are looked for in what the site says itself: titles, summaries, texts, what somebody is said to
    /// have said (`type: paraphrase`); between quotation marks they are somebody's. They are found where what the entry rests
    /// on has the weaker words and nowhere the stronger ones: the words and the paragraph of its evidence, and the quotes
    /// that it is about or that are about it. In a text, so do the entries that the same paragraph links to.
    pub STRONGER = "paraphrase/stronger", Note;
    bad "-- content/site.yaml --\nwording: [{said: not ready for, not: unacceptable}]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: Ann Lee, text: There are things we are not ready for.}\n---\n[Ms Lee](@q) finds parts of the plan unacceptable.\n";
    good "-- content/site.yaml --\nwording: [{said: not ready for, not: unacceptable}]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: Ann Lee, text: There are things we are not ready for.}\n---\n[Ms Lee](@q) sees parts of the plan that her side is not ready for.\n";
}

/// Finds the stronger words of each pair in the texts of a site. Unlike other rules of reading, this one asks what other
/// entries say, so that nothing of it is kept from one build to the next; where no pair is marked, nothing is read.
pub fn all(model: &Model, sources: &Sources, report: &mut Vec<Diagnostic>) {
    if model.setting.settings.wording.is_empty() {
        return;
    }
    for (no, node) in model.nodes().filter(|(_, node)| kept::is_read(model, node)) {
        read(model, (no, node), sources, report);
    }
}

fn read(model: &Model, (no, node): (EntryNo, &Node), sources: &Sources, report: &mut Vec<Diagnostic>) {
    let ground = Ground::of(model, no);
    if let Some(prose) = Prose::of(node) {
        let at = |range: &Range<usize>| prose.at(range, sources);
        let there = |range: &Range<usize>| ground.with_links(model, node, &prose.line(range));
        find(&Passage::of(&prose.text, &at, &node.body_file), model, &there, report);
    }
    let own = match node.of::<Quote>() {
        Some(quote) if is_retold(node) => {
            quote.text.as_deref().map(|words| ("text".to_owned(), words)).into_iter().collect()
        }
        // What a source or a quote is called is not ours to word.
        _ if matches!(node.kind(), Kind::Quote | Kind::Source) => Vec::new(),
        _ => fields(node),
    };
    for (field, words) in own {
        let text = HeldText::own(words.to_owned());
        let at = |_: &Range<usize>| node.at(&field);
        find(&Passage::of(&text, &at, &node.file), model, &|_| ground.clone(), report);
    }
}

/// What an entry rests on: words of somebody else, in small letters, and where they stand.
#[derive(Clone, Default)]
struct Ground<'a> {
    words: Vec<(String, &'a Arc<str>, At)>,
}

impl<'a> Ground<'a> {
    /// What an entry itself rests on: its own words where it is a quote, its evidence, and quotes on either end of `about`.
    fn of(model: &'a Model, no: EntryNo) -> Ground<'a> {
        let mut ground = Ground::default();
        ground.add(model, no);
        let about = model.node(no).links_in("about[]").chain(model.linked_by(no, "about[]"));
        about
            .filter(|other| model.node(*other).of::<Quote>().is_some())
            .for_each(|quote| ground.add(model, quote));
        ground
    }

    /// The same, and what the entries rest on that a stretch of the HTML of its text links to or draws.
    fn with_links(&self, model: &'a Model, node: &Node, html: &Range<usize>) -> Ground<'a> {
        let mut ground = Ground { words: self.words.clone() };
        for (hole, goal) in node.written.body.holes.iter().zip(&node.goals) {
            if let Goal::Entry(to, _) = goal
                && html.contains(&hole.at)
            {
                ground.add(model, *to);
            }
        }
        ground
    }

    fn add(&mut self, model: &'a Model, no: EntryNo) {
        let node = model.node(no);
        let mut push = |words: &str, field: &str| {
            self.words.push((small(&folded(words)), &node.file, node.at(field)));
        };
        if let Some(quote) = node.of::<Quote>().filter(|_| !is_retold(node)) {
            quote.text.iter().for_each(|words| push(words, "text"));
        }
        for proof in &node.proofs {
            proof.words.iter().for_each(|words| push(words, &format!("{}.words", proof.path())));
            let held = proof.source.and_then(|source| model.text_of(source));
            if let (Some(held), Some(line)) = (held, proof.at.as_ref().and_then(line_of))
                && (1..=held.folded.lines.len()).contains(&line)
            {
                push(&held.folded.text[held.line_range(line)], &proof.path());
            }
        }
    }

    /// Where the weaker words stand, if the stronger ones stand nowhere.
    fn weaker(&self, said: &str, not: &str) -> Option<&(String, &'a Arc<str>, At)> {
        let (said, not) = (small(&folded(said)), small(&folded(not)));
        let has = |text: &str, words: &str| places(text, words).next().is_some();
        if self.words.iter().any(|(text, ..)| has(text, &not)) {
            return None;
        }
        self.words.iter().find(|(text, ..)| has(text, &said))
    }
}

/// Whether a quote tells in words of ours what somebody said.
fn is_retold(node: &Node) -> bool {
    node.common().type_.as_deref() == Some("paraphrase")
}

/// Finds the stronger words of each pair in a passage; `ground` is what the words at a place rest on.
fn find<'a>(
    passage: &Passage<'_>,
    model: &'a Model,
    ground: &dyn Fn(&Range<usize>) -> Ground<'a>,
    report: &mut Vec<Diagnostic>,
) {
    let text = small(&passage.text.folded.text);
    for (said, not) in model.setting.settings.wording.iter().filter_map(crate::settings::Wording::both) {
        let strong = small(&folded(not));
        let own = places(&text, &strong).filter(|range| !passage.is_spoken(range));
        for range in own {
            let ground = ground(&range);
            let Some((_, file, at)) = ground.weaker(said, not) else { continue };
            let message = format!("`{not}` is stronger than `{said}`, which is what was said");
            report.push(
                passage
                    .finding(&STRONGER, &range, message)
                    .help("use the words of the source, or quote them; if somebody did say it so, give that as evidence")
                    .related(file, at.clone(), "said here"),
            );
        }
    }
}

/// In small letters, byte for byte where it was.
fn small(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(only), None) if only.len_utf8() == c.len_utf8() => only,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// Every place where words stand in a text, as whole words.
fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).map(|(at, found)| at..at + found.len()).filter(move |range| {
        !is_inner(text[..range.start].chars().next_back()) && !is_inner(text[range.end..].chars().next())
    })
}
