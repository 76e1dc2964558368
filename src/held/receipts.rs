//! Receipts: what was found when words were compared with a text, kept where the text is not.
//!
//! Invariant: a receipt holds fingerprints and a place, and no word of the text.

use super::compare::Grade;
use super::fold::folded;
use crate::base::sha256;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file of receipts.
pub const FILE: &str = "content/receipts.lock";

/// What was found when words of one field were compared with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The entry: folder of its briefing, kind and id.
    pub item: String,
    /// The field within it.
    pub field: String,
    /// The id of the source.
    pub source: String,
    /// The fingerprint of the words, folded.
    pub text_sha256: String,
    /// The fingerprint of the file that they stand in.
    pub source_sha256: String,
    /// The place: `para 12`.
    pub at: String,
    /// How exactly.
    pub grade: Grade,
    /// The day they were compared.
    pub checked: String,
}

/// All receipts, by entry and field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipts {
    all: BTreeMap<(String, String), Receipt>,
}

impl Receipts {
    /// The receipts of a file; lines that are none, from one, with what is wrong.
    pub fn read(text: &str) -> (Receipts, Vec<(usize, String)>) {
        let (mut receipts, mut wrong) = (Receipts::default(), Vec::new());
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str::<Receipt>(line) {
                Ok(receipt) => receipts.add(receipt),
                Err(why) => wrong.push((number, why.to_string())),
            }
        }
        (receipts, wrong)
    }

    /// The file: one receipt a line, by entry and field.
    pub fn write(&self) -> String {
        let line =
            |receipt: &Receipt| serde_json::to_string(receipt).expect("a receipt is plain values") + "\n";
        self.all.values().map(line).collect()
    }

    /// Adds or replaces a receipt.
    pub fn add(&mut self, receipt: Receipt) {
        self.all.insert((receipt.item.clone(), receipt.field.clone()), receipt);
    }

    /// The receipt of a field.
    pub fn get(&self, item: &str, field: &str) -> Option<&Receipt> {
        self.all.get(&(item.to_owned(), field.to_owned()))
    }

    /// Every receipt, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Receipt> {
        self.all.values()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// The fingerprint of words, folded: other marks, dashes and spaces leave it as it is.
pub fn fingerprint(words: &str) -> String {
    sha256(folded(words).as_bytes())
}
