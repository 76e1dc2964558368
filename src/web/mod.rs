//! Other sites are asked whether addresses that authors wrote still lead somewhere: politely, and only when somebody
//! wants to know.
//!
//! Invariant: nothing but the address is sent, no credential and no cookie, and no host of the author's own network is
//! ever asked.

mod client;
mod memory;
mod queue;
mod told;
mod verdict;
mod walk;

pub use client::Manner;
pub use memory::Memory;
pub use queue::{Heard, Watch, ask};
pub use told::{findings, keys};
pub use verdict::Verdict;
