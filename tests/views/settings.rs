//! Settings of looks: what they do to the files that are published, and what is refused.

use crate::support::{findings, site};
use standfirst::Site;

fn with(settings: &str) -> Site {
    site(&format!(
        "-- content/site.yaml --\ntitle: T\n{settings}-- content/_index.md --\n---\ntitle: T\n---\nWords.\n"
    ))
}

/// The style sheet of a site with these settings.
fn style(settings: &str) -> String {
    let site = with(settings);
    let asset = site.assets.all.iter().find(|asset| &*asset.from == "static/style.css").expect("the sheet");
    String::from_utf8(asset.data.read().expect("in memory").to_vec()).expect("a style sheet is text")
}

/// The one finding on a site with these settings.
#[track_caller]
fn refused(settings: &str) -> String {
    let found: Vec<String> =
        findings(&with(settings)).into_iter().filter(|found| found.contains("site.yaml")).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().expect("one")
}

#[test]
fn a_brand_of_one_colour_gets_a_lighter_one_for_dark_pages() {
    let style = style("brand: \"#1d4f5c\"\n");
    let dark = style.split_once("--brand:light-dark(#1d4f5c,").expect("the brand").1.split(')').next();
    let dark = dark.expect("the dark colour");
    assert!(dark.starts_with('#') && dark.len() == 7 && dark != "#1d4f5c", "{dark}");
}

#[test]
fn a_brand_of_two_colours_is_taken_as_it_is() {
    assert!(
        style("brand: {light: \"#1d4f5c\", dark: \"#88c4d4\"}\n").contains("light-dark(#1d4f5c,#88c4d4)")
    );
    assert!(!style("").contains(":root{--brand:"));
}

#[test]
fn a_brand_that_cannot_be_read_is_refused_with_the_nearest_that_can() {
    let found = refused("brand: \"#ffcc00\"\n");
    assert!(
        found.starts_with("settings/brand content/site.yaml brand: `#ffcc00` has a contrast of 1.4"),
        "{found}"
    );
    let near = found.rsplit('`').nth(1).expect("a colour").to_owned();
    assert!(!style(&format!("brand: \"{near}\"\n")).is_empty());
    assert!(
        findings(&with(&format!("brand: \"{near}\"\n"))).iter().all(|found| !found.contains("brand")),
        "{near}"
    );
    let found = refused("brand: {light: \"#1d4f5c\", dark: \"#1d4f5c\"}\n");
    assert!(found.contains("brand.dark") && found.contains("dark page"), "{found}");
}

#[test]
fn what_is_no_colour_is_refused() {
    assert!(refused("brand: teal\n").contains("`teal` is not a colour"));
    assert!(refused("brand: {light: \"#1d4f5c\"}\n").contains("a `light` one and a `dark` one"));
}

/// What is published below `fonts/`.
fn faces(site: &Site) -> Vec<String> {
    let all = site.assets.all.iter().map(|asset| asset.route.to_string());
    all.filter(|route| route.starts_with("/fonts/")).collect()
}

#[test]
fn embedded_faces_are_published_with_their_licence_under_the_names_that_the_sheet_gives_them() {
    let site = with("");
    let faces = faces(&site);
    assert!(faces.iter().any(|route| route.ends_with(".txt")), "{faces:?}");
    let style = style("");
    let fonts: Vec<&String> = faces.iter().filter(|route| route.ends_with(".woff2")).collect();
    assert_eq!(fonts.len(), 2, "Latin and Cyrillic: {faces:?}");
    for route in fonts {
        assert!(style.contains(&format!("url({})", route.trim_start_matches('/'))), "{route}");
    }
}

#[test]
fn with_the_readers_own_fonts_none_are_published() {
    assert_eq!(faces(&with("fonts: system\n")), Vec::<String>::new());
    assert!(!style("fonts: system\n").contains("@font-face"));
}

#[test]
fn a_face_of_the_site_takes_the_place_of_the_themes() {
    let site = site(
        "-- content/_index.md --\n---\ntitle: T\n---\nWords.\n-- static/fonts.css --\n@font-face{font-family:Own;\
         src:url(fonts/own.woff2)}\n-- static/fonts/own.woff2 --\nx\n-- static/fonts/own-licence.txt --\nFree.\n",
    );
    let faces = faces(&site);
    assert_eq!(faces.len(), 2, "{faces:?}");
    assert!(
        faces.iter().any(|route| route.starts_with("/fonts/own.") && route.len() > "/fonts/own.woff2".len())
    );
}

#[test]
fn a_word_that_a_setting_does_not_take_is_refused() {
    assert!(refused("fonts: comic\n").contains("`comic`"));
    assert!(refused("vocabulary: law\n").contains("`law`"));
    assert!(
        refused("vocabularies: {status: {mooted: {label: Mooted, definition: M., rung: agred}}}\n")
            .contains("`agred`")
    );
}
