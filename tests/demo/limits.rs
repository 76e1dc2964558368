//! What the demo may not say: nothing that its source does not.

use super::{DATE, both};
use crate::support::repository_site;
use standfirst::testing::{Briefing, Event, Number, Provision, Quote, Source, Step, When};
use std::collections::BTreeSet;

/// Who says so, for each provision.
const BASES: &[(&str, &str)] = &[
    ("air-land-sea", "own-voice"),
    ("army-size", "hedged"),
    ("civil-infrastructure", "own-voice"),
    ("classified-annexes", "on-record"),
    ("congress-review", "on-record"),
    ("eu-membership", "hedged"),
    ("security-guarantees", "on-record"),
    ("us-backstop", "own-voice"),
];

/// What may stand between quotation marks in the demo's own prose: words that the source quotes, or its own.
const QUOTABLE: &[&str] = &[
    "solid",
    "backstop",
    "meet many of Kyiv’s demands",
    "probably not ready for",
    "today",
    "tomorrow",
    "on Sunday",
    "initial U.S. proposals",
    "additional information",
];

/// Names, places and things that belong to the subject and not to the source.
const ELSEWHERE: &[&str] = &[
    "Trump",
    "Putin",
    "Rubio",
    "Kushner",
    "Umerov",
    "Yermak",
    "Lavrov",
    "Ushakov",
    "Macron",
    "Starmer",
    "Merz",
    "Donetsk",
    "Donbas",
    "Crimea",
    "Zaporizhzhia",
    "Kherson",
    "Luhansk",
    "Berlin",
    "Geneva",
    "Riyadh",
    "Istanbul",
    "28-point",
    "referendum",
    "demilitar",
    "World Bank",
    "Article 5",
];

#[test]
fn who_says_so_is_as_in_the_source_and_nothing_is_agreed_or_numbered() {
    for site in both() {
        let model = &site.editions[0].model;
        let mut bases = Vec::new();
        for (no, node, fields) in model.all::<Provision>() {
            let basis = model.basis(no, "evidence", None).expect("every provision has evidence");
            bases.push((node.id.to_string(), basis.key()));
            assert!(fields.number.is_none(), "`{}` has a number", node.id);
            assert!(fields.history.is_empty(), "`{}` has a history", node.id);
            let status = fields.status.as_deref();
            assert!(matches!(status, Some("proposed" | "in-draft")), "`{}` is {status:?}", node.id);
        }
        bases.sort();
        let bases: Vec<(&str, &str)> = bases.iter().map(|(id, basis)| (id.as_str(), *basis)).collect();
        assert_eq!(bases, BASES);
    }
}

#[test]
fn only_two_positions_are_stated_both_for_ukraine() {
    for site in both() {
        let stated: Vec<(String, String)> = site.editions[0]
            .model
            .all::<Provision>()
            .flat_map(|(_, node, fields)| {
                fields.positions.iter().map(|position| (node.id.to_string(), format!("{:?}", position.party)))
            })
            .collect();
        assert_eq!(stated.len(), 2, "{stated:?}");
        assert!(stated.iter().all(|(_, party)| party.contains("ukraine")), "{stated:?}");
    }
}

#[test]
fn no_date_is_given_that_the_source_does_not_give() {
    let allowed =
        BTreeSet::from(["2022-02-24", "2025-12-21 on Sunday", "2025-12-22 Monday", "2025-12-22T14:57-05:00"]);
    let allowed: BTreeSet<String> = allowed.iter().map(|text| format!("{:?}", known(text))).collect();
    for site in both() {
        let model = &site.editions[0].model;
        let events = model.all::<Event>().map(|(_, node, fields)| (node, fields.when.clone()));
        let quotes = model.all::<Quote>().map(|(_, node, fields)| (node, fields.when.clone()));
        let numbers = model.all::<Number>().map(|(_, node, fields)| (node, fields.when.clone()));
        for (node, when) in events.chain(quotes).chain(numbers) {
            let Some(when @ When::Known { .. }) = when else { continue };
            assert!(allowed.contains(&format!("{when:?}")), "`{}`: {when:?}", node.id);
        }
        for (_, node, step) in model.all::<Step>() {
            assert!(!matches!(step.when, Some(When::Known { .. })), "the step `{}` has a date", node.id);
        }
    }
}

/// A date, with the words it was worked out from.
fn known(text: &str) -> When {
    let (date, words) = text.split_once(' ').map_or((text, None), |(date, words)| (date, Some(words)));
    match When::parse(date).expect("a date") {
        When::Known { from, to, .. } => When::Known { from, to, as_written: words.map(ToOwned::to_owned) },
        other => other,
    }
}

#[test]
fn the_source_has_no_title_author_outlet_address_or_first_date() {
    for site in both() {
        let model = &site.editions[0].model;
        let (_, node, source) =
            model.all::<Source>().find(|(_, node, _)| node.id.as_str() == "article").expect("it is there");
        assert!(node.common().title.is_none() && source.outlet.is_none() && source.url.is_none());
        assert!(source.authors.0.is_empty() && source.published.is_none());
    }
}

#[test]
fn the_minute_is_read_in_a_minute() {
    let [site, _] = both();
    let model = &site.editions[0].model;
    let (_, _, briefing) = model.all::<Briefing>().next().expect("the demo is a briefing");
    let words: usize = briefing.summary.0.iter().map(|line| line.text.split_whitespace().count()).sum();
    assert!((1..=90).contains(&words), "{words} words");
}

/// The texts of the demo and of the one file, with their paths.
fn texts() -> Vec<(String, String)> {
    ["", super::ONE_FILE]
        .iter()
        .flat_map(|folder| {
            repository_site(folder, DATE)
                .files
                .into_iter()
                .map(|(path, file)| (path.to_string(), file.text.to_string()))
        })
        .collect()
}

#[test]
fn nothing_comes_from_elsewhere_and_no_point_is_counted() {
    for (path, text) in texts() {
        let low = text.to_lowercase();
        for phrase in ["8 of 20", "8 of the 20", "eight of the 20", "eight of the twenty", "eight of twenty"]
        {
            assert!(!low.contains(phrase), "{path}: `{phrase}`");
        }
        for name in ELSEWHERE {
            assert!(!text.contains(name), "{path}: `{name}` is not in the source");
        }
    }
}

#[test]
fn what_stands_in_quotation_marks_was_quoted() {
    for (path, text) in texts() {
        for piece in text.split('“').skip(1) {
            let quoted = piece.split('”').next().unwrap_or_default().trim_end_matches([',', '.']);
            assert!(QUOTABLE.contains(&quoted), "{path}: “{quoted}”");
        }
    }
}

#[test]
fn apostrophes_are_typographic() {
    for (path, text) in texts() {
        let straight = text.split_whitespace().find(|word| {
            word.split_once('\'').is_some_and(|(before, after)| {
                before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
            })
        });
        assert_eq!(straight, None, "{path}");
    }
}
