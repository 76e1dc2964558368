//! A body as plain text: its words in order of reading, one line for each block.

use super::{Body, What};

/// Elements that a line ends with; cells of tables are kept apart by a space.
const BLOCKS: &[&str] = &[
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
];

impl Body {
    /// The words that readers see; `title` gives those of a link that was written without any, by number of hole.
    pub fn plain(&self, title: &mut dyn FnMut(usize) -> String) -> String {
        let mut plain = Plain { out: String::with_capacity(self.html.len()) };
        let told = |what: &What| matches!(what, What::Title(_) | What::Cite(_));
        let mut holes = self.holes.iter().enumerate().filter(|(_, hole)| told(&hole.what)).peekable();
        let mut at = 0;
        while at < self.html.len() {
            let tag = memchr::memchr(b'<', &self.html.as_bytes()[at..]).map_or(self.html.len(), |to| at + to);
            while let Some((number, hole)) = holes.next_if(|(_, hole)| hole.at <= tag) {
                plain.text(&self.html[at..hole.at.max(at)]);
                match hole.what {
                    What::Title(_) => plain.words(&title(number)),
                    // The mark of a source leaves no gap before the full stop.
                    _ => plain.end_word(),
                }
                at = hole.at.max(at);
            }
            plain.text(&self.html[at..tag]);
            at = plain.tag(&self.html, tag);
        }
        plain.out.truncate(plain.out.trim_end().len());
        plain.out
    }
}

struct Plain {
    out: String,
}

impl Plain {
    /// Text of HTML: character references are what they stand for.
    fn text(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            self.words(&rest[..at]);
            let (c, length) = reference(&rest[at..]);
            self.words(c.encode_utf8(&mut [0; 4]));
            rest = &rest[at + length..];
        }
        self.words(rest);
    }

    /// Words with whatever stands between them as one space.
    fn words(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            // One space within the text stays as it is.
            let is_kept = *byte == b' ' && at > start;
            if is_space(*byte) && !(is_kept && bytes[at - 1] != b' ') {
                self.out.push_str(&text[start..at]);
                self.apart(' ');
                start = at + 1;
            }
        }
        self.out.push_str(&text[start..]);
    }

    /// Takes a space back.
    fn end_word(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
    }

    /// Ends a word or a line; nothing where it has ended already.
    fn apart(&mut self, with: char) {
        if with == '\n' {
            self.end_word();
        }
        let has_ended = self.out.is_empty() || self.out.ends_with('\n') || self.out.ends_with(with);
        if !has_ended {
            self.out.push(with);
        }
    }

    /// The tag at `at`; returns where reading goes on.
    fn tag(&mut self, html: &str, at: usize) -> usize {
        let Some(end) = html[at..].find('>').map(|end| at + end + 1) else { return html.len() };
        let tag = &html[at + 1..end - 1];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or("");
        // Marks of notes and the ways back from them are no words; nor is what a browser runs.
        let unread = match name {
            "sup" if tag.contains("class=\"note\"") => "</sup>",
            "a" if tag.contains("class=\"back\"") => "</a>",
            "script" => "</script>",
            "style" => "</style>",
            "br" | "td" | "th" => {
                self.apart(' ');
                return end;
            }
            name => {
                if BLOCKS.contains(&name) {
                    self.apart('\n');
                }
                return end;
            }
        };
        if tag.starts_with('/') {
            return end;
        }
        html[end..].find(unread).map_or(html.len(), |to| end + to + unread.len())
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// The character that a reference stands for, and its length; `&` itself where it is none that we write.
fn reference(html: &str) -> (char, usize) {
    const NAMED: &[(&str, char)] = &[
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#x27;", '\''),
        ("&nbsp;", '\u{a0}'),
        ("&shy;", '\u{ad}'),
    ];
    NAMED.iter().find(|(name, _)| html.starts_with(name)).map_or(('&', 1), |(name, c)| (*c, name.len()))
}

#[cfg(test)]
mod tests {
    use super::super::{Hole, Target};
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let body = Body { html: html.to_owned(), ..Body::default() };
        assert_eq!(body.plain(&mut |_| String::new()), expected);
    }

    #[test]
    fn blocks_are_lines_and_markup_is_gone() {
        check(
            "<h2 id=\"\">One</h2>\n<p>Two <em>three</em>,\nfour<br>\nfive</p>\n",
            "One\nTwo three, four five",
        );
        check("<p>one  two\n three </p><p> four</p>", "one two three\nfour");
        check("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A B\n1 2");
    }

    #[test]
    fn references_are_what_they_stand_for() {
        check("<p>R&amp;D &lt;b&gt; &quot;x&quot; & y</p>", "R&D <b> \"x\" & y");
    }

    #[test]
    fn notes_are_read_and_their_marks_are_not() {
        check(
            "<p>So<sup class=\"note\"><a href=\"#n\">1</a></sup>.</p><ol><li><p>Note.</p> <a class=\"back\">↩</a></li></ol>",
            "So.\nNote.",
        );
    }

    #[test]
    fn the_mark_of_a_source_leaves_no_gap() {
        let html = "<p>So it says .</p>".to_owned();
        let hole =
            Hole { at: html.find(" .").expect("it ends") + 1, what: What::Cite(Vec::new()), source: 0..0 };
        let body = Body { html, holes: vec![hole], ..Body::default() };
        assert_eq!(body.plain(&mut |_| String::new()), "So it says.");
    }

    #[test]
    fn a_link_without_words_reads_as_its_title() {
        let html = "<p>See <a href=\"\"></a>, &amp;c.</p>".to_owned();
        let at = html.find("</a>").expect("the link ends");
        let target = Target::Here { fragment: String::new() };
        let hole = |what, at| Hole { at, what, source: 0..0 };
        let holes = vec![hole(What::Href(target.clone()), at - 2), hole(What::Title(target), at)];
        let body = Body { html, holes, ..Body::default() };
        assert_eq!(body.plain(&mut |number| format!("title {number}")), "See title 1, &c.");
    }
}
