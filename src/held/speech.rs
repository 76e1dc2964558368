//! Where speech begins and ends: quotation marks of many languages, nested, and over several paragraphs.

use std::ops::Range;

/// The marks that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Speech {
    open: Vec<char>,
    start: usize,
    /// A new paragraph has begun with the mark of speech that goes on from the one before.
    is_going_on: bool,
    /// Whether the last stretch stood between single marks, and may go on behind what was an apostrophe.
    is_single: bool,
}

impl Speech {
    /// Whether this mark only says that speech goes on in a new paragraph.
    pub fn is_repeated(&mut self, mark: char) -> bool {
        let is_repeated = self.is_going_on && self.open.first() == Some(&mark);
        self.is_going_on = false;
        is_repeated
    }

    /// A mark, between two characters, at a place of the folded text.
    pub fn mark(&mut self, mark: char, around: (char, char), at: usize, found: &mut Vec<Range<usize>>) {
        let is_closing = self.open.last().is_some_and(|open| closes(*open, mark, around));
        if is_closing {
            let opened = self.open.pop();
            if self.open.is_empty() {
                found.push(self.start..at);
                self.is_single = matches!(opened, Some('‘' | '\''));
            }
        } else if opens(mark, around) {
            if self.open.is_empty() {
                (self.start, self.is_single) = (at + 1, false);
            }
            self.open.push(mark);
        } else if self.open.is_empty() && self.is_single && is_single_end(mark, around) {
            // What seemed to end speech was an apostrophe: `the allies’ forces`.
            if let Some(last) = found.last_mut() {
                last.end = at;
            }
        }
    }

    /// A paragraph ends; speech goes on where the next one begins with the same mark.
    pub fn paragraph(&mut self, at: usize, next: Option<char>, found: &mut Vec<Range<usize>>) {
        self.is_single = false;
        if self.open.is_empty() {
            return;
        }
        if next.is_some_and(|next| self.open.first() == Some(&next)) {
            self.is_going_on = true;
        } else {
            self.end(at, found);
        }
    }

    /// The text ends.
    pub fn end(&mut self, at: usize, found: &mut Vec<Range<usize>>) {
        if !self.open.is_empty() {
            found.push(self.start..at.max(self.start));
            self.open.clear();
        }
    }
}

/// Whether a mark can begin speech here.
fn opens(mark: char, (before, next): (char, char)) -> bool {
    let is_free = !before.is_alphanumeric();
    match mark {
        '“' | '„' | '‟' | '«' => true,
        '‹' | '‚' => is_free,
        '‘' | '\'' | '‛' => is_free && next.is_alphanumeric(),
        // Closing marks of one language are opening ones of another: ”så”, »so«.
        '”' | '»' | '›' => {
            is_free && (before.is_whitespace() || before == '(') && next.is_alphanumeric()
        }
        '"' | '＂' => !next.is_whitespace(),
        _ => false,
    }
}

/// Whether a mark ends speech that `open` began.
fn closes(open: char, mark: char, around: (char, char)) -> bool {
    match open {
        '“' | '‟' => matches!(mark, '”' | '"'),
        '„' => matches!(mark, '“' | '”' | '"'),
        '”' => mark == '”',
        '«' => mark == '»',
        '»' => mark == '«',
        '‹' => mark == '›',
        '›' => mark == '‹',
        '"' => matches!(mark, '"' | '”'),
        '＂' => mark == '＂',
        '‘' | '‛' | '\'' => is_single_end(mark, around),
        '‚' => matches!(mark, '‘') || is_single_end(mark, around),
        _ => false,
    }
}

/// Whether a single mark ends a word, so that it may end speech.
fn is_single_end(mark: char, (before, next): (char, char)) -> bool {
    matches!(mark, '’' | '\'') && !next.is_alphanumeric() && !before.is_whitespace()
}
