#![doc = include_str!("ARCHITECTURE.md")]

mod base;
mod kinds;
mod model;
mod parse;
mod publish;
mod settings;
mod source;
mod views;
mod yaml;

pub use base::slug;
