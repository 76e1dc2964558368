//! What Markdown passes through: HTML, and the shortcodes of other tools.

use super::rules;
use super::writer::{Writer, floor};
use std::ops::Range;

impl Writer<'_> {
    /// HTML is shown as text unless the site lets it through; comments are left out.
    pub(super) fn raw_html(&mut self, html: &str, at: Range<usize>) {
        let html = self.without_comments(html);
        if html.trim().is_empty() {
            return;
        }
        if self.dialect.raw_html {
            self.push(&html);
            return;
        }
        self.escaped(&html);
        self.plain.push_str(&html);
        // A block of HTML arrives line by line; it is said once.
        if self.html_until.replace(at.end).is_none_or(|end| end < at.start) {
            let line = at.start..at.start + html.trim_end().len().min(at.len());
            self.find(
                &rules::RAW_HTML,
                floor(self.text, line),
                "HTML is shown as text",
                "write Markdown, or set `markup: {raw_html: true}` in content/site.yaml",
            );
        }
    }

    /// A comment may be private, and may go over several lines.
    fn without_comments(&mut self, html: &str) -> String {
        let mut kept = String::new();
        let mut rest = html;
        loop {
            if self.is_in_comment {
                let Some(end) = rest.find("-->") else { return kept };
                rest = &rest[end + 3..];
                self.is_in_comment = false;
            }
            let Some(start) = rest.find("<!--") else {
                kept.push_str(rest);
                return kept;
            };
            kept.push_str(&rest[..start]);
            rest = &rest[start + 4..];
            self.is_in_comment = true;
        }
    }

    /// Notes a text that looks like a shortcode of another tool.
    pub(super) fn look_for_shortcode(&mut self, text: &str, at: &Range<usize>) {
        if text.contains("{{") || text.contains("{%") {
            self.shortcodes.get_or_insert_with(|| (at.clone(), 0)).1 += 1;
        }
    }

    /// Says once how many shortcodes there are, where the first one stands.
    pub(super) fn say_shortcodes(&mut self) {
        let Some((at, count)) = self.shortcodes.take() else { return };
        let message = match count {
            1 => "a shortcode of another tool".to_owned(),
            _ => format!("{count} shortcodes of another tool"),
        };
        self.find(
            &rules::SHORTCODE,
            floor(self.text, at),
            message,
            "embed an entry with `![](@id)`, or something of your own with `![Caption](embed:name?key=value)`",
        );
    }
}
