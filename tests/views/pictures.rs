//! Pictures in texts, the logo and the icon.

use super::between;
use crate::support::{findings, page, site};

const MAP: &str = "-- content/map.svg --\n<svg viewBox=\"0 0 24 16\"></svg>\n";

fn drawn(text: &str) -> String {
    let page = page(&format!("-- content/_index.md --\n---\ntitle: T\n---\n{text}\n{MAP}"), "/");
    between(&page, "<main", "</main>").to_owned()
}

#[test]
fn a_picture_has_its_size_and_only_the_first_of_a_page_is_loaded_at_once() {
    let html = drawn("![One](map.svg)\n\n![Two](map.svg)\n");
    let tags: Vec<&str> = html.split("<img ").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    assert_eq!(
        tags,
        [
            "src=\"/map.svg\" alt=\"One\" width=\"24\" height=\"16\"",
            "src=\"/map.svg\" alt=\"Two\" width=\"24\" height=\"16\" loading=\"lazy\"",
        ]
    );
}

#[test]
fn whom_a_picture_comes_from_stands_under_it() {
    let caption = |title: &str| {
        between(&drawn(&format!("![A map](map.svg \"{title}\")")), "<figure>", "</figure>").to_owned()
    };
    assert!(
        caption("The strait. credit: Jo Marsh")
            .ends_with("<figcaption>The strait. <span class=\"credit\">Jo Marsh</span></figcaption>")
    );
    assert!(
        caption("Credit: Jo Marsh")
            .ends_with("<figcaption><span class=\"credit\">Jo Marsh</span></figcaption>")
    );
    assert!(caption("The strait").ends_with("<figcaption>The strait</figcaption>"));
    assert!(caption("İİ credit: Jo").contains("İİ"), "letters that grow in lower case do not break it");
    assert!(!drawn("![A map](map.svg)").contains("figcaption"));
}

#[test]
fn a_picture_without_a_size_is_reported_where_it_is_used() {
    let text = "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
    let found = findings(&site(text));
    assert!(found.iter().any(|found| found.starts_with("asset/size content/_index.md")), "{found:#?}");
}

fn with(settings: &str, files: &str) -> String {
    format!("-- content/site.yaml --\n{settings}-- content/_index.md --\n---\ntitle: T\n---\nWords.\n{files}")
}

#[test]
fn the_logo_has_its_size_and_stands_for_the_publisher_in_words() {
    let files = "-- static/logo.svg --\n<svg width=\"120\" height=\"40\"></svg>\n";
    let home = page(&with("title: The site\npublisher: The desk\nlogo: logo.svg\n", files), "/");
    let logo = between(&home, "<p class=\"logo\">", "</p>");
    assert!(logo.starts_with("<a href=\"/\"><img src=\"/logo."), "{logo}");
    assert!(logo.ends_with(".svg\" alt=\"The desk\" width=\"120\" height=\"40\"></a>"), "{logo}");
    let home = page(&with("title: The site\nlogo: logo.svg\n", files), "/");
    assert!(between(&home, "<p class=\"logo\">", "</p>").contains("alt=\"The site\""));
}

#[test]
fn the_icon_is_linked_with_its_type_in_place_of_the_themes() {
    let files = "-- static/mark.ico --\nx\n";
    let text = with("icon: mark.ico\n", files);
    let link = between(&page(&text, "/"), "<link rel=\"icon\" ", ">").to_owned();
    assert!(
        link.starts_with("href=\"/mark.") && link.ends_with("type=\"image/vnd.microsoft.icon\""),
        "{link}"
    );
    assert!(site(&text).assets.all.iter().all(|asset| &*asset.from != "static/icon.svg"));
    assert!(page(&with("", ""), "/").contains("type=\"image/svg+xml\""));
}

#[test]
fn a_small_drawing_is_an_icon_within_the_page_and_a_larger_one_a_file() {
    let small = "<svg viewBox=\"0 0 2 1\"><!-- \u{e9} & 100% #1 --></svg>\n";
    let large = format!("<svg viewBox=\"0 0 2 1\"><!-- {} --></svg>\n", "x".repeat(600));
    for (drawing, is_within) in [(small, true), (&large, false)] {
        let home = page(&with("icon: mark.svg\n", &format!("-- static/mark.svg --\n{drawing}")), "/");
        let link = between(&home, "<link rel=\"icon\" href=\"", "\"");
        if is_within {
            let data = link.strip_prefix("data:image/svg+xml,").unwrap();
            assert!(!data.contains(['#', '&', '<', ' ', '{']), "{data}");
            assert_eq!(percent_encoding::percent_decode_str(data).decode_utf8().unwrap(), drawing);
        } else {
            assert!(link.starts_with("/mark."), "{link}");
        }
    }
}

#[test]
fn a_logo_or_icon_that_cannot_be_shown_is_refused_where_it_is_set() {
    for (settings, files, words) in [
        (
            "title: S\nlogo: lgoo.svg\n",
            "-- static/logo.svg --\n<svg viewBox=\"0 0 2 1\"></svg>\n",
            "did you mean `logo.svg`?",
        ),
        (
            "title: S\nlogo: logo.pdf\n",
            "-- static/logo.pdf --\nx\n",
            "logo: `logo.pdf` is no file that a browser shows",
        ),
        (
            "title: S\nlogo: logo.svg\n",
            "-- static/logo.svg --\n<svg></svg>\n",
            "logo: how large `logo.svg` is",
        ),
        (
            "logo: logo.svg\n",
            "-- static/logo.svg --\n<svg viewBox=\"0 0 2 1\"></svg>\n",
            "logo: the logo has no words",
        ),
        (
            "icon: mark.gif\n",
            "-- static/mark.gif --\nx\n",
            "icon: `mark.gif` is no file that a browser shows as icon",
        ),
    ] {
        let found = findings(&site(&with(settings, files)));
        assert!(
            found.iter().any(|found| found.starts_with("settings/file") && found.contains(words)),
            "{settings}: {found:#?}"
        );
    }
}
