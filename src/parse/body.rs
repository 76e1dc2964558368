//! `Body`: finished HTML with typed holes.
//!
//! Invariant: a body depends on its own file only. Whatever depends on another entry, on an asset or on the
//! page that it is drawn into is a [`Hole`], so a body can be kept between builds and checked without
//! parsing again.

use std::ops::Range;

/// Rendered Markdown with holes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The HTML between the holes.
    pub html: String,
    /// The holes, by rising `at`.
    pub holes: Vec<Hole>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The lead and the parts under second-level headings, in order; together they are the whole body.
    pub parts: Vec<Part>,
    /// The headings that name a part once more, by number: only the first one begins it.
    pub repeated_parts: Vec<usize>,
    /// Paragraphs and list items: what gets a number, an anchor, and is followed while writing.
    pub blocks: Vec<Block>,
    /// Ranges of `html` that are plain text outside links, headings, quotations and code: where terms may be linked.
    pub runs: Vec<Range<usize>>,
    /// Links that lead out of the site, in order: the address as written, and where it comes from, in bytes of the file.
    pub outward: Vec<(String, Range<usize>)>,
    /// Blockquotes that end in a line of attribution.
    pub quotes: Vec<SpokenQuote>,
    /// The byte of `html` where the footnotes begin; its end, where there are none.
    pub notes: usize,
    /// The first paragraph as plain text, for descriptions.
    pub first_paragraph: String,
    /// The number of words.
    pub words: usize,
}

/// One thing that is filled in when a page is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The byte of `html` it stands before.
    pub at: usize,
    /// What belongs there.
    pub what: What,
    /// Where it comes from, in bytes of the file.
    pub source: Range<usize>,
}

/// What belongs in a hole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The value of an `href`: the address of the target.
    Href(Target),
    /// The opening tag of a link to an entry or a view, with the words that are shown when a pointer rests on it.
    Open(Target, String),
    /// The closing tag of that link.
    Close,
    /// The text of a link that was written without any: the title of the target.
    Title(Target),
    /// A mark that leads to the page's list of sources: `[@article, para 5, own voice]`.
    Cite(Vec<Citation>),
    /// An entry or a view drawn in place: `![](@zelensky-overall)`, `![](@timeline)`.
    Embed {
        /// The entry or view.
        target: Target,
        /// The caption, where one is written.
        caption: String,
    },
    /// Something of the site's own: `![Caption](embed:chart?id=3)`.
    Own {
        /// The template below `templates/embeds/`, without `.html`.
        name: String,
        /// The arguments, in order of writing.
        arguments: Vec<(String, String)>,
        /// The caption.
        caption: String,
    },
    /// The address of a local file, as the value of `src` or `href`: a path from the site root.
    Asset(String),
    /// What a browser needs to know of a picture before it arrives, as attributes of its `img`: a path from the site
    /// root.
    Picture(String),
    /// The digit of a heading's level, as written; the page may shift it.
    Level(u8),
    /// The id of heading number `n`, as the value of `id`.
    HeadingId(usize),
    /// The id of footnote number `n` (from 1), as the value of `id`: the note itself.
    NoteId(usize),
    /// The id of a reference to footnote `n`; the second number counts the references to it (from 1).
    NoteRefId(usize, usize),
    /// The `href` of a reference to footnote `n`.
    NoteHref(usize),
    /// The `href` back from footnote `n` to its reference number `m`.
    NoteBack(usize, usize),
    /// The id of block number `n`, as the value of `id`.
    BlockId(usize),
    /// The number of the paragraph that block number `n` is, where the page numbers its paragraphs.
    Number(usize),
    /// The quote recorded from the blockquote number `n`, drawn in place.
    Spoken(usize),
}

/// What a link leads to, as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An entry or view, without the `@`: `army-size`, `term:backstop`, `other-briefing/id`, `timeline`.
    Entry {
        /// The id.
        id: String,
        /// The anchor behind `#`, without it.
        fragment: Option<String>,
    },
    /// A file of the site, as a path from the site root (`content/about.md`), resolved from where it was written.
    File {
        /// The path.
        path: String,
        /// The anchor behind `#`, without it.
        fragment: Option<String>,
    },
    /// An anchor of the same body.
    Here {
        /// The anchor, without `#`.
        fragment: String,
    },
}

/// One source of a citation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The id of the source, without `@`.
    pub source: String,
    /// The place in it: `para 12`.
    pub place: Option<String>,
    /// Who says so: `own voice`, `on record`.
    pub basis: Option<String>,
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// The id: written as `{#id}` or made from the text; unique within the body.
    pub id: String,
    /// Whether the id is written behind the heading, rather than made from its text.
    pub is_pinned: bool,
    /// Whether it stands in no list, quotation or table: only such headings divide a text.
    pub is_top: bool,
    /// The text, without markup.
    pub text: String,
    /// Where its words stand in `Body::html`, without the tags of the heading.
    pub words: Range<usize>,
    /// Where it stands in `Body::html`, tags included.
    pub range: Range<usize>,
    /// Where it stands in the file.
    pub source: Range<usize>,
}

/// The lead, or what stands under one second-level heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of the five parts it is, if one.
    pub slot: Option<Slot>,
    /// The index of its heading; the lead has none.
    pub heading: Option<usize>,
    /// Its range of `Body::html`, heading included, footnotes not.
    pub range: Range<usize>,
    /// Whether nothing stands under the heading.
    pub is_empty: bool,
}

/// The five parts of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Before the first heading.
    Lead,
    /// Why it matters.
    Why,
    /// What is known.
    Know,
    /// What people say.
    Say,
    /// What happens next.
    Next,
}

/// A paragraph or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The byte of `Body::html` where its tag begins.
    pub at: usize,
    /// The byte of the file where it begins.
    pub source: usize,
    /// Its anchor: the part it stands in and 8 hexadecimal digits of its folded text, with a number behind
    /// it where the same words stand in the part again.
    pub id: String,
}

/// A blockquote whose last line says who spoke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenQuote {
    /// The words, without markup, paragraphs joined by a blank line.
    pub text: String,
    /// Who spoke: an id (written with `@`), or a name.
    pub by: String,
    /// Whether `by` was written as an id.
    pub by_id: bool,
    /// The citations that stand with the words.
    pub citations: Vec<Citation>,
    /// Where it stands in the file.
    pub source: Range<usize>,
}

impl Slot {
    /// The parts that stand under a heading.
    pub const NAMED: &[Slot] = &[Slot::Why, Slot::Know, Slot::Say, Slot::Next];

    /// The anchor of the part.
    pub fn id(self) -> &'static str {
        match self {
            Slot::Lead => "lead",
            Slot::Why => "why",
            Slot::Know => "know",
            Slot::Say => "say",
            Slot::Next => "next",
        }
    }
}

impl Body {
    /// Gives back the memory that growing left over: a large site holds every text at once.
    pub(super) fn shrink(&mut self) {
        self.html.shrink_to_fit();
        self.holes.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.parts.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.runs.shrink_to_fit();
        self.outward.shrink_to_fit();
    }

    /// The anchor that a heading has on the full reading: the part's own, where it begins one of the five.
    pub fn anchor(&self, heading: &str) -> String {
        let named = self.parts.iter().filter(|part| part.slot.is_some());
        let slot = named
            .filter(|part| {
                let own = part.heading.and_then(|number| self.headings.get(number));
                own.is_some_and(|known| known.id == heading)
            })
            .find_map(|part| part.slot);
        slot.map_or_else(|| heading.to_owned(), |slot| slot.id().to_owned())
    }
}
