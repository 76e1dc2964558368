//! What a page is written on: there is an end to it, whatever a template loops over.

use super::rules;
use crate::base::{At, Diagnostic};
use crate::views::{Page, view};
use std::io::{self, Write};

/// The longest page, in bytes.
const LONGEST: usize = 200_000_000;

/// A page as far as it is written.
#[derive(Default)]
pub(super) struct Paper {
    /// What is written.
    pub bytes: Vec<u8>,
    /// There was more to write than fits.
    pub is_full: bool,
}

impl Write for Paper {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        self.is_full = self.bytes.len() + more.len() > LONGEST;
        if self.is_full {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The finding for a page that outgrew every reader.
pub(super) fn too_long(page: &Page) -> Diagnostic {
    let message = format!("{} is longer than {} MB", page.route, LONGEST / 1_000_000);
    Diagnostic::new(&rules::RENDER, &format!("templates/{}.html", view(page).name).into(), At::File, message)
        .help("look for a loop that writes more than it should")
}
