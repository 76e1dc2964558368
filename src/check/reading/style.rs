//! How hard prose is to read, and words that take a side.

use super::{Notes, Passage, Said};
use crate::base::{At, Diagnostic};
use crate::model::Model;
use crate::rule;
use std::ops::Range;

rule! {
    /// A sentence of more than 25 words is hard to follow on a telephone and by ear. What somebody says, between quotation
    /// marks, is not counted.
    pub SENTENCE = "read/sentence", Note;
    bad "---\nkind: briefing\ntitle: T\n---\nThe talks that began in the spring and were broken off in the summer, when neither side would say what it wanted, go on in the autumn in another town and with other people.\n";
    good "---\nkind: briefing\ntitle: T\n---\nThe talks began in the spring. In the summer they were broken off. They go on in the autumn.\n";
}

rule! {
    /// The text of a briefing takes more years of school than most readers have (Flesch-Kincaid grade, by our count of
    /// syllables, in English; quotations are left out). Shorter sentences help most, then shorter words.
    pub GRADE = "read/grade", Note;
    bad "---\nkind: briefing\ntitle: T\n---\nNotwithstanding considerable intergovernmental disagreement, representatives anticipate comprehensive institutional implementation. Extraordinary administrative responsibilities necessitate unprecedented interdepartmental collaboration. Subsequently, organisational considerations predominate. International negotiations invariably necessitate conciliatory communication. Multilateral institutions facilitate collaborative administration. Constitutional considerations complicate ratification procedures considerably. Parliamentary representatives characteristically deliberate extensively. Environmental organisations traditionally advocate precautionary regulation. Humanitarian organisations continuously coordinate international assistance. Technological modernisation necessitates educational reorganisation. Representatives of agricultural organisations criticise administrative regulation. Intergovernmental negotiations necessitate considerable preparation. Constitutional amendments necessitate parliamentary majorities.\n";
    good "---\nkind: briefing\ntitle: T\n---\nThe two sides do not agree. They will meet again in the spring. Until then nothing is signed.\n";
}

rule! {
    /// A word that takes a side, or does the reader's judging. Say what was said or done; where the word is somebody's, put it
    /// between quotation marks and record it.
    pub LOADED = "read/loaded-word", Note;
    bad "---\nkind: briefing\ntitle: T\n---\nThe regime will not talk.\n";
    good "---\nkind: briefing\ntitle: T\n---\nThe government has not answered.\n";
}

/// How many long sentences of one entry are shown where they stand.
const SHOWN: usize = 4;

/// The most words of a sentence.
pub const LONGEST: usize = 25;

/// The highest grade: the last year of school.
const HIGHEST: f64 = 12.0;

/// The fewest words of which a grade says anything.
const FEWEST: usize = 50;

const TAKING_SIDES: &[&str] = &[
    "regime",
    "puppet",
    "thugs",
    "terrorists",
    "bombshell",
    "slammed",
    "slams",
    "blasted",
    "blasts",
    "doubled-down",
    "shockingly",
    "obviously",
    "clearly",
    "unsurprisingly",
    "admittedly",
    "outrageous",
    "heroic",
    "brutal",
    "notorious",
    "so-called",
    "surrender",
    "capitulation",
    "betrayal",
    "landmark",
    "historic",
];

/// Finds long sentences, words that take sides, and, in a briefing, a text that is hard as a whole.
pub fn find(passage: &Passage<'_>, model: &Model, is_briefing: bool, notes: &mut Notes) {
    if !is_read(model) {
        return;
    }
    loaded(passage, model, notes);
    let (mut count, mut sentences, mut syllables) = (0usize, 0usize, 0usize);
    let mut words = passage.words.iter().peekable();
    for sentence in sentences_of(passage) {
        let of_sentence = std::iter::from_fn(|| words.next_if(|said| said.range.start < sentence.end));
        let own: Vec<&Said<'_>> = of_sentence.filter(|said| is_own(passage, said)).collect();
        if own.len() > LONGEST {
            let message = format!("this sentence has {} words", own.len());
            // A group names four places; those of more are not worth finding.
            let at = if notes.long.len() < SHOWN { (passage.at)(&sentence) } else { At::File };
            let finding = Diagnostic::new(&SENTENCE, passage.file, at, message);
            notes.long.push(finding.help("make two of it"));
        }
        count += own.len();
        sentences += usize::from(!own.is_empty());
        syllables += own.iter().map(|said| syllables_of(said.word)).sum::<usize>();
    }
    if is_briefing && count >= FEWEST {
        let grade = grade(count, sentences, syllables);
        if grade > HIGHEST {
            let message = format!(
                "this text reads at school grade {grade:.0}; most readers are at home at {HIGHEST:.0} or below"
            );
            let end = passage.text.folded.text.len().min(1);
            notes.report.push(
                passage.finding(&GRADE, &(0..end), message).help("shorten the longest sentences first"),
            );
        }
    }
}

/// Finds words that take sides.
pub fn loaded(passage: &Passage<'_>, model: &Model, notes: &mut Notes) {
    if !is_read(model) {
        return;
    }
    for Said { word, range } in &passage.words {
        let is_loaded = word.len() > 5 && TAKING_SIDES.iter().any(|known| known.eq_ignore_ascii_case(word));
        if is_loaded && !passage.is_spoken(range) {
            let message = format!("`{}` takes a side, or judges for the reader", word.to_lowercase());
            notes.report.push(
                passage.finding(&LOADED, range, message).help("say what was said or done, and by whom"),
            );
        }
    }
}

/// Rules of reading know English.
fn is_read(model: &Model) -> bool {
    model.setting.language == "en" || model.setting.language.starts_with("en-")
}

fn sentences_of(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = &passage.text.folded.text;
    let (mut all, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let sentence = passage.text.sentence(&(at..at + 1));
        let end = sentence.end.max(at + 1);
        all.push(at..end);
        at = end;
        while at < text.len() && (!text.is_char_boundary(at) || text.as_bytes()[at] == b' ') {
            at += 1;
        }
    }
    all
}

/// Whether a word is one, and not said by somebody.
fn is_own(passage: &Passage<'_>, said: &Said<'_>) -> bool {
    said.word.contains(char::is_alphanumeric) && !passage.is_spoken(&said.range)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn grade(words: usize, sentences: usize, syllables: usize) -> f64 {
    let words_each = words as f64 / sentences.max(1) as f64;
    let syllables_each = syllables as f64 / words.max(1) as f64;
    0.39 * words_each + 11.8 * syllables_each - 15.59
}

/// How many syllables an English word has: groups of vowels, a silent `e` aside.
fn syllables_of(word: &str) -> usize {
    let (mut groups, mut in_group) = (0, false);
    for c in word.bytes() {
        let is_vowel = matches!(c | 32, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        groups += usize::from(is_vowel && !in_group);
        in_group = is_vowel;
    }
    let is_silent = groups > 1 && word.ends_with('e') && !word.ends_with("le");
    (groups - usize::from(is_silent)).max(1)
}
