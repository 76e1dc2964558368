//! One line of Markdown: words with emphasis, code and links, and nothing else.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

/// The line as HTML; `address` makes the value of an `href`, escaped, of what is written, or nothing where no link can be.
pub fn html(text: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut links = Vec::new();
    let escaped = |out: &mut String, text: &str| {
        escape_html_body_text(out, text).expect("a string takes all text");
    };
    for event in parser(text) {
        match event {
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => escaped(&mut out, &words),
            Event::Code(words) => {
                out.push_str("<code>");
                escaped(&mut out, &words);
                out.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Start(Tag::Strong) => out.push_str("<strong>"),
            Event::End(TagEnd::Strong) => out.push_str("</strong>"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let to = address(&dest_url);
                if let Some(to) = &to {
                    out.push_str("<a href=\"");
                    out.push_str(to);
                    out.push_str("\">");
                }
                links.push(to.is_some());
            }
            Event::End(TagEnd::Link) if links.pop() == Some(true) => out.push_str("</a>"),
            _ => {}
        }
    }
    out
}

/// The addresses that the line links to, as written.
pub fn links(text: &str) -> Vec<String> {
    let links = parser(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

/// What stands in the text that cannot stand in a line.
pub fn trouble(text: &str) -> Option<&'static str> {
    let mut paragraphs = 0;
    parser(text).find_map(|event| match event {
        Event::Start(Tag::Paragraph) => {
            paragraphs += 1;
            (paragraphs > 1).then_some("a second paragraph")
        }
        Event::Start(Tag::Heading { .. }) => Some("a heading"),
        Event::Start(Tag::List(_)) => Some("a list"),
        Event::Start(Tag::BlockQuote(_)) => Some("a quotation"),
        Event::Start(Tag::CodeBlock(_)) => Some("a block of code"),
        Event::Start(Tag::Image { .. }) => Some("an image"),
        Event::Html(_) | Event::InlineHtml(_) => Some("HTML"),
        Event::Rule => Some("a rule"),
        _ => None,
    })
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_emphasis_code_and_links() {
        let html = html("*A* **b** `c<` [d & e](@about) [f](gone) <i>", &|to| {
            (to == "@about").then(|| "/a?b&amp;c".to_owned())
        });
        assert_eq!(
            html,
            "<em>A</em> <strong>b</strong> <code>c&lt;</code> <a href=\"/a?b&amp;c\">d &amp; e</a> f &lt;i&gt;"
        );
    }

    #[test]
    fn what_is_no_line_is_named() {
        for (text, found) in [
            ("Words [here](@a).", None),
            ("One\n\nTwo", Some("a second paragraph")),
            ("# A", Some("a heading")),
            ("- a", Some("a list")),
            ("![a](b.png)", Some("an image")),
            ("a <b>c</b>", Some("HTML")),
        ] {
            assert_eq!(trouble(text), found, "{text}");
        }
    }

    #[test]
    fn every_link_is_found() {
        assert_eq!(links("[a](@b) and [c](https://d.example/)"), ["@b", "https://d.example/"]);
    }
}
