//! Sites that mean harm, or came to it: a clear word and the right exit code, never a hang or a crash.

#![expect(clippy::print_stderr, reason = "a test that cannot run here says so")]

use super::{Desk, Ran, ended, tree};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::geteuid;
use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

const PAGE: &str = "---\ntitle: A\n---\n";

/// A build of the started site with one more file, which must end with these words and this code.
fn builds(code: i32, path: &str, text: &[u8], words: &str) {
    let desk = Desk::started();
    desk.put(path, text);
    if path.starts_with("templates/") {
        desk.put("content/a.md", PAGE);
    }
    let ran = desk.run(["build"]);
    assert_eq!(ran.code, code, "{path} {words}: {}", ran.err);
    assert!(ran.err.contains(words), "{path}: no {words:?} in {}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn texts_nested_or_long_beyond_reason() {
    let page = |text: String| format!("{PAGE}{text}\n").into_bytes();
    builds(1, "content/a.md", &page("> ".repeat(20_000) + "x"), "error[limit/nesting]");
    builds(1, "content/a.md", &page("- ".repeat(20_000) + "x"), "error[limit/nesting]");
    builds(0, "content/a.md", &page("*a **a ".repeat(20_000)), "published");
    builds(0, "content/a.md", &page("[".repeat(50_000)), "published");
    builds(0, "content/a.md", &page("[a](".repeat(20_000)), "published");
    builds(
        1,
        "content/a.md",
        &page("word ".repeat(1_100_000)),
        "error[limit/page]: this page is longer than 5 MB",
    );
    let table = format!(
        "{0}|\n{1}|\n{2}",
        "|a".repeat(2000),
        "|-".repeat(2000),
        ("|b".repeat(2000) + "|\n").repeat(60)
    );
    builds(1, "content/a.md", &page(table), "error[limit/nesting]: a table has more than 100 000 cells");
}

#[test]
fn front_matter_that_would_blow_up() {
    let mut laughs = String::from("---\ntitle: A\nextra:\n  a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (one, other) in "abcdefghi".chars().zip("bcdefghij".chars()) {
        laughs += &format!("  {other}: &{other} [{}]\n", vec![format!("*{one}"); 9].join(","));
    }
    builds(
        1,
        "content/a.md",
        (laughs + "---\n").as_bytes(),
        "error[yaml/limit]: values are repeated with `*`",
    );
    let deep = format!("---\ntitle: A\nextra: {}{}\n---\n", "[".repeat(20_000), "]".repeat(20_000));
    builds(1, "content/a.md", deep.as_bytes(), "error[yaml/limit]: lists and maps stand more than 32 deep");
    let long = format!("---\ntitle: A\nsummary: {}\n---\n", "word ".repeat(20_000));
    builds(1, "content/a.md", long.as_bytes(), "error[yaml/limit]: the YAML of this file is");
}

#[test]
fn templates_without_end() {
    let template = "templates/page.html";
    builds(
        1,
        template,
        b"{% include \"page.html\" %}",
        "error[template/syntax]: this template leads back to itself",
    );
    builds(
        1,
        template,
        b"{% extends \"page.html\" %}",
        "error[template/syntax]: this template leads back to itself",
    );
    builds(1, template, b"{% extends \"nope.html\" %}", "there is no template `nope.html` to extend");
    builds(
        1,
        template,
        b"{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}",
        "error[template/render]: maximum render recursion depth",
    );
    builds(1, template, b"{% for i in range(end=100000000) %}{% endfor %}", "exceeds the limit of 100000");
    builds(1, template, b"{{ nope }}", "error[template/render]: variable `nope` is not defined");
    let deep = "{% if true %}".repeat(20_000) + &"{% endif %}".repeat(20_000);
    builds(1, template, deep.as_bytes(), "error[template/syntax]: the template nesting is too deep");
}

#[test]
fn two_templates_that_include_each_other_are_named() {
    let desk = Desk::with(&[
        ("content/_index.md", PAGE),
        ("templates/page.html", "{% include \"x.html\" %}"),
        ("templates/x.html", "{% include \"page.html\" %}"),
    ]);
    let ran = desk.run(["build"]);
    assert!(ran.code == 1 && ran.err.contains("this template leads back to itself: "), "{}", ran.err);
}

#[test]
fn bytes_that_are_no_text() {
    let with = |bytes: &[u8]| [PAGE.as_bytes(), bytes].concat();
    builds(1, "content/a.md", &with(b"caf\xe9"), "error[file/encoding]: the file is not UTF-8");
    builds(1, "content/a.md", &with(b"a\0b"), "error[file/nul]");
    builds(1, "content/a.md", &with(b"a\x1b[31mb"), "error[file/control]");
    builds(0, "content/a.md", &[b"\xef\xbb\xbf", with(b"a\r\nb").as_slice()].concat(), "published");
}

#[test]
fn names_that_not_every_system_can_keep() {
    for name in ["aux.md", "con.txt", "trail.", "a:b.md", "a\\b.md", "a\nb.md"] {
        builds(1, &format!("content/{name}"), PAGE.as_bytes(), "error[file/name]");
    }
    builds(1, &format!("content/{}.md", "a".repeat(220)), PAGE.as_bytes(), "this name is 223 bytes long");
    let desk = Desk::started();
    fs::write(desk.at("content").join(OsStr::from_bytes(b"a\xff.md")), PAGE).unwrap();
    let ran = desk.run(["build"]);
    assert!(ran.code == 1 && ran.err.contains("this name is not UTF-8"), "{}", ran.err);
    for (one, other) in [("about.md", "About.md"), ("caf\u{e9}.md", "cafe\u{301}.md")] {
        let desk = Desk::started();
        desk.put(&format!("content/{one}"), PAGE);
        desk.put(&format!("content/{other}"), PAGE);
        let ran = desk.run(["build"]);
        assert!(ran.code == 1 && ran.err.contains("error[address/collision]"), "{}", ran.err);
        assert!(ran.err.contains(&format!("content/{one}")) && ran.err.contains(&format!("content/{other}")));
    }
}

#[test]
fn what_is_no_file_is_never_opened() {
    let desk = Desk::started();
    for path in ["content/a.md", "content/b.png", "templates/c.html", "static/d.css"] {
        fs::create_dir_all(desk.at(path).parent().unwrap()).unwrap();
        mknodat(CWD, desk.at(path), FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
    }
    let _listener = UnixListener::bind(desk.at("static/s")).unwrap();
    symlink("loop-b.md", desk.at("content/loop-a.md")).unwrap();
    symlink("loop-a.md", desk.at("content/loop-b.md")).unwrap();
    symlink("..", desk.at("content/up")).unwrap();
    symlink("gone.md", desk.at("content/dangling.md")).unwrap();
    let ran = desk.run(["build"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.err.matches("error[file/special]").count(), 5, "{}", ran.err);
    assert_eq!(ran.err.matches("error[file/link]").count(), 4, "{}", ran.err);
    assert!(ran.err.contains("error: 9 errors in 9 files; nothing was published"), "{}", ran.err);
}

#[test]
fn files_that_come_and_go_while_a_build_reads() {
    let desk = Desk::started();
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for n in 0..40 {
                    drop(fs::write(desk.at(&format!("content/flicker-{n}.md")), PAGE));
                }
                for n in 0..40 {
                    drop(fs::remove_file(desk.at(&format!("content/flicker-{n}.md"))));
                }
            }
        });
        for _ in 0..8 {
            let ran = desk.run(["build"]);
            let is_told = ran.code == 1 && ran.err.contains("content/flicker-");
            assert!(ran.code == 0 || is_told, "{ran:?}");
        }
        is_over.store(true, Ordering::Relaxed);
    });
    desk.build();
}

/// Runs a command as somebody whom permissions bind.
fn bound(desk: &Desk, arguments: &[&str]) -> Ran {
    let mut command = desk.command(arguments);
    if geteuid().is_root() {
        // The binary may stand where nobody else can reach it.
        let copy = desk.at("../standfirst");
        if !copy.exists() {
            fs::copy(env!("CARGO_BIN_EXE_standfirst"), &copy).unwrap();
            fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).unwrap();
        }
        command = Command::new(&copy);
        command
            .args(arguments)
            .current_dir(desk.at(""))
            .env("HOME", desk.at("../home"))
            .uid(65534)
            .gid(65534);
        command.env("STANDFIRST_AS_OF", crate::support::AS_OF);
    }
    loop {
        // A program that another test starts at this moment may still hold the copy open for writing.
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => sleep(Duration::from_millis(20)),
            output => return ended(&output.unwrap()),
        }
    }
}

#[test]
fn files_and_folders_that_may_not_be_read_are_named() {
    let desk = Desk::started();
    desk.put("content/locked/page.md", PAGE);
    desk.put("content/a.md", PAGE);
    desk.put("static/b.txt", "x");
    let set =
        |path: &str, mode: u32| fs::set_permissions(desk.at(path), Permissions::from_mode(mode)).unwrap();
    fs::create_dir_all(desk.at("../out")).unwrap();
    fs::set_permissions(desk.at("../out"), Permissions::from_mode(0o777)).unwrap();
    for path in ["content/locked", "content/a.md", "static/b.txt"] {
        set(path, 0);
    }
    let ran = bound(&desk, &["build", "--output-dir", "../out/public"]);
    for path in ["content/locked", "content/a.md", "static/b.txt"] {
        set(path, 0o755);
        assert!(ran.err.contains(&format!("--> {path}")), "{path}: {}", ran.err);
    }
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.err.matches("cannot be read: permission denied").count(), 3, "{}", ran.err);
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error_of_the_machine() {
    let desk = Desk::started();
    let set = |mode: u32| fs::set_permissions(desk.at(""), Permissions::from_mode(mode)).unwrap();
    let before = tree(&desk.at(""));
    set(0o555);
    let ran = bound(&desk, &["build"]);
    set(0o755);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.starts_with("error: could not lock .public.lock: permission denied"), "{}", ran.err);
    assert_eq!(tree(&desk.at("")), before);
}

#[test]
fn an_output_on_another_disk_is_published_like_any_other() {
    let desk = Desk::started();
    desk.build();
    let Ok(other) = tempfile::TempDir::new_in("/dev/shm") else {
        eprintln!("skipped: there is no other disk at /dev/shm");
        return;
    };
    let output = other.path().join("public");
    for _ in 0..2 {
        let mut command = desk.command(["build", "--output-dir"]);
        let ran = ended(&command.arg(&output).output().unwrap());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(tree(&output), desk.public());
    }
}
