//! Anchors that readers kept: a paragraph that was edited is still found under those it had.

use crate::parse::Body;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What ends the opening tag of a paragraph, behind its id.
const TAG_END: &str = "\">";

/// Puts the anchors that block number `number` had behind its opening tag; how much of the text's HTML that takes up.
pub(super) fn put(
    out: &mut String,
    (body, number): (&Body, usize),
    prefix: &str,
    kept: &BTreeMap<String, String>,
) -> usize {
    let Some(block) = body.blocks.get(number).filter(|_| !kept.is_empty()) else { return 0 };
    let is_heading = |id: &String| body.headings.iter().any(|heading| heading.id == *id);
    out.push_str(TAG_END);
    for (old, _) in kept.iter().filter(|(old, place)| **place == block.id && !is_heading(old)) {
        let _ = write!(out, "<span id=\"{prefix}{old}\"></span>");
    }
    TAG_END.len()
}
