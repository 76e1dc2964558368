//! The folders of a site read again and again: the same as reading them for the first time.

use crate::support::AS_OF;
use standfirst::testing::Reader;
use standfirst::{Options, Sources, load};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

fn texts(sources: &Sources) -> Vec<(String, String)> {
    let files = sources.files.iter().chain(&sources.templates);
    files.map(|(path, file)| (path.to_string(), file.text.to_string())).collect()
}

/// Writes a file as if so many seconds ago.
#[expect(clippy::disallowed_methods, reason = "files have times of the real clock")]
fn write(path: &Path, text: &str, ago: u64) {
    fs::write(path, text).expect("written");
    let time = SystemTime::now() - Duration::from_secs(ago);
    File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("the time is set");
}

#[test]
fn reading_again_sees_what_reading_anew_sees() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    fs::create_dir_all(&content).expect("made");
    let path = |name: &str| content.join(name);
    write(&path("a.md"), "one", 100);
    write(&path("b.md"), "two", 100);
    write(&path("c.md"), "six", 0);
    let mut reader = Reader::default();
    let mut check = |what: &str| {
        let as_of = AS_OF.parse().expect("a date");
        let again = reader.read(folder.path(), as_of, Options::default());
        let anew = load(folder.path(), as_of, Options::default());
        assert_eq!(texts(&again), texts(&anew), "{what}");
        again
    };
    let first = check("at first");
    assert!(!first.differs(&check("nothing changed")));
    write(&path("a.md"), "uno", 50);
    let second = check("the same length, another time");
    assert_eq!(first.changes(&second), ["content/a.md"]);
    // As soon after the last writing as a coarse clock does not tell apart.
    let time = fs::metadata(path("c.md")).and_then(|about| about.modified()).expect("a time");
    fs::write(path("c.md"), "sex").expect("written");
    File::options().write(true).open(path("c.md")).and_then(|file| file.set_modified(time)).expect("set");
    let third = check("the same length and time, just now");
    assert_eq!(second.changes(&third), ["content/c.md"]);
    fs::remove_file(path("b.md")).expect("removed");
    write(&path("d.md"), "new", 100);
    let fourth = check("one gone, one new");
    assert_eq!(third.changes(&fourth), ["content/b.md", "content/d.md"]);
    fs::rename(path("d.md"), path("a.md")).expect("renamed");
    check("one over another");
}
