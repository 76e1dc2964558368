//! The keys of a person at the terminal while the live site is served.
//!
//! Invariant: however the program ends by a key or a signal, the terminal is as it was before.

use super::common::say;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

/// Keys are listened to while this is held.
pub struct Keys {
    address: Arc<OnceLock<String>>,
}

impl Keys {
    /// Listens to keys, where a person sits at a terminal: `r` asks for a build, `f` turns following on and off.
    pub fn take(want: Sender<()>, follow: Arc<AtomicBool>) -> Option<Keys> {
        let address = Arc::new(OnceLock::new());
        listening::start(want, follow, Arc::clone(&address)).then_some(Keys { address })
    }

    /// Says what `o` opens.
    pub fn open_with(&self, address: &str) {
        // The address of a server does not change.
        drop(self.address.set(address.to_owned()));
    }
}

/// Opens an address in the browser.
pub fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = std::process::Stdio::null;
    let opened = std::process::Command::new(opener).arg(address).stdout(quiet()).stderr(quiet()).spawn();
    if opened.is_err() {
        say(&format!("note: cannot open a browser; go to {address}"));
    }
}

#[cfg(unix)]
mod listening {
    use super::{open, say};
    use rustix::termios::{LocalModes, OptionalActions, Termios, isatty, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::io::Read as _;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::Sender;
    use std::sync::{Arc, OnceLock};

    /// Starts to listen; false where nobody sits at a terminal of ours.
    pub fn start(want: Sender<()>, follow: Arc<AtomicBool>, address: Arc<OnceLock<String>>) -> bool {
        let terminal = std::io::stdin();
        let is_ours =
            isatty(&terminal) && tcgetpgrp(&terminal).is_ok_and(|group| group == rustix::process::getpgrp());
        let Some(before) = is_ours.then(|| tcgetattr(&terminal).ok()).flatten() else { return false };
        let mut each_key = before.clone();
        each_key.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        if tcsetattr(&terminal, OptionalActions::Now, &each_key).is_err() {
            return false;
        }
        let at_signal = before.clone();
        std::thread::spawn(move || {
            let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
                return;
            };
            if let Some(signal) = signals.forever().next() {
                end(&at_signal, 128 + signal);
            }
        });
        std::thread::spawn(move || {
            for key in std::io::stdin().lock().bytes().map_while(Result::ok) {
                match key {
                    b'o' => {
                        if let Some(address) = address.get() {
                            open(address);
                        }
                    }
                    b'r' => drop(want.send(())),
                    b'f' => {
                        let follows = !follow.fetch_xor(true, Ordering::Relaxed);
                        say(if follows {
                            "the browser follows your edits"
                        } else {
                            "the browser stays where it is"
                        });
                    }
                    b'q' => end(&before, 0),
                    _ => {}
                }
            }
        });
        true
    }

    /// Ends the program with the terminal as it was.
    #[expect(clippy::exit, reason = "the server serves until a key or a signal ends it")]
    fn end(before: &Termios, code: i32) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        std::process::exit(code);
    }
}

#[cfg(not(unix))]
mod listening {
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc::Sender;
    use std::sync::{Arc, OnceLock};

    /// Keys are not listened to on this system.
    pub fn start(_: Sender<()>, _: Arc<AtomicBool>, _: Arc<OnceLock<String>>) -> bool {
        false
    }
}
