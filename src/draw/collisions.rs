//! The one table of addresses: two owners of one address are an error that names both.

use super::assets::Asset;
use super::{Edition, rules};
use crate::base::{At, Diagnostic, Route};
use crate::kinds::Kind;
use crate::views::{Page, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Who wants an address.
#[derive(Clone, Copy)]
enum Wants<'a> {
    Page(&'a Page),
    Asset(&'a Asset),
    File,
}

impl Wants<'_> {
    /// In words, which take longer than finding out that nobody else wants it.
    fn owner(self, editions: &[Edition]) -> Owner {
        let at = At::File;
        match self {
            Wants::Page(page) => owner_of_page(editions, page),
            Wants::Asset(Asset { from, .. }) => {
                Owner { file: Arc::clone(from), at, what: format!("the file {from}") }
            }
            Wants::File => {
                let what = "a file that every site has".to_owned();
                Owner { file: crate::settings::FILE.into(), at, what }
            }
        }
    }
}

/// Who owns an address: for saying so.
struct Owner {
    file: Arc<str>,
    at: At,
    what: String,
}

/// Addresses that two pages or files want, and those that not every host can hold.
pub fn collisions(
    editions: &[Edition],
    pages: &[Page],
    assets: &[Asset],
    files: &[Route],
) -> Vec<Diagnostic> {
    let mut report = Vec::new();
    let mut table: BTreeMap<String, Wants<'_>> = BTreeMap::new();
    let owned = pages.iter().map(|page| (&page.route, Wants::Page(page)));
    let assets = assets.iter().map(|asset| (&asset.route, Wants::Asset(asset)));
    let files = files.iter().map(|route| (route, Wants::File));
    for (route, wants) in owned.chain(assets).chain(files) {
        if let Some(part) = unholdable(route) {
            let owner = wants.owner(editions);
            let message = format!("the address {route} has a part that not every system can hold: `{part}`");
            report.push(
                Diagnostic::new(&rules::NAME, &owner.file, owner.at.clone(), message)
                    .help("give it another name or `slug`"),
            );
        }
        // `a/` is written as `a/index.html`; both spellings are one address.
        let key = route.folded().trim_end_matches("index.html").to_owned();
        match table.get(&key) {
            None => {
                table.insert(key, wants);
            }
            Some(first) if is_told(editions, first, &wants) => {}
            Some(first) => {
                let (owner, first) = (wants.owner(editions), first.owner(editions));
                let message = format!("{} has the address {route}, as has {}", owner.what, first.what);
                report.push(
                    Diagnostic::new(&rules::COLLISION, &owner.file, owner.at, message)
                        .related(&first.file, first.at, format!("{} stands here", first.what))
                        .help("rename one of them, or give it a `slug`"),
                );
            }
        }
    }
    report
}

/// Whether two pages want one address for a reason that is told elsewhere: two entries of one kind and id, or a status that
/// is written with other capitals and is no word of the vocabulary.
fn is_told(editions: &[Edition], one: &Wants<'_>, other: &Wants<'_>) -> bool {
    let (Wants::Page(one), Wants::Page(other)) = (one, other) else { return false };
    match (one.subject, other.subject) {
        (Subject::Status(..), Subject::Status(..)) => true,
        (Subject::Entry(first), Subject::Entry(second)) if one.edition == other.edition => {
            let model = &editions[usize::from(one.edition)].model;
            let (first, second) = (model.node(first), model.node(second));
            // Pages have the id of their file, and may have the same.
            first.kind() != Kind::Page
                && (first.scope, first.kind(), &first.id) == (second.scope, second.kind(), &second.id)
        }
        _ => false,
    }
}

fn owner_of_page(editions: &[Edition], page: &Page) -> Owner {
    let model = &editions[usize::from(page.edition)].model;
    let name = crate::views::view(page).name;
    let node = match page.subject {
        Subject::Entry(no) | Subject::Alias(no, _) => Some(model.node(no)),
        Subject::Scope(scope) => scope.map(|no| model.node(no)),
        Subject::Status(no, _) => Some(model.node(no)),
    };
    let what = match page.subject {
        Subject::Entry(_) => {
            node.map_or_else(String::new, |node| format!("the {} `{}`", node.kind().singular(), node.id))
        }
        Subject::Alias(..) => node.map_or_else(String::new, |node| format!("an alias of `{}`", node.id)),
        _ => format!("the view `{name}`"),
    };
    match node {
        Some(node) => {
            let at = match page.subject {
                Subject::Alias(_, index) => node.at(&format!("aliases[{index}]")),
                _ => node.written.itself(),
            };
            Owner { file: Arc::clone(&node.file), at, what }
        }
        None => Owner { file: crate::settings::FILE.into(), at: At::File, what },
    }
}

/// The part of an address that some system cannot hold as a file name.
fn unholdable(route: &Route) -> Option<&str> {
    route.as_str().split('/').filter(|part| !part.is_empty()).find(|part| {
        let stem = part.split('.').next().unwrap_or(part).to_lowercase();
        DEVICES.contains(&&*stem)
            || part.ends_with(['.', ' '])
            || part.len() > 200
            || part.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
    })
}
