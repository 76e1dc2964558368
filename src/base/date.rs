//! A date as exact as its source: a year, a month, a day or an instant.

use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan, Zoned};
use std::fmt;

/// A date, no more exact than it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// `2025`
    Year(i16),
    /// `2025-12`
    Month(i16, i8),
    /// `2025-12-22`
    Day(civil::Date),
    /// `2025-12-22T14:57-05:00`, with the offset it was written with.
    Instant(Timestamp, Offset),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotADate {
    /// It does not look like one.
    Shape,
    /// It looks like one, but the calendar has no such day, or the clock no such time.
    Calendar,
    /// A clock time without an offset from UTC.
    Zone,
}

impl Date {
    /// Reads a date written as in ISO 8601 (`2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`).
    pub fn parse(text: &str) -> Result<Date, NotADate> {
        let text = text.trim();
        let (day, time) = match text.find(['T', 't', ' ']) {
            Some(at) => (&text[..at], Some(&text[at + 1..])),
            None => (text, None),
        };
        let parts: Vec<&str> = day.split('-').collect();
        let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        if !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
            return Err(NotADate::Shape);
        }
        let number = |i: usize| parts[i].parse::<i16>().map_err(|_| NotADate::Shape);
        match (&*widths, time) {
            ([4], None) => Ok(Date::Year(number(0)?)),
            ([4, 2], None) => {
                let month = i8::try_from(number(1)?).ok().filter(|m| (1..=12).contains(m));
                Ok(Date::Month(number(0)?, month.ok_or(NotADate::Calendar)?))
            }
            ([4, 2, 2], _) => {
                let month = i8::try_from(number(1)?).map_err(|_| NotADate::Calendar)?;
                let date = i8::try_from(number(2)?).map_err(|_| NotADate::Calendar)?;
                let day = civil::Date::new(number(0)?, month, date).map_err(|_| NotADate::Calendar)?;
                time.map_or(Ok(Date::Day(day)), |time| instant(day, time))
            }
            _ => Err(NotADate::Shape),
        }
    }

    /// The day it falls on or begins with, in the zone it was written in.
    pub fn first_day(&self) -> civil::Date {
        match *self {
            Date::Year(year) => civil::date(year, 1, 1),
            Date::Month(year, month) => civil::date(year, month, 1),
            Date::Day(day) => day,
            Date::Instant(at, offset) => offset.to_datetime(at).date(),
        }
    }

    /// The last day it can mean, in the zone it was written in.
    pub fn last_day(&self) -> civil::Date {
        match *self {
            Date::Year(year) => civil::date(year, 12, 31),
            Date::Month(year, month) => civil::date(year, month, 1).last_of_month(),
            Date::Day(_) | Date::Instant(..) => self.first_day(),
        }
    }

    /// What dates are ordered by: the earliest instant they can mean (days begin at midnight UTC), then
    /// the more exact one last, so that "December" stands before "1 December".
    pub fn order(&self) -> (Timestamp, u8) {
        let start =
            |day: civil::Date| day.to_zoned(TimeZone::UTC).map_or(Timestamp::MIN, |zoned| zoned.timestamp());
        match *self {
            Date::Year(_) => (start(self.first_day()), 0),
            Date::Month(..) => (start(self.first_day()), 1),
            Date::Day(day) => (start(day), 2),
            Date::Instant(at, _) => (at, 3),
        }
    }

    /// The value of an HTML `<time datetime>` (HTML standard, section 4.5.14); instants in UTC.
    pub fn machine(&self) -> String {
        match *self {
            Date::Instant(at, _) => at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            _ => self.to_string(),
        }
    }

    /// The instant in `zone`, for showing a clock time; `None` for anything less exact.
    pub fn zoned(&self, zone: &TimeZone) -> Option<Zoned> {
        match *self {
            Date::Instant(at, _) => Some(at.to_zoned(zone.clone())),
            _ => None,
        }
    }
}

/// A day and a clock time with its offset.
fn instant(day: civil::Date, time: &str) -> Result<Date, NotADate> {
    let zone = time.find(['Z', 'z', '+', '-', '\u{2212}']).ok_or(NotADate::Zone)?;
    let (clock, offset) = time.split_at(zone);
    let clock = clock.trim();
    if !clock.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')) {
        return Err(NotADate::Shape);
    }
    let clock: civil::Time = clock.parse().map_err(|_| NotADate::Calendar)?;
    let offset = parse_offset(&offset.replace('\u{2212}', "-"))?;
    let at = offset.to_timestamp(day.to_datetime(clock)).map_err(|_| NotADate::Calendar)?;
    Ok(Date::Instant(at, offset))
}

/// `Z`, `+02`, `+02:00` or `-0500`.
fn parse_offset(text: &str) -> Result<Offset, NotADate> {
    if text.eq_ignore_ascii_case("z") {
        return Ok(Offset::UTC);
    }
    let negative = text.starts_with('-');
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotADate::Zone);
    }
    let hours: i32 = digits[..2].parse().map_err(|_| NotADate::Zone)?;
    let minutes: i32 = if digits.len() == 4 { digits[2..].parse().map_err(|_| NotADate::Zone)? } else { 0 };
    if hours > 15 || minutes > 59 {
        return Err(NotADate::Calendar);
    }
    let seconds = (hours * 60 + minutes) * 60;
    Offset::from_seconds(if negative { -seconds } else { seconds }).map_err(|_| NotADate::Calendar)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Date::Year(year) => write!(f, "{year:04}"),
            Date::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Date::Day(day) => write!(f, "{day}"),
            Date::Instant(at, offset) => {
                let there = offset.to_datetime(at);
                let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().abs());
                write!(
                    f,
                    "{}{sign}{:02}:{:02}",
                    there.strftime("%Y-%m-%dT%H:%M"),
                    seconds / 3600,
                    seconds / 60 % 60
                )
            }
        }
    }
}

/// `14d`, `6w`, `3m` or `1y` behind a day.
pub fn behind(day: civil::Date, span: &str) -> Option<jiff::civil::Date> {
    let (number, unit) = span.trim().split_at_checked(span.trim().len().checked_sub(1)?)?;
    let number: i32 = number.trim().parse().ok()?;
    let span = match unit {
        "d" => number.days(),
        "w" => number.weeks(),
        "m" => number.months(),
        "y" => number.years(),
        _ => return None,
    };
    day.checked_add(span).ok()
}
