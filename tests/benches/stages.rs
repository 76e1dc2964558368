//! Benchmarks: each stage and whole builds, with the floor beside them.
//!
//! `cargo bench` runs all; `cargo bench -- --write-corpus 10000 DIR` writes the made-up site to a folder, to
//! measure the binary itself: `standfirst build -r DIR --timings`.

mod corpus;

use divan::Bencher;
use standfirst::{Memo, Options, Site, Sources};
use std::fs;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == "--write-corpus") {
        Some(at) => write_corpus(&arguments[at + 1], Path::new(&arguments[at + 2])),
        None => divan::main(),
    }
}

/// Writes the made-up site of so many pages to a folder.
fn write_corpus(pages: &str, folder: &Path) {
    for (path, text) in corpus::corpus(pages.parse().expect("a number of pages")) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
}

/// The made-up site as sources.
fn sources(pages: usize) -> Sources {
    let mut sources = Sources::empty(jiff::civil::date(2026, 1, 1));
    sources.options = Options::default();
    for (path, text) in corpus::corpus(pages) {
        sources.insert(&path, text.as_bytes());
    }
    sources
}

const PAGES: &[usize] = &[100, 1_000];

#[divan::bench(args = PAGES, sample_count = 10)]
fn parse_link_check_plan(bencher: Bencher<'_, '_>, pages: usize) {
    let sources = sources(pages);
    bencher.bench_local(|| Site::make(sources.clone(), &Memo::default()));
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn the_same_with_the_memo(bencher: Bencher<'_, '_>, pages: usize) {
    let sources = sources(pages);
    let memo = Site::make(sources.clone(), &Memo::default()).memo;
    bencher.bench_local(|| Site::make(sources.clone(), &memo));
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn draw_all_and_match_links(bencher: Bencher<'_, '_>, pages: usize) {
    let sources = sources(pages);
    bencher
        .with_inputs(|| Site::make(sources.clone(), &Memo::default()))
        .bench_local_refs(|site| site.draw_all::<()>(|_, _| Ok(())));
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn floor_yaml(bencher: Bencher<'_, '_>, pages: usize) {
    let texts = front_matters(pages);
    bencher.bench_local(|| {
        texts.iter().filter(|text| serde_yaml::from_str::<serde_yaml::Value>(text).is_ok()).count()
    });
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn floor_markdown(bencher: Bencher<'_, '_>, pages: usize) {
    let texts = bodies(pages);
    bencher.bench_local(|| texts.iter().map(|text| pulldown_cmark::Parser::new(text).count()).sum::<usize>());
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn floor_write(bencher: Bencher<'_, '_>, pages: usize) {
    let page = vec![b'x'; 12 * 1024];
    bencher.with_inputs(|| tempfile::tempdir().expect("a folder")).bench_local_refs(|folder| {
        for number in 0..pages {
            fs::write(folder.path().join(number.to_string()), &page).expect("the file can be written");
        }
    });
}

fn front_matters(pages: usize) -> Vec<String> {
    let files = corpus::corpus(pages).into_iter().filter(|(path, _)| path.contains("/provisions/"));
    files.filter_map(|(_, text)| text.split("---\n").nth(1).map(str::to_owned)).collect()
}

fn bodies(pages: usize) -> Vec<String> {
    let files = corpus::corpus(pages).into_iter().filter(|(path, _)| path.contains("/provisions/"));
    files.filter_map(|(_, text)| text.splitn(3, "---\n").nth(2).map(str::to_owned)).collect()
}
