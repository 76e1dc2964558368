//! The theme and the words of its languages, read again only when something of theirs has changed.

use crate::base::Diagnostic;
use crate::draw::Theme;
use crate::settings::Settings;
use crate::source::Sources;
use crate::views::Words;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is read of the theme, and what is wrong with it.
pub struct Wardrobe {
    from: From,
    /// The templates.
    pub theme: Told<Theme>,
    /// The words of each language.
    pub words: BTreeMap<String, Told<Words>>,
}

/// Something that was read, and what is wrong with it.
pub type Told<T> = (T, Vec<Diagnostic>);

/// All that the theme and its words are made from.
#[derive(PartialEq, Eq)]
struct From {
    files: Vec<(Arc<str>, blake3::Hash)>,
    base_path: String,
    policy: Option<String>,
    languages: Vec<String>,
    is_relative: bool,
}

impl Wardrobe {
    /// The wardrobe of a site: the one that is `known` where it would be made from the same.
    pub fn of(sources: &Sources, settings: &Settings, known: Option<&Arc<Wardrobe>>) -> Arc<Wardrobe> {
        let languages = settings.languages();
        let from = From {
            files: sources.templates.values().map(|file| (Arc::clone(&file.path), file.hash)).collect(),
            base_path: settings.base_path(sources.options.base_url.as_deref()),
            policy: settings.csp_extra.as_deref().map(str::to_owned),
            languages: languages.iter().map(|language| (*language).to_owned()).collect(),
            is_relative: sources.options.relative,
        };
        if let Some(known) = known.filter(|known| known.from == from) {
            return Arc::clone(known);
        }
        let words = |language: &&str| ((*language).to_owned(), Theme::words(sources, language));
        let (theme, words) = rayon::join(
            || Theme::load(sources, settings, &from.base_path),
            || languages.par_iter().map(words).collect(),
        );
        Arc::new(Wardrobe { from, theme, words })
    }
}
