//! Tables: in a region that scrolls, with heads that say so.

use super::rules;
use super::writer::Writer;
use pulldown_cmark::Alignment;
use std::ops::Range;

/// The most cells of one table.
const MOST_CELLS: usize = 100_000;

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>, at: Range<usize>) {
        self.enter(&at);
        self.alignments = alignments;
        self.cells = 0;
        // The name of the region is the table's first head; assistive technology reads the rest.
        let line = self.text[at.start..at.end].lines().next().unwrap_or("");
        let name: Vec<&str> = line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        self.push("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.attribute(&name.join(", "));
        self.push("\"><table>");
    }

    pub(super) fn start_cell(&mut self) {
        let align = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"al-left\"",
            Some(Alignment::Center) => " class=\"al-center\"",
            Some(Alignment::Right) => " class=\"al-right\"",
            _ => "",
        };
        self.cell += 1;
        self.cells += 1;
        if self.cells == MOST_CELLS + 1 {
            let end = self.text.len();
            self.find(
                &rules::NESTING,
                end..end,
                "a table has more than 100 000 cells",
                "offer it as a download",
            );
        }
        let tag = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        self.push(tag);
        self.push(align);
        self.push(">");
    }
}
