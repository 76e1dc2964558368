#![doc = include_str!("ARCHITECTURE.md")]

mod base;
mod check;
pub mod cli;
#[cfg(feature = "deploy")]
mod deploy;
mod draw;
mod editor;
mod held;
mod hosts;
mod kinds;
mod model;
mod parse;
pub mod publish;
mod report;
mod seen;
pub mod serve;
mod settings;
mod site;
mod source;
mod views;
#[cfg(feature = "external-links")]
mod web;
mod yaml;

pub use base::{At, Diagnostic, Rule, Severity, slug};
pub use site::{Memo, Site, rules};
pub use source::disk::load;
pub use source::{Options, Sources, fixture};

/// What the tests of single layers reach; no part of the interface.
#[doc(hidden)]
pub mod testing {
    pub use crate::base::{At, Diagnostic, Rule, Severity, When};
    pub use crate::kinds::{
        Briefing, Event, Instrument, Kind, Lists, Number, Party, Person, Provision, Question, Quote, Source,
        Step, Update,
    };
    pub use crate::model::{Model, Node, Piece, Verdict};
    pub use crate::source::disk::Reader;
    pub use crate::source::{SourceFile, Sources, fixture};

    /// The rules of what an editor asks of a briefing.
    pub fn editorial() -> Vec<&'static Rule> {
        crate::check::EDITORIAL.iter().flat_map(|check| check.rules.iter().copied()).collect()
    }

    /// The layer `held`.
    pub mod held {
        pub use crate::held::*;
    }

    /// The layer `deploy`.
    #[cfg(feature = "deploy")]
    pub mod deploy {
        pub use crate::deploy::*;
    }

    /// The layer `web`.
    #[cfg(feature = "external-links")]
    pub mod web {
        pub use crate::check::Outward;
        pub use crate::web::*;
    }

    /// The layer `report`.
    pub mod report {
        pub use crate::report::*;
    }

    /// The layer `yaml`.
    pub mod yaml {
        pub use crate::yaml::*;
    }
}
