#![doc = include_str!("ARCHITECTURE.md")]

mod base;
mod check;
mod draw;
mod kinds;
mod model;
mod parse;
pub mod publish;
mod settings;
mod site;
mod source;
mod views;
mod yaml;

pub use base::{At, Diagnostic, Rule, Severity, slug};
pub use parse::Memo;
pub use site::{Site, rules};
pub use source::disk::load;
pub use source::{Options, Sources, fixture};
