//! A page as Markdown: what stands in its main part, how it is cited, and on what terms it may be used.

use super::absolute::{absolute, beside};
use super::markdown::markdown;
use super::page::Drawn;
use super::relative::relative;
use crate::base::Route;

/// The Markdown of the page drawn at `here`: its links are whole, or lead from where it stands where nobody knows the
/// address of the site.
pub fn twin(drawn: &Drawn, here: &Route, base_path: &str) -> String {
    let html = std::str::from_utf8(&drawn.bytes).unwrap_or_default();
    let start = html.find("<main").unwrap_or(0);
    let end = html[start..].find("</main>").map_or(html.len(), |end| start + end);
    let main = &html[start..end];
    let led = match drawn.canonical.as_deref() {
        Some(page) => absolute(main, page),
        None => beside(&String::from_utf8_lossy(&relative(main.as_bytes(), here, base_path)), "index.html"),
    };
    let mut text = markdown(&led);
    if !drawn.imprint.is_empty() {
        text.push_str("\n---\n");
        for line in &drawn.imprint {
            text.push_str(&format!("\n{line}\n"));
        }
    }
    text
}
