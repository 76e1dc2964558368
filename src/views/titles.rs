//! What a page is called: at its head, and in search results and tabs, which cut what is long.

use super::cards::{TITLE_WORDS, quote_title};
use super::plan::{Page, Subject, view};
use super::scene::Scene;
use super::shell::subject_entry;
use crate::kinds::Kind;

/// Search results and tabs cut what is longer.
const LONGEST: usize = 70;

/// The heading of a page.
pub fn title(scene: &Scene<'_>, page: &Page, view: &str) -> String {
    match page.subject {
        Subject::Alias(..) if view == "withdrawn" => scene.words.get("views.withdrawn.title").to_owned(),
        Subject::Entry(no) | Subject::Alias(no, _) => scene.title(no),
        Subject::Status(briefing, at) => {
            let vocabulary = scene.model.vocabulary(Some(briefing), "status");
            let key =
                vocabulary.and_then(|known| known.words.get(usize::from(at))).map_or("", |word| &word.key);
            scene.words.fill("views.status.title", &[("status", &scene.word("status", key).label)])
        }
        Subject::Scope(Some(briefing)) if view == "overview" => scene.title(briefing),
        Subject::Scope(_) if view == "home" => {
            let own = super::site::home_entry(scene).map(|no| scene.title(no));
            let title = scene.model.setting.settings.title.as_deref().map(str::to_owned);
            own.or(title).unwrap_or_else(|| scene.words.get("views.home.title").to_owned())
        }
        Subject::Scope(_) => scene.words.get(&format!("views.{view}.title")).to_owned(),
    }
}

/// The title for tabs and search results: the page's, then that of what it belongs to where there is room for it. A
/// title too long by itself ends at a word; that of a quote has fewer of the words spoken, and keeps who spoke.
pub fn head_title(scene: &Scene<'_>, page: &Page, title: &str, above: &str) -> String {
    let length = |text: &str| text.chars().count();
    if view(page).name == "card" {
        let room = LONGEST.saturating_sub(length(&scene.words.fill("embedding.head", &[("title", "")])));
        return scene.words.fill("embedding.head", &[("title", &shortened(title, room))]);
    }
    let foreign = subject_entry(page).and_then(|no| scene.foreign(no));
    if let Some(language) = foreign {
        let name = scene.words.get(&format!("languages.{language}"));
        let say = |title: &str| scene.words.fill("page.in_language", &[("title", title), ("language", name)]);
        return say(&shortened(title, LONGEST.saturating_sub(length(&say("")))));
    }
    if length(title) > LONGEST {
        return spoken(scene, page).unwrap_or_else(|| shortened(title, LONGEST));
    }
    let both = format!("{title} – {above}");
    let is_alone = above.is_empty() || above == title || length(&both) > LONGEST;
    if is_alone { title.to_owned() } else { both }
}

/// The title of a quote that has none of its own, with as many of its words as there is room for.
fn spoken(scene: &Scene<'_>, page: &Page) -> Option<String> {
    let Subject::Entry(no) = page.subject else { return None };
    let node = scene.node(no);
    let is_made = node.kind() == Kind::Quote && node.common().title.is_none();
    let mut titles = (1..TITLE_WORDS).rev().map(|words| quote_title(scene, no, words)).filter(|_| is_made);
    titles.find(|title| title.chars().count() <= LONGEST)
}

/// A text cut at a word, so that it has at most `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':']))
}
