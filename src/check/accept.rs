//! Findings that the settings accept, with a reason and an end date.

use crate::base::{At, Diagnostic, Rule};
use crate::rule;
use crate::settings::{FILE, Settings};
use crate::source::Sources;
use crate::yaml;
use std::sync::Arc;

rule! {
    /// An accepted finding has an end date, so that it is looked at again. This one has passed, and the
    /// finding stands again.
    pub EXPIRED = "accept/expired", Warning;
    bad "-- content/site.yaml --\naccept:\n  - {rule: file/unread, scope: all, reason: known, until: 2020-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\naccept:\n  - {rule: file/unread, scope: all, reason: known, until: 2999-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n-- content/x.yaml --\na: b\n";
}

rule! {
    /// A finding is accepted that is not found: mended, moved, or its rule misspelt.
    pub UNUSED = "accept/unused", Note;
    bad "-- content/site.yaml --\naccept:\n  - {rule: file/unread, scope: all, reason: known, until: 2999-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\naccept:\n  - {rule: file/unread, scope: all, reason: known, until: 2999-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n-- content/x.yaml --\na: b\n";
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&EXPIRED, &UNUSED];

/// Marks the findings that are accepted; says which acceptances have expired.
pub fn accept(settings: &Settings, sources: &Sources, report: &mut Vec<Diagnostic>) {
    report.retain(|finding| !RULES.contains(&finding.rule));
    let file: Arc<str> = FILE.into();
    let mut said = Vec::new();
    for (index, accept) in settings.accept.iter().enumerate() {
        let (Some(rule), Some(reason), Some(until)) = (&accept.rule, &accept.reason, &accept.until) else {
            continue;
        };
        let scope = accept.scope.as_deref().unwrap_or("all");
        let mut found = report.iter_mut().filter(|finding| matches(rule, scope, finding, sources)).peekable();
        let place = |field: &str| At::Value(format!("accept[{index}].{field}"));
        if until.last_day() < sources.as_of {
            said.push(
                Diagnostic::new(
                    &EXPIRED,
                    &file,
                    place("until"),
                    format!("accepting `{rule}` ended on {until}"),
                )
                .help("look at the finding again; mend it, or move the date"),
            );
            continue;
        }
        if found.peek().is_none() {
            let message = format!("nothing is found by `{rule}` here");
            said.push(
                Diagnostic::new(&UNUSED, &file, place("rule"), message).help("leave the acceptance out"),
            );
        }
        for finding in found {
            finding.accepted = Some(reason.to_string());
        }
    }
    report.extend(said);
}

/// Whether an acceptance speaks of a finding: its rule or family, and all, a file, or an entry within one.
fn matches(rule: &str, scope: &str, finding: &Diagnostic, sources: &Sources) -> bool {
    let name = finding.rule.name;
    let is_rule = rule == name || rule.strip_suffix('*').is_some_and(|family| name.starts_with(family));
    let is_scope = || {
        scope == "all"
            || *finding.file == *scope
            || finding.file.trim_end_matches(".md").ends_with(&format!("/{scope}"))
            || finding.message.contains(&format!("`{scope}`"))
            || finding.at.field().is_some_and(|field| field.starts_with(scope))
            || is_in_item(scope, finding, sources)
    };
    is_rule && is_scope()
}

/// Whether a finding stands in the list item that has this id.
fn is_in_item(id: &str, finding: &Diagnostic, sources: &Sources) -> bool {
    let written = || -> Option<&str> {
        let field = finding.at.field()?;
        let item = &field[..=field.find(']')?];
        let text = sources.text(&finding.file)?;
        let is_page = finding.file.ends_with(".md");
        let yaml = if is_page { yaml::front_matter(text).yaml } else { 0..text.len() };
        let at = yaml::Positions::new(text, yaml).value(&format!("{item}.id"))?;
        Some(text[at].trim_matches(['"', '\'']))
    };
    written() == Some(id)
}
