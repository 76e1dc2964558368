//! `standfirst schema`: what may be written, for editors and other programs.

mod desk;
mod snippets;

pub(super) use desk::{Outcome, set_up};

use super::common::{SiteArguments, Stop, put, say};
use crate::base::nearest;
use crate::editor::{Schemas, Shape};
use crate::kinds::Kind;
use crate::site::{Memo, Site};
use crate::source::Sources;
use std::process::ExitCode;

/// Print JSON Schemas of what authors write, or set up the editor
///
/// The schemas (draft 2020-12) are made from the types that read the files, with the words of the site's own
/// vocabularies and what they mean. Without a name: the front matter of a briefing, lists of entries included.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst schema provision > provision.schema.json\n  standfirst schema --write"
)]
pub struct Arguments {
    /// A kind (`provision` for one entry, `provisions` for the list in provisions.yaml), `records` for records.yaml or
    /// `settings` for site.yaml
    #[arg(value_name = "KIND")]
    name: Option<String>,
    /// Set up VS Code in the site: schemas for its YAML files, snippets for each kind, the extension that reads them
    #[arg(long, conflicts_with = "name")]
    write: bool,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    if own.write {
        let (root, sources) = site.load(false)?;
        let outcomes = set_up(&root, sources)?;
        let news = outcomes.iter().filter(|outcome| !matches!(outcome, Outcome::Same(_)));
        news.for_each(|outcome| say(&outcome.words(&root)));
        let is_whole = !outcomes.iter().any(|outcome| matches!(outcome, Outcome::Kept { .. }));
        if is_whole {
            say("the editor is set up: it completes, explains and checks while you type");
        }
        return Ok(ExitCode::from(u8::from(!is_whole)));
    }
    let shape = own.name.as_deref().map_or(Ok(Shape::Entry(Kind::Briefing)), shape)?;
    // Outside of a site the words are those that every site has.
    let sources = match site.load(false) {
        Ok((_, sources)) => sources,
        Err(_) if site.root.is_none() => Sources::empty(site.as_of()?),
        Err(stop) => return Err(stop),
    };
    let schemas = Schemas::of(&Site::make(sources, &Memo::default()));
    put(&text(&schemas.document(shape)));
    Ok(ExitCode::SUCCESS)
}

/// A schema as a file.
fn text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}

fn shape(name: &str) -> Result<Shape, Stop> {
    let word = name.trim_end_matches(".yaml");
    let shapes = Kind::ALL
        .iter()
        .map(|kind| (kind.singular(), Shape::Entry(*kind)))
        .chain(Kind::LISTED.iter().map(|kind| (kind.key(), Shape::List(*kind))))
        .chain([("records", Shape::Records), ("settings", Shape::Settings), ("site", Shape::Settings)]);
    let shapes: Vec<(&str, Shape)> = shapes.collect();
    shapes.iter().find(|(known, _)| *known == word).map(|(_, shape)| *shape).ok_or_else(|| {
        let words: Vec<&str> = shapes.iter().map(|(word, _)| *word).collect();
        let help = match nearest(word, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are those of {}", words.join(", ")),
        };
        Stop::usage(format!("there is no schema of `{name}`; {help}"))
    })
}
