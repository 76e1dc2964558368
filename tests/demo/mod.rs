//! The demo: what it may say and what not, and the same facts as one file.

mod facts;
mod fiction;
mod integrity;
mod limits;
mod overlap;

use crate::support::drawn_site;
use standfirst::Site;

/// The day the demo's source was last updated.
pub const DATE: &str = "2025-12-22";

/// Where the same facts stand as one file.
const ONE_FILE: &str = "tests/sites/seed-one-file";

/// The demo, and the same facts as one file.
fn both() -> [Site; 2] {
    [drawn_site("", DATE), drawn_site(ONE_FILE, DATE)]
}
