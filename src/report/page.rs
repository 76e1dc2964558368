//! The editor's page: every finding by file, what is covered by evidence, and who signs. Private, one file, no script.

use super::{Locator, sort};
use crate::base::{Diagnostic, Severity, Text};
use crate::kinds::{Briefing, Provision, Quote};
use crate::model::{EntryNo, Model, Piece, Verdict};
use crate::site::Site;
use pulldown_cmark_escape::escape_html;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The page; `root` is the way from here to the site.
pub fn text(site: &mut Site, root: &str) -> String {
    sort(&mut site.report, &site.sources);
    let title = site.settings.title.as_ref().map_or("this site", Text::as_str);
    let (accepted, open): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        site.report.iter().partition(|finding| finding.accepted.is_some());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Editor’s report: {0}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<h1>Editor’s report: {0}</h1>\n<p>As of {1}. Not for publication. {2}</p>\n",
        escaped(title),
        site.sources.as_of,
        escaped(&counted(&open, accepted.len())),
    );
    findings(&mut page, site, &open, root);
    if let Some(model) = site.editions.first().map(|edition| &edition.model) {
        for (no, ..) in model.all::<Briefing>() {
            briefing(&mut page, model, no);
        }
    }
    excused(&mut page, &accepted);
    page + "</body>\n</html>\n"
}

/// Enough to be read and printed.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    table{border-collapse:collapse}th,td{text-align:start;padding:.2rem 1rem .2rem 0;vertical-align:top}\
    code{overflow-wrap:anywhere}li{margin:.5rem 0}.error{border-inline-start:.3rem solid;padding-inline-start:.5rem}";

fn counted(open: &[&Diagnostic], accepted: usize) -> String {
    let count = |severity: Severity| open.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    format!("Errors: {errors}. Warnings: {warnings}. Notes: {notes}. Accepted: {accepted}.")
}

fn findings(page: &mut String, site: &Site, open: &[&Diagnostic], root: &str) {
    page.push_str("<h2>To look at</h2>\n");
    if open.is_empty() {
        page.push_str("<p>Nothing.</p>\n");
    }
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in open {
        files.entry(&finding.file).or_default().push(finding);
    }
    let mut locator = Locator::new(&site.sources);
    for (file, findings) in files {
        say(page, format_args!("<h3><code>{}</code></h3>\n<ul>\n", escaped(&format!("{root}{file}"))));
        for finding in findings {
            let line = locator.locate(finding).line;
            let help =
                finding.help.as_deref().map_or_else(String::new, |help| format!("<br>{}", escaped(help)));
            say(
                page,
                format_args!(
                    "<li class=\"{0}\"><strong>{0}</strong> line {line}: {1} (<code>{2}</code>){help}",
                    finding.severity,
                    escaped(&finding.message),
                    finding.rule.name
                ),
            );
            for other in &finding.related {
                let line = locator.place(&other.file, &other.at).line;
                say(
                    page,
                    format_args!(
                        "<br>also <code>{}</code> line {line}: {}",
                        escaped(&other.file),
                        escaped(&other.message)
                    ),
                );
            }
            page.push_str("</li>\n");
        }
        page.push_str("</ul>\n");
    }
}

/// What stands behind a briefing, in figures, and who signs.
fn briefing(page: &mut String, model: &Model, no: EntryNo) {
    let node = model.node(no);
    let Some(fields) = node.of::<Briefing>() else { return };
    say(page, format_args!("<h2>{}</h2>\n<table>\n", escaped(&node.title)));
    let mut row = |name: &str, value: &str| {
        say(
            page,
            format_args!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(name), escaped(value)),
        );
    };
    let provisions: Vec<EntryNo> = model.list::<Provision>(Some(no)).map(|(no, ..)| no).collect();
    let sources = |no: &EntryNo| {
        model.node(*no).proofs.iter().filter_map(|proof| proof.source).collect::<BTreeSet<_>>().len()
    };
    let several = provisions.iter().filter(|no| sources(no) > 1).count();
    let none = provisions.iter().filter(|no| sources(no) == 0).count();
    row(
        "Provisions",
        &format!("{}; {several} rest on two sources or more, {none} on none", provisions.len()),
    );
    for rest in compared(model, no) {
        row(rest.0, &rest.1);
    }
    for (speaker, count) in spoken(model, no) {
        row(&format!("Quotes of {speaker}"), &count.to_string());
    }
    let names = |names: &[Text]| match names {
        [] => "nobody is named".to_owned(),
        names => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    row("Written by", &names(&fields.authors));
    row("Checked by", &names(&fields.reviewed_by));
    row("As of", &model.as_of(no).map_or_else(|| "not reviewed yet".to_owned(), |date| date.to_string()));
    row("Scope", fields.scope.as_deref().unwrap_or("not written"));
    row("Signed for publication, with date", "");
    page.push_str("</table>\n");
}

/// How many excerpts of a briefing were compared with their texts.
fn compared(model: &Model, briefing: EntryNo) -> Vec<(&'static str, String)> {
    let mut counts: BTreeMap<Piece, [usize; 4]> = BTreeMap::new();
    for (no, piece, verdict) in model.verdicts() {
        if model.node(no).scope != Some(briefing) && no != briefing {
            continue;
        }
        let kind = if piece == Piece::Words { Piece::Words } else { Piece::Proof(0) };
        let place = match verdict {
            Verdict::Found(..) => 0,
            Verdict::Vouched(_) => 1,
            Verdict::Unchecked(_) => 2,
            _ => 3,
        };
        counts.entry(kind).or_default()[place] += 1;
    }
    let said = |[here, vouched, not, wrong]: [usize; 4]| {
        format!(
            "{here} compared with the text, {vouched} by receipt, {not} not compared, {wrong} otherwise than the text"
        )
    };
    let name = |piece: Piece| if piece == Piece::Words { "Quotes" } else { "Excerpts of evidence" };
    counts.into_iter().map(|(piece, counts)| (name(piece), said(counts))).collect()
}

/// How many quotes each speaker has in a briefing, what was only retold aside.
fn spoken(model: &Model, briefing: EntryNo) -> BTreeMap<String, usize> {
    let mut speakers = BTreeMap::new();
    for (_, node, _) in model.list::<Quote>(Some(briefing)) {
        if node.common().type_.as_deref() != Some("paraphrase") {
            let by = node
                .link("by", 0)
                .map_or_else(|| "nobody known".to_owned(), |by| model.node(by).title.to_string());
            *speakers.entry(by).or_insert(0) += 1;
        }
    }
    speakers
}

fn excused(page: &mut String, accepted: &[&Diagnostic]) {
    page.push_str("<h2>Accepted</h2>\n");
    if accepted.is_empty() {
        page.push_str("<p>Nothing.</p>\n");
        return;
    }
    page.push_str("<ul>\n");
    for finding in accepted {
        let reason = finding.accepted.as_deref().unwrap_or_default();
        say(
            page,
            format_args!(
                "<li><code>{}</code> in <code>{}</code>: {}<br>{}</li>\n",
                finding.rule.name,
                escaped(&finding.file),
                escaped(&finding.message),
                escaped(reason)
            ),
        );
    }
    page.push_str("</ul>\n");
}

fn say(page: &mut String, words: std::fmt::Arguments<'_>) {
    page.write_fmt(words).expect("a string takes all text");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_html(&mut out, text).expect("a string takes all text");
    out
}
