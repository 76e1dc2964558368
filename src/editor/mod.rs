//! Help for the author's editor: schemas of whatever authors write in YAML, and a language server.
//!
//! Invariant: what may be written is told by the types that read it and by the checks, never a second time here.

pub mod schema;
pub mod server;

pub use schema::{Schemas, Shape};
