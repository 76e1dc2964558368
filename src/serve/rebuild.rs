//! A change read, linked and shown; while nothing else is to do, the rest of the site is looked through.

use super::hints::{Hints, Task};
use super::{Built, Serving, Shared, Snapshot, State, Told, findings, follow};
use crate::parse::Memo;
use crate::site::Site;
use crate::views::Page;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// Builds the site anew whenever something in its folders changes; ends with the process.
pub fn on_change(mut serving: Serving, mut memo: Memo, shared: &Shared) {
    let (mut hints, told) = Hints::of(&serving.root, serving.poll);
    if let Err(why) = told {
        (serving.tell)(&Told::Polling(&why));
    }
    let wanted = std::mem::replace(&mut serving.wanted, std::sync::mpsc::channel().1);
    let (send, is_hinted) = hints.sender();
    let is_asked = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let asked = Arc::clone(&is_asked);
    std::thread::spawn(move || {
        for () in wanted {
            asked.store(true, Ordering::Relaxed);
            is_hinted.store(true, Ordering::Relaxed);
            if send.send(()).is_err() {
                return;
            }
        }
    });
    // The newest state, whether it is the one that is served or has errors.
    let mut newest = Arc::clone(&shared.now().snapshot);
    let mut is_restless = true;
    // What changed between the first reading and the first watching.
    if let Some(snapshot) = rebuilt(&mut serving, &mut memo, shared, &newest, false) {
        newest = snapshot;
    }
    loop {
        let task = hints.wait(is_restless);
        if let Err(why) = hints.keep_up() {
            (serving.tell)(&Told::Polling(&why));
        }
        match task {
            Task::End => return,
            Task::Rest => {
                is_restless = false;
                sweep(&serving, shared, &newest, &hints);
            }
            Task::Look => {
                let is_asked = is_asked.swap(false, Ordering::Relaxed);
                if let Some(snapshot) = rebuilt(&mut serving, &mut memo, shared, &newest, is_asked) {
                    newest = snapshot;
                    is_restless = true;
                }
            }
        }
    }
}

/// The site as it is now, shown; nothing where nothing has changed.
fn rebuilt(
    serving: &mut Serving,
    memo: &mut Memo,
    shared: &Shared,
    newest: &Arc<Snapshot>,
    is_asked: bool,
) -> Option<Arc<Snapshot>> {
    let started = Instant::now();
    let sources = (serving.load)();
    let before = &newest.site.sources;
    if !is_asked && !before.differs(&sources) {
        return None;
    }
    let changed = before.changes(&sources);
    let mut site = Site::make(sources, memo);
    *memo = std::mem::take(&mut site.memo);
    let findings = findings::json(&site.report, &site.sources, &serving.root, serving.editor.as_ref());
    let is_good = !site.has_errors();
    let go = serving
        .follow
        .load(Ordering::Relaxed)
        .then(|| follow::place(&newest.site, &site, &changed))
        .flatten();
    let snapshot = Arc::new(Snapshot::new(site));
    let time = started.elapsed();
    let served = shared.now();
    let shown = if is_good || served.snapshot.site.has_errors() { &snapshot } else { &served.snapshot };
    show(shared, State { snapshot: Arc::clone(shown), findings, go, number: 0 });
    (serving.tell)(&Told::Built(&Built { site: &snapshot.site, changed: &changed, time }));
    Some(snapshot)
}

/// Draws all pages while nothing else happens: what is wrong with templates and links shows without a visit.
fn sweep(serving: &Serving, shared: &Shared, newest: &Snapshot, hints: &Hints) {
    let site = &newest.site;
    if site.has_errors() {
        return;
    }
    let has_come = hints.watcher();
    let take = |_: &Page, _: &[u8]| if has_come() { Err(()) } else { Ok(()) };
    let Ok(report) = site.whole_report(&take) else { return };
    if report == site.report {
        return;
    }
    let findings = findings::json(&report, &site.sources, &serving.root, serving.editor.as_ref());
    show(shared, State { snapshot: Arc::clone(&shared.now().snapshot), findings, go: None, number: 0 });
    (serving.tell)(&Told::Swept(site, &report));
}

/// Serves a state, then tells the browsers.
fn show(shared: &Shared, state: State) {
    let number = shared.now().number + 1;
    shared.state.send_replace(Arc::new(State { number, ..state }));
}
