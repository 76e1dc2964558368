//! Text as it is compared: marks, dashes, spaces and composed letters folded, and where speech stands in it.

use super::speech::Speech;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// A text folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// What stands between quotation marks: ranges of the folded text, in order, the outermost marks only.
    pub speech: Vec<Range<usize>>,
    /// Where each line of the plain text begins in the folded one.
    pub lines: Vec<usize>,
}

/// Words as they are compared, without the quotation marks around all of them.
pub fn folded(words: &str) -> String {
    let mut text = fold(words).text;
    if text.len() > 2 && text.starts_with(MARK) && text.ends_with(MARK) {
        text.pop();
        text.remove(0);
    }
    text
}

/// The text folded: quotation marks and apostrophes of all shapes are one, dashes of all lengths are one and take the
/// spaces around them, any run of white space is one space, three points are an ellipsis, letters are composed (NFC),
/// and what cannot be seen is left out.
pub fn fold(text: &str) -> Folded {
    with_places(text, |_, _| {})
}

/// The same; `place` is told where in `text` each byte of the folded text comes from.
pub fn with_places(text: &str, mut place: impl FnMut(usize, usize)) -> Folded {
    let is_composed = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    let composed: Option<String> = (!is_composed).then(|| text.nfc().collect());
    let text = composed.as_deref().unwrap_or(text);
    let mut folding = Folding {
        out: Folded { text: String::with_capacity(text.len()), speech: Vec::new(), lines: vec![0] },
        speech: Speech::default(),
        space: false,
        before: ' ',
        last: '.',
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = folding.out.text.len();
        let plain = text.as_bytes()[at..].iter().take_while(|byte| is_plain(**byte)).count();
        let end = at + plain.max(c.len_utf8());
        if plain > 0 {
            folding.take_plain(&text[at..end]);
        } else {
            folding.take(c, &text[end..]);
        }
        let shift = folding.out.text.len().saturating_sub(start + plain);
        for byte in start..folding.out.text.len() {
            place(byte, at + if plain > 0 { (byte - start).saturating_sub(shift) } else { 0 });
        }
        // Points set apart by spaces are an ellipsis too: the space before a point falls away.
        at = end + usize::from(c == '.' && text[end..].starts_with(" ."));
    }
    let end = folding.out.text.len();
    folding.speech.end(end, &mut folding.out.speech);
    folding.out
}

/// The one mark that all quotation marks and apostrophes become.
pub const MARK: char = '\'';

/// Whether a character is a quotation mark or an apostrophe.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '«'
            | '»'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‹'
            | '›'
            | 'ʼ'
            | '′'
            | '″'
            | '＂'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－')
}

/// Whether a character leaves nothing to see.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a byte is a letter or a mark that folding leaves as it is, whatever stands beside it.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b',' | b';' | b':' | b'!' | b'?' | b'(' | b')')
}

struct Folding {
    out: Folded,
    speech: Speech,
    /// White space was met that is not written yet.
    space: bool,
    /// The character before, white space included.
    before: char,
    /// The last character that can be seen.
    last: char,
}

impl Folding {
    /// Takes characters that stay as they are.
    fn take_plain(&mut self, run: &str) {
        self.pay_space();
        self.out.text.push_str(run);
        self.last = char::from(run.as_bytes()[run.len() - 1]);
        self.before = self.last;
    }

    fn take(&mut self, c: char, rest: &str) {
        if is_unseen(c) {
            return;
        }
        if c == '\n' {
            self.line(rest);
        }
        if c.is_whitespace() {
            self.space = true;
        } else if is_dash(c) {
            if !self.out.text.ends_with('-') {
                self.out.text.push('-');
            }
            self.space = false;
        } else if is_mark(c) {
            self.mark(c, rest);
        } else {
            self.pay_space();
            match c {
                '…' => self.out.text.push_str("..."),
                c => self.out.text.push(c),
            }
        }
        if !c.is_whitespace() {
            self.last = c;
        }
        self.before = c;
    }

    /// A line ends; whether a paragraph does is told by what stands around the break.
    fn line(&mut self, rest: &str) {
        let is_blank = self.before == '\n';
        let is_ended = is_mark(self.last) || matches!(self.last, '.' | '!' | '?' | ':' | ';' | '…' | ')');
        if is_blank || is_ended {
            let next = rest.trim_start().chars().next();
            self.speech.paragraph(self.out.text.len(), next, &mut self.out.speech);
        }
        self.out.lines.push(self.out.text.len());
    }

    fn mark(&mut self, c: char, rest: &str) {
        let next = rest.chars().next().unwrap_or(' ');
        if self.speech.is_repeated(c) {
            return;
        }
        self.pay_space();
        let at = self.out.text.len();
        self.speech.mark(c, (self.before, next), at, &mut self.out.speech);
        self.out.text.push(MARK);
    }

    /// Writes the space that was met, unless a dash has taken it.
    fn pay_space(&mut self) {
        if self.space && !self.out.text.is_empty() && !self.out.text.ends_with('-') {
            self.out.text.push(' ');
        }
        self.space = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, folded};

    fn speech(text: &str) -> Vec<String> {
        let fold = fold(text);
        fold.speech.iter().map(|range| fold.text[range.clone()].to_owned()).collect()
    }

    #[test]
    fn marks_dashes_and_spaces_are_folded() {
        assert_eq!(folded("“It’s  a\u{a0}long — very long – day…”"), "It's a long-very long-day...");
        assert_eq!(folded("\"It's a long -- very long-day. . .\""), "It's a long-very long-day...");
        assert_eq!(folded("cafe\u{301} so\u{ad}lid"), "café solid");
    }

    #[test]
    fn speech_stands_between_marks_of_all_shapes() {
        for text in [
            "He said: “It’s fine.” Then he left.",
            "He said: \"It's fine.\" Then he left.",
            "He said: «It’s fine.» Then he left.",
            "He said: »It’s fine.« Then he left.",
            "He said: „It’s fine.“ Then he left.",
            "He said: ‘It’s fine.’ Then he left.",
            "He said: 'It's fine.' Then he left.",
        ] {
            assert_eq!(speech(text), ["It's fine."], "{text}");
        }
    }

    #[test]
    fn nested_speech_belongs_to_the_outer_one() {
        assert_eq!(
            speech("“She called it ‘solid’ and “dignified” too,” he said."),
            ["She called it 'solid' and 'dignified' too,"]
        );
    }

    #[test]
    fn speech_goes_on_in_a_paragraph_that_begins_with_a_mark() {
        assert_eq!(speech("“One day.\n\n“Two days,” he said. Three."), ["One day. Two days,"]);
        assert_eq!(speech("“One day.\n\nTwo days, he said."), ["One day."]);
    }

    #[test]
    fn an_apostrophe_is_no_mark_of_speech() {
        assert_eq!(speech("Ukraine’s allies’ forces aren't here, and it's the dogs' day."), [""; 0]);
        assert_eq!(
            speech("He said: ‘The allies’ forces are ready.’ Then he left."),
            ["The allies' forces are ready."]
        );
    }
}
