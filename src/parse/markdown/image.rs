//! Images and embeds.

use super::address::{Address, address, decoded};
use super::link::{is_citation, skip};
use super::rules;
use super::writer::Writer;
use crate::parse::What;
use pulldown_cmark::{Event, LinkType};
use std::iter::Peekable;
use std::ops::Range;

/// What stands before a credit in the title of an image.
const CREDIT: &str = "credit:";

/// An image as written.
pub(super) struct Image<'e> {
    pub kind: LinkType,
    pub to: &'e str,
    pub title: &'e str,
}

impl Image<'_> {
    /// Whether it is the mark of something that is drawn in place.
    fn is_embed(&self) -> bool {
        self.to.starts_with("embed:") || (self.to.starts_with('@') && !self.to.starts_with("@/"))
    }
}

impl Writer<'_> {
    /// An image or embed among other words.
    pub(super) fn image<'e, I>(&mut self, image: &Image<'_>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let alt = skip(rest);
        if is_citation(image.kind) {
            self.escaped("!");
            self.cite(image.to, at);
            return;
        }
        if image.is_embed() {
            self.find(
                &rules::INLINE,
                at,
                "an embed stands on a line of its own",
                "put an empty line before and after it, or make it a link: `[words](@id)`",
            );
            return;
        }
        let (title, credit) = credited(image.title);
        let title =
            [title, credit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        self.picture(image.to, &title, &alt, at);
    }

    /// An image or embed on a line of its own.
    pub(super) fn figure<'e, I>(&mut self, image: &Image<'_>, at: Range<usize>, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let caption = skip(rest);
        if let Some(embed) = image.to.strip_prefix("embed:") {
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
        if image.is_embed() {
            if let Address::Target(target) = address(image.to, self.file) {
                self.hole(What::Embed { target, caption }, at);
                self.push("\n");
            }
            return;
        }
        let (title, credit) = credited(image.title);
        self.push("<figure>");
        self.picture(image.to, "", &caption, at);
        if !(title.is_empty() && credit.is_empty()) {
            self.push("<figcaption>");
            self.escaped(title);
            if !credit.is_empty() {
                self.push(if title.is_empty() {
                    "<span class=\"credit\">"
                } else {
                    " <span class=\"credit\">"
                });
                self.escaped(credit);
                self.push("</span>");
            }
            self.push("</figcaption>");
        }
        self.push("</figure>\n");
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
        match address(to, self.file) {
            Address::Asset(path, _) => {
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
            Address::Target(_) | Address::Mail => self.find(
                &rules::REMOTE,
                at,
                format!("`{to}` is not an image beside the text"),
                "keep the image beside the text and name it by its file name",
            ),
            wrong => self.wrong(&wrong, to, at),
        }
    }
}

/// The title of an image without its credit, and the credit: `The strait. Credit: Ann Lee`.
fn credited(title: &str) -> (&str, &str) {
    let found = title.char_indices().find(|(at, _)| {
        title[*at..].get(..CREDIT.len()).is_some_and(|word| word.eq_ignore_ascii_case(CREDIT))
    });
    match found {
        Some((at, _)) => (title[..at].trim(), title[at + CREDIT.len()..].trim()),
        None => (title.trim(), ""),
    }
}
