//! Words in quotation marks: they are a recorded quote, or stand in a held text.

use super::{Notes, Passage};
use crate::base::Diagnostic;
use crate::held::{RUN, Shingles, folded, words};
use crate::kinds::{Quote, Source};
use crate::model::Model;
use crate::rule;

rule! {
    /// Four or more words in quotation marks, wherever readers see them (texts, titles, summaries), are somebody's words: they
    /// lie in a recorded quote or in a held text. Otherwise nobody can tell whose they are, and nothing compares them. Marks
    /// around fewer words may set a term apart.
    pub UNRECORDED = "quote/unrecorded", Warning;
    bad "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see.}\n---\nThey said that they “will wait a little longer” for it.\n";
    good "---\nkind: briefing\ntitle: T\nquotes:\n  - {id: q, by: unknown, text: We will wait and see.}\n---\nThey said that they “will wait and see” about it.\n";
}

/// Everything that quotation marks may hold: recorded quotes, held texts, and words of evidence.
pub struct Recorded {
    texts: Vec<String>,
    index: Shingles,
    /// Texts are held of which none is here, so that nothing can be said against words that no quote has.
    is_partial: bool,
}

impl Recorded {
    /// What is recorded on a site, indexed for what is said there; for translations, nothing is.
    pub fn of<'a>(model: &Model, said: impl Iterator<Item = &'a Marked>) -> Recorded {
        let quotes = model.all::<Quote>().flat_map(|(_, _, quote)| [&quote.text, &quote.original]).flatten();
        let proofs =
            model.nodes().flat_map(|(_, node)| &node.proofs).filter_map(|proof| proof.words.as_ref());
        let mut texts: Vec<String> = quotes.chain(proofs).map(|words| folded(words)).collect();
        let held = model.library.texts().map(|text| text.folded.text.clone());
        texts.extend(held);
        texts.extend(model.nodes().filter_map(|(_, node)| node.common().title.as_deref()).map(folded));
        let index = Shingles::of(texts.iter().map(String::as_str), said.flat_map(Marked::parts));
        let away = |source: &Source| {
            source
                .held
                .as_ref()
                .is_some_and(|held| model.library.text(held.trim_start_matches("held/")).is_none())
        };
        let is_partial =
            model.all::<Source>().any(|(_, _, source)| away(source)) || !model.setting.is_default;
        Recorded { texts, index, is_partial }
    }

    /// Whether folded words are somebody's.
    fn has(&self, sought: &str) -> bool {
        let sought: Vec<&str> = words(sought).collect();
        let joined = sought.join(" ");
        self.index.candidates(&joined).any(|number| {
            let text = &self.texts[number];
            text.contains(&joined) || words(text).collect::<Vec<_>>().join(" ").contains(&joined)
        })
    }
}

/// Words in quotation marks, wherever they stand.
pub struct Marked {
    words: String,
    /// What is said of them where they are nobody's.
    finding: Diagnostic,
}

impl Marked {
    /// What is left out or put in parts the words; each part is looked for.
    fn parts(&self) -> impl Iterator<Item = &str> {
        self.words.split("...").flat_map(|part| part.split(['[', ']']))
    }

    /// What is wrong with the words: nobody is known to have said them.
    pub fn finding(&self, recorded: &Recorded) -> Option<Diagnostic> {
        let is_nobodys = |part: &str| words(part).count() >= RUN && !recorded.has(part);
        (!recorded.is_partial && self.parts().any(is_nobodys)).then(|| self.finding.clone())
    }
}

/// Notes the words in quotation marks that are enough to be somebody's.
pub fn find(passage: &Passage<'_>, notes: &mut Notes) {
    for said in &passage.text.folded.speech {
        let spoken = &passage.text.folded.text[said.clone()];
        if words(spoken).count() >= RUN {
            let first: Vec<&str> = words(spoken).take(RUN).collect();
            let message = format!(
                "`{} …` stands in quotation marks, and in no recorded quote or held text",
                first.join(" ")
            );
            let finding = passage.finding(&UNRECORDED, said, message).help(
                "record it as a quote; put the text of its source into `held/`; or say it without quotation marks",
            );
            notes.said.push(Marked { words: spoken.to_owned(), finding });
        }
    }
}
