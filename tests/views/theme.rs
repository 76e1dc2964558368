//! A site's own templates over the theme's, file by file.

use crate::support::{drawn, findings, html_of};
use standfirst::{At, Diagnostic, Site};

const PAGES: &str = "-- content/_index.md --\n---\ntitle: Home\n---\nWords. [a](a.md) [b](b.md)\n-- content/a.md --\n---\ntitle: A\n---\nWords.\n-- content/b.md --\n---\ntitle: B\n---\nWords.\n";

fn with(files: &str) -> Site {
    drawn(&format!("{PAGES}{files}"))
}

/// What a finding points at.
fn pointed(finding: &Diagnostic, text: &str) -> String {
    match &finding.at {
        At::Range(range) => text[range.clone()].to_owned(),
        at => format!("{at:?}"),
    }
}

#[test]
fn one_file_is_replaced_and_the_others_stay() {
    let site =
        with("-- templates/page.html --\n<!DOCTYPE html><title>{{ page.title }}</title><main>mine</main>\n");
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
    assert_eq!(html_of(&site, "/a/").trim(), "<!DOCTYPE html><title>A</title><main>mine</main>");
    assert!(html_of(&site, "/").contains("<h1>Home</h1>"));
}

#[test]
fn a_file_may_extend_what_it_replaces() {
    let site = with(
        "-- templates/page.html --\n{% extends \"standfirst/page.html\" %}\n{% block lede %}{{ super() }}<p>more</p>{% endblock lede %}\n-- templates/base.html --\n{% extends \"standfirst/base.html\" %}\n{% block footer %}<footer>own</footer>{% endblock footer %}\n",
    );
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
    let html = html_of(&site, "/a/");
    assert!(
        html.contains("<p>more</p>") && html.contains("<footer>own</footer>") && html.contains("<h1>A</h1>"),
        "{html}"
    );
}

#[test]
fn a_component_is_replaced_by_its_name() {
    let site = drawn(
        "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nterms: [{id: a, term: A word, definition: B}]\n---\nx\n\n![](@a)\n-- templates/components/term.html --\n{% component card_term(card, level, id, alone, brief, @words) -%}\n<p class=\"own\"{% if id %} id=\"{{ id }}\"{% endif %}>{{ card.entry.title }}</p>\n{%- endcomponent card_term %}\n",
    );
    assert!(
        findings(&site).iter().all(|finding| finding.starts_with("briefing/not-reviewed")),
        "{:#?}",
        findings(&site)
    );
    assert!(html_of(&site, "/terms/").contains("<p class=\"own\" id=\"a\">A word</p>"));
    assert!(html_of(&site, "/full/").contains("<p class=\"own\">A word</p>"));
}

#[test]
fn every_site_has_hooks_for_its_head_and_its_style() {
    let site = with(
        "-- templates/head-extra.html --\n<meta name=\"own\" content=\"{{ page.title }}\">\n-- static/site.css --\np { color: red }\n",
    );
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
    let html = html_of(&site, "/a/");
    let (css, own) =
        (html.find("rel=\"stylesheet\" href=\"/site."), html.find("<meta name=\"own\" content=\"A\">"));
    assert!(html.find("href=\"/style.") < css && css < own && own < html.find("</head>"), "{html}");
    assert!(css.is_some());
    assert!(!html_of(&with(""), "/a/").contains("site."));
}

#[test]
fn the_policy_is_extended_once_and_says_so() {
    let site = drawn(&format!(
        "-- content/site.yaml --\ncsp_extra: frame-src https://charts.example; img-src https://img.example; object-src https://o.example\n{PAGES}"
    ));
    let found = findings(&site);
    assert!(
        found.len() == 1 && found[0].starts_with("settings/policy content/site.yaml csp_extra"),
        "{found:?}"
    );
    let html = html_of(&site, "/a/");
    for part in [
        "img-src 'self' data: https://img.example;",
        "frame-src https://charts.example\">",
        "object-src https://o.example;",
        "default-src 'none'; script-src 'self';",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let quoted = drawn(&format!("-- content/site.yaml --\ncsp_extra: 'img-src \"><script>'\n{PAGES}"));
    assert!(!html_of(&quoted, "/a/").contains("><script>"));
}

#[test]
fn all_bad_templates_show_in_one_run_and_the_good_ones_are_used() {
    let bad = "line one\n{{ x | nofilter }}\n";
    let site = with(&format!(
        "-- templates/a.html --\n{{% if x %}}\n-- templates/b.html --\n{bad}-- templates/c.html --\n{{% extends \"d.html\" %}}\n-- templates/d.html --\n{{% extends \"c.html\" %}}\n-- templates/e.html --\n{{% include \"e.html\" %}}\n-- templates/f.html --\n{{% extends \"nope.html\" %}}\n-- templates/g.html --\n{{{{ <nope /> }}}} {{% include \"nope.html\" %}}\n-- templates/page.html --\n{{% extends \"mine.html\" %}}\n-- templates/mine.html --\n{{% extends \"standfirst/page.html\" %}}\n{{% block footer %}}own{{% endblock footer %}}\n"
    ));
    let found: Vec<String> =
        findings(&site).iter().map(|finding| finding.split(" / ").next().unwrap_or("").to_owned()).collect();
    assert_eq!(
        found,
        [
            "template/syntax templates/a.html : unexpected end of input",
            "template/syntax templates/b.html : unknown filter `nofilter`",
            "template/syntax templates/c.html : this template leads back to itself: c.html → d.html → c.html",
            "template/syntax templates/d.html : this template leads back to itself: c.html → d.html → c.html",
            "template/syntax templates/e.html : this template leads back to itself: e.html → e.html",
            "template/syntax templates/f.html : there is no template `nope.html` to extend",
            "template/syntax templates/g.html : unknown component `nope`",
            "template/syntax templates/g.html : unknown template `nope.html`",
        ]
    );
    let filter =
        site.report.iter().find(|finding| &*finding.file == "templates/b.html").expect("it is reported");
    let At::Range(range) = &filter.at else { panic!("{filter:?}") };
    assert_eq!(bad[..range.start].lines().count(), 2, "the second line: {range:?}");
    assert!(html_of(&site, "/a/").contains("own"));
}

#[test]
fn an_undefined_variable_is_an_error_with_line_and_page() {
    let template =
        "{% extends \"standfirst/page.html\" %}\n{% block lede %}\n{{ page.titel }}{% endblock lede %}\n";
    let site = with(&format!("-- templates/page.html --\n{template}"));
    assert_eq!(site.report.len(), 1, "{:#?}", site.report);
    let finding = &site.report[0];
    assert_eq!((finding.rule.name, &*finding.file), ("template/render", "templates/page.html"));
    assert!(finding.message.starts_with("field `titel` is not defined"), "{}", finding.message);
    assert!(finding.message.ends_with("(and 1 more pages)"), "{}", finding.message);
    assert!(pointed(finding, template).contains("titel"), "{}", pointed(finding, template));
    let help = finding.help.as_deref().expect("help");
    assert!(help.contains("met while drawing /a/") && help.contains("explain view page"), "{help}");
}

#[test]
fn pieces_that_many_pages_show_fail_at_their_line_like_any_template() {
    let briefing = "-- content/_index.md --\n---\nkind: briefing\ntitle: Home\nprovisions:\n- id: one\n  title: One\n  status: proposed\n  evidence: https://example.org/a\nquestions:\n- question: Why?\n  about: one\n---\nWords.\n";
    let doors = "{% component door_list(doors, menu, here) -%}\n{{ doors.nope }}\n{%- endcomponent door_list %}\n\
                 {% component door_link(item, here) -%}{%- endcomponent door_link %}\n";
    let card = "{% component card_question(card, level, id, alone, brief) -%}\n{{ card.nope }}\n\
                {%- endcomponent card_question %}\n";
    for (file, text) in [("doors", doors), ("question", card)] {
        let site = drawn(&format!("{briefing}-- templates/components/{file}.html --\n{text}"));
        let finding = &site.report.iter().find(|finding| finding.rule.name == "template/render");
        let finding = finding.unwrap_or_else(|| panic!("{:#?}", site.report));
        assert_eq!(&*finding.file, format!("templates/components/{file}.html"));
        assert!(pointed(finding, text).contains("nope"), "{}", pointed(finding, text));
        assert!(
            finding.help.as_deref().is_some_and(|help| help.contains("met while drawing /")),
            "{finding:?}"
        );
    }
}

/// The theme's own version of a template, as `standfirst eject` would write it for the theme with this mark.
fn taken(from: &str) -> Site {
    let own =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/page.html")).expect("a file");
    let mark =
        if from.is_empty() { blake3::hash(own.as_bytes()).to_hex()[..8].to_owned() } else { from.to_owned() };
    with(&format!(
        "-- templates/page.html --\n{{#- taken from standfirst 0.0.1 {mark} -#}}\n{own}{{#- own -#}}\n"
    ))
}

#[test]
fn a_template_of_an_older_theme_is_noted() {
    assert!(findings(&taken("")).is_empty(), "{:#?}", findings(&taken("")));
    let found = findings(&taken("0a1b2c3d"));
    assert!(found.len() == 1 && found[0].starts_with("template/older templates/page.html"), "{found:?}");
    assert!(html_of(&taken("0a1b2c3d"), "/a/").starts_with("<!DOCTYPE html>"));
}

#[test]
fn words_are_replaced_one_by_one() {
    let site = with("-- templates/i18n/en.yaml --\nviews:\n  search: {title: Everything here}\n");
    assert!(findings(&site).is_empty(), "{:#?}", findings(&site));
    assert!(html_of(&site, "/search/").contains("<h1>Everything here</h1>"));
    assert!(html_of(&site, "/search/").contains(">All pages</a>"));
}

#[test]
fn templates_can_read_no_file_environment_network_or_clock() {
    for call in [
        "get_env(name=\"HOME\")",
        "now()",
        "load_data(path=\"x\")",
        "read_file(path=\"x\")",
        "get_random(end=2)",
    ] {
        let site = with(&format!("-- templates/page.html --\n{{{{ {call} }}}}\n"));
        let found = findings(&site);
        assert!(
            found[0].starts_with("template/syntax templates/page.html : unknown function"),
            "{call}: {found:?}"
        );
    }
}

#[test]
fn what_templates_print_is_escaped() {
    let site = drawn("-- content/_index.md --\n---\ntitle: \"<b>'\\\"&\"\n---\nWords.\n");
    let html = html_of(&site, "/");
    assert!(html.contains("<h1>&lt;b&gt;") && !html.contains("<b>"), "{html}");
}
