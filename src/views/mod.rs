//! `Model` to pages: which pages there are, and what each of them shows.
//!
//! Invariant: a [`Page`] is an address and what it will be made of; nothing is borrowed and nothing is drawn,
//! so the whole plan can be checked and shown as text before a byte of HTML exists.

mod addresses;
mod cards;
mod cite;
mod clock;
mod describe;
mod doors;
mod embed;
mod embed_size;
mod entries;
mod files;
mod found;
mod history;
mod how;
mod labels;
mod ladder;
mod linked;
mod lists;
mod made;
mod menu;
mod overview;
mod pictures;
mod plan;
mod positions;
mod poster;
mod quotes;
mod reading;
mod records;
mod scene;
mod share;
mod shell;
mod sides;
mod site;
mod titles;
mod withdrawn;
mod words;

pub use addresses::{Addresses, Destination};
pub use cards::{Card, card, cited};
pub use describe::describe;
pub use embed::oembed;
pub use files::{File, Form, Log, What, files, guide_files, is_dated, log, twin, twin_of, whole_or_local};
pub use found::{Findable, Found, findable, found};
pub use labels::Labels;
pub use linked::linked;
pub use lists::listed;
pub use menu::address_of;
pub use pictures::{Pictures, picture_at};
pub use plan::{Page, Subject, VIEWS, kind_of_list, plan, view};
pub use poster::{Poster, poster};
pub use records::{records, rows, schema};
pub use scene::{Kept, Passage, Prose, Reading, Scene};
pub use share::Picture;
pub use shell::{Alternate, Frame, Shell, shell, whole_address};
pub use words::Words;

/// An address with everything but the characters of RFC 3986, section 3.3, percent-encoded.
pub fn encoded(route: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~')
        .remove(b'#')
        .remove(b':');
    percent_encoding::utf8_percent_encode(route, KEPT).to_string()
}
