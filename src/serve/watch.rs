//! Changes seen: events are hints to look again; a burst of them is one build.

use super::{Serving, Shared, Snapshot, Told};
use crate::parse::Memo;
use crate::site::Site;
use notify::{EventKind, RecursiveMode, Watcher as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a burst of events is waited out.
const QUIET: Duration = Duration::from_millis(50);

/// How often the folders are looked at where the system tells nothing.
const POLL: Duration = Duration::from_secs(1);

/// Builds the site anew whenever something below its folders changes; ends with the process.
pub fn rebuild_on_change(serving: &Serving, shared: &Shared) {
    let (send, events) = channel();
    let hint = move |event: notify::Result<notify::Event>| {
        // Our own reading is an access; it must not wake us.
        if event.as_ref().map_or(true, |event| !matches!(event.kind, EventKind::Access(_))) {
            let _ = send.send(());
        }
    };
    let watched = || {
        let mut watcher = notify::recommended_watcher(hint)?;
        watcher.watch(&serving.root, RecursiveMode::Recursive)?;
        Ok::<_, notify::Error>(watcher)
    };
    let watcher = if serving.poll { None } else { watched().ok() };
    let mut memo = Memo::default();
    loop {
        match &watcher {
            Some(_) if !wait(&events) => return,
            Some(_) => {}
            None => std::thread::sleep(POLL),
        }
        let started = Instant::now();
        let sources = (serving.load)();
        let before = shared.snapshot();
        if !before.site.sources.differs(&sources) {
            continue;
        }
        let mut site = Site::make(sources, &memo);
        memo = std::mem::take(&mut site.memo);
        (serving.tell)(&Told::Built(&site, started.elapsed()));
        if !site.has_errors() || before.site.has_errors() {
            shared.swap(Snapshot::new(site, before.version + 1));
        }
    }
}

/// Waits for an event and then for the end of its burst; false when the watcher has ended.
fn wait(events: &Receiver<()>) -> bool {
    if events.recv().is_err() {
        return false;
    }
    loop {
        match events.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}
