//! What "who stands where" comes to, as one sentence: on how many provisions parties stand on opposite sides, and
//! on how many nobody's position is stated.

use super::scene::Scene;
use crate::settings::Side;

/// What the stated positions on one provision come to: a word of the interface, most contested first.
const RESULTS: &[&str] = &[
    "positions.result.split",
    "positions.result.opposed",
    "positions.result.favour",
    "positions.result.favour_if",
    "positions.result.partly",
    "positions.result.neither",
    "positions.result.silent",
];

/// The result of one provision; `sides` has one item for each stated position, none for one that takes no side.
fn result(sides: &[Option<Side>]) -> &'static str {
    let has = |side: Option<Side>| sides.contains(&side);
    let is_for = has(Some(Side::For)) || has(Some(Side::ForIf));
    match (is_for, has(Some(Side::Against)), has(None)) {
        _ if sides.is_empty() => "positions.result.silent",
        (true, true, _) => "positions.result.split",
        (false, true, _) => "positions.result.opposed",
        (true, false, true) => "positions.result.partly",
        (true, false, false) if has(Some(Side::ForIf)) => "positions.result.favour_if",
        (true, false, false) => "positions.result.favour",
        (false, false, _) => "positions.result.neither",
    }
}

/// The sentence over all provisions: `On 2 of 8 provisions …; on 6 …`. What is true of none is not said.
pub fn sentence(scene: &Scene<'_>, provisions: &[Vec<Option<Side>>]) -> String {
    let mut clauses: Vec<String> = Vec::new();
    for name in RESULTS {
        let count = provisions.iter().filter(|sides| result(sides) == *name).count();
        if count == 0 {
            continue;
        }
        let number = count.to_string();
        let number = match clauses.len() {
            0 => scene.words.count("positions.of", provisions.len()).replace("{k}", &number),
            _ => number,
        };
        clauses.push(scene.words.fill(name, &[("n", &number)]));
    }
    let clauses = clauses.join("; ");
    let mut letters = clauses.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}
