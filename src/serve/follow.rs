//! The page that is being edited, and the paragraph on it.

use crate::model::{Model, Node};
use crate::site::Site;
use crate::views::{Subject, encoded, view};
use std::collections::BTreeSet;

/// Where one changed text stands: the address of its page with the base path, and the anchor of the first paragraph
/// that was not there before. Nothing where several files changed, or one that has no page.
pub fn place(before: &Site, now: &Site, changed: &[String]) -> Option<String> {
    let [file] = changed else { return None };
    let base = now.settings.base_path(now.sources.options.base_url.as_deref());
    for (number, edition) in (0u8..).zip(&now.editions) {
        let model = &edition.model;
        let Some((no, node)) =
            model.nodes().find(|(_, node)| *node.body_file == **file || *node.file == **file)
        else {
            continue;
        };
        let is_briefing = model.briefings().contains(&no);
        // The whole text of a briefing stands on its full reading.
        let subject = if is_briefing { Subject::Scope(Some(no)) } else { Subject::Entry(no) };
        let name = if is_briefing && node.has_body() { "full" } else { "" };
        let page = now.pages.iter().find(|page| {
            let is_shown = if name.is_empty() { view(page).name != "card" } else { view(page).name == name };
            page.edition == number && page.subject == subject && is_shown
        })?;
        let old = before.editions.get(usize::from(number)).and_then(|edition| same(&edition.model, node));
        let anchor = paragraph(old, node).map(|id| format!("#{id}")).unwrap_or_default();
        return Some(format!("{}{}{anchor}", base.trim_end_matches('/'), encoded(page.route.as_str())));
    }
    None
}

/// The entry that another state of the site has under the same id.
fn same<'m>(model: &'m Model, node: &Node) -> Option<&'m Node> {
    let known = |known: &Node| known.id == node.id && known.file == node.file && known.kind() == node.kind();
    model.nodes().map(|(_, node)| node).find(|node| known(node))
}

/// The first paragraph that an entry did not have before.
fn paragraph(old: Option<&Node>, now: &Node) -> Option<String> {
    let known: BTreeSet<&str> = old?.written.body.blocks.iter().map(|block| &*block.id).collect();
    now.written.body.blocks.iter().map(|block| &block.id).find(|id| !known.contains(id.as_str())).cloned()
}
