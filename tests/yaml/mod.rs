//! Reading YAML as authors write it: text in, findings out.

mod accidents;
mod fields;
mod files;
mod properties;

use standfirst::testing::report::{self, Locator};
use standfirst::testing::yaml::{self, Limits};
use standfirst::testing::{Diagnostic, SourceFile, Sources};
use std::fmt::Write as _;

/// A site of one file.
pub fn site(path: &str, text: &str) -> Sources {
    let mut sources = Sources::empty(jiff::civil::date(2025, 12, 24));
    sources.insert(path, text.as_bytes());
    sources
}

/// Reads the one file of a site as a `T`, as the layer above does.
pub fn read<T: serde::de::DeserializeOwned + Default>(sources: &Sources) -> (T, Vec<Diagnostic>) {
    let file: &SourceFile = sources.files.values().next().expect("a site of one file");
    let mut report = yaml::text_problems(file);
    let (range, limits) = if file.path.ends_with(".md") {
        let found = yaml::front_matter(&file.text);
        report.extend(found.problem.map(|problem| problem.diagnostic(&file.path)));
        (found.yaml, Limits::FRONT_MATTER)
    } else {
        (0..file.text.len(), Limits::RECORDS)
    };
    let (value, _) = yaml::read(&file.path, &file.text, range, limits, &mut report);
    report::sort(&mut report, sources);
    (value, report)
}

/// The findings as lines of `line:column rule message / help`.
pub fn said(report: &[Diagnostic], sources: &Sources) -> String {
    let mut locator = Locator::new(sources);
    let mut out = String::new();
    for found in report {
        let place = locator.locate(found);
        let help = found.help.as_deref().unwrap_or("-");
        let _ =
            writeln!(out, "{}:{} {} {} / {help}", place.line, place.column, found.rule.name, found.message);
        for other in &found.related {
            let place = locator.place(&other.file, &other.at);
            let _ = writeln!(out, "  {}:{} {}", place.line, place.column, other.message);
        }
    }
    out
}

/// What is said of a text read as a `T`.
pub fn findings<T: serde::de::DeserializeOwned + Default>(path: &str, text: &str) -> String {
    let sources = site(path, text);
    let (_, report) = read::<T>(&sources);
    said(&report, &sources)
}
