//! What can be read of a held file: a line of text for each paragraph of HTML and Markdown, and text as it is.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of a held file, by the ending of its name.
pub fn extract(name: &str, text: &str) -> String {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "htm" => html(text),
        "md" => markdown(text),
        _ => text.to_owned(),
    }
}

/// Elements that nobody reads.
const UNREAD: &[&[u8]] = &[b"script", b"style", b"head", b"template", b"noscript", b"svg"];

/// Elements that stand within a line.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"font", b"i",
    b"ins", b"kbd", b"mark", b"q", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup", b"time",
    b"u", b"var", b"wbr",
];

fn html(text: &str) -> String {
    let (mut out, mut unread) = (String::with_capacity(text.len()), 0usize);
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                if UNREAD.contains(&name) && !tag.self_closing {
                    unread += 1;
                } else if name == b"q" {
                    out.push('“');
                } else if !INLINE.contains(&name) {
                    out.push('\n');
                }
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if UNREAD.contains(&name) {
                    unread = unread.saturating_sub(1);
                } else if name == b"q" {
                    out.push('”');
                } else if !INLINE.contains(&name) {
                    out.push('\n');
                }
            }
            Token::String(words) if unread == 0 => out.push_str(&one_line(&String::from_utf8_lossy(&words))),
            _ => {}
        }
    }
    lines(&out)
}

/// In HTML a line break is a space.
fn one_line(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

fn markdown(text: &str) -> String {
    let body =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let mut out = String::with_capacity(body.len());
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak => out.push(' '),
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableRow | Tag::CodeBlock(_),
            )
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell)
            | Event::HardBreak => out.push('\n'),
            _ => {}
        }
    }
    lines(&out)
}

/// The lines that say something, with one space between words.
fn lines(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::extract;

    #[test]
    fn a_paragraph_of_html_is_a_line() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body><script>let a = 'b';</script>\
                    <h1>Talks&nbsp;go on</h1><p>She said: “We <em>will</em>\nsee.”</p><p>He &amp; she <q>left</q>.<br>Then</p>";
        assert_eq!(extract("a.html", page), "Talks go on\nShe said: “We will see.”\nHe & she “left”.\nThen");
    }

    #[test]
    fn markdown_loses_its_markup() {
        let text = "---\ntitle: T\n---\n# Talks\n\nShe said: “We *will*\nsee.”\n\n> - One\n> - Two\n";
        assert_eq!(extract("a.md", text), "Talks\nShe said: “We will see.”\nOne\nTwo");
    }
}
