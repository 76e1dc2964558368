//! A small site with something of everything, and pieces to change it with.

use super::Files;
use standfirst::fixture;

/// Two briefings, two languages, shared entries, records in all three spellings, a page, a template, a file.
const RICH: &str = include_str!("rich.txt");

/// The files of the site.
pub fn files() -> Files {
    fixture::files(RICH).into_iter().collect()
}

/// Lines that mend or break what they are put into.
pub const LINES: &[&str] = &[
    "",
    "---",
    "title: Another title",
    "titel: Typed wrong",
    "status: agreed",
    "status: no-such-word",
    "by: nobody-here",
    "evidence: gazette, para 9",
    "draft: true",
    "publish_on: 2031-01-01",
    "slug: elsewhere",
    "aliases: [old-name, cap]",
    "when: 2025-02-30",
    "  - id: cap",
    "  - id: fresh\n    title: A fresh one\n    status: proposed\n    evidence: gazette",
    "provisions:",
    "  text: \"unclosed",
    "\ttab: indented",
    "about: [cap, nowhere]",
    "extra: {a: 1}",
    "kind: briefing",
    "## Why it matters {#why}",
    "See [it](@cap) and [that](@nowhere) and [there](about.md#none).",
    "![](@cap)",
    "![](@timeline)",
    "![words](chart.png)",
    "Words [@gazette, para 3] and [@none].",
    "> “We wait.”\n>\n> — @ada",
    "<script>alert(1)</script>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Note[^1].\n\n[^1]: The note.",
    "{{ undefined_word }}",
    "{% block main %}",
    "ключ: значення",
    "The MFLO will say today that [here](about.md) the regime “has never said a word of it”, and then go on, and on, and on, until more than twenty-five words stand in one sentence.",
    "summary: The MFLO said that “it will never come to that”",
    "\u{0}",
    "{{< figure >}}",
];

/// Other settings.
pub const SETTINGS: &[&str] = &[
    "title: Plain\n",
    "title: One language\nlanguage: uk\n",
    "title: Two\nlanguages: [uk, en]\nbase_url: https://example.org/sub/\n",
    "title: Two\nlanguages: [en, uk]\nmarkup: {smart_punctuation: false, link_terms: true}\n",
    "title: Raw\nlanguages: [en, uk]\nmarkup: {raw_html: true}\n",
    "title: Words\nlanguages: [en, uk]\nvocabularies:\n  status:\n    agreed: {label: Settled}\n",
    "title: Excused\naccept:\n  - {rule: ref/dangling, scope: all, reason: known, until: 2030-01-01}\n",
    "title: [not, a, title\n",
];

/// Files that may be added, or whose names others may take.
pub const PATHS: &[&str] = &[
    "content/provisions/fresh.md",
    "content/provisions/cap.uk.md",
    "content/second/provisions/cap.md",
    "content/second/_index.uk.md",
    "content/quotes.yaml",
    "content/second/records.yaml",
    "content/about.uk.md",
    "content/people/ada.md",
    "content/terms/berth.md",
    "content/other.md",
    "content/chart.png",
    "content/nowhere/x.yaml",
    "templates/home.html",
    "templates/components/quote.html",
    "templates/i18n/en.yaml",
    "static/style.css",
    "static/robots.txt",
];
