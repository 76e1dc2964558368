//! Pages to bytes: templates, the holes of texts, assets.
//!
//! Invariant: drawing is pure. The same page of the same edition with the same theme gives the same bytes.

mod absolute;
mod all;
mod assets;
mod body;
mod collisions;
mod edition;
mod faults;
mod files;
mod globals;
mod kept;
mod links;
mod markdown;
mod meanings;
mod origin;
mod page;
mod paper;
mod picture;
mod pieces;
mod policy;
mod relative;
mod rules;
mod scan;
mod search;
mod sheet;
mod single;
mod sitemap;
mod terms;
mod theme;
mod tree;
mod twin;

pub use all::{Taker, all};
pub use assets::Assets;
pub use collisions::collisions;
pub use edition::Edition;
pub use files::{file, files};
pub use globals::globals;
pub use links::{Trace, check as check_links};
pub use origin::stamped;
pub use page::{Around, Drawn};
pub use picture::{Painter, assign as assign_pictures, drawing};
pub use policy::policy;
pub use rules::{RULES, TWICE as ANCHOR_TWICE};
pub use search::index as search_index;
pub use single::{Around as Enclosed, file_name, single};
pub use sitemap::{findable, robots, sitemaps};
pub use theme::{Theme, href, theme_file, theme_files};
pub use twin::twin;
