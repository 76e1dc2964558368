//! A build aimed at a folder that is somebody's is refused, and nothing is touched.

use super::{Desk, ended, tree};
use std::fs;
use std::os::unix::fs::symlink;

/// Aims a build at `output`, from `site/`; it must be refused with these words.
fn refused(desk: &Desk, output: &str, words: &str) {
    let before = tree(desk.folder.path());
    for adopt in [None, Some("--adopt"), Some("--overwrite")] {
        let ran = desk.run(["build", "--output-dir", output].into_iter().chain(adopt));
        assert_eq!(ran.code, 2, "{output}: {}", ran.err);
        assert!(ran.err.starts_with("error: ") && ran.err.contains(words), "{output}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    assert_eq!(tree(desk.folder.path()), before, "{output}");
}

#[test]
fn folders_that_are_never_built_into() {
    let desk = Desk::started();
    desk.put("held/source.txt", "private");
    desk.put("static/a.css", "");
    desk.put("file", "");
    fs::write(desk.at("../home/letter"), "dear").unwrap();
    symlink(desk.at("../home"), desk.at("way-home")).unwrap();
    symlink(desk.at("content"), desk.at("way-in")).unwrap();
    for (output, words) in [
        (".", "is the site's own folder"),
        ("../site", "is the site's own folder"),
        ("..", "contains the site's own folder"),
        ("/", "is the root of the disk"),
        ("content", "is inside the site's content/"),
        ("content/public", "is inside the site's content/"),
        ("static/out", "is inside the site's static/"),
        ("held", "is inside the site's held/"),
        ("templates/x", "is inside the site's templates/"),
        ("way-in/out", "is inside the site's content/"),
        ("../home", "is or contains your home folder"),
        ("way-home", "is a symbolic link"),
        ("way-in", "is a symbolic link"),
        ("file", "is a file"),
    ] {
        refused(&desk, output, words);
    }
}

#[test]
fn a_folder_of_somebody_elses_is_kept_until_it_is_adopted() {
    let desk = Desk::started();
    desk.put("public/photo.jpg", "irreplaceable");
    desk.put("public/index.html", "by hand");
    let before = tree(&desk.at(""));
    let ran = desk.run(["build"]);
    assert!(ran.code == 2 && ran.err.contains("was not made by standfirst; use --adopt"), "{}", ran.err);
    let ran = desk.run(["build", "--adopt"]);
    assert!(ran.code == 2 && ran.err.contains("public/index.html was not made by standfirst"), "{}", ran.err);
    assert!(
        tree(&desk.at("public")) == tree(&desk.at("public"))
            && desk.public()["photo.jpg"] == b"irreplaceable"
    );
    assert_eq!(desk.public()["index.html"], b"by hand");
    fs::remove_file(desk.at("public/index.html")).unwrap();
    let ran = desk.run(["build", "--adopt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("note: public/photo.jpg was not made by standfirst, and stays\n"),
        "{}",
        ran.err
    );
    desk.build();
    assert_eq!(desk.public()["photo.jpg"], b"irreplaceable");
    assert!(before.keys().all(|path| tree(&desk.at("")).contains_key(path) || path == "public/index.html"));
}

#[test]
fn a_page_edited_by_hand_is_kept_until_told_otherwise() {
    let desk = Desk::started();
    desk.build();
    let built = desk.public();
    desk.put("public/index.html", "by hand");
    let ran = desk.run(["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("error: public/index.html changed since the last build; use --overwrite"),
        "{}",
        ran.err
    );
    assert_eq!(desk.public()["index.html"], b"by hand");
    assert_eq!(desk.run(["build", "--overwrite"]).code, 0);
    assert_eq!(desk.public(), built);
}

#[test]
fn nothing_but_the_output_and_what_stands_beside_it_is_written() {
    let desk = Desk::started();
    let before = tree(desk.folder.path());
    desk.build();
    let mut command = desk.command(["check"]);
    assert_eq!(ended(&command.env("STANDFIRST_DRAFTS", "true").output().unwrap()).code, 0);
    let mut after = tree(desk.folder.path());
    after.retain(|path, _| !path.starts_with("site/public/"));
    for beside in ["site/.public.lock", "site/.public.manifest.json"] {
        assert!(after.remove(beside).is_some(), "{beside}");
    }
    assert_eq!(after, before);
}
