//! What stands at the address of something that was withdrawn: what it was, and why it is gone.

use super::lists::value;
use super::plan::{Subject, View};
use super::scene::{LinkTo, Scene};
use super::words::Moment;
use crate::kinds::Update;
use crate::model::{EntryNo, Node};
use serde::Serialize;

/// Addresses that an update of type `retraction` has among its aliases.
pub const WITHDRAWN: View = View {
    name: "withdrawn",
    pages: |model, addresses| {
        let mut pages = Vec::new();
        for (no, node) in model.nodes().filter(|(_, node)| is_withdrawal(node)) {
            for (index, alias) in (0u16..).zip(node.common().aliases.iter()) {
                if let Some(path) = alias.strip_prefix('/') {
                    pages.push((addresses.root().directory(path), Subject::Alias(no, index)));
                }
            }
        }
        pages
    },
    context: |scene, subject| match subject {
        Subject::Alias(no, _) => value(&page(scene, no)),
        _ => tera::Value::none(),
    },
};

/// What the address of something withdrawn shows.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView {
    /// What stood there.
    pub was: Option<String>,
    /// Why it is gone.
    pub why: String,
    /// When it was withdrawn.
    pub at: Option<Moment>,
    /// The entry of the log that says so.
    pub link: LinkTo,
}

/// Whether an entry withdraws what stood at its aliases.
pub fn is_withdrawal(node: &Node) -> bool {
    node.of::<Update>().is_some() && node.common().type_.as_deref() == Some("retraction")
}

fn page(scene: &Scene<'_>, no: EntryNo) -> WithdrawnView {
    let node = scene.node(no);
    let update = node.of::<Update>();
    WithdrawnView {
        was: update.and_then(|update| update.was.as_ref()).map(ToString::to_string),
        why: node.title.to_string(),
        at: update.and_then(|update| update.at.as_ref()).map(|at| scene.when(at)),
        link: scene.link(no),
    }
}
