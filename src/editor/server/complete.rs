//! What may be written where the cursor stands.

use super::ids;
use super::papers::Papers;
use super::utf16;
use crate::editor::schema::{Offer, shape};
use crate::editor::{Schemas, Shape};
use crate::kinds::{Accepts, Kind};
use crate::model::VIEW_NAMES;
use crate::site::Site;
use crate::yaml::{Here, front_matter, spot};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, Position, Range, TextEdit, Uri,
};

/// The words that may be written at a position.
pub(super) fn at(papers: &mut Papers, uri: &Uri, position: Position) -> Vec<CompletionItem> {
    // The site as it was before the last keystrokes is good enough, and there at once.
    if papers.last().is_none() {
        papers.now();
    }
    let Some((path, text)) = papers.text(uri) else { return Vec::new() };
    let Some((site, schemas)) = papers.last() else { return Vec::new() };
    let at = utf16::byte(&text, position);
    let desk = Desk { site, schemas, path: &path, text: &text };
    if let Some(mention) = mention(&text, at) {
        return desk.mentions(&mention);
    }
    desk.yaml(at)
}

/// An `@` and what is typed behind it.
pub(super) struct Mention {
    /// The bytes behind the `@`, up to the cursor or the end of the word.
    pub word: std::ops::Range<usize>,
    /// It stands in `[@…]`, where sources are cited.
    pub is_citation: bool,
}

/// The mention that the cursor stands in.
pub(super) fn mention(text: &str, at: usize) -> Option<Mention> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '/' | '.');
    let start =
        text[..at].char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map_or(at, |(at, _)| at);
    let before = text[..start].strip_suffix('@')?;
    if before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let end = text[at..].find(|c: char| !is_word(c)).map_or(text.len(), |length| at + length);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_citation = line.rfind('[').is_some_and(|open| {
        !line[open..].contains(']')
            && line[open + 1..].split(';').all(|part| part.trim().is_empty() || part.trim().starts_with('@'))
    });
    Some(Mention { word: start..end, is_citation })
}

/// The YAML of a file, and what is read from it.
pub(super) fn yaml_of(path: &str, text: &str, site: &Site) -> Option<(std::ops::Range<usize>, Shape)> {
    let languages: Vec<String> = site.settings.languages().into_iter().map(str::to_owned).collect();
    let is_markdown = path.ends_with(".md");
    let yaml = if is_markdown { front_matter(text).yaml } else { 0..text.len() };
    let kind = text[yaml.clone()].lines().find_map(|line| line.strip_prefix("kind:")).map(str::trim);
    let shape = shape(path, kind.and_then(Kind::of_word), &languages)?;
    Some((yaml, shape))
}

/// A text, and the site it belongs to.
struct Desk<'a> {
    site: &'a Site,
    schemas: &'a Schemas,
    path: &'a str,
    text: &'a str,
}

impl Desk<'_> {
    fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        utf16::range(self.text, bytes)
    }

    /// Keys and values of front matter and lists.
    fn yaml(&self, at: usize) -> Vec<CompletionItem> {
        let Some((yaml, shape)) = yaml_of(self.path, self.text, self.site) else { return Vec::new() };
        if at < yaml.start || at > yaml.end {
            return Vec::new();
        }
        let root = self.schemas.root(shape);
        let spot = spot(&self.text[yaml.clone()], at - yaml.start);
        let range = self.range(spot.word.start + yaml.start..spot.word.end + yaml.start);
        let mut items = Vec::new();
        if let Here::Key(taken) = &spot.what {
            let has_colon = self.text[spot.word.end + yaml.start..].trim_start_matches(' ').starts_with(':');
            let current = &self.text[spot.word.start + yaml.start..spot.word.end + yaml.start];
            for key in self.schemas.keys(&root, &spot.path) {
                if key.word == current || !taken.contains(&key.word) {
                    let text = if has_colon { key.word.clone() } else { format!("{}: ", key.word) };
                    items.push(item(&key, text, CompletionItemKind::FIELD, range));
                }
            }
        }
        let is_item = spot.path.last() == Some(&crate::yaml::Step::Item);
        if spot.what == Here::Value || (matches!(spot.what, Here::Key(_)) && is_item) {
            for choice in self.schemas.choices(&root, &spot.path) {
                for word in choice.words() {
                    items.push(item(&word, word.word.clone(), CompletionItemKind::ENUM_MEMBER, range));
                }
                if let Some(accepts) = choice.accepts() {
                    items.extend(self.entries(accepts, range));
                }
            }
        }
        items.dedup_by(|one, other| one.label == other.label);
        items
    }

    /// Ids behind an `@`.
    fn mentions(&self, mention: &Mention) -> Vec<CompletionItem> {
        let range = self.range(mention.word.clone());
        let accepts = if mention.is_citation { Accepts::Only("sources") } else { Accepts::Anything };
        let mut items = self.entries(accepts, range);
        if !mention.is_citation {
            let view = |name: &&str| {
                let offer = Offer {
                    word: (*name).to_owned(),
                    meaning: "a page that is drawn from the entries".to_owned(),
                };
                item(&offer, offer.word.clone(), CompletionItemKind::MODULE, range)
            };
            items.extend(VIEW_NAMES.iter().map(view));
        }
        items
    }

    fn entries(&self, accepts: Accepts, range: Range) -> Vec<CompletionItem> {
        let Some(model) = ids::model(self.site) else { return Vec::new() };
        let named = ids::named(model, ids::scope(model, self.path), accepts);
        let entry = |(word, _, node): (String, _, &crate::model::Node)| {
            let offer = Offer { meaning: format!("{}: {}", node.kind().singular(), node.title), word };
            item(&offer, offer.word.clone(), CompletionItemKind::REFERENCE, range)
        };
        named.into_iter().map(entry).collect()
    }
}

fn item(offer: &Offer, text: String, kind: CompletionItemKind, range: Range) -> CompletionItem {
    CompletionItem {
        label: offer.word.clone(),
        kind: Some(kind),
        detail: (kind == CompletionItemKind::REFERENCE).then(|| offer.meaning.clone()),
        documentation: (!offer.meaning.is_empty()).then(|| Documentation::String(offer.meaning.clone())),
        filter_text: Some(offer.word.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: text })),
        ..CompletionItem::default()
    }
}
