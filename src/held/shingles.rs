//! Which of many texts may hold some words: runs of four words, indexed once.

use rayon::prelude::*;

/// The runs of four words of many texts.
#[derive(Debug, Default)]
pub struct Shingles {
    /// The hash of a run, and the number of a text that has it; sorted.
    runs: Vec<(u64, u32)>,
}

/// How many words a run has.
pub const RUN: usize = 4;

impl Shingles {
    /// Those runs of folded texts, in order, that some of the `sought` words have: no other is ever looked for.
    pub fn of<'a, 'b>(
        texts: impl Iterator<Item = &'a str>,
        sought: impl Iterator<Item = &'b str>,
    ) -> Shingles {
        let wanted = Wanted::of(sought);
        let texts: Vec<(u32, &str)> = (0..).zip(texts).collect();
        let of = |(number, text): &(u32, &'a str)| {
            let (number, wanted) = (*number, &wanted);
            hashes(text).filter(|hash| wanted.has(*hash)).map(|hash| (hash, number)).collect::<Vec<_>>()
        };
        let mut runs: Vec<(u64, u32)> = texts.par_iter().flat_map_iter(of).collect();
        runs.par_sort_unstable();
        runs.dedup();
        Shingles { runs }
    }

    /// The numbers of texts that have the first run of these folded words; none where they have no run.
    pub fn candidates(&self, words: &str) -> impl Iterator<Item = usize> + '_ {
        sought_runs(words).next().into_iter().flat_map(|run| self.with(run))
    }

    /// The numbers of texts that have another run of them, as words have that are said on both sides of `she said`: a text as
    /// often as it has runs.
    pub fn others<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        sought_runs(words).skip(1).flat_map(|run| self.with(run))
    }

    fn with(&self, run: u64) -> impl Iterator<Item = usize> + '_ {
        let start = self.runs.partition_point(|(known, _)| *known < run);
        self.runs[start..]
            .iter()
            .take_while(move |(known, _)| *known == run)
            .map(|(_, number)| *number as usize)
    }
}

/// The hashes of runs that are looked for.
struct Wanted {
    hashes: Vec<u64>,
    /// A bit for each of the last digits that a hash has: most runs are told from this alone.
    bits: Vec<u64>,
}

impl Wanted {
    /// How many of the last binary digits of a hash have a bit.
    const DIGITS: u32 = 22;

    fn of<'a>(sought: impl Iterator<Item = &'a str>) -> Wanted {
        let mut hashes: Vec<u64> = sought.flat_map(sought_runs).collect();
        hashes.sort_unstable();
        let mut bits = vec![0; 1 << (Wanted::DIGITS - 6)];
        for hash in &hashes {
            let (word, bit) = Wanted::place(*hash);
            bits[word] |= bit;
        }
        Wanted { hashes, bits }
    }

    fn has(&self, hash: u64) -> bool {
        let (word, bit) = Wanted::place(hash);
        self.bits[word] & bit != 0 && self.hashes.binary_search(&hash).is_ok()
    }

    fn place(hash: u64) -> (usize, u64) {
        let last = hash & ((1 << Wanted::DIGITS) - 1);
        ((last >> 6) as usize, 1 << (last & 63))
    }
}

/// The words of a folded text, without the marks around them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_ascii_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    const MARK: u8 = super::fold::MARK as u8;
    let is_edge = |byte: &u8| matches!(*byte, MARK | b',' | b'.' | b';' | b':' | b'!' | b'?' | b')');
    let Some(start) = word.bytes().position(|byte| !is_edge(&byte)) else { return "" };
    let end = word.bytes().rposition(|byte| !is_edge(&byte)).map_or(start, |last| last + 1);
    &word[start..end]
}

/// The runs that a text must have some of, if it has these words: those of each part between what was left out or put in.
fn sought_runs(words: &str) -> impl Iterator<Item = u64> + '_ {
    let parts =
        words.split("...").flat_map(|part| part.split('[')).flat_map(|part| part.split(']').enumerate());
    parts.map(|(number, part)| if number > 0 { behind_bracket(part) } else { part }).flat_map(hashes)
}

/// What follows on a bracket without a space is the rest of a word: `[T]hings`.
fn behind_bracket(part: &str) -> &str {
    part.trim_start_matches(char::is_alphanumeric)
}

/// The hashes of the runs of a text, whatever stands between the words: words are found where letters and digits begin and
/// end, so `a long-held view` has what `held view` has.
fn hashes(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut last = [0u64; RUN];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.enumerate().filter_map(move |(number, word)| {
        last.rotate_left(1);
        last[RUN - 1] = hash(word);
        (number + 1 >= RUN).then(|| {
            last.iter().fold(0, |sum: u64, one| sum.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(*one))
        })
    })
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
