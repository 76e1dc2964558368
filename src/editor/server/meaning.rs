//! What stands under the cursor: the entry that is named there, or what a key or a word means.

use super::complete::{mention, yaml_of};
use super::ids;
use super::papers::Papers;
use super::utf16;
use crate::base::{At, Text};
use crate::draw::Edition;
use crate::kinds::Provision;
use crate::model::{EntryNo, Goal, Model, Node};
use crate::parse::What;
use crate::report::Locator;
use crate::site::Site;
use crate::source::Sources;
use crate::yaml::{Here, Positions, Step, spot};
use lsp_types::{
    GotoDefinitionResponse, Hover, HoverContents, Location, MarkupContent, MarkupKind, Position, Uri,
};
use std::ops::Range;
use std::sync::Arc;

/// What an editor shows beside the pointer.
pub(super) fn hover(papers: &mut Papers, uri: &Uri, position: Position) -> Option<Hover> {
    papers.now()?;
    let (path, text) = papers.text(uri)?;
    let (site, schemas) = papers.last()?;
    let at = utf16::byte(&text, position);
    let shown = |value: String, range: Range<usize>| Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: Some(utf16::range(&text, range)),
    };
    if let Some((no, range)) = named(site, &path, &text, at) {
        return Some(shown(card(site.editions.first()?, no), range));
    }
    let (yaml, shape) = yaml_of(&path, &text, site)?;
    if !yaml.contains(&at) {
        return None;
    }
    let spot = spot(&text[yaml.clone()], at - yaml.start);
    let range = spot.word.start + yaml.start..spot.word.end + yaml.start;
    let word = text[range.clone()].trim_matches(['"', '\'']).to_owned();
    let root = schemas.root(shape);
    let meaning = match spot.what {
        Here::Key(_) => {
            schemas.words_of_key(&root, &spot.path, &word).map(|said| format!("`{word}`: {said}"))
        }
        Here::Value => {
            let choices = schemas.choices(&root, &spot.path);
            let known = choices
                .iter()
                .flat_map(crate::editor::schema::Choice::words)
                .find(|known| known.word == word);
            let of_key = || match spot.path.split_last() {
                Some((Step::Key(key), above)) => schemas.words_of_key(&root, above, key),
                _ => None,
            };
            known.map(|known| known.meaning).filter(|meaning| !meaning.is_empty()).or_else(of_key)
        }
        Here::Text => None,
    };
    meaning.map(|meaning| shown(meaning, range))
}

/// Where what is named under the cursor is written.
pub(super) fn definition(
    papers: &mut Papers,
    uri: &Uri,
    position: Position,
) -> Option<GotoDefinitionResponse> {
    papers.now()?;
    let (path, text) = papers.text(uri)?;
    let (site, _) = papers.last()?;
    let (no, _) = named(site, &path, &text, utf16::byte(&text, position))?;
    let node = ids::model(site)?.node(no);
    let mut at = node.written.itself();
    if let At::Value(place) = &at
        && let Some(id) = exact(&site.sources, &node.file, &format!("{place}.id"))
    {
        at = At::Range(id);
    }
    let place = Locator::new(&site.sources).place(&node.file, &at);
    let lines: Vec<&str> = site.sources.text(&node.file)?.split('\n').collect();
    let range = utf16::place(&lines, &place);
    Some(GotoDefinitionResponse::Scalar(Location { uri: papers.uri(&node.file)?, range }))
}

/// The entry that is named at a byte of a file, and the bytes that name it.
fn named(site: &Site, path: &str, text: &str, at: usize) -> Option<(EntryNo, Range<usize>)> {
    let model = ids::model(site)?;
    if let Some(mention) = mention(text, at) {
        let no = ids::meant(model, ids::scope(model, path), &text[mention.word.clone()])?;
        return Some((no, mention.word));
    }
    let mut fields = Fields { sources: &site.sources, path, positions: None };
    for (own, node) in model.nodes().filter(|(_, node)| !node.stub && node.written.spoken.is_none()) {
        if *node.body_file == *path
            && !node.body_of.is_body_field
            && let Some(found) = in_body(node, at)
        {
            return Some(found);
        }
        if *node.file == *path
            && let Some(found) = in_fields(node, own, at, &mut fields)
        {
            return Some(found);
        }
    }
    None
}

/// The entry that a link of a text leads to.
fn in_body(node: &Node, at: usize) -> Option<(EntryNo, Range<usize>)> {
    let holes = node.body_of.body.holes.iter().zip(&node.goals);
    let mut around = holes.filter(|(hole, _)| hole.source.contains(&at) && !matches!(hole.what, What::Close));
    around.find_map(|(hole, goal)| match goal {
        Goal::Entry(to, _) => Some((*to, hole.source.clone())),
        Goal::Sources(sources) => sources.first().map(|to| (*to, hole.source.clone())),
        _ => None,
    })
}

/// Looks for fields of one file, which is taken apart at the first.
struct Fields<'a> {
    sources: &'a Sources,
    path: &'a str,
    positions: Option<Positions>,
}

impl Fields<'_> {
    fn around(&mut self, at: &At, byte: usize) -> Option<Range<usize>> {
        let At::Value(field) = at else { return None };
        let (sources, path) = (self.sources, self.path);
        if self.positions.is_none() {
            self.positions = Some(positions(sources, path)?);
        }
        let range = self.positions.as_ref()?.exact(field)?;
        (range.start <= byte && byte <= range.end).then_some(range)
    }
}

/// The entry that a field names, or the one whose id it is.
fn in_fields(
    node: &Node,
    own: EntryNo,
    at: usize,
    fields: &mut Fields<'_>,
) -> Option<(EntryNo, Range<usize>)> {
    let links = node.links.iter().map(|link| (crate::kinds::path(link.role, link.index), link.to));
    let proofs = node.proofs.iter().flat_map(|proof| {
        let path = proof.path();
        let via = proof.via.map(|via| (format!("{path}.via"), via));
        let source = proof.source.map(|source| (format!("{path}.source"), source));
        let whole = proof.source.map(|source| (path, source));
        via.into_iter().chain(source).chain(whole)
    });
    let all = links.chain(proofs).chain([("id".to_owned(), own)]);
    let around = all.filter_map(|(field, to)| fields.around(&node.at(&field), at).map(|range| (to, range)));
    // Of several in one list, the one whose place is the narrowest.
    around.min_by_key(|(_, range)| range.len())
}

fn positions(sources: &Sources, path: &str) -> Option<Positions> {
    let text = sources.text(path)?;
    let yaml = if path.ends_with(".md") { crate::yaml::front_matter(text).yaml } else { 0..text.len() };
    Some(Positions::new(text, yaml))
}

fn exact(sources: &Sources, file: &Arc<str>, field: &str) -> Option<Range<usize>> {
    positions(sources, file)?.exact(field)
}

/// An entry in a few lines of Markdown: title, kind and status, what it says and what it rests on.
fn card(edition: &Edition, no: EntryNo) -> String {
    let model = &edition.model;
    let node = model.node(no);
    let mut lines = vec![format!("**{}**", node.title)];
    let mut about = vec![node.kind().singular().to_owned()];
    about.extend(words(edition, no, node));
    lines.push(about.join(" · "));
    lines.extend(node.common().summary.as_ref().map(Text::to_string));
    let proofs = node.proofs.iter().filter(|proof| proof.role.ends_with("evidence"));
    lines.extend(proofs.map(|proof| rests(model, proof)));
    let file = if node.stub { "nothing describes it yet".to_owned() } else { format!("`{}`", node.file) };
    lines.push(file);
    lines.join("\n\n")
}

/// Status and other words of vocabularies, as readers see them.
fn words(edition: &Edition, no: EntryNo, node: &Node) -> Vec<String> {
    let vocabularies = &edition.model.setting.vocabularies;
    let label = |name: &str, key: &str| edition.words.label(vocabularies, name, key);
    let mut all = Vec::new();
    if node.of::<Provision>().is_some() {
        all.push(label("status", edition.model.stand(no).status));
    }
    all.extend(node.common().type_.as_ref().map(|key| label(&node.kind().type_vocabulary(), key)));
    node.entry().fields.record().words(&mut |word| {
        let is_said = word.role == "status" && node.of::<Provision>().is_some();
        if !is_said && !word.role.contains("[]") {
            all.push(label(word.vocabulary, word.written));
        }
    });
    all
}

fn rests(model: &Model, proof: &crate::model::Proof) -> String {
    let source = proof.source.map(|source| model.node(source).title.to_string());
    let words = proof.words.as_ref().map(|words| format!("“{words}”"));
    let parts = [source, proof.at.as_ref().map(Text::to_string), words];
    format!("rests on {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
