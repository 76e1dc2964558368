//! Words of links: they say where the link leads, by themselves.

use super::Notes;
use super::text::Prose;
use crate::base::Diagnostic;
use crate::model::Node;
use crate::rule;
use crate::source::Sources;

rule! {
    /// Who listens to a page, or looks through its links, meets the words of a link by themselves: "here" and "read more" say
    /// nothing. Make the link of the words that name what it leads to.
    pub TEXT = "link/text", Warning;
    bad "-- content/_index.md --\n---\ntitle: T\n---\nHow it was made is [here](about.md).\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\nHere is [how it was made](about.md).\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n";
}

const EMPTY: &[&str] = &[
    "here",
    "click here",
    "this",
    "link",
    "this link",
    "more",
    "read more",
    "learn more",
    "see here",
    "this page",
    "тут",
    "сюди",
    "докладніше",
    "детальніше",
    "читати далі",
    "посилання",
];

/// Finds links whose words say nothing.
pub fn find(prose: &Prose<'_>, node: &Node, sources: &Sources, notes: &mut Notes) {
    for (words, html) in &prose.links {
        let said = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if EMPTY.contains(&said.as_str()) {
            let at = prose.find(&format!("[{}", words.trim()), *html, sources);
            let message = format!("a link called `{}` does not say where it leads", words.trim());
            let finding = Diagnostic::new(&TEXT, &node.body_file, at, message);
            notes.report.push(finding.help("make the link of the words that name what it leads to"));
        }
    }
}
