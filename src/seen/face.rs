//! The face of an entry: the words of each field that readers see.

use super::links::links;
use crate::kinds::{Kind, Page};
use crate::model::{EntryNo, Model, Node, Proof};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What readers see of one entry, in all languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// What the entry is called in the lock: folder of its briefing, kind, id.
    pub item: String,
    /// The entry, in the edition of the default language.
    pub no: EntryNo,
    /// The fields, by name; those of a translation have the language behind them: `title@uk`.
    pub fields: BTreeMap<String, Field>,
    /// The anchors of the paragraphs of its texts, in order: `body`, `body@uk`.
    pub anchors: BTreeMap<String, Vec<String>>,
}

/// One field of a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What readers see.
    pub words: String,
    /// Where it is written, as a path within the entry.
    pub at: String,
}

/// Fields that no reader sees, or that say nothing of the matter: where things are kept, how they are sorted, and when
/// somebody last looked.
const UNSEEN: &[&str] =
    &["column", "held", "order", "review_by", "sha256", "slug", "template", "weight", "accessed", "archived"];

/// Lists whose items are known by one of their own fields rather than by their place.
const KNOWN_BY: &[(&str, &str)] = &[("positions", "party"), ("history", "date"), ("versions", "id")];

/// The faces of everything that is published, by item; the first model is that of the default language.
pub fn faces(models: &[&Model]) -> Vec<Face> {
    let Some((first, others)) = models.split_first() else { return Vec::new() };
    let numbers: Vec<EntryNo> =
        first.nodes().filter(|(_, node)| is_published(first, node)).map(|(no, _)| no).collect();
    let translated: Vec<(&Model, BTreeMap<String, EntryNo>)> = others
        .iter()
        .map(|model| {
            let words = model.nodes().filter(|(_, node)| node.is_translated);
            (*model, words.map(|(no, _)| (item(model, no), no)).collect())
        })
        .collect();
    let mut faces: Vec<Face> = numbers
        .into_par_iter()
        .map(|no| {
            let item = item(first, no);
            let (mut fields, mut anchors) = (fields(first, no), BTreeMap::new());
            put_anchors(&mut anchors, "body", first, no);
            for (model, known) in &translated {
                let Some(other) = known.get(&item) else { continue };
                let told: Vec<(String, Field)> = fields_told_otherwise(&fields, self::fields(model, *other))
                    .map(|(name, field)| (format!("{name}@{}", model.setting.language), field))
                    .collect();
                fields.extend(told);
                put_anchors(&mut anchors, &format!("body@{}", model.setting.language), model, *other);
            }
            Face { item, no, fields, anchors }
        })
        .collect();
    faces.sort_by(|one, other| one.item.cmp(&other.item));
    faces
}

fn put_anchors(anchors: &mut BTreeMap<String, Vec<String>>, text: &str, model: &Model, no: EntryNo) {
    let blocks = &model.node(no).written.body.blocks;
    if !blocks.is_empty() {
        anchors.insert(text.to_owned(), blocks.iter().map(|block| block.id.clone()).collect());
    }
}

/// The anchors of an entry's paragraphs that readers kept: each with that of the paragraph which stands in its place.
pub fn kept_anchors(model: &Model, no: EntryNo) -> BTreeMap<String, String> {
    let setting = &model.setting;
    if setting.recorded.is_empty() {
        return BTreeMap::new();
    }
    let (node, texts) = (model.node(no), setting.recorded.get(&item(model, no)));
    let text = if setting.is_default || !node.is_translated {
        "body".to_owned()
    } else {
        format!("body@{}", setting.language)
    };
    let Some(known) = texts.and_then(|texts| texts.get(&text)) else { return BTreeMap::new() };
    let now = || node.written.body.blocks.iter().map(|block| &block.id);
    if known.was.is_empty() && known.now.iter().eq(now()) {
        return BTreeMap::new();
    }
    known.carried(now().cloned().collect()).was
}

/// The fields of a translation that are not those of what it translates.
fn fields_told_otherwise(
    own: &BTreeMap<String, Field>,
    translation: BTreeMap<String, Field>,
) -> impl Iterator<Item = (String, Field)> {
    translation
        .into_iter()
        .filter(|(name, field)| own.get(name).is_none_or(|known| known.words != field.words))
}

/// Whether readers see an entry: neither a draft that is shown to its author, nor made of a mere name.
fn is_published(model: &Model, node: &Node) -> bool {
    let common = node.common();
    let is_early = common.publish_on.is_some_and(|day| day.first_day() > model.setting.as_of);
    !node.stub && !common.draft && !is_early
}

/// What an entry is called in the lock; a plain page by its file.
pub fn item(model: &Model, no: EntryNo) -> String {
    let node = model.node(no);
    if node.of::<Page>().is_none() {
        return model.item(no);
    }
    let path = node.file.strip_prefix("content/").unwrap_or(&node.file);
    format!("{}/{}", Kind::Page.key(), path.strip_suffix(".md").unwrap_or(path))
}

/// The words of each field of one entry that readers see, by name.
pub fn fields(model: &Model, no: EntryNo) -> BTreeMap<String, Field> {
    let node = model.node(no);
    let (common, record) = (node.common(), node.entry().fields.record());
    let mut written: Vec<(String, String)> = Vec::new();
    // A title that is made of other fields changes with them.
    if common.title.is_some() || record.derived_title().is_none() {
        written.push(("title".to_owned(), node.title.to_string()));
    }
    written.extend(common.type_.iter().map(|word| ("type".to_owned(), word.to_string())));
    written.extend(common.summary.iter().map(|words| ("summary".to_owned(), words.to_string())));
    record.seen(&mut |path, words| written.push((path, words)));
    resolve(model, node, &mut written);
    written.extend(evidence(model, node));
    let mut fields = named(written);
    let about: Vec<String> = node.links_in("about[]").map(|to| id(model, to)).collect();
    put(&mut fields, "about", about.join(", "));
    let body = node.written.body.plain(&mut |number| links(model, node, number).unwrap_or_default());
    put(&mut fields, "body", body);
    put(&mut fields, "links", super::links::all(model, node).join("\n"));
    // The words for the title are the author's: `name`, `ask`.
    if let Some(title) = fields.get_mut("title") {
        record.title_word().clone_into(&mut title.at);
    }
    fields
}

fn put(fields: &mut BTreeMap<String, Field>, name: &str, words: String) {
    if !words.is_empty() {
        fields.insert(name.to_owned(), Field { words, at: name.to_owned() });
    }
}

/// An entry as texts name it.
pub(super) fn id(model: &Model, no: EntryNo) -> String {
    format!("@{}", model.node(no).id)
}

/// Puts the entry that is meant in place of each name or id that is written: `Zelensky` and `zelensky` are one.
fn resolve(model: &Model, node: &Node, written: &mut [(String, String)]) {
    node.entry().fields.record().references(&mut |reference| {
        let Some(to) = node.link(reference.role, reference.index) else { return };
        let path = reference.path();
        if let Some((_, words)) = written.iter_mut().find(|(known, _)| *known == path) {
            *words = id(model, to);
        }
    });
}

/// What an entry and its parts rest on, by field.
fn evidence(model: &Model, node: &Node) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for proof in &node.proofs {
        let path = crate::kinds::path(proof.role, proof.index);
        let words = piece(model, proof);
        match all.last_mut().filter(|(known, _)| *known == path) {
            Some((_, told)) => *told = format!("{told}; {words}"),
            None => all.push((path, words)),
        }
    }
    all
}

fn piece(model: &Model, proof: &Proof) -> String {
    let mut parts: Vec<String> = proof.source.map(|no| id(model, no)).into_iter().collect();
    parts.extend(proof.at.as_ref().map(ToString::to_string));
    parts.extend(proof.words.as_ref().map(|words| format!("words: {words}")));
    parts.extend(proof.via.map(|via| format!("by way of {}", id(model, via))));
    parts.extend(proof.hedge.as_ref().map(|hedge| format!("hedge: {hedge}")));
    parts.extend([&proof.basis, &proof.note].into_iter().flatten().map(ToString::to_string));
    parts.join(", ")
}

/// Fields by name: the items of a plain list are one field, those of other lists go by a word of their own.
fn named(written: Vec<(String, String)>) -> BTreeMap<String, Field> {
    let keys = keys(&written);
    let mut fields: BTreeMap<String, Field> = BTreeMap::new();
    for (path, words) in written {
        let head = path.split(['[', '.']).next().unwrap_or(&path);
        if UNSEEN.contains(&head) || words.trim().is_empty() {
            continue;
        }
        if path.ends_with(']') {
            let (name, mark) = (head.to_owned(), if head == "summary" { "\n" } else { ", " });
            let field =
                fields.entry(name).or_insert_with(|| Field { words: String::new(), at: head.to_owned() });
            let mark = if field.words.is_empty() { "" } else { mark };
            field.words.push_str(&format!("{mark}{words}"));
            continue;
        }
        let name = match path.split_once("].") {
            Some((place, rest)) => match keys.get(place) {
                Some(key) => format!("{head}[{key}].{rest}"),
                None => path.clone(),
            },
            None => path.clone(),
        };
        fields.insert(name, Field { words, at: path });
    }
    fields
}

/// What the items of lists are known by: `positions[0` is `ukraine`; the second of one name has a number behind it.
fn keys(written: &[(String, String)]) -> BTreeMap<String, String> {
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (path, words) in written {
        let Some((place, field)) = path.split_once("].") else { continue };
        let head = place.split('[').next().unwrap_or(place);
        if KNOWN_BY.contains(&(head, field)) {
            let key = words.trim_start_matches('@').to_owned();
            let count = taken.entry(format!("{head}[{key}")).or_default();
            *count += 1;
            let key = if *count > 1 { format!("{key} {count}") } else { key };
            keys.insert(place.to_owned(), key);
        }
    }
    keys
}
