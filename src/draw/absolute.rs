//! HTML that is read elsewhere: its links say where the site is.

use super::scan::{Found, attributes};

/// HTML as it stands on `page`, a whole address, with every link made whole.
pub fn absolute(html: &str, page: &str) -> String {
    let host = page.find("://").map_or(0, |at| at + 3);
    let origin = page[host..].find('/').map_or(page, |at| &page[..host + at]);
    lengthened(html, &|address| match address.as_bytes() {
        [b'/', b'/', ..] => "",
        [b'/', ..] => origin,
        // What a text refers to on its own page is on this page, too.
        [b'#', ..] => page,
        _ => "",
    })
}

/// HTML that is read beside `page`, the name of a file: what it refers to within itself is there.
pub fn beside(html: &str, page: &str) -> String {
    lengthened(html, &|address| if address.starts_with('#') { page } else { "" })
}

/// HTML with something put before every address.
fn lengthened<'a>(html: &str, before: &dyn Fn(&str) -> &'a str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut written = 0;
    attributes(html, &mut |found| {
        let Found::Address(address) = found else { return };
        let at = address.as_ptr() as usize - html.as_ptr() as usize;
        out.push_str(&html[written..at]);
        out.push_str(before(address));
        written = at;
    });
    out.push_str(&html[written..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_site_and_of_the_page_are_made_whole_and_words_are_not() {
        let html = "<a href=\"/b/x/\">href=\"/y/\"</a> <a href=\"#z\">z</a> <img src=\"/b/i.png\"> <a href=\"https://c.org/\">c</a>";
        assert_eq!(
            absolute(html, "https://example.org/b/updates/"),
            "<a href=\"https://example.org/b/x/\">href=\"/y/\"</a> <a href=\"https://example.org/b/updates/#z\">z</a> \
             <img src=\"https://example.org/b/i.png\"> <a href=\"https://c.org/\">c</a>"
        );
    }
}
