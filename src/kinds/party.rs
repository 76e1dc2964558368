//! A party: a state, a group, an organisation, a body, or people the source leaves unnamed.

use super::Record;
use super::field::Several;
use super::record::{Accepts, Reference};
use crate::base::Text;
use crate::{record, record_basics};

record! {
    /// A party.
    pub struct Party, title ("name") {
        /// Its members, where the source names them.
        members: Several<Text>,
        /// Whether it has a column in "who stands where"; those with a position have one anyway.
        column: Option<bool>,
    } words {}
}

impl Record for Party {
    record_basics!();

    fn references<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for (index, written) in self.members.iter().enumerate() {
            visit(Reference { role: "members[]", index, written, accepts: Accepts::Actor });
        }
    }
}
