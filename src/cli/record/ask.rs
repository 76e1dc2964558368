//! Questions to the person at the terminal.

use crate::cli::common::say;
use std::io::{self, IsTerminal as _, Write as _};

/// Whether somebody can be asked.
pub fn is_anybody_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// What somebody makes of the changes of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// An entry of this type.
    Type(&'static str),
    /// Not now.
    Later,
}

/// One key for each answer.
const KEYS: &[(char, &str, Choice)] = &[
    ('u', "update: there is something new", Choice::Type("update")),
    ('c', "correction: it was wrong", Choice::Type("correction")),
    ('l', "clarification: it was not clear", Choice::Type("clarification")),
    ('n', "note: a remark of the editors", Choice::Type("note")),
    ('m', "minor: a small mending, which does not move the date", Choice::Type("minor")),
    ('q', "not now", Choice::Later),
];

/// Asks what the changes are; one key answers.
pub fn choice() -> Choice {
    say("What is it? One key answers:");
    for (key, words, _) in KEYS {
        say(&format!("  {key}  {words}"));
    }
    loop {
        let Some(pressed) = key::pressed() else { return Choice::Later };
        if let Some((_, words, choice)) = KEYS.iter().find(|(key, ..)| *key == pressed.to_ascii_lowercase()) {
            say(&format!("{pressed}: {words}"));
            return *choice;
        }
        if matches!(pressed, '\u{3}' | '\u{4}' | '\u{1b}') {
            return Choice::Later;
        }
        let keys: Vec<String> = KEYS.iter().map(|(key, ..)| key.to_string()).collect();
        say(&format!("Press one of {}.", keys.join(", ")));
    }
}

/// Asks for a line; an empty one is `default`. Nothing where there is neither.
pub fn line(question: &str, default: Option<&str>) -> Option<String> {
    let shown = default.map(|words| format!(" [{words}]")).unwrap_or_default();
    let mut talk = io::stderr().lock();
    let _ = write!(talk, "{question}{shown}: ");
    let _ = talk.flush();
    drop(talk);
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).ok().filter(|length| *length > 0)?;
    let answer = answer.trim();
    if answer.is_empty() { default.map(str::to_owned) } else { Some(answer.to_owned()) }
}

#[cfg(unix)]
mod key {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    use std::io::Read as _;

    /// The next key, without waiting for the end of the line.
    pub fn pressed() -> Option<char> {
        let terminal = std::io::stdin();
        let before = tcgetattr(&terminal).ok()?;
        let mut each_key = before.clone();
        // Ctrl-C comes as a key, so that the terminal is always left as it was.
        each_key.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
        tcsetattr(&terminal, OptionalActions::Now, &each_key).ok()?;
        let mut byte = [0];
        let read = terminal.lock().read(&mut byte);
        let _ = tcsetattr(&terminal, OptionalActions::Now, &before);
        read.ok().filter(|count| *count == 1).map(|_| char::from(byte[0]))
    }
}

#[cfg(not(unix))]
mod key {
    /// The first letter of the next line.
    pub fn pressed() -> Option<char> {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).ok().filter(|length| *length > 0)?;
        Some(line.trim().chars().next().unwrap_or(' '))
    }
}
