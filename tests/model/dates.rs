//! Dates: how exact, how known, and what the calendar says.

use super::check;

#[test]
fn dates_of_every_precision() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: a, title: A}]
events:
  - {id: a, title: A, evidence: para 1, when: 2025}
  - {id: b, title: B, evidence: para 1, when: 2025-12}
  - {id: c, title: C, evidence: para 1, when: 2025-12-22}
  - {id: d, title: D, evidence: para 1, when: 2025-12-22T14:57-05:00}
  - {id: e, title: E, evidence: para 1, when: 2025-12-22T14:57Z}
  - {id: f, title: F, evidence: para 1, when: "2025-12-22 14:57 +02"}
  - {id: g, title: G, evidence: para 1, when: 2025-12-21/2025-12-22}
  - {id: h, title: H, evidence: para 1, when: 2025/2026-03}
  - {id: i, title: I, evidence: para 1, when: unknown}
  - {id: j, title: J, evidence: para 1, when: none-announced}
  - {id: k, title: K, evidence: para 1, when: {date: 2025-12-21, as_written: on Sunday}}
  - {id: l, title: L, evidence: para 1, when: {as_written: overnight}}
  - {id: m, title: M, evidence: para 1, when: "2025"}
  - {id: n, title: N, evidence: para 1, when: }
---
"#,
        &[],
    );
}

#[test]
fn dates_that_are_none() {
    check(
        "---
kind: briefing
title: T
reviewed: 22 December 2025
published: 22.12.2025
sources: [{id: a, title: A}]
events:
  - {id: a, title: A, evidence: para 1, when: 2025-02-30}
  - {id: b, title: B, evidence: para 1, when: 2025-13}
  - {id: c, title: C, evidence: para 1, when: 12:30}
  - {id: d, title: D, evidence: para 1, when: 2025-12-22T14:57}
  - {id: e, title: E, evidence: para 1, when: 2025-12-22T25:00Z}
  - {id: f, title: F, evidence: para 1, when: 2025-12-22/}
  - {id: g, title: G, evidence: para 1, when: next Sunday}
  - {id: h, title: H, evidence: para 1, when: {date: soon, as_written: soon}}
  - {id: i, title: I, evidence: para 1, when: {dat: 2025}}
  - {id: j, title: J, evidence: para 1, when: [2025]}
  - {id: k, title: K, evidence: para 1, when: 20251222}
  - {id: l, title: L, evidence: para 1, when: 2025-12-22T14:57+99:00}
---
",
        &[
            "_index.md:4:11 date/form `22 December 2025` is not a date / write the year first: `2025-12-22`",
            "_index.md:5:12 date/form `22.12.2025` is not a date / write the year first: `2025-12-22`",
            "_index.md:8:47 date/calendar `2025-02-30` is not in the calendar / check the month, the day and the time",
            "_index.md:9:47 date/calendar `2025-13` is not in the calendar / check the month, the day and the time",
            "_index.md:10:47 date/form `12:30` is a time of day without a day / write the day too, with the offset from UTC: `2025-12-22T12:30+02:00`",
            "_index.md:11:47 date/zone `2025-12-22T14:57` has a clock time without a time zone / add the offset from UTC, as in `2025-12-22T14:57-05:00`, or leave the time out",
            "_index.md:12:47 date/calendar `2025-12-22T25:00Z` is not in the calendar / check the month, the day and the time",
            "_index.md:13:47 date/form `2025-12-22/` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:14:47 date/form `next Sunday` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:15:54 date/form `soon` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:16:48 yaml/unknown-key unknown key `dat` / did you mean `date`?",
            "_index.md:17:47 yaml/type `when` is a list; it should be a date, or `{date, as_written}` / -",
            "_index.md:18:47 date/form `20251222` is not a date / write it as `2025`, `2025-12`, `2025-12-22`, `2025-12-22T14:57-05:00`, `2025-12-21/2025-12-22`, `unknown` or `none-announced`",
            "_index.md:19:47 date/calendar `2025-12-22T14:57+99:00` is not in the calendar / check the month, the day and the time",
        ],
    );
}

#[test]
fn a_weekday_that_the_calendar_contradicts() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources: [{id: a, title: A}]
events:
  - {id: a, title: A, evidence: para 1, when: {date: 2025-12-22, as_written: on Sunday}}
  - {id: b, title: B, evidence: para 1, when: {date: 2025-12-21, as_written: on Sunday}}
  - {id: c, title: C, evidence: para 1, when: {date: 2025-12-20/2025-12-21, as_written: Saturday and Sunday}}
  - {id: d, title: D, evidence: para 1, when: {date: 2025-12-22/2025-12-23, as_written: Sunday}}
  - {id: e, title: E, evidence: para 1, when: {date: 2025-12, as_written: a Sunday in December}}
  - {id: f, title: F, evidence: para 1, when: {date: "2025-12-22T10:00+02:00", as_written: Sunday morning}}
  - {id: g, title: G, evidence: para 1, when: {date: 2025-12-22, as_written: у неділю}}
  - {id: h, title: H, evidence: para 1, when: {date: 2025-12-26, as_written: у п’ятницю}}
  - {id: i, title: I, evidence: para 1, when: {date: 2025-12-22, as_written: the Monday after Sunday's talks}}
---
"#,
        &[
            "_index.md:7:47 date/weekday 2025-12-22 is a Monday, not what `on Sunday` says / mend the date, or the words it was worked out from",
            "_index.md:10:47 date/weekday 2025-12-22 is a Monday, not what `Sunday` says / mend the date, or the words it was worked out from",
            "_index.md:12:47 date/weekday 2025-12-22 is a Monday, not what `Sunday morning` says / mend the date, or the words it was worked out from",
            "_index.md:13:47 date/weekday 2025-12-22 is a Monday, not what `у неділю` says / mend the date, or the words it was worked out from",
        ],
    );
}

#[test]
fn a_zone_that_the_offset_contradicts() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
updates:
  - {id: a, summary: A, at: {date: "2025-12-22T14:57-05:00", as_written: 2:57 p.m. ET}}
  - {id: b, summary: A, at: {date: "2025-12-22T14:57-04:00", as_written: 2:57 p.m. ET}}
  - {id: c, summary: A, at: {date: "2025-07-22T14:57-04:00", as_written: 2:57 p.m. ET}}
  - {id: d, summary: A, at: {date: "2025-07-22T14:57-04:00", as_written: 2:57 p.m. EST}}
  - {id: e, summary: A, at: {date: "2025-12-22T14:57+02:00", as_written: 14:57 EET}}
  - {id: f, summary: A, at: {date: "2025-12-22T14:57+02:00", as_written: 14:57 UTC}}
---
"#,
        &[
            "_index.md:7:29 date/zone `ET` was -05:00 then, not -04:00 / mend the offset behind the clock time, or the words it was worked out from",
            "_index.md:9:29 date/zone `EST` was -05:00 then, not -04:00 / mend the offset behind the clock time, or the words it was worked out from",
            "_index.md:11:29 date/zone `UTC` was +00:00 then, not +02:00 / mend the offset behind the clock time, or the words it was worked out from",
        ],
    );
}

#[test]
fn dates_in_an_impossible_order() {
    check(
        r#"---
kind: briefing
title: T
reviewed: 2025-12-22
sources:
  - {id: a, title: A, published: 2025-12-22, updated: 2025-12-20, archived: 2025-12-21}
  - {id: b, title: B, published: 2025-12, updated: 2025-12-20}
people: [{id: p, name: P, roles: [{title: minister, from: 2025, to: 2024}]}]
events: [{id: e, title: E, evidence: "a, para 1", when: 2025-12-22/2025-12-21}]
next: [{id: s, what: S, evidence: "a, para 1", state: done, when: 2026-03}]
provisions:
  - id: q
    title: Q
    status: agreed
    evidence: "a, para 1"
    history: [{date: 2025-03, status: proposed}, {date: 2025-02-01, status: floated}]
---
"#,
        &[
            "_index.md:6:55 date/impossible-order 2025-12-20 comes before 2025-12-22 / one of the two dates is wrong",
            "_index.md:6:77 date/impossible-order 2025-12-21 comes before 2025-12-22 / one of the two dates is wrong",
            "_index.md:8:69 date/impossible-order 2024 comes before 2025 / one of the two dates is wrong",
            "_index.md:9:57 date/impossible-order the range ends on 2025-12-21, before it begins on 2025-12-22 / write the earlier date first",
            "_index.md:10:67 step/done-in-future this step was done, but lies in the future / mend the date or the state",
            "_index.md:14:13 status/history-order the status is `agreed`, but the last move of the history says `floated` / leave `status` out: the history tells it",
            "_index.md:16:57 status/history-order this move is dated before the one above it / mend its date; or put the moves in order, the oldest first",
        ],
    );
}
