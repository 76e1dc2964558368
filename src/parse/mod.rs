//! One file in, one `Document` out.
//!
//! Invariant: a `Document` depends on no file but its own. That is what lets the memo keep it.

mod body;
mod document;
pub mod markdown;
mod memo;
mod plain;
mod rules;
mod seat;
mod spoken;

pub use body::{Block, Body, Citation, Heading, Hole, Part, Slot, SpokenQuote, Target, What};
pub use document::{Document, ParseOptions, Written, document};
pub use memo::{Memo, documents};
pub use rules::rules;
pub use seat::{Role, Seat};
