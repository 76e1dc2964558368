//! Changes to authors' YAML as text: what is not changed keeps its comments and its form.
//!
//! Invariant: text in, text out; nothing here touches the disk.

mod append;
mod cut;
mod layout;
mod tree;
mod write;

pub use append::append;
pub use cut::{Moved, cut};
pub use layout::has_list;
pub use write::plain_or_quoted;
