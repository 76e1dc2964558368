//! `standfirst draft`: a first briefing made from one held text.

use super::common::{SiteArguments, Stop, display, put, say};
use super::edit::plain_or_quoted;
use super::quote::entry::{CHECK, Setting, evidence, named, quote};
use super::write::create;
use crate::base::Id;
use crate::held::{HeldText, Named, dateline, dates, figures, persons};
use crate::source::SourceFile;
use crate::source::disk::{read_regular, system_words};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make a first briefing from one held text
///
/// Every quotation, number, date and named person becomes an entry with its place in the text. Who spoke is guessed from the
/// names around the words, and guesses are marked `# check`. Statuses and positions are never guessed. The briefing is a draft
/// until you take `draft: true` out.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  standfirst draft held/report.txt\n  standfirst draft held/report.txt --into harbour-treaty"
)]
pub struct Arguments {
    /// The text: a .txt, .md or .html file below held/
    file: PathBuf,
    /// Write the briefing to a new folder below content/ instead of printing it
    #[arg(long, value_name = "FOLDER")]
    into: Option<String>,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let text = read(&own.file)?;
    let briefing = Draft::of(&text);
    let written = briefing.text();
    match &own.into {
        None => put(&written),
        Some(folder) => {
            let path = site.root()?.join("content").join(folder.trim_matches('/')).join("_index.md");
            create(&path, &written)?;
            say(&format!("wrote {}; look for `# check`: that was guessed", display(&path)));
        }
    }
    say(&briefing.counted());
    let is_held = own.file.components().any(|part| part.as_os_str() == "held");
    if !is_held {
        say("the text does not stand in held/; put it there, so that what is quoted can be compared with it");
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<HeldText, Stop> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    if !matches!(ending, "txt" | "md" | "html" | "htm") {
        return Err(Stop::usage(format!(
            "{} is no .txt, .md or .html file; of a PDF, take its text",
            display(path)
        )));
    }
    let bytes = read_regular(path).map_err(|error| {
        let held = Path::new("held").join(path);
        let help = if held.is_file() { format!("; did you mean {}?", display(&held)) } else { String::new() };
        Stop::machine(format!("cannot read {}: {}{help}", display(path), system_words(&error)))
    })?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("text.txt");
    // Below held/, a text is named with its folders.
    let below: Vec<&str> =
        path.iter().filter_map(|part| part.to_str()).skip_while(|part| *part != "held").skip(1).collect();
    let name = if below.is_empty() { name.to_owned() } else { below.join("/") };
    Ok(HeldText::of(&SourceFile::new(&format!("held/{name}"), &bytes)))
}

/// What a text holds, as entries.
struct Draft<'a> {
    setting: Setting<'a>,
    people: Vec<(Id, Named)>,
    quotes: Vec<Vec<String>>,
    numbers: Vec<Vec<String>>,
    events: Vec<Vec<String>>,
}

impl<'a> Draft<'a> {
    fn of(text: &'a HeldText) -> Draft<'a> {
        let people: Vec<(Id, Named)> =
            persons(text).into_iter().filter_map(|named| Some((last_name(&named.name)?, named))).collect();
        let names = people
            .iter()
            .map(|(id, person)| (id.to_string(), self::named(std::iter::once(person.name.as_str()))))
            .collect();
        let stem = text.name.rsplit('/').next().unwrap_or(&text.name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let source = Id::from_words(stem).map_or_else(|| "source".to_owned(), |id| id.to_string());
        let dated = dateline(text);
        let setting = Setting { text, source, dated, names };
        let quotes = text
            .folded
            .speech
            .iter()
            .filter(|said| !said.is_empty())
            .map(|said| quote(&setting, said))
            .collect();
        let numbers = numbers(&setting);
        let events = dates(text).iter().map(|dated| event(&setting, &dated.at, dated.date)).collect();
        Draft { setting, people, quotes: distinct(quotes), numbers, events: distinct(events) }
    }

    fn counted(&self) -> String {
        let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        let (full, parts): (Vec<_>, Vec<_>) =
            self.quotes.iter().partition(|lines| lines.iter().any(|line| line == "type: full"));
        [
            count(full.len(), "full quote"),
            count(parts.len(), "fragment"),
            count(self.people.len(), "person").replace("persons", "people"),
            count(self.numbers.len(), "number"),
            count(self.events.len(), "date"),
        ]
        .join(", ")
    }

    fn text(&self) -> String {
        let source = vec![
            format!("id: {}", self.setting.source),
            format!("title: null{CHECK}: the headline"),
            format!("type: news{CHECK}"),
            format!("held: {}", self.setting.text.name),
            format!("sha256: {}", self.setting.text.sha256),
        ];
        let people: Vec<Vec<String>> = self.people.iter().map(|(id, named)| self.person(id, named)).collect();
        let mut out = format!(
            "---\nkind: briefing\ntitle: {}{CHECK}: in your own words\ndraft: true{CHECK}: take it out when the entries stand\ndefault_source: {}\n",
            plain_or_quoted(&self.setting.text.name),
            self.setting.source
        );
        let lists = [
            ("sources", &vec![source]),
            ("people", &people),
            ("quotes", &self.quotes),
            ("numbers", &self.numbers),
            ("events", &self.events),
        ];
        for (key, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
            out.push_str(&format!("\n{key}:\n{}", items.iter().map(|lines| item(lines)).collect::<String>()));
        }
        out + "\n# Next: `provisions`, each with the status that the source reports; nothing of that was guessed.\n---\n"
    }

    fn person(&self, id: &Id, named: &Named) -> Vec<String> {
        let line = self.setting.text.line(named.at.start);
        let mut lines = vec![format!("id: {id}"), format!("name: {}", plain_or_quoted(&named.name))];
        if let Some(role) = &named.role {
            lines.push(format!(
                "roles: [{{title: \"{}\", evidence: \"{}, para {line}\"}}]{CHECK}",
                role.replace('"', "'"),
                self.setting.source
            ));
        }
        lines
    }
}

fn item(lines: &[String]) -> String {
    let dash =
        |(number, line): (usize, &String)| format!("  {} {line}\n", if number == 0 { "-" } else { " " });
    lines.iter().enumerate().map(dash).collect()
}

/// The id of a person: the last name.
fn last_name(name: &str) -> Option<Id> {
    Id::from_words(name.rsplit(' ').next().unwrap_or(name))
}

fn numbers(setting: &Setting<'_>) -> Vec<Vec<String>> {
    let all = figures(setting.text).into_iter().map(|figure| {
        let written = setting.text.exact(&figure.at);
        let mut lines = vec![
            format!(
                "id: {}",
                Id::from_words(&written).map_or_else(|| format!("n{}", figure.value), |id| id.to_string())
            ),
            format!("label: {}{CHECK}: what it counts, in your own words", plain_or_quoted(&written)),
            format!("value: {}", figure.value),
        ];
        lines.extend(figure.unit.as_ref().map(|unit| format!("unit: {}", plain_or_quoted(unit))));
        lines.push(format!("as_written: {}", plain_or_quoted(&written)));
        lines.push(format!("evidence: {}", evidence(setting, &figure.at)));
        lines
    });
    distinct(all.collect())
}

fn event(setting: &Setting<'_>, at: &Range<usize>, date: jiff::civil::Date) -> Vec<String> {
    vec![
        format!("id: on-{date}"),
        format!(
            "title: {}{CHECK}: what happened, in your own words",
            plain_or_quoted(&setting.text.exact(at))
        ),
        format!("when: {date}"),
        format!("evidence: {}", evidence(setting, at)),
    ]
}

/// Items of which each has an id of its own; what is said twice is one.
fn distinct(items: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut known = std::collections::BTreeSet::new();
    items.into_iter().filter(|lines| known.insert(lines[0].clone())).collect()
}
