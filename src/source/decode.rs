//! Bytes to text: UTF-8 only, no byte order mark, `\n` line ends, no control characters.

/// What was met on the way from bytes to text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The file began with a byte order mark, which was dropped.
    pub bom: bool,
    /// Lines ended in `\r\n` or `\r`, which were read as `\n`.
    pub carriage_returns: bool,
    /// What cannot be text, with the byte of the decoded text where it stands.
    pub problem: Option<(usize, TextProblem)>,
}

/// Why bytes are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Not UTF-8.
    Encoding,
    /// A NUL byte: this is not a text file.
    Nul,
    /// Another control character.
    Control(char),
}

/// The text of a file, and what was met on the way. Bytes that are not UTF-8 become U+FFFD.
pub fn decode(bytes: &[u8]) -> (String, Decoded) {
    let mut decoded = Decoded::default();
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            decoded.bom = true;
            rest
        }
        None => bytes,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            decoded.problem = Some((error.valid_up_to(), TextProblem::Encoding));
            String::from_utf8_lossy(bytes).into_owned()
        }
    };
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        decoded.carriage_returns = true;
        let returns_before = |at: usize| text[..at].matches("\r\n").count();
        if let Some((at, problem)) = decoded.problem {
            decoded.problem = Some((at - returns_before(at), problem));
        }
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    if decoded.problem.is_none() {
        decoded.problem = text.bytes().position(|b| (b < 0x20 && b != b'\n' && b != b'\t') || b == 0x7f).map(
            |at| match text.as_bytes()[at] {
                0 => (at, TextProblem::Nul),
                other => (at, TextProblem::Control(char::from(other))),
            },
        );
    }
    (text, decoded)
}
