//! The words that every site begins with, and the two presets of statuses.

use super::Preset;
use super::vocabulary::{Needs, Side, Term, Vocabulary};

/// Name and words; behind `@`, the number of the rung of a status, or the side of a position or an outcome.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("visibility", "public described partly-classified classified undisclosed"),
    ("implementation", "0 1 2 3"),
    (
        "position",
        "proposed-it@for supports@for supports-if@for-if undecided mixed opposes@against red-line@against",
    ),
    ("modality", "scheduled planned expected called-for may depends"),
    ("step-state", "open done@for missed@against cancelled@against superseded"),
    ("question-state", "open partly-answered@for-if answered@for moot"),
    ("why-open", "source-says-unknown sources-conflict source-silent"),
    ("qualifier", "exactly nearly about more-than less-than up-to at-least"),
    ("integrity", "verified second-hand disputed misattributed withdrawn"),
    ("severity", "major normal minor"),
    ("basis", "text on-record relayed unnamed hedged own-voice editorial"),
    ("vocabulary", "negotiation legislation"),
    ("briefing-type", "explainer backgrounder tracker q-and-a"),
    ("theme-type", "topic basket"),
    ("document-type", "plan agreement guarantee annex draft law other"),
    ("provision-type", "substantive procedural"),
    ("quote-type", "full fragment paraphrase"),
    ("person-type", "official expert witness other"),
    ("party-type", "state group organisation body unnamed"),
    ("source-type", "news official statement law social record transcript other"),
    ("event-type", "talks statement attack decision publication background other"),
    ("step-type", "talks decision vote signature deadline publication other"),
    ("question-type", "content process consequence other"),
    ("number-type", "count share amount date other"),
    ("term-type", "word acronym name"),
    (
        "update-type",
        "published update correction@against clarification note retraction@against reviewed minor",
    ),
    ("page-type", "page about policy"),
    ("rung", "on-the-table agreed-in-principle agreed in-force"),
    ("rung-legislation", "on-the-table agreed-in-principle agreed in-force"),
];

/// A preset: how those speak who follow a negotiation, or a bill on its way to law.
pub(super) struct Words {
    /// The preset.
    pub preset: Preset,
    /// Its name, as briefings write it.
    pub name: &'static str,
    /// The statuses that provisions and documents pass through; behind `+`, what they need of the evidence.
    pub statuses: &'static str,
    /// What a status needs that stands where something is agreed, or higher.
    pub firm: Needs,
    /// The word that says as much, in a title or a summary.
    pub claim: &'static str,
}

/// The presets.
pub(super) const PRESETS: &[Words] = &[
    Words {
        preset: Preset::Negotiation,
        name: "negotiation",
        statuses: "not-reported floated@0 proposed@0 in-draft@0 under-debate@0 contested@0 agreed-in-principle@1 \
                   agreed@2 signed@2 in-force@3 dropped@against superseded@against",
        firm: Needs::EachParty,
        claim: "agreed",
    },
    Words {
        preset: Preset::Legislation,
        name: "legislation",
        statuses: "not-reported announced@0 drafted@0 introduced@0 in-committee@0 in-debate@0 \
                   passed-one-chamber@1+record passed@2 signed@2 in-force@3 withdrawn@against \
                   rejected@against+record repealed@against+record dropped@against superseded@against",
        firm: Needs::Record,
        claim: "enacted",
    },
];

/// The words of a list.
pub(super) fn read(words: &str) -> Vocabulary {
    Vocabulary { words: words.split_whitespace().map(term).collect(), ..Vocabulary::default() }
}

/// The statuses of a preset; from the rung of what is agreed on, they need `firm` of the evidence.
pub(super) fn statuses(own: &Words) -> Vocabulary {
    Vocabulary { firm: own.firm, claim: own.claim, ..read(own.statuses) }
}

/// `key`, `key@rung` or `key@side`; behind `+`, what it needs.
fn term(written: &str) -> Term {
    let (written, needs) = written.split_once('+').unwrap_or((written, ""));
    let (key, more) = written.split_once('@').unwrap_or((written, ""));
    Term {
        rung: more.parse().ok(),
        side: Side::of_word(more),
        needs: (needs == "record").then_some(Needs::Record),
        ..Term::of_key(key)
    }
}
