//! Benchmarks: each stage and whole builds, with the floor beside them.
//!
//! `cargo bench` runs all; `cargo bench -- --write-corpus 10000 DIR` writes the made-up site to a folder, to
//! measure the binary itself: `standfirst build -r DIR --timings`. A floor is what the crate below a stage needs
//! for the same work and nothing else; it stands beside the stage so that the two can be compared.

mod corpus;
mod floors;

use divan::Bencher;
use standfirst::{Memo, Options, Site, Sources};
use std::fs;
use std::path::Path;
use std::process::Command;

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

/// A whole run of the program: process start, reading, checking, drawing and publishing to an empty place.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn whole_build(bencher: Bencher<'_, '_>, pages: usize) {
    let site = tempfile::tempdir().expect("a folder");
    write_corpus(&pages.to_string(), site.path());
    bencher.with_inputs(|| tempfile::tempdir().expect("a folder")).bench_local_refs(|place| {
        let mut build = Command::new(env!("CARGO_BIN_EXE_standfirst"));
        build.args(["build", "--as-of", "2026-01-01", "-r"]).arg(site.path());
        let built = build.arg("-o").arg(place.path().join("public")).output().expect("the program starts");
        assert!(built.status.success(), "the made-up site is whole");
    });
}

#[divan::bench(args = PAGES, sample_count = 10)]
fn read(bencher: Bencher<'_, '_>, pages: usize) {
    let site = tempfile::tempdir().expect("a folder");
    write_corpus(&pages.to_string(), site.path());
    let today = jiff::civil::date(2026, 1, 1);
    bencher.bench_local(|| standfirst::load(site.path(), today, Options::default()));
}

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
