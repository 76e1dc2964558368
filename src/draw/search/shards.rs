//! The files of an index: terms in shards by their beginnings, finds in drawers, and the table of both.
//!
//! Each is a script that hands one value to the function `standfirst` of `static/search.js`: a page opened from a
//! disk may load scripts and nothing else.

use super::postings::{Joined, Met, RANKS};
use rayon::prelude::*;

/// How long a shard of terms becomes, where that does not make too many of them.
const LONG: usize = 8 * 1024;

/// At most about this many shards: the table names each.
const MANY: usize = 1024;

/// A shard of terms: from which beginning on its terms stand there, and its file.
pub struct Shard {
    /// The shortest text that is greater than every term before, and not greater than any of its own.
    pub from: String,
    /// The name of its file, without extension.
    pub name: String,
    /// What its file says.
    pub script: String,
}

/// The terms in shards.
pub fn shards(terms: &Joined) -> Vec<Shard> {
    let all: Vec<(&str, &[Met])> = terms.iter().collect();
    let lines: Vec<(&str, String)> = all.into_par_iter().map(|(term, met)| (term, line(term, met))).collect();
    let long = LONG.max(lines.iter().map(|(_, line)| line.len()).sum::<usize>() / MANY);
    let mut cuts = vec![0];
    let mut length = 0;
    for (at, (_, line)) in lines.iter().enumerate() {
        if length > 0 && length + line.len() > long {
            cuts.push(at);
            length = 0;
        }
        length += line.len();
    }
    cuts.push(lines.len());
    let ranges: Vec<(usize, usize)> =
        cuts.windows(2).map(|cut| (cut[0], cut[1])).filter(|(a, b)| a < b).collect();
    ranges
        .into_par_iter()
        .map(|(start, end)| {
            let before = start.checked_sub(1).map_or("", |before| lines[before].0);
            let text: Vec<&str> = lines[start..end].iter().map(|(_, line)| line.as_str()).collect();
            let script = script(&text.join(";"));
            Shard {
                from: beginning(before, lines[start].0),
                name: name(std::slice::from_ref(&script)),
                script,
            }
        })
        .collect()
}

/// The line of a term: the term, then its finds by rank, each as its distance from the one before.
fn line(term: &str, met: &[Met]) -> String {
    let mut line = term.to_owned();
    for rank in RANKS {
        line.push(',');
        let mut next = 0;
        for met in met.iter().filter(|met| met.has(rank)) {
            distance(&mut line, met.find() - next);
            next = met.find() + 1;
        }
    }
    line.truncate(line.trim_end_matches(',').len());
    line
}

/// The digits of distances are of base 18, the least first; 18 is added to a digit that another follows.
const BASE: u32 = 18;

fn distance(line: &mut String, mut distance: u32) {
    while distance >= BASE {
        line.push(digit(BASE + distance % BASE));
        distance /= BASE;
    }
    line.push(digit(distance));
}

fn digit(value: u32) -> char {
    char::from_digit(value, 2 * BASE).expect("a digit is less than twice the base")
}

/// The shortest beginning of `term` that is greater than `before`.
fn beginning(before: &str, term: &str) -> String {
    let common = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    term.chars().take(common + 1).collect()
}

/// A value as a script that hands it over.
pub fn script<T: serde::Serialize + ?Sized>(value: &T) -> String {
    let mut text = b"standfirst(".to_vec();
    serde_json::to_writer(&mut text, value).expect("texts and numbers can be written as JSON");
    text.extend(b")\n");
    String::from_utf8(text).expect("JSON is UTF-8")
}

/// Ten digits of the hash of what is in a file, or in the files of a folder.
pub fn name(texts: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::postings::{Postings, Rank};
    use super::*;

    fn stretch(finds: &[(u32, &str)]) -> Postings {
        let mut postings = Postings::default();
        for (find, title) in finds {
            postings.add(*find, Rank::Title, title);
            postings.add(*find, Rank::Text, "common");
        }
        postings
    }

    #[test]
    fn stretches_are_put_together_and_distances_written_in_digits() {
        let stretches =
            vec![stretch(&[(0, "army"), (1, "armada")]), stretch(&[(40, "army"), (2000, "zeal")])];
        let shards = shards(&Postings::joined(&stretches));
        assert_eq!(shards.len(), 1);
        assert_eq!(shards[0].from, "a");
        assert_eq!(shards[0].script, "standfirst(\"armada,1;army,0l2;common,,,00k2xi6;zeal,kl6\")\n");
    }

    #[test]
    fn a_shard_begins_where_the_one_before_has_ended() {
        let words: Vec<String> = (0..2000).map(|number| format!("word{number:04}")).collect();
        let finds: Vec<(u32, &str)> = (0..).zip(words.iter().map(String::as_str)).collect();
        let shards = shards(&Postings::joined(&[stretch(&finds)]));
        assert!(shards.len() > 2);
        for pair in shards.windows(2) {
            assert!(pair[0].from < pair[1].from);
            assert!(!pair[0].script.contains(&format!(";{}", pair[1].from)), "{}", pair[1].from);
        }
    }
}
