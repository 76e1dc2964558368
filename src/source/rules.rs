//! Rules of files and folders as the disk has them.
//!
//! A site in one string cannot hold a link, a pipe or a locked file, so these rules have no examples that
//! a test could run; their explanations carry the example in words.

use crate::base::Rule;
use crate::rule;

rule! {
    /// A link (symbolic link) is followed once, to a file inside the site. A link to a folder, out of the
    /// site, to a hidden file, to `held/` or to nothing is refused: it would publish what nobody meant to
    /// publish. With `static/notes.txt` leading to `~/ann/notes.txt` the rule fires; copy the file
    /// into the site instead.
    pub LINK = "file/link", Error;
    bad "";
    good "";
}

rule! {
    /// Only ordinary files are read. A pipe, a socket or a device below `content/`, `templates/` or
    /// `static/` is never opened, since reading one can wait for ever. Remove it from the folder.
    pub SPECIAL = "file/special", Error;
    bad "";
    good "";
}

rule! {
    /// Hidden files are not published. Below `static/` they are named, so that one that was meant to be
    /// published is not missing in silence; `.well-known/` and `.nojekyll` are published. With
    /// `static/.env` the rule fires; move the file away, or give it a name without the leading dot.
    pub HIDDEN = "file/hidden", Warning;
    bad "";
    good "";
}

rule! {
    /// A name must be able to stand on every system that a site may be kept on: in UTF-8, at most 200
    /// bytes, without `\ : * ? " < > |`, with no dot or space at its end, and not one of the words that
    /// Windows keeps for itself (`con`, `prn`, `aux`, `nul`, `com1`, `lpt1` …). With `content/aux.md` the
    /// rule fires; `content/auxiliary.md` is fine.
    pub NAME = "file/name", Error;
    bad "";
    good "";
}

rule! {
    /// Every file of the site is read, or the site is not built. A file or folder that may not be read, or
    /// that vanished between being listed and being read, is named with what the system said. Mend its
    /// permissions (`chmod u+r content/_index.md`), or build again.
    pub UNREADABLE = "file/unreadable", Error;
    bad "";
    good "";
}

rule! {
    /// A site has at most 1 000 000 files. Most often a folder that does not belong to the site stands
    /// below `content/` or `static/`, such as `node_modules/`.
    pub FILES = "limit/files", Error;
    bad "";
    good "";
}

rule! {
    /// A text of more than 20 MB is not read at all. Pages may have 5 MB, lists of records likewise.
    pub TEXT_SIZE = "limit/text", Error;
    bad "";
    good "";
}

/// The rules of this layer.
pub const RULES: &[&Rule] = &[&LINK, &SPECIAL, &HIDDEN, &NAME, &UNREADABLE, &FILES, &TEXT_SIZE];
