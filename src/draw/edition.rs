//! An edition: the site in one language, with everything that its pages share worked out once.

use super::theme::href;
use crate::base::{Route, Text, inline};
use crate::kinds::Briefing;
use crate::model::{EntryNo, Model, Scope};
use crate::parse::Document;
use crate::source::Sources;
use crate::views::{Addresses, Labels, Page, Pictures, Subject, Words, address_of};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The same page in other languages, by view and subject: the language, and where it stands.
type Others = BTreeMap<(u8, Subject), Vec<(String, Route)>>;

/// The site in one language.
#[derive(Clone)]
pub struct Edition {
    /// Its entries.
    pub model: Model,
    /// Where everything stands.
    pub addresses: Arc<Addresses>,
    /// The words of its interface.
    pub words: Words,
    /// Where the tables of the search stand: its own first, then those of the other editions.
    pub indexes: Vec<Route>,
    /// The words of its vocabularies.
    pub labels: Labels,
    /// Which of its pages have pictures.
    pub pictures: Pictures,
    /// The line at the foot of its pages, as HTML.
    pub footer: Option<String>,
    zones: BTreeMap<Scope, TimeZone>,
    others: Arc<Others>,
    terms: Arc<BTreeMap<Scope, Vec<(String, EntryNo)>>>,
}

impl Edition {
    /// The edition of a model with these words; the sources are those that the model is made from.
    pub fn new(model: Model, words: Words, sources: &Sources) -> Edition {
        let addresses = Arc::new(Addresses::of(&model));
        let indexes = vec![super::search::address(addresses.root(), sources)];
        let footer = footer(&model, &addresses);
        let labels = Labels::of(&model.setting.vocabularies, &words);
        let site = zone(model.setting.settings.tz.as_ref()).unwrap_or(TimeZone::UTC);
        let mut zones = BTreeMap::from([(None, site.clone())]);
        for briefing in model.briefings() {
            let own = model.node(*briefing).of::<Briefing>().and_then(|fields| zone(fields.tz.as_ref()));
            zones.insert(Some(*briefing), own.unwrap_or_else(|| site.clone()));
        }
        let mut terms = BTreeMap::new();
        if model.setting.settings.markup.link_terms {
            let of = |no: &EntryNo| (Some(*no), super::terms::names(&model, Some(*no)));
            terms.extend(model.briefings().iter().map(of));
        }
        Edition {
            model,
            addresses,
            words,
            labels,
            indexes,
            pictures: Pictures::None,
            footer,
            zones,
            others: Arc::default(),
            terms: Arc::new(terms),
        }
    }

    /// The editions of one site with `document` in place of the one at its path; nothing, where more than the words of
    /// its texts would have to change.
    pub fn amended(
        editions: &[Edition],
        document: &Arc<Document>,
        sources: &Sources,
    ) -> Option<Vec<Edition>> {
        let mut editions = editions.to_vec();
        let roots: Vec<Route> = editions.iter().map(|edition| edition.addresses.root().clone()).collect();
        for (number, edition) in editions.iter_mut().enumerate() {
            if !edition.model.amend(document) {
                return None;
            }
            let own = super::search::address(&roots[number], sources);
            let others = roots.iter().enumerate().filter(|(other, _)| *other != number);
            let others = others.map(|(_, root)| super::search::address(root, sources));
            edition.indexes = std::iter::once(own).chain(others).collect();
        }
        Some(editions)
    }

    /// The terms that pages of a briefing link where they are first met: none, unless the site asks for it.
    pub fn terms(&self, scope: Scope) -> &[(String, EntryNo)] {
        self.terms.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// Where the table of its own search index stands.
    pub fn index(&self) -> &Route {
        &self.indexes[0]
    }

    /// The same page in other languages.
    pub fn alternates(&self, page: &Page) -> &[(String, Route)] {
        self.others.get(&(page.view, page.subject)).map_or(&[], Vec::as_slice)
    }

    /// Tells each edition where its pages stand in the others.
    pub fn introduce(editions: &mut [Edition], pages: &[Page]) {
        if editions.len() < 2 {
            return;
        }
        let indexes: Vec<Route> = editions.iter().map(|edition| edition.index().clone()).collect();
        for (number, edition) in editions.iter_mut().enumerate() {
            let others = indexes.iter().enumerate().filter(|(other, _)| *other != number);
            edition.indexes.extend(others.map(|(_, index)| index.clone()));
        }
        let languages: Vec<String> = editions.iter().map(|edition| edition.words.language.clone()).collect();
        for page in pages {
            let number = usize::from(page.edition);
            for (_, edition) in editions.iter_mut().enumerate().filter(|(other, _)| *other != number) {
                let others = Arc::make_mut(&mut edition.others);
                let known = others.entry((page.view, page.subject)).or_default();
                known.push((languages[number].clone(), page.route.clone()));
            }
        }
    }

    /// The zone clock times are shown in: the briefing's, the site's, or UTC.
    pub fn zone(&self, scope: Scope) -> TimeZone {
        self.zones.get(&scope).or(self.zones.get(&None)).cloned().unwrap_or(TimeZone::UTC)
    }
}

fn zone(name: Option<&Text>) -> Option<TimeZone> {
    TimeZone::get(name?).ok()
}

/// The footer in the language of the model, its links resolved.
fn footer(model: &Model, addresses: &Addresses) -> Option<String> {
    let settings = &model.setting.settings;
    let line = settings.footer.as_ref()?.get(&model.setting.language, settings.languages()[0])?;
    let base = settings.base_path(model.setting.options.base_url.as_deref());
    let base = base.trim_end_matches('/');
    Some(inline::html(line, &|written| {
        let place = model.places.iter().find(|place| place.written == written)?;
        address_of(model, addresses, place).map(|to| href(base, &to))
    }))
}
