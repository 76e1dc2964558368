//! Links and citations.

use super::address::{Address, address};
use super::rules;
use super::writer::Writer;
use crate::parse::{Citation, Target, What};
use pulldown_cmark::{Event, LinkType, TagEnd};
use pulldown_cmark_escape::escape_href;
use std::iter::Peekable;
use std::ops::Range;

/// A link as written.
pub(super) struct Link<'e> {
    pub kind: LinkType,
    pub to: &'e str,
    pub title: &'e str,
}

/// How a link ends that has begun.
pub(super) enum Closing {
    /// With its tag.
    Tag,
    /// With a hole, as it began.
    Hole,
    /// With nothing: it leads nowhere.
    None,
}

impl Writer<'_> {
    pub(super) fn start_link<'e, I>(&mut self, link: &Link<'_>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        if is_citation(link.kind) {
            skip(rest);
            self.cite(link.to, at);
            return;
        }
        self.closed_to_terms += 1;
        self.enter_inline(&at);
        let start = self.body.html.len();
        let has_words = !matches!(rest.peek(), Some((Event::End(TagEnd::Link), _)));
        let mut title_of = None;
        let address = self.link_address(link);
        if let Address::Target(target @ Target::Entry { fragment: None, .. }) = address {
            self.hole(What::Open(target.clone(), link.title.to_owned()), at.clone());
            if !has_words {
                self.hole(What::Title(target), at);
            }
            self.links.push(Closing::Hole);
            return;
        }
        self.push("<a href=\"");
        match address {
            Address::Target(target) => {
                self.hole(What::Href(target.clone()), at.clone());
                title_of = Some(target);
            }
            Address::Asset(path, fragment) => {
                self.hole(What::Asset(path), at.clone());
                if let Some(fragment) = fragment {
                    self.push("#");
                    self.attribute(&fragment);
                }
            }
            Address::Outside => {
                let mail = if link.kind == LinkType::Email { "mailto:" } else { "" };
                self.push(mail);
                escape_href(&mut self.body.html, link.to).expect("a string takes all text");
                if mail.is_empty() {
                    self.body.outward.push((link.to.trim().to_owned(), at.clone()));
                }
            }
            wrong => {
                self.body.html.truncate(start);
                self.wrong(&wrong, link.to, at);
                self.links.push(Closing::None);
                return;
            }
        }
        if !link.title.is_empty() {
            self.push("\" title=\"");
            self.attribute(link.title);
        }
        self.push("\">");
        match title_of {
            Some(target) if !has_words => self.hole(What::Title(target), at),
            None if !has_words => self.find(
                &rules::EMPTY,
                at,
                "this link has no words",
                "write between its brackets where it leads",
            ),
            _ => {}
        }
        self.links.push(Closing::Tag);
    }

    fn link_address(&self, link: &Link<'_>) -> Address {
        if link.kind == LinkType::Email { Address::Outside } else { address(link.to, self.file) }
    }

    pub(super) fn end_link(&mut self, at: Range<usize>) {
        self.closed_to_terms = self.closed_to_terms.saturating_sub(1);
        self.leave_inline();
        match self.links.pop() {
            Some(Closing::Tag) => self.push("</a>"),
            Some(Closing::Hole) => self.hole(What::Close, at),
            Some(Closing::None) | None => {}
        }
    }

    /// Says what is wrong with an address that is let through nowhere.
    pub(super) fn wrong(&mut self, wrong: &Address, to: &str, at: Range<usize>) {
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
            Address::Mail => self.find(
                &rules::SCHEME,
                at,
                format!("`{to}` is a mail address"),
                &format!("write `mailto:{to}`"),
            ),
            _ => self.find(
                &rules::EMPTY,
                at,
                "this link leads nowhere",
                "write between its parentheses where it leads: an address, a file, or `@id`",
            ),
        }
    }

    /// `[@article, para 5, own voice]`, several set apart by semicolons.
    pub(super) fn cite(&mut self, written: &str, at: Range<usize>) {
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
        citations.shrink_to_fit();
        self.hole(What::Cite(citations), at);
    }
}

/// Whether a link is `[@source]`: a reference that the text does not define.
pub(super) fn is_citation(kind: LinkType) -> bool {
    matches!(kind, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown)
}

/// Skips to the end of the link or image that is open; gives its words.
pub(super) fn skip<'e, I>(rest: &mut Peekable<I>) -> String
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

/// Whether a part of a citation says who says so.
fn is_basis(part: &str) -> bool {
    let key = part.to_lowercase().replace(' ', "-");
    matches!(
        key.as_str(),
        "text" | "on-record" | "on-the-record" | "relayed" | "unnamed" | "hedged" | "own-voice" | "editorial"
    )
}
