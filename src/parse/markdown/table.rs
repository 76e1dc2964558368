//! Tables: in a region that scrolls, with heads that say so.

use super::rules;
use super::writer::Writer;
use pulldown_cmark::{Alignment, Event, TagEnd};
use std::iter::Peekable;
use std::ops::Range;

/// The most cells of one table.
const MOST_CELLS: usize = 100_000;

/// The table that is open.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// How many cells the row has so far, and the table.
    cell: usize,
    cells: usize,
    is_in_head: bool,
    is_head_cell: bool,
    /// Where the tag of its region begins, and where the words of its heads do.
    start: usize,
    plain: usize,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>, at: &Range<usize>) {
        self.enter(at);
        self.table = Table { alignments, start: self.body.html.len(), ..Table::default() };
        self.table.plain = self.plain.len();
    }

    pub(super) fn end_table(&mut self) {
        self.leave();
        self.push("</tbody></table></div>\n");
    }

    pub(super) fn start_table_head(&mut self) {
        (self.table.is_in_head, self.table.cell) = (true, 0);
        self.push("<table><thead><tr>");
    }

    /// The region gets its name once the heads are known: their words.
    pub(super) fn end_table_head(&mut self) {
        self.table.is_in_head = false;
        let heads: Vec<&str> = self.plain[self.table.plain..]
            .split('\t')
            .map(str::trim)
            .filter(|head| !head.is_empty())
            .collect();
        let name = heads.join(", ");
        let html = self.body.html.split_off(self.table.start);
        self.push("<div class=\"scroll\"");
        if !name.is_empty() {
            self.push(" role=\"region\" tabindex=\"0\" aria-label=\"");
            self.attribute(&name);
            self.push("\"");
        }
        self.push(">");
        let moved = self.body.html.len() - self.table.start;
        self.push(&html);
        let start = self.table.start;
        self.body
            .holes
            .iter_mut()
            .rev()
            .take_while(|hole| hole.at >= start)
            .for_each(|hole| hole.at += moved);
        for run in self.body.runs.iter_mut().rev().take_while(|run| run.start >= start) {
            *run = run.start + moved..run.end + moved;
        }
        self.push("</tr></thead><tbody>\n");
    }

    pub(super) fn start_table_row(&mut self) {
        self.table.cell = 0;
        self.push("<tr>");
    }

    pub(super) fn start_cell<'e, I>(&mut self, rest: &mut Peekable<I>)
    where
        I: Iterator<Item = (Event<'e>, Range<usize>)>,
    {
        let align = match self.table.alignments.get(self.table.cell) {
            Some(Alignment::Left) => " class=\"al-left\"",
            Some(Alignment::Center) => " class=\"al-center\"",
            Some(Alignment::Right) => " class=\"al-right\"",
            _ => "",
        };
        self.table.cell += 1;
        self.table.cells += 1;
        if self.table.cells == MOST_CELLS + 1 {
            let end = self.text.len();
            self.find(
                &rules::NESTING,
                end..end,
                "a table has more than 100 000 cells",
                "offer it as a download",
            );
        }
        // An empty corner is no head of anything.
        let is_empty = matches!(rest.peek(), None | Some((Event::End(TagEnd::TableCell), _)));
        self.table.is_head_cell = self.table.is_in_head && !is_empty;
        let tag = if self.table.is_head_cell { "<th scope=\"col\"" } else { "<td" };
        self.push(tag);
        self.push(align);
        self.push(">");
    }

    pub(super) fn end_cell(&mut self) {
        let end = if self.table.is_head_cell { "</th>" } else { "</td>" };
        self.push(end);
        self.plain.push('\t');
    }
}
