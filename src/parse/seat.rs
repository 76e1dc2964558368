//! What a file is, by where it stands.

use crate::kinds::Kind;

/// Where a file stands in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The folder it belongs to, below `content/`, without slashes at its ends: nothing, or `harbour-treaty`.
    pub folder: String,
    /// What its place makes of it.
    pub role: Role,
    /// The language its name says, if it says one.
    pub language: Option<String>,
}

/// What its place makes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `_index.md`: a briefing, the home page, or the page of a folder.
    Index,
    /// `provisions/ferry-tariffs.md`: one entry, and its name.
    Entry(Kind, String),
    /// `records.yaml`: any lists.
    Records,
    /// `people.yaml`: one list.
    List(Kind),
    /// Any other Markdown file, by name: a plain page.
    Page(String),
    /// A YAML file that nothing reads.
    Unread,
}

impl Seat {
    /// The seat of the file at `path` (from the site root), in a site of these languages.
    pub fn of(path: &str, languages: &[String]) -> Seat {
        let path = path.strip_prefix("content/").unwrap_or(path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (stem, language) = match stem.rsplit_once('.') {
            Some((rest, suffix)) if languages.iter().any(|language| language == suffix) => {
                (rest, Some(suffix.to_owned()))
            }
            _ => (stem, None),
        };
        let (folder, role) = role(folder, stem, extension);
        Seat { folder: folder.to_owned(), role, language }
    }
}

fn role<'a>(folder: &'a str, stem: &str, extension: &str) -> (&'a str, Role) {
    if extension != "md" {
        return match stem {
            "records" => (folder, Role::Records),
            _ => (folder, Kind::of_key(stem).map_or(Role::Unread, Role::List)),
        };
    }
    if stem == "_index" {
        return (folder, Role::Index);
    }
    let (above, last) = folder.rsplit_once('/').unwrap_or(("", folder));
    match Kind::of_key(last) {
        Some(kind) => (above, Role::Entry(kind, stem.to_owned())),
        None => (folder, Role::Page(stem.to_owned())),
    }
}
