#![doc = include_str!("ARCHITECTURE.md")]

mod base;
mod publish;

pub use base::slug;
