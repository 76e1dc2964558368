//! Every address and anchor that drawn pages lead to, matched with every one that there is.

use super::page::{Around, Drawn, links_of};
use super::scan::{address_hash, anchor_hash};
use super::{Edition, Theme, rules};
use crate::base::{At, Diagnostic, Route, Rule, nearest};
use crate::model::{Goal, Scope};
use crate::parse::What;
use crate::views::{Page, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// How many findings look for the nearest right word.
const MOST_HELPED: usize = 200;

/// What is kept of a drawn page for matching.
#[derive(Debug, Default)]
pub struct Trace {
    anchors: Vec<u64>,
    addresses: Vec<u64>,
    wanted: Vec<u64>,
    repeated: Option<String>,
}

impl From<Drawn> for Trace {
    fn from(drawn: Drawn) -> Trace {
        Trace {
            anchors: drawn.anchors,
            addresses: drawn.addresses,
            wanted: drawn.wanted,
            repeated: drawn.repeated,
        }
    }
}

/// Matches what all pages lead to with what there is; `traces` stand in the order of `pages`.
pub fn check(
    editions: &[Edition],
    theme: &Theme,
    pages: &[Page],
    traces: &[Trace],
    files: &[Route],
) -> Vec<Diagnostic> {
    let routes = pages.iter().map(|page| &page.route).chain(files);
    let mut known: Vec<u64> = routes.map(|route| address_hash(route.as_str())).collect();
    known.sort_unstable();
    let mut anchors: Vec<u64> = traces.iter().flat_map(|trace| trace.anchors.iter().copied()).collect();
    anchors.sort_unstable();
    let matcher = Matcher { editions, theme, pages, known, anchors };
    let mut report = Vec::new();
    let mut said = matcher.written(&mut report);
    matcher.places(&mut said, &mut report);
    matcher.ids(traces, &mut report);
    matcher.drawn(traces, &said, &mut report);
    matcher.orphans(traces, &mut report);
    report
}

struct Matcher<'a> {
    editions: &'a [Edition],
    theme: &'a Theme,
    pages: &'a [Page],
    known: Vec<u64>,
    anchors: Vec<u64>,
}

impl Matcher<'_> {
    fn has_page(&self, address: &str) -> bool {
        self.known.binary_search(&address_hash(address)).is_ok()
    }

    fn has_anchor(&self, address: &str, anchor: &str) -> bool {
        self.anchors.binary_search(&anchor_hash(address, anchor)).is_ok()
    }

    /// Links of texts, reported where they are written. Gives the addresses and anchors that were reported.
    fn written(&self, report: &mut Vec<Diagnostic>) -> BTreeSet<(String, Option<String>)> {
        let mut said = BTreeSet::new();
        for edition in self.editions {
            for (no, node) in edition.model.nodes() {
                let scope = node.scope.or_else(|| edition.model.briefings().contains(&no).then_some(no));
                let holes = node.written.body.holes.iter().zip(&node.goals);
                for (hole, goal) in holes.filter(|(hole, _)| !matches!(hole.what, What::Title(_))) {
                    if let What::Asset(path) = &hole.what {
                        // A file that is not there has been reported by its own rule.
                        let route = Route::home().file(path.strip_prefix("content/").unwrap_or(path));
                        if !self.has_page(route.as_str()) {
                            said.insert((route.to_string(), None));
                        }
                    }
                    let Some((address, fragment)) = aim(edition, scope, goal) else { continue };
                    let blank = |rule, message| {
                        Diagnostic::new(rule, &node.body_file, node.body_at(&hole.source), message)
                    };
                    self.judge((edition, goal), (address, fragment), &blank, (&mut said, report));
                }
            }
        }
        said
    }

    /// Links of the menu and the footer, reported in the settings; a field has a link in every edition.
    fn places(&self, said: &mut BTreeSet<(String, Option<String>)>, report: &mut Vec<Diagnostic>) {
        let file = crate::settings::FILE.into();
        let mut fields = BTreeSet::new();
        for edition in self.editions {
            for place in &edition.model.places {
                let Some(aim) = aim(edition, None, &place.goal) else { continue };
                let at = At::Value(place.field.clone());
                let blank = |rule, message| Diagnostic::new(rule, &file, at.clone(), message);
                let mut found = Vec::new();
                self.judge((edition, &place.goal), aim, &blank, (said, &mut found));
                if !found.is_empty() && fields.insert(&place.field) {
                    report.extend(found);
                }
            }
        }
    }

    /// Reports an address that has no page, or a page that has no such anchor.
    fn judge(
        &self,
        (edition, goal): (&Edition, &Goal),
        (address, fragment): (String, Option<String>),
        blank: &dyn Fn(&'static Rule, String) -> Diagnostic,
        (said, report): (&mut BTreeSet<(String, Option<String>)>, &mut Vec<Diagnostic>),
    ) {
        // Looking for the nearest right word takes long where everything is wrong.
        let is_helped = report.len() < MOST_HELPED;
        if !self.has_page(&address) {
            let finding = blank(&rules::ADDRESS, format!("there is no page at `{address}`"));
            report.push(if is_helped { self.near_page(finding, &address) } else { finding });
            said.insert((address, None));
        } else if let Some(fragment) = fragment
            && !self.has_anchor(&address, &fragment)
        {
            let text = text_of(edition, goal).unwrap_or(&address);
            let finding = blank(&rules::ANCHOR, format!("`{text}` has no anchor `{fragment}`"));
            let help = if is_helped { anchors(edition, goal, &fragment) } else { None };
            report.push(help.into_iter().fold(finding, Diagnostic::help));
            said.insert((address, Some(fragment)));
        }
    }

    /// Pages on which an id stands twice: a link to it would lead to the first one only.
    fn ids(&self, traces: &[Trace], report: &mut Vec<Diagnostic>) {
        for (page, trace) in self.pages.iter().zip(traces) {
            let Some(id) = &trace.repeated else { continue };
            let model = &self.editions[usize::from(page.edition)].model;
            let subject = match page.subject {
                Subject::Entry(no) | Subject::Scope(Some(no)) => Some(model.node(no)),
                _ => None,
            };
            let message = format!("{} has the anchor `{id}` twice", page.route);
            let finding = if let Some(node) = subject {
                let heading = node.written.body.headings.iter().find(|heading| heading.id == *id);
                let at = heading.filter(|_| node.written.place.is_empty());
                let at = at.map_or_else(|| node.written.itself(), |known| At::Range(known.source.clone()));
                Diagnostic::new(&rules::TWICE, &node.body_file, at, message)
            } else {
                let template = format!("templates/{}.html", crate::views::view(page).name);
                Diagnostic::new(&rules::TWICE, &template.into(), At::File, message)
            };
            report.push(
                finding.help("give one of them another: a heading's stands behind it, `## Words {#other}`"),
            );
        }
    }

    /// Links of drawn pages that lead nowhere and were not written in a text: a template made them.
    fn drawn(
        &self,
        traces: &[Trace],
        said: &BTreeSet<(String, Option<String>)>,
        report: &mut Vec<Diagnostic>,
    ) {
        let mut grouped: BTreeMap<(String, Option<String>), Vec<&Page>> = BTreeMap::new();
        for (page, trace) in self.pages.iter().zip(traces) {
            let is_whole = trace.addresses.iter().all(|address| self.known.binary_search(address).is_ok())
                && trace.wanted.iter().all(|anchor| self.anchors.binary_search(anchor).is_ok());
            if is_whole {
                continue;
            }
            let edition = &self.editions[usize::from(page.edition)];
            let drawn = Around::of(edition, self.theme, page).draw(page);
            for (address, fragment) in links_of(&drawn, &page.route, &self.theme.base_path) {
                let fragment = fragment.filter(|fragment| !fragment.is_empty());
                let lost = match &fragment {
                    _ if !self.has_page(&address) => (address, None),
                    Some(anchor) if !self.has_anchor(&address, anchor) => (address, fragment),
                    _ => continue,
                };
                // Where a text is shown on other pages as well, its links lead nowhere there either.
                let is_said = said.contains(&lost)
                    || lost.1.is_some() && said.iter().any(|(_, fragment)| *fragment == lost.1);
                if !is_said {
                    grouped.entry(lost).or_default().push(page);
                }
            }
        }
        for ((address, fragment), from) in grouped {
            let template = format!("templates/{}.html", crate::views::view(from[0]).name).into();
            let to = fragment.map_or_else(|| address.clone(), |fragment| format!("{address}#{fragment}"));
            let mut from: Vec<&Route> = from.iter().map(|page| &page.route).collect();
            from.dedup();
            let more = match from.len() {
                1 => String::new(),
                n => format!(" and {} more pages", n - 1),
            };
            let finding = Diagnostic::new(
                &rules::DRAWN,
                &template,
                At::File,
                format!("{}{more} leads to `{to}`, which is not there", from[0]),
            );
            report.push(finding.help("the link stands in a template; give it an address of the site"));
        }
    }

    /// Pages that no way leads to from the home page of their edition.
    fn orphans(&self, traces: &[Trace], report: &mut Vec<Diagnostic>) {
        let mut numbers: Vec<(u64, usize)> =
            self.pages.iter().enumerate().map(|(n, page)| (address_hash(page.route.as_str()), n)).collect();
        numbers.sort_unstable();
        let mut reached = vec![false; self.pages.len()];
        let mut open: Vec<usize> = Vec::new();
        for edition in self.editions {
            let root = address_hash(edition.addresses.root().as_str());
            open.extend(numbers.iter().filter(|(hash, _)| *hash == root).map(|(_, number)| *number));
        }
        while let Some(number) = open.pop() {
            if std::mem::replace(&mut reached[number], true) {
                continue;
            }
            for address in &traces[number].addresses {
                let from = numbers.partition_point(|(hash, _)| hash < address);
                open.extend(numbers[from..].iter().take_while(|(hash, _)| hash == address).map(|(_, n)| *n));
            }
        }
        for (page, _) in self.pages.iter().zip(&reached).filter(|(_, reached)| !**reached) {
            let name = crate::views::view(page).name;
            let Subject::Entry(no) = page.subject else { continue };
            let node = self.editions[usize::from(page.edition)].model.node(no);
            if !matches!(name, "404" | "card") {
                let message = format!("no page leads to {}", page.route);
                report.push(
                    Diagnostic::new(&rules::ORPHAN, &node.file, node.written.itself(), message)
                        .help("link to it from another page, or from `menu` in content/site.yaml"),
                );
            }
        }
    }

    fn near_page(&self, finding: Diagnostic, address: &str) -> Diagnostic {
        match nearest(address, self.pages.iter().map(|page| page.route.as_str())) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("a view without entries has no page; `standfirst list` shows every address"),
        }
    }
}

/// The address a goal leads to, and the anchor.
fn aim(edition: &Edition, scope: Scope, goal: &Goal) -> Option<(String, Option<String>)> {
    if let Goal::Address(written) = goal {
        return Some(split(written));
    }
    let to = edition.addresses.goal(&edition.model, scope, goal)?;
    Some((to.route.as_str().to_owned(), to.fragment))
}

/// An address as written, and its anchor.
fn split(written: &str) -> (String, Option<String>) {
    match written.split_once('#') {
        Some((address, fragment)) => (address.to_owned(), Some(fragment.to_owned())),
        None => (written.to_owned(), None),
    }
}

/// The file that a link with an anchor leads to, as its author knows it.
fn text_of<'a>(edition: &'a Edition, goal: &Goal) -> Option<&'a str> {
    let Goal::Entry(no, _) = goal else { return None };
    Some(&edition.model.node(*no).body_file)
}

/// What to do about an anchor that a link's target does not have: the nearest one, or all of a few.
fn anchors(edition: &Edition, goal: &Goal, fragment: &str) -> Option<String> {
    let Goal::Entry(no, _) = goal else { return None };
    let body = &edition.model.node(*no).written.body;
    let ids: Vec<String> = body.headings.iter().map(|heading| body.anchor(&heading.id)).collect();
    if let Some(near) = nearest(fragment, ids.iter().map(String::as_str)) {
        return Some(format!("did you mean `#{near}`?"));
    }
    let few: Vec<String> = ids.iter().take(5).map(|id| format!("`#{id}`")).collect();
    let more = if ids.len() > few.len() { " …" } else { "" };
    Some(match few.len() {
        0 => "its text has no headings; leave out what stands behind `#`".to_owned(),
        _ => format!("its headings are {}{more}", few.join(", ")),
    })
}
