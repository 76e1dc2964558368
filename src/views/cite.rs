//! How a page is cited: what it is called, in which briefing, by whom, as of when, and at which address.

use super::plan::Page;
use super::scene::Scene;
use serde::Serialize;

/// What to write when citing a page.
#[derive(Debug, Clone, Serialize)]
pub struct Cite {
    /// The title of the page.
    pub title: String,
    /// The briefing it belongs to, where that is not the page itself.
    pub briefing: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// As of when, in words.
    pub as_of: Option<String>,
    /// The whole address; the address within the site, where the site has none yet.
    pub address: String,
    /// All of it on one line; the address only where it is whole.
    pub text: String,
}

/// Views that say nothing of their own.
const UNCITED: &[&str] = &["404", "redirect", "search"];

/// How a page is cited; a preview is not published and cannot be.
pub fn cite(
    scene: &Scene<'_>,
    page: &Page,
    view: &str,
    title: &str,
    canonical: Option<&str>,
) -> Option<Cite> {
    let setting = &scene.model.setting;
    if UNCITED.contains(&view) || setting.options.preview {
        return None;
    }
    let briefing = scene.scope.map(|no| scene.node(no).title.to_string()).filter(|name| name != title);
    let publisher = setting.settings.publisher.as_ref().map(ToString::to_string);
    let as_of = scene.scope.and_then(|no| scene.model.as_of(no)).map(|date| {
        let date = scene.words.date(&date, &scene.zone());
        scene.words.fill("cite.as_of", &[("date", &date)])
    });
    let address = canonical.map_or_else(|| super::encoded(page.route.as_str()), str::to_owned);
    let name = scene.words.fill("cite.name", &[("title", title)]);
    let whole = canonical.map(str::to_owned);
    let parts = [Some(&name), briefing.as_ref(), publisher.as_ref(), as_of.as_ref(), whole.as_ref()];
    let text = parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    Some(Cite { title: title.to_owned(), briefing, publisher, as_of, address, text })
}
