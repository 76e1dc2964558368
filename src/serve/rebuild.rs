//! A change read, linked and shown; while nothing else is to do, the rest of the site is looked through.

use super::amend::{Amended, amended};
use super::hints::{Burst, Hinter, Hints, Task};
use super::maker::{Made, Maker, Workshop};
use super::{Built, Editor, SHORT, Serving, Shared, Snapshot, State, Tell, Told, findings, follow};
use crate::site::Memo;
use crate::views::Page;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// Builds the site anew whenever something in its folders changes; ends with the process.
pub fn on_change(serving: Serving, memo: Memo, shared: &Shared) {
    let Serving { root, poll, editor, follow, wanted, load, tell, .. } = serving;
    let (mut hints, told) = Hints::of(&root, poll);
    if let Err(why) = told {
        tell(&Told::Polling(&why));
    }
    let is_asked = asked(wanted, hints.hinter());
    let newest = Arc::clone(&shared.now().snapshot);
    let maker = Maker { load, memo, root: root.clone(), editor: editor.clone() };
    let workshop = Workshop::of(maker);
    let sound = Arc::clone(&newest);
    let mut desk =
        Desk { shared, root, editor, follow, tell, is_asked, workshop, newest, sound, is_amended: false };
    // What changed between the first reading and the first watching.
    desk.make();
    let mut is_restless = true;
    loop {
        let task = hints.wait(is_restless);
        if let Err(why) = hints.keep_up() {
            (desk.tell)(&Told::Polling(&why));
        }
        is_restless = match task {
            Task::End => return,
            Task::Rest => desk.rest(&hints),
            Task::Look => desk.take_up() | desk.look(&hints) | is_restless,
        };
    }
}

/// Passes on that the author asks for a build; says whether that is so.
fn asked(wanted: Receiver<()>, hinter: Hinter) -> Arc<AtomicBool> {
    let is_asked = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_asked);
    std::thread::spawn(move || {
        for () in wanted {
            asked.store(true, Ordering::Relaxed);
            if !hinter.hint(&[]) {
                return;
            }
        }
    });
    is_asked
}

/// Where changes come in and states of the site go out.
struct Desk<'a> {
    shared: &'a Shared,
    root: PathBuf,
    editor: Option<Editor>,
    follow: Arc<AtomicBool>,
    tell: Tell,
    is_asked: Arc<AtomicBool>,
    workshop: Workshop,
    /// The newest state, whether it is the one that is served or has errors.
    newest: Arc<Snapshot>,
    /// The last state that was made whole and has no errors; the first one whatever it is.
    sound: Arc<Snapshot>,
    /// Texts were shown since the site was last made whole.
    is_amended: bool,
}

impl Desk<'_> {
    /// Looks what a burst of hints is about, and shows it; whether anything has changed.
    fn look(&mut self, hints: &Hints) -> bool {
        if !hints.watcher()() && hints.is_told() {
            return false;
        }
        let burst = hints.burst();
        let is_large = self.newest.time >= SHORT;
        if is_large && !self.newest.site.has_errors() && !self.is_asked.load(Ordering::Relaxed) {
            self.amend(burst)
        } else {
            self.after(burst)
        }
    }

    /// Shows the texts that changed; where more has, makes the site anew.
    fn amend(&mut self, mut burst: Burst<'_>) -> bool {
        let started = Instant::now();
        burst.settle();
        let mut next = Arc::clone(&self.newest);
        let mut changed: Vec<String> = Vec::new();
        loop {
            match amended(&next, &self.root, &burst.clear()) {
                Amended::Same => {}
                Amended::Texts(snapshot, paths) => {
                    next = snapshot;
                    changed.extend(paths);
                }
                Amended::More => return self.after(burst),
            }
            let took = started.elapsed();
            if burst.end() && !burst.is_endless() {
                continue;
            }
            changed.sort();
            changed.dedup();
            return !changed.is_empty() && self.show_texts(next, &changed, took);
        }
    }

    fn show_texts(&mut self, next: Arc<Snapshot>, changed: &[String], time: Duration) -> bool {
        let go = self.place(&next, changed);
        let findings = Arc::clone(&self.shared.now().findings);
        show(self.shared, State { snapshot: Arc::clone(&next), findings, go, number: 0 });
        (self.tell)(&Told::Built(&Built { site: &next.site, changed, time, is_checked: false }));
        (self.newest, self.is_amended) = (next, true);
        true
    }

    /// Makes the site after a burst of hints.
    ///
    /// Where that takes less time than the burst is waited out, it is begun before: nothing is shown of it until the
    /// burst is over, and it is done again for what came in later.
    fn after(&mut self, mut burst: Burst<'_>) -> bool {
        let is_short = self.newest.time < SHORT;
        if is_short {
            burst.settle();
        } else {
            burst.end();
        }
        burst.clear();
        let newest = Arc::clone(&self.newest);
        let mut last = self.made(&newest);
        while is_short && burst.end() {
            burst.clear();
            let before = last.as_ref().map_or(&newest, |made| &made.snapshot);
            let next = self.made(&Arc::clone(before));
            last = next.or(last);
            if burst.is_endless() {
                break;
            }
        }
        last.is_some_and(|made| self.show_whole(made))
    }

    /// Makes the site now, and shows it where it has changed.
    fn make(&mut self) {
        if let Some(made) = self.workshop.made(&self.newest, false) {
            self.show_whole(made);
        }
    }

    fn made(&mut self, before: &Snapshot) -> Option<Made> {
        // What was amended was not looked at as a whole.
        let is_asked = self.is_asked.swap(false, Ordering::Relaxed) || self.is_amended;
        self.workshop.made(before, is_asked)
    }

    /// Shows a site that was made in place of the newest; where it has errors, only these.
    fn show_whole(&mut self, made: Made) -> bool {
        let site = &made.snapshot.site;
        let changed = self.newest.site.sources.changes(&site.sources);
        let go = self.place(&made.snapshot, &changed);
        let snapshot = self.served(&made);
        show(self.shared, State { snapshot, findings: Arc::clone(&made.findings), go, number: 0 });
        let time = made.snapshot.time;
        (self.tell)(&Told::Built(&Built { site, changed: &changed, time, is_checked: true }));
        (self.newest, self.is_amended) = (made.snapshot, false);
        true
    }

    /// What is served once this is made: itself, or the last sound state where it has errors.
    fn served(&mut self, made: &Made) -> Arc<Snapshot> {
        if !made.snapshot.site.has_errors() || self.sound.site.has_errors() {
            self.sound = Arc::clone(&made.snapshot);
        }
        Arc::clone(&self.sound)
    }

    /// Takes up what was made aside; whether there was anything.
    fn take_up(&mut self) -> bool {
        let Some(made) = self.workshop.done() else { return false };
        let (now, site) = (self.shared.now(), &made.snapshot.site);
        if self.newest.site.sources.differs(&site.sources) {
            // Another text was shown meanwhile: what is wrong elsewhere is told, and this one is looked at next.
            if now.findings != made.findings && !site.has_errors() {
                let snapshot = Arc::clone(&now.snapshot);
                show(self.shared, State { snapshot, findings: made.findings, go: None, number: 0 });
            }
            return true;
        }
        let is_told = now.findings == made.findings && !site.has_errors();
        let snapshot = self.served(&made);
        if is_told {
            keep(self.shared, snapshot);
        } else {
            show(self.shared, State { snapshot, findings: Arc::clone(&made.findings), go: None, number: 0 });
        }
        (self.tell)(&Told::Checked(site, made.snapshot.time));
        (self.newest, self.is_amended) = (made.snapshot, false);
        true
    }

    /// What is done while nothing else happens; whether more of it is left.
    fn rest(&mut self, hints: &Hints) -> bool {
        if self.is_amended && !self.workshop.is_busy() {
            self.workshop.begin(&self.newest, hints.hinter());
        } else if !self.is_amended {
            self.sweep(hints);
        }
        false
    }

    /// Draws all pages: what is wrong with templates and links shows without a visit.
    fn sweep(&self, hints: &Hints) {
        let site = &self.newest.site;
        if site.has_errors() {
            return;
        }
        let has_come = hints.watcher();
        let take = |_: &Page, _: &[u8]| if has_come() { Err(()) } else { Ok(()) };
        let Ok(report) = site.whole_report(&take) else { return };
        if report == site.report {
            return;
        }
        let findings = findings::json(&report, &site.sources, &self.root, self.editor.as_ref());
        let snapshot = Arc::clone(&self.shared.now().snapshot);
        show(self.shared, State { snapshot, findings, go: None, number: 0 });
        (self.tell)(&Told::Swept(site, &report));
    }

    /// The page that is being edited, where the browser goes along.
    fn place(&self, next: &Snapshot, changed: &[String]) -> Option<String> {
        let is_followed = self.follow.load(Ordering::Relaxed);
        is_followed.then(|| follow::place(&self.newest.site, &next.site, changed)).flatten()
    }
}

/// Serves a state, then tells the browsers.
fn show(shared: &Shared, state: State) {
    let number = shared.now().number + 1;
    shared.state.send_replace(Arc::new(State { number, ..state }));
}

/// Serves a snapshot whose pages and findings are those that are shown: nobody needs to be told.
fn keep(shared: &Shared, snapshot: Arc<Snapshot>) {
    shared.state.send_if_modified(|state| {
        let (findings, go) = (Arc::clone(&state.findings), state.go.clone());
        *state = Arc::new(State { snapshot, findings, go, number: state.number });
        false
    });
}
