//! The words every layer uses: diagnostics, rules, addresses, ids, dates and text.
//!
//! Invariant: nothing here knows of a file, a kind of entry or a page.

pub mod anchors;
pub mod base64;
pub mod colour;
pub mod date;
pub mod diagnostic;
pub mod fingerprint;
pub mod fix;
pub mod id;
pub mod inline;
pub mod language;
pub mod media;
pub mod merge;
pub mod near;
pub mod nearest;
pub mod route;
pub mod rule;
pub mod scheme;
pub mod text;
pub mod when;
pub mod wording;

pub use anchors::Anchors;
pub use base64::base64;
pub use colour::Colour;
pub use date::{Date, behind};
pub use diagnostic::{At, Diagnostic};
pub use fingerprint::sha256;
pub use fix::{Edit, Fix};
pub use id::{Id, slug};
pub use language::direction;
pub use media::media_type;
pub use merge::{distinct, grouped, of_languages};
pub use near::{host_of, is_near};
pub use nearest::{nearest, one_slip};
pub use route::Route;
pub use rule::{Rule, Severity};
pub use scheme::{forbidden_scheme, is_web_address};
pub use text::Text;
pub use when::When;
pub use wording::{Change, Stretch, changes};
