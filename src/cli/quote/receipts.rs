//! `standfirst quote --receipts`: everything that is quoted compared with its text, and what was found written down.

use crate::base::Date;
use crate::cli::common::{SiteArguments, Stop, say};
use crate::cli::write::{create, replace};
use crate::held::{RECEIPTS, Receipt, Receipts, fingerprint};
use crate::kinds::Source;
use crate::model::{EntryNo, Model, Piece, Verdict};
use crate::site::{Memo, Site};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// Runs the command.
pub fn run(site: &SiteArguments) -> Result<ExitCode, Stop> {
    let (root, sources) = site.load(false)?;
    let today = Date::Day(site.as_of()?).to_string();
    let made = Site::make(sources, &Memo::default());
    let Some(edition) = made.editions.first() else { return Err(Stop::usage("nothing is written here yet")) };
    let model = &edition.model;
    let (receipts, count) = written(model, &today);
    let path = root.join(RECEIPTS);
    let text = receipts.write();
    if made.sources.files.get(RECEIPTS).is_none_or(|file| *file.text != *text) {
        if path.exists() { replace(&path, &text)? } else { create(&path, &text)? }
    }
    say(&format!(
        "{} receipts in {RECEIPTS}: {} compared now, {} kept for texts that are not here",
        receipts.iter().len(),
        count.compared,
        count.kept
    ));
    for source in &count.unmarked {
        say(&format!(
            "nothing was written for `{source}`, which has no `sha256`; `standfirst check` says which to write"
        ));
    }
    if count.lost > 0 {
        say(&format!("{} did not stand in their texts; `standfirst check` says which", count.lost));
    }
    Ok(ExitCode::from(u8::from(count.lost > 0)))
}

/// How many receipts are new, kept, and refused.
#[derive(Default)]
struct Count {
    compared: usize,
    kept: usize,
    lost: usize,
    /// Sources whose fingerprint is not recorded: no receipt would stand.
    unmarked: BTreeSet<String>,
}

/// The receipts of everything that was found; those of texts that are not here stay as they are.
fn written(model: &Model, today: &str) -> (Receipts, Count) {
    let (mut receipts, mut count) = (Receipts::default(), Count::default());
    for (no, piece, verdict) in model.verdicts() {
        let known = model.library.receipts.get(&model.item(no), &model.field(no, piece));
        match verdict {
            Verdict::Found(source, found) => {
                let place = (format!("para {}", found.line), found.grade, today);
                let Some(new) = receipt(model, (no, piece), *source, place) else {
                    count.unmarked.insert(model.node(*source).id.to_string());
                    continue;
                };
                count.compared += 1;
                // Nothing new was found: the day stays, and the file with it.
                let same = known
                    .filter(|known| Receipt { checked: known.checked.clone(), ..new.clone() } == **known);
                receipts.add(same.cloned().unwrap_or(new));
            }
            Verdict::Vouched(_) | Verdict::OtherWords(_) | Verdict::OtherText(_) => {
                count.kept += 1;
                known.cloned().into_iter().for_each(|known| receipts.add(known));
            }
            Verdict::Unspoken(..) | Verdict::Missing(..) => count.lost += 1,
            Verdict::Unchecked(_) => {}
        }
    }
    (receipts, count)
}

fn receipt(
    model: &Model,
    (no, piece): (EntryNo, Piece),
    source: EntryNo,
    (at, grade, today): (String, crate::held::Grade, &str),
) -> Option<Receipt> {
    let recorded = model.node(source).of::<Source>().and_then(|source| source.sha256.as_ref())?;
    Some(Receipt {
        item: model.item(no),
        field: model.field(no, piece),
        source: model.node(source).id.to_string(),
        text_sha256: fingerprint(model.words(no, piece)?),
        source_sha256: recorded.to_lowercase(),
        at,
        grade,
        checked: today.to_owned(),
    })
}
