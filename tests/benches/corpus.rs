//! A large site, made up: the same bytes for the same number of pages, valid in every reference.
//!
//! Briefings of twenty provisions each, 300 to 600 words a page, with links, citations, tables and notes.

use std::fmt::Write as _;

/// Provisions of one briefing.
const PER_BRIEFING: usize = 20;

/// Sources that all briefings share.
const SOURCES: usize = 12;

const WORDS: &[&str] = &[
    "harbour",
    "council",
    "tariff",
    "ferry",
    "agreement",
    "review",
    "committee",
    "island",
    "quay",
    "proposal",
    "budget",
    "inspection",
    "delegation",
    "article",
    "clause",
    "deadline",
    "annex",
    "funding",
    "safety",
    "traffic",
    "minister",
    "union",
    "permit",
    "corridor",
    "survey",
    "pilot",
    "schedule",
    "repair",
    "customs",
    "estuary",
    "notice",
    "hearing",
    "objection",
    "draft",
    "signature",
    "observer",
    "levy",
    "berth",
    "channel",
    "transit",
];

const VERBS: &[&str] = &[
    "sets out",
    "would change",
    "keeps",
    "limits",
    "may delay",
    "reportedly covers",
    "leaves open",
    "refers to",
    "would pay for",
    "could replace",
    "is to be reviewed by",
    "does not mention",
];

const PARTIES: &[&str] = &["valmere", "skerrin", "port-authority", "dock-union", "fishers-league"];

const STATUSES: &[&str] =
    &["proposed", "in-draft", "under-debate", "agreed-in-principle", "agreed", "in-force"];

/// The same numbers in the same order for the same seed: xorshift (Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn new(seed: usize) -> Chance {
        Chance((seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// A site of this many provisions: paths from the site root, and contents.
pub fn corpus(pages: usize) -> Vec<(String, String)> {
    let mut files = shared();
    for briefing in 0..pages.div_ceil(PER_BRIEFING) {
        let count = PER_BRIEFING.min(pages - briefing * PER_BRIEFING);
        let folder = format!("content/b-{briefing:05}");
        files.push((format!("{folder}/_index.md"), index(briefing, count)));
        files.push((format!("{folder}/records.yaml"), records(briefing, count)));
        for number in 0..count {
            files.push((format!("{folder}/provisions/p-{number}.md"), provision(briefing, number, count)));
        }
    }
    files
}

fn shared() -> Vec<(String, String)> {
    let mut people = String::new();
    for (number, party) in PARTIES.iter().enumerate() {
        let _ = writeln!(
            people,
            "- id: person-{number}\n  name: Person {number} Quayle\n  roles:\n    - {{title: Delegate, for: {party}}}"
        );
    }
    let mut parties = String::new();
    for party in PARTIES {
        let _ = writeln!(parties, "- id: {party}\n  name: The {party} side\n  type: group\n  column: true");
    }
    let mut sources = String::new();
    for number in 0..SOURCES {
        let _ = writeln!(
            sources,
            "- id: src-{number}\n  title: Report number {number}\n  type: news\n  outlet: The Gazette\n  published: 2025-1{}-0{}",
            number % 3,
            number % 9 + 1
        );
    }
    let site = "title: A large site\nbase_url: https://large.example/\nlanguage: en\ntz: Etc/UTC\n";
    let home = "---\ntitle: A large site\n---\n\nMade up, to be measured.\n";
    [
        ("content/site.yaml", site.to_owned()),
        ("content/_index.md", home.to_owned()),
        ("content/people.yaml", people),
        ("content/parties.yaml", parties),
        ("content/sources.yaml", sources),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .to_vec()
}

fn index(briefing: usize, count: usize) -> String {
    let mut chance = Chance::new(briefing * 7 + 1);
    let mut text = format!(
        "---\nkind: briefing\ntitle: Briefing {briefing} on the {} {}\ndescription: What is proposed for the {}.\nsummary:\n",
        chance.pick(WORDS),
        chance.pick(WORDS),
        chance.pick(WORDS)
    );
    for number in 0..3.min(count) {
        let _ = writeln!(text, "  - text: {}\n    about: [p-{number}]", sentence(&mut chance));
    }
    text.push_str("reviewed: 2025-12-20\nstale_after: 30d\n---\n\n");
    text.push_str(&paragraph(&mut chance, count, 40));
    for (heading, id) in [
        ("Why it matters", "why"),
        ("What is known", "know"),
        ("What people say", "say"),
        ("What happens next", "next"),
    ] {
        let _ = write!(text, "\n## {heading} {{#{id}}}\n\n");
        text.push_str(&paragraph(&mut chance, count, 80));
    }
    text.push_str("\n![](@q-0)\n");
    text
}

fn records(briefing: usize, count: usize) -> String {
    let mut chance = Chance::new(briefing * 11 + 5);
    let mut text = String::from("themes:\n");
    for theme in 0..3 {
        let _ = writeln!(text, "  - {{id: theme-{theme}, title: Theme {theme}, order: {theme}}}");
    }
    text.push_str("\nquotes:\n");
    for number in 0..6 {
        let _ = writeln!(
            text,
            "  - id: q-{number}\n    by: person-{}\n    text: {}\n    when: 2025-12-0{}\n    about: [p-{}]\n    evidence: src-{}, para {}",
            chance.below(PARTIES.len()),
            sentence(&mut chance),
            number + 1,
            chance.below(count),
            chance.below(SOURCES),
            number + 2
        );
    }
    text.push_str("\nnext:\n");
    for number in 0..5 {
        let when =
            if number % 2 == 0 { "none-announced".to_owned() } else { format!("2026-0{}-15", number + 1) };
        let _ = writeln!(
            text,
            "  - id: s-{number}\n    what: {}\n    modality: expected\n    when: {when}\n    who: [{}]\n    about: [p-{}]\n    evidence: src-{}, para 9",
            sentence(&mut chance),
            chance.pick(PARTIES),
            chance.below(count),
            chance.below(SOURCES)
        );
    }
    text.push_str("\nevents:\n");
    for number in 0..5 {
        let _ = writeln!(
            text,
            "  - id: e-{number}\n    title: {}\n    when: 2025-1{}-1{number}\n    evidence: src-{}, para 1",
            sentence(&mut chance),
            number % 3,
            chance.below(SOURCES)
        );
    }
    text.push_str("\nquestions:\n");
    for number in 0..4 {
        let _ = writeln!(
            text,
            "  - id: k-{number}\n    ask: Which {} of the {}?\n    why_open: source-silent\n    about: [p-{}]",
            chance.pick(WORDS),
            chance.pick(WORDS),
            chance.below(count)
        );
    }
    text.push_str("\nnumbers:\n");
    for number in 0..3 {
        let _ = writeln!(
            text,
            "  - {{id: n-{number}, label: Figure {number}, value: {}, unit: tonnes, evidence: \"src-1, para 2\"}}",
            chance.below(90_000) + 1_000
        );
    }
    text
}

fn provision(briefing: usize, number: usize, count: usize) -> String {
    let mut chance = Chance::new(briefing * PER_BRIEFING + number + 17);
    let first = chance.below(PARTIES.len());
    let mut text = format!(
        "---\ntitle: The {} {} the {} {number}\nstatus: {}\ntheme: theme-{}\nnumber: {}\nsummary: {}\nevidence:\n  - {{source: src-{}, at: para {}, words: {} {}, via: person-{}}}\n  - {{source: src-{}, at: para {}, via: person-{}}}\npositions:\n  - {{party: {}, position: supports}}\n---\n\n",
        chance.pick(WORDS),
        chance.pick(VERBS),
        chance.pick(WORDS),
        chance.pick(STATUSES),
        chance.below(3),
        number + 1,
        sentence(&mut chance),
        chance.below(SOURCES),
        chance.below(30) + 1,
        chance.pick(WORDS),
        chance.pick(WORDS),
        first,
        chance.below(SOURCES),
        chance.below(30) + 1,
        // What is agreed is on record from two parties.
        (first + 1) % PARTIES.len(),
        chance.pick(PARTIES),
    );
    let sections = 3 + chance.below(2);
    for section in 0..sections {
        let _ = write!(text, "## {} and {} {section}\n\n", capital(chance.pick(WORDS)), chance.pick(WORDS));
        let paragraphs = 1 + chance.below(2);
        for _ in 0..paragraphs {
            text.push_str(&paragraph(&mut chance, count, 70));
            text.push('\n');
        }
        if section == 1 && number.is_multiple_of(4) {
            text.push_str(
                "| Year | Before | After |\n|---|--:|--:|\n| 2024 | 12 | 14 |\n| 2025 | 18 | 21 |\n\n",
            );
        }
    }
    if number.is_multiple_of(3) {
        text.push_str("The figures are provisional[^1].\n\n[^1]: They were given at the hearing.\n");
    }
    text
}

fn paragraph(chance: &mut Chance, count: usize, words: usize) -> String {
    let mut text = String::new();
    let mut written = 0;
    while written < words {
        let sentence = sentence(chance);
        written += sentence.split(' ').count();
        text.push_str(&sentence);
        match chance.below(5) {
            0 => {
                let _ = write!(text, " See [the {}](@p-{}).", chance.pick(WORDS), chance.below(count));
            }
            1 => {
                let _ = write!(
                    text,
                    " It is reported [@src-{}, para {}].",
                    chance.below(SOURCES),
                    chance.below(20) + 1
                );
            }
            2 => {
                let _ = write!(text, " The *{}* is **{}**.", chance.pick(WORDS), chance.pick(WORDS));
            }
            _ => {}
        }
        text.push(' ');
    }
    text.trim_end().to_owned() + "\n"
}

fn sentence(chance: &mut Chance) -> String {
    format!(
        "The {} {} {} the {} and the {} of the {}.",
        chance.pick(WORDS),
        chance.pick(WORDS),
        chance.pick(VERBS),
        chance.pick(WORDS),
        chance.pick(WORDS),
        chance.pick(WORDS)
    )
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
