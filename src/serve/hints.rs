//! Hints that something may have changed: from the system, from the clock, or from the author; a burst of them is one.

use super::watch::Watch;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a burst of events is waited out.
const QUIET: Duration = Duration::from_millis(50);

/// How long a burst is at most.
const LONGEST: Duration = Duration::from_secs(2);

/// How long the events of one file that is written come after each other.
const SETTLE: Duration = Duration::from_millis(8);

/// How often the folders are looked at where the system tells nothing.
const POLL: Duration = Duration::from_secs(1);

/// How long nothing has to happen before we look through the rest of the site.
pub const IDLE: Duration = Duration::from_millis(700);

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Look whether something changed.
    Look,
    /// Nothing has happened for a while.
    Rest,
    /// Nobody can tell us anything any more.
    End,
}

/// Where hints come from.
pub struct Hints {
    hinter: Hinter,
    events: Receiver<()>,
    watch: Option<Watch>,
}

/// What a burst of hints tells of.
#[derive(Debug, Default)]
pub struct Touched {
    /// Files and folders, as the system names them.
    pub paths: BTreeSet<PathBuf>,
    /// Whether anything else may have changed as well.
    pub is_vague: bool,
}

/// The most paths that are remembered of a burst: a checkout of a thousand files is no edit of a text.
const MOST_PATHS: usize = 32;

/// Gives hints.
#[derive(Clone)]
pub struct Hinter {
    send: Sender<()>,
    is_hinted: Arc<AtomicBool>,
    touched: Arc<Mutex<Touched>>,
}

impl Hinter {
    /// Hints that something may have changed at these paths; at none, that anything may have. Whether anybody listens.
    pub fn hint(&self, paths: &[PathBuf]) -> bool {
        {
            let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
            touched.paths.extend(paths.iter().cloned());
            touched.is_vague |= paths.is_empty() || touched.paths.len() > MOST_PATHS;
            if touched.is_vague {
                touched.paths.clear();
            }
        }
        self.is_hinted.store(true, Ordering::Relaxed);
        self.wake()
    }

    /// Wakes who waits for hints, though nothing has changed. Whether anybody listens.
    pub fn wake(&self) -> bool {
        self.send.send(()).is_ok()
    }
}

impl Hints {
    /// Hints of changes below `root`; `Err` beside them says why we look each second instead of being told.
    pub fn of(root: &Path, is_polling: bool) -> (Hints, Result<(), String>) {
        let (send, events) = channel();
        let hinter = Hinter { send, is_hinted: Arc::default(), touched: Arc::default() };
        let mut hints = Hints { hinter, events, watch: None };
        if is_polling {
            return (hints, Ok(()));
        }
        match Watch::start(root, hints.hinter.clone()) {
            Ok(watch) => hints.watch = Some(watch),
            Err(why) => return (hints, Err(why)),
        }
        (hints, Ok(()))
    }

    /// Gives hints beside the system's.
    pub fn hinter(&self) -> Hinter {
        self.hinter.clone()
    }

    /// Says whether something came in since the last [`Burst::clear`].
    pub fn watcher(&self) -> impl Fn() -> bool + Sync + use<> {
        let is_hinted = Arc::clone(&self.hinter.is_hinted);
        move || is_hinted.load(Ordering::Relaxed)
    }

    /// Whether the system tells us of changes.
    pub fn is_told(&self) -> bool {
        self.watch.is_some()
    }

    /// Watches folders that came or went since; why that is over, if it is.
    pub fn keep_up(&mut self) -> Result<(), String> {
        let kept = self.watch.as_mut().map_or(Ok(()), Watch::keep_up);
        if kept.is_err() {
            self.watch = None;
        }
        kept
    }

    /// Waits for a hint; where `is_restless`, no longer than until we may rest.
    pub fn wait(&self, is_restless: bool) -> Task {
        let longest = match (&self.watch, is_restless) {
            (Some(_), false) => None,
            (Some(_), true) => Some(IDLE),
            (None, _) => Some(POLL),
        };
        let first = match longest {
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(longest) => self.events.recv_timeout(longest),
        };
        match first {
            Ok(()) => Task::Look,
            Err(RecvTimeoutError::Disconnected) => Task::End,
            Err(RecvTimeoutError::Timeout) if self.watch.is_none() && !is_restless => Task::Look,
            Err(RecvTimeoutError::Timeout) => Task::Rest,
        }
    }

    /// The burst that begins now.
    pub fn burst(&self) -> Burst<'_> {
        let now = Instant::now();
        Burst { hints: self, began: now, last: now }
    }
}

/// One burst of hints, until it has been quiet for a while.
pub struct Burst<'a> {
    hints: &'a Hints,
    began: Instant,
    last: Instant,
}

impl Burst<'_> {
    /// Waits until the writing of one file is most likely done.
    pub fn settle(&mut self) {
        self.wait(SETTLE);
    }

    /// Waits for the end of the burst; whether hints came in since [`Burst::clear`].
    pub fn end(&mut self) -> bool {
        self.wait(QUIET)
    }

    /// Forgets the hints that came so far, and gives what they tell of: it is about to be read.
    pub fn clear(&mut self) -> Touched {
        self.hints.hinter.is_hinted.store(false, Ordering::Relaxed);
        self.wait(Duration::ZERO);
        let mut touched = self.hints.hinter.touched.lock().unwrap_or_else(PoisonError::into_inner);
        let mut touched = std::mem::take(&mut *touched);
        touched.is_vague |= self.hints.watch.is_none();
        touched
    }

    /// Whether it has lasted so long that what is there should be shown.
    pub fn is_endless(&self) -> bool {
        self.began.elapsed() > LONGEST
    }

    /// Waits until nothing has come for so long, reckoned from the last hint, or it is endless; whether anything came.
    fn wait(&mut self, quiet: Duration) -> bool {
        let mut has_come = false;
        loop {
            let left = quiet.saturating_sub(self.last.elapsed());
            if self.hints.events.recv_timeout(left).is_err() {
                return has_come;
            }
            (self.last, has_come) = (Instant::now(), true);
            if self.is_endless() {
                return true;
            }
        }
    }
}
