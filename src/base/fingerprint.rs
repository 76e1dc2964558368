//! Fingerprints that people and other programs can check: SHA-256.

use sha2::{Digest as _, Sha256};

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().flat_map(|byte| [byte >> 4, byte & 15]).collect::<Vec<u8>>();
    digits.into_iter().map(|digit| char::from_digit(u32::from(digit), 16).expect("it is below 16")).collect()
}
