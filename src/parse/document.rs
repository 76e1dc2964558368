//! A file taken apart: its entries, its body, and what is wrong with it.

use super::markdown::{self, Dialect};
use super::rules;
use super::{Body, Role, Seat};
use crate::base::{At, Diagnostic, Id, Text, nearest};
use crate::kinds::{Entry, Evidence, EvidenceFields, Fields, Kind, Lists, Quote, ReadFields};
use crate::source::SourceFile;
use crate::yaml::{self, Limits};
use serde::de::DeserializeOwned;
use std::ops::Range;
use std::sync::Arc;

/// What a document depends on beside its own bytes; the same for a whole site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseOptions {
    /// How Markdown is read.
    pub dialect: Dialect,
    /// The languages of the site, the default one first.
    pub languages: Vec<String>,
}

/// One file taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The path from the site root.
    pub path: Arc<str>,
    /// What its place makes of it.
    pub seat: Seat,
    /// The entries written in it; the first one is the file's own, where it has one.
    pub entries: Vec<Arc<Written>>,
    /// What is wrong with it.
    pub report: Vec<Diagnostic>,
}

/// One entry and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The entry.
    pub entry: Entry,
    /// Its path in the front matter: nothing for the file's own entry, `provisions[2]` for a list item.
    pub place: String,
    /// Its range in the file, where it is written as a blockquote.
    pub range: Option<Range<usize>>,
    /// The id that its file's name gives it.
    pub file_id: Option<Id>,
    /// Its text.
    pub body: Body,
}

impl Document {
    /// The quotes written as blockquotes of its body, in order.
    pub fn spoken(&self) -> impl Iterator<Item = &Arc<Written>> {
        self.entries.iter().filter(|written| written.range.is_some())
    }
}

impl Written {
    /// The place of one of its fields.
    pub fn at(&self, field: &str) -> At {
        match &self.range {
            Some(range) => At::Range(range.clone()),
            None if self.place.is_empty() => At::Value(field.to_owned()),
            None => At::Value(format!("{}.{field}", self.place)),
        }
    }

    /// The place of the entry itself.
    pub fn itself(&self) -> At {
        match &self.range {
            Some(range) => At::Range(range.clone()),
            None if self.place.is_empty() => At::File,
            None => At::Value(self.place.clone()),
        }
    }
}

/// Takes one file apart.
pub fn document(file: &SourceFile, options: &ParseOptions) -> Document {
    let mut report = yaml::text_problems(file);
    let seat = Seat::of(&file.path, &options.languages);
    let mut dialect = options.dialect.clone();
    if let Some(language) = &seat.language {
        dialect.language = language.as_str().into();
    }
    let mut reading = Reading { file, dialect: &dialect, report: &mut report };
    let entries = match &seat.role {
        Role::Records => reading.lists(),
        Role::List(kind) => reading.list(*kind),
        Role::Unread => reading.unread(),
        Role::Index => reading.markdown(None, None),
        Role::Page(name) => reading.markdown(None, Some(name)),
        Role::Entry(kind, name) => reading.markdown(Some(*kind), Some(name)),
    };
    Document {
        path: Arc::clone(&file.path),
        seat,
        entries: entries.into_iter().map(Arc::new).collect(),
        report,
    }
}

/// A front matter that is about to be read.
struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    yaml: Range<usize>,
    limits: Limits,
    report: &'a mut Vec<Diagnostic>,
}

impl ReadFields for Reader<'_> {
    fn read<T: DeserializeOwned + Default>(self) -> T {
        yaml::read(self.path, self.text, self.yaml, self.limits, self.report)
    }
}

struct Reading<'a> {
    file: &'a SourceFile,
    dialect: &'a Dialect,
    report: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn reader(&mut self, yaml: Range<usize>, limits: Limits) -> Reader<'_> {
        Reader { path: &self.file.path, text: &self.file.text, yaml, limits, report: self.report }
    }

    /// `records.yaml`.
    fn lists(&mut self) -> Vec<Written> {
        let lists: Lists = self.reader(0..self.file.text.len(), Limits::RECORDS).read();
        self.listed(lists.into_entries())
    }

    /// `people.yaml` and its siblings.
    fn list(&mut self, kind: Kind) -> Vec<Written> {
        let items = Lists::read_alone(kind, self.reader(0..self.file.text.len(), Limits::RECORDS));
        self.listed(items)
    }

    fn unread(&mut self) -> Vec<Written> {
        let stem = self.file.path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or("");
        let keys = Kind::LISTED.iter().map(|kind| kind.key()).chain(["records", "site"]);
        let help = match nearest(stem, keys) {
            Some(key) => format!("did you mean `{key}.yaml`?"),
            None => "lists stand in `records.yaml`, or in a file named after their kind, as in `people.yaml`"
                .into(),
        };
        self.report.push(
            Diagnostic::new(&rules::UNREAD, &self.file.path, At::File, "nothing reads this file").help(help),
        );
        Vec::new()
    }

    /// Entries of lists, with the bodies they carry.
    fn listed(&mut self, entries: Vec<(String, Entry)>) -> Vec<Written> {
        entries
            .into_iter()
            .map(|(place, entry)| {
                let body =
                    entry.body.as_ref().map_or_else(Body::default, |text| self.item_body(&place, text));
                Written { entry, place, range: None, file_id: None, body }
            })
            .collect()
    }

    /// The text of a list item: what is wrong in it is said of its field.
    fn item_body(&mut self, place: &str, text: &Text) -> Body {
        let mut found = Vec::new();
        let body = markdown::render(&self.file.path, text, 0..text.len(), self.dialect, &mut found);
        for mut diagnostic in found {
            diagnostic.at = At::Value(format!("{place}.body"));
            self.report.push(diagnostic);
        }
        body
    }

    /// A Markdown file: its own entry, the lists of its front matter, and the quotes of its body.
    fn markdown(&mut self, folder_kind: Option<Kind>, name: Option<&str>) -> Vec<Written> {
        let front = yaml::front_matter(&self.file.text);
        self.report.extend(front.problem.map(|problem| problem.diagnostic(&self.file.path)));
        if front.body.len() > 5_000_000 {
            self.report.push(
                Diagnostic::new(&rules::SIZE, &self.file.path, At::File, "this page is longer than 5 MB")
                    .help("split it into several pages"),
            );
            return Vec::new();
        }
        let yaml = front.yaml;
        let kind = self.kind(&yaml, folder_kind);
        let mut fields = kind.read(self.reader(yaml, Limits::FRONT_MATTER));
        let lists = match &mut fields {
            Fields::Briefing(briefing) => self.listed(briefing.take_lists().into_entries()),
            _ => Vec::new(),
        };
        let body = markdown::render(&self.file.path, &self.file.text, front.body, self.dialect, self.report);
        if kind == Kind::Briefing {
            self.repeated_parts(&body);
        }
        let quotes: Vec<Written> = body.quotes.iter().map(spoken).collect();
        let own = Written {
            entry: Entry::new(fields),
            place: String::new(),
            range: None,
            file_id: name.filter(|_| folder_kind.is_some() || kind != Kind::Page).and_then(Id::from_words),
            body,
        };
        let mut entries = vec![own];
        entries.extend(lists);
        entries.extend(quotes);
        entries
    }

    /// Headings that name one of the five parts once more.
    fn repeated_parts(&mut self, body: &Body) {
        for heading in body.repeated_parts.iter().filter_map(|number| body.headings.get(*number)) {
            self.report.push(
                Diagnostic::new(
                    &markdown::PART_TWICE,
                    &self.file.path,
                    At::Range(heading.source.clone()),
                    format!("`{}` names a part that stands above already", heading.text),
                )
                .help("bring the two together, or give one of them another heading"),
            );
        }
    }

    /// The kind a file is of: what `kind:` says, else its folder, else a plain page.
    fn kind(&mut self, yaml: &Range<usize>, folder: Option<Kind>) -> Kind {
        let written = self.file.text[yaml.clone()]
            .lines()
            .find_map(|line| line.strip_prefix("kind:"))
            .map(|word| word.split('#').next().unwrap_or("").trim().trim_matches(['"', '\'']));
        let Some(word) = written else { return folder.unwrap_or(Kind::Page) };
        match (Kind::of_word(word), folder) {
            (Some(kind), None) => kind,
            (Some(kind), Some(folder)) if kind == folder => kind,
            (Some(kind), Some(folder)) => {
                self.report.push(
                    Diagnostic::new(
                        &rules::KIND_FOLDER,
                        &self.file.path,
                        At::Value("kind".into()),
                        format!("a {} stands in the folder `{}`", kind.singular(), folder.key()),
                    )
                    .help(format!("move it to `{}/`, or leave `kind` out", kind.key())),
                );
                folder
            }
            (None, folder) => {
                let help = if let Some(right) = nearest(word, Kind::ALL.iter().map(|kind| kind.singular())) {
                    format!("did you mean `{right}`?")
                } else {
                    let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.singular()).collect();
                    format!("a kind is one of {}", all.join(", "))
                };
                self.report.push(
                    Diagnostic::new(
                        &rules::KIND_UNKNOWN,
                        &self.file.path,
                        At::Value("kind".into()),
                        format!("no kind of entry is called `{word}`"),
                    )
                    .help(help),
                );
                folder.unwrap_or(Kind::Page)
            }
        }
    }
}

/// The quote that a blockquote with a line of attribution is.
fn spoken(quote: &super::SpokenQuote) -> Written {
    let evidence = quote.citations.iter().map(|citation| {
        Evidence::Long(Box::new(EvidenceFields {
            source: Some(citation.source.as_str().into()),
            at: citation.place.as_deref().map(Text::from),
            basis: citation.basis.as_deref().map(Text::from),
            ..EvidenceFields::default()
        }))
    });
    let fields = Quote::spoken(&quote.text, &quote.by, evidence.collect());
    Written {
        entry: Entry::new(Fields::Quote(Box::new(fields))),
        place: String::new(),
        range: Some(quote.source.clone()),
        file_id: None,
        body: Body::default(),
    }
}
