//! What was heard of other sites before, for a few days.
//!
//! Invariant: a run with it says what one without it would have said a few days ago at most. It may be removed at any
//! time, and need not be readable or writable.

use super::verdict::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

/// The file, below the folder of this user's things that can be made again.
const FILE: &str = "links.json";

const DAY: i64 = 24 * 60 * 60;

/// What was heard before.
#[derive(Debug, Default)]
pub struct Memory {
    folder: Option<PathBuf>,
    now: i64,
    known: BTreeMap<String, Known>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// When, in seconds since 1970.
    at: i64,
    verdict: Verdict,
}

impl Known {
    /// Whether it still counts.
    fn is_fresh(&self, now: i64) -> bool {
        let days = match self.verdict {
            Verdict::Fine | Verdict::Moved(_) => 7,
            Verdict::Gone(_) => 1,
            Verdict::Unknown(_) => 0,
        };
        (0..days * DAY).contains(&(now - self.at))
    }
}

impl Memory {
    /// What is kept in a folder and still counts; nothing where the file is none of ours.
    pub fn read(folder: Option<PathBuf>, now: i64) -> Memory {
        let known = known(folder.as_ref(), now);
        Memory { folder, now, known }
    }

    /// What was heard of an address.
    pub fn of(&self, address: &str) -> Option<&Verdict> {
        self.known.get(address).map(|known| &known.verdict)
    }

    /// Keeps what was heard now; what cannot be kept is asked for again next time.
    pub fn keep(&self, heard: &BTreeMap<String, Verdict>) {
        let Some(folder) = &self.folder else { return };
        // Another run may have learnt something meanwhile.
        let mut known = known(Some(folder), self.now);
        for (address, verdict) in heard {
            known.insert(address.clone(), Known { at: self.now, verdict: verdict.clone() });
        }
        known.retain(|_, known| known.is_fresh(self.now));
        let write = || -> std::io::Result<()> {
            std::fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(serde_json::to_string_pretty(&known)?.as_bytes())?;
            file.persist(folder.join(FILE))?;
            Ok(())
        };
        drop(write());
    }
}

fn known(folder: Option<&PathBuf>, now: i64) -> BTreeMap<String, Known> {
    let bytes = folder.and_then(|folder| std::fs::read(folder.join(FILE)).ok()).unwrap_or_default();
    let mut known: BTreeMap<String, Known> = serde_json::from_slice(&bytes).unwrap_or_default();
    known.retain(|_, known| known.is_fresh(now));
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_answers_count_for_a_week_bad_ones_for_a_day_and_none_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = || Some(folder.path().join("below"));
        let heard = [
            ("a", Verdict::Fine),
            ("b", Verdict::Moved("c".into())),
            ("d", Verdict::Gone("404".into())),
            ("e", Verdict::Unknown("403".into())),
        ];
        Memory::read(place(), 1000)
            .keep(&heard.into_iter().map(|(address, verdict)| (address.to_owned(), verdict)).collect());
        let known = |now: i64| {
            let memory = Memory::read(place(), now);
            ["a", "b", "d", "e"]
                .into_iter()
                .filter(|address| memory.of(address).is_some())
                .collect::<String>()
        };
        assert_eq!(known(1000), "abd");
        assert_eq!(known(1000 + DAY), "ab");
        assert_eq!(known(1000 + 7 * DAY), "");
        assert_eq!(known(999), "", "a clock that was set back");
    }

    #[test]
    fn a_file_that_is_none_of_ours_is_as_good_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "{\"a\": {\"at\": 1000, \"ver").expect("a file");
        let memory = Memory::read(Some(folder.path().to_owned()), 1000);
        assert_eq!(memory.of("a"), None);
        memory.keep(&[("a".to_owned(), Verdict::Fine)].into());
        assert_eq!(Memory::read(Some(folder.path().to_owned()), 1000).of("a"), Some(&Verdict::Fine));
    }
}
