//! Drawn HTML as Markdown: what readers see, for those who read text.
//!
//! Invariant: nothing is in it that the HTML does not show.

use super::tree::{Node, tree};

/// What stands between blocks, and does not follow from what is said.
const LEFT_OUT: &[&str] = &["button", "form", "nav", "noscript", "script", "style", "svg", "template"];

/// Elements that stand in a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "code", "data", "del", "em", "i", "img", "input", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Classes of spans that the theme sets apart from what stands before them in the line.
const APART: &[&str] = &["basis", "chip", "note", "tag"];

/// HTML as Markdown (`CommonMark` with tables).
pub fn markdown(html: &str) -> String {
    let mut text = blocks(&tree(html)).join("\n\n");
    text.push('\n');
    text
}

/// The blocks of some nodes; what stands in a line between them is a paragraph.
fn blocks(nodes: &[Node<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    for node in nodes {
        match node {
            Node::Element(name, ..) if !INLINE.contains(name) => {
                paragraph(&mut out, &mut line);
                if !is_left_out(node) {
                    block(&mut out, node);
                }
            }
            node => inline(&mut line, node),
        }
    }
    paragraph(&mut out, &mut line);
    out
}

fn paragraph(out: &mut Vec<String>, line: &mut String) {
    let text = std::mem::take(line);
    let text = text.trim();
    if !text.is_empty() {
        out.push(guarded(text));
    }
}

/// A paragraph whose beginning would be read as something else.
fn guarded(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && text[digits..].starts_with(['.', ')']);
    if text.starts_with(['#', '>', '-', '+', '=', '|']) {
        format!("\\{text}")
    } else if is_number {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text.to_owned()
    }
}

fn is_left_out(node: &Node<'_>) -> bool {
    let Node::Element(name, ..) = node else { return false };
    LEFT_OUT.contains(name)
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("hidden").is_some()
        // What only helps with the page is no part of what it says.
        || node.attribute("data-nosnippet").is_some()
}

fn block(out: &mut Vec<String>, node: &Node<'_>) {
    let Node::Element(name, _, children) = node else { return };
    match *name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let words = words(children);
            if !words.is_empty() {
                out.push(format!("{} {words}", "#".repeat(usize::from(name.as_bytes()[1] - b'0'))));
            }
        }
        "ul" | "ol" => out.extend(list(children, *name == "ol")),
        "blockquote" => out.push(before(&blocks(children).join("\n\n"), "> ", "> ")),
        "pre" => out.push(code(node)),
        "hr" => out.push("---".to_owned()),
        "table" => out.extend(table(node)),
        "dl" => out.extend(facts(children)),
        _ => out.extend(blocks(children)),
    }
}

/// Lines with something before each.
fn before(text: &str, first: &str, rest: &str) -> String {
    let lines = text.lines().enumerate().map(|(number, line)| {
        let before = if number == 0 { first } else { rest };
        format!("{before}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn list(children: &[Node<'_>], is_ordered: bool) -> Option<String> {
    let mut items = Vec::new();
    let mut is_loose = false;
    for child in children {
        let Node::Element("li", _, inner) = child else { continue };
        let blocks = blocks(inner);
        is_loose |= blocks.len() > 1;
        let mark = if is_ordered { format!("{}. ", items.len() + 1) } else { "- ".to_owned() };
        if !blocks.is_empty() {
            items.push(before(&blocks.join("\n\n"), &mark, &" ".repeat(mark.len())));
        }
    }
    let between = if is_loose { "\n\n" } else { "\n" };
    (!items.is_empty()).then(|| items.join(between))
}

/// Names and what stands behind them, one in each line of a list.
fn facts(children: &[Node<'_>]) -> Option<String> {
    let mut pairs: Vec<(String, Vec<String>)> = Vec::new();
    let mut visit = |node: &Node<'_>| match node {
        Node::Element("dt", _, inner) => pairs.push((words(inner), Vec::new())),
        Node::Element("dd", _, inner) => {
            if let Some((_, said)) = pairs.last_mut() {
                said.extend(blocks(inner));
            }
        }
        _ => {}
    };
    for child in children {
        match child {
            Node::Element("div", _, inner) => inner.iter().for_each(&mut visit),
            other => visit(other),
        }
    }
    let lines = pairs.into_iter().filter(|(_, said)| !said.is_empty());
    let lines = lines.map(|(name, said)| before(&format!("**{name}:** {}", said.join("\n\n")), "- ", "  "));
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn code(node: &Node<'_>) -> String {
    let text = node.text();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn table(node: &Node<'_>) -> Vec<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut caption = Vec::new();
    node.each(&mut |node| match node {
        Node::Element("caption", _, inner) => caption.extend(blocks(inner)),
        Node::Element("tr", _, inner) => {
            let cells = inner.iter().filter_map(|cell| match cell {
                Node::Element("td" | "th", _, inner) => {
                    Some(blocks(inner).join(" ").replace('\n', " ").replace('|', "\\|"))
                }
                _ => None,
            });
            rows.push(cells.collect());
        }
        _ => {}
    });
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return caption;
    }
    let line = |cells: &[String]| {
        let cells = (0..width).map(|at| cells.get(at).map_or("", String::as_str));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines = vec![line(&rows[0]), format!("|{}", " --- |".repeat(width))];
    lines.extend(rows[1..].iter().map(|row| line(row)));
    caption.push(lines.join("\n"));
    caption
}

/// What stands in one line.
fn words(nodes: &[Node<'_>]) -> String {
    let mut line = String::new();
    for node in nodes {
        inline(&mut line, node);
    }
    line.trim().replace('\n', " ")
}

fn inline(line: &mut String, node: &Node<'_>) {
    let Node::Element(name, _, children) = node else {
        if let Node::Text(text) = node {
            escaped(line, text);
        }
        return;
    };
    if is_left_out(node) {
        return;
    }
    set_apart(line, node);
    match *name {
        "br" => line.push_str("\\\n"),
        "strong" | "b" => marked(line, children, "**"),
        "em" | "i" | "cite" => marked(line, children, "*"),
        "del" | "s" => marked(line, children, "~~"),
        "code" | "kbd" => {
            let text = node.text();
            let mark = "`".repeat(text.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
            let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
            line.push_str(&format!("{mark}{space}{text}{space}{mark}"));
        }
        "img" => {
            let mut alt = String::new();
            escaped(&mut alt, node.attribute("alt").unwrap_or_default());
            line.push_str(&format!("![{alt}]({})", address(node.attribute("src").unwrap_or_default())));
        }
        "input" => line.push_str(if node.attribute("checked").is_some() { "[x] " } else { "[ ] " }),
        "a" => {
            let words = words(children);
            match node.attribute("href") {
                Some(to) if !words.is_empty() => line.push_str(&format!("[{words}]({})", address(to))),
                _ => line.push_str(&words),
            }
        }
        _ => children.iter().for_each(|child| {
            if matches!(child, Node::Element(name, ..) if !INLINE.contains(name)) {
                line.push(' ');
            }
            inline(line, child);
        }),
    }
}

/// A point between what stands in a line and a span that is set apart from it.
fn set_apart(line: &mut String, node: &Node<'_>) {
    let mut classes = node.attribute("class").unwrap_or_default().split_ascii_whitespace();
    let ends_in_words = line.trim_end().ends_with(|c: char| !matches!(c, '·' | '(' | ':' | '—' | '\\'));
    let is_aside = node.text().trim_start().starts_with('(');
    if ends_in_words && line.ends_with(' ') && !is_aside && classes.any(|class| APART.contains(&class)) {
        line.push_str("· ");
    }
}

/// Words with a mark on both sides, which stands beside no space.
fn marked(line: &mut String, children: &[Node<'_>], mark: &str) {
    let words = words(children);
    if !words.is_empty() {
        line.push_str(&format!("{mark}{words}{mark}"));
    }
}

/// An address that no space or bracket ends.
fn address(to: &str) -> String {
    to.replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace(['<', '>'], "")
}

/// Text with a backslash before what Markdown would read, and one space for many.
fn escaped(line: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            c if c.is_ascii_whitespace() => {
                if !line.is_empty() && !line.ends_with([' ', '\n']) {
                    line.push(' ');
                }
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => line.extend(['\\', c]),
            c => line.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn blocks_are_set_apart_and_lines_put_together() {
        let html = "<h1>A *b*</h1>\n<p>One\ntwo <strong>three</strong>.<br>four</p><ul><li>a</li><li><p>b</p></li></ul>\
                    <ol><li>x<ul><li>y</li></ul></li></ol><blockquote><p>said</p><p>more</p></blockquote>";
        assert_eq!(
            markdown(html),
            "# A \\*b\\*\n\nOne two **three**.\\\nfour\n\n- a\n- b\n\n1. x\n\n   - y\n\n> said\n>\n> more\n"
        );
    }

    #[test]
    fn links_code_tables_and_facts_keep_what_they_say() {
        let html = "<p><a href=\"/a (b)/\">c &amp; d</a> <code>e `f`</code></p><pre><code>g\n  h\n</code></pre>\
                    <table><caption>T</caption><tr><th>i</th><th>j|k</th></tr><tr><td>l</td></tr></table>\
                    <dl><div><dt>m</dt><dd>n</dd></div></dl>";
        assert_eq!(
            markdown(html),
            "[c & d](/a%20%28b%29/) `` e `f` ``\n\n```\ng\n  h\n```\n\nT\n\n| i | j\\|k |\n| --- | --- |\n| l |  |\n\n- **m:** n\n"
        );
    }

    #[test]
    fn what_the_theme_sets_apart_is_set_apart_by_a_point() {
        let html = "<p><span><span class=\"chip open\">In the draft</span> <span class=\"note\">as reported</span></span>\n\
                    <span class=\"basis basis-hedged\">Reported</span></p><p>Since: <span class=\"note\">May</span></p>";
        assert_eq!(markdown(html), "In the draft · as reported · Reported\n\nSince: May\n");
    }

    #[test]
    fn what_is_hidden_stays_so_and_what_looks_like_a_mark_is_none() {
        let html = "<!-- CANARY --><p>1. not a list</p><p># no heading</p><span aria-hidden=\"true\">·</span><script>x</script><nav>y</nav>";
        assert_eq!(markdown(html), "1\\. not a list\n\n\\# no heading\n");
    }
}
