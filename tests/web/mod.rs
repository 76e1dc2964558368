//! Asking other sites: what counts as gone, and how politely it is found out.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod command;
mod manners;
mod server;
mod sites;
mod verdicts;

use server::Server;
use standfirst::testing::web::{Heard, Manner, Watch, ask};
use std::collections::BTreeSet;
use std::time::Duration;

/// Hosts that the server stands for; `closed.example` refuses, and `c.example` is one more of its kind.
const HOSTS: &[&str] = &["a.example", "b.example", "c.example"];

/// How the server is asked: as others are, but in haste.
fn manner(server: &Server) -> Manner {
    let mut manner =
        Manner { pause: Duration::from_millis(5), patience: Duration::from_millis(700), ..Manner::default() };
    manner.seats = HOSTS.iter().map(|host| ((*host).to_owned(), server.seat)).collect();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    manner.seats.insert("closed.example".to_owned(), nobody);
    manner
}

/// One who only waits.
struct Waiting;

impl Watch for Waiting {
    fn one(&self) {}

    fn is_over(&self) -> bool {
        false
    }
}

fn addresses(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|address| (*address).to_owned()).collect()
}

/// What is heard of these addresses.
fn heard(server: &Server, all: &[&str]) -> Heard {
    ask(&addresses(all), &manner(server), &Waiting).unwrap()
}
