//! What every reader loads besides the page stays small.

use crate::support::{compressed, repository_site};
use standfirst::{Memo, Site};

/// The most bytes of each, compressed.
const MOST: &[(&str, usize)] = &[
    ("static/style.css", 5 * 1024),
    ("static/search.js", 4 * 1024),
    ("static/clock.js", 1024),
    ("static/card.css", 1280),
];

#[test]
fn style_and_scripts_are_no_larger_than_readers_were_promised() {
    for (folder, as_of) in [(".", "2025-12-22"), ("examples/harbour-accord", "2031-06-20")] {
        let site = Site::make(repository_site(folder, as_of), &Memo::default());
        for (path, most) in MOST {
            let asset = site.assets.all.iter().find(|asset| &*asset.from == *path).expect("it is published");
            let size = compressed(&asset.data.read().expect("it can be read"));
            assert!(size > 200 && size <= *most, "{folder}: {path} is {size} bytes of {most}");
        }
    }
}
