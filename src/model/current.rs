//! What holds as of a date: the current status, wording and role; the date readers see.

use super::{EntryNo, Model};
use crate::base::{Date, Text, When, behind};
use crate::kinds::{Briefing, Instrument, Kind, Move, Page, Person, Provision, Role, Update};

/// Where a provision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand<'m> {
    /// A word of the vocabulary `status`; `not-reported` where none is written.
    pub status: &'m str,
    /// Since when, where it is dated.
    pub since: Option<&'m When>,
}

/// The status of what has none.
const NOT_REPORTED: &str = "not-reported";

impl Model {
    /// Where a provision or document stands as of the model's date.
    pub fn stand(&self, no: EntryNo) -> Stand<'_> {
        let node = self.node(no);
        if let Some(provision) = node.of::<Provision>() {
            if let Some(step) = self.moves(provision).last()
                && let Some(status) = self.status_by(provision, step)
            {
                return Stand { status, since: step.date.as_ref() };
            }
            return Stand { status: provision.status.as_deref().unwrap_or(NOT_REPORTED), since: None };
        }
        let written = node.of::<Instrument>().and_then(|document| document.status.as_deref());
        Stand { status: written.unwrap_or(NOT_REPORTED), since: None }
    }

    /// The moves of a provision up to the model's date, in order of writing.
    pub fn moves<'p>(&self, provision: &'p Provision) -> Vec<&'p Move> {
        provision
            .history
            .iter()
            .filter(|step| {
                let day = step.date.as_ref().and_then(When::date).map(|date: Date| date.first_day());
                day.is_none_or(|day| day <= self.setting.as_of)
            })
            .collect()
    }

    /// The status that holds after `step`: its own, or that of the last one before it that has one.
    fn status_by<'p>(&self, provision: &'p Provision, step: &Move) -> Option<&'p str> {
        let moves = self.moves(provision);
        let until =
            moves.iter().position(|other| std::ptr::eq(*other, step)).map_or(moves.len(), |at| at + 1);
        moves[..until].iter().rev().find_map(|step| step.status.as_deref()).or(provision.status.as_deref())
    }

    /// The wording that holds as of the model's date.
    pub fn wording<'p>(&self, provision: &'p Provision) -> Option<&'p Text> {
        self.moves(provision).iter().rev().find_map(|step| step.text.as_ref())
    }

    /// The role a person had on a day: the first that had begun and not ended, else the first of all.
    pub fn role_on<'p>(&self, person: &'p Person, day: Option<jiff::civil::Date>) -> Option<&'p Role> {
        let day = day.unwrap_or(self.setting.as_of);
        person
            .roles
            .iter()
            .find(|role| {
                role.from.is_none_or(|from| from.first_day() <= day)
                    && role.to.is_none_or(|to| to.last_day() >= day)
            })
            .or(person.roles.first())
    }

    /// The date readers see: the latest of `reviewed` and the last update, review or correction. Never the clock.
    pub fn as_of(&self, briefing: EntryNo) -> Option<Date> {
        let reviewed = self.node(briefing).of::<Briefing>().and_then(|fields| fields.reviewed);
        let updates = self
            .list::<Update>(Some(briefing))
            .filter(|(_, node, _)| {
                matches!(node.common().type_.as_deref(), Some("reviewed" | "update" | "correction"))
            })
            .filter_map(|(_, _, update)| update.at.as_ref().and_then(When::date))
            .filter(|date| date.first_day() <= self.setting.as_of);
        updates.chain(reviewed).max_by_key(|date| (date.first_day(), date.order()))
    }

    /// The last day on which a briefing is fresh: its `review_by`, or `stale_after` behind the date readers see.
    pub fn fresh_until(&self, no: EntryNo) -> Option<jiff::civil::Date> {
        let briefing = self.node(no).of::<Briefing>()?;
        let by = briefing.review_by.map(|date| date.last_day());
        let reviewed = self.as_of(no).map(|date| date.last_day());
        let after = briefing.stale_after.as_ref().or(self.setting.settings.stale_after.as_ref());
        let span = reviewed.zip(after.map(Text::as_str)).and_then(|(day, span)| behind(day, span));
        by.into_iter().chain(span).min()
    }

    /// The place of an update in its briefing's log, the oldest being 1; of another entry, that of the last update about it.
    /// Remarks that change nothing are not counted.
    pub fn news(&self, no: EntryNo) -> Option<usize> {
        let scope = self.node(no).scope?;
        let key = |no: EntryNo| {
            let update = self.node(no).of::<Update>()?;
            let is_news = !matches!(self.node(no).common().type_.as_deref(), Some("reviewed" | "minor"));
            is_news.then(|| (update.at.as_ref().and_then(When::date).map(|date| date.order()), no))
        };
        let own = self.linked_within(no, "about[]", scope).filter_map(key).max();
        let at = key(no).or(own)?;
        Some(
            self.of_kind(Some(scope), Kind::Update)
                .iter()
                .filter_map(|other| key(*other))
                .filter(|other| *other <= at)
                .count(),
        )
    }

    /// When an entry was last changed, as far as the log says: by the last update about it. What was looked through
    /// only, and small mendings, move nothing. A plain page that no update is about says it itself.
    pub fn changed(&self, no: EntryNo) -> Option<Date> {
        let updates = self.linked_by(no, "about[]").map(|from| self.node(from));
        let moving = updates
            .filter(|node| !matches!(node.common().type_.as_deref(), Some("reviewed" | "minor")))
            .filter_map(|node| node.of::<Update>());
        let logged = moving
            .filter_map(|update| update.at.as_ref().and_then(When::date))
            .filter(|date| date.first_day() <= self.setting.as_of)
            .max_by_key(|date| (date.first_day(), date.order()));
        let own = self.node(no).of::<Page>().and_then(|page| page.updated.or(page.date));
        logged.or(own)
    }
}
