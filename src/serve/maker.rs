//! Who makes the whole site: here, or aside while texts go on being amended.

use super::hints::Hinter;
use super::{Editor, Load, Snapshot, findings};
use crate::site::{Memo, Site};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Makes the site from what stands in its folders.
pub struct Maker {
    /// Reads the sources anew.
    pub load: Load,
    /// What is kept between builds.
    pub memo: Memo,
    /// The site root.
    pub root: PathBuf,
    /// The author's editor.
    pub editor: Option<Editor>,
}

/// A site that was read and linked, and is not shown yet.
pub struct Made {
    /// The state that it is.
    pub snapshot: Arc<Snapshot>,
    /// What is wrong with it, as JSON.
    pub findings: Arc<str>,
}

impl Maker {
    /// The site as it is now; nothing where it is as it was `before`, unless it is `asked` for all the same.
    pub fn made(&mut self, before: &Snapshot, is_asked: bool) -> Option<Made> {
        let started = Instant::now();
        let sources = (self.load)();
        if !is_asked && !before.site.sources.differs(&sources) {
            return None;
        }
        let mut site = Site::make(sources, &self.memo);
        self.memo = std::mem::take(&mut site.memo);
        let findings = findings::json(&site.report, &site.sources, &self.root, self.editor.as_ref());
        Some(Made { snapshot: Arc::new(Snapshot::new(site, started.elapsed())), findings })
    }
}

/// A maker who works on one site at a time, here or aside.
pub struct Workshop {
    maker: Arc<Mutex<Maker>>,
    aside: Option<Receiver<Option<Made>>>,
}

impl Workshop {
    /// The workshop of a maker.
    pub fn of(maker: Maker) -> Workshop {
        Workshop { maker: Arc::new(Mutex::new(maker)), aside: None }
    }

    /// The site made here; whoever works aside is waited for, and what they make is out of date.
    pub fn made(&mut self, before: &Snapshot, is_asked: bool) -> Option<Made> {
        self.aside = None;
        locked(&self.maker).made(before, is_asked)
    }

    /// Makes the site aside, and wakes who waits for hints when it is done.
    pub fn begin(&mut self, before: &Arc<Snapshot>, hinter: Hinter) {
        let (maker, before) = (Arc::clone(&self.maker), Arc::clone(before));
        let (send, aside) = channel();
        self.aside = Some(aside);
        std::thread::spawn(move || {
            let made = locked(&maker).made(&before, true);
            // Nobody waits any more for what is out of date.
            let _ = send.send(made);
            hinter.wake();
        });
    }

    /// Whether the site is being made aside.
    pub fn is_busy(&self) -> bool {
        self.aside.is_some()
    }

    /// What was made aside, once it is done.
    pub fn done(&mut self) -> Option<Made> {
        let told = self.aside.as_ref()?.try_recv();
        if !matches!(told, Err(TryRecvError::Empty)) {
            self.aside = None;
        }
        told.ok().flatten()
    }
}

fn locked(maker: &Mutex<Maker>) -> MutexGuard<'_, Maker> {
    maker.lock().unwrap_or_else(PoisonError::into_inner)
}
