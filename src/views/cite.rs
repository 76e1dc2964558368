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
const UNCITED: &[&str] = &["404", "card", "redirect", "search", "withdrawn"];

/// How a page is cited; a preview is not published and cannot be.
pub fn cite(
    scene: &Scene<'_>,
    page: &Page,
    view: &str,
    title: &str,
    canonical: Option<&str>,
) -> Option<Cite> {
    if UNCITED.contains(&view) || scene.model.setting.options.preview {
        return None;
    }
    let address = canonical.map_or_else(|| super::encoded(page.route.as_str()), str::to_owned);
    Some(Cite {
        title: title.to_owned(),
        briefing: briefing(scene, title),
        publisher: publisher(scene),
        as_of: as_of(scene),
        address,
        text: cited_as(scene, title, canonical),
    })
}

/// The line to write when citing what is called `title`; the address only where it is whole.
pub fn cited_as(scene: &Scene<'_>, title: &str, address: Option<&str>) -> String {
    let name = scene.words.fill("cite.name", &[("title", title)]);
    let address = address.map(str::to_owned);
    let parts = [Some(name), briefing(scene, title), publisher(scene), as_of(scene), address];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn briefing(scene: &Scene<'_>, title: &str) -> Option<String> {
    scene.scope.map(|no| scene.node(no).title.to_string()).filter(|name| name != title)
}

fn publisher(scene: &Scene<'_>) -> Option<String> {
    scene.model.setting.settings.publisher.as_ref().map(ToString::to_string)
}

fn as_of(scene: &Scene<'_>) -> Option<String> {
    let date = scene.scope.and_then(|no| scene.model.as_of(no))?;
    let date = scene.words.date(&date, &scene.zone());
    Some(scene.words.fill("cite.as_of", &[("date", &date)]))
}
