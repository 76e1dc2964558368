//! Which of a stretch of finds each term leads to: gathered stretch by stretch, then put together.
//!
//! Invariant: what is gathered depends on the texts and their order only, and grows with their length.

use super::words::terms;

/// Where in a find a term stands; what stands higher counts for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// A term met in a find, for the first time there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// The number of the term.
    term: u32,
    /// The find.
    pub find: u32,
    /// The highest rank it has there.
    pub rank: Rank,
}

/// The terms of some finds, and where each leads.
#[derive(Default)]
pub struct Postings {
    table: Table,
    /// The last find that each term was met in.
    last: Vec<u32>,
    /// In the order of reading.
    met: Vec<Met>,
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
            self.met.push(Met { term: number, find, rank });
        });
    }

    /// The terms in order, each with what it leads to.
    pub fn sorted(mut self) -> Sorted {
        let mut order: Vec<u32> = (0..self.table.len()).collect();
        order.sort_unstable_by(|a, b| utf16(self.table.term(*a)).cmp(utf16(self.table.term(*b))));
        let mut place = vec![0; order.len()];
        for (at, number) in (0u32..).zip(&order) {
            place[*number as usize] = at;
        }
        for met in &mut self.met {
            met.term = place[met.term as usize];
        }
        self.met.sort_unstable();
        Sorted { table: self.table, order, met: self.met }
    }
}

/// Text in the units that JavaScript compares it by.
pub fn utf16(text: &str) -> impl Iterator<Item = u16> + '_ {
    text.encode_utf16()
}

/// Terms in order, each with what it leads to.
pub struct Sorted {
    table: Table,
    order: Vec<u32>,
    met: Vec<Met>,
}

impl Sorted {
    /// Every term with its finds, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Met])> {
        let of_term = self.met.chunk_by(|a, b| a.term == b.term);
        self.order.iter().map(|number| self.table.term(*number)).zip(of_term)
    }
}

/// Terms by number, in the order they were met; found by hash.
#[derive(Default)]
struct Table {
    letters: String,
    ends: Vec<u32>,
    /// Numbers from 1, at the place of their hash or the next free one; 0 is free.
    slots: Vec<u32>,
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

    /// The number of a term, which is a new one where the term is.
    fn number(&mut self, term: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(term);
        if self.slots[slot] > 0 {
            return self.slots[slot] - 1;
        }
        self.letters.push_str(term);
        self.ends
            .push(u32::try_from(self.letters.len()).expect("the terms of a stretch are shorter than that"));
        self.slots[slot] = self.len();
        self.len() - 1
    }

    /// Where a term stands, or would.
    fn slot(&self, term: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(term) & mask;
        while self.slots[slot] > 0 && self.term(self.slots[slot] - 1) != term {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        for number in 0..self.len() {
            let slot = self.slot(self.term(number));
            self.slots[slot] = number + 1;
        }
    }
}

/// FNV-1a, 64 bits, its halves put together.
fn hash(term: &str) -> usize {
    let hash = term.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    ((hash ^ (hash >> 32)) & 0xffff_ffff) as usize
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
        let sorted = postings.sorted();
        let all: Vec<String> = sorted
            .iter()
            .map(|(term, met)| {
                let met: Vec<String> = met.iter().map(|met| format!("{}{:?}", met.find, met.rank)).collect();
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
        let sorted = postings.sorted();
        let terms: Vec<&str> = sorted.iter().map(|(term, _)| term).collect();
        assert_eq!(terms, ["z", "\u{20000}", "\u{fa0e}"]);
    }
}
