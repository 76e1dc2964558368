//! What words say of a date: names of weekdays, and of time zones.

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::{Offset, TimeZone};

/// Names of weekdays in the languages we ship, as they are declined; words that begin like them count too.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("понеділ", Weekday::Monday),
    ("вівтор", Weekday::Tuesday),
    ("серед", Weekday::Wednesday),
    ("четвер", Weekday::Thursday),
    ("п'ятниц", Weekday::Friday),
    ("субот", Weekday::Saturday),
    ("неділ", Weekday::Sunday),
];

/// Zones by the names that clock times carry: an offset in hours, or a zone whose offset changes.
const ZONES: &[(&str, Zone)] = &[
    ("UTC", Zone::Hours(0)),
    ("GMT", Zone::Hours(0)),
    ("ET", Zone::Named("America/New_York")),
    ("EST", Zone::Hours(-5)),
    ("EDT", Zone::Hours(-4)),
    ("CT", Zone::Named("America/Chicago")),
    ("CDT", Zone::Hours(-5)),
    ("MT", Zone::Named("America/Denver")),
    ("MDT", Zone::Hours(-6)),
    ("PT", Zone::Named("America/Los_Angeles")),
    ("PST", Zone::Hours(-8)),
    ("PDT", Zone::Hours(-7)),
    ("CET", Zone::Named("Europe/Berlin")),
    ("CEST", Zone::Hours(2)),
    ("EET", Zone::Named("Europe/Kyiv")),
    ("EEST", Zone::Hours(3)),
    ("MSK", Zone::Named("Europe/Moscow")),
];

#[derive(Clone, Copy)]
enum Zone {
    Hours(i8),
    Named(&'static str),
}

/// The weekdays that `words` name.
pub fn weekdays(words: &str) -> Vec<Weekday> {
    let words = words.to_lowercase().replace(['’', 'ʼ'], "'");
    let words: Vec<&str> = words.split(|c: char| !(c.is_alphanumeric() || c == '\'')).collect();
    let is_named = |(name, _): &&(&str, Weekday)| words.iter().any(|word| word.starts_with(name));
    WEEKDAYS.iter().filter(is_named).map(|(_, weekday)| *weekday).collect()
}

/// The zone that `words` name, and how far from UTC it may have been at a moment.
pub(super) fn offsets(words: &str, at: Timestamp) -> Option<(&'static str, Offset)> {
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    let (name, zone) = words.find_map(|word| ZONES.iter().find(|(name, _)| *name == word))?;
    let offset = match zone {
        Zone::Hours(hours) => Offset::constant(*hours),
        Zone::Named(zone) => TimeZone::get(zone).ok()?.to_offset(at),
    };
    Some((name, offset))
}

/// An offset as it is written: `-05:00`.
pub(super) fn written(offset: Offset) -> String {
    let (sign, minutes) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().abs() / 60);
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The English name of a weekday.
pub(super) fn english(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
