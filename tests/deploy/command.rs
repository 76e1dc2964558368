//! The command, from a built site to a folder elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Runs the binary in a folder; its exit code, and what it said and put.
pub fn run(folder: &Path, arguments: &[&str], more: &[(&str, String)]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for (name, _) in
        std::env::vars().filter(|(name, _)| name.starts_with("AWS_") || name.starts_with("STANDFIRST_"))
    {
        command.env_remove(name);
    }
    command.env("STANDFIRST_AS_OF", crate::support::AS_OF).env("HOME", folder);
    command.envs(more.iter().map(|(name, value)| (*name, value.as_str())));
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stderr), text(&output.stdout))
}

/// A desk with the site that `init` makes, built.
pub fn built() -> TempDir {
    let folder = TempDir::new().unwrap();
    for arguments in [&["init"][..], &["build"]] {
        let (code, said, _) = run(folder.path(), arguments, &[]);
        assert_eq!(code, 0, "{said}");
    }
    folder
}

fn files(root: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let all = all.filter(|entry| entry.file_type().is_file());
    all.map(|entry| entry.path().strip_prefix(root).unwrap().to_owned()).collect()
}

#[test]
fn a_published_folder_reaches_another_folder() {
    let (desk, host) = (built(), TempDir::new().unwrap());
    let to = format!("file://{}", host.path().join("www").display());
    let (code, said, put) = run(desk.path(), &["deploy", &to, "--dry-run"], &[]);
    assert_eq!(code, 0, "{said}");
    assert!(put.lines().last().unwrap() == "+ index.html" && said.contains("would send: + "), "{put}{said}");
    assert!(!host.path().join("www").exists(), "nothing is made");
    let (code, said, _) = run(desk.path(), &["deploy", &to], &[]);
    assert_eq!(code, 0, "{said}");
    let mut sent = files(&host.path().join("www"));
    sent.retain(|path| path != Path::new(".standfirst.json"));
    assert_eq!(sent, files(&desk.path().join("public")));
    let (code, said, _) = run(desk.path(), &["deploy", &to], &[]);
    assert!(code == 0 && said.contains("+ 0 ~ 0 - 0, 0 bytes"), "{said}");
}

#[test]
fn what_is_refused_makes_no_folder() {
    let (desk, host) = (built(), TempDir::new().unwrap());
    let within = format!("file://{}", desk.path().join("public/copy").display());
    let (code, said, _) = run(desk.path(), &["deploy", &within], &[]);
    assert!(code == 2 && said.contains("are one; choose another"), "{code} {said}");
    assert!(!desk.path().join("public/copy").exists(), "nothing is made in the published folder");
    fs::write(desk.path().join("public/index.html"), "edited").unwrap();
    let to = format!("file://{}", host.path().join("srv/www").display());
    let (code, said, _) = run(desk.path(), &["deploy", &to], &[]);
    assert!(code == 2 && said.contains("index.html was changed since"), "{code} {said}");
    assert!(!host.path().join("srv").exists(), "nothing is made");
}

#[test]
fn what_was_never_built_is_told_so_and_nothing_is_made() {
    let (desk, host) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    assert_eq!(run(desk.path(), &["init"], &[]).0, 0);
    let to = format!("file://{}", host.path().join("www").display());
    let (code, said, _) = run(desk.path(), &["deploy", &to], &[]);
    assert!(
        code == 2 && said.contains("public/ is not there yet; `standfirst build` makes it"),
        "{code} {said}"
    );
    assert!(!host.path().join("www").exists());
}

#[test]
fn what_is_not_for_readers_is_not_sent() {
    let (desk, host) = (built(), TempDir::new().unwrap());
    let to = format!("file://{}", host.path().join("www").display());
    for flag in ["--drafts", "--preview"] {
        assert_eq!(run(desk.path(), &["build", flag], &[]).0, 0);
        let (code, said, _) = run(desk.path(), &["deploy", &to], &[]);
        assert!(
            code == 2 && said.contains(&format!("built with {}", &flag[2..].trim_end_matches('s'))),
            "{code} {said}"
        );
    }
    assert_eq!(run(desk.path(), &["build", "--single-file", "--drafts"], &[]).0, 0);
    let (code, said, _) = run(desk.path(), &["deploy", &to, "-o", "single"], &[]);
    assert!(code == 2 && said.contains("built with drafts"), "{code} {said}");
    for wrong in [
        "ftp://a",
        "public",
        "file://relative",
        &format!("file://{}", desk.path().join("public/x").display()),
    ] {
        let (code, said, _) = run(desk.path(), &["deploy", wrong], &[]);
        assert_eq!(code, 2, "{wrong}: {said}");
    }
    assert_eq!(files(host.path()), Vec::<PathBuf>::new());
}

#[test]
fn private_texts_in_git_are_a_reason_not_to_build() {
    let desk = built();
    let git = |arguments: &[&str]| {
        let status = Command::new("git").args(arguments).current_dir(desk.path()).output().unwrap().status;
        assert!(status.success(), "git {arguments:?}");
    };
    git(&["init", "-q"]);
    fs::create_dir(desk.path().join("held")).unwrap();
    fs::write(desk.path().join("held/article.txt"), "Words.\n").unwrap();
    git(&["add", "content"]);
    assert_eq!(run(desk.path(), &["build"], &[]).0, 0, "git does not keep it");
    git(&["add", "-f", "held/article.txt"]);
    for arguments in [&["build"][..], &["deploy", "file:///nowhere/at/all"]] {
        let (code, said, _) = run(desk.path(), arguments, &[]);
        assert!(code == 2 && said.contains("git keeps held/article.txt"), "{arguments:?}: {code} {said}");
    }
    let settings = desk.path().join("content/site.yaml");
    fs::write(&settings, format!("held_in_git: true\n{}", fs::read_to_string(&settings).unwrap())).unwrap();
    let (code, said, _) = run(desk.path(), &["build"], &[]);
    assert_eq!(code, 0, "{said}");
}
