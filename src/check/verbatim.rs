//! Words of others: they stand in the text they are taken from, between quotation marks where they are quoted.

use super::groups::group;
use super::{Check, Sight};
use crate::base::{Diagnostic, Text};
use crate::held::{Found, Grade, Nearest};
use crate::model::{EntryNo, Model, Node, Piece, Verdict};
use crate::rule;

rule! {
    /// A quote stands word for word in the held text of its source.
    ///
    /// It is looked for in the sources of its evidence and in its `outlet`, else in the default source. Before words are
    /// compared, both sides are folded: quotation marks and apostrophes of all shapes are the same mark; hyphens and dashes
    /// of all lengths are the same dash, with or without spaces around it; any run of spaces and line breaks is one space;
    /// `…`, `...` and `. . .` are the same; composed and decomposed letters are the same (NFC); soft hyphens and
    /// other signs that cannot be seen are left out. Capitals, accents, digits and every other mark count.
    ///
    /// Four grades are good: *exact*, letter by letter; *typographic*, the same once folded; *end punctuation*, the same but
    /// for the mark at the end; *edited*, where the words themselves say what was changed: `…` stands for what was left
    /// out, `[words in brackets]` for at most 80 letters that they replace, `[T]he` for `the`, and sentences may run on
    /// over an interruption such as `,” she said. “`. The parts of an edited quote must stand in order within one quotation.
    /// Words begin and end where words of the text do.
    ///
    /// A quote that is found nowhere is an error, with the passage that comes nearest and what is otherwise in it. A
    /// translated quote is compared by its `original`. What the text only retells is a quote of `type: paraphrase`, which is
    /// shown without quotation marks and is not compared. Where the text is not here, a receipt stands for it.
    pub VERBATIM = "quote/verbatim", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: We will wait and see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee said: “We will watch and see.”\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: We will watch and see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee said: “We will watch and see.”\n";
}

rule! {
    /// The words stand in the text, but not between quotation marks: the source retells what somebody said, and nobody is
    /// quoted with these words. Marks of all languages count (“ ”, " ", « », „ “, ‘ ’), nested ones belong to the
    /// outermost, and speech goes on in a paragraph that begins with the mark. Transcripts, statements, posts and laws are
    /// themselves what was said: words of a source of type `transcript`, `statement`, `social` or `law` need no marks.
    pub UNSPOKEN = "quote/not-in-quotation-marks", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: close to a real outcome, evidence: a}\n---\n-- held/a.txt --\nAnn Lee called the drafts close to a real outcome.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, type: paraphrase, text: the drafts were nearly finished, evidence: 'a, para 1'}\n---\n-- held/a.txt --\nAnn Lee called the drafts close to a real outcome.\n";
}

rule! {
    /// Something was left out of a quote, or put into it, and the quote says so. Look once more whether it still says what
    /// was said.
    pub EDITED = "quote/edited", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: We will … see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee said: “We will wait and see.”\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: q, by: lee, text: We will wait and see., evidence: a}\n---\n-- held/a.txt --\nAnn Lee said: “We will wait and see.”\n";
}

rule! {
    /// The words of evidence stand in the held text of the source that is named, compared as quotes are
    /// (`standfirst explain quote/verbatim`). They need not stand between quotation marks.
    pub EVIDENCE = "evidence/verbatim", Error;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, words: a cap for five years}}\n---\n-- held/a.txt --\nThe plan proposes a cap for three years.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, words: a cap for three years}}\n---\n-- held/a.txt --\nThe plan proposes a cap for three years.\n";
}

rule! {
    /// The words stand in the source, but in another place than the evidence says. A paragraph is a line of the held text,
    /// headings and empty lines counted.
    pub PLACE = "evidence/place", Warning;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 1, words: a cap}}\n---\n-- held/a.txt --\nThe plan.\nIt proposes a cap.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, at: para 2, words: a cap}}\n---\n-- held/a.txt --\nThe plan.\nIt proposes a cap.\n";
}

rule! {
    /// The words stand in the source more than once, so it is not clear which place is meant. Take a few more of them, or
    /// name the paragraph.
    pub AMBIGUOUS = "evidence/ambiguous", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, words: a cap}}\n---\n-- held/a.txt --\nThe plan proposes a cap.\nNobody wants a cap.\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nprovisions:\n  - {id: p, title: P, status: proposed, evidence: {source: a, words: proposes a cap}}\n---\n-- held/a.txt --\nThe plan proposes a cap.\nNobody wants a cap.\n";
}

rule! {
    /// The held text is not here, and the receipt no longer stands for these words: they were changed since they were
    /// compared, or the source was. Whoever has the text compares them again with `standfirst quote --receipts`.
    pub RECEIPT = "quote/changed-since-checked", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt, sha256: '00'}\nquotes:\n  - {id: q, by: unknown, text: We will wait., evidence: a}\n---\n-- content/receipts.lock --\n{\"item\":\"quotes/q\",\"field\":\"text\",\"source\":\"a\",\"text_sha256\":\"00\",\"source_sha256\":\"00\",\"at\":\"para 1\",\"grade\":\"exact\",\"checked\":\"2025-12-22\"}\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt, sha256: '00'}\nquotes:\n  - {id: q, by: unknown, text: We will wait., evidence: a}\n---\n-- content/receipts.lock --\n{\"item\":\"quotes/q\",\"field\":\"text\",\"source\":\"a\",\"text_sha256\":\"243029c40434a78c681e332ec7242fbd4b2e2e9856fe005ef30d2c30f9d9fcfd\",\"source_sha256\":\"00\",\"at\":\"para 1\",\"grade\":\"exact\",\"checked\":\"2025-12-22\"}\n";
}

rule! {
    /// A source is said to be held, but its text is not here, and no receipt says that these words were found in it.
    /// Readers are told that they were not checked. Put the text into `held/`, or ask whoever has it to run
    /// `standfirst quote --receipts`.
    pub UNCHECKED = "quote/unchecked", Note;
    bad "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nquotes:\n  - {id: q, by: unknown, text: We will see., evidence: a}\n---\n";
    good "---\nkind: briefing\ntitle: T\nsources:\n  - {id: a, title: A, held: a.txt}\nquotes:\n  - {id: q, by: unknown, text: We will see., evidence: a}\n---\n-- held/a.txt --\nA voice said: “We will see.”\n";
}

/// The rules of this file.
pub const CHECK: Check = Check {
    find,
    rules: &[&VERBATIM, &UNSPOKEN, &EDITED, &EVIDENCE, &PLACE, &AMBIGUOUS, &RECEIPT, &UNCHECKED],
};

fn find(Sight { model, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let (mut ambiguous, mut unchecked) = (Vec::new(), Vec::new());
    for (no, piece, verdict) in model.verdicts() {
        let node = model.node(no);
        if model.words(no, piece).is_none() {
            continue;
        }
        let field = model.field(no, piece);
        match verdict {
            Verdict::Found(source, found) => {
                agreed(node, (piece, &field), found, report);
                let twice = repeated(model, (no, piece), *source, found);
                ambiguous.extend(twice.map(|finding| (node.scope, finding)));
            }
            Verdict::Unspoken(source, found) => report.push(unspoken(model, (node, &field), *source, found)),
            Verdict::Missing(source, nearest) => {
                report.push(missing(model, (node, piece, &field), *source, nearest.as_ref()));
            }
            Verdict::Vouched(_) => {}
            Verdict::OtherWords(day) => {
                let message = format!("these words were changed since they were compared on {day}");
                report.push(node.finding(&RECEIPT, &field, message).help(AGAIN));
            }
            Verdict::OtherText(day) => {
                let message = format!(
                    "the source has another `sha256` than the text these words were found in on {day}"
                );
                report.push(node.finding(&RECEIPT, &field, message).help(AGAIN));
            }
            Verdict::Unchecked(source) => {
                let title = name(model, *source);
                let message =
                    format!("these words were not compared with the text of `{title}`, which is not here");
                let help =
                    "put the text into `held/`; or ask whoever has it to run `standfirst quote --receipts`";
                unchecked.push((Some(*source), node.finding(&UNCHECKED, &field, message).help(help)));
            }
        }
    }
    group(ambiguous, |count| format!("{count} excerpts stand in their source more than once"), report);
    group(
        unchecked,
        |count| {
            format!("{count} excerpts were not compared with the text of their source, which is not here")
        },
        report,
    );
}

const AGAIN: &str =
    "undo the change; or, where the text is, run `standfirst quote --receipts` and commit the receipts";

/// What a source is called in findings.
fn name(model: &Model, source: EntryNo) -> String {
    model.node(source).id.to_string()
}

fn agreed(node: &Node, (piece, field): (Piece, &str), found: &Found, report: &mut Vec<Diagnostic>) {
    if piece == Piece::Words && found.grade == Grade::Edited {
        let message = "this quote leaves words out, or puts words in";
        report.push(
            node.finding(&EDITED, field, message)
                .help("look whether it still says what was said; quote whole sentences where you can"),
        );
    }
    let Piece::Proof(number) = piece else { return };
    let at = node.proofs.get(number).and_then(|proof| proof.at.as_ref());
    if let Some(line) = at.and_then(line_of)
        && !found.lines.contains(&line)
    {
        let field = field.replace(".words", ".at");
        let message = format!("these words stand in para {}, not in para {line}", found.line);
        report.push(node.finding(&PLACE, &field, message).help(format!("write `at: para {}`", found.line)));
    }
}

/// The number in `para 12` or `line 12`.
pub(super) fn line_of(at: &Text) -> Option<usize> {
    let (word, number) = at.split_once(' ')?;
    let is_line = matches!(word.trim_end_matches('.').to_lowercase().as_str(), "para" | "paragraph" | "line");
    number.trim().parse().ok().filter(|_| is_line)
}

/// Words that stand in their source more than once, where no paragraph tells which place is meant.
fn repeated(
    model: &Model,
    (no, piece): (EntryNo, Piece),
    source: EntryNo,
    found: &Found,
) -> Option<Diagnostic> {
    let node = model.node(no);
    let at = match piece {
        Piece::Proof(number) => node.proofs.get(number)?.at.as_ref(),
        Piece::Words => {
            node.proofs.iter().find(|proof| proof.source == Some(source)).and_then(|proof| proof.at.as_ref())
        }
    };
    (found.times > 1 && at.is_none()).then(|| {
        let message = format!("these words stand in `{}` {} times", name(model, source), found.times);
        let finding = node.finding(&AMBIGUOUS, &model.field(no, piece), message);
        finding.help(format!("take a few more words, or name the place: `at: para {}`", found.line))
    })
}

fn unspoken(model: &Model, (node, field): (&Node, &str), source: EntryNo, found: &Found) -> Diagnostic {
    let message = format!(
        "para {} of `{}` has these words, but outside quotation marks: it retells, and nobody is quoted",
        found.line,
        name(model, source)
    );
    node.finding(&UNSPOKEN, field, message)
        .help("write `type: paraphrase` and say it in your own words; or quote what stands between the marks")
}

fn missing(
    model: &Model,
    (node, piece, field): (&Node, Piece, &str),
    source: EntryNo,
    nearest: Option<&Nearest>,
) -> Diagnostic {
    let (rule, what, it, or) = match piece {
        Piece::Words => {
            (&VERBATIM, "this quote does", "it", "; what is told in other words is of `type: paraphrase`")
        }
        Piece::Proof(_) => (&EVIDENCE, "these words do", "them", ""),
    };
    let source = name(model, source);
    let (message, help) = match nearest {
        Some(near) => (
            format!("{what} not stand in `{source}`: {}", near.changes),
            format!(
                "para {} has “{}”; copy its words, or mark what you leave out with `…`",
                near.line, near.words
            ),
        ),
        None => (
            format!("{what} not stand in `{source}`, and nothing like {it}"),
            format!(
                "copy the words from the text, or name the source that has them; `standfirst quote WORDS` finds them{or}"
            ),
        ),
    };
    node.finding(rule, field, message).help(help)
}
