//! The rules on what a text file is.

use crate::rule;

rule! {
    /// The file, or a letter in it, is not UTF-8, or a letter was lost when it was converted (`�`).
    ///
    /// Save it as UTF-8, which every editor can; letters already lost must be typed again.
    pub ENCODING = "file/encoding", Error;
    bad "---\nkind: briefing\ntitle: Le trait\u{fffd} du port\n---\n";
    good "---\nkind: briefing\ntitle: Le traité du port\n---\n";
}

rule! {
    /// The file holds a NUL byte. Text files have none: it is a file of another kind with the wrong name, or
    /// it was damaged.
    pub NUL = "file/nul", Error;
    bad "---\nkind: briefing\ntitle: The harbour\u{0} treaty\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// The file holds an invisible control character, often pasted along with text from elsewhere. Readers'
    /// programs may show it as a box, or not at all.
    pub CONTROL = "file/control", Error;
    bad "---\nkind: briefing\ntitle: The harbour\u{8} treaty\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// The file begins with a byte order mark, which some editors on Windows put there. It is left out; a
    /// file without it is safe with every tool.
    pub BOM = "file/bom", Note;
    bad "-- content/_index.md --\n\u{feff}---\nkind: briefing\ntitle: The harbour treaty\n---\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// Lines end with a carriage return, as on Windows. They are read as if they did not; other tools that
    /// compare files may see every line as changed.
    pub LINE_ENDS = "file/line-ends", Note;
    bad "-- content/_index.md --\n---\r\nkind: briefing\r\ntitle: The harbour treaty\r\n---\r\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// Nothing is written in the file. Most likely it was not saved, or was saved empty by accident; nothing else is said of
    /// what stood in it.
    pub EMPTY = "file/empty", Error;
    bad "-- content/_index.md --\n\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\nWords.\n";
}
