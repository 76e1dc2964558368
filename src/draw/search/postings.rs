//! Which of a stretch of finds each term leads to: gathered stretch by stretch, then put together.
//!
//! Invariant: what is gathered depends on the texts and their order only, and grows with their length.

use super::words::terms;
use rayon::prelude::*;

/// Where in a find a term stands; what stands higher counts for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// In its title.
    Title,
    /// In what it says first.
    Summary,
    /// In the rest of it.
    Text,
}

/// Every rank, highest first.
pub const RANKS: [Rank; 3] = [Rank::Title, Rank::Summary, Rank::Text];

/// A find that has a term, and the highest rank the term has there, in one number: a large site has millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met(u32);

impl Met {
    fn new(find: u32, rank: Rank) -> Met {
        Met(find * 4 + rank as u32)
    }

    /// The find.
    pub fn find(self) -> u32 {
        self.0 / 4
    }

    /// Whether this is the rank.
    pub fn has(self, rank: Rank) -> bool {
        self.0 % 4 == rank as u32
    }
}

/// The terms of some finds, and where each leads.
#[derive(Default)]
pub struct Postings {
    table: Table,
    /// The last find that each term was met in.
    last: Vec<u32>,
    /// Numbers of terms and where they were met, in the order of reading.
    met: Vec<(u32, Met)>,
}

impl Postings {
    /// Adds a text of a find. The ranks of a find are added from the highest down, and finds in order.
    pub fn add(&mut self, find: u32, rank: Rank, text: &str) {
        terms(text, &mut |term| {
            let number = self.table.number(term);
            match self.last.get_mut(number as usize) {
                Some(last) if *last == find => return,
                Some(last) => *last = find,
                None => self.last.push(find),
            }
            self.met.push((number, Met::new(find, rank)));
        });
    }

    /// The terms of all stretches, in order, each with what it leads to.
    pub fn joined(stretches: &[Postings]) -> Joined {
        let mut table = Table::default();
        let numbers: Vec<Vec<u32>> = stretches
            .iter()
            .map(|one| (0..one.table.len()).map(|number| table.number(one.table.term(number))).collect())
            .collect();
        let all = || {
            let met = stretches
                .iter()
                .zip(&numbers)
                .flat_map(|(one, numbers)| one.met.iter().zip(std::iter::repeat(numbers)));
            met.map(|((term, met), numbers)| (numbers[*term as usize] as usize, *met))
        };
        let order = table.order();
        // Each term has a place for what it leads to; there, the order of reading is kept.
        let mut ends = vec![0; order.len()];
        all().for_each(|(term, _)| ends[term] += 1);
        let mut end = 0;
        for term in &order {
            let count = std::mem::replace(&mut ends[*term as usize], end);
            end += count;
        }
        let mut placed = vec![Met(0); end];
        for (term, met) in all() {
            placed[ends[term]] = met;
            ends[term] += 1;
        }
        Joined { table, order, ends, met: placed }
    }
}

/// Terms in order, each with what it leads to.
pub struct Joined {
    table: Table,
    order: Vec<u32>,
    /// Where that which belongs to each term ends in `met`.
    ends: Vec<usize>,
    met: Vec<Met>,
}

impl Joined {
    /// Every term with its finds, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Met])> {
        let mut start = 0;
        self.order.iter().map(move |term| {
            let end = self.ends[*term as usize];
            (self.table.term(*term), &self.met[std::mem::replace(&mut start, end)..end])
        })
    }
}

/// Terms by number, in the order they were met; found by hash.
#[derive(Default)]
struct Table {
    letters: String,
    ends: Vec<u32>,
    /// Hashes, and numbers from 1, at the place of the hash or the next free one; 0 is free.
    slots: Vec<(u32, u32)>,
}

impl Table {
    fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).expect("a stretch of finds has fewer terms than that")
    }

    fn term(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.letters[start..self.ends[number] as usize]
    }

    /// The numbers in the order that JavaScript has the terms in: that of their units of UTF-16.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len()).collect();
        // Below U+E000 it is the order of their bytes too.
        if self.letters.bytes().all(|byte| byte < 0xee) {
            order.par_sort_unstable_by_key(|number| self.term(*number));
        } else {
            order.par_sort_unstable_by(|a, b| self.term(*a).encode_utf16().cmp(self.term(*b).encode_utf16()));
        }
        order
    }

    /// The number of a term, which is a new one where the term is.
    fn number(&mut self, term: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(term);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => break,
                (known, number) if known == hash && self.term(number - 1) == term => return number - 1,
                _ => slot = (slot + 1) & mask,
            }
        }
        self.letters.push_str(term);
        self.ends.push(u32::try_from(self.letters.len()).expect("the terms of a site are shorter than that"));
        self.slots[slot] = (hash, self.len());
        self.len() - 1
    }

    fn grow(&mut self) {
        let longer = vec![(0, 0); (self.slots.len() * 2).max(1024)];
        let mask = longer.len() - 1;
        for (hash, number) in std::mem::replace(&mut self.slots, longer) {
            if number > 0 {
                let mut slot = hash as usize & mask;
                while self.slots[slot].1 > 0 {
                    slot = (slot + 1) & mask;
                }
                self.slots[slot] = (hash, number);
            }
        }
    }
}

/// The hash of rustc, eight bytes at a time; its upper half, which is the better mixed.
fn hash(term: &str) -> u32 {
    let hash = term.as_bytes().chunks(8).fold(term.len() as u64, |hash, bytes| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95)
    });
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_leads_to_each_find_once_by_its_highest_rank() {
        let mut postings = Postings::default();
        postings.add(3, Rank::Title, "Ferry tariffs");
        postings.add(3, Rank::Text, "the ferry, the FERRY");
        postings.add(5, Rank::Text, "a ferry");
        let sorted = Postings::joined(&[postings]);
        let all: Vec<String> = sorted
            .iter()
            .map(|(term, met)| {
                let met: Vec<String> = met
                    .iter()
                    .map(|met| {
                        let rank = RANKS.into_iter().find(|rank| met.has(*rank));
                        format!("{}{:?}", met.find(), rank.expect("it has one"))
                    })
                    .collect();
                format!("{term} {}", met.join(" "))
            })
            .collect();
        assert_eq!(all, ["a 5Text", "ferry 3Title 5Text", "tariffs 3Title", "the 3Text"]);
    }

    #[test]
    fn many_terms_keep_their_numbers() {
        let mut table = Table::default();
        for number in 0..5000 {
            assert_eq!(table.number(&format!("t{number}")), number);
        }
        assert_eq!((table.number("t17"), table.term(4999)), (17, "t4999"));
    }

    #[test]
    fn terms_stand_in_the_order_of_javascript() {
        let mut postings = Postings::default();
        postings.add(0, Rank::Text, "\u{20000} \u{fa0e} z");
        let sorted = Postings::joined(&[postings]);
        let terms: Vec<&str> = sorted.iter().map(|(term, _)| term).collect();
        assert_eq!(terms, ["z", "\u{20000}", "\u{fa0e}"]);
    }
}
