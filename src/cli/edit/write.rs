//! Text as a YAML value, quoted only where it must be.

/// `text` as it may stand after `key: `.
pub fn plain_or_quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// `text` between quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether `text` means itself without quotation marks, to every reader of YAML.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let first_is_plain =
        first.is_alphabetic() || matches!(first, '(' | '“' | '«' | '‘' | '€' | '£' | '$' | '…');
    let means_something_else = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    first_is_plain
        && !means_something_else
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text.trim() == text
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_read_as_something_else_is_quoted() {
        for text in [
            "No",
            "800,000 troops",
            "a: b",
            "x #1",
            "- y",
            "@home",
            "\"so\"",
            "",
            "end:",
            " a",
            "1.10",
            "a\nb",
        ] {
            let written = plain_or_quoted(text);
            assert!(written.starts_with('"'), "{written}");
            let read: String = serde_yaml::from_str(&written).expect("it is YAML");
            assert_eq!(read, text);
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["The ferry’s tariff", "Chapter 1: it", "“So” it goes", "Ясно"] {
            let written = plain_or_quoted(text);
            let read: String =
                serde_yaml::from_str(&format!("k: {written}").replacen("k: ", "", 1)).expect("YAML");
            assert_eq!(read, text);
        }
        assert_eq!(plain_or_quoted("The ferry’s tariff"), "The ferry’s tariff");
    }
}
