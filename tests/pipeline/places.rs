//! Every finding stands in a file that is there, at a line and column that are there.

use super::{Files, cases, rich, sources};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standfirst::testing::report::{Locator, Place, json, terminal};
use standfirst::{At, Diagnostic, Memo, Site, Sources};
use std::sync::Arc;

/// A hurt to one file: so many characters at some place become other text.
#[derive(Debug, Clone)]
struct Hurt {
    file: Index,
    at: Index,
    gone: usize,
    instead: String,
}

fn hurt() -> impl Strategy<Value = Hurt> {
    let instead = prop_oneof![
        3 => select(rich::LINES).prop_map(|line| format!("\n{line}\n")),
        2 => "[-:{}\\[\\]'\"|>#&*!%@`~ \\n\\t]{0,4}",
        1 => "\\PC{0,6}",
        1 => select(vec!["\u{feff}", "\r\n", "\r", "\u{1b}[31m", "\u{85}", "\u{2028}", "\u{7}", "---\n", "ї"])
            .prop_map(str::to_owned),
    ];
    let gone = prop_oneof![4 => 0_usize..3, 2 => 3_usize..40, 1 => 40_usize..400];
    (any::<Index>(), any::<Index>(), gone, instead).prop_map(|(file, at, gone, instead)| Hurt {
        file,
        at,
        gone,
        instead,
    })
}

impl Hurt {
    fn make(&self, files: &mut Files) {
        let path = files.keys().nth(self.file.index(files.len())).expect("within").clone();
        let mut all: Vec<char> = files[&path].chars().collect();
        let from = self.at.index(all.len() + 1);
        let to = (from + self.gone).min(all.len());
        all.splice(from..to, self.instead.chars());
        files.insert(path, all.into_iter().collect());
    }
}

/// Every file and place that a finding names.
fn places(finding: &Diagnostic) -> Vec<(Arc<str>, At)> {
    let related = finding.related.iter().map(|other| (Arc::clone(&other.file), other.at.clone()));
    [(Arc::clone(&finding.file), finding.at.clone())].into_iter().chain(related).collect()
}

/// Whether the site has a file of this path, text or not.
fn exists(sources: &Sources, path: &str) -> bool {
    sources.text(path).is_some()
        || sources.assets.contains_key(path)
        || path.strip_prefix("static/").is_some_and(|name| sources.statics.contains_key(name))
}

fn is_inside(text: &str, place: &Place) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    let width = |line: usize| lines.get(line - 1).map_or(0, |line| line.chars().count() + 1);
    (1..=lines.len()).contains(&place.line)
        && (place.line..=lines.len()).contains(&place.end_line)
        && (1..=width(place.line)).contains(&place.column)
        && (1..=width(place.end_line)).contains(&place.end_column)
        && (place.line, place.column) <= (place.end_line, place.end_column)
}

fn misplaced(site: &Site, named: &[String]) -> Option<String> {
    let mut locator = Locator::new(&site.sources);
    for finding in &site.report {
        for (file, at) in places(finding) {
            let Some(text) = site.sources.text(&file) else {
                if !exists(&site.sources, &file) && !named.iter().any(|name| **name == *file) {
                    return Some(format!("no such file: {finding:#?}"));
                }
                continue;
            };
            let place = locator.place(&file, &at);
            if !is_inside(text, &place) {
                return Some(format!("{place:#?} is not inside: {finding:#?}"));
            }
            if matches!(at, At::Range(_)) && place.snippet.is_none() {
                return Some(format!("nothing stands there: {finding:#?}"));
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_finding_of_a_mangled_site_stands_in_a_file_and_inside_it(
        hurts in prop::collection::vec(hurt(), 1..12)
    ) {
        let mut files = rich::files();
        for hurt in &hurts {
            hurt.make(&mut files);
        }
        let mut site = Site::make(sources(&files), &Memo::default());
        if !site.has_errors() {
            site.draw_all::<()>(|_, _| Ok(())).expect("nothing can fail");
        }
        let wrong = misplaced(&site, &["content/_index.md".to_owned(), "content/site.yaml".to_owned()]);
        prop_assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
        let look = terminal::Look { coloured: true, most: None, root: "" };
        terminal::text(&site.report, &site.sources, look);
        for line in json::lines(&site.report, &site.sources).lines() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
        }
    }
}
