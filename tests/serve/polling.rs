//! Where the system tells of no changes, or of no more of them, the folders are looked at instead, and that is said.

use super::{Server, serving, started};
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long we wait for what comes each second.
const SOON: Duration = Duration::from_secs(20);

fn write(server: &Server, path: &str, words: &str) {
    let path = server.folder.path().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, format!("---\ntitle: About\n---\n{words} [Home](@/_index.md)\n")).expect("written");
}

fn shows(server: &Server, path: &str, words: &str) -> bool {
    let deadline = Instant::now() + SOON;
    while Instant::now() < deadline {
        if server.ask("GET", path, "").contains(words) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    false
}

fn says(server: &Server, words: &str) -> bool {
    let deadline = Instant::now() + SOON;
    while let Ok(line) = server.said.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if line.contains(words) {
            return true;
        }
    }
    false
}

/// A server to which the system gives so much of `resource` and no more; nothing where no such limit can be set.
fn limited(resource: &str, most: u32) -> Option<Server> {
    let limit = format!("echo {most} > /proc/sys/user/{resource}");
    let shell = |then: &str| {
        let mut shell = Command::new("unshare");
        shell.args(["-Ur", "sh", "-c", &format!("{limit} && {then}"), env!("CARGO_BIN_EXE_standfirst")]);
        shell
    };
    let can_be_set = shell("true").output().is_ok_and(|done| done.status.success());
    can_be_set.then(|| started(shell("exec \"$0\" \"$@\""), &[]))
}

#[test]
fn with_poll_a_change_is_seen_within_seconds() {
    let server = serving(&["--poll"]);
    write(&server, "content/about.md", "Looked for.");
    assert!(shows(&server, "/about/", "Looked for."));
    write(&server, "content/new/folder/page.md", "New here.");
    assert!(shows(&server, "/new/folder/page/", "New here."), "folders that are made too");
}

#[test]
fn where_nothing_can_be_watched_the_folders_are_looked_at_and_that_is_said() {
    for resource in ["max_inotify_instances", "max_inotify_watches"] {
        let Some(server) = limited(resource, 0) else { return };
        assert!(says(&server, "looking at the folders each second instead"), "{resource}");
        write(&server, "content/about.md", "Seen all the same.");
        assert!(shows(&server, "/about/", "Seen all the same."), "{resource}");
    }
}

#[test]
fn watches_used_up_while_serving_are_said_and_nothing_is_lost() {
    let Some(server) = limited("max_inotify_watches", 20) else { return };
    write(&server, "content/about.md", "Told of.");
    assert!(shows(&server, "/about/", "Told of."));
    for number in 0..40 {
        write(&server, &format!("content/folder-{number}/page.md"), "One of many.");
    }
    assert!(says(&server, "looking at the folders each second instead"));
    write(&server, "content/folder-39/page.md", "The last of many.");
    assert!(shows(&server, "/folder-39/page/", "The last of many."));
}
