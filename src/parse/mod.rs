//! One file in, one `Document` out.
//!
//! Invariant: a `Document` depends on no file but its own. That is what lets the memo keep it.

mod body;
pub mod markdown;

pub use body::{Block, Body, Citation, Heading, Hole, Part, Slot, SpokenQuote, Target, What};
