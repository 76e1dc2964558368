//! What readers see of each entry, field by field, as words; the lock that remembers what they saw; and how the two differ.
//!
//! Invariant: differences of typography alone (marks, dashes, spaces) are none.

mod compare;
mod face;
mod links;
mod lock;
mod merge;
mod prose;

pub use compare::{Before, Change, Difference, Fate, differences};
pub use face::{Face, faces, fields, item, kept_anchors};
pub use lock::{FILE, Line, Lock, Wrong};
pub use merge::merged;
pub use prose::{Said, label, prose, shortly};
