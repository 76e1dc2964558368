//! The lock after a merge: what either side recorded of what stands there now is recorded.

use super::compare::compare;
use super::face::Face;
use super::lock::{Line, Lock, is_mark};
use std::collections::BTreeMap;

/// The lock that two sides make together, as a text with git's marks holds them; an error is a line that no side wrote.
///
/// A field that stands now as one side recorded it is recorded so. Where neither did, the first side's words stay, and the
/// change is still to be recorded. An entry that is in neither's faces goes only if one side had recorded that.
pub fn merged(text: &str, faces: &[Face]) -> Result<Lock, String> {
    let sides = sides(text)?;
    let faces: BTreeMap<&str, &Face> = faces.iter().map(|face| (face.item.as_str(), face)).collect();
    let mut lock = Lock::default();
    for (item, lines) in sides {
        let Some((first, rest)) = lines.split_first() else { continue };
        let mut line = first.clone();
        match faces.get(item.as_str()) {
            None if lines.len() == 1 && !first.1 => continue,
            None => {}
            Some(face) => {
                line.0.carry(&first.0, face);
                for (other, _) in rest {
                    take(&mut line.0, other, face);
                }
            }
        }
        lock.add(line.0);
    }
    Ok(lock)
}

/// Takes from `other` every field that stands now as it has it, and the anchors that it remembers.
fn take(line: &mut Line, other: &Line, face: &Face) {
    let mut carried = Line::default();
    carried.carry(other, face);
    for (text, anchors) in carried.anchors {
        line.anchors.entry(text).or_default().join(anchors);
    }
    let is_unlike: Vec<String> = compare(other, face).into_iter().map(|change| change.field).collect();
    let names: Vec<String> = compare(line, face)
        .into_iter()
        .map(|change| change.field)
        .filter(|name| !is_unlike.contains(name))
        .collect();
    for name in names {
        match face.fields.get(&name) {
            Some(field) => line.put(&name, field),
            None => line.remove(&name),
        }
    }
}

/// The lines of each item, and whether both sides have it.
type Sides = BTreeMap<String, Vec<(Line, bool)>>;

/// Which part of a conflict a line stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Before,
    Theirs,
}

fn sides(text: &str) -> Result<Sides, String> {
    let (mut sides, mut part) = (Sides::new(), Part::Both);
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        if is_mark(line) {
            part = match line.as_bytes().first() {
                Some(b'<') => Part::Ours,
                Some(b'|') => Part::Before,
                Some(b'=') => Part::Theirs,
                _ => Part::Both,
            };
            continue;
        }
        if part == Part::Before {
            continue;
        }
        let read: Line = serde_json::from_str(line).map_err(|why| {
            format!("line {number} is neither a mark of git nor a line of this file: {why}")
        })?;
        sides.entry(read.item.clone()).or_default().push((read, part == Part::Both));
    }
    Ok(sides)
}
