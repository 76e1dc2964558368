//! Punctuation, tables, tasks, and what else of the dialect is more than plain Markdown.

use super::{clean, has, plain, shown};

#[test]
fn punctuation_is_set_as_a_typesetter_would_unless_the_site_says_no() {
    let (html, found) = plain("\"Quoted\" -- it's --- so... `\"code\"`\n");
    clean(&found);
    has(&html, &["“Quoted” – it’s — so… <code>\"code\"</code>"]);
    let site = "-- content/site.yaml --\nmarkup: {smart_punctuation: false}\n-- content/_index.md --\n---\ntitle: T\n---\n\"Quoted\" -- it's...\n";
    has(&shown(site, "/").0, &["\"Quoted\" -- it's..."]);
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    let site = |language: &str| {
        format!(
            "-- content/site.yaml --\nlanguage: {language}\n-- content/_index.md --\n---\ntitle: T\n---\n\"п'ять\" і “власні”\n"
        )
    };
    has(&shown(&site("uk"), "/").0, &["«п’ять» і “власні”"]);
    has(&shown(&site("de-AT"), "/").0, &["„п’ять“ і"]);
    has(&shown(&site("en-GB"), "/").0, &["“п’ять” і"]);
}

#[test]
fn a_translation_has_the_marks_of_its_own_language() {
    let site = "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\ntitle: T\n---\n\"a\"\n-- content/_index.uk.md --\n---\ntitle: Т\n---\n\"а\"\n";
    has(&shown(site, "/").0, &["“a”"]);
    has(&shown(site, "/uk/").0, &["«а»"]);
}

#[test]
fn a_table_scrolls_has_a_name_and_heads() {
    let (html, found) =
        plain("| | **Yes** `x` | [No](https://e.org) |\n|:-:|:--|--:|\n| A | 1 | a \\| b |\n");
    clean(&found);
    has(
        &html,
        &[
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Yes x, No\"><table>",
            "<thead><tr><td class=\"al-center\"></td><th scope=\"col\" class=\"al-left\"><strong>Yes</strong> <code>x</code></th><th scope=\"col\" class=\"al-right\"><a href=\"https://e.org\">No</a></th></tr></thead>",
            "<tbody>\n<tr><td class=\"al-center\">A</td><td class=\"al-left\">1</td><td class=\"al-right\">a | b</td></tr>",
        ],
    );
}

#[test]
fn a_task_is_named_by_its_item() {
    let (html, found) = plain("- [ ] open\n- [x] done\n");
    clean(&found);
    let id = |words: &str| {
        html[..html.find(words).expect("it")].rsplit("<li id=\"").next().map(|id| id[..13].to_owned())
    };
    has(
        &html,
        &[
            &format!(
                "<input type=\"checkbox\" disabled aria-labelledby=\"{}\"> open",
                id("> open").expect("an id")
            ),
            &format!(
                "<input type=\"checkbox\" disabled checked aria-labelledby=\"{}\"> done",
                id("> done").expect("an id")
            ),
        ],
    );
}

#[test]
fn words_can_be_struck_out_and_lists_can_begin_anywhere() {
    let (html, found) = plain("~~gone~~\n\n3. three\n4. four\n\n***\n\na  \nb\n");
    clean(&found);
    has(&html, &["<del>gone</del>", "<ol start=\"3\">", "<hr>", "a<br>\nb"]);
}
