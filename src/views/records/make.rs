//! The record of an entry, one function for each kind.

use super::parts::{MoveRecord, PositionRecord, RoleRecord, VersionRecord};
use super::types::{
    DocumentRecord, EventRecord, NumberRecord, PartyRecord, PersonRecord, ProvisionRecord, QuestionRecord,
    QuoteRecord, SourceRecord, StepRecord, TermRecord, ThemeRecord, UpdateRecord,
};
use super::values::{date, entry, evidence, link, links, reference, text, texts, when, word, word_of};
use crate::base::When;
use crate::kinds::{
    Event, Instrument, Number, Party, Person, Provision, Question, Quote, Source, Step, Term, Theme, Update,
};
use crate::model::EntryNo;
use crate::views::cards::form;
use crate::views::scene::Scene;

/// A theme.
pub fn theme(scene: &Scene<'_>, no: EntryNo) -> Option<ThemeRecord> {
    let fields = scene.node(no).of::<Theme>()?;
    Some(ThemeRecord { entry: entry(scene, no), order: fields.order })
}

/// A document.
pub fn document(scene: &Scene<'_>, no: EntryNo) -> Option<DocumentRecord> {
    let fields = scene.node(no).of::<Instrument>()?;
    let versions = fields.versions.iter().map(|version| VersionRecord {
        id: text(version.id.as_ref()),
        date: when(version.date.as_ref()),
        note: text(version.note.as_ref()),
    });
    Some(DocumentRecord {
        entry: entry(scene, no),
        status: word_of(scene, "status", fields.status.as_ref()),
        points_total: fields.points_total,
        part_of: link(scene, no, "part_of"),
        visibility: word_of(scene, "visibility", fields.visibility.as_ref()),
        versions: versions.collect(),
    })
}

/// A provision.
pub fn provision(scene: &Scene<'_>, no: EntryNo) -> Option<ProvisionRecord> {
    let fields = scene.node(no).of::<Provision>()?;
    let stand = scene.model.stand(no);
    Some(ProvisionRecord {
        entry: entry(scene, no),
        status: word(Some(scene.word("status", stand.status))),
        since: when(stand.since),
        wording: text(scene.model.wording(fields)),
        number: text(fields.number.as_ref()),
        document: link(scene, no, "document"),
        theme: link(scene, no, "theme"),
        part_of: link(scene, no, "part_of"),
        depends_on: links(scene, no, "depends_on[]"),
        superseded_by: link(scene, no, "superseded_by"),
        visibility: word_of(scene, "visibility", fields.visibility.as_ref()),
        implementation: word_of(scene, "implementation", fields.implementation.as_ref()),
        positions: positions(scene, no, fields),
        history: history(scene, no, fields),
    })
}

fn positions(scene: &Scene<'_>, no: EntryNo, fields: &Provision) -> Vec<PositionRecord> {
    let all = fields.positions.iter().enumerate().map(|(index, position)| PositionRecord {
        party: scene.node(no).link("positions[].party", index).map(|to| reference(scene, to)),
        position: word_of(scene, "position", position.position.as_ref()),
        date: when(position.date.as_ref()),
        note: text(position.note.as_ref()),
        evidence: evidence(scene, no, "positions[].evidence", Some(index)),
    });
    all.collect()
}

/// The moves that had come by the model's date.
fn history(scene: &Scene<'_>, no: EntryNo, fields: &Provision) -> Vec<MoveRecord> {
    let come = scene.model.moves(fields);
    let all = fields.history.iter().enumerate();
    let shown = all.filter(|(_, step)| come.iter().any(|other| std::ptr::eq(*other, *step)));
    let records = shown.map(|(index, step)| MoveRecord {
        date: when(step.date.as_ref()),
        status: word_of(scene, "status", step.status.as_ref()),
        text: text(step.text.as_ref()),
        note: text(step.note.as_ref()),
        evidence: evidence(scene, no, "history[].evidence", Some(index)),
    });
    records.collect()
}

/// A quote.
pub fn quote(scene: &Scene<'_>, no: EntryNo) -> Option<QuoteRecord> {
    let node = scene.node(no);
    let fields = node.of::<Quote>()?;
    let speaker = node.link("by", 0);
    let day = fields.when.as_ref().and_then(When::date).map(|date| date.first_day());
    let person = speaker.and_then(|by| scene.node(by).of::<Person>());
    let role =
        person.and_then(|person| scene.model.role_on(person, day)).and_then(|role| role.title.as_ref());
    Some(QuoteRecord {
        entry: entry(scene, no),
        form: form(node.common().type_.as_deref()),
        words: text(fields.text.as_ref()),
        by: speaker.map(|by| reference(scene, by)),
        speaker: speaker.map(|by| scene.title(by)),
        role: text(role),
        when: when(fields.when.as_ref()),
        venue: text(fields.venue.as_ref()),
        outlet: link(scene, no, "outlet"),
        spoken_in: text(fields.language.as_ref()),
        original: text(fields.original.as_ref()),
        translated_by: text(fields.translated_by.as_ref()),
        context: text(fields.context.as_ref()),
        integrity: word_of(scene, "integrity", fields.integrity.as_ref()),
    })
}

/// A person.
pub fn person(scene: &Scene<'_>, no: EntryNo) -> Option<PersonRecord> {
    let node = scene.node(no);
    let roles = node.of::<Person>()?.roles.iter().enumerate().map(|(index, role)| RoleRecord {
        title: text(role.title.as_ref()),
        party: node.link("roles[].for", index).map(|to| reference(scene, to)),
        from: date(role.from.as_ref()),
        to: date(role.to.as_ref()),
    });
    Some(PersonRecord { entry: entry(scene, no), roles: roles.collect() })
}

/// A party.
pub fn party(scene: &Scene<'_>, no: EntryNo) -> Option<PartyRecord> {
    scene.node(no).of::<Party>()?;
    Some(PartyRecord { entry: entry(scene, no), members: links(scene, no, "members[]") })
}

/// A source; where its text is held is nobody's business.
pub fn source(scene: &Scene<'_>, no: EntryNo) -> Option<SourceRecord> {
    let fields = scene.node(no).of::<Source>()?;
    Some(SourceRecord {
        entry: entry(scene, no),
        url: text(fields.url.as_ref()),
        outlet: text(fields.outlet.as_ref()),
        authors: texts(fields.authors.iter()),
        published: date(fields.published.as_ref()),
        updated: date(fields.updated.as_ref()),
        accessed: date(fields.accessed.as_ref()),
        archive_url: text(fields.archive_url.as_ref()),
        archived: date(fields.archived.as_ref()),
        written_in: text(fields.language.as_ref()),
        licence: text(fields.licence.as_ref()),
        cites: links(scene, no, "cites[]"),
    })
}

/// An event.
pub fn event(scene: &Scene<'_>, no: EntryNo) -> Option<EventRecord> {
    let fields = scene.node(no).of::<Event>()?;
    Some(EventRecord {
        entry: entry(scene, no),
        when: when(fields.when.as_ref()),
        place: text(fields.place.as_ref()),
        who: links(scene, no, "who[]"),
    })
}

/// A step.
pub fn step(scene: &Scene<'_>, no: EntryNo) -> Option<StepRecord> {
    let fields = scene.node(no).of::<Step>()?;
    Some(StepRecord {
        entry: entry(scene, no),
        modality: word_of(scene, "modality", fields.modality.as_ref()),
        when: when(fields.when.as_ref()),
        who: links(scene, no, "who[]"),
        condition: text(fields.condition.as_ref()),
        state: word(Some(scene.word("step-state", fields.state.as_deref().unwrap_or("open")))),
        outcome: text(fields.outcome.as_ref()),
        completed_by: link(scene, no, "completed_by"),
    })
}

/// A question.
pub fn question(scene: &Scene<'_>, no: EntryNo) -> Option<QuestionRecord> {
    let fields = scene.node(no).of::<Question>()?;
    Some(QuestionRecord {
        entry: entry(scene, no),
        why_open: word_of(scene, "why-open", fields.why_open.as_ref()),
        state: word(Some(scene.word("question-state", fields.state.as_deref().unwrap_or("open")))),
        answer: text(fields.answer.as_ref()),
        answered_by: link(scene, no, "answered_by"),
    })
}

/// A number.
pub fn number(scene: &Scene<'_>, no: EntryNo) -> Option<NumberRecord> {
    let fields = scene.node(no).of::<Number>()?;
    Some(NumberRecord {
        entry: entry(scene, no),
        value: text(fields.value.as_ref()),
        unit: text(fields.unit.as_ref()),
        qualifier: word_of(scene, "qualifier", fields.qualifier.as_ref()),
        as_written: text(fields.as_written.as_ref()),
        when: when(fields.when.as_ref()),
    })
}

/// A term.
pub fn term(scene: &Scene<'_>, no: EntryNo) -> Option<TermRecord> {
    let fields = scene.node(no).of::<Term>()?;
    Some(TermRecord { entry: entry(scene, no), definition: text(fields.definition.as_ref()) })
}

/// An update.
pub fn update(scene: &Scene<'_>, no: EntryNo) -> Option<UpdateRecord> {
    let fields = scene.node(no).of::<Update>()?;
    Some(UpdateRecord {
        entry: entry(scene, no),
        at: when(fields.at.as_ref()),
        severity: word_of(scene, "severity", fields.severity.as_ref()),
        was: text(fields.was.as_ref()),
        now: text(fields.now.as_ref()),
        approved_by: text(fields.approved_by.as_ref()),
    })
}
