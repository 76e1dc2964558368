//! Rules of the settings.

use crate::base::Rule;
use crate::rule;

rule! {
    /// `base_url` in `content/site.yaml` is the address the site will have. It is what canonical
    /// addresses, the sitemap and feeds are made of, and its path is put before every link.
    pub BASE_URL = "settings/base-url", Error;
    bad "-- content/site.yaml --\nbase_url: example.org\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nbase_url: https://example.org/\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// Clock times are shown in the zone named by `tz`, by its name in the IANA time zone database.
    /// Abbreviations such as `ET` stand for different offsets in summer and winter and are not accepted.
    pub ZONE = "settings/zone", Error;
    bad "-- content/site.yaml --\ntz: ET\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\ntz: America/New_York\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// A finding can be accepted, with a reason and an end date. Without either it would be forgotten.
    pub ACCEPT = "settings/accept", Error;
    bad "-- content/site.yaml --\naccept:\n  - rule: page/orphan\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\naccept:\n  - rule: page/orphan\n    reason: linked from elsewhere\n    until: 2999-01-01\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// Links of the settings (`menu`, `contact`) lead to pages, web addresses, mail addresses and
    /// telephones. Anything else (`javascript:`, `data:`) can harm a reader and is not let through. What
    /// `external_links` skips is a host, or how addresses begin.
    pub LINK = "settings/link", Error;
    bad "-- content/site.yaml --\ncontact: javascript:alert(1)\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\ncontact: desk@example.org\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// Languages are named by their codes: `en`, `uk`, `pt-BR`. The first of `languages` is the default one
    /// and stands at the root of the site, the others below `/uk/` and so on. `notice` and `footer` may be written
    /// once for all languages, or once for each language of the site; a text in a language that the site does
    /// not have would never be seen.
    pub LANGUAGE = "settings/language", Error;
    bad "-- content/site.yaml --\nlanguages: [en, uk]\nnotice: {en: A fiction., ua: Вигадка.}\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nlanguages: [en, uk]\nnotice: {en: A fiction., uk: Вигадка.}\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// The brand colour marks where a reader is and where things stand, so it must be told from the page by
    /// everyone: at least 4.5 to 1 (WCAG 2.2), on light pages and on dark ones. With one colour, that for dark
    /// pages is a lighter one of the same hue.
    pub BRAND = "settings/brand", Error;
    bad "-- content/site.yaml --\nbrand: \"#ffcc00\"\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nbrand: {light: \"#846800\", dark: \"#ffcc00\"}\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// The logo and the icon are files below `static/`. Pages keep the room for the logo before it arrives, so its
    /// size must be readable; and it stands for the `publisher`, or the `title` of the site, in words.
    pub FILE = "settings/file", Error;
    bad "-- content/site.yaml --\ntitle: S\nlogo: lgoo.svg\n-- content/_index.md --\n---\ntitle: T\n---\n-- static/logo.svg --\n<svg viewBox=\"0 0 24 16\"></svg>\n";
    good "-- content/site.yaml --\ntitle: S\nlogo: logo.svg\n-- content/_index.md --\n---\ntitle: T\n---\n-- static/logo.svg --\n<svg viewBox=\"0 0 24 16\"></svg>\n";
}

rule! {
    /// The footer is one line: `*emphasis*`, `code` and links may stand in it, blocks and HTML may not. A link of the
    /// menu has words, or leads to an entry whose title it takes.
    pub LINE = "settings/line", Error;
    bad "-- content/site.yaml --\nfooter: \"# The desk\"\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nfooter: \"*The desk*, [front page](@/_index.md)\"\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// Under `vocabularies` stand the vocabularies by their names: `status`, `position`, `document-type` and so on, and under
    /// each the words that the site relabels or adds. `after` names the word that one stands behind. The four rungs of
    /// the ladder can be relabelled (`rung`, `rung-legislation`); a fifth cannot be added.
    pub VOCABULARY = "settings/vocabulary", Error;
    bad "-- content/site.yaml --\nvocabularies:\n  statuses:\n    agreed: {label: Settled}\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nvocabularies:\n  status:\n    agreed: {label: Settled}\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// A status that a site adds has a meaning, as those have that are there: readers look it up under "How we decide".
    pub MEANING = "settings/meaning", Warning;
    bad "-- content/site.yaml --\nvocabularies:\n  status:\n    vetoed: {label: Vetoed, side: against}\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nvocabularies:\n  status:\n    vetoed: {label: Vetoed, definition: The president sent it back., side: against}\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// A pair of words says what a source has (`said`) and what the site must not make of it (`not`), so that
    /// `paraphrase/stronger` can look for it.
    pub WORDING = "settings/wording", Error;
    bad "-- content/site.yaml --\nwording:\n  - said: not ready for\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nwording:\n  - {said: not ready for, not: unacceptable}\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// `stale_after` says how long briefings stay fresh after they were looked at: a number and `d`, `w`, `m` or `y`.
    pub SPAN = "settings/stale-after", Error;
    bad "-- content/site.yaml --\nstale_after: two weeks\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nstale_after: 2w\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

/// The rules of this layer.
pub const RULES: &[&Rule] = &[
    &BASE_URL,
    &ZONE,
    &ACCEPT,
    &LINK,
    &LANGUAGE,
    &BRAND,
    &FILE,
    &LINE,
    &VOCABULARY,
    &MEANING,
    &WORDING,
    &SPAN,
];
