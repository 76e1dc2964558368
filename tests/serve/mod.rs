//! The live server over raw sockets, as browsers never ask and others may.

mod amends;
mod bursts;
mod polling;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const SITE: &[(&str, &str)] = &[
    ("content/_index.md", "---\ntitle: Home\n---\nWelcome. [About](about.md) {secret-in-source}\n"),
    ("content/about.md", "---\ntitle: About\n---\nWords. [Home](_index.md)\n"),
    ("content/.env", "canary-hidden"),
    ("secret.txt", "canary-root"),
    ("held/report.txt", "canary-held"),
];

/// A server of its own site, ended with the test.
struct Server {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
    /// What it says after it has said where it serves.
    said: Receiver<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn serving(more: &[&str]) -> Server {
    started(Command::new(env!("CARGO_BIN_EXE_standfirst")), more)
}

/// The server that a command becomes when it is given our words.
fn started(mut command: Command, more: &[&str]) -> Server {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in SITE {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let mut child = command
        .args(["serve", "--port", "0", "--as-of", "2026-01-01", "-r"])
        .arg(folder.path())
        .args(more)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("serving at")).expect("it says where it serves");
    let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
    let port = port.parse().expect("a number");
    let (send, said) = channel();
    std::thread::spawn(move || lines.for_each(|line| drop(send.send(line))));
    Server { folder, child, port, said }
}

impl Server {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        stream
    }

    /// Everything that comes back to these bytes until the server hangs up.
    fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // A server may hang up before it has heard all.
        let _ = stream.write_all(bytes);
        // A stream of events would never end: what comes late is not waited for.
        let (mut answer, mut part, started) = (Vec::new(), [0; 8192], Instant::now());
        while started.elapsed() < Duration::from_secs(12) {
            match stream.read(&mut part) {
                Ok(length @ 1..) => answer.extend_from_slice(&part[..length]),
                _ => break,
            }
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, method: &str, target: &str, headers: &str) -> String {
        let host = if headers.to_lowercase().contains("host:") {
            String::new()
        } else {
            format!("Host: localhost:{}\r\n", self.port)
        };
        self.raw(format!("{method} {target} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n").as_bytes())
    }

    fn status(&self, method: &str, target: &str, headers: &str) -> u16 {
        status(&self.ask(method, target, headers))
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
}

#[test]
fn a_page_has_its_type_and_the_headers_that_keep_it_ours() {
    let server = serving(&[]);
    let answer = server.ask("GET", "/about/", "");
    assert_eq!(status(&answer), 200);
    let head = answer.split("\r\n\r\n").next().unwrap_or_default().to_lowercase();
    for line in [
        "content-type: text/html; charset=utf-8",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
        "cross-origin-opener-policy: same-origin",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
        "x-frame-options: sameorigin",
    ] {
        assert!(head.contains(line), "{line}: {head}");
    }
    assert!(!head.contains("access-control"), "{head}");
    assert!(answer.contains("/.standfirst/live.js"), "the browser's part is put in");
}

#[test]
fn the_browsers_part_of_it_is_small() {
    let answer = serving(&[]).ask("GET", "/.standfirst/live.js", "");
    let (_, script) = answer.split_once("\r\n\r\n").expect("a body");
    let size = crate::support::compressed(script.as_bytes());
    assert!(size > 500 && size <= 3 * 1024, "{size}");
}

#[test]
fn only_get_and_head_are_answered() {
    let server = serving(&[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        assert_eq!(server.status(method, "/about/", "Content-Length: 0\r\n"), 405, "{method}");
    }
    let head = server.ask("HEAD", "/about/", "");
    assert_eq!(status(&head), 200);
    assert_eq!(head.split("\r\n\r\n").nth(1), Some(""), "{head}");
    let length =
        |answer: &str| answer.lines().find(|line| line.starts_with("content-length:")).map(str::to_owned);
    assert!(length(&head).is_some() && length(&head) == length(&server.ask("GET", "/about/", "")), "{head}");
}

#[test]
fn folders_lead_on_and_what_is_not_there_is_the_sites_own_404() {
    let server = serving(&[]);
    let answer = server.ask("GET", "/about", "");
    assert_eq!(status(&answer), 308);
    assert!(answer.to_lowercase().contains("location: /about/"), "{answer}");
    let lost = server.ask("GET", "/nowhere/", "");
    assert_eq!(status(&lost), 404);
    assert!(lost.contains("<h1"), "{lost}");
    assert_eq!(server.status("GET", "/about/index.html", ""), 200);
}

#[test]
fn below_a_base_path_all_is_as_it_will_be_hosted() {
    let server = serving(&["--base-url", "https://example.org/sub/"]);
    let answer = server.ask("GET", "/sub/about/", "");
    assert_eq!(status(&answer), 200);
    assert!(answer.contains("href=\"/sub/"), "{answer}");
    assert_eq!(server.status("GET", "/about/", ""), 307);
}

#[test]
fn other_host_names_are_refused_with_a_way_out() {
    let server = serving(&[]);
    let port = server.port;
    for host in
        ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "localhost:1", "user@localhost"]
    {
        let answer = server.ask("GET", "/", &format!("Host: {host}\r\n"));
        assert!(matches!(status(&answer), 400 | 403), "{host}: {answer}");
        assert!(!answer.contains("Welcome"), "{host}");
    }
    assert!(server.ask("GET", "/", "Host: evil.example\r\n").contains("--allow-host"));
    assert_eq!(status(&server.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")), 403, "no host at all");
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(server.status("GET", "/", &format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    let open = serving(&["--allow-host", "pier.test"]);
    assert_eq!(open.status("GET", "/", "Host: pier.test\r\n"), 200);
}

#[test]
fn pages_of_other_sites_are_told_nothing() {
    let server = serving(&[]);
    let cross = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    assert_eq!(server.status("GET", "/about/", cross), 403);
    assert_eq!(
        server.status("GET", "/about/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"),
        200
    );
    for path in ["/.standfirst/events", "/.standfirst/findings"] {
        assert_eq!(server.status("GET", path, "Origin: https://evil.example\r\n"), 403, "{path}");
        assert_eq!(server.status("GET", path, "Sec-Fetch-Site: same-site\r\n"), 403, "{path}");
    }
}

#[test]
fn a_browser_of_ours_hears_of_each_change() {
    let server = serving(&[]);
    let mut stream = server.connect();
    let origin = format!("Origin: http://localhost:{}\r\nSec-Fetch-Site: same-origin\r\n", server.port);
    write!(stream, "GET /.standfirst/events HTTP/1.1\r\nHost: localhost:{}\r\n{origin}\r\n", server.port)
        .expect("sent");
    let deadline = Instant::now() + Duration::from_secs(20);
    let mut lines =
        BufReader::new(stream).lines().map_while(Result::ok).take_while(|_| Instant::now() < deadline);
    let first = lines.find(|line| line.starts_with("data:")).expect("an event");
    fs::write(
        server.folder.path().join("content/about.md"),
        "---\ntitle: About\n---\nOther words. [Home](_index.md)\n",
    )
    .expect("written");
    let second = lines.find(|line| line.starts_with("data:")).expect("another event");
    assert_ne!(first, second);
    assert!(!second.contains("about"), "it says that something changed, not what: {second}");
    assert!(server.ask("GET", "/about/", "").contains("Other words."), "what is told of is being served");
}

#[test]
fn no_spelling_of_an_address_reaches_the_disk() {
    let server = serving(&[]);
    for target in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/about/../../secret.txt",
        "/about/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/content/_index.md",
        "/content/.env",
        "/.env",
        "/held/report.txt",
        "/../held/report.txt",
        "/%2e%2e%c0%afsecret.txt",
        "/about/%00/../secret.txt",
        "/secret.txt%00.html",
        "/static/../secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/%ff%fe",
        "/.git/config",
        "/templates/page.html",
    ] {
        let answer = server.ask("GET", target, "");
        assert!(matches!(status(&answer), 400 | 404 | 307 | 308), "{target}: {answer}");
        assert!(!answer.contains("canary") && !answer.contains("root:"), "{target}");
    }
    // The form that proxies are asked in.
    let answer =
        server.ask("GET", "http://evil.example/about/", &format!("Host: localhost:{}\r\n", server.port));
    assert!(!answer.contains("canary"), "{answer}");
}

#[test]
fn large_requests_are_refused_and_the_server_lives_on() {
    let server = serving(&[]);
    let long = "a".repeat(1_000_000);
    for bytes in [
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", &long[..9_000]),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(200)),
        long.clone(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "\0\u{1}\u{2}\r\n\r\n".to_owned(),
    ] {
        let answer = server.raw(bytes.as_bytes());
        assert!(
            matches!(status(&answer), 0 | 400 | 403 | 414 | 431 | 505),
            "{}",
            &answer[..answer.len().min(200)]
        );
        assert!(!answer.contains("Welcome"));
    }
    assert_eq!(server.status("GET", "/about/", ""), 200);
}

#[test]
fn two_hundred_slow_connections_keep_nobody_waiting_and_are_closed() {
    let server = serving(&[]);
    let mut slow: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    for (number, stream) in slow.iter_mut().enumerate() {
        if number % 2 == 0 {
            stream.write_all(b"GET /about/ HTTP/1.1\r\nHost: loc").expect("sent");
        }
    }
    let started = Instant::now();
    assert_eq!(server.status("GET", "/about/", ""), 200);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let mut rest = Vec::new();
    for stream in &mut slow {
        rest.clear();
        let closed = stream.read_to_end(&mut rest);
        assert!(closed.is_ok(), "it is closed within its time: {closed:?}");
    }
    assert!(started.elapsed() >= Duration::from_secs(5), "not at once: {:?}", started.elapsed());
    assert_eq!(server.status("GET", "/about/", ""), 200);
}

#[test]
fn a_port_in_use_is_named_and_one_that_browsers_refuse_too() {
    let server = serving(&[]);
    let say = |port: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
        let ran = command
            .args(["serve", "--port", port, "-r"])
            .arg(server.folder.path())
            .output()
            .expect("it runs");
        String::from_utf8_lossy(&ran.stderr).into_owned()
    };
    let said = say(&server.port.to_string());
    assert!(said.contains(&format!("port {} is in use", server.port)) && said.contains("--port 0"), "{said}");
    assert!(say("6000").contains("browsers refuse to open port 6000"));
}

#[test]
fn a_template_that_never_ends_keeps_no_other_page_waiting() {
    let server = serving(&[]);
    let templates = server.folder.path().join("templates");
    fs::create_dir_all(&templates).expect("made");
    let page = "{% if page.title == \"About\" %}{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% for c in range(end=99999) %}{% endfor %}{% endfor %}{% endfor %}{% endif %}<title>{{ page.title }}</title>";
    fs::write(templates.join("page.html"), page).expect("written");
    std::thread::sleep(Duration::from_secs(1));
    let started = Instant::now();
    let mut stuck = server.connect();
    write!(stuck, "GET /about/ HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", server.port)
        .expect("sent");
    assert_eq!(server.status("GET", "/.standfirst/findings", ""), 200);
    assert!(server.ask("GET", "/nowhere/", "").starts_with("HTTP/1.1 404"));
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    let mut answer = String::new();
    drop(stuck.read_to_string(&mut answer));
    assert_eq!(status(&answer), 500, "{answer}");
    assert!(answer.contains("does one of its templates never end?"), "{answer}");
}
