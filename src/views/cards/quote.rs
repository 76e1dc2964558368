//! The card of a quote: the words, who spoke, and how they reached us.

use super::{Card, EntryView, entry};
use crate::kinds::{Person, Quote, Source};
use crate::model::{EntryNo, Node, Piece};
use crate::views::scene::{Label, LinkTo, Scene};
use crate::views::words::Moment;
use serde::Serialize;

/// A quote in a list.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteCard {
    /// What every kind has.
    pub entry: EntryView,
    /// `full`, `fragment` or `paraphrase`.
    pub form: &'static str,
    /// The words.
    pub text: String,
    /// The same by paragraph.
    pub paragraphs: Vec<String>,
    /// Who spoke; absent where the source does not say.
    pub speaker: Option<LinkTo>,
    /// What they were when they spoke, as the source words it.
    pub role: Option<String>,
    /// When it was said.
    pub when: Option<Moment>,
    /// Where it was said.
    pub venue: Option<String>,
    /// The source that carried it first, where that is not the one we hold.
    pub outlet: Option<LinkTo>,
    /// Whether the outlet is all that vouches for the words, and we do not hold what it wrote.
    pub is_second_hand: bool,
    /// The language of the words, where it is not the page's.
    pub language: Option<String>,
    /// The words in the language they were said in.
    pub original: Option<String>,
    /// Who translated them.
    pub translated_by: Option<String>,
    /// What was being talked about.
    pub context: Option<String>,
    /// How far the words can be relied on.
    pub integrity: Option<Label>,
    /// Whether the words were compared with the text they stand in, and found there.
    pub is_checked: bool,
    /// Its text.
    pub body: Option<String>,
}

/// The card of a quote.
pub fn quote(scene: &Scene<'_>, no: EntryNo) -> Option<Card> {
    let node = scene.node(no);
    let fields = node.of::<Quote>()?;
    let speaker = node.link("by", 0);
    let day = fields.when.as_ref().and_then(crate::base::When::date).map(|date| date.first_day());
    let role = speaker
        .and_then(|by| scene.node(by).of::<Person>())
        .and_then(|person| scene.model.role_on(person, day))
        .and_then(|role| role.title.as_ref());
    let outlet = node.link("outlet", 0);
    let text = fields.text.as_deref().unwrap_or_default();
    Some(Card::Quote(Box::new(QuoteCard {
        form: form(node.common().type_.as_deref()),
        entry: entry(scene, no),
        text: text.to_owned(),
        paragraphs: paragraphs(text),
        speaker: speaker.map(|by| scene.link(by)),
        role: role.map(ToString::to_string),
        when: fields.when.as_ref().map(|when| scene.when(when)),
        venue: fields.venue.as_ref().map(ToString::to_string),
        outlet: outlet.map(|outlet| scene.link(outlet)),
        is_second_hand: outlet.is_some_and(|outlet| is_second_hand(scene, node, outlet)),
        language: fields.language.as_ref().map(ToString::to_string),
        original: fields.original.as_ref().map(ToString::to_string),
        translated_by: fields.translated_by.as_ref().map(ToString::to_string),
        context: fields.context.as_ref().map(ToString::to_string),
        integrity: scene.word_of("integrity", fields.integrity.as_ref()),
        is_checked: scene.model.verdict(no, Piece::Words).is_some_and(crate::model::Verdict::is_good),
        body: super::text(scene, no),
    })))
}

/// Whether words that `outlet` carried first came to us by way of another source.
fn is_second_hand(scene: &Scene<'_>, node: &Node, outlet: EntryNo) -> bool {
    let is_held = scene.node(outlet).of::<Source>().is_some_and(|source| source.held.is_some());
    !is_held && !node.proofs.iter().any(|proof| proof.source == Some(outlet))
}

/// The paragraphs of what was said. Blank lines stand between them; YAML leaves one break of a blank line in a folded
/// text, so where there is no blank line, breaks count if all that they end are sentences.
fn paragraphs(text: &str) -> Vec<String> {
    let is_ended =
        |line: &str| line.trim_end_matches(['”', '"', '»', '’', ')', ']']).ends_with(['.', '?', '!', '…']);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_blank = lines.iter().any(|line| line.is_empty());
    let is_folded = !is_blank && lines.iter().all(|line| is_ended(line));
    let mut paragraphs = vec![String::new()];
    for line in lines {
        let open = paragraphs.last_mut().expect("one is always open");
        if line.is_empty() || (is_folded && !open.is_empty()) {
            paragraphs.push(line.to_owned());
        } else if open.is_empty() {
            open.push_str(line);
        } else {
            *open = format!("{open} {line}");
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// How many quotes these are, in words: what was retold is no quote, and is counted apart.
pub fn counted(scene: &Scene<'_>, numbers: impl IntoIterator<Item = EntryNo>) -> Option<String> {
    let (mut quoted, mut retold) = (0, 0);
    for no in numbers {
        match form(scene.node(no).common().type_.as_deref()) {
            "paraphrase" => retold += 1,
            _ => quoted += 1,
        }
    }
    let quotes = (quoted > 0).then(|| scene.words.count("counts.quotes", quoted));
    let statements = (retold > 0).then(|| scene.words.count("counts.retold", retold));
    match (quotes, statements) {
        (Some(quotes), Some(statements)) => {
            let gaps = [("quotes", quotes.as_str()), ("retold", statements.as_str())];
            Some(scene.words.fill("counts.quotes_and_retold", &gaps))
        }
        (one, other) => one.or(other),
    }
}

/// `full`, `fragment` or `paraphrase`.
pub fn form(type_: Option<&str>) -> &'static str {
    match type_ {
        Some("fragment") => "fragment",
        Some("paraphrase") => "paraphrase",
        _ => "full",
    }
}

/// How many words of a quote stand in for its title, where there is room for them.
pub const TITLE_WORDS: usize = 8;

/// The title of a quote that has none: who spoke, and its first words, at most `most`.
pub fn quote_title(scene: &Scene<'_>, no: EntryNo, most: usize) -> String {
    let node = scene.node(no);
    let Some(fields) = node.of::<Quote>() else { return node.title.to_string() };
    let text = fields.text.as_deref().unwrap_or_default();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let is_cut = words.len() > most;
    words.truncate(most);
    let words =
        format!("{}{}", words.join(" ").trim_end_matches(['.', ',', ';']), if is_cut { "…" } else { "" });
    let speaker = node.link("by", 0).map(|by| scene.node(by).title.to_string());
    let path = match (form(node.common().type_.as_deref()), &speaker) {
        ("paraphrase", Some(_)) => "quotes.title_paraphrase",
        (_, Some(_)) => "quotes.title",
        (_, None) => "quotes.title_unknown",
    };
    scene.words.fill(path, &[("speaker", speaker.as_deref().unwrap_or("")), ("words", &words)])
}
