//! Findings that the settings accept, with a reason and an end date.

use crate::base::{At, Diagnostic, Rule, nearest};
use crate::kinds::Kind;
use crate::model::{Model, Node};
use crate::rule;
use crate::settings::{FILE, Settings};

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

rule! {
    /// An acceptance names a rule, or a family of rules (`source/*`), that does not exist: it accepts nothing.
    pub NO_RULE = "accept/no-rule", Error;
    bad "-- content/site.yaml --\naccept:\n  - {rule: file/unraed, scope: all, reason: known, until: 2999-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n-- content/x.yaml --\na: b\n";
    good "-- content/site.yaml --\naccept:\n  - {rule: file/unread, scope: all, reason: known, until: 2999-01-01}\n-- content/_index.md --\n---\ntitle: T\n---\n-- content/x.yaml --\na: b\n";
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&EXPIRED, &UNUSED, &NO_RULE];

/// What an acceptance is matched with.
pub struct Ground<'a> {
    /// The settings that hold the acceptances.
    pub settings: &'a Settings,
    /// Today.
    pub as_of: jiff::civil::Date,
    /// The entries that a scope may name.
    pub models: Vec<&'a Model>,
    /// Every rule there is.
    pub rules: &'a [&'static Rule],
}

/// Marks the findings that are accepted; says which acceptances have expired, and which accept nothing.
pub fn accept(ground: &Ground<'_>, report: &mut Vec<Diagnostic>) {
    report.retain(|finding| !RULES.contains(&finding.rule));
    let mut said = Vec::new();
    for (index, accept) in ground.settings.accept.iter().enumerate() {
        let (Some(rule), Some(reason), Some(until)) = (&accept.rule, &accept.reason, &accept.until) else {
            continue;
        };
        let say = |rule: &'static Rule, field: &str, message: String, help: String| {
            let at = At::Value(format!("accept[{index}].{field}"));
            Diagnostic::new(rule, &FILE.into(), at, message).help(help)
        };
        if !ground.rules.iter().any(|known| is_rule(rule, known.name)) {
            let near = nearest(rule, ground.rules.iter().map(|rule| rule.name));
            let help = near.map_or_else(
                || "write the name that stands in brackets behind `error` or `warning`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            said.push(say(&NO_RULE, "rule", format!("no rule is called `{rule}`"), help));
            continue;
        }
        if until.last_day() < ground.as_of {
            let message = format!("accepting `{rule}` ended on {until}");
            let help = "look at the finding again; mend it, or move the date";
            said.push(say(&EXPIRED, "until", message, help.to_owned()));
            continue;
        }
        let scope = Scope::of(accept.scope.as_deref().unwrap_or("all"), &ground.models);
        let found = report.iter_mut().filter(|found| is_rule(rule, found.rule.name) && scope.holds(found));
        let mut is_used = false;
        for finding in found {
            finding.accepted = Some(reason.to_string());
            is_used = true;
        }
        // What needs another site's answer is found on one day and not on another.
        let is_asking = super::outward::ASKING.iter().any(|known| is_rule(rule, known.name));
        if !is_used && !is_asking {
            let message = format!("nothing is found by `{rule}` here");
            said.push(say(&UNUSED, "rule", message, "leave the acceptance out".to_owned()));
        }
    }
    report.extend(said);
}

/// Whether a rule is the one that is written, or one of its family: `source/*`.
fn is_rule(written: &str, name: &str) -> bool {
    written == name || written.strip_suffix('*').is_some_and(|family| name.starts_with(family))
}

/// Where findings are accepted: everywhere, in a file, in a field, or in an entry.
struct Scope<'a> {
    written: &'a str,
    /// The files and places of the entries with this id.
    entries: Vec<&'a Node>,
}

impl<'a> Scope<'a> {
    fn of(written: &'a str, models: &[&'a Model]) -> Scope<'a> {
        let (kind, id) = written.split_once(':').map_or((None, written), |(kind, id)| (Some(kind), id));
        let is_meant = |node: &&Node| {
            node.id.as_str() == id && kind.is_none_or(|kind| Kind::of_word(kind) == Some(node.kind()))
        };
        let nodes = models.iter().flat_map(|model| model.nodes().map(|(_, node)| node));
        Scope { written, entries: nodes.filter(is_meant).collect() }
    }

    fn holds(&self, finding: &Diagnostic) -> bool {
        let written = self.written;
        written == "all"
            || *finding.file == *written
            || finding.file.strip_prefix("content/") == Some(written)
            || finding.at.field().is_some_and(|field| begins(field, written))
            || self.entries.iter().any(|node| is_in(finding, node))
    }
}

/// Whether a finding stands in what is written of an entry.
fn is_in(finding: &Diagnostic, node: &Node) -> bool {
    if finding.file != node.file && finding.file != node.body_file {
        return false;
    }
    match (node.written.itself(), &finding.at) {
        (At::File, _) => true,
        (At::Value(place), At::Value(field) | At::Key(field)) => begins(field, &place),
        (itself, at) => itself == *at,
    }
}

/// Whether a field path is `place`, or leads into it.
fn begins(field: &str, place: &str) -> bool {
    field.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
