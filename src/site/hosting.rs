//! A site and the hosts that it is prepared for.

use super::{Site, accept, base_url};
use crate::base::{Diagnostic, Route};
use crate::draw::{self, Assets};
use crate::hosts::{self, Build, Host};
use crate::settings::Settings;
use crate::source::Options;
use crate::views::{self, Page, Subject};
use std::path::Path;

/// What no policy needs, and what would mean something else to a server that is told of it.
const UNSAID: &[char] = &['"', '$', '`', '{', '}', '\\'];

/// The hosts of settings and options; a folder whose addresses are relative is for no host in particular.
pub fn named(settings: &Settings, options: &Options) -> (Vec<&'static Host>, Vec<Diagnostic>) {
    let (mut all, report) = hosts::names(settings);
    if options.relative {
        return (Vec::new(), report);
    }
    all.extend(options.hosts.iter().filter_map(|name| hosts::host(name)));
    all.sort_by_key(|host| host.name);
    all.dedup_by_key(|host| host.name);
    (all, report)
}

/// What is wrong with the addresses of a site for its hosts.
pub fn plan(all: &[&Host], pages: &[Page], assets: &Assets) -> Vec<Diagnostic> {
    if all.is_empty() {
        return Vec::new();
    }
    let pages = pages.iter().map(|page| &page.route);
    let routes: Vec<&Route> = pages.chain(assets.all.iter().map(|asset| &asset.route)).collect();
    hosts::plan(all, &routes)
}

impl Site {
    /// Whether a page is published: one that only leads on is none where all hosts read rules.
    pub fn is_published(&self, page: &Page) -> bool {
        !(hosts::by_rules(&self.hosts) && views::view(page).name == "redirect")
    }

    /// What the hosts of the site read beside the files that are published: paths in the output, and texts. What is
    /// beyond their limits is added to the report.
    pub fn host_files(&mut self, files: Vec<(String, u64)>) -> Vec<(String, String)> {
        if self.hosts.is_empty() {
            return Vec::new();
        }
        let build = self.build_of(files);
        let made = hosts::files(&self.hosts, &build);
        self.report.extend(hosts::measure(&self.hosts, &build, &made));
        accept(&self.settings, &self.sources, &self.editions, &mut self.report);
        made
    }

    /// Whether the name of a published file says what is in it, so that it never changes.
    pub fn is_kept(&self, path: &str) -> bool {
        let is_of_index = |edition: &draw::Edition| {
            let folder = &edition.index().folder()[1..];
            path.strip_prefix(folder)
                .is_some_and(|name| Path::new(name).extension().is_some_and(|end| end == "js"))
        };
        self.editions.iter().any(is_of_index)
            || self.assets.kept.iter().any(|route| &route.as_str()[1..] == path)
    }

    fn build_of(&self, mut files: Vec<(String, u64)>) -> Build {
        files.sort();
        let whole = &self.theme.base_path;
        let base = whole.trim_end_matches('/');
        let address = |route: &Route| draw::href(base, route.as_str());
        let redirects = if hosts::by_rules(&self.hosts) { self.redirects(base) } else { Vec::new() };
        Build {
            base_path: whole.clone(),
            base_url: base_url(&self.settings, &self.sources)
                .filter(|url| url.contains("://"))
                .map(str::to_owned),
            policy: draw::policy(&self.settings).replace(UNSAID, ""),
            is_preview: self.sources.options.preview,
            redirects,
            files,
            kept: self.assets.kept.iter().map(address).collect(),
            indexes: self.editions.iter().map(|edition| draw::href(base, edition.index().folder())).collect(),
        }
    }

    /// Addresses that entries had before, and where they lead.
    fn redirects(&self, base: &str) -> Vec<(String, String)> {
        let led = self.pages.iter().filter_map(|page| {
            let Subject::Alias(no, _) = page.subject else { return None };
            let edition = &self.editions[usize::from(page.edition)];
            let to = edition.addresses.entry(&edition.model, no);
            Some((draw::href(base, page.route.as_str()), draw::href(base, &to.to_string())))
        });
        let mut all: Vec<(String, String)> = led.collect();
        all.sort();
        all
    }
}
