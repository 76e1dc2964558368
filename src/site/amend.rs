//! A site with one text changed, in no more time than that text takes.

use super::{Memo, Site, parse_options};
use crate::draw::Edition;
use crate::parse;
use crate::source::SourceFile;
use std::sync::Arc;

impl Site {
    /// The site as it is with `file` in place of the one at its path; nothing, where more follows from the change than
    /// the words of its texts: then the site is made anew.
    ///
    /// Invariant: every page and file of it equals that of the site made of the same sources. Its report is the one
    /// that was: what is wrong now is found when the site is made anew.
    pub fn amended(&self, file: SourceFile) -> Option<Site> {
        let options = parse_options(&self.settings, &self.sources);
        let document = Arc::new(parse::document(&file, &options));
        let mut sources = self.sources.clone();
        let known = sources.files.get_mut(&file.path)?;
        *known = file;
        let editions = Edition::amended(&self.editions, &document, &sources)?;
        Some(Site {
            sources,
            settings: Arc::clone(&self.settings),
            editions,
            pages: Arc::clone(&self.pages),
            files: Arc::clone(&self.files),
            assets: Arc::clone(&self.assets),
            report: self.report.clone(),
            memo: Memo::default(),
            timings: Vec::new(),
            hosts: self.hosts.clone(),
            theme: Arc::clone(&self.theme),
        })
    }
}
