//! Pictures for previews in other places: drawn where the program can draw, and announced where they are.

use super::SITE;
use crate::support::{files, html_of, site};

/// The bytes of the picture at an address.
fn picture(text: &str, address: &str) -> Vec<u8> {
    let site = site(text);
    let file = site.files.iter().find(|file| file.route.as_str() == address);
    site.file(file.unwrap_or_else(|| panic!("no {address}: {:#?}", files(&site))))
}

fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "a PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn a_page_has_a_picture_of_the_size_it_says() {
    let page = html_of(&site(SITE), "/provisions/cap/");
    if cfg!(not(feature = "og")) {
        assert!(!page.contains("og:image") && page.contains("content=\"summary\""), "{page}");
        return;
    }
    for tag in [
        "<meta property=\"og:image\" content=\"https://example.org/b/provisions/cap/share.png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta property=\"og:image:alt\" content=\"A cap on tariffs. In the draft. The harbour &amp; &quot;quay&quot;. As of 20 December 2025 · The Desk\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "\"image\":\"https://example.org/b/provisions/cap/share.png\"",
    ] {
        assert!(page.contains(tag), "{tag}: {page}");
    }
    let png = picture(SITE, "/provisions/cap/share.png");
    assert_eq!(size(&png), (1200, 630));
    assert_eq!(png, picture(SITE, "/provisions/cap/share.png"), "the same bytes each time");
    let other = SITE
        .replace("status: in-draft, evidence: 'paper, para 2'", "status: agreed, evidence: 'paper, para 2'");
    assert_ne!(png, picture(&other, "/provisions/cap/share.png"), "another status is another picture");
    assert!(png.len() < 60_000, "{} bytes", png.len());
}

#[test]
fn half_a_sentence_that_was_said_is_in_no_picture() {
    let text = SITE.replace(
        "next:\n",
        "people:\n  - {id: jo, name: Jo}\nquotes:\n  - {id: half, by: jo, type: fragment, text: a good day, about: [cap], evidence: 'paper, para 5', body: More.}\nnext:\n",
    );
    let page = html_of(&site(&text), "/quotes/half/");
    let alt = page.split("og:image:alt\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    assert_eq!(alt.is_some(), cfg!(feature = "og"));
    assert!(alt.is_none_or(|alt| alt.starts_with("Jo. ") && !alt.contains("good day")), "{alt:?}");
}

#[test]
fn letters_that_the_pictures_do_not_have_leave_them_out() {
    let arabic = SITE.replace("title: The harbour & \"quay\"", "title: مرفأ");
    assert!(!html_of(&site(&arabic), "/").contains("og:image"));
    let ukrainian = html_of(&site(SITE), "/uk/");
    assert_eq!(ukrainian.contains("https://example.org/b/uk/share.png"), cfg!(feature = "og"), "{ukrainian}");
}

#[test]
fn a_site_without_a_whole_address_has_no_pictures() {
    let site = site(&SITE.replace("base_url: https://example.org/b/\n", ""));
    assert!(!files(&site).iter().any(|file| file.ends_with(".png")));
}
