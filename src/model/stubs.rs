//! Entries made from names that nothing describes.

use super::evidence::{Short, short};
use super::index::{Index, Miss, is_by_name};
use super::names::{folded_name, stub};
use super::resolve::{each_reference, each_rest, own_number};
use super::rules;
use super::{EntryNo, Node, Scope};
use crate::base::{Diagnostic, Id, Text};
use crate::kinds::{Accepts, Evidence, Kind, path};
use crate::parse::{Body, Written};
use rayon::prelude::*;
use std::sync::Arc;

/// A name as it is written somewhere.
struct Wanted<'a> {
    by: &'a Node,
    field: Field,
    written: &'a str,
    accepts: Accepts,
}

/// Where in an entry a name is written.
#[derive(Clone, Copy)]
struct Field {
    role: &'static str,
    index: usize,
    /// Of evidence: which item, and which field of it.
    evidence: Option<(usize, &'static str)>,
}

impl Field {
    fn path(self) -> String {
        let role = path(self.role, self.index);
        self.evidence.map_or_else(|| role.clone(), |(item, name)| format!("{role}[{item}]{name}"))
    }
}

/// The entries made from names that nothing describes; `index` gets to know them.
pub fn stubs(nodes: &[Node], index: &mut Index<'_>, report: &mut Vec<Diagnostic>) -> Vec<Node> {
    let mut made: Vec<Node> = Vec::new();
    // What is known without them is known with them; of the rest, one stub may answer to several names.
    let known = &*index;
    let of_node = |node| wanted(node).into_iter().filter(|wanted| wanted.is_unknown(known));
    let unknown: Vec<Wanted<'_>> = nodes.par_iter().flat_map_iter(of_node).collect();
    for wanted in unknown {
        if !wanted.is_unknown(index) {
            continue;
        }
        let scope = own_number(index, wanted.by);
        let no = EntryNo(
            u32::try_from(nodes.len() + made.len()).expect("fewer than four thousand million entries"),
        );
        made.extend(wanted.make(scope, no, index, report));
    }
    made
}

/// Every place of an entry where a name may stand.
fn wanted(node: &Node) -> Vec<Wanted<'_>> {
    let mut all = Vec::new();
    each_reference(node, &mut |reference| {
        if is_by_name(reference.accepts) {
            let field = Field { role: reference.role, index: reference.index, evidence: None };
            all.push(Wanted { by: node, field, written: reference.written, accepts: reference.accepts });
        }
    });
    each_rest(node, &mut |rests| {
        for (item, evidence) in rests.evidence.iter().enumerate() {
            let field = |name| Field { role: rests.role, index: rests.index, evidence: Some((item, name)) };
            let mut want = |name, written, accepts| {
                all.push(Wanted { by: node, field: field(name), written, accepts });
            };
            match evidence {
                Evidence::Short(text) => {
                    if let Short::Address(address, _) = short(text) {
                        want("", address, Accepts::Source);
                    }
                }
                Evidence::Long(fields) => {
                    fields.source.iter().for_each(|source| want(".source", source, Accepts::Source));
                    fields.via.iter().for_each(|via| want(".via", via, Accepts::Via));
                }
            }
        }
    });
    all
}

impl Wanted<'_> {
    /// Whether nothing is called so, and an id is not what is written.
    fn is_unknown(&self, index: &Index<'_>) -> bool {
        let scope = own_number(index, self.by);
        index.reach(scope, self.written, self.accepts) == Err(Miss::Unknown) && !Index::is_id(self.written)
    }

    fn make(
        &self,
        scope: Scope,
        no: EntryNo,
        index: &mut Index<'_>,
        report: &mut Vec<Diagnostic>,
    ) -> Option<Node> {
        let kind = match self.accepts {
            Accepts::Speaker => Kind::Person,
            Accepts::Source => Kind::Source,
            _ => Kind::Party,
        };
        let entry = stub(kind, self.written, self.accepts == Accepts::Via);
        let title = entry.common.title.clone().unwrap_or_default();
        let id = free_id(index, scope, &title, kind)?;
        index.add_id(scope, &id, no, kind);
        index.add_name(scope, &title, no, (kind, &id));
        // A web address says itself what it is.
        if !title.contains("://") {
            let message = format!("nothing describes `{title}`; an entry was made of the name");
            let help =
                format!("to say more, add a {} of that name to the list `{}`", kind.singular(), kind.key());
            report.push(self.by.finding(&rules::STUB, &self.field.path(), message).help(help));
        }
        let written = Arc::new(Written {
            entry,
            place: String::new(),
            spoken: None,
            file_id: None,
            body: Body::default(),
            is_body_field: false,
            unread: Arc::default(),
        });
        Some(Node {
            file: Arc::clone(&self.by.file),
            body_file: Arc::clone(&self.by.file),
            body_of: Arc::clone(&written),
            is_translated: false,
            kept: std::collections::BTreeSet::new(),
            written,
            scope,
            id,
            pinned: false,
            stub: true,
            title,
            links: Vec::new(),
            linked_from: Vec::new(),
            proofs: Vec::new(),
            goals: Vec::new(),
        })
    }
}

/// An id for a name that no entry of the kind has.
fn free_id(index: &Index<'_>, scope: Scope, title: &Text, kind: Kind) -> Option<Id> {
    let id = Id::from_words(&folded_name(title))?;
    if !index.has(scope, &id, kind) {
        return Some(id);
    }
    (2..).filter_map(|n| Id::new(&format!("{id}-{n}"))).find(|id| !index.has(scope, id, kind))
}
