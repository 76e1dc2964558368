//! Floors: what reading, YAML, Markdown, templates and writing cost by themselves, for the made-up site.
//!
//! One thread, and nothing of ours in them: no model, no checks, no links between pages.

use super::corpus;
use divan::Bencher;
use serde::Serialize;
use std::fs;
use std::path::Path;
use tera::{Context, Tera};
use walkdir::WalkDir;

const PAGES: &[usize] = &[100, 1_000, 10_000];

/// As large as a drawn page is on average.
const PAGE: usize = 12 * 1024;

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn floor_read(bencher: Bencher<'_, '_>, pages: usize) {
    let site = tempfile::tempdir().expect("a folder");
    super::write_corpus(&pages.to_string(), site.path());
    bencher.bench_local(|| read_all(site.path()));
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn floor_yaml(bencher: Bencher<'_, '_>, pages: usize) {
    let texts = parts(pages, 1);
    bencher.bench_local(|| {
        texts.iter().filter(|text| serde_yaml::from_str::<serde_yaml::Value>(text).is_ok()).count()
    });
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn floor_markdown(bencher: Bencher<'_, '_>, pages: usize) {
    let texts = parts(pages, 2);
    bencher.bench_local(|| texts.iter().map(|text| pulldown_cmark::Parser::new(text).count()).sum::<usize>());
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn floor_templates(bencher: Bencher<'_, '_>, pages: usize) {
    let tera = theme();
    let page = page();
    bencher.bench_local(|| (0..pages).map(|_| draw(&tera, &page).len()).sum::<usize>());
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn floor_write(bencher: Bencher<'_, '_>, pages: usize) {
    let page = vec![b'x'; PAGE];
    bencher.with_inputs(|| tempfile::tempdir().expect("a folder")).bench_local_refs(|folder| {
        for number in 0..pages {
            fs::write(folder.path().join(number.to_string()), &page).expect("the file can be written");
        }
    });
}

fn read_all(site: &Path) -> usize {
    let files = WalkDir::new(site).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file());
    files.map(|file| fs::read_to_string(file.path()).expect("the file can be read").len()).sum()
}

/// The front matter (1) or the body (2) of each provision.
fn parts(pages: usize, which: usize) -> Vec<String> {
    let files = corpus::corpus(pages).into_iter().filter(|(path, _)| path.contains("/provisions/"));
    files.filter_map(|(_, text)| text.splitn(3, "---\n").nth(which).map(str::to_owned)).collect()
}

#[derive(Serialize)]
struct Link {
    to: String,
    title: String,
    words: String,
}

/// What a template needs for a page of the usual size: its text, its doors and what bears on it.
#[derive(Serialize)]
struct Page {
    title: String,
    body: String,
    doors: Vec<Link>,
    quotes: Vec<Link>,
    related: Vec<Link>,
}

fn page() -> Page {
    let links = |many: usize, what: &str| {
        let link = |number: usize| Link {
            to: format!("/treaty-7/{what}/entry-{number}/"),
            title: format!("What the {what} {number} says of tariffs & berths"),
            words: "Proposed by the harbour council, and not yet answered by the island".into(),
        };
        (0..many).map(link).collect()
    };
    Page {
        title: "Ferry tariffs are capped for five years".into(),
        body: "<p>The council limits the tariff of the ferry until the review is done.</p>\n".repeat(60),
        doors: links(14, "door"),
        quotes: links(8, "quotes"),
        related: links(12, "provisions"),
    }
}

fn theme() -> Tera {
    let mut tera = Tera::default();
    tera.add_raw_templates([
        (
            "base.html",
            "<!DOCTYPE html><html lang=\"en\"><head><title>{{ page.title }}</title></head><body><nav><ul>\
             {% for door in page.doors %}<li><a href=\"{{ door.to }}\">{{ door.title }}</a></li>{% endfor %}</ul>\
             </nav><main><h1>{{ page.title }}</h1>{% block main %}{% endblock main %}</main></body></html>",
        ),
        (
            "page.html",
            "{% extends \"base.html\" %}{% block main %}{{ page.body | safe }}\
             {% for quote in page.quotes %}<figure id=\"{{ quote.to }}\"><blockquote>{{ quote.words }}</blockquote>\
             <figcaption>{{ quote.title }}</figcaption></figure>{% endfor %}\
             <ul>{% for entry in page.related %}<li><a href=\"{{ entry.to }}\">{{ entry.title }}</a>\
             <p>{{ entry.words }}</p></li>{% endfor %}</ul>{% endblock main %}",
        ),
    ])
    .expect("the templates are well formed");
    tera
}

fn draw(tera: &Tera, page: &Page) -> String {
    let mut context = Context::new();
    context.insert("page", page);
    tera.render("page.html", &context).expect("every variable is there")
}
