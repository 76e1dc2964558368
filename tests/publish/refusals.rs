//! What is refused, in which words, with nothing touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use standfirst::publish::{Edited, Existing, RealFs, Target};

use super::{Disk, NEW, OLD, build, fresh, refusal, tree};

/// Refuses this output with these words, and nothing changes on the disk.
fn refused(disk: &Disk, output: &Path, words: &str) {
    let before = tree(&disk.at("."));
    for existing in [Existing::Refuse, Existing::Adopt] {
        let target = Target { output: output.to_path_buf(), existing, ..disk.target() };
        let sentence = refusal(build(&RealFs, &target, NEW));
        assert!(sentence.contains(words), "{sentence}");
    }
    assert_eq!(tree(&disk.at(".")), before);
}

#[test]
fn places_that_are_never_built_into() {
    let disk = Disk::new();
    fs::create_dir(disk.at("home")).unwrap();
    disk.put("site/file", "");
    symlink(disk.at("site/static"), disk.at("link")).unwrap();
    symlink(disk.at("elsewhere"), disk.at("dangling")).unwrap();
    for (output, words) in [
        ("site", "is the site's own folder"),
        ("site/content/..", "is the site's own folder"),
        (".", "contains the site's own folder"),
        ("site/content", "is inside the site's content/"),
        ("site/templates/out/deep", "is inside the site's templates/"),
        ("site/held/out", "is inside the site's held/"),
        ("link/out", "is inside the site's static/"),
        ("new/../site/static/x", "is inside the site's static/"),
        ("home", "is or contains your home folder"),
        ("site/file", "is a file"),
        ("link", "is a symbolic link"),
        ("link/", "is a symbolic link"),
        ("dangling", "is a symbolic link"),
    ] {
        refused(&disk, &disk.at(output), words);
    }
    refused(&disk, Path::new("/"), "root of the disk");
}

#[test]
fn a_source_folder_that_links_into_the_output() {
    let disk = Disk::new();
    fs::create_dir_all(disk.at("out/deep")).unwrap();
    symlink(disk.at("out/deep"), disk.at("site/held")).unwrap();
    refused(&disk, &disk.at("out"), "contains the site's held/");
}

#[test]
fn a_folder_we_did_not_make() {
    let disk = Disk::new();
    disk.put("site/public/letter.txt", "dear");
    let before = tree(&disk.at("."));
    let sentence = refusal(disk.build(NEW));
    let ending = "public/ is not empty and was not made by standfirst; use --adopt to build into it, or choose another folder";
    assert!(sentence.ends_with(ending), "{sentence}");
    assert_eq!(tree(&disk.at(".")), before);
    let target = Target { existing: Existing::Adopt, ..disk.target() };
    assert_eq!(build(&RealFs, &target, NEW).unwrap().foreign, ["letter.txt"]);
    assert_eq!(disk.build(NEW).unwrap().foreign, ["letter.txt"]);
    assert_eq!(disk.public().get("letter.txt").unwrap(), b"dear");
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let disk = Disk::new();
    fs::create_dir(disk.at("site/public")).unwrap();
    disk.build(NEW).unwrap();
    assert_eq!(disk.public(), fresh(NEW));
}

#[test]
fn edited_files_are_kept_until_told_otherwise() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    disk.put("site/public/style.css", "by hand");
    disk.put("site/public/gone/deep/index.html", "by hand");
    let before = tree(&disk.at("."));
    let sentence = refusal(disk.build(NEW));
    assert!(sentence.contains("public/style.css"), "{sentence}");
    assert!(sentence.contains("public/gone/deep/index.html"), "{sentence}");
    assert!(sentence.contains("--overwrite"), "{sentence}");
    assert_eq!(tree(&disk.at(".")), before);
    let target = Target { edited: Edited::Overwrite, ..disk.target() };
    build(&RealFs, &target, NEW).unwrap();
    assert_eq!(disk.public(), fresh(NEW));
}

#[test]
fn a_file_saved_with_the_same_bytes_is_not_edited() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    disk.put("site/public/style.css", "old style");
    fs::remove_file(disk.at("site/public/same.css")).unwrap();
    disk.build(NEW).unwrap();
    assert_eq!(disk.public(), fresh(NEW));
}

#[test]
fn more_than_five_edited_files_are_counted() {
    let disk = Disk::new();
    let names: Vec<String> = (0..7).map(|n| format!("{n}.html")).collect();
    let pages: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "text")).collect();
    disk.build(&pages).unwrap();
    for name in &names {
        disk.put(&format!("site/public/{name}"), "edited");
    }
    let sentence = refusal(disk.build(&pages));
    assert!(sentence.contains("4.html and 2 more changed"), "{sentence}");
}

#[test]
fn a_page_that_wants_the_place_of_a_foreign_file() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    disk.put("site/public/b/index.html", "mine");
    let before = tree(&disk.at("."));
    let sentence = refusal(disk.build(NEW));
    assert!(sentence.contains("public/b/index.html was not made by standfirst"), "{sentence}");
    assert_eq!(tree(&disk.at(".")), before);
    let target = Target { edited: Edited::Overwrite, ..disk.target() };
    build(&RealFs, &target, NEW).unwrap();
    assert_eq!(disk.build(NEW).unwrap().unchanged, NEW.len());
    assert_eq!(disk.public(), fresh(NEW));
}

#[test]
fn a_foreign_file_with_the_same_bytes_becomes_ours() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    disk.put("site/public/b/index.html", "new b");
    disk.build(NEW).unwrap();
    assert_eq!(disk.public(), fresh(NEW));
    disk.build(OLD).unwrap();
    assert_eq!(disk.public(), fresh(OLD));
}

#[test]
fn a_link_is_never_written_through() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    fs::create_dir(disk.at("elsewhere")).unwrap();
    symlink(disk.at("elsewhere"), disk.at("site/public/b")).unwrap();
    for edited in [Edited::Keep, Edited::Overwrite] {
        let target = Target { edited, ..disk.target() };
        let sentence = refusal(build(&RealFs, &target, NEW));
        assert!(sentence.contains("public/b was not made by standfirst"), "{sentence}");
    }
    assert!(tree(&disk.at("elsewhere")).is_empty());
}

#[test]
fn a_manifest_nobody_can_read() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    for text in ["", "{}", r#"{"version":2,"files":[]}"#] {
        disk.put("site/.public.manifest.json", text);
        let before = tree(&disk.at("."));
        assert!(refusal(disk.build(NEW)).contains("cannot be read"));
        assert_eq!(tree(&disk.at(".")), before);
    }
}

#[test]
fn a_file_that_appears_during_the_build() {
    let disk = Disk::new();
    disk.build(OLD).unwrap();
    let interrupt = standfirst::publish::Interrupt::new();
    let stage = standfirst::publish::begin(&RealFs, &disk.target(), &interrupt).unwrap();
    for (path, text) in NEW {
        stage.write(path, text.as_bytes()).unwrap();
    }
    disk.put("site/public/b/index.html", "mine");
    assert!(refusal(stage.commit()).contains("public/b/index.html"));
    assert_eq!(disk.public().get("b/index.html").unwrap(), b"mine");
}
