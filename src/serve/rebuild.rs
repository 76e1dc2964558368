//! A change read, linked and shown; while nothing else is to do, the rest of the site is looked through.

use super::hints::{Burst, Hints, Task};
use super::{Built, Serving, Shared, Snapshot, State, Told, findings, follow};
use crate::site::{Memo, Site};
use crate::views::Page;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Builds the site anew whenever something in its folders changes; ends with the process.
pub fn on_change(mut serving: Serving, mut memo: Memo, shared: &Shared) {
    let (mut hints, told) = Hints::of(&serving.root, serving.poll);
    if let Err(why) = told {
        (serving.tell)(&Told::Polling(&why));
    }
    let wanted = std::mem::replace(&mut serving.wanted, std::sync::mpsc::channel().1);
    let (send, is_hinted) = hints.sender();
    let is_asked = Arc::new(AtomicBool::new(false));
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
    if let Some(made) = made(&mut serving, &mut memo, &newest, false) {
        newest = shown(&serving, shared, &newest, made);
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
                let burst = hints.burst();
                if let Some(made) = after(burst, &mut serving, &mut memo, &newest, &is_asked) {
                    newest = shown(&serving, shared, &newest, made);
                    is_restless = true;
                }
            }
        }
    }
}

/// A site that was read and linked, and is not shown yet.
struct Made {
    snapshot: Arc<Snapshot>,
    findings: Arc<str>,
}

/// The site as it is after a burst of hints; nothing where nothing has changed.
///
/// Where that takes less time than the burst is waited out, it is begun before: nothing is shown of it until the
/// burst is over, and it is done again for what came in later.
fn after(
    mut burst: Burst<'_>,
    serving: &mut Serving,
    memo: &mut Memo,
    newest: &Arc<Snapshot>,
    is_asked: &AtomicBool,
) -> Option<Made> {
    let is_short = newest.time < Burst::SHORT;
    if is_short {
        burst.settle();
    } else {
        burst.end();
    }
    burst.clear();
    let mut last = made(serving, memo, newest, is_asked.swap(false, Ordering::Relaxed));
    while is_short && burst.end() {
        burst.clear();
        let before = last.as_ref().map_or(newest, |made| &made.snapshot);
        let next = made(serving, memo, before, is_asked.swap(false, Ordering::Relaxed));
        last = next.or(last);
        if burst.is_endless() {
            break;
        }
    }
    last
}

/// The site as it is now; nothing where it is as it was `before`.
fn made(serving: &mut Serving, memo: &mut Memo, before: &Arc<Snapshot>, is_asked: bool) -> Option<Made> {
    let started = Instant::now();
    let sources = (serving.load)();
    if !is_asked && !before.site.sources.differs(&sources) {
        return None;
    }
    let mut site = Site::make(sources, memo);
    *memo = std::mem::take(&mut site.memo);
    let findings = findings::json(&site.report, &site.sources, &serving.root, serving.editor.as_ref());
    Some(Made { snapshot: Arc::new(Snapshot::new(site, started.elapsed())), findings })
}

/// Shows a site that was made in place of the newest; where it has errors, only these.
fn shown(serving: &Serving, shared: &Shared, newest: &Snapshot, made: Made) -> Arc<Snapshot> {
    let site = &made.snapshot.site;
    let changed = newest.site.sources.changes(&site.sources);
    let is_followed = serving.follow.load(Ordering::Relaxed);
    let go = is_followed.then(|| follow::place(&newest.site, site, &changed)).flatten();
    let served = shared.now();
    let is_good = !site.has_errors() || served.snapshot.site.has_errors();
    let snapshot = Arc::clone(if is_good { &made.snapshot } else { &served.snapshot });
    show(shared, State { snapshot, findings: made.findings, go, number: 0 });
    (serving.tell)(&Told::Built(&Built { site, changed: &changed, time: made.snapshot.time }));
    made.snapshot
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
