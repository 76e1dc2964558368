//! A theme: a heading under which provisions stand together.

use super::Record;
use crate::{record, record_basics};

record! {
    /// A theme.
    pub struct Theme, title {
        /// Where it stands among the themes; the order of writing where absent.
        order: Option<i64>,
    } words {}
}

impl Record for Theme {
    record_basics!();
}
