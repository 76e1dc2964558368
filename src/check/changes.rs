//! Nothing changes in silence: what readers saw, as `content/published.lock` remembers it, against what they see now.
//!
//! Until there is such a file, these rules are off.

use super::echoes::SILENT;
use crate::base::{Anchors, At, Diagnostic, Rule, Severity};
use crate::kinds::{Kind, Page, Update};
use crate::model::{EntryNo, Model, Node};
use crate::rule;
use crate::seen::{
    Before, Change, Difference, FILE, Face, Fate, Line, Lock, Wrong, differences, faces, shortly,
};

rule! {
    /// Readers see other words than those that were published, and no entry of the log says so. `standfirst record` shows what
    /// changed and writes the entry: an update, a correction with the old words and the new, or a small mending. An update
    /// `about` the entry that is written by hand does as well. Other marks, dashes and spaces are no change.
    pub UNLOGGED = "change/unlogged", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: Where a ship lies.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"definition\":\"Where a boat lies.\",\"title\":\"Berth\"}}\n";
    good "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: Where a ship lies.}\nupdates:\n  - {id: u, type: clarification, at: 2025-12-22, summary: A berth is for ships., about: [berth]}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"definition\":\"Where a boat lies.\",\"title\":\"Berth\"}}\n";
}

rule! {
    /// Something that was published is gone from its address, and whoever kept the address is told nothing. If it has another id
    /// or place now, its `aliases` name the old one; if it was withdrawn, `standfirst record` writes an update of type
    /// `retraction`, and a page at the old address says what stood there and why it does not any more.
    pub REMOVED = "change/removed", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"title\":\"Berth\"}}\n";
    good "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {id: quay, term: Berth, aliases: [berth]}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n{\"item\":\"terms/berth\",\"at\":\"/terms/#berth\",\"seen\":{\"title\":\"Berth\"}}\n";
}

rule! {
    /// The date that readers see was moved, and nothing else: a page's `updated`, or an update in the log with nothing that
    /// changed since the last one. Readers come back for nothing. What was only looked through is of type `reviewed`; a remark
    /// is of type `note`.
    pub DATE_ONLY = "change/date-moved-only", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nupdates:\n  - {id: u, type: update, at: 2025-12-22, summary: Brought up to date.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n";
    good "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nupdates:\n  - {id: u, type: reviewed, at: 2025-12-22, summary: Looked through.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n";
}

rule! {
    /// New entries, and changes that the log tells of, are to be recorded in `content/published.lock`: until they are, a further
    /// change of the same entries would go unnoticed. `standfirst record` does it.
    pub UNRECORDED = "change/unrecorded", Warning;
    bad "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\nterms:\n  - {id: berth, term: Berth, definition: Where a ship lies.}\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n";
    good "-- content/_index.md --\n---\nkind: briefing\nid: b\ntitle: T\n---\n-- content/published.lock --\n{\"item\":\"briefings/b\",\"at\":\"/\",\"seen\":{\"title\":\"T\"}}\n";
}

rule! {
    /// `content/published.lock` is written by `standfirst record`, one JSON object a line. After a merge that left marks in it,
    /// `standfirst record --merge` puts both sides together; a line that was changed by hand is taken back from git.
    pub UNREADABLE = "change/unreadable", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/published.lock --\n<<<<<<< HEAD\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n";
}

/// The rules of this file.
pub const CHANGE_RULES: &[&Rule] = &[&UNLOGGED, &REMOVED, &DATE_ONLY, &UNRECORDED, &UNREADABLE];

/// Fields of a page that say when, and nothing of the matter.
const DATES: &[&str] = &["date", "updated"];

/// What changed for readers and is not said; the first model is that of the default language.
pub fn changes(models: &[&Model], lock: &Lock, wrong: &[Wrong]) -> Vec<Diagnostic> {
    let Some(model) = models.first() else { return Vec::new() };
    if !wrong.is_empty() {
        return unreadable(wrong);
    }
    let faces = faces(models);
    let renamed = |line: &Line| renamed(model, line);
    let found = differences(lock, &faces, &renamed);
    let log = Log::of(model, lock, &found);
    let mut report = Vec::new();
    let mut waiting = Waiting::default();
    for difference in &found {
        match difference.fate {
            Fate::New(face) if model.node(face.no).of::<Update>().is_some() => waiting.logged += 1,
            Fate::New(_) => waiting.new += 1,
            Fate::Gone(line) if withdrawn(model, line).is_some() => waiting.logged += 1,
            Fate::Gone(line) => report.extend(log.removed(line)),
            Fate::Changed(_, face) => match log.changed(face, difference) {
                Some(finding) => report.push(finding),
                None if is_unread(model, face) && !log.tells_of(face.no) => {}
                None => waiting.logged += 1,
            },
        }
    }
    report.extend(log.idle());
    report.extend(waiting.finding());
    report
}

/// Whether an update tells of a difference, or none needs to.
pub fn is_told(model: &Model, lock: &Lock, difference: &Difference<'_>) -> bool {
    match difference.fate {
        Fate::New(_) => true,
        Fate::Gone(line) => withdrawn(model, line).is_some(),
        Fate::Changed(_, face) => {
            difference.changes.is_empty() || Log::of(model, lock, &[]).tells_of(face.no)
        }
    }
}

/// While a site is being written, nothing has been published yet, and no finding of these stands in the way.
pub fn weighed(mut report: Vec<Diagnostic>, is_writing: bool) -> Vec<Diagnostic> {
    if is_writing {
        for finding in &mut report {
            finding.severity = Severity::Warning;
        }
    }
    report
}

fn unreadable(wrong: &[Wrong]) -> Vec<Diagnostic> {
    let at = |wrong: &Wrong| At::Range(wrong.at.clone());
    if let Some(mark) = wrong.iter().find(|wrong| wrong.why.is_none()) {
        let message = "this file holds the marks of a merge";
        let finding = Diagnostic::new(&UNREADABLE, &FILE.into(), at(mark), message);
        return vec![finding.help("run `standfirst record --merge`: it knows what either side recorded")];
    }
    let finding = |wrong: &Wrong| {
        let why = wrong.why.as_deref().unwrap_or_default();
        Diagnostic::new(&UNREADABLE, &FILE.into(), at(wrong), format!("this line cannot be used: {why}"))
            .help("take the file back from git (`git checkout -- content/published.lock`), then run `standfirst record`")
    };
    wrong.iter().take(1).map(finding).collect()
}

/// The entry of the same kind that says it was called so before.
pub fn renamed(model: &Model, line: &Line) -> Option<String> {
    let (kind, id) = line.kind_and_id();
    let mut nodes = model.nodes().filter(|(_, node)| node.kind().key() == kind && !node.stub);
    let (no, _) = nodes.find(|(_, node)| is_alias(node, line, id))?;
    Some(crate::seen::item(model, no))
}

/// The update that withdraws what stood there.
fn withdrawn<'m>(model: &'m Model, line: &Line) -> Option<&'m Node> {
    let (_, id) = line.kind_and_id();
    let updates = model.all::<Update>().filter(|(_, node, _)| type_of(node) == "retraction");
    updates.map(|(_, node, _)| node).find(|node| is_alias(node, line, id))
}

fn is_alias(node: &Node, line: &Line, id: &str) -> bool {
    let is_same = |alias: &str| alias == id || alias.trim_end_matches('/') == line.at.trim_end_matches('/');
    node.common().aliases.iter().any(|alias| is_same(alias))
}

fn type_of(node: &Node) -> &str {
    node.common().type_.as_deref().unwrap_or("update")
}

/// What waits to be recorded.
#[derive(Default)]
struct Waiting {
    new: usize,
    logged: usize,
}

impl Waiting {
    fn finding(&self) -> Option<Diagnostic> {
        let count = |number: usize, one: &str, many: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        };
        let parts = [
            count(self.new, "new entry", "new entries"),
            count(self.logged, "change that the log tells of", "changes that the log tells of"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let message = format!("{} to be recorded", parts.join(" and "));
        let finding = Diagnostic::new(&UNRECORDED, &FILE.into(), At::File, message);
        (!parts.is_empty()).then(|| finding.help("run `standfirst record`"))
    }
}

/// The log: what of it is new since the last recording, and what it covers.
struct Log<'a> {
    model: &'a Model,
    /// Updates that are not recorded yet.
    new: Vec<(EntryNo, &'a Node)>,
    found: &'a [Difference<'a>],
    /// Whether every file could be read: what follows from a mistake is not said again.
    is_whole: bool,
}

impl<'a> Log<'a> {
    fn of(model: &'a Model, lock: &Lock, found: &'a [Difference<'a>]) -> Log<'a> {
        let is_new = |no: EntryNo| !lock.lines.contains_key(&crate::seen::item(model, no));
        let new =
            model.all::<Update>().map(|(no, node, _)| (no, node)).filter(|(no, _)| is_new(*no)).collect();
        let is_whole = model.documents.iter().all(|document| document.unread.is_nothing());
        Log { model, new, found, is_whole }
    }

    /// Whether an update that is not recorded yet tells of a change of this entry.
    fn tells_of(&self, no: EntryNo) -> bool {
        self.new.iter().any(|(own, node)| {
            let is_about = node.links_in("about[]").any(|to| to == no);
            let is_of_all = node.links_in("about[]").next().is_none() && node.scope == Some(no);
            *own != no && (is_about || is_of_all) && !matches!(type_of(node), "reviewed" | "published")
        })
    }

    fn changed(&self, face: &Face, difference: &Difference<'_>) -> Option<Diagnostic> {
        let node = self.model.node(face.no);
        let changes = &difference.changes;
        if node.of::<Page>().is_some()
            && !changes.is_empty()
            && changes.iter().all(|change| DATES.contains(&change.field.as_str()))
        {
            let finding = node.finding(&DATE_ONLY, &changes[0].at, "the date was moved, and nothing else");
            return Some(finding.help("put the date back; it moves with what the page says"));
        }
        if changes.is_empty() || is_unread(self.model, face) || self.tells_of(face.no) {
            return None;
        }
        let more = match changes.len() {
            1 => String::new(),
            2 => format!("; {}", shortly(&changes[1])),
            count => format!("; {}; and {} more", shortly(&changes[1]), count - 2),
        };
        let message = format!("{SILENT}{}{more}", shortly(&changes[0]));
        let seen = match difference.fate {
            Fate::Changed(line, _) => line.anchors.get("body"),
            _ => None,
        };
        let (file, at) = place(node, &changes[0], seen);
        let finding = Diagnostic::new(&UNLOGGED, file, at, message);
        let (item, back) = (difference.item(), back(&changes[0]));
        Some(finding.help(format!("run `standfirst record --only {item}` to log it, or {back}")))
    }

    fn removed(&self, line: &Line) -> Option<Diagnostic> {
        let (kind, _) = line.kind_and_id();
        let word = Kind::word_of_key(kind);
        let message = format!("the {word} `{}` was published at {} and is gone", line.title(), line.at);
        let help = "run `standfirst record` to say that it was withdrawn and why; what stands in its place names its old id \
                    or address in `aliases`";
        self.is_whole.then(|| Diagnostic::new(&REMOVED, &FILE.into(), At::File, message).help(help))
    }

    /// New updates that move the date of a briefing in which nothing else is new or changed.
    fn idle(&self) -> Vec<Diagnostic> {
        if !self.is_whole {
            return Vec::new();
        }
        let moving =
            |node: &Node| matches!(type_of(node), "update" | "correction" | "clarification" | "retraction");
        let idle = self.new.iter().filter(|(_, node)| moving(node) && !self.has_news(node.scope));
        let message = "this moves the date that readers see, and nothing changed";
        let help = "say what changed in the entries it is about; of what was only looked through, make it `type: reviewed`, of a \
                    remark `type: note`";
        idle.map(|(_, node)| node.finding(&DATE_ONLY, "at", message).help(help)).collect()
    }

    /// Whether anything but the log changed in a briefing, or in what it shares with others.
    fn has_news(&self, scope: crate::model::Scope) -> bool {
        self.found.iter().any(|difference| match difference.fate {
            Fate::Gone(_) => true,
            Fate::New(face) | Fate::Changed(_, face) => {
                let node = self.model.node(face.no);
                let is_near = node.scope.is_none() || node.scope == scope || Some(face.no) == scope;
                is_near && node.of::<Update>().is_none()
            }
        })
    }
}

/// How what changed is put back as it was published.
fn back(change: &Change) -> String {
    match (&change.before, &change.after) {
        (Before::Nothing, _) => "take it out again".to_owned(),
        (_, None) => "put it back as it was published".to_owned(),
        _ => "put the words back as they were published".to_owned(),
    }
}

/// Whether something of an entry's file could not be read, which is said, and what it was is not known.
fn is_unread(model: &Model, face: &Face) -> bool {
    !model.node(face.no).written.unread.is_nothing()
}

/// Where a change is written: of a text, its first paragraph that readers have not seen.
fn place<'m>(node: &'m Node, change: &Change, seen: Option<&Anchors>) -> (&'m std::sync::Arc<str>, At) {
    match change.name() {
        ("body", None) if !node.written.is_body_field => {
            let is_new =
                |block: &&crate::parse::Block| seen.is_some_and(|seen| !seen.now.contains(&block.id));
            let new = node.body_of.body.blocks.iter().find(is_new);
            (
                &node.body_file,
                new.map_or_else(|| node.written.itself(), |block| At::Range(block.source..block.source)),
            )
        }
        (_, Some(_)) => (&node.file, node.written.itself()),
        ("links", None) if !node.written.is_body_field => (&node.body_file, node.written.itself()),
        ("links", None) => (&node.file, node.at("body")),
        _ => (&node.file, node.at(&change.at)),
    }
}
