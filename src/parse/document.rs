//! A file taken apart: its entries, its body, and what is wrong with it.

use super::markdown::{self, Dialect};
use super::rules;
use super::spoken::spoken;
use super::{Body, Role, Seat};
use crate::base::{At, Diagnostic, Fix, Id, nearest, one_slip};
use crate::kinds::{Entry, Fields, Kind, Lists, ReadFields};
use crate::source::SourceFile;
use crate::yaml::{self, Limits, Unread};
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
    /// What is written in it and could not be read.
    pub unread: Arc<Unread>,
    /// What is wrong with it.
    pub report: Vec<Diagnostic>,
}

/// One entry and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The entry.
    pub entry: Entry,
    /// Its path in the front matter: nothing for the file's own entry, `provisions[2]` for a list item; of a
    /// blockquote, that of the entry in whose text it stands.
    pub place: String,
    /// Where it stands, where it is written as a blockquote.
    pub spoken: Option<At>,
    /// The id that its file's name gives it.
    pub file_id: Option<Id>,
    /// Its text.
    pub body: Body,
    /// The text stands in a field, not below the front matter.
    pub is_body_field: bool,
    /// What is written in its file and could not be read.
    pub unread: Arc<Unread>,
}

impl Document {
    /// The quotes written as blockquotes of its body, in order.
    pub fn spoken(&self) -> impl Iterator<Item = &Arc<Written>> {
        self.entries.iter().filter(|written| written.spoken.is_some() && written.place.is_empty())
    }
}

impl Written {
    /// The place of one of its fields.
    pub fn at(&self, field: &str) -> At {
        self.spoken.clone().unwrap_or_else(|| At::Value(self.path(field)))
    }

    /// The place of something in its text.
    pub fn body_at(&self, source: &Range<usize>) -> At {
        if self.is_body_field { self.at("body") } else { At::Range(source.clone()) }
    }

    /// Whether one of these fields is written and could not be read.
    pub fn is_unread(&self, fields: &[&str]) -> bool {
        self.spoken.is_none() && fields.iter().any(|field| self.unread.has(&self.path(field)))
    }

    /// The path of a field in the file.
    fn path(&self, field: &str) -> String {
        let path = if self.place.is_empty() { field.to_owned() } else { format!("{}.{field}", self.place) };
        if self.unread.is_nothing() { path } else { self.unread.in_file(&path) }
    }

    /// The place of the entry itself.
    pub fn itself(&self) -> At {
        match &self.spoken {
            Some(at) => at.clone(),
            None if self.place.is_empty() => At::File,
            None => At::Value(self.unread.in_file(&self.place)),
        }
    }
}

/// Takes one file apart.
pub fn document(file: &SourceFile, options: &ParseOptions) -> Document {
    let mut report = yaml::text_problems(file);
    let seat = Seat::of(&file.path, &options.languages);
    if yaml::is_empty(file) && seat.role != Role::Unread {
        let unread = Arc::new(Unread::everything());
        return Document { path: Arc::clone(&file.path), seat, entries: Vec::new(), unread, report };
    }
    let mut dialect = options.dialect.clone();
    if let Some(language) = &seat.language {
        dialect.language = language.as_str().into();
    }
    let mut reading = Reading { file, dialect: &dialect, unread: Arc::default(), report: &mut report };
    let entries = match &seat.role {
        Role::Records => reading.lists(),
        Role::List(kind) => reading.list(*kind),
        Role::Unread => reading.unread(),
        Role::Index => reading.markdown(None, None),
        Role::Page(name) => reading.markdown(None, Some(name)),
        Role::Entry(kind, name) => reading.markdown(Some(*kind), Some(name)),
    };
    reading.unlisted_language(&seat);
    let unread = reading.unread;
    let entries = entries.into_iter().map(Arc::new).collect();
    Document { path: Arc::clone(&file.path), seat, entries, unread, report }
}

/// A front matter that is about to be read.
struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    yaml: Range<usize>,
    limits: Limits,
    unread: &'a mut Arc<Unread>,
    report: &'a mut Vec<Diagnostic>,
}

impl ReadFields for Reader<'_> {
    fn read<T: DeserializeOwned + Default>(self) -> T {
        let (value, unread) = yaml::read(self.path, self.text, self.yaml, self.limits, self.report);
        *self.unread = Arc::new(unread);
        value
    }
}

struct Reading<'a> {
    file: &'a SourceFile,
    dialect: &'a Dialect,
    unread: Arc<Unread>,
    report: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn reader(&mut self, yaml: Range<usize>, limits: Limits) -> Reader<'_> {
        let (path, text) = (&self.file.path, &self.file.text);
        Reader { path, text, yaml, limits, unread: &mut self.unread, report: self.report }
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

    /// `about.fr.md` in a site that has no French.
    fn unlisted_language(&mut self, seat: &Seat) {
        let name = self.file.path.rsplit('/').next().unwrap_or_default();
        let mut parts = name.split('.').rev().skip(1);
        let Some(code) = parts.next().filter(|code| code.len() == 2 && parts.next().is_some()) else {
            return;
        };
        if seat.language.is_none() && code.bytes().all(|b| b.is_ascii_lowercase()) {
            let message = format!("`{code}` is not among the languages of the site");
            let help = "add it to `languages` in content/site.yaml, or give the file another name";
            self.report
                .push(Diagnostic::new(&rules::UNLISTED, &self.file.path, At::File, message).help(help));
        }
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
            .flat_map(|(place, entry)| {
                let item = self.item(place, entry);
                let quotes = spoken(&item);
                std::iter::once(item).chain(quotes)
            })
            .collect()
    }

    fn item(&mut self, place: String, entry: Entry) -> Written {
        let mut written = Written {
            entry,
            place,
            spoken: None,
            file_id: None,
            body: Body::default(),
            is_body_field: true,
            unread: Arc::clone(&self.unread),
        };
        self.same_kind(&written);
        written.body = self.field_body(&written);
        written
    }

    /// A list holds entries of one kind, whatever `kind` they say they are of.
    fn same_kind(&mut self, written: &Written) {
        let kind = written.entry.kind();
        let Some(word) = written.entry.common.kind.as_ref().filter(|word| Kind::of_word(word) != Some(kind))
        else {
            return;
        };
        let message = format!("`{word}` stands in the list of {}", kind.key());
        let help = match Kind::of_word(word) {
            Some(other) => format!("move it to the list `{}`, or leave `kind` out", other.key()),
            None => format!("leave `kind` out; which sort of {} it is is told by `type`", kind.singular()),
        };
        self.report.push(
            Diagnostic::new(&rules::KIND_FOLDER, &self.file.path, written.at("kind"), message).help(help),
        );
    }

    /// The text that an entry has in its field `body`: what is wrong in it is said of the field.
    fn field_body(&mut self, written: &Written) -> Body {
        let Some(text) = &written.entry.body else { return Body::default() };
        let mut found = Vec::new();
        let body = markdown::render(&self.file.path, text, 0..text.len(), self.dialect, &mut found);
        for mut diagnostic in found {
            diagnostic.at = written.at("body");
            self.report.push(diagnostic);
        }
        body
    }

    /// A Markdown file: its own entry, the lists of its front matter, and the quotes of its body.
    fn markdown(&mut self, folder_kind: Option<Kind>, name: Option<&str>) -> Vec<Written> {
        let front = yaml::front_matter(&self.file.text);
        let is_foreign = front.problem.is_some() && front.yaml.is_empty();
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
        if is_foreign {
            self.unread = Arc::new(Unread::everything());
        }
        let lists = match &mut fields {
            Fields::Briefing(briefing) => self.listed(briefing.take_lists().into_entries()),
            _ => Vec::new(),
        };
        let body = markdown::render(&self.file.path, &self.file.text, front.body, self.dialect, self.report);
        if kind == Kind::Briefing {
            self.repeated_parts(&body);
        }
        let mut own = Written {
            entry: Entry::new(fields),
            place: String::new(),
            spoken: None,
            file_id: name.filter(|_| folder_kind.is_some() || kind != Kind::Page).and_then(Id::from_words),
            body,
            is_body_field: false,
            unread: Arc::clone(&self.unread),
        };
        self.one_body(&mut own);
        let quotes = spoken(&own);
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

    /// The text of a file stands below its front matter, or in `body`, not in both.
    fn one_body(&mut self, own: &mut Written) {
        if own.entry.body.is_none() {
            return;
        }
        if own.body.html.trim().is_empty() && own.body.holes.is_empty() {
            own.is_body_field = true;
            own.body = self.field_body(own);
        } else {
            let message = "this file has a text in `body` and another below its front matter";
            let help = "keep the one below the second `---`";
            self.report.push(
                Diagnostic::new(&rules::TWO_BODIES, &self.file.path, own.at("body"), message).help(help),
            );
        }
    }

    /// The kind a file is of: what `kind:` says, else its folder, else a plain page.
    fn kind(&mut self, yaml: &Range<usize>, folder: Option<Kind>) -> Kind {
        let written = kind_line(&self.file.text[yaml.clone()]);
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
                let near = nearest(word, Kind::ALL.iter().map(|kind| kind.singular()));
                let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.singular()).collect();
                let help = near.map_or_else(
                    || format!("a kind is one of {}", all.join(", ")),
                    |right| format!("did you mean `{right}`?"),
                );
                let message = format!("no kind of entry is called `{word}`");
                let at = At::Value("kind".into());
                let sure = one_slip(word, all).map(|right| Fix::replace(&self.file.path, at.clone(), right));
                self.report.push(
                    Diagnostic::new(&rules::KIND_UNKNOWN, &self.file.path, at, message).help(help).fix(sure),
                );
                // Read as what was most likely meant, so that its fields are not unknown as well.
                folder.or_else(|| near.and_then(Kind::of_word)).unwrap_or(Kind::Page)
            }
        }
    }
}

/// What stands behind `kind:` in a front matter, before it is read.
fn kind_line(yaml: &str) -> Option<&str> {
    let lines = yaml.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = lines.clone().next().map_or(0, indent);
    lines.filter(|line| indent(line) == first).find_map(|line| {
        let (key, word) = line.split_once(':')?;
        let is_kind = key.trim().trim_matches(['"', '\'']) == "kind";
        is_kind.then(|| word.split(" #").next().unwrap_or("").trim().trim_matches(['"', '\'']))
    })
}
