//! What an answer says.

use super::server::Server;
use super::{Waiting, addresses, heard, manner};
use standfirst::testing::web::{Manner, Verdict, ask};
use std::time::Duration;

/// What is heard of one address of a site that is there otherwise.
fn of(address: &str) -> Verdict {
    let server = Server::start();
    let heard = heard(&server, &[address, "http://c.example/"]);
    assert!(!heard.is_cut_off);
    heard.verdicts[address].clone()
}

fn gone(why: &str) -> Verdict {
    Verdict::Gone(why.to_owned())
}

fn unknown(why: &str) -> Verdict {
    Verdict::Unknown(why.to_owned())
}

fn moved(to: &str) -> Verdict {
    Verdict::Moved(to.to_owned())
}

#[test]
fn what_is_there_is_fine_and_what_is_not_is_gone() {
    assert_eq!(of("http://a.example/"), Verdict::Fine);
    assert_eq!(of("http://a.example/204"), Verdict::Fine);
    assert_eq!(of("http://a.example/404"), gone("404 Not Found"));
    assert_eq!(of("http://a.example/410"), gone("410 Gone"));
}

#[test]
fn what_is_no_answer_is_no_fault() {
    for code in [400, 401, 403, 418, 451, 500, 503] {
        assert!(matches!(of(&format!("http://a.example/{code}")), Verdict::Unknown(_)), "{code}");
    }
    assert_eq!(of("http://a.example/403"), unknown("403 Forbidden"));
    assert_eq!(of("http://a.example/slow"), unknown("no answer in time"));
    assert_eq!(of("http://a.example/wait-long"), unknown("429 Too Many Requests"));
}

#[test]
fn a_site_that_does_not_understand_head_is_asked_as_browsers_ask() {
    for path in ["405-to-head", "404-to-head", "500-to-head", "lost-to-head"] {
        assert_eq!(of(&format!("http://a.example/{path}")), Verdict::Fine, "{path}");
    }
    let server = Server::start();
    heard(&server, &["http://a.example/404-to-head", "http://b.example/"]);
    let mut asked = server.asked();
    asked.sort();
    assert_eq!(asked, ["GET a.example/404-to-head", "HEAD a.example/404-to-head", "HEAD b.example/"]);
}

#[test]
fn what_moved_for_good_is_named_and_what_leads_on_for_now_is_fine() {
    assert_eq!(of("http://a.example/moved"), moved("http://a.example/fine"));
    assert_eq!(of("http://a.example/moved-twice"), moved("http://a.example/fine"));
    assert_eq!(of("http://a.example/moved-away"), moved("http://b.example/"));
    // The last address that is meant to last, not where one happens to end today.
    assert_eq!(of("http://a.example/moved-then-for-now"), moved("http://a.example/for-now"));
    assert_eq!(of("http://a.example/for-now"), Verdict::Fine);
    assert_eq!(of("http://a.example/moved-to-nothing"), gone("404 Not Found"));
    assert_eq!(of("http://a.example/round"), unknown("it leads on and on"));
}

#[test]
fn no_host_of_our_own_network_is_asked_wherever_a_site_leads() {
    assert_eq!(of("http://a.example/moved-inside"), unknown("it stands in your own network"));
    assert_eq!(of("http://127.0.0.1:9/"), unknown("it stands in your own network"));
    assert_eq!(of("http://2130706433/"), unknown("it stands in your own network"));
}

#[test]
fn a_site_that_asks_for_patience_is_asked_once_more() {
    let server = Server::start();
    let heard = heard(&server, &["http://a.example/wait"]);
    assert_eq!(heard.verdicts["http://a.example/wait"], Verdict::Fine);
    assert_eq!(server.asked(), ["HEAD a.example/wait", "HEAD a.example/wait"]);
}

#[test]
fn a_site_that_wants_no_more_of_us_is_left_alone() {
    let server = Server::start();
    let heard =
        heard(&server, &["http://a.example/1", "http://a.example/2-wait", "http://a.example/wait-long"]);
    assert_eq!(server.asked().len(), 3);
    let after = super::heard(&server, &["http://a.example/wait-long", "http://a.example/z"]);
    assert_eq!(after.verdicts["http://a.example/z"], unknown("429 Too Many Requests"));
    assert_eq!(server.asked().last().unwrap(), "HEAD a.example/wait-long");
    assert_eq!(heard.verdicts["http://a.example/1"], Verdict::Fine);
}

#[test]
fn what_may_be_our_own_networks_fault_counts_only_where_another_site_answers() {
    let server = Server::start();
    let closed = "http://closed.example/";
    let alone = heard(&server, &[closed]);
    assert!(alone.is_cut_off && matches!(alone.verdicts[closed], Verdict::Unknown(_)), "{alone:?}");
    assert_eq!(of(closed), gone("the site refuses to answer"));
}

#[test]
fn there_is_an_end_to_patience_with_all_of_them() {
    let server = Server::start();
    let manner =
        Manner { longest: Duration::from_millis(300), patience: Duration::from_secs(30), ..manner(&server) };
    let all = addresses(&["http://a.example/slow", "http://b.example/"]);
    let heard = ask(&all, &manner, &Waiting).unwrap();
    assert_eq!(heard.verdicts["http://a.example/slow"], unknown("there was no time to ask"));
    assert_eq!(heard.verdicts["http://b.example/"], Verdict::Fine);
}
