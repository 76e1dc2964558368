//! `standfirst new`: an entry, valid at once, with what must be filled in.

use super::common::{SiteArguments, Stop, display, say};
use super::edit::{append, has_list, plain_or_quoted};
use super::write::{create, replace};
use crate::base::{Id, nearest};
use crate::kinds::Kind;
use crate::source::disk::system_words;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Add an entry, valid at once, with what must be filled in
///
/// The entry becomes a file of its own, or with --inline an item of the list that stands in records.yaml.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst new provision \"Ferry tariffs are capped\"\n  standfirst new step \"Second round\" --inline"
)]
pub struct Arguments {
    /// The kind: provision, quote, step, question, person, party, source, event, number, term, update, theme,
    /// document or page
    kind: String,
    /// The title; for a quote, its words
    title: String,
    /// The briefing, by its folder below content/
    #[arg(short, long, default_value = "")]
    briefing: String,
    /// Add an item to a list instead of a file
    #[arg(long)]
    inline: bool,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let kind = kind(&own.kind)?;
    let root = site.root()?;
    let folder = root.join("content").join(own.briefing.trim_matches('/'));
    if !folder.is_dir() {
        return Err(Stop::usage(format!("there is no briefing in {}", display(&folder))));
    }
    let id = Id::from_words(&short(&own.title)).ok_or_else(|| {
        Stop::usage(format!("no id can be made of `{}`; give it a letter or digit", own.title))
    })?;
    let written = if own.inline {
        inline(kind, &own.title, &id, &folder)?
    } else {
        file(kind, &own.title, &id, &folder)?
    };
    say(&format!("wrote {}; look for `# …`: that is what to fill in", display(&written)));
    if fields(kind, "").iter().any(|line| line.starts_with("draft: true")) {
        say("it is a draft, which nobody sees until you take out `draft: true`; `--drafts` shows it to you");
    }
    Ok(ExitCode::SUCCESS)
}

fn kind(word: &str) -> Result<Kind, Stop> {
    let kinds = || Kind::LISTED.iter().copied().chain([Kind::Page]);
    kinds().find(|kind| kind.singular() == word || kind.key() == word).ok_or_else(|| {
        let words: Vec<&str> = kinds().map(Kind::singular).collect();
        let help = match nearest(word, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("a kind is one of {}", words.join(", ")),
        };
        Stop::usage(format!("no kind of entry is called `{word}`; {help}"))
    })
}

/// At most six words, so that an id stays short.
fn short(title: &str) -> String {
    title.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

fn file(kind: Kind, title: &str, id: &Id, folder: &Path) -> Result<PathBuf, Stop> {
    let path = match kind {
        Kind::Page => folder.join(format!("{id}.md")),
        kind => folder.join(kind.key()).join(format!("{id}.md")),
    };
    let mut text = String::from("---\n");
    for line in fields(kind, title) {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("---\n");
    if kind == Kind::Page {
        text.push_str("\nWhat the page says.\n");
    }
    create(&path, &text)?;
    Ok(path)
}

fn inline(kind: Kind, title: &str, id: &Id, folder: &Path) -> Result<PathBuf, Stop> {
    if kind == Kind::Page {
        return Err(Stop::usage("a page is a file of its own; leave `--inline` out"));
    }
    let mut item = vec![format!("id: {id}")];
    item.extend(fields(kind, title));
    add(kind, &item, folder)
}

/// Adds an item where the list already stands, else to `records.yaml`.
pub(super) fn add(kind: Kind, item: &[String], folder: &Path) -> Result<PathBuf, Stop> {
    let alone = folder.join(format!("{}.yaml", kind.key()));
    let (path, key) =
        if alone.exists() { (alone, None) } else { (folder.join("records.yaml"), Some(kind.key())) };
    let index = folder.join("_index.md");
    if let Ok(text) = fs::read_to_string(&index) {
        let front = crate::yaml::front_matter(&text);
        if !path.exists() && has_list(&text[front.yaml.clone()], Some(kind.key())) {
            let yaml = append(&text[front.yaml.clone()], Some(kind.key()), item).map_err(Stop::usage)?;
            let whole = format!("{}{}{}", &text[..front.yaml.start], yaml, &text[front.yaml.end..]);
            replace(&index, &whole)?;
            return Ok(index);
        }
    }
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(Stop::machine(format!("cannot read {}: {}", display(&path), system_words(&error))));
        }
    };
    let after =
        append(&before, key, item).map_err(|why| Stop::usage(format!("{}: {why}", display(&path))))?;
    replace(&path, &after)?;
    Ok(path)
}

/// The lines of a new entry: what is known, and what to fill in.
pub(super) fn fields(kind: Kind, title: &str) -> Vec<String> {
    let title = plain_or_quoted(title);
    let lines: &[&str] = match kind.key() {
        "provisions" => &[
            "title: {}",
            // A provision without evidence is an error, and what it rests on is not ours to say.
            "draft: true # … take this line out when the evidence stands",
            "status: proposed # … where it stands, as reported",
            "evidence: # … source, para 1",
        ],
        "quotes" => {
            &["by: unknown # … who spoke: an id or a name", "text: {}", "when: unknown # … 2025-12-22"]
        }
        "people" => &["name: {}", "roles: [] # … what they were, and for whom"],
        "parties" => &["name: {}", "type: state # … state, group, organisation, body or unnamed"],
        "sources" => &[
            "title: {}",
            "type: news # … news, official, statement, law, record, …",
            "outlet: # … who published it",
        ],
        "events" => &["title: {}", "when: unknown # … 2025-12-22", "evidence: # … source, para 1"],
        "next" => &[
            "what: {}",
            "modality: expected # … scheduled, planned, expected, called-for, may, depends",
            "when: none-announced",
            "evidence: # … source, para 1",
        ],
        "questions" => {
            &["ask: {}", "why_open: source-silent # … source-says-unknown, sources-conflict or source-silent"]
        }
        "numbers" => &["label: {}", "value: 0 # … the figure", "evidence: # … source, para 1"],
        "terms" => &["term: {}", "definition: … # … what it means here"],
        "updates" => &[
            "summary: {}",
            "type: update # … update, correction, clarification, …",
            "at: unknown # … 2025-12-22",
        ],
        "documents" => &["title: {}", "type: plan # … plan, agreement, guarantee, annex, draft, law, other"],
        _ => &["title: {}"],
    };
    lines.iter().map(|line| line.replace("{}", &title)).collect()
}
