//! The fifteen kinds of entry, one file each, and the one list of them.
//!
//! Invariant: nothing outside this folder matches on kinds. Code that wants one kind asks for it
//! (`model.all::<Event>()`); code that wants what every kind has asks its [`Record`].

mod briefing;
mod event;
mod field;
mod instrument;
mod list;
mod number;
mod overlay;
mod page;
mod party;
mod person;
mod provision;
mod question;
mod quote;
mod record;
mod seen;
mod source;
mod step;
mod term;
mod theme;
mod update;

pub use briefing::SummaryLine;
pub use event::Event;
pub use field::{Evidence, EvidenceFields, Several};
pub use instrument::Instrument;
pub use list::{Briefing, Entry, Fields, Kind, Lists, OfKind, ReadFields};
pub use number::Number;
pub use overlay::{Facts, Laid, Words};
pub use page::Page;
pub use party::Party;
pub use person::{Person, Role};
pub use provision::{Move, Position, Provision};
pub use question::Question;
pub use quote::Quote;
pub use record::{Accepts, Common, DateField, Extra, Record, Reference, Rests, Word, path};
pub use seen::{Seen, Visit};
pub use source::Source;
pub use step::Step;
pub use term::Term;
pub use theme::Theme;
pub use update::Update;
