//! What holds for every site, however it came to be: the memo changes nothing, order changes nothing,
//! every finding stands somewhere.

mod again;
mod allowed;
mod amends;
mod edits;
mod mended;
mod order;
mod places;
mod rich;

use proptest::test_runner::Config;
use standfirst::{Diagnostic, Memo, Site, Sources};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Files of a site by path.
type Files = BTreeMap<String, String>;

/// Everything that can be seen of a site.
#[derive(Debug, PartialEq)]
struct Seen {
    /// Address and bytes; two pages may want one address, which is an error of the site.
    pages: Vec<(String, String)>,
    generated: Vec<(String, String)>,
    listing: Vec<(String, String, String)>,
    report: Vec<Diagnostic>,
}

/// The sources made of these files, in the order given.
fn sources<'a>(files: impl IntoIterator<Item = (&'a String, &'a String)>) -> Sources {
    let texts: Vec<String> =
        files.into_iter().map(|(path, text)| format!("-- {path} --\n{text}\n")).collect();
    standfirst::fixture::sources(&texts.concat(), crate::support::AS_OF.parse().expect("a date"))
}

/// A site built with what `memo` remembers, and the memo for the next build.
fn seen(sources: Sources, memo: &Memo) -> (Seen, Memo) {
    let mut site = Site::make(sources, memo);
    let pages = Mutex::new(Vec::new());
    site.draw_all::<()>(|page, bytes| {
        let text = String::from_utf8(bytes.to_vec()).expect("a page is text");
        pages.lock().expect("no thread panics").push((page.route.to_string(), text));
        Ok(())
    })
    .expect("nothing can fail");
    let mut pages = pages.into_inner().expect("no thread panics");
    pages.sort();
    let seen = Seen {
        pages,
        generated: site.generated(),
        listing: site.listing(),
        report: std::mem::take(&mut site.report),
    };
    (seen, site.memo)
}

/// What differs between two builds of the same site, in a few lines.
fn difference(one: &Seen, other: &Seen) -> Option<String> {
    let first = |what: &str, one: String, other: String| {
        let line = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        Some(format!("{what} differs: {line:#?}"))
    };
    if one.report != other.report {
        return first("the report", format!("{:#?}", one.report), format!("{:#?}", other.report));
    }
    if one.listing != other.listing {
        return first("the listing", format!("{:#?}", one.listing), format!("{:#?}", other.listing));
    }
    if one.generated != other.generated {
        return first("a generated file", format!("{:#?}", one.generated), format!("{:#?}", other.generated));
    }
    one.pages.iter().zip(&other.pages).find(|(one, other)| one != other).map(|((route, one), (_, other))| {
        let line = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        format!("{route} differs: {line:#?}")
    })
}

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> Config {
    let cases =
        std::env::var_os("PROPTEST_CASES").and_then(|cases| cases.to_str()?.parse().ok()).unwrap_or(usual);
    Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() }
}
