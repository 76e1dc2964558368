//! Rust text with everything that is not code blanked out, byte for byte, so that places stay the same.

/// The text with comments, strings and characters replaced by spaces; line ends stay.
pub fn bare(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = token_end(bytes, at);
        if let Some(end) = end {
            blank(&mut out[at..end]);
        }
        at = end.unwrap_or(at + 1);
    }
    String::from_utf8(out).expect("whole tokens are blanked")
}

/// The same without what stands under `#[cfg(test)]`.
pub fn shipped(text: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut code = bare(text);
    while let Some(start) = code.find(MARK) {
        let after = start + MARK.len();
        let end = item_end(&code[after..]).map_or(code.len(), |length| after + length);
        let spaces: String = code[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        let spaces = format!("{spaces}{}", " ".repeat(end - start - spaces.len()));
        code.replace_range(start..end, &spaces);
    }
    code
}

/// Names after `mod` that are files of their own, and whether each stands under `#[cfg(test)]`.
pub fn modules(text: &str) -> Vec<(String, bool)> {
    let shipped = shipped(text);
    let named = |line: &str| -> Option<String> {
        let name = line.trim().rsplit_once("mod ")?.1.strip_suffix(';')?;
        name.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| name.to_owned())
    };
    let kept: Vec<String> = shipped.lines().filter_map(named).collect();
    bare(text)
        .lines()
        .filter_map(named)
        .map(|name| {
            let is_test = !kept.contains(&name);
            (name, is_test)
        })
        .collect()
}

/// The line of a place, counted from one.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Whether a byte may be part of a name.
pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Where the comment, string or character that starts at `at` ends; nothing if none starts there.
fn token_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'/', ..] => Some(at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Some(at + block_comment(rest)),
        [b'"', ..] => Some(at + quoted(rest, b'"')),
        [b'r', b'"' | b'#', ..] if at == 0 || !is_word(bytes[at - 1]) || raw_bytes(bytes, at) => {
            raw_string(rest).map(|length| at + length)
        }
        [b'\'', b'\\', ..] => Some(at + quoted(rest, b'\'')),
        [b'\'', ..] => {
            let width = std::str::from_utf8(&rest[1..rest.len().min(5)])
                .or_else(|error| std::str::from_utf8(&rest[1..=error.valid_up_to()]))
                .ok()
                .and_then(|text| text.chars().next())
                .map_or(1, char::len_utf8);
            (rest.get(1 + width) == Some(&b'\'')).then_some(at + width + 2)
        }
        _ => None,
    }
}

/// Whether the `r` at `at` belongs to `br"`.
fn raw_bytes(bytes: &[u8], at: usize) -> bool {
    bytes[at - 1] == b'b' && (at < 2 || !is_word(bytes[at - 2]))
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[u8], mark: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != mark {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn raw_string(rest: &[u8]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let body = &rest[2 + hashes..];
    let length = body.windows(end.len()).position(|window| window == end).unwrap_or(body.len());
    Some((2 + hashes + length + end.len()).min(rest.len()))
}

/// Where an item ends: at its `;`, or at the brace that closes its first one.
fn item_end(code: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in code.char_indices() {
        match c {
            ';' if depth == 0 => return Some(at + 1),
            '{' => depth += 1,
            '}' if depth <= 1 => return Some(at + 1),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[test]
fn what_is_not_code_is_blanked_in_place() {
    let text =
        "let a = \"x.unwrap()\"; // é b.unwrap()\nlet c = r#\"d \" e\"#; let f = '\"'; let g: &'a str = h;";
    let bare = bare(text);
    assert_eq!(bare.len(), text.len());
    assert!(!bare.contains("unwrap") && !bare.contains('d') && bare.contains("&'a str = h;"), "{bare}");
}

#[test]
fn nested_comments_and_escapes_end_where_they_end() {
    let bare = bare("/* a /* b */ c */ d \"e\\\"f\" g '\\'' h b\"i\" br\"j\" '{' k 'é' l");
    let words: Vec<&str> = bare.split_whitespace().collect();
    assert_eq!(words, ["d", "g", "h", "b", "br", "k", "l"].map(|word| if word == "br" { "b" } else { word }));
}

#[test]
fn what_is_only_for_tests_is_not_shipped() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { c(); }\n}\nfn d() {}\n#[cfg(test)]\nmod e;\nmod f;\n";
    let shipped = shipped(text);
    assert_eq!(shipped.split_whitespace().collect::<String>(), "fna(){}fnd(){}modf;");
    assert_eq!(modules(text), [("e".to_owned(), true), ("f".to_owned(), false)]);
}
