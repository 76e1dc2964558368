//! A build with the memo equals one without, whatever was edited in between.

use super::{Files, cases, difference, rich, seen, sources};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standfirst::Memo;

/// One thing that an author does between two builds.
#[derive(Debug, Clone)]
enum Edit {
    Add(&'static str, Vec<&'static str>),
    Delete(Index),
    Rename(Index, &'static str),
    Insert(Index, Index, &'static str),
    Replace(Index, Index, &'static str),
    Cut(Index, Index),
    Mend(Index),
    Swap(Index, Index),
    Settings(&'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    let file = any::<Index>;
    let line = any::<Index>;
    let words = || select(rich::LINES);
    let path = || select(rich::PATHS);
    prop_oneof![
        1 => (path(), prop::collection::vec(words(), 0..6)).prop_map(|(path, lines)| Edit::Add(path, lines)),
        1 => file().prop_map(Edit::Delete),
        1 => (file(), path()).prop_map(|(file, path)| Edit::Rename(file, path)),
        3 => (file(), line(), words()).prop_map(|(file, line, words)| Edit::Insert(file, line, words)),
        3 => (file(), line(), words()).prop_map(|(file, line, words)| Edit::Replace(file, line, words)),
        1 => (file(), line()).prop_map(|(file, line)| Edit::Cut(file, line)),
        2 => file().prop_map(Edit::Mend),
        1 => (file(), file()).prop_map(|(one, other)| Edit::Swap(one, other)),
        2 => select(rich::SETTINGS).prop_map(Edit::Settings),
    ]
}

impl Edit {
    fn make(&self, files: &mut Files) {
        let nth = |files: &Files, at: &Index| {
            (!files.is_empty()).then(|| files.keys().nth(at.index(files.len())).expect("within").clone())
        };
        match self {
            Edit::Add(path, lines) => {
                drop(files.insert((*path).to_owned(), format!("---\n{}", lines.join("\n"))));
            }
            Edit::Settings(text) => drop(files.insert("content/site.yaml".to_owned(), (*text).to_owned())),
            Edit::Delete(file) => drop(nth(files, file).map(|path| files.remove(&path))),
            Edit::Rename(file, to) => {
                let text = nth(files, file).and_then(|path| files.remove(&path));
                drop(text.map(|text| files.insert((*to).to_owned(), text)));
            }
            Edit::Insert(file, line, words) => lines(files, nth(files, file), |all| {
                all.insert(line.index(all.len() + 1), (*words).to_owned());
            }),
            Edit::Replace(file, line, words) => lines(files, nth(files, file), |all| {
                let at = line.index(all.len());
                (*words).clone_into(&mut all[at]);
            }),
            Edit::Cut(file, line) => {
                lines(files, nth(files, file), |all| all.truncate(line.index(all.len())));
            }
            Edit::Mend(file) => {
                let whole = rich::files();
                let path = whole.keys().nth(file.index(whole.len())).expect("within").clone();
                files.insert(path.clone(), whole[&path].clone());
            }
            Edit::Swap(one, other) => {
                if let (Some(one), Some(other)) = (nth(files, one), nth(files, other)) {
                    let (left, right) = (files[&one].clone(), files[&other].clone());
                    files.extend([(one, right), (other, left)]);
                }
            }
        }
    }
}

/// Changes the lines of one file, which has at least one.
fn lines(files: &mut Files, path: Option<String>, change: impl FnOnce(&mut Vec<String>)) {
    let Some(text) = path.and_then(|path| files.get_mut(&path)) else { return };
    let mut all: Vec<String> = text.split('\n').map(str::to_owned).collect();
    change(&mut all);
    *text = all.join("\n");
}

#[test]
fn the_site_that_is_edited_has_something_of_everything() {
    let (seen, _) = seen(sources(&rich::files()), &Memo::default());
    let errors: Vec<_> = seen.report.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let routes: Vec<&str> = seen.pages.iter().map(|(route, _)| route.as_str()).collect();
    assert!(routes.len() > 50 && routes.contains(&"/uk/provisions/pilots/"), "{routes:#?}");
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn a_build_with_the_memo_equals_one_without(
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..5)
    ) {
        let mut files = rich::files();
        let (_, mut memo) = seen(sources(&files), &Memo::default());
        for burst in edits {
            for edit in &burst {
                edit.make(&mut files);
            }
            let (with, kept) = seen(sources(&files), &memo);
            let (without, _) = seen(sources(&files), &Memo::default());
            let differs = difference(&with, &without);
            prop_assert!(differs.is_none(), "{}\nafter {burst:?}", differs.unwrap_or_default());
            prop_assert!(with == without);
            memo = kept;
        }
    }
}

#[test]
fn a_text_that_changes_is_read_again() {
    let made = |words: &str, memo: &Memo| {
        let text = format!(
            "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\nPlain words.\n-- content/about.md --\n---\ntitle: A\n---\n{words}\n"
        );
        let site =
            standfirst::Site::make(standfirst::fixture::sources(&text, jiff::civil::date(2026, 1, 1)), memo);
        let is_told = site.report.iter().any(|found| found.rule.name == "date/relative");
        (site.memo, is_told)
    };
    let (memo, is_told) = made("The talks go on.", &Memo::default());
    assert!(!is_told);
    let (memo, is_told) = made("The talks go on today.", &memo);
    assert!(is_told);
    assert!(!made("The talks go on.", &memo).1);
}
