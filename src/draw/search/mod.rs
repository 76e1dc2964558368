//! The search index of an edition: small scripts beside the search page, which loads of them what a query needs.
//!
//! The finds of a site stand in one order, that of their rank; a find is its place in it. A table says which *shard*
//! has the terms of a beginning, and which *drawer* has what a find shows. Nothing but the terms of all finds is held
//! in memory at once.

mod postings;
mod shards;
mod words;

use super::page::{scene, scope_of};
use super::{Edition, Theme, theme_file};
use crate::base::Route;
use crate::kinds::Kind;
use crate::model::Scope;
use crate::source::Sources;
use crate::views::{Findable, Found, Kept, Page, encoded, findable, found};
use postings::{Postings, Rank};
use rayon::prelude::*;
use shards::{name, script, shards};

/// So many finds are gathered at once; their drawers stand in a folder of their own.
const STRETCH: usize = 128;

/// How long a drawer becomes, in bytes; one find may be longer.
const DRAWER: usize = 4 * 1024;

/// At most so much of a text is kept to show where the words stand; all of it is found.
const KEPT: usize = 8 * 1024;

/// Files of an index that another version makes may be others.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The table of an index: the first file that is loaded.
#[derive(serde::Serialize)]
struct Table<'a> {
    /// The language of the edition.
    language: &'a str,
    /// Where the files of the index stand, below the root of the site.
    folder: &'a str,
    /// Headings of results: the words, and the first find that stands under them.
    kinds: Vec<(&'a str, usize)>,
    /// Folders of drawers: the first find, how many stand in a drawer, and the name.
    drawers: Vec<(usize, usize, String)>,
    /// Shards of terms: the beginning from which on they stand there, and the name.
    terms: Vec<(String, String)>,
}

/// Where the table of an edition's index stands: below its search page, named for everything that goes into it.
pub fn address(root: &Route, sources: &Sources) -> Route {
    let mut hasher = blake3::Hasher::new();
    hasher.update(theme_file("static/search.js").unwrap_or_default());
    for (path, file) in sources.files.iter().chain(&sources.templates) {
        hasher.update(path.as_bytes()).update(file.hash.as_bytes());
    }
    let shown = format!("{VERSION}{}{}{}", sources.as_of, sources.options.drafts, sources.options.preview);
    hasher.update(shown.as_bytes());
    root.directory("search").file(&format!("index.{}.js", &hasher.finalize().to_hex()[..8]))
}

/// Makes the index of an edition and hands each file to `take`: path in the output, and bytes.
pub fn index<E: Send>(
    edition: &Edition,
    theme: &Theme,
    pages: &[Page],
    take: &(impl Fn(&str, &[u8]) -> Result<(), E> + Sync),
) -> Result<(), E> {
    let write = |name: &str, text: &str| {
        take(&edition.index().file(&format!("{name}.js")).output_path(), text.as_bytes())
    };
    let shelves = findable(&edition.model, &edition.addresses, pages);
    let finds: Vec<Findable<'_>> = shelves.iter().flat_map(|shelf| shelf.items.iter().copied()).collect();
    let gathered: Vec<((usize, usize, String), Postings)> = finds
        .par_chunks(STRETCH)
        .enumerate()
        .map(|(number, finds)| {
            let stretch = gather(edition, theme, number * STRETCH, finds);
            for (number, drawer) in stretch.drawers.iter().enumerate() {
                write(&format!("{}/{number}", stretch.name), drawer)?;
            }
            Ok(((number * STRETCH, stretch.per_drawer, stretch.name), stretch.terms))
        })
        .collect::<Result<_, E>>()?;
    let (drawers, terms): (Vec<_>, Vec<Postings>) = gathered.into_iter().unzip();
    let shards = shards(&Postings::joined(&terms));
    shards.par_iter().try_for_each(|shard| write(&shard.name, &shard.script))?;
    let mut first = 0;
    let kinds = shelves.iter().map(|shelf| {
        let path = shelf.view.map_or_else(|| "search.pages".to_owned(), |view| format!("views.{view}.title"));
        first += shelf.items.len();
        (edition.words.get(&path), first - shelf.items.len())
    });
    let table = Table {
        language: &edition.words.language,
        folder: edition.index().folder().trim_start_matches('/'),
        kinds: kinds.collect(),
        drawers,
        terms: shards.into_iter().map(|shard| (shard.from, shard.name)).collect(),
    };
    take(&edition.index().output_path(), script(&table).as_bytes())
}

/// Some finds that follow one another: their drawers, and the terms that lead to them.
struct Stretch {
    name: String,
    per_drawer: usize,
    drawers: Vec<String>,
    terms: Postings,
}

/// What a result shows: where it leads below the root of the site, title, standing, text.
type Shown = (String, String, String, String);

fn gather(edition: &Edition, theme: &Theme, first: usize, finds: &[Findable<'_>]) -> Stretch {
    let kept = Kept::default();
    let mut postings = Postings::default();
    let mut all: Vec<Shown> = Vec::with_capacity(finds.len());
    for (number, find) in (first..).zip(finds) {
        let scene = scene(edition, theme, edition.addresses.root(), scope(edition, *find), &kept);
        let found = found(&scene, *find);
        let number = u32::try_from(number).expect("a site has fewer entries than that");
        postings.add(number, Rank::Title, &found.title);
        postings.add(number, Rank::Summary, &found.summary);
        postings.add(number, Rank::Text, &found.text);
        postings.add(number, Rank::Text, &found.standing);
        all.push(shown(found));
    }
    let length: usize = all
        .iter()
        .map(|(to, title, standing, text)| to.len() + title.len() + standing.len() + text.len())
        .sum();
    let per_drawer = (DRAWER * all.len() / length.max(1)).clamp(1, STRETCH);
    let drawers: Vec<String> = all.chunks(per_drawer).map(script).collect();
    Stretch { name: name(&drawers), per_drawer, drawers, terms: postings }
}

fn shown(found: Found) -> Shown {
    let Found { to, title, standing, summary, mut text } = found;
    if text.len() > KEPT {
        let end = (0..=KEPT).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(text[..end].rfind(' ').unwrap_or(end));
        text.push('…');
    }
    let text = [summary, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    (encoded(to.to_string().trim_start_matches('/')), title, standing, text)
}

/// The briefing that a find belongs to.
fn scope(edition: &Edition, find: Findable<'_>) -> Scope {
    match find {
        Findable::Page(page) => scope_of(edition, page),
        Findable::Entry(no) => {
            let is_briefing = edition.model.node(no).kind() == Kind::Briefing;
            edition.model.node(no).scope.or_else(|| is_briefing.then_some(no))
        }
    }
}
