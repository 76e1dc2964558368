//! Who speaks, guessed from the names around what is said.

use super::pronoun::{Meant, meant};
use super::text::{HeldText, is_abbreviated};
use std::ops::Range;

/// A person as a text names them: with what the text calls them, where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name, whole: `Steve Witkoff`.
    pub name: String,
    /// What the text calls them: `U.S. envoy`.
    pub role: Option<String>,
    /// Where the name stands in the folded text.
    pub at: Range<usize>,
}

/// Words by which somebody is said to speak.
pub(super) const VERBS: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "insisted",
    "asked",
    "argued",
    "claimed",
    "announced",
    "declared",
    "replied",
    "explained",
    "noted",
    "warned",
    "described",
    "acknowledged",
    "suggested",
];

/// Words before a name that say what somebody is.
const TITLES: &[&str] = &[
    "President",
    "Minister",
    "Chancellor",
    "King",
    "Queen",
    "Secretary",
    "Senator",
    "Representative",
    "Ambassador",
    "General",
    "Admiral",
    "Governor",
    "Mayor",
    "Chairman",
    "Chairwoman",
    "Chair",
    "Director",
    "Envoy",
    "Spokesman",
    "Spokeswoman",
    "Spokesperson",
    "Warden",
    "Judge",
    "Justice",
    "Professor",
    "Premier",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
];

/// Everybody whom a text names in full and has speak, in order of first mention: also those that are `she` where she speaks.
pub fn persons(text: &HeldText) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for run in runs(text) {
        let Some(named) = person(text, &run) else { continue };
        match found.iter_mut().find(|known| known.name == named.name) {
            Some(known) => known.role = known.role.take().or(named.role),
            None => found.push(named),
        }
    }
    let names: Vec<Vec<String>> = found.iter().map(|named| spellings(&named.name)).collect();
    for said in &text.folded.speech {
        if let Some([Meant::New(named)]) = meant(text, said, &names).as_deref()
            && !found.iter().any(|known| known.name == named.name)
        {
            found.push(named.clone());
        }
    }
    found.sort_by_key(|named| named.at.start);
    found
}

/// How somebody may be named: by the whole name, and by the last of it.
fn spellings(name: &str) -> Vec<String> {
    let last = name.rsplit_once(' ').map(|(_, last)| last.to_owned());
    [Some(name.to_owned()), last].into_iter().flatten().collect()
}

/// Who says what stands at a range: the nearest of `names` outside of what is said, in its paragraph, else in the one
/// before. The number of the name, and how far away it stands.
pub fn speaker(text: &HeldText, said: &Range<usize>, names: &[Vec<String>]) -> Option<(usize, usize)> {
    let line = text.line(said.start);
    let before = (1..line).rev().find(|line| !text.line_range(*line).is_empty());
    [Some(line), before]
        .into_iter()
        .flatten()
        .find_map(|line| nearest(text, said, text.line_range(line), names))
}

fn nearest(
    text: &HeldText,
    said: &Range<usize>,
    within: Range<usize>,
    names: &[Vec<String>],
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (number, spellings) in names.iter().enumerate() {
        let places = spellings.iter().flat_map(|name| text.places(name));
        let outside = places
            .filter(|at| at.start >= within.start && at.end <= within.end && text.speech_at(at).is_none());
        let distance = |at: &Range<usize>| {
            if at.end <= said.start { said.start - at.end } else { at.start.saturating_sub(said.end) }
        };
        if let Some(near) = outside.map(|at| distance(&at)).min()
            && best.is_none_or(|(_, known)| near < known)
        {
            best = Some((number, near));
        }
    }
    best
}

/// A run of words that begin with capitals, outside of what is said.
pub(super) fn runs(text: &HeldText) -> Vec<Range<usize>> {
    let folded = &text.folded.text;
    let (mut runs, mut open): (Vec<Range<usize>>, Option<Range<usize>>) = (Vec::new(), None);
    let mut at = 0;
    for word in folded.split(' ') {
        let range = at..at + word.len();
        at = range.end + 1;
        let begins_line =
            text.folded.lines.iter().any(|start| *start == range.start || start + 1 == range.start);
        let bare = word.trim_matches(['\'', '(', ')', ',', ':', ';', '.', '!', '?']);
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        let is_name = bare.starts_with(char::is_uppercase) && text.speech_at(&range).is_none();
        if begins_line || !is_name {
            runs.extend(open.take());
        }
        if !is_name {
            continue;
        }
        let start = range.start + word.find(bare).unwrap_or(0);
        let own = start..start + bare.len();
        open = Some(open.map_or(own.clone(), |open| open.start..own.end));
        // A mark behind a word ends the name; a full stop may belong to it.
        let is_end = word.ends_with('.') && !is_abbreviated(&folded[..range.end - 1]);
        if is_end || word.ends_with([',', ':', ';', ')', '\'', '!', '?']) || word.ends_with("'s") {
            runs.extend(open.take());
        }
    }
    runs.extend(open);
    runs
}

/// The person that a run of capitals names, if somebody speaks there.
fn person(text: &HeldText, run: &Range<usize>) -> Option<Named> {
    let words: Vec<&str> = text.folded.text[run.clone()].split(' ').collect();
    let title = words.iter().rposition(|word| TITLES.contains(word));
    let name: Vec<&str> = words[title.map_or(0, |at| at + 1)..].to_vec();
    if name.len() < 2 || name.len() > 4 || name.iter().any(|word| word.ends_with('.') && word.len() > 2) {
        return None;
    }
    let sentence = text.sentence(run);
    let after = &text.folded.text[run.end..sentence.end.max(run.end)];
    let behind = role_behind(after);
    let rest = behind.as_ref().map_or(after, |(_, rest)| rest);
    let mut next = rest.trim_start_matches([',', ' ']).split([' ', ',', ':']);
    let speaks = next.next().is_some_and(|word| VERBS.contains(&word)) || rest.starts_with(':');
    let before = text.folded.text[..run.start].trim_end().rsplit([' ', '\'']).next().unwrap_or("");
    // An article stands before houses and papers, not before people.
    if title.is_none() && before.eq_ignore_ascii_case("the") {
        return None;
    }
    let is_spoken_of = VERBS.contains(&before);
    if !(speaks || is_spoken_of || title.is_some()) {
        return None;
    }
    let name = name.join(" ");
    let at = run.end - name.len()..run.end;
    let before = title.map(|at| words[..=at].join(" "));
    Some(Named { name, role: before.or(behind.map(|(role, _)| role)), at })
}

/// `, U.S. envoy,` behind a name, and what stands behind it.
pub(super) fn role_behind(after: &str) -> Option<(String, &str)> {
    let (role, rest) = after.strip_prefix(", ")?.split_once(',')?;
    let is_role = role.split(' ').count() <= 6 && !role.split(' ').any(|word| VERBS.contains(&word));
    is_role.then(|| (role.to_owned(), rest))
}
