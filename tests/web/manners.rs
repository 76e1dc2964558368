//! How politely other sites are asked.

use super::server::Server;
use super::{Watch, addresses, heard, manner};
use standfirst::testing::web::{Manner, ask};
use std::cell::Cell;
use std::time::{Duration, Instant};

#[test]
fn a_host_is_asked_one_at_a_time_with_a_pause_and_hosts_beside_each_other() {
    let server = Server::start();
    let pause = Duration::from_millis(120);
    let all = ["http://a.example/1", "http://a.example/2", "http://a.example/3", "http://b.example/1"];
    let manner = Manner { pause, ..manner(&server) };
    ask(&addresses(&all), &manner, &super::Waiting).unwrap();
    let log = server.log();
    let of = |host: &str| -> Vec<Instant> {
        log.iter().filter(|asked| asked.what.contains(host)).map(|asked| asked.at).collect()
    };
    let (a, b) = (of("a.example"), of("b.example"));
    assert_eq!((a.len(), b.len()), (3, 1));
    assert!(a.windows(2).all(|pair| pair[1] - pair[0] >= pause), "{a:?}");
    assert!(b[0] < a[2], "another host does not wait");
}

#[test]
fn we_say_who_we_are_and_send_nothing_else() {
    let server = Server::start();
    heard(&server, &["http://a.example/moved-away", "http://a.example/404"]);
    for asked in server.log() {
        let agent = &asked.headers["user-agent"];
        assert!(agent.starts_with("standfirst/") && agent.ends_with(" (+link check)"), "{agent}");
        let names: Vec<&str> = asked.headers.keys().map(String::as_str).collect();
        assert_eq!(names, ["accept", "host", "user-agent"], "{}", asked.what);
    }
}

/// One who ends after the first.
#[derive(Default)]
struct Hasty {
    has_one: Cell<bool>,
}

impl Watch for Hasty {
    fn one(&self) {
        self.has_one.set(true);
    }

    fn is_over(&self) -> bool {
        self.has_one.get()
    }
}

#[test]
fn who_has_enough_keeps_what_was_learnt() {
    let server = Server::start();
    let started = Instant::now();
    let manner = Manner { patience: Duration::from_secs(20), ..manner(&server) };
    let all = addresses(&["http://a.example/slow", "http://b.example/"]);
    let heard = ask(&all, &manner, &Hasty::default()).unwrap();
    let known: Vec<&str> = heard.verdicts.keys().map(String::as_str).collect();
    assert_eq!(known, ["http://b.example/"]);
    assert!(started.elapsed() < Duration::from_secs(5));
}
