//! Places as editors count them: lines from 0, columns in UTF-16 code units (Language Server Protocol 3.17, "Position").

use crate::report::Place;
use lsp_types::{Position, Range};

/// The byte of the text at a position; the end of its line for one behind it.
pub(super) fn byte(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or_default();
    let mut units = 0;
    for (at, c) in line.char_indices() {
        if units >= position.character {
            return start + at;
        }
        units += count(c.len_utf16());
    }
    start + line.len()
}

/// The position of a byte of the text.
pub(super) fn position(text: &str, byte: usize) -> Position {
    let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let before = &text[..byte];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: count(before.matches('\n').count()),
        character: count(before[start..].encode_utf16().count()),
    }
}

/// The range of bytes of the text.
pub(super) fn range(text: &str, bytes: std::ops::Range<usize>) -> Range {
    Range { start: position(text, bytes.start), end: position(text, bytes.end) }
}

/// A place of a finding, which counts lines and characters from 1.
pub(super) fn place(lines: &[&str], place: &Place) -> Range {
    let at = |line: usize, column: usize| {
        let text = lines.get(line - 1).copied().unwrap_or_default();
        let units: usize = text.chars().take(column - 1).map(char::len_utf16).sum();
        Position { line: count(line - 1), character: count(units) }
    };
    Range { start: at(place.line, place.column), end: at(place.end_line, place.end_column) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_outside_the_basic_plane_count_twice() {
        let text = "a\n«🙂» б\n";
        let behind_face = text.find('»').expect("it is there");
        let position = position(text, behind_face);
        assert_eq!((position.line, position.character), (1, 3));
        assert_eq!(byte(text, position), behind_face);
        assert_eq!(byte(text, Position { line: 1, character: 99 }), text.len() - 1);
        assert_eq!(byte(text, Position { line: 9, character: 0 }), text.len());
        let face = Place { line: 2, column: 2, end_line: 2, end_column: 3, ..Place::default() };
        let lines: Vec<&str> = text.lines().collect();
        let range = place(&lines, &face);
        assert_eq!((range.start.character, range.end.character), (1, 3));
    }
}
