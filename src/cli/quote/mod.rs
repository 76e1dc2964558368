//! `standfirst quote`: passages of held texts as entries to paste, and receipts for what is quoted.

pub mod entry;
mod receipts;

use super::common::{SiteArguments, Stop, display, put, say};
use super::new;
use crate::held::{HeldText, Passage, seek};
use crate::kinds::{Kind, Source};
use crate::model::{EntryNo, Model};
use crate::site::{Memo, Site};
use entry::Setting;
use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

/// Find words in the held texts and print the entry to paste, or write receipts for what is quoted
///
/// Words may come in any order and with slips of the finger. What stands between quotation marks becomes a quote, with
/// its exact words, its place and a guess at who spoke; anything else becomes evidence. Guesses are marked `# check`.
/// A receipt says that words were found in a text, so that whoever does not have the text can trust them: it holds
/// fingerprints and a place, and none of the text. Receipts stand in content/receipts.lock, which is committed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst quote shared priority killing\n  standfirst quote dignified foundation --add\n  standfirst quote --receipts"
)]
pub struct Arguments {
    /// Words of the passage
    #[arg(value_name = "WORDS", required_unless_present = "receipts", conflicts_with = "receipts")]
    words: Vec<String>,
    /// Add the best quote to the briefing, where its quotes stand
    #[arg(long)]
    add: bool,
    /// The briefing to add to, by its folder below content/
    #[arg(short, long, default_value = "")]
    briefing: String,
    /// The most passages that are shown
    #[arg(short = 'n', long, default_value_t = 3, value_name = "COUNT")]
    most: usize,
    /// Compare everything that is quoted with the held texts, and write content/receipts.lock
    #[arg(long)]
    receipts: bool,
}

/// A passage, the text it stands in, and the source that this is the text of.
type Hit = (Passage, Arc<HeldText>, Option<EntryNo>);

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    if own.receipts {
        return receipts::run(site);
    }
    let (root, sources) = site.load(false)?;
    let made = Site::make(sources, &Memo::default());
    let Some(edition) = made.editions.first() else { return Err(Stop::usage("nothing is written here yet")) };
    let model = &edition.model;
    if model.library.texts().len() == 0 {
        return Err(Stop::usage(
            "there are no texts in held/; put the text of a source there, as .txt, .md or .html",
        ));
    }
    let hits = hits(model, &own.words.join(" "));
    let Some(best) = hits.first() else {
        let texts = match model.library.texts().len() {
            1 => "the text in held/".to_owned(),
            count => format!("the {count} texts in held/"),
        };
        say(&format!("nothing like `{}` stands in {texts}", own.words.join(" ")));
        return Ok(ExitCode::from(1));
    };
    for name in unnamed(&hits[..hits.len().min(own.most.max(1))]) {
        say(&format!(
            "note: no source names held/{name} yet; add `held: {name}` to the source it is of, and write its id"
        ));
    }
    let lines = |(passage, text, source): &Hit| entry::lines(&setting(model, text, *source), passage);
    if own.add {
        if !best.0.is_spoken {
            return Err(Stop::usage(
                "nobody says this in the text: it is evidence, and has no list of its own",
            ));
        }
        let folder = root.join("content").join(own.briefing.trim_matches('/'));
        let written = new::add(Kind::Quote, &lines(best), &folder)?;
        say(&format!("added to {}; look for `# check`: that was guessed", display(&written)));
        return Ok(ExitCode::SUCCESS);
    }
    for hit in hits.iter().take(own.most.max(1)) {
        let place = format!("held/{}, line {}", hit.1.name, hit.1.line(hit.0.at.start));
        put(&format!("# {place}\n{}\n", item(&lines(hit), hit.0.is_spoken)));
    }
    if hits.len() > own.most {
        say(&format!(
            "{} more passages have these words; `-n {}` shows them",
            hits.len() - own.most,
            hits.len()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// The texts of which no source says that it is theirs, each once.
fn unnamed(hits: &[Hit]) -> BTreeSet<&str> {
    hits.iter().filter(|(.., source)| source.is_none()).map(|(_, text, _)| &*text.name).collect()
}

/// A quote as a list item; evidence as the field it is.
fn item(lines: &[String], is_item: bool) -> String {
    let dashed = |(number, line): (usize, &String)| match (is_item, number) {
        (false, _) => format!("{line}\n"),
        (true, 0) => format!("- {line}\n"),
        (true, _) => format!("  {line}\n"),
    };
    lines.iter().enumerate().map(dashed).collect()
}

/// Passages of all held texts, the best first.
fn hits(model: &Model, words: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for text in model.library.texts() {
        let is_of = |source: &Source| {
            source.held.as_ref().is_some_and(|held| held.trim_start_matches("held/") == &*text.name)
        };
        let source = model.all::<Source>().find(|(_, _, source)| is_of(source)).map(|(no, ..)| no);
        hits.extend(seek(text, words).into_iter().map(|passage| (passage, Arc::clone(text), source)));
    }
    hits.sort_by_key(|(passage, ..)| (100 - passage.likeness.min(100), !passage.is_spoken, passage.at.len()));
    hits
}

/// What is known of the people and the source around a passage.
fn setting<'a>(model: &Model, text: &'a HeldText, source: Option<EntryNo>) -> Setting<'a> {
    let people = model.of_kind(None, Kind::Person).iter().copied();
    let own = model
        .briefings()
        .iter()
        .flat_map(|briefing| model.of_kind(Some(*briefing), Kind::Person).iter().copied());
    let names =
        people.chain(own).map(|no| (model.node(no).id.to_string(), entry::spellings(model, no))).collect();
    let fields = source.and_then(|no| model.node(no).of::<Source>());
    let dated = fields.and_then(|source| source.updated.or(source.published)).map(|date| date.first_day());
    let id = source.map_or_else(|| text.name.to_string(), |no| model.node(no).id.to_string());
    Setting { text, source: id, dated, names }
}
