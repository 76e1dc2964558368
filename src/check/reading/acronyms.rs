//! Abbreviations that readers meet and nobody explains.

use super::{Notes, Passage, Said};
use crate::base::Diagnostic;
use crate::kinds::Source;
use crate::model::{Model, Scope};
use crate::rule;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// An abbreviation stands in our own words, and nothing says what it means: no term, no name of a person, party, document or
    /// source, and no text that has it in brackets behind the whole words. It is told once for each briefing. What
    /// everybody knows (`EU`, `UN`, `TV`), Roman numbers, words set in capitals and what somebody says are left alone.
    pub UNDEFINED = "term/undefined", Note;
    bad "---\nkind: briefing\ntitle: T\n---\nThe MFLO has asked for a vote.\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {term: MFLO, definition: The masters of the ferry lines.}\n---\nThe MFLO has asked for a vote.\n";
}

/// Abbreviations that need no explaining in the languages we know.
const KNOWN: &[&str] = &[
    "AI", "AM", "BBC", "CC", "CEO", "CET", "CNN", "CO2", "COVID", "DNA", "EEST", "EET", "EST", "EU", "FAQ",
    "GDP", "GMT", "GPS", "HIV", "HTML", "ID", "IT", "JSON", "NATO", "NGO", "OK", "PDF", "PM", "RSS", "SMS",
    "SOS", "TV", "UK", "UN", "URL", "US", "USA", "USB", "UTC", "VAT", "VIP", "ВВП", "ВІЛ", "ЄС", "ЗМІ",
    "НАТО", "ООН", "ПДВ", "США", "ТВ",
];

/// The most letters of an abbreviation; longer words in capitals are set so.
const LONGEST: usize = 6;

/// Notes the abbreviations of a text, those in brackets as explained.
pub fn find(passage: &Passage<'_>, notes: &mut Notes) {
    let mut is_loud = false;
    let mut last: Option<(String, Diagnostic)> = None;
    for Said { word, range } in &passage.words {
        let bare = word.trim_start_matches('(');
        let range = range.end - bare.len()..range.end;
        let is_capital = is_capital(bare);
        // Words in capitals beside one another are a heading, or a shout.
        if is_loud || !is_capital {
            notes.acronyms.extend(last.take().filter(|_| !(is_loud && is_capital)));
        }
        if is_capital && bare.len() < word.len() {
            notes.explained.insert(bare.to_owned());
        } else if is_capital && !is_loud && is_acronym(bare) && !passage.is_spoken(&range) {
            let message = format!("nothing says what `{bare}` stands for");
            let finding = passage.finding(&UNDEFINED, &range, message);
            last = Some((
                bare.to_owned(),
                finding.help("add it to `terms`, or write it out where it stands first"),
            ));
        }
        is_loud = is_capital;
    }
    notes.acronyms.extend(last);
}

fn is_capital(word: &str) -> bool {
    word.chars().all(|c| c.is_uppercase() || c.is_numeric())
        && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}

fn is_acronym(word: &str) -> bool {
    let is_roman = word.chars().all(|c| "IVXLCDM".contains(c));
    word.chars().count() <= LONGEST && !is_roman && !KNOWN.contains(&word)
}

/// The abbreviations that nothing explains, each once for each briefing.
pub fn tell(
    model: &Model,
    found: Vec<(Scope, String, Diagnostic)>,
    mut explained: BTreeMap<Scope, BTreeSet<String>>,
    report: &mut Vec<Diagnostic>,
) {
    for (_, node) in model.nodes() {
        let outlet = node.of::<Source>().and_then(|source| source.outlet.as_deref());
        let names =
            node.common().aliases.iter().map(crate::base::Text::as_str).chain(outlet).chain([&*node.title]);
        let known = explained.entry(node.scope).or_default();
        // The name of a term, or of a body, is explained by what is said of it.
        if !matches!(node.kind().key(), "pages" | "briefings" | "provisions" | "quotes" | "updates") {
            known.extend(
                names
                    .flat_map(str::split_whitespace)
                    .map(|word| word.trim_matches(['(', ')', ',']).to_owned()),
            );
        }
    }
    let mut told = BTreeSet::new();
    for (scope, word, finding) in found {
        let is_explained =
            [scope, None].iter().any(|scope| explained.get(scope).is_some_and(|known| known.contains(&word)));
        if !is_explained && told.insert((scope, word)) {
            report.push(finding);
        }
    }
}
