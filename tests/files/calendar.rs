//! Calendars of dated steps, read by `calcard`.

use super::{SITE, file};
use crate::support::{files, site};
use calcard::icalendar::{ICalendar, ICalendarComponentType};

const ADDRESS: &str = "/next/steps.ics";

fn events() -> Vec<Vec<(String, String)>> {
    let text = file(ADDRESS);
    let calendar = ICalendar::parse(&text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    let events =
        calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let values = |entry: &calcard::icalendar::ICalendarEntry| {
        let text = entry.values.iter().filter_map(|value| value.as_text()).collect::<Vec<_>>().join(",");
        (entry.name.as_str().to_owned(), text)
    };
    events.map(|event| event.entries.iter().map(values).collect()).collect()
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    event.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

#[test]
fn every_step_whose_day_is_known_is_an_event_with_a_lasting_id() {
    let events = events();
    let ids: Vec<&str> = events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(ids, ["b/next/meet@example.org", "b/next/talk@example.org", "b/next/week@example.org"]);
    assert_eq!(value(&events[0], "SUMMARY"), "The sides meet; again, in Tolm");
    let words = value(&events[0], "DESCRIPTION");
    assert!(words.contains("Nobody cancels, however") && words.contains("за байтами."), "{words}");
}

#[test]
fn days_end_where_the_next_begin_and_clock_times_are_in_utc() {
    let text = file(ADDRESS);
    for line in [
        "DTSTART;VALUE=DATE:20260114",
        "DTEND;VALUE=DATE:20260115",
        "DTSTART:20260115T083000Z",
        "DTSTART;VALUE=DATE:20260201",
        "DTEND;VALUE=DATE:20260208",
        "STATUS:CONFIRMED",
        "STATUS:TENTATIVE",
        "STATUS:CANCELLED",
        "URL:https://example.org/b/next/#meet",
    ] {
        assert!(text.split("\r\n").any(|known| known == line), "{line}: {text}");
    }
}

#[test]
fn the_stamp_is_that_of_the_log() {
    let stamps: Vec<String> =
        file(ADDRESS).lines().filter(|line| line.starts_with("DTSTAMP")).map(str::to_owned).collect();
    assert_eq!(stamps, vec!["DTSTAMP:20251220T000000Z"; 3]);
}

#[test]
fn no_line_is_longer_than_75_bytes() {
    let text = file(ADDRESS);
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains('\n'), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
    }
}

#[test]
fn a_briefing_without_dated_steps_has_no_calendar() {
    let undated = SITE.lines().filter(|line| !line.contains("when:")).collect::<Vec<_>>().join("\n");
    assert!(!files(&site(&undated)).iter().any(|file| file.ends_with(".ics")));
    assert!(file(ADDRESS).starts_with("BEGIN:VCALENDAR\r\n"));
}
