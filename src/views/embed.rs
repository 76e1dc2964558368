//! Cards to embed in other pages: one entry, bare, and the code to copy.

use super::cards::{Card, card, form, standing};
use super::cite::cited_as;
use super::doors::{Door, doors};
use super::embed_size::{WIDE, high};
use super::lists::value;
use super::plan::{Subject, View};
use super::scene::{LinkTo, Scene};
use super::shell::whole_address;
use super::{Addresses, Destination};
use crate::base::Route;
use crate::kinds::{Kind, Quote};
use crate::model::{EntryNo, Model};
use pulldown_cmark_escape::escape_html;
use serde::Serialize;

/// The kinds of entry that are embedded.
const KINDS: &[Kind] = &[Kind::Provision, Kind::Quote, Kind::Step, Kind::Number];

/// The card of an entry, bare.
pub const CARD: View = View {
    name: "card",
    pages: |model, addresses| {
        let cards = model
            .nodes()
            .filter_map(|(no, _)| card_at(model, addresses, no).map(|route| (route, Subject::Entry(no))));
        cards.collect()
    },
    context: |scene, subject| match subject {
        Subject::Entry(no) => value(&EmbedCard {
            card: card(scene, no),
            full: scene.link(no),
            sources: sources(scene),
            quote: scene.node(no).kind() == Kind::Quote,
        }),
        _ => tera::Value::none(),
    },
};

/// What a card to embed shows.
#[derive(Debug, Clone, Serialize)]
pub struct EmbedCard {
    /// The entry.
    pub card: Card,
    /// Its page, or its place in a list.
    pub full: LinkTo,
    /// The sources of its briefing, where it has any.
    pub sources: Option<LinkTo>,
    /// Whether it is a quote, which says its title itself.
    pub quote: bool,
}

/// Where the sources are listed that the card's briefing rests on.
fn sources(scene: &Scene<'_>) -> Option<LinkTo> {
    doors(scene).iter().find(|door| door.view == "sources").map(Door::link)
}

/// How an entry is embedded in other pages.
#[derive(Debug, Clone, Serialize)]
pub struct Embedding {
    /// Its card.
    pub card: Destination,
    /// What programs read to embed it: the whole address of its oEmbed description.
    pub oembed: String,
    /// The code of a frame that shows the card.
    pub frame: String,
    /// The code of the same as text.
    pub text: String,
}

/// An entry described for programs that embed it (oEmbed 1.0, section 2.3).
#[derive(Debug, Clone, Serialize)]
pub struct OEmbed {
    version: &'static str,
    #[serde(rename = "type")]
    type_: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider_url: Option<String>,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
}

/// Where the card of an entry stands, where it has one: other pages show it by its whole address.
pub fn card_at(model: &Model, addresses: &Addresses, no: EntryNo) -> Option<Route> {
    let node = model.node(no);
    let is_embedded = KINDS.contains(&node.kind());
    if !is_embedded || super::files::is_unpublished(model) || whole_address(model, addresses.root()).is_none()
    {
        return None;
    }
    Some(addresses.mount(node.scope).directory(&format!("{}/{}/card", node.kind().key(), node.id)))
}

/// Where the oEmbed description of a card stands.
pub fn oembed_at(card: &Route) -> Route {
    card.file("oembed.json")
}

/// How an entry is embedded.
pub fn embedding(scene: &Scene<'_>, no: EntryNo) -> Option<Embedding> {
    let card = card_at(scene.model, scene.addresses, no)?;
    Some(Embedding {
        oembed: whole_address(scene.model, &oembed_at(&card))?,
        frame: frame(scene, no, &card)?,
        text: text(scene, no)?,
        card: Destination::page(card),
    })
}

/// The description of an entry for programs that embed it.
pub fn oembed(scene: &Scene<'_>, no: EntryNo) -> Option<OEmbed> {
    let card = card_at(scene.model, scene.addresses, no)?;
    let settings = &scene.model.setting.settings;
    Some(OEmbed {
        version: "1.0",
        type_: "rich",
        title: scene.title(no),
        provider_name: settings.publisher.as_ref().or(settings.title.as_ref()).map(ToString::to_string),
        provider_url: whole_address(scene.model, scene.addresses.root()),
        cache_age: 86_400,
        html: frame(scene, no, &card)?,
        width: WIDE,
        height: high(scene, no),
    })
}

fn frame(scene: &Scene<'_>, no: EntryNo, card: &Route) -> Option<String> {
    let address = escaped(&whole_address(scene.model, card)?);
    let (title, high) = (escaped(&scene.title(no)), high(scene, no));
    Some(format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"{WIDE}\" height=\"{high}\" loading=\"lazy\" \
         style=\"border:0;max-width:100%\"></iframe>"
    ))
}

/// A quotation of an entry in plain tags, which every system lets through. What was said in half a sentence, or was only
/// retold, stands with its speaker.
fn text(scene: &Scene<'_>, no: EntryNo) -> Option<String> {
    let node = scene.node(no);
    let to = scene.addresses.entry(scene.model, no);
    let page = whole_address(scene.model, &to.route)?;
    let address = escaped(&to.fragment.map_or_else(|| page.clone(), |id| format!("{page}#{id}")));
    let (words, title) = match node.of::<Quote>() {
        Some(fields) => said(scene, no, fields),
        None => stood(scene, no),
    };
    let cited = escaped(&cited_as(scene, &title, None));
    Some(format!(
        "<blockquote cite=\"{address}\"><p>{}</p><footer><a href=\"{address}\">{cited}</a></footer></blockquote>",
        escaped(&words)
    ))
}

/// What somebody said, and who.
fn said(scene: &Scene<'_>, no: EntryNo, fields: &Quote) -> (String, String) {
    let node = scene.node(no);
    let speaker = node.link("by", 0).map(|by| scene.title(by));
    let speaker = speaker.unwrap_or_else(|| scene.words.get("quotes.speaker_unknown").to_owned());
    if form(node.common().type_.as_deref()) != "full" {
        return (super::cards::quote_title(scene, no, usize::MAX), speaker);
    }
    let words = fields.text.as_deref().unwrap_or_default();
    (format!("{}{words}{}", scene.words.get("quotes.open"), scene.words.get("quotes.close")), speaker)
}

/// How something stands, and what it is called.
fn stood(scene: &Scene<'_>, no: EntryNo) -> (String, String) {
    let summary = scene.node(no).common().summary.as_ref().map(ToString::to_string);
    let said = std::iter::once(standing(scene, no).join(" · ")).chain(summary);
    (said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join(". "), scene.title(no))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape_html(&mut out, text).expect("a string takes all text");
    out
}
