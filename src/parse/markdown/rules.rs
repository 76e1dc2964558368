//! Rules of texts.

use crate::base::Rule;
use crate::rule;

rule! {
    /// A link to a file of the site stays below `content/`.
    pub OUTSIDE = "link/outside", Error;
    bad "---\ntitle: T\n---\n[x](../../secret.md)\n";
    good "---\ntitle: T\n---\n[x](https://example.org/)\n";
}

rule! {
    /// Links lead to pages, web addresses, mail addresses and telephones. Anything else (`javascript:`,
    /// `data:`, `file:`) can harm a reader and is not let through.
    pub SCHEME = "link/scheme", Error;
    bad "---\ntitle: T\n---\n[x](javascript:alert(1))\n";
    good "---\ntitle: T\n---\n[x](https://example.org/)\n";
}

rule! {
    /// An embed, `![](@id)`, draws an entry in the middle of a text. It stands on a line of its own.
    pub INLINE = "embed/inline", Error;
    bad "---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B}\n---\nSee ![](@a) here.\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B}\n---\nSee here.\n\n![](@a)\n";
}

rule! {
    /// Every image says in words what it shows, for those who cannot see it.
    pub ALT = "image/alt", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n![](map.png)\n-- content/map.png --\nx\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
}

rule! {
    /// A published page never makes a reader's browser ask another site for anything.
    pub REMOTE = "image/remote", Error;
    bad "---\ntitle: T\n---\n![A map](https://example.org/map.png)\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
}

rule! {
    /// A citation is `[@source]`, with a place and a word on who says so behind commas.
    pub CITE = "cite/form", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\n---\nWords [@a b c].\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A}\n---\nWords [@a, para 3].\n";
}

rule! {
    /// An id written behind a heading, `{#method}`, stands once in a text.
    pub DUPLICATE_ID = "heading/duplicate-id", Error;
    bad "---\ntitle: T\n---\n## One {#a}\n\n## Two {#a}\n";
    good "---\ntitle: T\n---\n## One {#a}\n\n## Two {#b}\n";
}

rule! {
    /// The title is the first heading of a page; a text begins with the second level, `##`.
    pub FIRST_LEVEL = "heading/first-level", Warning;
    bad "---\ntitle: T\n---\n# Big\n\nWords.\n";
    good "---\ntitle: T\n---\n## Big\n\nWords.\n";
}

rule! {
    /// Headings go down one level at a time; readers who listen find their way by them.
    pub JUMP = "heading/jump", Warning;
    bad "---\ntitle: T\n---\n## One\n\n#### Two\n";
    good "---\ntitle: T\n---\n## One\n\n### Two\n";
}

rule! {
    /// HTML in a text is shown as text, unless the site lets it through.
    pub RAW_HTML = "markup/raw-html", Warning;
    bad "---\ntitle: T\n---\n<b>Bold</b>\n";
    good "---\ntitle: T\n---\n**Bold**\n";
}

rule! {
    /// Shortcodes of other tools, `{{ youtube(id) }}`, mean nothing here and are shown as text.
    pub SHORTCODE = "markup/shortcode", Warning;
    bad "---\ntitle: T\n---\n{{ youtube(id=\"x\") }}\n";
    good "---\ntitle: T\n---\nWords.\n";
}

rule! {
    /// A link has words that readers can follow, and leads somewhere.
    pub EMPTY = "link/empty", Error;
    bad "---\ntitle: T\n---\n[words]()\n";
    good "---\ntitle: T\n---\n[words](https://example.org/)\n";
}

rule! {
    /// `[words][name]` leads where a line `[name]: https://…` of the same text says. Without that line it
    /// is shown as it is written, brackets and all.
    pub UNDEFINED = "link/undefined", Warning;
    bad "---\ntitle: T\n---\nSee [the plan][plan].\n";
    good "---\ntitle: T\n---\nSee [the plan][plan].\n\n[plan]: https://example.org/\n";
}

rule! {
    /// `[^name]` refers to a footnote, which stands anywhere in the same text: `[^name]: its words`.
    pub NOTE_UNKNOWN = "note/unknown", Error;
    bad "---\ntitle: T\n---\nWords[^1].\n";
    good "---\ntitle: T\n---\nWords[^1].\n\n[^1]: A note.\n";
}

rule! {
    /// A footnote that nothing refers to is shown to nobody.
    pub NOTE_UNUSED = "note/unused", Warning;
    bad "---\ntitle: T\n---\nWords.\n\n[^1]: A note.\n";
    good "---\ntitle: T\n---\nWords[^1].\n\n[^1]: A note.\n";
}

rule! {
    /// Each footnote has a name of its own, since its references find it by that.
    pub NOTE_TWICE = "note/twice", Error;
    bad "---\ntitle: T\n---\nWords[^1].\n\n[^1]: A note.\n\n[^1]: Another.\n";
    good "---\ntitle: T\n---\nWords[^1] and[^2].\n\n[^1]: A note.\n\n[^2]: Another.\n";
}

rule! {
    /// Behind a heading stand its id and its classes, `{#method .wide}`. Anything else would be lost.
    pub ATTRIBUTE = "heading/attribute", Warning;
    bad "---\ntitle: T\n---\n## Method {onclick=x}\n";
    good "---\ntitle: T\n---\n## Method {#how .wide}\n";
}

rule! {
    /// Each of the five parts of a briefing stands once. A second heading of the same name is a heading like
    /// any other.
    pub PART_TWICE = "part/twice", Warning;
    bad "---\nkind: briefing\ntitle: T\n---\n## Why it matters\n\nA.\n\n## Why it matters\n\nB.\n";
    good "---\nkind: briefing\ntitle: T\n---\n## Why it matters\n\nA.\n\n## What is known\n\nB.\n";
}

rule! {
    /// Blocks within blocks go 100 deep, and emphasis within emphasis; a table has 100 000 cells at most, and
    /// a text 100 000 definitions of links.
    pub NESTING = "limit/nesting", Error;
    bad "";
    good "";
}

/// The rules of this folder.
pub const RULES: &[&Rule] = &[
    &OUTSIDE,
    &SCHEME,
    &EMPTY,
    &UNDEFINED,
    &NOTE_UNKNOWN,
    &NOTE_UNUSED,
    &NOTE_TWICE,
    &ATTRIBUTE,
    &PART_TWICE,
    &INLINE,
    &ALT,
    &REMOTE,
    &CITE,
    &DUPLICATE_ID,
    &FIRST_LEVEL,
    &JUMP,
    &RAW_HTML,
    &SHORTCODE,
    &NESTING,
];
