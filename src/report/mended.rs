//! A site with every finding mended that one certain edit mends: as values, nothing is written.
//!
//! Invariant: a file is mended only if it reads better afterwards, and no finding more stands anywhere.

use super::{Patch, patches, sort};
use crate::base::{Diagnostic, Severity};
use crate::site::Memo;
use crate::site::Site;
use crate::source::{Sources, patched};
use crate::yaml;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// How often what is mended is looked through again: a mistake may hide others that can be mended, too.
const ROUNDS: usize = 20;

/// What was mended.
pub struct Mended {
    /// The site as it is with everything mended.
    pub site: Site,
    /// The files that change.
    pub files: BTreeMap<Arc<str>, Rewritten>,
    /// Each edit, in order.
    pub told: Vec<Mending>,
    /// The files that would not have read better, and by which rules.
    pub left: BTreeSet<(Arc<str>, &'static str)>,
}

/// One file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Its bytes as they were read.
    pub was: Vec<u8>,
    /// Its bytes as they will be.
    pub now: Vec<u8>,
}

/// One edit, for the author to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mending {
    /// The file.
    pub file: Arc<str>,
    /// The line it stands on afterwards.
    pub line: usize,
    /// The rule whose finding it mends.
    pub rule: &'static str,
    /// What stood there; nothing where something was put in.
    pub before: String,
    /// What stands there.
    pub after: String,
}

/// What mends files, each with its patches in order of place.
type Patches = [(Arc<str>, Vec<Patch>)];

/// A site with every finding mended that can be; `read` gives the bytes of a file as they were when the site was made, and
/// `make` makes a site of sources, all pages drawn.
pub fn mended(
    site: Site,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    make: &dyn Fn(Sources, &Memo) -> Site,
) -> Mended {
    let mut mended = Mended { site, files: BTreeMap::new(), told: Vec::new(), left: BTreeSet::new() };
    for _ in 0..ROUNDS {
        sort(&mut mended.site.report, &mended.site.sources);
        let wanted = mended.wanted(read);
        if wanted.is_empty() {
            break;
        }
        mended.take(&wanted, make);
    }
    mended.files.retain(|_, file| file.was != file.now);
    mended.told.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    mended
}

impl Mended {
    /// What mends the site as it is now, but for what was tried in vain.
    fn wanted(&mut self, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<(Arc<str>, Vec<Patch>)> {
        let mut wanted = Vec::new();
        for (file, mut patches) in patches(&self.site.report, &self.site.sources) {
            patches.retain(|patch| !self.left.contains(&(Arc::clone(&file), patch.rule)));
            if !self.files.contains_key(&file)
                && let Some(was) = read(&file)
            {
                self.files.insert(Arc::clone(&file), Rewritten { now: was.clone(), was });
            }
            if self.files.contains_key(&file) && !patches.is_empty() {
                wanted.push((file, patches));
            }
        }
        wanted
    }

    /// Mends these files, or those of them that read better then.
    fn take(&mut self, wanted: &Patches, make: &dyn Fn(Sources, &Memo) -> Site) {
        let mut sources = self.site.sources.clone();
        let mut rewritten = Vec::new();
        for (file, patches) in wanted {
            let pieces: Vec<(Range<usize>, String)> =
                patches.iter().map(|patch| (patch.range.clone(), patch.text.clone())).collect();
            if let Some(bytes) = self.files.get(file).and_then(|known| patched(&known.now, &pieces)) {
                sources.insert(file, &bytes);
                rewritten.push((file, bytes));
            }
        }
        let site = make(sources, &self.site.memo);
        if rewritten.len() == wanted.len() && is_better(&self.site.report, &site.report, wanted) {
            for (file, bytes) in rewritten {
                if let Some(known) = self.files.get_mut(file) {
                    known.now = bytes;
                }
            }
            self.told
                .extend(wanted.iter().flat_map(|(file, patches)| told(&self.site.sources, file, patches)));
            self.site = site;
        } else if let [(file, patches)] = wanted {
            let rules: BTreeSet<&'static str> = patches.iter().map(|patch| patch.rule).collect();
            match rules.iter().nth(rules.len() / 2).filter(|_| rules.len() > 1) {
                None => self.left.extend(rules.iter().map(|rule| (Arc::clone(file), *rule))),
                // The other half has its turn in the next round.
                Some(middle) => {
                    let half = patches.iter().filter(|patch| patch.rule < *middle).cloned().collect();
                    self.take(&[(Arc::clone(file), half)], make);
                }
            }
        } else {
            let (first, second) = wanted.split_at(wanted.len() / 2);
            self.take(first, make);
            self.take(second, make);
        }
    }
}

/// Whether a report is better than it was before files were mended: no longer, no error more, something of each rule gone,
/// and no new mistake of form: what was YAML still is.
fn is_better(before: &[Diagnostic], after: &[Diagnostic], wanted: &Patches) -> bool {
    let errors = |report: &[Diagnostic]| report.iter().filter(|found| found.is_error()).count();
    if after.len() > before.len() || errors(after) > errors(before) {
        return false;
    }
    let of_form = |report: &[Diagnostic], file: &str| {
        let is_form = |found: &&Diagnostic| {
            *found.file == *file && found.severity == Severity::Error && is_of_form(found.rule.name)
        };
        report.iter().filter(is_form).count()
    };
    let all_of = |report: &[Diagnostic], rule: &str| {
        let found = report.iter().filter(|found| found.rule.name == rule);
        let mut all: Vec<(Arc<str>, String)> =
            found.map(|found| (Arc::clone(&found.file), found.message.clone())).collect();
        all.sort();
        all
    };
    wanted.iter().all(|(file, patches)| {
        let (was, now) = (of_form(before, file), of_form(after, file));
        let reads = if patches.iter().any(|patch| is_of_form(patch.rule)) { now < was } else { now <= was };
        reads && patches.iter().all(|patch| all_of(before, patch.rule) != all_of(after, patch.rule))
    })
}

/// Whether a rule is about how YAML is written, not about what it says.
fn is_of_form(rule: &str) -> bool {
    yaml::rules::OF_FORM.iter().any(|known| known.name == rule)
}

/// The edits of one file in words; those by one rule on one line as one.
fn told(sources: &Sources, file: &Arc<str>, patches: &[Patch]) -> Vec<Mending> {
    let text = sources.text(file).map_or("", |text| text);
    let mut all: Vec<Mending> = Vec::new();
    let (mut lines, mut end) = (0, 0);
    for patch in patches {
        let before = &text[patch.range.clone()];
        let between = text.get(end..patch.range.start).unwrap_or("\n");
        end = patch.range.end;
        match all.last_mut().filter(|last| last.rule == patch.rule && !between.contains('\n')) {
            Some(last) => {
                last.before.push_str(&format!("{between}{before}"));
                last.after.push_str(&format!("{between}{}", patch.text));
            }
            None => all.push(Mending {
                file: Arc::clone(file),
                line: text[..patch.range.start].matches('\n').count() + 1 + lines,
                rule: patch.rule,
                before: before.to_owned(),
                after: patch.text.clone(),
            }),
        }
        lines += patch.text.matches('\n').count();
    }
    all
}
