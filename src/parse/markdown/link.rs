//! Links, images, embeds and citations.

use super::rules;
use super::writer::Writer;
use crate::base::forbidden_scheme;
use crate::parse::{Citation, Target, What};
use pulldown_cmark::{Event, TagEnd};
use pulldown_cmark_escape::escape_href;
use std::iter::Peekable;
use std::ops::Range;

/// What stands before whom a picture comes from, in its title: `![A map](map.png "The strait. credit: Jo Marsh")`.
const CREDIT: &str = "credit:";

/// What a written address is.
enum Address {
    /// Something of the site.
    Target(Target),
    /// A file beside the text, as a path from the site root.
    Asset(String),
    /// The web, mail or a telephone.
    Outside,
    /// A scheme that is not let through.
    Scheme(String),
    /// A path that leads out of `content/`.
    Escape,
}

impl Writer<'_> {
    pub(super) fn start_link<'e, I>(
        &mut self,
        to: &str,
        title: &str,
        at: Range<usize>,
        rest: &mut Peekable<I>,
    ) where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        if let Some(citation) = to.strip_prefix("cite:") {
            let citation = citation.to_owned();
            skip(rest);
            self.cite(&citation, at);
            return;
        }
        self.closed_to_terms += 1;
        let is_empty = matches!(rest.peek(), Some((Event::End(TagEnd::Link), _)));
        let target = match self.address(to) {
            Address::Target(target) => {
                self.push("<a href=\"");
                self.hole(What::Href(target.clone()), at.clone());
                Some(target)
            }
            Address::Asset(path) => {
                self.push("<a href=\"");
                self.hole(What::Asset(path), at.clone());
                None
            }
            Address::Outside => {
                self.push("<a href=\"");
                escape_href(&mut self.body.html, to).expect("a string takes all text");
                None
            }
            wrong => {
                self.wrong(&wrong, to, at);
                self.links.push(false);
                return;
            }
        };
        if !title.is_empty() {
            self.push("\" title=\"");
            self.attribute(title);
        }
        self.push("\">");
        if is_empty && let Some(target) = target {
            self.hole(What::Title(target), at);
        }
        self.links.push(true);
    }

    pub(super) fn end_link(&mut self) {
        self.closed_to_terms = self.closed_to_terms.saturating_sub(1);
        if self.links.pop().unwrap_or(false) {
            self.push("</a>");
        }
    }

    fn wrong(&mut self, wrong: &Address, to: &str, at: Range<usize>) {
        match wrong {
            Address::Escape => self.find(
                &rules::OUTSIDE,
                at,
                format!("`{to}` leads out of the folder `content`"),
                "link to a file below `content/`, or to a web address",
            ),
            Address::Scheme(scheme) => self.find(
                &rules::SCHEME,
                at,
                format!("a link cannot begin with `{scheme}:`"),
                "use a web address, `mailto:` or `tel:`",
            ),
            _ => {}
        }
    }

    /// What an address as written is.
    fn address(&self, to: &str) -> Address {
        if let Some(fragment) = to.strip_prefix('#') {
            return Address::Target(Target::Here { fragment: decoded(fragment) });
        }
        if let Some(path) = to.strip_prefix("@/") {
            return file(&format!("content/{path}"), "");
        }
        if let Some(id) = to.strip_prefix('@') {
            let (id, fragment) = fragment(id);
            return Address::Target(Target::Entry { id: decoded(id), fragment });
        }
        if to.starts_with("//") {
            return Address::Outside;
        }
        if to.starts_with('/') {
            let (path, fragment) = fragment(to);
            return Address::Target(Target::File { path: path.to_owned(), fragment });
        }
        if let Some(scheme) = forbidden_scheme(to) {
            return Address::Scheme(scheme);
        }
        if let Some((scheme, _)) = to.split_once(':')
            && !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        {
            return Address::Outside;
        }
        if to.contains('@') && !to.contains('/') {
            return Address::Outside;
        }
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        file(to, &folder)
    }

    /// `[@article, para 5, own voice]`, several set apart by semicolons.
    fn cite(&mut self, written: &str, at: Range<usize>) {
        let mut citations = Vec::new();
        for one in written.split(';') {
            let mut parts = one.split(',').map(str::trim);
            let source = parts.next().unwrap_or("").trim_start_matches('@');
            let more: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            if source.is_empty() || source.contains(char::is_whitespace) || more.len() > 3 {
                self.find(
                    &rules::CITE,
                    at.clone(),
                    format!("`[{written}]` is not a citation"),
                    "write `[@source]`, `[@source, para 12]` or `[@source, para 12, own voice]`",
                );
                self.escaped(&format!("[{written}]"));
                return;
            }
            let (basis, place): (Vec<&str>, Vec<&str>) = more.into_iter().partition(|part| is_basis(part));
            citations.push(Citation {
                source: source.to_owned(),
                place: (!place.is_empty()).then(|| place.join(", ")),
                basis: basis.first().map(|basis| (*basis).to_owned()),
            });
        }
        self.hole(What::Cite(citations), at);
    }

    /// An image or embed among other words.
    pub(super) fn image<'e, I>(&mut self, to: &str, title: &str, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let alt = skip(rest);
        if to.starts_with('@') || to.starts_with("embed:") {
            self.find(
                &rules::INLINE,
                at,
                "an embed stands on a line of its own",
                "put an empty line before and after it, or make it a link: `[words](@id)`",
            );
            return;
        }
        self.picture(to, title, &alt, at);
    }

    /// An image or embed on a line of its own.
    pub(super) fn figure<'e, I>(&mut self, to: &str, title: &str, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let caption = skip(rest);
        if let Some(embed) = to.strip_prefix("embed:") {
            let (name, arguments) = embed.split_once('?').unwrap_or((embed, ""));
            let arguments = arguments.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
                let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                (decoded(key), decoded(value))
            });
            let what = What::Own { name: name.to_owned(), arguments: arguments.collect(), caption };
            self.hole(what, at);
            self.push("\n");
            return;
        }
        if to.starts_with('@') && !to.starts_with("@/") {
            if let Address::Target(target) = self.address(to) {
                self.hole(What::Embed { target, caption }, at);
                self.push("\n");
            }
            return;
        }
        self.push("<figure>");
        self.picture(to, "", &caption, at);
        self.caption(title);
        self.push("</figure>\n");
    }

    /// What stands under a picture: a caption, and behind `credit:` whom it comes from.
    fn caption(&mut self, title: &str) {
        let (caption, credit) = match title.to_lowercase().find(CREDIT) {
            // Lower case may be longer than what was written; then it is all caption.
            Some(at)
                if title.get(at..at + CREDIT.len()).is_some_and(|word| word.eq_ignore_ascii_case(CREDIT)) =>
            {
                (title[..at].trim(), title[at + CREDIT.len()..].trim())
            }
            _ => (title.trim(), ""),
        };
        if caption.is_empty() && credit.is_empty() {
            return;
        }
        self.push("<figcaption>");
        self.escaped(caption);
        if !credit.is_empty() {
            self.push(if caption.is_empty() {
                "<span class=\"credit\">"
            } else {
                " <span class=\"credit\">"
            });
            self.escaped(credit);
            self.push("</span>");
        }
        self.push("</figcaption>");
    }

    fn picture(&mut self, to: &str, title: &str, alt: &str, at: Range<usize>) {
        if alt.trim().is_empty() {
            self.find(
                &rules::ALT,
                at.clone(),
                "this image has no words for those who cannot see it",
                "say in a few words what it shows: `![A map of the strait](map.png)`",
            );
        }
        match self.address(to) {
            Address::Asset(path) => {
                self.push("<img src=\"");
                self.hole(What::Asset(path.clone()), at.clone());
                self.push("\" alt=\"");
                self.attribute(alt);
                if !title.is_empty() {
                    self.push("\" title=\"");
                    self.attribute(title);
                }
                self.push("\"");
                self.hole(What::Picture(path), at);
                self.push(">");
            }
            Address::Outside => self.find(
                &rules::REMOTE,
                at,
                "an image from another site",
                "readers' browsers never ask another site for anything: keep a copy beside the text",
            ),
            Address::Target(_) => self.find(
                &rules::REMOTE,
                at,
                format!("`{to}` is not an image beside the text"),
                "keep the image beside the text and name it by its file name",
            ),
            wrong => self.wrong(&wrong, to, at),
        }
    }
}

/// Skips to the end of the link or image that is open; gives its words.
fn skip<'e, I>(rest: &mut Peekable<I>) -> String
where
    I: Iterator<Item = (Event<'e>, Range<usize>)>,
{
    let mut words = String::new();
    let mut depth = 0;
    for (event, _) in rest.by_ref() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// An address and the anchor behind its `#`.
fn fragment(to: &str) -> (&str, Option<String>) {
    match to.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment)).filter(|fragment| !fragment.is_empty())),
        None => (to, None),
    }
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Whether a part of a citation says who says so.
fn is_basis(part: &str) -> bool {
    let key = part.to_lowercase().replace(' ', "-");
    matches!(
        key.as_str(),
        "text" | "on-record" | "on-the-record" | "relayed" | "unnamed" | "hedged" | "own-voice" | "editorial"
    )
}

/// A path as written, from a folder.
fn file(to: &str, folder: &str) -> Address {
    let (path, fragment) = fragment(to);
    let mut parts: Vec<String> =
        folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Address::Escape;
                }
            }
            part => parts.push(decoded(part)),
        }
    }
    if parts.first().is_none_or(|first| first != "content") {
        return Address::Escape;
    }
    let path = parts.join("/");
    if path.ends_with(".md") {
        Address::Target(Target::File { path, fragment })
    } else {
        Address::Asset(path)
    }
}
