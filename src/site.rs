//! The program's table of contents: from sources to a published site, stage by stage.

mod amend;
mod changes;
mod clock;
mod hosting;
mod memo;
mod outward;
mod single;
mod wardrobe;

use crate::base::{Diagnostic, Route, Rule, distinct, grouped, of_languages};
use crate::check::Sight;
use crate::draw::{self, Assets, Drawn, Edition, Taker, Theme, Trace};
use crate::hosts::{self, Host};
use crate::model::{self, Model, Setting};
use crate::parse::markdown::{Dialect, PartNames};
use crate::parse::{self, ParseOptions, Slot};
use crate::settings::{Settings, Vocabularies};
use crate::source::Sources;
use crate::views::{self, File, Page, Subject};
use crate::{check, settings, source, yaml};
use clock::Clock;
pub use memo::Memo;
use rayon::prelude::*;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wardrobe::Wardrobe;

/// A whole site: read, linked, checked and planned; its pages are drawn when they are asked for.
pub struct Site {
    /// The input.
    pub sources: Sources,
    /// The settings.
    pub settings: Arc<Settings>,
    /// The site in each of its languages, the default one first.
    pub editions: Vec<Edition>,
    /// Every page, in order of edition, view and subject.
    pub pages: Arc<[Page]>,
    /// Every file for programs, in order of edition.
    pub files: Arc<[File]>,
    /// Files that are published as they are.
    pub assets: Arc<Assets>,
    /// What is wrong.
    pub report: Vec<Diagnostic>,
    /// What the next build may keep.
    pub memo: Memo,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// The hosts that the site is prepared for.
    pub hosts: Vec<&'static Host>,
    theme: Arc<Theme>,
}

impl Site {
    /// The site of these sources: parse, link, check, plan.
    pub fn make(sources: Sources, known: &Memo) -> Site {
        let mut clock = Clock::start();
        let lock = changes::lock(&sources);
        let (settings, mut report) = Settings::read(&sources);
        report.extend(sources.report.iter().cloned());
        let settings = Arc::new(settings);
        // The theme and its words need nothing of the texts, and take as long as a small site.
        let (wardrobe, (models, memo)) = rayon::join(
            || Wardrobe::of(&sources, &settings, known.wardrobe.as_ref()),
            || {
                let options = parse_options(&settings, &sources);
                let (documents, memo) = parse::documents(&sources, &options, &known.documents);
                report.extend(documents.iter().flat_map(|document| document.report.iter().cloned()));
                clock.lap("parse");
                let mut models = link(&sources, &settings, &documents, &lock);
                clock.lap("link");
                model::verify(&mut models, &memo.library);
                clock.lap("compare");
                (models, memo)
            },
        );
        let (mut theme, found) = wardrobe.theme.clone();
        report.extend(found);
        report.extend(of_languages(models.iter().map(|model| model.report().to_vec()).collect()));
        clock.lap("theme");

        let readings = known.read(&models, &sources);
        let sights = models.iter().zip(&readings);
        let sights = sights.map(|(model, readings)| Sight { model, sources: &sources, readings });
        report.extend(of_languages(sights.map(|sight| check::all(&sight)).collect()));
        clock.lap("check");

        let assets = Assets::of(&sources, &settings, &models.iter().collect::<Vec<_>>());
        theme.share(draw::globals(&settings, &assets, sources.options.relative), &assets);
        let mut editions = dress(&sources, models, &wardrobe, &mut report);
        let pages: Vec<Page> = (0u8..)
            .zip(&editions)
            .flat_map(|(number, edition)| views::plan(&edition.model, &edition.addresses, number))
            .collect();
        Edition::introduce(&mut editions, &pages);
        draw::assign_pictures(&mut editions, &pages);
        report.extend(changes::changes(&editions, &pages, &lock, sources.options.writing));
        let files = draw::files(&editions, &pages);
        let beside = beside(&settings, &sources, &files);
        report.extend(draw::collisions(&editions, &pages, &assets.all, &beside));
        let (hosts, found) = hosting::named(&settings, &sources.options);
        report.extend(found);
        report.extend(hosting::plan(&hosts, &pages, &assets));
        let mut report = distinct(report);
        accept(&settings, &sources, &editions, &mut report);
        let report = check::without_echoes(report);
        clock.lap("plan");

        Site {
            sources,
            settings,
            editions,
            pages: pages.into(),
            files: files.into(),
            assets: Arc::new(assets),
            report,
            memo: Memo { documents: memo, readings, wardrobe: Some(wardrobe) },
            timings: clock.laps,
            hosts,
            theme: Arc::new(theme),
        }
    }

    /// Draws one page.
    pub fn draw(&self, page: &Page) -> Drawn {
        draw::Around::of(&self.editions[usize::from(page.edition)], &self.theme, page).draw(page)
    }

    /// Draws every page in parallel, hands each to `take`, and adds to the report what is wrong with them.
    pub fn draw_all<E: Send>(
        &mut self,
        take: impl Fn(&Page, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        self.draw_for(&take)
    }

    /// The same for one who watches, too.
    pub fn draw_for<E: Send>(&mut self, taker: &impl Taker<E>) -> Result<(), E> {
        let started = Instant::now();
        let drawn = draw::all(&self.editions, &self.theme, &self.pages, taker)?;
        self.timings.push(("draw", started.elapsed()));
        let started = Instant::now();
        self.report = self.report_with(drawn);
        self.timings.push(("match links", started.elapsed()));
        Ok(())
    }

    /// The report with what is wrong with the pages, all of which are drawn and handed to `taker`.
    pub fn whole_report<E: Send>(&self, taker: &impl Taker<E>) -> Result<Vec<Diagnostic>, E> {
        Ok(self.report_with(draw::all(&self.editions, &self.theme, &self.pages, taker)?))
    }

    fn report_with(&self, drawn: Vec<(Trace, Vec<Diagnostic>)>) -> Vec<Diagnostic> {
        let (traces, reports): (Vec<Trace>, Vec<Vec<Diagnostic>>) = drawn.into_iter().unzip();
        let mut found: Vec<Diagnostic> = grouped(reports.into_iter().flatten().collect());
        if found.is_empty() {
            let mut files: Vec<Route> = self.assets.all.iter().map(|asset| asset.route.clone()).collect();
            files.extend(beside(&self.settings, &self.sources, &self.files));
            found = draw::check_links(&self.editions, &self.theme, &self.pages, &traces, &files);
        }
        // Two entries of one id stand at one anchor, and that has been said.
        let is_said = self.report.iter().any(|finding| finding.rule == &check::DUPLICATE);
        found.retain(|finding| !(is_said && finding.rule == &draw::ANCHOR_TWICE));
        let mut report = self.report.clone();
        report.extend(distinct(found));
        accept(&self.settings, &self.sources, &self.editions, &mut report);
        report
    }

    /// Files that are made of the plan rather than of a template: path in the output, and contents.
    pub fn generated(&self) -> Vec<(String, String)> {
        let base_url = base_url(&self.settings, &self.sources).filter(|url| url.contains("://"));
        let is_preview = self.sources.options.preview;
        let mut files = vec![("robots.txt".to_owned(), draw::robots(base_url, is_preview))];
        if let Some(base) = base_url {
            files.extend(draw::sitemaps(base, &draw::findable(base, &self.editions, &self.pages)));
        }
        files
    }

    /// Makes one file for programs.
    pub fn file(&self, file: &File) -> Vec<u8> {
        if let views::What::Twin(page) = file.what {
            let page = &self.pages[page];
            return draw::twin(&self.draw(page), &page.route, &self.theme.base_path).into_bytes();
        }
        if let views::What::Picture(_) = file.what {
            return draw::Painter::new().png(&self.drawing(file));
        }
        draw::file(&self.editions[usize::from(file.edition)], &self.theme, file)
    }

    /// Makes every file for programs but those that are made with pages, in parallel, and hands each to `take`: path in
    /// the output, and bytes.
    pub fn make_files<E: Send>(&self, take: impl Fn(&str, &[u8]) -> Result<(), E> + Sync) -> Result<(), E> {
        let is_alone = |what| !matches!(what, views::What::Twin(_) | views::What::Picture(_));
        let alone = self.files.par_iter().filter(|file| is_alone(file.what));
        alone.try_for_each(|file| take(&file.route.output_path(), &self.file(file)))
    }

    /// Makes the pictures of pages, in parallel: `paint` makes an image of a drawing.
    pub fn paint_files<E: Send>(
        &self,
        paint: impl Fn(&str) -> Vec<u8> + Sync,
        take: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let pictures = self.files.par_iter().filter(|file| matches!(file.what, views::What::Picture(_)));
        pictures.try_for_each(|file| take(&file.route.output_path(), &paint(&self.drawing(file))))
    }

    /// The drawing of a picture, as SVG.
    fn drawing(&self, file: &File) -> String {
        let views::What::Picture(number) = file.what else { return String::new() };
        let page = &self.pages[number];
        draw::drawing(&draw::Around::of(&self.editions[usize::from(page.edition)], &self.theme, page), page)
    }

    /// Makes the search index of each edition, in parallel, and hands every file to `take`: path in the output, and
    /// bytes.
    pub fn index<E: Send>(&self, take: impl Fn(&str, &[u8]) -> Result<(), E> + Sync) -> Result<(), E> {
        for (number, edition) in (0u8..).zip(&self.editions) {
            let start = self.pages.partition_point(|page| page.edition < number);
            let end = self.pages.partition_point(|page| page.edition <= number);
            draw::search_index(edition, &self.theme, &self.pages[start..end], &take)?;
        }
        Ok(())
    }

    /// Every address, what view it shows and the file it is made from, in order of address.
    pub fn listing(&self) -> Vec<(String, String, String)> {
        let mut all: Vec<(String, String, String)> = self
            .pages
            .iter()
            .map(|page| {
                (page.route.to_string(), views::view(page).name.to_owned(), self.made_from(page).to_owned())
            })
            .chain(
                self.assets
                    .all
                    .iter()
                    .map(|asset| (asset.route.to_string(), "file".to_owned(), asset.from.to_string())),
            )
            .chain(self.files.iter().map(|file| {
                (file.route.to_string(), "data".to_owned(), self.file_made_from(file).to_owned())
            }))
            .collect();
        all.sort();
        all
    }

    /// Whether anything keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.report.iter().any(Diagnostic::is_error)
    }

    fn made_from(&self, page: &Page) -> &str {
        let model = &self.editions[usize::from(page.edition)].model;
        match page.subject {
            Subject::Entry(no) | Subject::Alias(no, _) | Subject::Status(no, _) => &model.node(no).file,
            Subject::Scope(Some(no)) => &model.node(no).file,
            Subject::Scope(None) => settings::FILE,
        }
    }

    fn file_made_from(&self, file: &File) -> &str {
        use views::What;
        match file.what {
            What::Feed(no, ..)
            | What::Calendar(no)
            | What::Records(no)
            | What::Table(no, _)
            | What::Embed(no) => &self.editions[usize::from(file.edition)].model.node(no).file,
            What::Twin(page) | What::Picture(page) => self.made_from(&self.pages[page]),
            What::Schema | What::Guide => settings::FILE,
        }
    }
}

/// Marks the findings that the settings accept.
fn accept(settings: &Settings, sources: &Sources, editions: &[Edition], report: &mut Vec<Diagnostic>) {
    let models = editions.iter().map(|edition| &edition.model).collect();
    check::accept(&check::Ground { settings, as_of: sources.as_of, models, rules: &rules() }, report);
}

/// Every rule there is, by name.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = check::checks().flat_map(|check| check.rules.iter().copied()).collect();
    all.extend(source::RULES);
    all.extend(yaml::rules::RULES);
    all.extend(settings::RULES);
    all.extend(parse::rules());
    all.extend(model::RULES);
    all.extend(check::ACCEPT_RULES);
    all.extend(check::CHANGE_RULES);
    all.extend(draw::RULES);
    all.extend(hosts::RULES);
    all.sort_by_key(|rule| rule.name);
    all
}

fn parse_options(settings: &Settings, sources: &Sources) -> ParseOptions {
    let languages: Vec<String> = settings.languages().into_iter().map(str::to_owned).collect();
    ParseOptions {
        dialect: Dialect {
            raw_html: settings.markup.raw_html,
            smart_punctuation: settings.markup.smart_punctuation,
            language: languages.first().map_or("en", String::as_str).into(),
            part_names: Arc::new(part_names(&languages, sources)),
        },
        languages,
    }
}

/// The headings by which the parts of a briefing are known: in the languages of the interface and of the site.
fn part_names(languages: &[String], sources: &Sources) -> PartNames {
    let mut names = PartNames::default();
    for language in ["en", "uk"].into_iter().chain(languages.iter().map(String::as_str)) {
        let words = Theme::words_under(sources, language, &["parts", "parts_also"]);
        for slot in Slot::NAMED {
            names.add(*slot, words.get(&format!("parts.{}", slot.id())));
            names.add(*slot, words.get(&format!("parts_also.{}", slot.id())));
        }
    }
    names
}

fn base_url<'a>(settings: &'a Settings, sources: &'a Sources) -> Option<&'a str> {
    sources.options.base_url.as_deref().or(settings.base_url.as_deref())
}

/// The model of the site in each of its languages.
fn link(
    sources: &Sources,
    settings: &Arc<Settings>,
    documents: &[Arc<parse::Document>],
    lock: &changes::Read,
) -> Vec<Model> {
    let published = Arc::new(changes::pages(lock));
    let recorded = Arc::new(changes::recorded(lock));
    let vocabularies = Arc::new(Vocabularies::of(settings));
    let languages = settings.languages();
    languages
        .iter()
        .enumerate()
        .map(|(number, language)| {
            let setting = Setting {
                settings: Arc::clone(settings),
                vocabularies: Arc::clone(&vocabularies),
                published: Arc::clone(&published),
                recorded: Arc::clone(&recorded),
                as_of: sources.as_of,
                options: sources.options.clone(),
                language: (*language).to_owned(),
                is_default: number == 0,
            };
            model::resolve(documents, setting)
        })
        // A language into which nothing is translated has no edition.
        .filter(|model| model.setting.is_default || model.nodes().any(|(_, node)| node.is_translated))
        .collect()
}

/// The models with the words of their languages.
fn dress(
    sources: &Sources,
    models: Vec<Model>,
    wardrobe: &Wardrobe,
    report: &mut Vec<Diagnostic>,
) -> Vec<Edition> {
    let mut editions = Vec::new();
    for model in models {
        let Some((words, found)) = wardrobe.words.get(&model.setting.language) else { continue };
        report.extend(found.iter().cloned());
        editions.push(Edition::new(model, words.clone(), sources));
    }
    editions
}

/// The addresses of files that every site has.
fn generated(settings: &Settings, sources: &Sources) -> Vec<Route> {
    let is_whole = base_url(settings, sources).is_some_and(|url| url.contains("://"));
    let map = is_whole.then(|| Route::home().file("sitemap.xml"));
    std::iter::once(Route::home().file("robots.txt")).chain(map).collect()
}

/// The addresses of all files beside pages and assets.
fn beside(settings: &Settings, sources: &Sources, files: &[File]) -> Vec<Route> {
    let mut routes = generated(settings, sources);
    routes.extend(files.iter().map(|file| file.route.clone()));
    // Where two pages have one address, what is made of them has, too, and that need not be said again.
    routes.sort_by_cached_key(Route::folded);
    routes.dedup_by_key(|route| route.folded());
    routes
}
