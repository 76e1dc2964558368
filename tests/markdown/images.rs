//! Local images and files beside texts.

use super::{clean, found, has, plain, shown};

fn site(body: &str) -> String {
    format!(
        "-- content/_index.md --\n---\ntitle: T\n---\nx [d](docs/x.md)\n-- content/docs/x.md --\n---\ntitle: X\n---\n{body}\n-- content/docs/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40.4 30\"></svg>\n-- content/docs/plan.pdf --\nx\n"
    )
}

#[test]
fn a_local_image_gets_its_width_and_height() {
    let (html, found) = shown(&site("![A map](map.svg) [p](plan.pdf)"), "/docs/x/");
    clean(&found);
    has(&html, &["<img src=\"/docs/map.svg\" alt=\"A map\" width=\"40\" height=\"30\">"]);
}

#[test]
fn an_image_of_pixels_is_measured_too() {
    // The signature of a GIF, then width and height, lowest byte first.
    let gif = "GIF89a\u{7}\0\u{5}\0\0\0\0\0\0\0";
    let site =
        format!("-- content/_index.md --\n---\ntitle: T\n---\n![P](p.gif)\n-- content/p.gif --\n{gif}\n");
    let (html, found) = shown(&site, "/");
    clean(&found);
    has(&html, &["alt=\"P\" width=\"7\" height=\"5\""]);
}

#[test]
fn an_image_alone_is_a_figure_with_a_caption_and_a_credit() {
    let (html, found) = shown(
        &site(
            "![A map](map.svg \"The strait. Credit: Ann Lee\")\n\n![A map](@/docs/map.svg \"Credit: Ann\") [p](plan.pdf)",
        ),
        "/docs/x/",
    );
    clean(&found);
    has(
        &html,
        &[
            "<figure><img src=\"/docs/map.svg\" alt=\"A map\"",
            "<figcaption>The strait. <span class=\"credit\">Ann Lee</span></figcaption></figure>",
            "title=\"Ann\"",
        ],
    );
}

#[test]
fn an_image_needs_words_for_those_who_cannot_see_it() {
    assert_eq!(
        found(&site("![](map.svg) [p](plan.pdf)")),
        ["image/alt: this image has no words for those who cannot see it"]
    );
}

#[test]
fn a_missing_image_is_said_once() {
    assert_eq!(plain("![A map](map.png)").1, ["asset/missing: there is no file `content/map.png`"]);
}

#[test]
fn an_unused_file_is_a_warning_unless_a_translation_uses_it() {
    assert_eq!(
        found(&site("![A map](map.svg)")),
        ["asset/unused: nothing refers to this file; it is not published"]
    );
    let site = "-- content/site.yaml --\nlanguages: [en, uk]\n-- content/_index.md --\n---\ntitle: T\n---\nx\n-- content/_index.uk.md --\n---\ntitle: Т\n---\n![Карта](m.svg)\n-- content/m.svg --\n<svg width=\"4\" height=\"3px\"/>\n";
    clean(&found(site));
    has(&shown(site, "/uk/").0, &["src=\"/m.svg\" alt=\"Карта\" width=\"4\" height=\"3\""]);
}

#[test]
fn a_heavy_image_is_a_warning() {
    let heavy = "x".repeat(301 * 1024);
    let site = format!(
        "-- content/_index.md --\n---\ntitle: T\n---\n![A map](m.svg)\n-- content/m.svg --\n<svg viewBox=\"0 0 4 3\">{heavy}</svg>\n"
    );
    assert_eq!(found(&site), ["asset/heavy: `content/m.svg` weighs 301 KB"]);
}

#[test]
fn files_are_published_beside_their_page() {
    let site = crate::support::drawn(&site("![A map](map.svg) [p](plan.pdf#page=2)"));
    assert!(!site.has_errors(), "{:?}", site.report);
    let listing: Vec<String> = site.listing().into_iter().map(|(address, ..)| address).collect();
    assert!(listing.contains(&"/docs/map.svg".to_owned()) && listing.contains(&"/docs/plan.pdf".to_owned()));
    has(&crate::support::html_of(&site, "/docs/x/"), &["<a href=\"/docs/plan.pdf#page=2\">p</a>"]);
}

#[test]
fn the_name_of_a_file_may_hold_an_at() {
    let (html, found) = shown(
        "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map@2x.svg)\n-- content/map@2x.svg --\n<svg viewBox=\"0 0 4 3\"/>\n",
        "/",
    );
    clean(&found);
    has(&html, &["src=\"/map%402x.svg\""]);
}

#[test]
fn an_image_of_another_site_is_refused() {
    assert_eq!(plain("![A map](https://example.org/m.png)").1, ["image/remote: an image from another site"]);
    assert_eq!(
        plain("![A map](data:image/png;base64,x)").1,
        ["link/scheme: a link cannot begin with `data:`"]
    );
}

#[test]
fn what_is_no_image_is_a_warning() {
    assert_eq!(
        found("-- content/_index.md --\n---\ntitle: T\n---\n![A map](m.png)\n-- content/m.png --\nx\n"),
        ["asset/size: how large `content/m.png` is cannot be read from it"]
    );
}
