//! Pieces of a file's text put in place of others: what is not changed keeps its bytes, mark and line ends too.

use std::ops::Range;

/// The bytes of a file with pieces of its text replaced; the pieces are sorted and apart from each other, their places those
/// of the text as [`super::decode()`] gives it. Nothing where the bytes are not UTF-8.
pub fn patched(bytes: &[u8], pieces: &[(Range<usize>, String)]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut places = Places { bytes, at: start, read: 0 };
    let mut out = Vec::with_capacity(bytes.len());
    let mut kept = 0;
    for (range, piece) in pieces {
        let (from, to) = (places.find(range.start)?, places.find(range.end)?);
        out.extend_from_slice(&bytes[kept..from]);
        out.extend_from_slice(piece.replace('\n', line_end).as_bytes());
        kept = to;
    }
    out.extend_from_slice(&bytes[kept..]);
    Some(out)
}

/// A walk along the bytes, counting those of the text.
struct Places<'a> {
    bytes: &'a [u8],
    at: usize,
    read: usize,
}

impl Places<'_> {
    /// Where the byte number `wanted` of the text stands; before a carriage return rather than behind it.
    fn find(&mut self, wanted: usize) -> Option<usize> {
        while self.read < wanted {
            let is_double = self.bytes.get(self.at)? == &b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            self.at += if is_double { 2 } else { 1 };
            self.read += 1;
        }
        (self.read == wanted).then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::patched;
    use crate::source::decode;

    fn check(before: &str, pieces: &[(std::ops::Range<usize>, &str)], after: &str) {
        let pieces: Vec<_> = pieces.iter().map(|(at, text)| (at.clone(), (*text).to_owned())).collect();
        let made = patched(before.as_bytes(), &pieces).expect("it is text");
        assert_eq!(String::from_utf8(made).expect("it is text"), after);
    }

    #[test]
    fn line_ends_and_the_mark_before_the_text_stay() {
        check("a: 1\nb: 2\n", &[(3..4, "one"), (5..5, "c: 3\n")], "a: one\nc: 3\nb: 2\n");
        check(
            "\u{feff}a: 1\r\nb: 2\r\n",
            &[(3..4, "one"), (5..5, "c: 3\n")],
            "\u{feff}a: one\r\nc: 3\r\nb: 2\r\n",
        );
        check("a: 1\r\nb", &[(4..4, "0")], "a: 10\r\nb");
        check("a\rb: є\r", &[(2..2, "x"), (7..7, "!")], "a\rxb: є!\r");
    }

    #[test]
    fn a_patched_file_reads_as_its_text_patched() {
        let bytes = "\u{feff}x\r\ny\rz\n".as_bytes();
        let (text, _) = decode(bytes);
        for at in 0..=text.len() {
            let mut wanted = text.clone();
            wanted.insert_str(at, "new\n");
            let made = patched(bytes, &[(at..at, "new\n".to_owned())]).expect("it is text");
            assert_eq!(decode(&made).0, wanted);
        }
    }

    #[test]
    fn what_is_not_text_is_left_alone() {
        assert_eq!(patched(b"a\xff", &[(0..1, "b".to_owned())]), None);
        assert_eq!(patched(b"a", &[(5..6, "b".to_owned())]), None);
    }
}
