//! `check --watch`: the findings again after each change, until a signal.

use super::Desk;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_change_is_checked_again_and_a_signal_ends_it_at_once() {
    let desk = Desk::started();
    let mut child = desk.command(["check", "--watch"]).stderr(Stdio::piped()).spawn().unwrap();
    let (send, lines) = channel();
    let errors = BufReader::new(child.stderr.take().unwrap());
    std::thread::spawn(move || errors.lines().map_while(Result::ok).for_each(|line| drop(send.send(line))));
    let run = || {
        let mut said = Vec::new();
        loop {
            let line = lines.recv_timeout(PATIENCE).expect("a run is reported");
            let is_last = line.starts_with("checked ");
            said.push(line);
            if is_last {
                return said;
            }
        }
    };
    let first = run();
    assert_eq!(first.len(), 1, "{first:?}");
    assert!(first[0].ends_with(" ms: nothing is wrong"), "{first:?}");

    desk.change("content/records.yaml", "who: council", "who: councli");
    let second = run();
    assert!(second.iter().any(|line| line.contains("did you mean `council`?")), "{second:?}");
    assert!(second.last().unwrap().ends_with(" ms: 1 error"), "{second:?}");

    desk.change("content/records.yaml", "who: councli", "who: council");
    let third = run();
    assert!(third.len() == 1 && third[0].ends_with("nothing is wrong"), "{third:?}");

    let asked = Instant::now();
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let ended = child.wait().unwrap();
    assert!(ended.code() == Some(130) && asked.elapsed() < Duration::from_secs(5), "{ended:?}");
    assert!(!desk.at("public").exists());
}
