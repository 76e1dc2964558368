//! Words compared with texts, and receipts for them.

mod anywhere;
mod doubt;
mod editor;
mod grades;
mod pages;
mod properties;

use standfirst::testing::held::{Grade, HeldText, Outcome, Stands, compare};

/// How words agree with a text between quotation marks: a grade, `unspoken`, or `missing`.
fn agree(text: &str, words: &str) -> String {
    of(&compare(&HeldText::new("a.txt", text), words, Stands::Spoken))
}

fn of(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Found(found) => match found.grade {
            Grade::Exact => "exact",
            Grade::Typographic => "typographic",
            Grade::EndPunctuation => "end punctuation",
            Grade::Edited => "edited",
        }
        .to_owned(),
        Outcome::Unspoken(_) => "unspoken".to_owned(),
        Outcome::Missing(None) => "missing".to_owned(),
        Outcome::Missing(Some(near)) => format!("missing; {}", near.changes),
    }
}
