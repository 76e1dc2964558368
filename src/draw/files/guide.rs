//! `llms.txt`: what there is, for programs that read text (llmstxt.org).

use super::super::relative;
use crate::model::EntryNo;
use crate::views::{Destination, Scene, guide_files, twin_of, whole_or_local};
use std::fmt::Write as _;

/// At most so many provisions of a briefing are listed; its own page lists all.
const MOST: usize = 200;

/// The guide to one edition; its links lead from where it stands where the site has no address.
pub fn guide(scene: &Scene<'_>, base_path: &str) -> Vec<u8> {
    let settings = &scene.model.setting.settings;
    let title = settings.title.as_ref().or(settings.publisher.as_ref()).map_or("", |title| title.as_str());
    let mut text = format!("# {}\n", line(title));
    if let Some(description) = &settings.description {
        let _ = write!(text, "\n> {}\n", line(description));
    }
    if let Some(licence) = &settings.licence {
        let url = licence.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
        let _ = write!(text, "\n{}: {}{url}\n", scene.words.get("page.licence"), line(&licence.name));
    }
    let here = scene.model.briefings().iter().copied().filter(|no| scene.model.is_translated(*no));
    for briefing in here {
        section(&mut text, scene, briefing, base_path);
    }
    text.into_bytes()
}

/// One briefing: where it can be read whole, its provisions, its files.
fn section(text: &mut String, scene: &Scene<'_>, briefing: EntryNo, base_path: &str) {
    let _ = write!(text, "\n## {}\n\n", line(&scene.title(briefing)));
    let mut item = |title: &str, to: &str, words: Option<&str>| {
        let words = words.map(|words| format!(": {}", line(words))).unwrap_or_default();
        let own = relative::from(scene.here, to, base_path);
        let _ = writeln!(text, "- [{}]({}){words}", line(title), own.as_deref().unwrap_or(to));
    };
    let description = scene.node(briefing).of::<crate::kinds::Briefing>();
    let description =
        description.and_then(|fields| fields.description.as_ref()).map(crate::base::Text::as_str);
    for (view, words) in [("overview", description), ("full", None)] {
        let page = scene.addresses.view(Some(briefing), view);
        let to = whole_or_local(scene, &Destination::page(twin_of(&page)));
        item(scene.words.get(&format!("views.{view}.title")), &to, words);
    }
    for (title, to) in guide_files(scene, briefing) {
        item(&title, &to, None);
    }
    let provisions = scene.model.of_kind(Some(briefing), crate::kinds::Kind::Provision);
    for no in provisions.iter().take(MOST) {
        let Some(page) = scene.addresses.own(*no) else { continue };
        let summary = scene.node(*no).common().summary.as_ref().map(crate::base::Text::as_str);
        item(&scene.title(*no), &whole_or_local(scene, &Destination::page(twin_of(page))), summary);
    }
}

/// Words that stand in one line and begin nothing.
fn line(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace('[', "\\[").replace(']', "\\]")
}
