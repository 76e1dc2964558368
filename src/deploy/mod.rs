//! A published folder reaches a host's storage: what is to be done, and doing it in an order that is safe at every step.
//!
//! Invariant: nothing is removed, and no page is sent, before what it leads to is there. What is in the storage and was
//! not sent by us is left alone.

mod plan;
mod send;

pub use plan::{Plan, Step, plan};
pub use send::{Existing, MANIFEST, Remote, Storage, Trouble, remote, send};
