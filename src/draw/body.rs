//! Texts drawn: their holes filled with addresses, titles, marks and embeds.

use super::rules;
use super::theme::{Theme, href};
use crate::base::{At, Diagnostic, Rule};
use crate::kinds::Kind;
use crate::model::{Basis, EntryNo, Goal, Node};
use crate::parse::{Body, Citation, Hole, What};
use crate::views::{Destination, Passage, Prose, Scene, card};
use pulldown_cmark_escape::escape_html;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// How deep embeds may stand within embeds.
const DEEPEST: usize = 4;

impl Prose for Theme {
    fn draw(&self, scene: &Scene<'_>, passage: &Passage) -> String {
        if *scene.depth.borrow() > DEEPEST {
            let node = scene.node(passage.entry);
            scene.report.borrow_mut().push(
                Diagnostic::new(
                    &rules::LOOP,
                    &node.file,
                    node.written.itself(),
                    "this embeds itself, by way of others",
                )
                .help("leave one of the embeds out, or make it a link"),
            );
            return String::new();
        }
        *scene.depth.borrow_mut() += 1;
        let html =
            Filler { theme: self, scene, passage, node: scene.node(passage.entry), seen: BTreeMap::new() }
                .fill();
        *scene.depth.borrow_mut() -= 1;
        html
    }
}

struct Filler<'a> {
    theme: &'a Theme,
    scene: &'a Scene<'a>,
    passage: &'a Passage,
    node: &'a Node,
    /// How often each paragraph's hash has been met, so that no id stands twice.
    seen: BTreeMap<&'a str, usize>,
}

impl<'a> Filler<'a> {
    fn fill(mut self) -> String {
        let body: &'a Body = &self.node.written.body;
        let range = &self.passage.range;
        let first = body.holes.partition_point(|hole| hole.at < range.start);
        let mut out = String::with_capacity(range.len() + range.len() / 4);
        let mut at = range.start;
        for (number, hole) in body.holes.iter().enumerate().skip(first) {
            if hole.at > range.end || (hole.at == range.end && hole.at != body.html.len()) {
                break;
            }
            out.push_str(&body.html[at..hole.at]);
            at = hole.at;
            let goal = self.node.goals.get(number).unwrap_or(&Goal::None);
            self.hole(&mut out, body, hole, goal);
        }
        out.push_str(&body.html[at..range.end]);
        out
    }

    fn hole(&mut self, out: &mut String, body: &'a Body, hole: &'a Hole, goal: &Goal) {
        let prefix = &self.passage.prefix;
        match &hole.what {
            What::Href(_) => out.push_str(&self.address(body, goal)),
            What::Title(_) => escaped(out, &self.title(goal)),
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
                let _ = write!(out, "#{prefix}note-{n}");
            }
            What::NoteBack(n, m) => {
                let _ = write!(out, "#{prefix}note-{n}-from-{m}");
            }
            What::BlockId(number) => self.block_id(out, body, *number),
            What::Spoken(_) => self.embed(out, goal, "", &hole.source),
        }
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

    /// `<part>-<8 hex>`, with a number behind it where the same words stand again.
    fn block_id(&mut self, out: &mut String, body: &'a Body, number: usize) {
        let Some(block) = body.blocks.get(number) else { return };
        let part = body.parts.iter().find(|part| part.range.contains(&block.at)).and_then(|part| part.slot);
        let part = match part {
            Some(slot) => slot.id(),
            None => "p",
        };
        let _ = write!(out, "{}{part}-{}", self.passage.prefix, block.hash);
        let times = self.seen.entry(&block.hash).or_default();
        *times += 1;
        if *times > 1 {
            let _ = write!(out, "-{times}");
        }
    }

    /// The address a link leads to; an anchor of this very text stays on this page.
    fn address(&self, body: &Body, goal: &Goal) -> String {
        match goal {
            Goal::Entry(no, Some(fragment)) if *no == self.passage.entry => {
                let anchor = body.anchor(fragment);
                let is_whole = self.node.kind() != Kind::Briefing
                    || matches!(self.passage_view(), Some("full" | "print"));
                if is_whole { format!("#{}{anchor}", self.passage.prefix) } else { self.there(goal) }
            }
            Goal::Address(address) => href(self.base(), address),
            _ => self.there(goal),
        }
    }

    /// The last part of the address of the page: which view of a briefing this is.
    fn passage_view(&self) -> Option<&'a str> {
        self.scene.here.as_str().trim_end_matches('/').rsplit('/').next()
    }

    fn there(&self, goal: &Goal) -> String {
        let to = self.scene.addresses.goal(self.scene.model, self.scene.scope, goal);
        to.map_or_else(|| "#".to_owned(), |to: Destination| href(self.base(), &to.to_string()))
    }

    fn title(&self, goal: &Goal) -> String {
        match goal {
            Goal::Entry(no, _) => self.scene.title(*no),
            Goal::View(name, _) => self.scene.words.get(&format!("views.{name}.title")).to_owned(),
            _ => String::new(),
        }
    }

    /// `[1, para 12]`: a link to the page's list of sources.
    fn cite(&self, out: &mut String, citations: &[Citation], goal: &Goal) {
        let Goal::Sources(sources) = goal else { return };
        out.push_str("<span class=\"cite\">[");
        for (index, source) in sources.iter().enumerate() {
            let number = self.scene.cite(*source);
            if index > 0 {
                out.push_str("; ");
            }
            let _ = write!(out, "<a href=\"#cited-{number}\">");
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
            Goal::View(name, _) => {
                let Some(cards) = self.listed(name) else { return };
                context.insert("cards", &cards);
                context.insert("title", self.scene.words.get(&format!("views.{name}.title")));
                context.insert("to", &self.scene.addresses.view(self.scene.scope, name));
                "embed-list.html"
            }
            _ => return,
        };
        self.render(out, template, &context, source);
    }

    /// The entries of a view that is embedded whole.
    fn listed(&self, view: &str) -> Option<Vec<crate::views::Card>> {
        let key = if view == "timeline" { "events" } else { view };
        let key = if view == "positions" { "provisions" } else { key };
        let kind = Kind::of_key(key)?;
        let numbers: Vec<EntryNo> = self
            .scene
            .model
            .of_kind(self.scene.scope, kind)
            .iter()
            .copied()
            .filter(|no| {
                view != "positions" || self.scene.node(*no).links_in("positions[].party").next().is_some()
            })
            .collect();
        Some(numbers.into_iter().map(|no| card(self.scene, no)).collect())
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
                let message = format!("{}: {}", template, super::theme::first_line(&error.to_string()));
                self.report(&rules::RENDER, source, message, || {
                    "the template of this embed failed; `standfirst explain view NAME` lists fields"
                        .to_owned()
                });
            }
        }
    }

    fn report(&self, rule: &'static Rule, source: &Range<usize>, message: String, help: impl Fn() -> String) {
        let at =
            if self.node.written.place.is_empty() { At::Range(source.clone()) } else { self.node.at("body") };
        let finding = Diagnostic::new(rule, &self.node.body_file, at, message).help(help());
        self.scene.report.borrow_mut().push(finding);
    }
}

fn escaped(out: &mut String, text: &str) {
    escape_html(out, text).expect("a string takes all text");
}
