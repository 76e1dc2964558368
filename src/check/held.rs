//! Held texts as files: private, the ones that sources name, and unchanged since they were recorded.

use super::{Check, Sight};
use crate::base::{At, Diagnostic, nearest};
use crate::held::RECEIPTS;
use crate::kinds::Source;
use crate::rule;
use std::collections::BTreeSet;

rule! {
    /// The text of a source is not ours to publish. Texts stand in `held/`, beside `content/`, and are compared with what is
    /// quoted of them; below `content/` they would be published as downloads.
    pub PUBLISHED = "source/text-in-content", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/sources/report.txt --\nWords.\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nsources:\n  - {id: report, title: R, held: report.txt}\n---\n-- held/report.txt --\nWords.\n";
}

rule! {
    /// The held text is not the one whose fingerprint (`sha256`) the source records: it was changed, or replaced by another
    /// version. What was compared with the old text may not stand in the new one.
    pub DRIFT = "evidence/drift", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt, sha256: 149ead8d9c04f43c25651fae9d8bd93b46cab79ee29b802f761fb48b21f9413f}\n---\n-- held/a.txt --\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt, sha256: 04992df26cbd3c75a3f121501e221823883baf391208ea3ecb76dc2c194c2d64}\n---\n-- held/a.txt --\nWords.\n";
}

rule! {
    /// A source names a held text that is not in `held/`, where other texts are. Without it nothing is compared.
    pub ABSENT = "source/held-absent", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: repotr.txt}\n---\n-- held/report.txt --\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: report.txt}\n---\n-- held/report.txt --\nWords.\n";
}

rule! {
    /// A source whose text is held records the fingerprint of that text (`sha256`). Without it nobody can tell whether the
    /// text was changed, and receipts do not stand where the text is not.
    pub UNMARKED = "source/no-fingerprint", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\n---\n-- held/a.txt --\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt, sha256: 04992df26cbd3c75a3f121501e221823883baf391208ea3ecb76dc2c194c2d64}\n---\n-- held/a.txt --\nWords.\n";
}

rule! {
    /// A text in `held/` that no source names is compared with nothing.
    pub UNUSED = "source/held-unused", Note;
    bad "---\nkind: briefing\ntitle: T\n---\n-- held/report.txt --\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: report.txt}\n---\n-- held/report.txt --\nWords.\n";
}

rule! {
    /// `content/receipts.lock` is written by `standfirst quote --receipts`, one JSON object a line. A line that cannot be
    /// read was changed by hand or by a merge.
    pub RECEIPTS_FORM = "receipt/unreadable", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/receipts.lock --\n<<<<<<< HEAD\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- content/receipts.lock --\n";
}

/// The rules of this file.
pub const CHECK: Check =
    Check { find, rules: &[&PUBLISHED, &DRIFT, &ABSENT, &UNMARKED, &UNUSED, &RECEIPTS_FORM] };

/// Endings of files that are texts of sources rather than pictures or data.
const TEXTS: &[&str] = &["txt", "pdf", "html", "htm", "doc", "docx", "odt", "rtf", "epub", "eml", "mht"];

fn find(Sight { model, sources, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    if !model.setting.is_default {
        return;
    }
    for path in sources.assets.keys() {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        if path.split('/').any(|folder| folder == "sources") && TEXTS.contains(&ending.as_str()) {
            let message = "the text of a source stands among what is published";
            report.push(
                Diagnostic::new(&PUBLISHED, path, At::File, message)
                    .help("move it to `held/`, and name it in the source: `held: report.txt`"),
            );
        }
    }
    let mut named: BTreeSet<String> = BTreeSet::new();
    for (_, node, source) in model.all::<Source>() {
        let Some(held) = source.held.as_ref().map(|held| held.trim_start_matches("held/")) else { continue };
        named.insert(held.to_owned());
        match model.library.text(held) {
            Some(text) => report.extend(drift(node, source, &text.sha256)),
            None if sources.held.is_empty() => {}
            None => {
                let finding = node.finding(&ABSENT, "held", format!("there is no text `held/{held}`"));
                let near = nearest(held, model.library.texts().map(|text| &*text.name));
                report.push(finding.help(near.map_or_else(
                    || "put it there as .txt, .md or .html; of a PDF, its text".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                )));
            }
        }
    }
    for text in model.library.texts().filter(|text| !named.contains(&*text.name)) {
        let path = format!("held/{}", text.name);
        report.push(
            Diagnostic::new(&UNUSED, &path.into(), At::File, "no source names this text")
                .help(format!("add `held: {}` to the source it is of, or take the file away", text.name)),
        );
    }
    for (line, why) in &model.library.unread {
        let message = format!("line {line} is no receipt: {why}");
        report.push(
            Diagnostic::new(&RECEIPTS_FORM, &RECEIPTS.into(), At::File, message)
                .help("run `standfirst quote --receipts` where the texts are; it writes the file anew"),
        );
    }
}

fn drift(node: &crate::model::Node, source: &Source, sha256: &str) -> Option<Diagnostic> {
    let Some(recorded) = source.sha256.as_deref() else {
        let finding = node.finding(&UNMARKED, "sha256", "the fingerprint of the held text is not recorded");
        return Some(finding.help(format!("write `sha256: {sha256}`")));
    };
    if recorded.eq_ignore_ascii_case(sha256) {
        return None;
    }
    let short = |print: &str| print.chars().take(8).collect::<String>();
    let message = format!(
        "the held text is another one: its fingerprint is `{}…`, not `{}…`",
        short(sha256),
        short(recorded)
    );
    let help =
        format!("put the old text back; or look through what rests on it and write `sha256: {sha256}`");
    Some(node.finding(&DRIFT, "sha256", message).help(help))
}
