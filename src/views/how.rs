//! How we decide: what the words and marks of a briefing mean, what each asks for, and which rules hold.

use super::Destination;
use super::lists::{statuses, value};
use super::made::{MadeView, made};
use super::plan::{Subject, View};
use super::scene::{Label, LinkTo, Scene};
use crate::base::Severity;
use crate::check;
use crate::kinds::{Kind, Update};
use crate::model::{EntryNo, Model, Piece, Verdict};
use crate::settings::{Needs, RUNGS, Term};
use serde::Serialize;

/// How we decide.
pub const HOW: View = View {
    name: "how-we-decide",
    pages: |model, addresses| {
        let shown = model.briefings().iter().copied().filter(|no| is_shown(model, *no));
        shown.map(|no| (addresses.view(Some(no), "how-we-decide"), Subject::Scope(Some(no)))).collect()
    },
    context: |scene, subject| match subject {
        Subject::Scope(Some(briefing)) => value(&how(scene, briefing)),
        _ => tera::Value::none(),
    },
};

/// The page of a briefing, where there is something to say.
pub fn how_page(scene: &Scene<'_>, briefing: EntryNo) -> Option<Destination> {
    let to = || Destination::page(scene.addresses.view(Some(briefing), "how-we-decide"));
    is_shown(scene.model, briefing).then(to)
}

/// Whether a briefing has statuses, marks or quotes that would have to be explained.
fn is_shown(model: &Model, briefing: EntryNo) -> bool {
    [Kind::Provision, Kind::Quote].iter().any(|kind| !model.of_kind(Some(briefing), *kind).is_empty())
}

/// What the page on how we decide shows.
#[derive(Debug, Clone, Serialize)]
pub struct HowView {
    /// The statuses on each rung, the firmest first, then those on none; empty where the briefing has no provisions.
    pub rungs: Vec<RungWords>,
    /// The words for positions; empty where nobody's is shown.
    pub positions: Vec<Label>,
    /// Where they are shown.
    pub positions_page: Option<Destination>,
    /// The marks for who says so, each with what it follows from.
    pub marks: Vec<Mark>,
    /// How many quotes were compared with the texts they are from; absent where there are none.
    pub quotes: Option<String>,
    /// How many updates correct or take back something.
    pub corrections: Option<String>,
    /// The log of updates, where there is one.
    pub updates: Option<Destination>,
    /// The date readers see, and how long the briefing is said to stay fresh.
    pub as_of: Option<String>,
    /// The rules that stop a page from being published.
    pub rules: Vec<RuleView>,
    /// The rules that editors are warned by.
    pub warnings: Vec<RuleView>,
    /// How the briefing was made.
    pub made: MadeView,
    /// The headings, for a table of contents.
    pub contents: Vec<super::lists::ContentsItem>,
}

/// One rung of the ladder, and the statuses on it.
#[derive(Debug, Clone, Serialize)]
pub struct RungWords {
    /// The rung; absent for statuses that stand on none.
    pub label: Option<Label>,
    /// What the rung means, where none of its statuses means the same.
    pub note: Option<String>,
    /// The statuses.
    pub statuses: Vec<StatusWords>,
}

/// A status, what it asks for, and what stands at it.
#[derive(Debug, Clone, Serialize)]
pub struct StatusWords {
    /// The status.
    pub status: Label,
    /// What it asks of the evidence beyond that there is some.
    pub needs: Option<String>,
    /// The provisions that stand at it.
    pub shown: Option<LinkTo>,
}

/// A mark for who says so.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// The mark.
    pub label: Label,
    /// What it follows from.
    pub from: String,
}

/// A rule that the pages are held to.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// Its name.
    pub name: &'static str,
    /// What it asks.
    pub text: String,
    /// Until when exceptions are accepted, where some are.
    pub excepted: Option<String>,
}

/// The rules that readers are told of: the kind of entry that each is about, its name, and its word.
const TOLD: &[(Kind, &str, &str)] = &[
    (Kind::Provision, "evidence/missing", "evidence"),
    (Kind::Provision, "status/overclaim", "overclaim"),
    (Kind::Provision, "status/contradiction", "contradiction"),
    (Kind::Provision, "status/no-evidence", "moves"),
    (Kind::Provision, "hedge/lost", "hedge"),
    (Kind::Provision, "stance/unsupported", "positions"),
    (Kind::Provision, "source/single", "single"),
    (Kind::Quote, "quote/verbatim", "verbatim"),
    (Kind::Quote, "quote/speaker", "speaker"),
    (Kind::Step, "step/overdue", "overdue"),
    (Kind::Update, "change/correction-incomplete", "corrections"),
];

/// The marks, in the order of what they weigh.
const MARKS: &[&str] = &["text", "on-record", "relayed", "unnamed", "hedged", "own-voice", "editorial"];

fn how(scene: &Scene<'_>, briefing: EntryNo) -> HowView {
    let has = |kind: Kind| !scene.model.of_kind(Some(briefing), kind).is_empty();
    let has_positions = scene.addresses.has_positions(briefing);
    let view = |name: &str| Destination::page(scene.addresses.view(Some(briefing), name));
    let words =
        |name: &str| scene.model.vocabulary(Some(briefing), name).map_or(&[][..], |known| &known.words);
    let positions = words("position").iter().filter(|_| has_positions);
    let mark = |key: &&str| Mark {
        label: scene.word("basis", key),
        from: scene.words.get(&format!("how.marks.{key}")).to_owned(),
    };
    let told = |severity: &Severity| {
        let of =
            TOLD.iter().filter(|(kind, name, _)| has(*kind) && severity_of(name).as_ref() == Some(severity));
        of.map(|told| rule(scene, told)).collect()
    };
    let corrected = corrections(scene.model, briefing);
    let mut view = HowView {
        rungs: if has(Kind::Provision) { rungs(scene, briefing) } else { Vec::new() },
        positions: positions.map(|word| scene.word("position", &word.key)).collect(),
        positions_page: has_positions.then(|| view("positions")),
        marks: MARKS.iter().map(mark).collect(),
        quotes: has(Kind::Quote).then(|| quotes(scene, briefing)),
        corrections: (corrected > 0).then(|| scene.words.count("how.corrected", corrected)),
        updates: has(Kind::Update).then(|| view("updates")),
        as_of: scene.model.as_of(briefing).map(|date| scene.words.date(&date, &scene.zone())),
        rules: told(&Severity::Error),
        warnings: told(&Severity::Warning),
        made: made(scene, briefing),
        contents: Vec::new(),
    };
    view.contents = contents(scene, &view);
    view
}

fn contents(scene: &Scene<'_>, view: &HowView) -> Vec<super::lists::ContentsItem> {
    let parts = [
        ("statuses", !view.rungs.is_empty()),
        ("positions", !view.positions.is_empty()),
        ("marks", true),
        ("quotes", view.quotes.is_some()),
        ("dates", true),
        ("corrections", true),
        ("rules", !view.rules.is_empty() || !view.warnings.is_empty()),
    ];
    let shown = parts.into_iter().filter(|(_, is_shown)| *is_shown);
    let item = |(id, _): (&str, bool)| super::lists::ContentsItem {
        title: scene.words.get(&format!("how.titles.{id}")).to_owned(),
        id: id.to_owned(),
    };
    shown.map(item).collect()
}

/// The statuses by rung, the firmest first; those that stand on none come last.
fn rungs(scene: &Scene<'_>, briefing: EntryNo) -> Vec<RungWords> {
    let Some(known) = scene.model.vocabulary(Some(briefing), "status") else { return Vec::new() };
    let standing = statuses(scene.model, briefing);
    let status = |word: &Term| {
        let shown = standing.iter().find(|(_, key, _)| *key == word.key).map(|(_, key, numbers)| LinkTo {
            title: scene.words.count("counts.provisions", numbers.len()),
            to: Destination::page(
                scene.addresses.view(Some(briefing), "provisions").directory(&format!("status/{key}")),
            ),
            language: None,
        });
        let needs = Some(known.needs(&word.key)).filter(|needs| *needs != Needs::Any);
        let needs = needs.map(|needs| scene.words.get(&format!("how.needs.{}", needs.key())).to_owned());
        StatusWords { status: scene.word("status", &word.key), needs, shown }
    };
    let rungs = (0..RUNGS.len()).rev().map(Some).chain([None]);
    let rungs = rungs.map(|rung| {
        let label = rung.map(|rung| scene.rung(RUNGS[rung]));
        let of_rung = known.words.iter().filter(|word| word.rung == rung);
        let statuses: Vec<StatusWords> = of_rung.map(status).collect();
        let note = label.as_ref().and_then(|label| label.definition.clone());
        let note =
            note.filter(|note| statuses.iter().all(|own| own.status.definition.as_ref() != Some(note)));
        RungWords { label, note, statuses }
    });
    rungs.filter(|rung| !rung.statuses.is_empty()).collect()
}

/// How many of the quotes were found in the texts they are from.
fn quotes(scene: &Scene<'_>, briefing: EntryNo) -> String {
    let all = scene.model.of_kind(Some(briefing), Kind::Quote);
    let said = all.iter().filter(|no| scene.node(**no).common().type_.as_deref() != Some("paraphrase"));
    let (mut total, mut checked) = (0, 0);
    for no in said {
        total += 1;
        checked += usize::from(scene.model.verdict(*no, Piece::Words).is_some_and(Verdict::is_good));
    }
    let count = scene.words.count("counts.quotes", total);
    scene.words.fill("how.checked", &[("quotes", &count), ("n", &checked.to_string())])
}

/// How many updates correct or take back something.
fn corrections(model: &Model, briefing: EntryNo) -> usize {
    let updates = model.list::<Update>(Some(briefing));
    let is_one = |type_: Option<&str>| matches!(type_, Some("correction" | "retraction"));
    updates.filter(|(_, node, _)| is_one(node.common().type_.as_deref())).count()
}

/// How much a breach of a rule weighs.
fn severity_of(name: &str) -> Option<Severity> {
    let mut rules = check::checks().flat_map(|check| check.rules);
    rules.find(|rule| rule.name == name).map(|rule| rule.severity)
}

fn rule(scene: &Scene<'_>, told: &(Kind, &'static str, &str)) -> RuleView {
    let (_, name, word) = told;
    let family = name.split('/').next().map(|family| format!("{family}/*"));
    let today = scene.model.setting.as_of;
    let accepted = scene.model.setting.settings.accept.iter().filter(|accept| {
        accept.rule.as_deref().is_some_and(|rule| rule == *name || family.as_deref() == Some(rule))
    });
    let until = accepted.filter_map(|accept| accept.until).filter(|until| until.last_day() >= today);
    let until = until.max_by_key(crate::base::Date::last_day);
    let excepted = until
        .map(|until| scene.words.fill("how.excepted", &[("date", &scene.words.date(&until, &scene.zone()))]));
    RuleView { name, text: scene.words.get(&format!("how.rules.{word}")).to_owned(), excepted }
}
