//! Rules of linking: ids, references, names, evidence, translations.

use crate::base::Rule;
use crate::rule;

rule! {
    /// A reference names an entry by its id: `@army-size` in a text, `about: [army-size]` in front
    /// matter. It is looked up in the entry's own briefing, then among the entries that all briefings
    /// share; `other-briefing/id` reaches across. Every reference must lead somewhere.
    pub DANGLING = "ref/dangling", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\nSee [it](@backstopp).\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\nSee [it](@backstop).\n";
}

rule! {
    /// A draft is not published, and so nothing published may lead to it. `--drafts` shows both.
    pub DRAFT = "ref/draft", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line., draft: true}\n---\nSee [it](@backstop).\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\nSee [it](@backstop).\n";
}

rule! {
    /// Some fields lead to entries of one kind only: `document` to a document, `theme` to a theme.
    pub WRONG_KIND = "ref/kind", Error;
    bad "---\nkind: briefing\ntitle: T\nthemes:\n  - {id: forces, title: Forces}\nevents:\n  - {id: talks, title: Talks, evidence: 'https://example.org/a'}\nnext:\n  - {id: s, title: S, completed_by: forces, evidence: 'https://example.org/a'}\n---\n[s](@s)\n";
    good "---\nkind: briefing\ntitle: T\nthemes:\n  - {id: forces, title: Forces}\nevents:\n  - {id: talks, title: Talks, evidence: 'https://example.org/a'}\nnext:\n  - {id: s, title: S, completed_by: talks, evidence: 'https://example.org/a'}\n---\n[s](@s)\n";
}

rule! {
    /// Entries of different kinds may have the same id. Where a reference could mean several of them,
    /// the kind is put before the id: `@term:backstop`.
    pub AMBIGUOUS = "ref/ambiguous", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: talks, term: Talks, definition: Meetings.}\nthemes:\n  - {id: talks, title: Talks}\n---\nSee [it](@talks).\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: talks, term: Talks, definition: Meetings.}\nthemes:\n  - {id: talks, title: Talks}\n---\nSee [it](@term:talks).\n";
}

rule! {
    /// A link to a file names a Markdown file of the site: `about.md`, `../x.md`, or `@/about.md` from
    /// the folder `content`.
    pub LINK_FILE = "link/file", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n[About](abuot.md)\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n[About](about.md)\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n";
}

rule! {
    /// An id is lower-case words and hyphens, in any script.
    ///
    /// `standfirst check --fix` writes it so: the entry has that id already.
    pub ID_FORM = "id/form", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: Back stop, term: Backstop, definition: A second line.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: back-stop, term: Backstop, definition: A second line.}\n---\n";
}

rule! {
    /// Every entry has a title, under its own name or the kind's word for it: `name` of a person, `term`, `ask`
    /// of a question, `what` of a step. A quote and a source can do without.
    pub MISSING_FIELD = "entry/missing-field", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, definition: A second line.}\n---\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: backstop, term: Backstop, definition: A second line.}\n---\n";
}

rule! {
    /// Provisions, quotes, steps and their like belong to a briefing: they stand in its front matter, in
    /// its `records.yaml`, or in folders beside its `_index.md`.
    pub NO_BRIEFING = "entry/no-briefing", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/records.yaml --\nterms:\n  - {term: Backstop, definition: A second line.}\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/records.yaml --\nterms:\n  - {term: Backstop, definition: A second line.}\n";
}

rule! {
    /// A briefing is written in the `_index.md` of its folder: that is where its entries are looked for, and what its address
    /// is made of. A copy of it under another name would be a second briefing at the same address.
    pub BRIEFING_FILE = "briefing/file", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/copy.md --\n---\nkind: briefing\ntitle: U\n---\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/copy/_index.md --\n---\nkind: briefing\ntitle: U\n---\n";
}

rule! {
    /// People, parties and sources may be given by name. A name within two letters of a known one is
    /// most likely the known one misspelt.
    pub NEAR_NAME = "name/near", Error;
    bad "---\nkind: briefing\ntitle: T\npeople:\n  - {id: lee, name: Annabel Lee}\nquotes:\n  - {by: Anabel Lee, text: We will see.}\n---\n";
    good "---\nkind: briefing\ntitle: T\npeople:\n  - {id: lee, name: Annabel Lee}\nquotes:\n  - {by: Annabel Lee, text: We will see.}\n---\n";
}

rule! {
    /// A name that nothing describes makes an entry of its own, so that a quote can be written down in
    /// half a minute. Say more when there is more to say.
    pub STUB = "name/stub", Note;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {by: Ann Lee, text: We will see.}\n---\n";
    good "---\nkind: briefing\ntitle: T\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {by: Ann Lee, text: We will see.}\n---\n";
}

rule! {
    /// Evidence stands in a source. Where it names none, the briefing's `default_source` is meant, or
    /// its only source.
    pub NO_SOURCE = "evidence/no-source", Error;
    bad "---\nkind: briefing\ntitle: T\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: some words}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: plan, title: The plan}\nprovisions:\n  - {id: a, title: A, status: proposed, evidence: some words}\n---\n";
}

rule! {
    /// A translation stands beside what it translates: `_index.uk.md` beside `_index.md`, and items of
    /// `records.uk.yaml` have the ids of items of `records.yaml`. It carries only what is translated.
    pub TRANSLATION = "language/unmatched", Error;
    bad "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\n-- content/records.uk.yaml --\nterms:\n  - {id: backstop, term: Опора}\n";
    good "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\n";
}

rule! {
    /// A translation carries words: titles, texts, remarks. Statuses, dates, evidence and references are
    /// facts, and are typed once, in what is translated; a translation may leave them out, or repeat them.
    pub TRANSLATED_FACT = "language/fact", Error;
    bad "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\ndocuments:\n  - {id: plan, title: The plan, status: proposed}\n---\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\ndocuments:\n  - {id: plan, title: План, status: agreed}\n---\n";
    good "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\ndocuments:\n  - {id: plan, title: The plan, status: proposed}\n---\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\ndocuments:\n  - {id: plan, title: План}\n---\n";
}

rule! {
    /// Evidence in one line is the id or the name of a source and a place in it, set apart by a comma (`gazette, para 7`),
    /// a place in the default source (`para 7`), or words of that source, which readers see as a quotation. What is
    /// written like a source and a place and is not read so would be published as words that nobody said.
    pub EVIDENCE_FORM = "evidence/form", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: gazette, title: The Gazette, date: 2025-12-01}\nprovisions:\n  - {id: cap, title: A cap, evidence: gazette para 7}\n---\n[cap](@cap)\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: gazette, title: The Gazette, date: 2025-12-01}\nprovisions:\n  - {id: cap, title: A cap, evidence: 'gazette, para 7'}\n---\n[cap](@cap)\n";
}

/// The rules of this layer.
pub const RULES: &[&Rule] = &[
    &EVIDENCE_FORM,
    &DANGLING,
    &DRAFT,
    &WRONG_KIND,
    &AMBIGUOUS,
    &LINK_FILE,
    &ID_FORM,
    &MISSING_FIELD,
    &NO_BRIEFING,
    &BRIEFING_FILE,
    &NEAR_NAME,
    &STUB,
    &NO_SOURCE,
    &TRANSLATION,
    &TRANSLATED_FACT,
];
