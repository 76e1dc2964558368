//! Rules of drawing: templates.

use crate::base::Rule;
use crate::rule;

rule! {
    /// A template of the site cannot be read. The message says where and why; `standfirst eject` gives
    /// the theme's own version of a file to compare it with.
    pub SYNTAX = "template/syntax", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% if page.title %}\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% extends \"standfirst/home.html\" %}\n";
}

rule! {
    /// `standfirst eject` copies a file of the theme, and says at its head which one. Since then the theme's
    /// own file has changed; yours may miss what is new.
    pub OLDER = "template/older", Note;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{#- taken from standfirst 0.0.1 00000000 -#}\n{% extends \"standfirst/home.html\" %}\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% extends \"standfirst/home.html\" %}\n";
}

rule! {
    /// A template failed while a page was drawn: most often it asks for a field that the view does not
    /// have. `standfirst explain view NAME` lists the fields of a view.
    pub RENDER = "template/render", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n<p>{{ page.titel }}</p>\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% extends \"standfirst/home.html\" %}\n{% block footer %}<p>{{ page.title }}</p>{% endblock %}\n";
}

rule! {
    /// The words of the interface are a YAML file of nested maps.
    pub WORDS = "template/words", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/i18n/en.yaml --\nviews: [a\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/i18n/en.yaml --\nviews:\n  next: {title: Coming up}\n";
}

rule! {
    /// An embed of the site's own, `![…](embed:chart?id=3)`, is drawn with `templates/embeds/chart.html`.
    pub EMBED = "embed/unknown", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n![A chart](embed:chart?id=3)\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A chart](embed:chart?id=3)\n-- templates/embeds/chart.html --\n<p>{{ caption }} {{ arguments.id }}</p>\n";
}

rule! {
    /// An embed that contains itself, directly or through another, would never end.
    pub LOOP = "embed/loop", Error;
    bad "---\nkind: briefing\ntitle: T\nupdates:\n  - id: a\n    summary: A\n    at: 2025-01-01\n    body: |\n      ![](@b)\n  - id: b\n    summary: B\n    at: 2025-01-02\n    body: |\n      ![](@a)\n---\nWords.\n";
    good "---\nkind: briefing\ntitle: T\nupdates:\n  - id: a\n    summary: A\n    at: 2025-01-01\n    body: |\n      ![](@b)\n  - id: b\n    summary: B\n    at: 2025-01-02\n---\nWords.\n";
}

rule! {
    /// A view that lists entries can stand in a text, `![](@timeline)`; whole pages such as the full
    /// briefing cannot.
    pub VIEW = "embed/view", Error;
    bad "---\nkind: briefing\ntitle: T\n---\nWords.\n\n![](@full)\n";
    good "---\nkind: briefing\ntitle: T\nterms:\n  - {id: a, term: A, definition: B}\n---\nWords.\n\n![](@terms)\n";
}

rule! {
    /// An anchor stands once on a page, so that a link to it leads where it should.
    pub TWICE = "page/anchor-twice", Error;
    bad "---\nkind: briefing\ntitle: T\n---\n## What is known\n\nA.\n\n### More {#know}\n\nB.\n";
    good "---\nkind: briefing\ntitle: T\n---\n## What is known\n\nA.\n\n### More {#more}\n\nB.\n";
}

rule! {
    /// `csp_extra` in content/site.yaml lets pages load from other sites. Readers' browsers then tell those
    /// sites who reads what.
    pub POLICY = "settings/policy", Note;
    bad "-- content/site.yaml --\ncsp_extra: frame-src https://charts.example.org\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\ntitle: T\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// A link in a text leads to an address where no page is. A view without entries has no page.
    pub ADDRESS = "link/address", Error;
    bad "---\nkind: briefing\ntitle: T\n---\nSee [the timeline](@timeline).\n";
    good "---\nkind: briefing\ntitle: T\nevents:\n  - {id: talks, title: Talks, evidence: 'https://example.org/a'}\n---\nSee [the timeline](@timeline).\n";
}

rule! {
    /// A link leads to a page, but the page has no such anchor. Headings have the anchor written behind
    /// them, `{#method}`, or one made of their words.
    pub ANCHOR = "link/anchor", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n[How](about.md#methd)\n-- content/about.md --\n---\ntitle: About\n---\n## Method\n\nWords.\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n[How](about.md#method)\n-- content/about.md --\n---\ntitle: About\n---\n## Method\n\nWords.\n";
}

rule! {
    /// A template made a link that leads nowhere.
    pub DRAWN = "link/template", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% extends \"standfirst/home.html\" %}\n{% block footer %}<a href=\"/nowhere/\">x</a>{% endblock %}\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- templates/home.html --\n{% extends \"standfirst/home.html\" %}\n{% block footer %}<a href=\"{{ page.here | href }}\">x</a>{% endblock %}\n";
}

rule! {
    /// Readers find a page by links. One that no other page leads to is found by nobody.
    pub ORPHAN = "page/orphan", Warning;
    bad "";
    good "";
}

rule! {
    /// Two pages or files want the same address. Addresses are compared in lower case and in one Unicode
    /// form, since many hosts cannot tell them apart otherwise.
    pub COLLISION = "address/collision", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms:\n  - {term: A, definition: B}\n---\n-- content/terms.md --\n---\ntitle: Terms\n---\nWords.\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms:\n  - {term: A, definition: B}\n---\n-- content/words.md --\n---\ntitle: Terms\n---\nWords. [T](@terms)\n";
}

rule! {
    /// Some names cannot be written on every system or host: `con`, `aux`, names that end in a dot.
    pub NAME = "address/name", Error;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n[c](con.md)\n-- content/con.md --\n---\ntitle: Con\n---\nWords.\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n[c](cons.md)\n-- content/cons.md --\n---\ntitle: Con\n---\nWords.\n";
}

/// The rules of this layer.
pub const RULES: &[&Rule] = &[
    &SYNTAX, &OLDER, &RENDER, &WORDS, &EMBED, &LOOP, &VIEW, &TWICE, &POLICY, &ADDRESS, &ANCHOR, &DRAWN,
    &ORPHAN, &COLLISION, &NAME,
];
