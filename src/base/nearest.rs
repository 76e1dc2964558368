//! The nearest right word to a wrong one.

/// The candidate nearest to `word`, if one is near enough to be what was meant.
///
/// Near means: equal but for case, one the beginning of the other (three letters or more), or at most
/// two slips of the keyboard apart (one in a word of four letters or fewer).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| distance(&folded, candidate).map(|d| (d, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The one candidate that `word` can only be a slip of: another case, a hyphen or space for `_`, or, in a word of four letters
/// or more, one letter wrong, missing, too many, or swapped with the next. Nothing where two would do.
pub fn one_slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase().replace(['-', ' '], "_");
    let most = usize::from(folded.chars().count() >= 4);
    let slips = |candidate: &str| strsim::damerau_levenshtein(&folded, &candidate.to_lowercase());
    let mut near: Vec<(usize, &str)> =
        candidates.into_iter().map(|it| (slips(it), it)).filter(|(slips, _)| *slips <= most).collect();
    near.sort_unstable();
    match *near {
        [(_, one)] => Some(one),
        [(0, one), (1, _), ..] => Some(one),
        _ => None,
    }
}

/// How far apart two words are, or `None` where nobody would mistake one for the other.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    let candidate = candidate.to_lowercase();
    if word == candidate {
        return Some(0);
    }
    let limit = match word.chars().count() {
        0..=2 => return None,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    let slips = strsim::damerau_levenshtein(word, &candidate);
    if slips <= limit {
        return Some(slips);
    }
    let (short, long) = if word.len() < candidate.len() { (word, &*candidate) } else { (&*candidate, word) };
    (short.chars().count() >= 3 && long.starts_with(short)).then_some(limit + 1)
}
