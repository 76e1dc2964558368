//! What leads out of a site, and what was heard of it.

use super::{Site, accept, base_url};
use crate::base::{Diagnostic, host_of, is_near};
use crate::check::{self, Outward};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Site {
    /// Every web address that an author wrote and another site answers for, each place once, in a stated order. What
    /// only the author's own network can reach, what this site will answer for itself and what the settings skip is
    /// left out.
    pub fn outward(&self) -> Vec<Outward> {
        let mut met = BTreeSet::new();
        let all = self.editions.iter().flat_map(|edition| check::outward(&edition.model));
        let key = |one: &Outward| (one.address.clone(), Arc::clone(&one.file), format!("{:?}", one.at));
        all.filter(|one| self.is_asked_for(&one.address) && met.insert(key(one))).collect()
    }

    fn is_asked_for(&self, address: &str) -> bool {
        let own = base_url(&self.settings, &self.sources).filter(|base| base.contains("://"));
        let behind = own.and_then(|base| address.strip_prefix(base.trim_end_matches('/')));
        let is_own = behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
        let is_far = host_of(address).is_some_and(|host| !is_near(host));
        is_far && !is_own && !self.settings.external_links.skips(address)
    }

    /// Adds what was heard of other sites to the report.
    pub fn hear(&mut self, heard: Vec<Diagnostic>) {
        self.report.extend(heard);
        accept(&self.settings, &self.sources, &self.editions, &mut self.report);
    }
}
