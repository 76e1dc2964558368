//! From a file and a field path, or bytes, to a line and a column.

use crate::base::{At, Diagnostic};
use crate::source::Sources;
use crate::yaml::{Positions, front_matter};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Fields of the model that may be written by another name.
const ALSO: &[(&str, &str)] = &[(".words", ".excerpt"), (".date", ".on")];

/// Where a finding stands; lines and columns begin at 1, columns are Unicode scalars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The line it ends on.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The first line as it stands in the file; nothing for a file as a whole, or one that is not text.
    pub snippet: Option<String>,
    /// The bytes of the snippet that are meant.
    pub marked: Range<usize>,
}

/// Finds places, remembering what it knows of each file.
#[derive(Debug)]
pub struct Locator<'a> {
    sources: &'a Sources,
    files: BTreeMap<Arc<str>, Known>,
}

/// What is known of a file: where its lines begin, and where its fields stand, once somebody asked.
#[derive(Debug, Default)]
struct Known {
    lines: Vec<usize>,
    fields: Option<Positions>,
}

/// The place of one finding. For many, a [`Locator`] reads each file once.
pub fn locate(diagnostic: &Diagnostic, sources: &Sources) -> Place {
    Locator::new(sources).locate(diagnostic)
}

impl<'a> Locator<'a> {
    /// Finds places in these files.
    pub fn new(sources: &'a Sources) -> Locator<'a> {
        Locator { sources, files: BTreeMap::new() }
    }

    /// The place of a finding.
    pub fn locate(&mut self, diagnostic: &Diagnostic) -> Place {
        self.place(&diagnostic.file, &diagnostic.at)
    }

    /// The place of something in a file; its beginning where it cannot be found.
    pub fn place(&mut self, file: &Arc<str>, at: &At) -> Place {
        let Some((text, known)) = self.known(file) else { return Place::whole() };
        let range = match at {
            At::File => None,
            At::Range(range) => Some(range.clone()),
            At::Value(path) => {
                let fields = known.fields(file, text);
                let written = fields.exact(path).is_none().then(|| other_spelling(path)).flatten();
                written.and_then(|path| fields.exact(&path)).or_else(|| fields.value(path))
            }
            At::Key(path) => known.fields(file, text).key(path),
        };
        range.map_or_else(Place::whole, |range| Place::new(text, &known.lines, range))
    }

    /// The bytes of something in a file that is there.
    pub fn exact(&mut self, file: &Arc<str>, at: &At) -> Option<Range<usize>> {
        let (text, known) = self.known(file)?;
        match at {
            At::File => None,
            At::Range(range) => Some(range.clone()),
            At::Value(path) | At::Key(path) => known.fields(file, text).exact(path),
        }
    }

    /// What must be written where so that an entry begins with a field.
    pub fn opening(
        &mut self,
        file: &Arc<str>,
        at: &At,
        key: &str,
        value: &str,
    ) -> Option<(Range<usize>, String)> {
        let (text, known) = self.known(file)?;
        known.fields(file, text).opening(text, at.field()?, key, value)
    }

    fn known(&mut self, file: &Arc<str>) -> Option<(&str, &mut Known)> {
        let text = self.sources.text(file)?;
        let known = self.files.entry(Arc::clone(file)).or_insert_with(|| Known {
            lines: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
            fields: None,
        });
        Some((text, known))
    }
}

impl Known {
    fn fields(&mut self, file: &str, text: &str) -> &Positions {
        self.fields.get_or_insert_with(|| {
            let is_markdown = file.rsplit_once('.').is_some_and(|(_, end)| end == "md");
            let yaml = if is_markdown { front_matter(text).yaml } else { 0..text.len() };
            Positions::new(text, yaml)
        })
    }
}

impl Place {
    /// A file as a whole.
    fn whole() -> Place {
        Place { line: 1, column: 1, end_line: 1, end_column: 1, ..Place::default() }
    }

    fn new(text: &str, lines: &[usize], range: Range<usize>) -> Place {
        let start = boundary(text, range.start);
        let end = boundary(text, range.end).max(start);
        let line_of = |at: usize| lines.partition_point(|begin| *begin <= at) - 1;
        let column = |line: usize, at: usize| text[lines[line]..at].chars().count() + 1;
        let (first, last) = (line_of(start), line_of(end));
        let snippet = text[lines[first]..].split('\n').next().unwrap_or_default();
        let from = start - lines[first];
        let marked = from..(end - lines[first]).min(snippet.trim_end().len()).max(from);
        Place {
            line: first + 1,
            column: column(first, start),
            end_line: last + 1,
            end_column: column(last, end),
            snippet: Some(snippet.to_owned()),
            marked,
        }
    }
}

/// A path whose last field is called as it may be called as well.
fn other_spelling(path: &str) -> Option<String> {
    ALSO.iter().find_map(|(name, also)| path.strip_suffix(name).map(|entry| format!("{entry}{also}")))
}

/// The nearest place within the text where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
