//! Long work on a thread of its own: a signal ends it within a second, a page that never ends is named, and a
//! person at a terminal sees how far it is.

use super::common::Stop;
use crate::base::Route;
use crate::draw::Taker;
use crate::publish::{Failure, Interrupt};
use crate::views::Page;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often we look up from waiting.
const TICK: Duration = Duration::from_millis(50);

/// How long work may take before a person is told how far it is.
const SILENT: Duration = Duration::from_millis(500);

/// How long after a signal the work may still end by itself, and clear up.
const GRACE: Duration = Duration::from_millis(700);

/// How long one page may be drawn.
const LONGEST_PAGE: Duration = Duration::from_secs(20);

/// How far the work is; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Mutex<Far>>);

#[derive(Debug, Default)]
struct Far {
    words: &'static str,
    done: usize,
    of: usize,
    open: Vec<(Route, Instant)>,
}

impl Progress {
    /// A new stage of the work begins, with so many pages if they are known.
    pub fn stage(&self, words: &'static str, of: usize) {
        let mut far = self.far();
        (far.words, far.of, far.done) = (words, of, 0);
    }

    /// Watches pages being drawn, and hands them on to `take`.
    pub fn watching<T>(&self, take: T) -> Watching<'_, T> {
        Watching { progress: self, take }
    }

    /// One more piece of the stage is done.
    #[cfg(feature = "network")]
    pub fn one(&self) {
        self.far().done += 1;
    }

    fn done(&self, page: &Route) {
        let mut far = self.far();
        far.done += 1;
        if let Some(at) = far.open.iter().position(|(open, _)| open == page) {
            far.open.swap_remove(at);
        }
    }

    /// The page that has been open for longer than any may.
    fn stuck(&self) -> Option<Route> {
        let far = self.far();
        far.open.iter().find(|(_, since)| since.elapsed() > LONGEST_PAGE).map(|(page, _)| page.clone())
    }

    fn line(&self) -> String {
        let far = self.far();
        if far.of == 0 {
            format!("{} …", far.words)
        } else {
            format!("{} {} of {} …", far.words, far.done, far.of)
        }
    }

    fn far(&self) -> MutexGuard<'_, Far> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes each page that is begun and done.
pub struct Watching<'p, T> {
    progress: &'p Progress,
    take: T,
}

impl<'p, T> Watching<'p, T> {
    /// The same for one who takes pages as Markdown, too.
    pub fn with_twins<W>(self, twin: W) -> WithTwins<'p, T, W> {
        WithTwins { pages: self, twin }
    }
}

impl<E, T: Fn(&Page, &[u8]) -> Result<(), E> + Sync> Taker<E> for Watching<'_, T> {
    fn begin(&self, page: &Page) {
        self.progress.far().open.push((page.route.clone(), Instant::now()));
    }

    fn take(&self, page: &Page, bytes: &[u8]) -> Result<(), E> {
        self.progress.done(&page.route);
        (self.take)(page, bytes)
    }
}

/// Notes each page, and hands it on as Markdown, too.
pub struct WithTwins<'p, T, W> {
    pages: Watching<'p, T>,
    twin: W,
}

impl<E, T, W> Taker<E> for WithTwins<'_, T, W>
where
    T: Fn(&Page, &[u8]) -> Result<(), E> + Sync,
    W: Fn(&Route, &str) -> Result<(), E> + Sync,
{
    fn begin(&self, page: &Page) {
        Taker::<E>::begin(&self.pages, page);
    }

    fn take(&self, page: &Page, bytes: &[u8]) -> Result<(), E> {
        self.pages.take(page, bytes)
    }

    fn wants_twins(&self) -> bool {
        true
    }

    fn take_twin(&self, route: &Route, text: &str) -> Result<(), E> {
        (self.twin)(route, text)
    }
}

/// Does `work` on another thread and waits for it. Work that a signal or its own slowness ends goes on until
/// the process ends, so nothing that it does later may count.
pub fn patiently<T: Send + 'static>(
    interrupt: &Interrupt,
    progress: &Progress,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stop> {
    let (send, done) = channel();
    let worker = std::thread::spawn(move || drop(send.send(work())));
    let (started, mut told, mut signalled) = (Instant::now(), Told::default(), None);
    loop {
        match done.recv_timeout(TICK) {
            Ok(value) => return Ok(value),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => match worker.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => return Err(Stop::machine("the work ended without a result")),
            },
        }
        if let Some(signal) = interrupt.signal() {
            let since: &mut Instant = signalled.get_or_insert_with(Instant::now);
            if since.elapsed() > GRACE {
                return Err(Failure::Interrupted(signal).into());
            }
        }
        if let Some(page) = progress.stuck() {
            return Err(endless(&page));
        }
        if started.elapsed() > SILENT {
            told.line(&progress.line());
        }
    }
}

fn endless(page: &Route) -> Stop {
    let seconds = LONGEST_PAGE.as_secs();
    Stop {
        code: 1,
        sentence: format!(
            "drawing {page} takes longer than {seconds} s; look for a loop without end in its templates"
        ),
    }
}

/// The line that is told at a terminal; it goes when the work is done.
#[derive(Default)]
struct Told {
    is_shown: bool,
}

impl Told {
    fn line(&mut self, line: &str) {
        if io::stderr().is_terminal() {
            self.is_shown = true;
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K{line}");
        }
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_never_ends_is_named() {
        let progress = Progress::default();
        let long_ago = Instant::now().checked_sub(LONGEST_PAGE + TICK).expect("the machine runs for longer");
        let page = Route::home().directory("slow");
        progress.far().open.push((page.clone(), long_ago));
        let stop = patiently(&Interrupt::new(), &progress, || std::thread::sleep(LONGEST_PAGE)).unwrap_err();
        assert_eq!(stop.code, 1);
        assert!(stop.sentence.starts_with("drawing /slow/ takes longer than 20 s"), "{}", stop.sentence);
        progress.done(&page);
        assert_eq!(patiently(&Interrupt::new(), &progress, || 7).unwrap(), 7);
    }

    #[test]
    fn a_signal_ends_work_that_does_not_listen() {
        let interrupt = Interrupt::new();
        interrupt.raise(2);
        let started = Instant::now();
        let stop =
            patiently(&interrupt, &Progress::default(), || std::thread::sleep(LONGEST_PAGE)).unwrap_err();
        assert_eq!(stop.code, 130);
        assert!(started.elapsed() < LONGEST_PAGE / 2);
    }
}
