//! Lines that open more blocks than anybody can read: found before parsing, which would take for ever.

/// Where a line opens more than `most` quotations and lists, if one does: the byte of the first too many.
pub fn too_deep(text: &str, most: usize) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > most
            && let Some(at) = openings(line.as_bytes()).nth(most)
            && !is_rule(line)
        {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

/// Where each mark stands that opens a quotation or a list at the beginning of a line.
fn openings(line: &[u8]) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += line[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let digits = line[at..].iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let mark = line.get(at + digits)?;
        let is_alone = line.get(at + digits + 1).is_none_or(u8::is_ascii_whitespace);
        let opens = match mark {
            b'>' => digits == 0,
            b'-' | b'*' | b'+' => digits == 0 && is_alone,
            b'.' | b')' => digits > 0 && is_alone,
            _ => false,
        };
        let opening = at;
        at += digits + 1;
        opens.then_some(opening)
    })
}

/// Whether a line is a rule across the page: one mark, again and again.
fn is_rule(line: &str) -> bool {
    ['-', '*'].iter().any(|mark| line.trim().chars().all(|c| c == *mark || c == ' '))
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn the_mark_too_many_is_found() {
        assert_eq!(too_deep("a\n> - 1. > x\n", 3), Some(9));
        assert_eq!(too_deep(">>>>x", 3), Some(3));
        for fine in
            ["> - 1. x\n", "- - - - -\n", "****\n", "-----\n", "1.2.3.4.5.\n", "a > b > c > d > e\n", ""]
        {
            assert_eq!(too_deep(fine, 3), None, "{fine}");
        }
    }
}
