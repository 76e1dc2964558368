//! What is to be sent and removed: the folder compared with what the storage is known to hold.

use super::Remote;
use crate::hosts::ASIDE;
use crate::publish::Sent;
use std::fmt;

/// One thing to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A file is sent that was not there.
    Add(Sent),
    /// A file is sent in place of another.
    Change(Sent),
    /// A file of ours is removed.
    Remove(String),
}

/// Everything that is to be done, in its order: files that never change, other files, pages, the home page; then
/// what goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
    /// How many files stay as they are.
    pub same: usize,
}

/// Compares a folder with what a storage holds.
pub fn plan(files: &[Sent], remote: &Remote) -> Plan {
    let mut plan = Plan::default();
    // What servers are told beside the site is not for readers.
    let aside = format!("{ASIDE}/");
    let mut files: Vec<&Sent> = files.iter().filter(|file| !file.path.starts_with(&aside)).collect();
    files.sort_by(|one, other| (rank(one), &one.path).cmp(&(rank(other), &other.path)));
    for file in &files {
        match remote.files.get(&file.path) {
            None => plan.steps.push(Step::Add((*file).clone())),
            Some(known) if known.as_ref() == Some(&file.blake3) => plan.same += 1,
            Some(_) => plan.steps.push(Step::Change((*file).clone())),
        }
    }
    let is_gone = |path: &&String| files.iter().all(|file| file.path != **path);
    plan.steps.extend(remote.files.keys().filter(is_gone).cloned().map(Step::Remove));
    plan
}

/// In which turn a file is sent.
pub(super) fn rank(file: &Sent) -> u8 {
    match file.path.as_str() {
        "index.html" => 3,
        path if path.ends_with(".html") => 2,
        _ if file.is_kept => 0,
        _ => 1,
    }
}

impl Plan {
    /// How many bytes are sent.
    pub fn bytes(&self) -> u64 {
        let size = |step: &Step| match step {
            Step::Add(file) | Step::Change(file) => file.size,
            Step::Remove(_) => 0,
        };
        self.steps.iter().map(size).sum()
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |is: fn(&Step) -> bool| self.steps.iter().filter(|step| is(step)).count();
        let added = count(|step| matches!(step, Step::Add(_)));
        let changed = count(|step| matches!(step, Step::Change(_)));
        let removed = count(|step| matches!(step, Step::Remove(_)));
        write!(f, "+ {added} ~ {changed} - {removed}, {}", size(self.bytes()))
    }
}

/// `340 bytes`, `12.4 kB`, `3.1 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
