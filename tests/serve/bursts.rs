//! Saves in bursts: one event when all is written, nothing of what is half written, nothing lost.

use super::{Server, serving};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long nothing must come for us to believe that nothing will.
const CALM: Duration = Duration::from_millis(1500);

/// The events of a server from now on, the first one taken.
pub fn events(server: &Server) -> Receiver<String> {
    let mut stream = server.connect();
    let origin = format!("Origin: http://localhost:{}\r\nSec-Fetch-Site: same-origin\r\n", server.port);
    write!(stream, "GET /.standfirst/events HTTP/1.1\r\nHost: localhost:{}\r\n{origin}\r\n", server.port)
        .expect("sent");
    let (send, told) = channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter(|line| line.starts_with("data:")).try_for_each(|line| send.send(line))
    });
    told.recv_timeout(Duration::from_secs(20)).expect("the first event");
    told
}

fn about(words: &str) -> String {
    format!("---\ntitle: About\n---\n{words} [Home](_index.md)\n")
}

#[test]
fn a_file_that_is_written_bit_by_bit_is_shown_once_and_whole() {
    let server = serving(&[]);
    let path = server.folder.path().join("content/about.md");
    let events = events(&server);
    // A first change makes the next build a short one, which is begun before the burst is over.
    fs::write(&path, about("First.")).expect("written");
    events.recv_timeout(Duration::from_secs(20)).expect("an event");
    for half in ["---\ntitle: Ab", "---\ntitle: About\n---\nSecon", &about("Second.")] {
        fs::write(&path, half).expect("written");
        std::thread::sleep(Duration::from_millis(25));
    }
    events.recv_timeout(Duration::from_secs(20)).expect("an event");
    assert!(server.ask("GET", "/about/", "").contains("Second. "), "what is told of is whole");
    assert!(events.recv_timeout(CALM).is_err(), "and is told once");
}

#[test]
fn writing_that_never_ends_is_shown_from_time_to_time_and_at_its_end() {
    let server = serving(&[]);
    let path = server.folder.path().join("content/about.md");
    let events = events(&server);
    let started = Instant::now();
    let mut seen = 0;
    for number in 0.. {
        fs::write(&path, about(&format!("Number {number}."))).expect("written");
        std::thread::sleep(Duration::from_millis(15));
        seen += events.try_iter().count();
        if seen > 0 || started.elapsed() > Duration::from_secs(30) {
            break;
        }
    }
    assert!(seen > 0, "something is shown while the writing goes on");
    fs::write(&path, about("The end.")).expect("written");
    let deadline = Instant::now() + Duration::from_secs(20);
    while !server.ask("GET", "/about/", "").contains("The end.") {
        assert!(Instant::now() < deadline, "the last words are shown");
        drop(events.recv_timeout(CALM));
    }
}

fn git(folder: &Path, words: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(words)
        .current_dir(folder)
        .output()
        .expect("git is there");
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_checkout_of_a_thousand_files_is_one_change() {
    let server = serving(&[]);
    let folder = server.folder.path();
    let write_all = |words: &str| {
        for number in 0..1000 {
            let text =
                format!("---\ntitle: Page {number}\n---\n{words} of page {number}. [Home](_index.md)\n");
            fs::write(folder.join(format!("content/page-{number}.md")), text).expect("written");
        }
    };
    git(folder, &["init", "-q", "-b", "old"]);
    write_all("Old words");
    git(folder, &["add", "content"]);
    git(folder, &["commit", "-q", "-m", "old"]);
    git(folder, &["checkout", "-q", "-b", "new"]);
    write_all("New words");
    git(folder, &["commit", "-q", "-a", "-m", "new"]);
    let deadline = Instant::now() + Duration::from_secs(60);
    while !server.ask("GET", "/page-999/", "").contains("New words of page 999") {
        assert!(Instant::now() < deadline, "the new pages are served");
    }
    let events = events(&server);
    while events.recv_timeout(CALM).is_ok() {}
    git(folder, &["checkout", "-q", "old"]);
    events.recv_timeout(Duration::from_secs(30)).expect("an event");
    let told = 1 + std::iter::from_fn(|| events.recv_timeout(CALM).ok()).count();
    for number in [0, 500, 999] {
        let page = server.ask("GET", &format!("/page-{number}/"), "");
        assert!(page.contains(&format!("Old words of page {number}")), "page {number} is the old one");
    }
    // A slow machine may take longer than a burst is waited out; what matters is that it is not a thousand.
    assert!(told <= 3, "{told} events");
}

#[test]
fn a_change_that_is_not_recorded_is_a_badge_while_writing() {
    let server = serving(&[]);
    let lock = "{\"item\":\"pages/_index\",\"at\":\"/\",\"seen\":{\"title\":\"Home\"}}\n{\"item\":\"pages/about\",\"at\":\"/about/\",\
                \"seen\":{\"title\":\"About\",\"body\":\"Words. Home\",\"links\":\"@home\"}}\n";
    let events = events(&server);
    fs::write(server.folder.path().join("content/published.lock"), lock).expect("written");
    events.recv_timeout(Duration::from_secs(20)).expect("an event");
    fs::write(server.folder.path().join("content/about.md"), about("Third.")).expect("written");
    events.recv_timeout(Duration::from_secs(20)).expect("an event");
    let headers = format!(
        "Host: localhost:{0}\r\nOrigin: http://localhost:{0}\r\nSec-Fetch-Site: same-origin\r\n",
        server.port
    );
    let found = server.ask("GET", "/.standfirst/findings", &headers);
    assert!(found.contains("\"errors\":[]") && found.contains("warning[change/unlogged]"), "{found}");
    assert!(server.ask("GET", "/about/", "").contains("Third. "), "the page is shown all the same");
}
