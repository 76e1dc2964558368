//! The command: nothing is asked for without the flag, and what was heard before is not asked for again.

use super::server::Server;
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

/// A desk with one address of another site.
fn desk(address: &str) -> TempDir {
    let desk = TempDir::new().unwrap();
    fs::create_dir(desk.path().join("content")).unwrap();
    let text = format!("---\ntitle: T\n---\nSee [the plan]({address}).\n");
    fs::write(desk.path().join("content/_index.md"), text).unwrap();
    desk
}

/// What this user's programs remember of an address.
fn remember(desk: &Path, address: &str, verdict: &str) {
    #[expect(clippy::disallowed_methods, reason = "what is remembered has a time")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() - 60;
    let folder = desk.join("cache/standfirst");
    fs::create_dir_all(&folder).unwrap();
    let known = format!("{{\"{address}\": {{\"at\": {now}, \"verdict\": {verdict}}}}}");
    fs::write(folder.join("links.json"), known).unwrap();
}

/// The command, which can reach other sites through this proxy alone.
fn command(desk: &Path, arguments: &[&str], proxy: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    command.args(arguments).current_dir(desk).stdin(Stdio::null());
    command.env("XDG_CACHE_HOME", desk.join("cache")).env("STANDFIRST_AS_OF", crate::support::AS_OF);
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
        command.env(name, proxy);
    }
    command.env_remove("NO_PROXY").env_remove("no_proxy");
    command
}

/// What it says where nobody is at the place of the proxy.
fn run(desk: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = command(desk, arguments, "http://127.0.0.1:9").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stderr), text(&output.stdout))
}

#[test]
fn what_was_heard_before_is_told_without_asking() {
    let desk = desk("https://plan.example/a");
    remember(desk.path(), "https://plan.example/a", "{\"gone\": \"404 Not Found\"}");
    let (code, said, _) = run(desk.path(), &["check"]);
    assert!(code == 0 && !said.contains("plan.example"), "{said}");
    let (code, said, _) = run(desk.path(), &["check", "--external-links"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("warning[link/external]: `https://plan.example/a` leads nowhere: 404 Not Found"),
        "{said}"
    );
    assert!(said.contains("content/_index.md:4:5") && said.contains("1 address of another site"), "{said}");
    let (_, _, put) = run(desk.path(), &["check", "--external-links", "--format", "json"]);
    assert!(put.contains("\"rule\":\"link/external\"") && put.contains("\"line\":4"), "{put}");
    assert_eq!(run(desk.path(), &["check", "--external-links", "--strict"]).0, 1);
}

#[test]
fn a_machine_that_reaches_nothing_knows_nothing() {
    let desk = desk("http://plan.example/a");
    fs::create_dir_all(desk.path().join("cache/standfirst")).unwrap();
    fs::write(desk.path().join("cache/standfirst/links.json"), "{ no cache of ours").unwrap();
    let (code, said, _) = run(desk.path(), &["check", "--external-links", "--strict"]);
    assert!(code == 0 && !said.contains("link/external"), "{said}");
    assert!(said.contains("no other site answered: is this machine online?"), "{said}");
    assert!(said.contains("1 address of another site, 1 could not be told"), "{said}");
    let (_, said, _) = run(desk.path(), &["check", "--external-links", "--all-errors"]);
    assert!(said.contains("could not be told: http://plan.example/a ("), "{said}");
}

#[test]
fn only_check_asks_other_sites() {
    let desk = desk("https://plan.example/a");
    for command in [&["build"][..], &["serve"], &["lsp"], &["check", "--watch"]] {
        let arguments: Vec<&str> = command.iter().copied().chain(["--external-links"]).collect();
        let (code, said, _) = run(desk.path(), &arguments);
        assert!(code == 2 && said.contains("--external-links"), "{command:?}: {said}");
    }
}

#[test]
fn a_signal_ends_it_at_once_and_what_was_learnt_is_kept() {
    let proxy = Server::start();
    let desk = desk("http://plan.example/fine), [more](http://more.example/slow");
    let mut asking = command(desk.path(), &["check", "--external-links"], &format!("http://{}", proxy.seat));
    let child = asking.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let started = Instant::now();
    while proxy.asked().len() < 2 && started.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(300));
    let signalled = Instant::now();
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("interrupted; what other sites said until now is kept"), "{said}");
    assert!(signalled.elapsed() < Duration::from_secs(5), "a request may take fifteen");
    let kept = fs::read_to_string(desk.path().join("cache/standfirst/links.json")).unwrap();
    assert!(kept.contains("http://plan.example/fine") && !kept.contains("more.example"), "{kept}");
}
