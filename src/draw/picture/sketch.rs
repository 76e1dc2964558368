//! The picture of a page, as a drawing: words set in lines that fit, the brand's colour, and nothing else.

use super::SIZE;
use super::letters::{Face, has, width};
use crate::settings::Brand;
use crate::views::Poster;
use std::fmt::Write as _;

/// The space left free on both sides.
const MARGIN: f32 = 80.0;

/// The sizes of the largest words, with how many lines of each there is room for.
const SIZES: &[(f32, usize)] = &[(76.0, 3), (64.0, 4), (54.0, 5), (46.0, 6), (40.0, 7)];

/// The theme's own colour.
const COLOUR: &str = "#12343b";

/// The picture of a page as SVG.
pub fn sketch(poster: &Poster, brand: Option<Brand>) -> String {
    let colour = brand.map_or_else(|| COLOUR.to_owned(), |brand| brand.light().to_string());
    let (wide, high) = SIZE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" font-family=\"Literata\">\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fcfcfa\"/>\
         <rect width=\"{wide}\" height=\"16\" fill=\"{colour}\"/>"
    );
    let mut line = |text: &str, at: f32, size: f32, face: Face, colour: &str| {
        if !has(text) {
            return;
        }
        let weight = if face == Face::Bold { 600 } else { 400 };
        let _ = write!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{at}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
            escaped(text)
        );
    };
    let room = 1200.0 - 2.0 * MARGIN;
    if !poster.above.is_empty() {
        line(&cut(&poster.above, 30.0, Face::Regular, room), 92.0, 30.0, Face::Regular, "#4a5256");
    }
    // Words for which there are no letters are better left out than shown as boxes.
    let title = if has(&poster.title) { &poster.title } else { &poster.above };
    let (size, lines) = fitted(title, room);
    let leading = size * 1.18;
    let mut at = 150.0 + size;
    for text in &lines {
        line(text, at, size, Face::Bold, "#14171a");
        at += leading;
    }
    if !poster.standing.is_empty() {
        line(&cut(&poster.standing, 34.0, Face::Regular, room), at + 20.0, 34.0, Face::Regular, &colour);
    }
    line(&cut(&poster.foot, 28.0, Face::Regular, room), 570.0, 28.0, Face::Regular, "#4a5256");
    svg.push_str("</svg>");
    svg
}

/// The largest size at which words fit, and their lines; words too many even for the smallest end in `…`.
fn fitted(text: &str, room: f32) -> (f32, Vec<String>) {
    for (size, most) in SIZES {
        let lines = wrapped(text, *size, room);
        if lines.len() <= *most && lines.iter().all(|line| width(line, *size, Face::Bold) <= room) {
            return (*size, lines);
        }
    }
    let (size, most) = SIZES[SIZES.len() - 1];
    let mut lines = wrapped(text, size, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    (size, lines.iter().map(|line| cut(line, size, Face::Bold, room)).collect())
}

/// Words in lines, none of them longer than there is room, but for a word that is.
fn wrapped(text: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, Face::Bold) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A line that is no longer than there is room: it ends in `…` where it would be.
fn cut(text: &str, size: f32, face: Face, room: f32) -> String {
    if width(text, size, face) <= room {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| at).rev();
    let fits = ends
        .map(|end| format!("{}…", text[..end].trim_end_matches([' ', '…', ',', '·'])))
        .find(|line| width(line, size, face) <= room);
    fits.unwrap_or_default()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poster(title: &str) -> Poster {
        let [standing, above, foot, alt] =
            ["In the draft", "The harbour", "As of today", "x"].map(str::to_owned);
        Poster { title: title.to_owned(), standing, above, foot, alt }
    }

    /// Every line of a picture: its text, its size and where it stands.
    fn lines(svg: &str) -> Vec<(String, f32, f32)> {
        let field = |text: &str, name: &str| -> f32 {
            let (_, rest) = text.split_once(&format!(" {name}=\"")).expect("a field");
            rest.split('"').next().expect("a value").parse().expect("a number")
        };
        let texts = svg.split("<text").skip(1).map(|text| {
            let words = text.split_once('>').expect("a tag").1.split("</text>").next().expect("words");
            (words.to_owned(), field(text, "font-size"), field(text, "y"))
        });
        texts.collect()
    }

    #[test]
    fn no_words_leave_the_picture_however_many_there_are() {
        let long = "Неймовірнодовгеслово".repeat(20);
        for title in ["Short", &"many words of a title ".repeat(40), &long, "W", ""] {
            for (text, size, at) in lines(&sketch(&poster(title), None)) {
                assert!(width(&text, size, Face::Bold) <= 1200.0 - 2.0 * MARGIN + 0.5, "{text}");
                assert!(at <= 600.0, "{text} stands at {at}");
            }
        }
    }

    #[test]
    fn lines_do_not_stand_on_each_other() {
        for words in 1..60 {
            let lines = lines(&sketch(&poster(&"word ".repeat(words)), None));
            for pair in lines.windows(2) {
                assert!(pair[1].2 - pair[0].2 >= pair[1].1 * 0.9, "{words}: {pair:?}");
            }
        }
    }

    #[test]
    fn words_are_text_and_no_tags() {
        let svg = sketch(&poster("<image href=\"file:///etc/passwd\"/> & more"), None);
        assert!(svg.contains("&lt;image") && !svg.contains("<image"), "{svg}");
    }
}
