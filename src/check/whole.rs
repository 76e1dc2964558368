//! The site as a whole: there is something to publish.

use super::{Check, Sight};
use crate::base::{At, Diagnostic};
use crate::rule;

rule! {
    /// Nothing is written below `content/`, so there is nothing to publish. A site begins with
    /// `content/_index.md`; where all of it is a draft, `--drafts` shows it.
    pub EMPTY = "site/empty", Error;
    bad "-- content/site.yaml --\ntitle: T\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\nWords.\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&EMPTY] };

fn find(Sight { model, sources, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    if model.nodes().next().is_some() {
        return;
    }
    let is_written = sources.files.keys().any(|path| path.ends_with(".md"));
    let message = if is_written { "everything here is a draft" } else { "nothing is written here yet" };
    report.push(
        Diagnostic::new(&EMPTY, &"content/_index.md".into(), At::File, message)
            .help("write `content/_index.md`; `standfirst init` gives an example"),
    );
}
