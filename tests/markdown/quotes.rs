//! A blockquote whose last line says who spoke is a quote record.

use super::{clean, found, has, shown};

fn site(body: &str) -> String {
    format!(
        "---\nkind: briefing\ntitle: T\npeople:\n  - {{id: ann, name: Ann Lee}}\nsources:\n  - {{id: paper, title: The paper}}\n---\nLead.\n\n{body}\n"
    )
}

#[test]
fn the_speaker_is_an_id_or_a_name() {
    for by in ["— @ann", "– Ann Lee", "-- Ann Lee", "— [Ann Lee](@ann)", "―Ann Lee"] {
        let text = site(&format!("> “We will *see* what comes.”\n>\n> {by}"));
        let (html, said) = shown(&text, "/quotes/");
        clean(&said);
        has(&html, &["<h2 id=\"by-ann\">", "“</span>We will see what comes.”"]);
    }
}

#[test]
fn its_id_is_the_speaker_and_four_words() {
    let text = site("> We will see what comes.\n> — @ann\n\n[it](@ann-we-will-see-what)");
    let (html, said) = shown(&text, "/quotes/");
    clean(&said);
    has(&html, &["id=\"ann-we-will-see-what\""]);
    has(
        &shown(&text, "/full/").0,
        &["<a href=\"/quotes/#ann-we-will-see-what\">it</a>", "class=\"card quote\""],
    );
}

#[test]
fn paragraphs_stay_and_only_the_outer_marks_go() {
    let text = site("> One.\n>\n> Two.\n>\n> — @ann\n\nx\n\n> “A” and “B”\n> — @ann");
    let site = crate::support::drawn(&text);
    let quotes = crate::support::main_of(&site, "/quotes/");
    has(&quotes, &["</span>One.</p>", "</span>Two.”</p>", "“A” and “B”"]);
}

#[test]
fn a_citation_with_the_words_is_their_evidence() {
    let (html, said) = shown(&site("> We will see. [@paper, para 3, own voice]\n> — @ann"), "/quotes/");
    clean(&said);
    has(&html, &["<a href=\"/sources/#paper\">The paper</a>, para 3"]);
}

#[test]
fn an_unknown_speaker_is_an_error_where_it_stands() {
    assert_eq!(found(&site("> We will see.\n> — @anne")), ["ref/dangling: no entry is called `anne`"]);
}

#[test]
fn other_blockquotes_stay_what_they_are() {
    let (html, said) =
        shown(&site("> Words — of theirs\n\n> a\n> > b\n> > — @ann\n\n> ![](@ann)\n> \n> — @ann"), "/full/");
    clean(&said);
    assert_eq!(html.matches("<blockquote>\n").count(), 4, "{html}");
}

#[test]
fn headings_and_notes_in_a_quote_leave_no_trace() {
    let (html, said) =
        shown(&site("> ## Heading\n>\n> Words[^1] here.\n>\n> — @ann\n\nEnd.\n\n[^1]: Note."), "/full/");
    assert_eq!(said, ["note/unused: nothing refers to the footnote `1`; it is not shown"]);
    has(&html, &["End."]);
    assert!(!html.contains("id=\"heading\"") && !html.contains("class=\"notes\""), "{html}");
}

#[test]
fn a_translation_gives_the_words_of_its_quotes() {
    let site = "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nx\n\n> We will see.\n> — Ann Lee\n-- content/_index.uk.md --\n---\nkind: briefing\ntitle: Т\n---\nx\n\n> Побачимо.\n> — Енн Лі\n";
    let (html, said) = shown(site, "/uk/quotes/");
    clean(&said);
    has(&html, &["Побачимо.", "id=\"ann-lee-we-will-see\""]);
    has(&shown(site, "/quotes/").0, &["We will see."]);
    let more = format!("{site}\n> Ще.\n> — Хтось\n");
    assert_eq!(found(&more), ["language/unmatched: the translation has 2 quotes with a speaker, the text 1"]);
}
