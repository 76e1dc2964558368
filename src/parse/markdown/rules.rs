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
    /// Blocks within blocks go 100 deep, and a table has 100 000 cells at most.
    pub NESTING = "limit/nesting", Error;
    bad "";
    good "";
}

/// The rules of this folder.
pub const RULES: &[&Rule] = &[
    &OUTSIDE,
    &SCHEME,
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
