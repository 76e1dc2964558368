//! A page as Markdown: what stands in its main part, how it is cited, and on what terms it may be used.

use super::absolute::absolute;
use super::markdown::markdown;
use super::page::Drawn;

/// The Markdown of a drawn page.
pub fn twin(drawn: &Drawn) -> String {
    let html = std::str::from_utf8(&drawn.bytes).unwrap_or_default();
    let start = html.find("<main").unwrap_or(0);
    let end = html[start..].find("</main>").map_or(html.len(), |end| start + end);
    let main = &html[start..end];
    let whole = drawn.canonical.as_deref().map(|page| absolute(main, page));
    let mut text = markdown(whole.as_deref().unwrap_or(main));
    if !drawn.imprint.is_empty() {
        text.push_str("\n---\n");
        for line in &drawn.imprint {
            text.push_str(&format!("\n{line}\n"));
        }
    }
    text
}
