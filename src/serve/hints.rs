//! Hints that something may have changed: from the system, from the clock, or from the author; a burst of them is one.

use super::watch::Watch;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long a burst of events is waited out.
const QUIET: Duration = Duration::from_millis(50);

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
    send: Sender<()>,
    events: Receiver<()>,
    watch: Option<Watch>,
    is_hinted: Arc<AtomicBool>,
}

impl Hints {
    /// Hints of changes below `root`; `Err` beside them says why we look each second instead of being told.
    pub fn of(root: &Path, is_polling: bool) -> (Hints, Result<(), String>) {
        let (send, events) = channel();
        let is_hinted = Arc::new(AtomicBool::new(false));
        let mut hints = Hints { send, events, watch: None, is_hinted };
        if is_polling {
            return (hints, Ok(()));
        }
        match Watch::start(root, hints.send.clone(), Arc::clone(&hints.is_hinted)) {
            Ok(watch) => hints.watch = Some(watch),
            Err(why) => return (hints, Err(why)),
        }
        (hints, Ok(()))
    }

    /// Where the author asks for a build.
    pub fn sender(&self) -> (Sender<()>, Arc<AtomicBool>) {
        (self.send.clone(), Arc::clone(&self.is_hinted))
    }

    /// Says whether something came in since the last [`Hints::wait`].
    pub fn watcher(&self) -> impl Fn() -> bool + Sync + use<> {
        let is_hinted = Arc::clone(&self.is_hinted);
        move || is_hinted.load(Ordering::Relaxed)
    }

    /// Watches folders that came or went since; why that is over, if it is.
    pub fn keep_up(&mut self) -> Result<(), String> {
        let kept = self.watch.as_mut().map_or(Ok(()), Watch::keep_up);
        if kept.is_err() {
            self.watch = None;
        }
        kept
    }

    /// Waits for a hint and then for the end of its burst; where `is_restless`, no longer than until we may rest.
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
            Ok(()) => {}
            Err(RecvTimeoutError::Disconnected) => return Task::End,
            Err(RecvTimeoutError::Timeout) if self.watch.is_none() && !is_restless => return Task::Look,
            Err(RecvTimeoutError::Timeout) => return Task::Rest,
        }
        while self.events.recv_timeout(QUIET).is_ok() {}
        self.is_hinted.store(false, Ordering::Relaxed);
        Task::Look
    }
}
