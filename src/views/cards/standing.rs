//! How entries of each kind stand, in a line: what a result of the search says beside the title.

use crate::base::When;
use crate::kinds::{Event, Number, Person, Question, Quote, Source, Step, Update};
use crate::model::EntryNo;
use crate::views::scene::Scene;

/// Words, as far as there are any.
type Said = Vec<Option<String>>;

/// Where a provision or document stands.
pub fn status(scene: &Scene<'_>, no: EntryNo) -> Said {
    vec![Some(scene.word("status", scene.model.stand(no).status).label.clone())]
}

/// The subtype.
pub fn type_alone(scene: &Scene<'_>, no: EntryNo) -> Said {
    vec![type_of(scene, no)]
}

fn type_of(scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let node = scene.node(no);
    scene
        .word_of(&node.kind().type_vocabulary(), node.common().type_.as_ref())
        .map(|label| label.label.clone())
}

/// Who spoke, and when.
pub fn quote(scene: &Scene<'_>, no: EntryNo) -> Said {
    let node = scene.node(no);
    let speaker = node.link("by", 0).map(|by| scene.title(by));
    vec![speaker, moment(scene, node.of::<Quote>().and_then(|quote| quote.when.as_ref()))]
}

/// The role that holds now.
pub fn person(scene: &Scene<'_>, no: EntryNo) -> Said {
    let role = scene.node(no).of::<Person>().and_then(|person| scene.model.role_on(person, None));
    vec![role.and_then(|role| role.title.as_ref()).map(ToString::to_string)]
}

/// What sort of source, who published it, and when.
pub fn source(scene: &Scene<'_>, no: EntryNo) -> Said {
    let fields = scene.node(no).of::<Source>();
    let outlet = fields.and_then(|source| source.outlet.as_ref()).map(ToString::to_string);
    let published = fields.and_then(|source| source.published);
    vec![type_of(scene, no), outlet, published.map(|date| scene.words.date(&date, &scene.zone()))]
}

/// When it happened.
pub fn event(scene: &Scene<'_>, no: EntryNo) -> Said {
    let when = scene.node(no).of::<Event>().and_then(|event| event.when.as_ref());
    vec![moment(scene, Some(when.unwrap_or(&When::Unknown)))]
}

/// What became of it, and when it is to happen.
pub fn step(scene: &Scene<'_>, no: EntryNo) -> Said {
    let fields = scene.node(no).of::<Step>();
    let state = fields.and_then(|step| step.state.as_ref());
    let when = fields.and_then(|step| step.when.as_ref()).unwrap_or(&When::NoneAnnounced);
    let state = scene.word("step-state", state.map_or("open", |state| state.as_str()));
    vec![Some(state.label.clone()), moment(scene, Some(when))]
}

/// Whether it is open.
pub fn question(scene: &Scene<'_>, no: EntryNo) -> Said {
    let state = scene.node(no).of::<Question>().and_then(|question| question.state.as_ref());
    vec![Some(scene.word("question-state", state.map_or("open", |state| state.as_str())).label.clone())]
}

/// The figure.
pub fn number(scene: &Scene<'_>, no: EntryNo) -> Said {
    vec![scene.node(no).of::<Number>().map(|number| super::known::figure(scene, number).0)]
}

/// What sort of update, and when it was made.
pub fn update(scene: &Scene<'_>, no: EntryNo) -> Said {
    let at = scene.node(no).of::<Update>().and_then(|update| update.at.as_ref());
    vec![type_of(scene, no), moment(scene, at)]
}

/// As of when it is.
pub fn briefing(scene: &Scene<'_>, no: EntryNo) -> Said {
    let date = scene.model.as_of(no).map(|date| scene.words.date(&date, &scene.zone()));
    vec![date.map(|date| scene.words.fill("dateline.as_of", &[("date", &date)]))]
}

fn moment(scene: &Scene<'_>, when: Option<&When>) -> Option<String> {
    when.map(|when| scene.when(when).text)
}
