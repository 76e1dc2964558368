//! Whatever an author writes, pages hold only the elements, attributes and schemes that we let through.

use super::{Files, cases, seen, sources};
use proptest::prelude::*;
use proptest::sample::select;
use standfirst::Memo;
use std::collections::BTreeSet;

/// What may stand in the main part of a page.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "circle",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rect",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "path",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
];

/// What may stand nowhere.
const NEVER: &[&str] =
    &["applet", "base", "embed", "frame", "iframe", "math", "object", "style", "template", "xmp"];

const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-current",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "checked",
    "class",
    "cx",
    "cy",
    "d",
    "datetime",
    "disabled",
    "focusable",
    "height",
    "href",
    "hreflang",
    "id",
    "lang",
    "loading",
    "open",
    "r",
    "rel",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "viewBox",
    "width",
    "x",
    "y",
];

const SCHEMES: &[&str] = &["https", "http", "mailto", "tel"];

/// Pieces that have opened a hole in some Markdown tool or other.
const PIECES: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<svg onload=alert(1)>",
    "<style>*{}</style>",
    "<!-- --><b>",
    "<!-- -",
    "<?php x ?>",
    "<![CDATA[<x>]]>",
    "</main></body>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&Tab;script:alert('@'))",
    "[x](java&NewLine;script:alert('@'))",
    "[x](&#1;javascript:alert('@'))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html,<script>)",
    "[x](vbscript:x)",
    "[x](//evil.example/)",
    "[x](https://e.example/\"onclick=\"x)",
    "[x](https://e.example/ \"\\\" onclick=\\\"x\")",
    "![a\" onerror=\"x](b\" onerror=\"x.png)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=x>)",
    "[x]: javascript:alert(1) 'y'",
    "[x]",
    "<javascript:alert(1)>",
    "<https://e.example/?a=\"><script>>",
    "<a@b.example>",
    "`<script>`",
    "```\"><script>\n<script>\n```",
    "~~~ x\" onclick=\"y\n~~~",
    "# <b>x</b> {#a\"b .c onclick=x}",
    "## y {onclick=alert(1) style=x}",
    "| <i> | \" |\n|---|:-:|\n| <u> | ' |",
    "[^<x>]: <y>",
    "[^<x>]",
    "> <b>\n>\n> — <script>",
    "> “x”\n>\n> — @ada\" onclick=\"x",
    "![<x>](@\"><script>)",
    "![y](embed:\"><script>?a=\"<x>)",
    "[@gazette, \"><script>, <x>]",
    "[<x>](@cap#\"><script>)",
    "[](@cap)",
    "![](@cap)",
    "- [x] <u>",
    "&lt;script&gt; &#60;script&#62; &quot;",
    "\\<script>\\",
    "{{ x | safe }} {% raw %}",
    "\u{202e}<x>\u{0}",
    "<x\ny='>",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => select(PIECES).prop_map(str::to_owned),
        1 => "[<>\"'&=/ a-z(){}\\[\\]!@#:`*_~|\\\\-]{1,16}",
    ];
    let between = select(vec!["\n\n", "\n", " ", "", "\n> ", "\n- ", "\n    "]);
    prop::collection::vec((piece, between), 1..30)
        .prop_map(|pieces| pieces.iter().flat_map(|(piece, between)| [piece.as_str(), between]).collect())
}

/// A site that says `text` wherever an author can say something.
fn site(text: &str) -> Files {
    let line = serde_json::to_string(&text.replace('\n', " ")).expect("a string");
    let index = format!(
        "---\nkind: briefing\ntitle: {line}\ndescription: {line}\nsummary: [{line}]\nscope: {line}\n\
         provisions:\n  - {{id: cap, title: {line}, status: proposed, summary: {line}, evidence: gazette}}\n\
         quotes:\n  - {{by: ada, text: {line}, context: {line}, evidence: gazette}}\n\
         people:\n  - {{id: ada, name: {line}}}\n\
         sources:\n  - {{id: gazette, title: {line}, url: {line}, outlet: {line}}}\n---\n{text}\n"
    );
    let settings =
        format!("title: {line}\npublisher: {line}\nfooter: {line}\ncontact: {line}\nlicence: {line}\n");
    let about = format!("---\ntitle: {line}\n---\n{text}\n");
    [("content/_index.md", index), ("content/site.yaml", settings), ("content/about.md", about)]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text))
        .collect()
}

/// What is in a page that may not be; reads HTML more strictly than any browser does.
fn forbidden(page: &str) -> Option<String> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>")?;
    let mut in_main = false;
    while let Some((_, after)) = rest.split_once('<') {
        let shown = || format!("<{}", after.chars().take(120).collect::<String>());
        let Some((tag, behind)) = tag(after) else { return Some(shown()) };
        in_main |= tag.name == "main";
        let is_known = ELEMENTS.contains(&tag.name) && tag.attributes.iter().all(|(name, _)| known(name));
        let is_data = tag.attributes.contains(&("type", "application/ld+json"));
        let is_script =
            tag.name == "script" && !is_data && tag.attributes.iter().all(|(name, _)| *name != "src");
        if NEVER.contains(&tag.name) || (in_main && !is_known) || (is_script && !tag.is_end) {
            return Some(shown());
        }
        for (name, value) in &tag.attributes {
            let is_address = matches!(*name, "href" | "src" | "action");
            // The icon of the site may stand in the page: a picture, which runs nothing.
            let is_icon =
                tag.attributes.contains(&("rel", "icon")) && value.starts_with("data:image/svg+xml,");
            let leads = is_icon || scheme(value).is_none_or(|scheme| SCHEMES.contains(&scheme.as_str()));
            if name.starts_with("on") || *name == "style" || *name == "srcdoc" || (is_address && !leads) {
                return Some(shown());
            }
        }
        in_main &= !(tag.name == "main" && tag.is_end);
        rest = behind;
    }
    None
}

/// A page without the box of the search and what stands ready for its results: the theme's own, and nobody's text.
fn without_search(mut page: String) -> String {
    for (start, end) in [
        ("<form class=\"search\" role=\"search\"", "</form>"),
        ("<button type=\"button\" id=\"more\"", "</template>"),
    ] {
        if let Some(at) = page.find(start)
            && let Some(length) = page[at..].find(end)
        {
            page.replace_range(at..at + length + end.len(), "");
        }
    }
    page
}

/// The scheme of an address, if it has one: a letter, then letters, digits and a few signs.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic() || c <= ' ')
        && !scheme.contains(['/', '?', '#', '%', '(', '[', '!', '@', '*', '`', '~', '|', '=', '\'', '{']);
    is_one.then(|| scheme.to_lowercase())
}

fn known(attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute) || attribute.starts_with("data-")
}

struct Tag<'a> {
    name: &'a str,
    is_end: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

/// The tag behind a `<`: `name( attribute(="value")?)*>`, and what stands after it.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let (is_end, text) = text.strip_prefix('/').map_or((false, text), |text| (true, text));
    let (name, mut rest) = word(text)?;
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n']);
        if let Some(behind) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            return Some((Tag { name, is_end, attributes }, behind));
        }
        let (name, after) = word(rest)?;
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"')?,
            None => ("", after),
        };
        if value.contains('<') || !after.starts_with([' ', '\n', '>', '/']) {
            return None;
        }
        attributes.push((name, value));
        rest = after;
    }
}

fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?;
    text[..end].starts_with(|c: char| c.is_ascii_lowercase()).then(|| text.split_at(end))
}

#[test]
fn what_is_forbidden_is_found() {
    for bad in [
        "<script>x</script>",
        "<a href=\"javascript:x\">",
        "<p onclick=\"x\">",
        "<p style=\"x\">",
        "<x>",
        "<a b=<>",
    ] {
        assert!(forbidden(&format!("<!DOCTYPE html><main>{bad}</main>")).is_some(), "{bad}");
    }
    assert_eq!(forbidden("<!DOCTYPE html><main><p id=\"a\">x &lt; y<br></p></main>"), None);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_text_gives_only_allowed_html(text in hostile()) {
        let (seen, _) = seen(sources(&site(&text)), &Memo::default());
        let routes: BTreeSet<&str> = seen.pages.iter().map(|(route, _)| route.as_str()).collect();
        prop_assert!(routes.contains("/") && routes.contains("/about/"), "{routes:?}");
        for (route, page) in &seen.pages {
            let found = forbidden(&without_search(page.clone()));
            prop_assert!(found.is_none(), "{route}: {}", found.unwrap_or_default());
        }
    }
}
