//! Texts drawn: their holes filled with addresses, titles, marks and embeds.

use super::kept;
use super::meanings::Meanings;
use super::rules;
use super::theme::{Theme, failure, href};
use crate::base::{At, Diagnostic, Rule};
use crate::kinds::Kind;
use crate::model::{Basis, EntryNo, Goal, Node, Scope};
use crate::parse::{Body, Citation, Hole, What};
use crate::seen::kept_anchors;
use crate::settings::Terms;
use crate::views::{Card, Destination, Passage, Prose, Reading, Scene, card, listed};
use pulldown_cmark_escape::escape_html;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

/// How deep embeds may stand within embeds.
const DEEPEST: usize = 4;

impl Prose for Theme {
    fn draw(&self, scene: &Scene<'_>, passage: &Passage) -> String {
        let is_loop = scene.open.borrow().contains(&passage.entry);
        if is_loop || scene.open.borrow().len() > DEEPEST {
            let node = scene.node(passage.entry);
            let message = if is_loop { "this embeds itself" } else { "embeds stand within embeds too deep" };
            scene.report.borrow_mut().push(
                Diagnostic::new(&rules::LOOP, &node.file, node.written.itself(), message)
                    .help("leave one of the embeds out, or make it a link"),
            );
            return String::new();
        }
        scene.open.borrow_mut().push(passage.entry);
        let node = scene.node(passage.entry);
        let filler = Filler {
            theme: self,
            scene,
            passage,
            node,
            meanings: Meanings::default(),
            links: RefCell::default(),
        };
        let html = filler.fill();
        scene.open.borrow_mut().pop();
        html
    }

    fn brief(&self, scene: &Scene<'_>, no: EntryNo) -> Option<String> {
        super::pieces::brief(self, scene, no)
    }
}

struct Filler<'a> {
    theme: &'a Theme,
    scene: &'a Scene<'a>,
    passage: &'a Passage,
    node: &'a Node,
    meanings: Meanings,
    /// The closing tags of the links that are open.
    links: RefCell<Vec<&'static str>>,
}

impl<'a> Filler<'a> {
    fn fill(self) -> String {
        let body: &'a Body = &self.node.written.body;
        let range = &self.passage.range;
        let first = body.holes.partition_point(|hole| hole.at < range.start);
        let mut out = String::with_capacity(range.len() + range.len() / 4);
        let mut at = range.start;
        let kept_anchors = kept_anchors(self.scene.model, self.passage.entry);
        for (number, hole) in body.holes.iter().enumerate().skip(first) {
            if hole.at > range.end {
                break;
            }
            self.words(&mut out, body, at..hole.at);
            at = hole.at;
            let goal = self.node.goals.get(number).unwrap_or(&Goal::None);
            self.hole(&mut out, body, hole, goal);
            if let What::BlockId(number) = hole.what {
                at += kept::put(&mut out, (body, number), &self.passage.prefix, &kept_anchors);
            }
        }
        self.words(&mut out, body, at..range.end);
        self.meanings.settle(&mut out, self.scene, self.theme);
        out
    }

    /// What stands between two holes, with the terms that are met here first made links.
    fn words(&self, out: &mut String, body: &Body, range: Range<usize>) {
        if self.scene.terms.is_empty() {
            out.push_str(&body.html[range]);
            return;
        }
        let mark = |out: &mut String, no: EntryNo, words: &str| self.term(out, no, words);
        super::terms::link(out, self.scene, (self.passage.entry, body), range, &mark);
    }

    fn hole(&self, out: &mut String, body: &'a Body, hole: &'a Hole, goal: &Goal) {
        let prefix = &self.passage.prefix;
        match &hole.what {
            What::Href(_) => out.push_str(&self.address(body, goal)),
            What::Open(_, title) => self.open(out, body, hole, goal, title),
            What::Close => out.push_str(self.links.borrow_mut().pop().unwrap_or("</a>")),
            What::Title(_) => self.named(out, goal),
            What::Cite(citations) => self.cite(out, citations, goal),
            What::Embed { caption, .. } => self.embed(out, goal, caption, &hole.source),
            What::Own { name, arguments, caption } => self.own(out, name, arguments, caption, &hole.source),
            What::Asset(path) => {
                let path = path.strip_prefix("content").unwrap_or(path);
                out.push_str(&href(self.base(), path));
            }
            What::Picture(path) => self.picture(out, path),
            What::Level(level) => {
                out.push(char::from(b'0' + (level + self.passage.deeper).clamp(2, 6)));
            }
            What::HeadingId(number) => {
                let id = body.headings.get(*number).map_or("", |heading| heading.id.as_str());
                escaped(out, &format!("{prefix}{id}"));
            }
            What::NoteId(n) => {
                let _ = write!(out, "{prefix}note-{n}");
            }
            What::NoteRefId(n, m) => {
                let _ = write!(out, "{prefix}note-{n}-from-{m}");
            }
            What::NoteHref(n) => {
                if self.passage.reading == Reading::Excerpt {
                    let full = self.scene.addresses.view(Some(self.passage.entry), "full");
                    out.push_str(&href(self.base(), full.as_str()));
                }
                let _ = write!(out, "#{prefix}note-{n}");
            }
            What::NoteBack(n, m) => {
                let _ = write!(out, "#{prefix}note-{n}-from-{m}");
            }
            What::BlockId(number) => {
                if let Some(block) = body.blocks.get(*number) {
                    let _ = write!(out, "{prefix}{}", block.id);
                }
            }
            What::Number(number) => self.number(out, body, *number),
            What::Spoken(_) => self.embed(out, goal, "", &hole.source),
        }
    }

    /// The number of a paragraph in the full reading; it leads to the paragraph, whose anchor does not move
    /// when another is put before it.
    fn number(&self, out: &mut String, body: &Body, number: usize) {
        let Some(block) = body.blocks.get(number) else { return };
        if self.passage.reading != Reading::Numbered || self.scene.open.borrow().len() > 1 {
            return;
        }
        *self.scene.paragraphs.borrow_mut() += 1;
        let n = self.scene.paragraphs.borrow().to_string();
        let _ = write!(out, "<a class=\"para\" href=\"#{}\" aria-label=\"", block.id);
        escaped(out, &self.scene.words.fill("page.paragraph", &[("n", &n)]));
        let _ = write!(out, "\">{n}</a> ");
    }

    /// A term that a text speaks of: a button that opens what it means, or a link to the glossary.
    fn term(&self, out: &mut String, no: EntryNo, words: &str) {
        let is_opened = self.is_opened(no);
        if is_opened {
            self.meanings.open(out, self.scene, no);
        } else {
            let to = self.scene.addresses.entry(self.scene.model, no).to_string();
            let _ = write!(out, "<a class=\"term\" href=\"{}\">", href(self.base(), &to));
        }
        out.push_str(words);
        out.push_str(if is_opened { "</button>" } else { "</a>" });
    }

    fn is_opened(&self, no: EntryNo) -> bool {
        let is_wanted = self.scene.model.setting.settings.markup.terms == Terms::InPlace;
        is_wanted && no != self.passage.entry && Meanings::opens(self.scene, no)
    }

    /// The opening tag of a link; of one to a term, outside of headings, the button that opens what it means.
    fn open(&self, out: &mut String, body: &Body, hole: &Hole, goal: &Goal, title: &str) {
        let is_heading = || {
            let next = body.headings.partition_point(|heading| heading.range.end <= hole.at);
            body.headings.get(next).is_some_and(|heading| heading.range.contains(&hole.at))
        };
        if let Goal::Entry(no, None) = goal
            && self.is_opened(*no)
            && !is_heading()
        {
            self.meanings.open(out, self.scene, *no);
            self.links.borrow_mut().push("</button>");
            return;
        }
        out.push_str("<a href=\"");
        out.push_str(&self.address(body, goal));
        if !title.is_empty() {
            out.push_str("\" title=\"");
            escaped(out, title);
        }
        out.push_str("\">");
        self.links.borrow_mut().push("</a>");
    }

    fn base(&self) -> &'a str {
        self.theme.base_path.trim_end_matches('/')
    }

    /// The room a picture takes; all but the first of a page are loaded when a reader comes near them.
    fn picture(&self, out: &mut String, path: &str) {
        if let Some(size) = self.theme.pictures.get(path) {
            let _ = write!(out, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        if self.scene.has_picture.replace(true) {
            out.push_str(" loading=\"lazy\"");
        }
    }

    /// The address a link leads to; an anchor of this very text stays on this page, where the text does.
    fn address(&self, body: &Body, goal: &Goal) -> String {
        match goal {
            Goal::Entry(no, Some(fragment)) if *no == self.passage.entry => {
                let prefix = &self.passage.prefix;
                match (self.node.kind() == Kind::Briefing, self.passage.reading) {
                    (true, Reading::Numbered) => format!("#{prefix}{}", body.anchor(fragment)),
                    (true, _) => self.there(goal),
                    (false, _) => format!("#{prefix}{fragment}"),
                }
            }
            Goal::Address(address) => href(self.base(), address),
            _ => self.there(goal),
        }
    }

    fn there(&self, goal: &Goal) -> String {
        let to = self.scene.addresses.goal(self.scene.model, self.scene.scope, goal);
        to.map_or_else(|| "#".to_owned(), |to: Destination| href(self.base(), &to.to_string()))
    }

    /// What a link leads to, by its title; one in another language than the page's says so.
    fn named(&self, out: &mut String, goal: &Goal) {
        let language = match goal {
            Goal::Entry(no, None) => self.scene.foreign_title(*no),
            _ => None,
        };
        if let Some(language) = &language {
            let way = crate::base::direction(language);
            let _ = write!(out, "<span lang=\"{language}\" dir=\"{way}\">");
        }
        escaped(out, &self.title(goal));
        if language.is_some() {
            out.push_str("</span>");
        }
    }

    fn title(&self, goal: &Goal) -> String {
        match goal {
            Goal::Entry(no, fragment) => {
                let headings = &self.scene.node(*no).written.body.headings;
                let heading =
                    fragment.as_ref().and_then(|id| headings.iter().find(|heading| heading.id == *id));
                heading.map_or_else(|| self.scene.title(*no), |heading| heading.text.clone())
            }
            Goal::Translation(_, no, _) => self.scene.title(*no),
            Goal::View(name, ..) => self.scene.words.get(&format!("views.{name}.title")).to_owned(),
            _ => String::new(),
        }
    }

    /// `[1, para 12]`: a link to the page's list of sources.
    fn cite(&self, out: &mut String, citations: &[Citation], goal: &Goal) {
        let Goal::Sources(sources) = goal else { return };
        out.push_str("<span class=\"cite\">[");
        for (index, source) in sources.iter().enumerate() {
            let is_first = !self.scene.cited.borrow().contains(source);
            let number = self.scene.cite(*source);
            if index > 0 {
                out.push_str("; ");
            }
            let _ = write!(out, "<a href=\"#cited-{number}\"");
            // Where the margin has room, it names the source where it is first met.
            if is_first {
                out.push_str(" data-source=\"");
                escaped(out, &self.scene.title(*source));
                out.push('"');
            }
            out.push('>');
            escaped(out, &self.scene.words.fill("cited.mark", &[("n", &number.to_string())]));
            out.push_str("</a>");
            let Some(citation) = citations.get(index) else { continue };
            for extra in [citation.place.clone(), citation.basis.as_deref().map(|basis| self.basis(basis))]
                .into_iter()
                .flatten()
            {
                out.push_str(", ");
                escaped(out, &extra);
            }
        }
        out.push_str("]</span>");
    }

    fn basis(&self, written: &str) -> String {
        match Basis::of_key(written) {
            Some(basis) => self.scene.basis(basis).label.to_lowercase(),
            None => written.to_owned(),
        }
    }

    fn embed(&self, out: &mut String, goal: &Goal, caption: &str, source: &Range<usize>) {
        let mut context = tera::Context::new();
        context.insert_value("words", self.scene.words.value());
        context.insert("caption", caption);
        let template = match goal {
            Goal::Entry(no, _) => {
                context.insert("card", &card(self.scene, *no));
                "embed.html"
            }
            Goal::View(name, of, _) => {
                let addresses = self.scene.addresses;
                let scope = addresses.scope_of_view(self.scene.model, of.or(self.scene.scope), name);
                let Some(cards) = self.listed(name, scope) else {
                    self.report(&rules::VIEW, source, format!("`{name}` cannot stand in a text"), || {
                        format!("make it a link: `[](@{name})`")
                    });
                    return;
                };
                context.insert("cards", &cards);
                context.insert("title", self.scene.words.get(&format!("views.{name}.title")));
                context.insert("to", &addresses.view(scope, name));
                "embed-list.html"
            }
            _ => return,
        };
        self.render(out, template, &context, source);
    }

    /// The entries of a view that is embedded whole.
    fn listed(&self, view: &str, scope: Scope) -> Option<Vec<Card>> {
        if view != "positions" {
            return listed(self.scene, view, scope);
        }
        let provisions = self.scene.model.of_kind(scope, Kind::Provision).iter().copied();
        let stated =
            provisions.filter(|no| self.scene.node(*no).links_in("positions[].party").next().is_some());
        Some(stated.map(|no| card(self.scene, no)).collect())
    }

    fn own(
        &self,
        out: &mut String,
        name: &str,
        arguments: &[(String, String)],
        caption: &str,
        source: &Range<usize>,
    ) {
        let template = format!("embeds/{name}.html");
        if !self.theme.has(&template) {
            self.report(&rules::EMBED, source, format!("there is no embed called `{name}`"), || {
                format!("write `templates/{template}`, or embed an entry: `![](@id)`")
            });
            return;
        }
        let arguments: BTreeMap<&str, &str> =
            arguments.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let mut context = tera::Context::new();
        context.insert_value("words", self.scene.words.value());
        context.insert("arguments", &arguments);
        context.insert("caption", caption);
        self.render(out, &template, &context, source);
    }

    fn render(&self, out: &mut String, template: &str, context: &tera::Context, source: &Range<usize>) {
        match self.theme.tera.render(template, context) {
            Ok(html) => out.push_str(&html),
            Err(error) => {
                let failed = failure(&error, template).help(format!(
                    "met while drawing {}, in an embed; it is given `arguments`, `caption` and `words`",
                    self.scene.here
                ));
                let (file, at) = self.place(source);
                let failed = failed.related(&file, at, "the embed stands here");
                self.scene.report.borrow_mut().push(failed);
            }
        }
    }

    fn place(&self, source: &Range<usize>) -> (Arc<str>, At) {
        (Arc::clone(&self.node.body_file), self.node.body_at(source))
    }

    fn report(&self, rule: &'static Rule, source: &Range<usize>, message: String, help: impl Fn() -> String) {
        let (file, at) = self.place(source);
        self.scene.report.borrow_mut().push(Diagnostic::new(rule, &file, at, message).help(help()));
    }
}

fn escaped(out: &mut String, text: &str) {
    escape_html(out, text).expect("a string takes all text");
}
