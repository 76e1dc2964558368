//! Time zone, locale, folder, user's environment: none of them is in the bytes.

use super::{Desk, tree};
use std::fs;
use std::path::Path;

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let to = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A desk with the fictional site of the repository.
fn harbour() -> Desk {
    let desk = Desk::empty();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/harbour-accord");
    copy(&from.join("content"), &desk.at("content"));
    desk
}

#[test]
fn time_zone_locale_and_folder_leave_no_trace() {
    let desk = harbour();
    let ran = desk.run(["build", "--as-of", "2031-06-20"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = desk.public();
    assert!(expected.len() > 150, "{}", expected.len());
    let other = harbour();
    for (zone, locale, threads, folder) in [
        ("Pacific/Kiritimati", "uk_UA.UTF-8", "1", "content"),
        ("America/Adak", "tr_TR", "7", "content/night-ferry"),
    ] {
        let mut command = other.command(["build", "--as-of", "2031-06-20", "--output-dir"]);
        command.arg(other.at("elsewhere/deep/out")).current_dir(other.at(folder));
        command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale).env("RAYON_NUM_THREADS", threads);
        command
            .env("USER", "somebody")
            .env("SOURCE_DATE_EPOCH", "1")
            .env("NO_COLOR", "1")
            .env("TERM", "dumb");
        let ran = super::ended(&command.output().unwrap());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let built = tree(&other.at("elsewhere/deep/out"));
        let differ: Vec<_> =
            expected.iter().filter(|(path, bytes)| built.get(*path) != Some(*bytes)).collect();
        assert!(built == expected, "{:?}", differ.iter().map(|(path, _)| path).collect::<Vec<_>>());
        fs::remove_dir_all(other.at("elsewhere")).unwrap();
    }
}

#[test]
fn what_was_published_before_leaves_no_trace() {
    let desk = Desk::started();
    desk.build();
    let expected = desk.public();
    desk.put("content/extra.md", "---\ntitle: Extra\n---\nWords.\n");
    desk.change("content/records.yaml", "status: proposed", "status: contested");
    desk.build();
    assert!(desk.public() != expected);
    fs::remove_file(desk.at("content/extra.md")).unwrap();
    desk.change("content/records.yaml", "status: contested", "status: proposed");
    desk.build();
    assert_eq!(desk.public(), expected);
}

#[test]
fn a_source_that_cannot_be_written_builds_and_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::started();
    let before = tree(&desk.at(""));
    let set = |mode: u32| {
        for path in ["content", "."] {
            fs::set_permissions(desk.at(path), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o555);
    let mut command = desk.command(["build", "--output-dir"]);
    let ran = super::ended(&command.arg(desk.folder.path().join("out")).output().unwrap());
    set(0o755);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(tree(&desk.at("")), before);
}
