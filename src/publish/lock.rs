//! The lock beside the output: one build at a time.

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

use super::refuse::Place;
use super::{Failure, Fs, Interrupt};

const POLL: Duration = Duration::from_millis(50);

/// Takes the lock, waiting at most `wait`; it is held as long as the file is open.
pub(super) fn take(
    fs: &dyn Fs,
    place: &Place,
    interrupt: &Interrupt,
    wait: Duration,
) -> Result<File, Failure> {
    let path = place.beside("lock");
    let until = Instant::now() + wait;
    loop {
        interrupt.check()?;
        let taken = fs.try_lock(&path);
        if let Some(file) = taken.map_err(|e| place.machine("lock", &path, &e))? {
            return Ok(file);
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(busy(fs, place, &path));
        }
        std::thread::sleep(POLL.min(left));
    }
}

fn busy(fs: &dyn Fs, place: &Place, path: &Path) -> Failure {
    let bytes = fs.read(path).unwrap_or_default();
    let pid = String::from_utf8_lossy(&bytes).trim().to_owned();
    let who = if pid.is_empty() { String::new() } else { format!(" (pid {pid})") };
    Failure::Machine(format!("another build is writing to {}{who}", place.shown))
}
