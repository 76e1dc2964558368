//! What leads out of the site: every web address that an author wrote, and where it stands.

use super::{Check, Sight};
use crate::base::{At, Diagnostic, Rule, host_of, inline, is_near};
use crate::kinds::Source;
use crate::model::{Model, Node};
use crate::rule;
use crate::settings::{self, Settings};
use std::sync::Arc;

rule! {
    /// An address that works on your computer or in your office, and nowhere else: `localhost`, the number of a
    /// machine in your own network, a name without a dot. Readers are led to nothing. It is never asked for.
    pub NEAR = "link/local", Warning;
    bad "---\ntitle: T\n---\nSee [the draft](http://localhost:8080/draft).\n";
    good "---\ntitle: T\n---\nSee [the draft](https://example.org/draft).\n";
}

rule! {
    /// A web address that leads to nothing any more: the site answers 404 or 410, has no such name, refuses to answer,
    /// or its certificate is not its own or has run out. It is looked for by `standfirst check --external-links` alone;
    /// no other command ever asks the network for anything.
    ///
    /// Each address is asked for once, one at a time for each host, with a second between. What is no answer is no
    /// finding: a site that keeps programs out (401, 403, 429), is out of order (500 and above) or too slow could not be
    /// told, and is only counted; `--all-errors` lists those. A name that is not found, a site that refuses and a bad
    /// certificate count only where another site answered, since they may be the fault of your own network.
    ///
    /// Answers are kept in your cache folder (`~/.cache/standfirst/links.json`): good ones for seven days, bad ones for
    /// one. Remove the file to have all asked for again.
    ///
    /// What is never to be asked for is said in `content/site.yaml`, a host with all below it or the beginning of an
    /// address: `external_links: {skip: [example.org, "https://archive.example/reports/"]}`.
    pub GONE = "link/external", Warning;
    bad "";
    good "";
}

rule! {
    /// A web address that has moved for good: the site leads on from it to another (301, 308). It still works, for as long
    /// as the site cares to lead on. It is looked for by `standfirst check --external-links` alone.
    pub MOVED = "link/moved", Note;
    bad "";
    good "";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&NEAR, &GONE, &MOVED] };

/// The rules that find something only where other sites are asked.
pub const ASKING: &[&Rule] = &[&GONE, &MOVED];

/// A web address, and a place where an author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outward {
    /// The address, whole.
    pub address: String,
    /// The file.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
    /// Whether a source is said to stand there.
    pub is_source: bool,
    /// The address of a copy that a source of the site gives for it.
    pub copy: Option<String>,
}

/// Every web address that an author wrote, in the order of the model: settings first, then entries.
pub fn outward(model: &Model) -> Vec<Outward> {
    let mut all = of_settings(&model.setting.settings);
    for (_, node) in model.nodes().filter(|(_, node)| !node.stub) {
        of_source(node, &mut all);
        of_evidence(model, node, &mut all);
        let links = node.written.body.outward.iter();
        all.extend(links.filter_map(|(to, source)| found(to, &node.body_file, node.body_at(source))));
    }
    let copies: Vec<(&str, &str)> = model.all::<Source>().filter_map(|(_, _, source)| copy(source)).collect();
    for one in &mut all {
        let of_source = copies.iter().find(|(url, _)| *url == one.address);
        one.copy = of_source.map(|(_, copy)| (*copy).to_owned());
    }
    all
}

fn copy(source: &Source) -> Option<(&str, &str)> {
    source.url.as_deref().zip(source.archive_url.as_deref())
}

fn found(written: &str, file: &Arc<str>, at: At) -> Option<Outward> {
    let written = written.trim();
    let address = if written.starts_with("//") { format!("https:{written}") } else { written.to_owned() };
    host_of(&address)?;
    Some(Outward { address, file: Arc::clone(file), at, is_source: false, copy: None })
}

fn of_settings(settings: &Settings) -> Vec<Outward> {
    let file: Arc<str> = settings::FILE.into();
    let licence = settings.licence.as_ref().and_then(|licence| licence.url.as_deref());
    let mut written: Vec<(String, String)> = Vec::new();
    written.extend(settings.contact.iter().map(|to| ("contact".to_owned(), to.to_string())));
    written.extend(licence.map(|to| ("licence.url".to_owned(), to.to_owned())));
    let menu = settings.menu.iter().enumerate();
    written.extend(menu.map(|(index, item)| (format!("menu[{index}].to"), item.to.to_string())));
    for (field, text) in settings.footer.iter().flat_map(|footer| footer.texts("footer")) {
        written.extend(inline::links(text).into_iter().map(|to| (field.clone(), to)));
    }
    written.into_iter().filter_map(|(field, to)| found(&to, &file, At::Value(field))).collect()
}

fn of_source(node: &Node, all: &mut Vec<Outward>) {
    let Some(source) = node.of::<Source>() else { return };
    for (field, address) in [("url", &source.url), ("archive_url", &source.archive_url)] {
        let found = address.iter().filter_map(|to| found(to, &node.file, node.at(field)));
        all.extend(found.map(|found| Outward { is_source: field == "url", ..found }));
    }
}

/// The addresses that are evidence by themselves: a source was made of each.
fn of_evidence(model: &Model, node: &Node, all: &mut Vec<Outward>) {
    for proof in &node.proofs {
        let sources = [proof.source, proof.via].into_iter().flatten().map(|no| model.node(no));
        for source in sources.filter(|source| source.stub) {
            let url = source.of::<Source>().and_then(|source| source.url.as_deref());
            all.extend(url.and_then(|to| found(to, &node.file, node.at(&proof.path()))));
        }
    }
}

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    for one in outward(model) {
        if host_of(&one.address).is_some_and(is_near) {
            let message = format!("`{}` only works on your computer, or in your own network", one.address);
            report.push(
                Diagnostic::new(&NEAR, &one.file, one.at, message)
                    .help("write an address that readers can reach, or leave the link out"),
            );
        }
    }
}
