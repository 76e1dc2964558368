//! The schemes that an address may have; anything else can harm a reader.

/// The schemes that are let through.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel"];

/// The scheme of an address, as a browser would read it, where it is one that is not let through.
pub fn forbidden_scheme(address: &str) -> Option<String> {
    // Browsers drop spaces and controls before an address, and tabs and line ends within it.
    let address = address.trim_start_matches(|c: char| c <= ' ');
    let (scheme, _) = address.split_once(':')?;
    let scheme: String = scheme.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let scheme = scheme.to_ascii_lowercase();
    (is_scheme && !SCHEMES.contains(&&*scheme)).then_some(scheme)
}

/// Whether an address is whole and leads to the web: `https://example.org/page`.
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.contains(char::is_whitespace) && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
    })
}

#[cfg(test)]
mod tests {
    use super::{forbidden_scheme, is_web_address};

    #[test]
    fn a_web_address_is_whole() {
        for address in ["https://a.example", "http://a.example/b(c)?d=e#f", "https://[::1]/"] {
            assert!(is_web_address(address), "{address}");
        }
        for address in ["a.example", "https://", "https:///a", "https://a b", "mailto:a@b.example"] {
            assert!(!is_web_address(address), "{address}");
        }
    }

    #[test]
    fn a_scheme_is_read_as_a_browser_reads_it() {
        for address in
            ["javascript:x", " JavaScript:x", "\u{1}java\tscript:x", "data:text/html,x", "file:///x"]
        {
            assert!(forbidden_scheme(address).is_some(), "{address}");
        }
        for address in ["https://a.example/b:c", "mailto:a@b.example", "/a:b", "a/b:c", "#x:y", "?a:b", "é:x"]
        {
            assert_eq!(forbidden_scheme(address), None, "{address}");
        }
    }
}
