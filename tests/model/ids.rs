//! Ids: their forms, their owners, and those kept for addresses.

use super::check;

#[test]
fn ids_made_from_words() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
people: [{name: Ann Lee}]
terms: [{term: "Who’s next? — ЄС", definition: A.}, {term: "!!!", definition: B.}]
quotes: [{by: "Bo Lee, envoy", text: We will see what comes.}, {by: unknown, text: We will see what comes.}]
updates: [{summary: One., type: correction, at: 2025-12-22T10:00Z}, {summary: Two., at: 2025-12}]
---
[a](@ann-lee) [b](@whos-next-єс) [c](@bo-lee-we-will-see-what) [d](@2025-12-22-correction) [e](@2025-12-01-update)
"#,
        &[
            "_index.md:5:11 id/derived the id `ann-lee` was made from the words of the entry / write `id: ann-lee` to keep its address when the words change",
            "_index.md:6:10 id/derived the id `whos-next-єс` was made from the words of the entry / write `id: whos-next-єс` to keep its address when the words change",
            "_index.md:6:54 id/derived the id `term-terms-1` was made from the words of the entry / write `id: term-terms-1` to keep its address when the words change",
            "_index.md:7:11 id/derived the id `bo-lee-we-will-see-what` was made from the words of the entry / write `id: bo-lee-we-will-see-what` to keep its address when the words change",
            "_index.md:7:15 name/stub nothing describes `Bo Lee`; an entry was made of the name / to say more, add a person of that name to the list `people`",
            "_index.md:7:65 id/derived the id `unknown-we-will-see-what` was made from the words of the entry / write `id: unknown-we-will-see-what` to keep its address when the words change",
            "_index.md:8:12 id/derived the id `2025-12-22-correction` was made from the words of the entry / write `id: 2025-12-22-correction` to keep its address when the words change",
            "_index.md:8:70 id/derived the id `2025-12-01-update` was made from the words of the entry / write `id: 2025-12-01-update` to keep its address when the words change",
        ],
    );
}

#[test]
fn forms_of_ids() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
terms:
  - {id: Back Stop, term: A, definition: A.}
  - {id: "???", term: B, definition: A.}
  - {id: 7th-fleet, term: C, definition: A.}
  - {id: опора, term: D, definition: A.}
  - {id: back--stop, term: E, definition: A.}
---
[a](@back-stop) [b](@опора)
"#,
        &[
            "_index.md:6:10 id/form `Back Stop` is not an id / an id is lower-case words and hyphens: `back-stop`",
            "_index.md:7:10 id/form `???` is not an id / an id is lower-case words and hyphens, as in `army-size`",
            "_index.md:10:10 id/duplicate two terms have the id `back-stop` / give one of them another id",
            "_index.md:10:10 id/form `back--stop` is not an id / an id is lower-case words and hyphens: `back-stop`",
        ],
    );
}

#[test]
fn two_owners_of_an_id() {
    check(
        r#"-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
terms: [{id: a, term: A, definition: A.}, {id: a, term: B, definition: B.}]
---
[a](@a)
-- content/records.yaml --
terms: [{id: b, term: B, definition: B.}]
next: [{what: Same, evidence: "https://example.org/"}, {what: Same, evidence: "https://example.org/"}]
-- content/terms/b.md --
---
title: B
---
Words.
"#,
        &[
            "_index.md:5:48 id/duplicate two terms have the id `a` / give one of them another id",
            "records.yaml:2:9 id/derived the id `same` was made from the words of the entry / write `id: same` to keep its address when the words change",
            "records.yaml:2:57 id/derived the id `same` was made from the words of the entry / write `id: same` to keep its address when the words change",
            "records.yaml:2:57 id/duplicate two steps have the id `same` / give each of them an `id`",
            "terms/b.md:2:1 id/duplicate two terms have the id `b` / give one of them another id",
        ],
    );
}

#[test]
fn shared_entries_count_in_every_briefing() {
    check(
        "-- content/_index.md --
---
title: Home
---
-- content/people/lee.md --
---
title: Ann Lee
---
-- content/a/_index.md --
---
kind: briefing
title: A
reviewed: 2025-12-22
people: [{id: lee, name: Bo Lee}, {id: own, name: Own}]
---
-- content/b/_index.md --
---
kind: briefing
title: B
reviewed: 2025-12-22
people: [{id: own, name: Own}]
---
",
        &["a/_index.md:5:15 id/duplicate two people have the id `lee` / give one of them another id"],
    );
}

#[test]
fn ids_kept_for_addresses() {
    check(
        "-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
terms:
  - {id: timeline, term: A, definition: A.}
  - {id: provisions, term: B, definition: A.}
  - {id: status, term: C, definition: A.}
  - {id: uk, term: D, definition: A.}
  - {id: card, term: E, definition: A.}
  - {id: fr, term: F, definition: A.}
---
-- content/terms.md --
---
title: Words
---
",
        &[
            "_index.md:6:10 id/reserved `timeline` is kept for an address of the site / add a word to the id",
            "_index.md:7:10 id/reserved `provisions` is kept for an address of the site / add a word to the id",
            "_index.md:8:10 id/reserved `status` is kept for an address of the site / add a word to the id",
            "_index.md:9:10 id/reserved `uk` is kept for an address of the site / add a word to the id",
            "_index.md:10:10 id/reserved `card` is kept for an address of the site / add a word to the id",
            "terms.md:1:1 address/collision the page `terms` has the address /terms/, as has the view `terms` / rename one of them, or give it a `slug`",
        ],
    );
}

#[test]
fn old_ids_lead_to_the_entry() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
provisions:
  - {id: army-size, title: Size, aliases: [troops, /old/place/], status: proposed, evidence: "https://example.org/a"}
terms:
  - {id: troops, term: Troops, definition: Soldiers.}
  - {id: new, term: New, definition: A., aliases: [old]}
  - {id: newer, term: New, definition: A., aliases: [old]}
---
[a](@provision:troops) [b](@troops) [c](@old)
"#,
        &[
            "_index.md:10:54 id/duplicate `old` is also an id or alias of the term `new` / leave it out at one of them",
            "_index.md:12:24 ref/ambiguous `troops` is the id of several entries / write `provision:troops` or `term:troops`",
        ],
    );
}
