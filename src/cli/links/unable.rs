//! A program that was built without what asks other sites says so.

use super::super::common::Stop;
use super::super::patience::Progress;
use crate::site::Site;

/// What other sites said: nothing, ever.
pub enum Told {}

impl Told {
    /// What is said behind the count of findings.
    pub fn said(&self) -> String {
        match *self {}
    }

    /// What is to be said beside.
    pub fn notes(&self, _: bool) -> Vec<String> {
        match *self {}
    }
}

/// Refuses.
pub fn ask(_: &mut Site, _: &Progress) -> Result<Told, Stop> {
    Err(Stop::usage(
        "this standfirst cannot ask other sites: it was built without its feature `external-links`",
    ))
}
