//! What readers will see change, in words.

use crate::base::{self, Stretch};
use crate::kinds::Kind;
use crate::model::Model;
use crate::seen::{Difference, Fate, Said, label, prose};

/// The form of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words taken out and put in between brackets, or in colour.
    Plain {
        /// Whether there are colours.
        coloured: bool,
    },
    /// A list with words struck out and bold.
    Markdown,
}

/// One difference: what the entry is, and a line for each field.
pub fn difference(model: &Model, found: &Difference<'_>, form: Form) -> String {
    let name = |id: &str| {
        let mut nodes = model.nodes().map(|(_, node)| node);
        nodes
            .find(|node| node.id.as_str() == id && node.kind() != Kind::Page)
            .map(|node| node.title.to_string())
    };
    let (what, title, file) = match found.fate {
        Fate::New(face) | Fate::Changed(_, face) => {
            let node = model.node(face.no);
            (node.kind().singular().to_owned(), node.title.to_string(), node.file.to_string())
        }
        Fate::Gone(line) => {
            (Kind::word_of_key(line.kind_and_id().0).to_owned(), line.title().to_owned(), line.at.clone())
        }
    };
    let head = match found.fate {
        Fate::New(_) => format!("new {what}: {title}"),
        Fate::Gone(_) => format!("gone: {what} “{title}”"),
        Fate::Changed(..) => format!("{what}: {title}"),
    };
    let mut out = match form {
        Form::Plain { .. } => format!("{head}  ({file})\n"),
        Form::Markdown => format!("- **{head}** ({file})\n"),
    };
    for change in &found.changes {
        let words = said(&prose(change, &name), form);
        match form {
            Form::Plain { .. } => {
                out.push_str(&format!("    {}: {}\n", label(&change.field), indented(&words)));
            }
            Form::Markdown => {
                out.push_str(&format!("  - {}: {}\n", label(&change.field), words.replace('\n', " / ")));
            }
        }
    }
    out
}

fn indented(words: &str) -> String {
    words.trim_end().replace('\n', "\n      ")
}

fn said(said: &Said, form: Form) -> String {
    match said {
        Said::Added(words) => marked(base::Change::Added, words, form),
        Said::Removed(words) => marked(base::Change::Removed, words, form),
        Said::Instead(before, after) => format!("{before} → {after}"),
        Said::Now(Some(words)) => {
            let (shown, mark) = match words.char_indices().nth(200) {
                Some((cut, _)) => (&words[..cut], " …"),
                None => (words.as_str(), ""),
            };
            format!("other words than before, and what they were is not known here; now: {shown}{mark}")
        }
        Said::Now(None) => "gone; what it said is not known here".to_owned(),
        Said::Text(stretches) => {
            stretches.iter().map(|Stretch { change, text }| marked(*change, text, form)).collect()
        }
    }
}

/// Words with what became of them; white space around them stays outside the marks.
fn marked(change: base::Change, text: &str, form: Form) -> String {
    let inner = text.trim();
    if inner.is_empty() || change == base::Change::Kept {
        return text.to_owned();
    }
    let is_added = change == base::Change::Added;
    let (before, after) = match (form, is_added) {
        (Form::Plain { coloured: true }, true) => ("\u{1b}[32m{+", "+}\u{1b}[0m"),
        (Form::Plain { coloured: true }, false) => ("\u{1b}[31m[-", "-]\u{1b}[0m"),
        (Form::Plain { .. }, true) => ("{+", "+}"),
        (Form::Plain { .. }, false) => ("[-", "-]"),
        (Form::Markdown, true) => ("**", "**"),
        (Form::Markdown, false) => ("~~", "~~"),
    };
    let start = text.len() - text.trim_start().len();
    format!("{}{before}{inner}{after}{}", &text[..start], &text[start + inner.len()..])
}
