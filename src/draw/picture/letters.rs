//! The letters that pictures are set in: how wide they are, and which there are.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// A face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For small words.
    Regular,
    /// For the largest.
    Bold,
}

/// Both faces: Literata in two weights, its Latin and Cyrillic letters.
pub const FILES: [&[u8]; 2] =
    [include_bytes!("literata-regular.ttf"), include_bytes!("literata-semibold.ttf")];

fn font(face: Face) -> FontRef<'static> {
    let file = FILES[usize::from(face == Face::Bold)];
    FontRef::new(file).expect("the faces in the program are read by a test")
}

/// How wide some words are, in pixels; kerning makes them a little narrower.
pub fn width(text: &str, size: f32, face: Face) -> f32 {
    let font = font(face);
    let letters = font.charmap();
    let metrics = font.glyph_metrics(Size::new(size), LocationRef::default());
    let widths = text.chars().map(|c| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)));
    widths.map(Option::unwrap_or_default).sum()
}

/// Whether the faces have every letter of some words.
pub fn has(text: &str) -> bool {
    let letters = font(Face::Regular);
    let letters = letters.charmap();
    text.chars().all(|c| c.is_whitespace() || letters.map(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_have_latin_and_cyrillic_letters_and_say_how_wide_they_are() {
        assert!(has("“Ŵords — ümläut, naïve, 1–2 €”") || has("“Words — ümläut, naïve, 1–2 €”"));
        assert!(has("Їжак і ґава: «так»"));
        assert!(!has("港") && !has("مرفأ"));
        for face in [Face::Regular, Face::Bold] {
            let (narrow, wide) = (width("iii", 40.0, face), width("WWW", 40.0, face));
            assert!(narrow > 10.0 && wide > 2.0 * narrow, "{narrow} {wide}");
        }
        assert!(width("words", 40.0, Face::Bold) > width("words", 40.0, Face::Regular));
    }
}
