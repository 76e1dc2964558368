//! Every address once: one after the other for each host, some hosts at a time, and no longer than anybody wants to wait.

use super::client::Manner;
use super::verdict::Verdict;
use super::walk::{Learnt, Walker, place};
use futures_util::StreamExt as _;
use futures_util::stream;
use reqwest::Url;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How often we look whether we are to end.
const TICK: Duration = Duration::from_millis(40);

/// One who watches while other sites are asked.
pub trait Watch {
    /// One more address is known.
    fn one(&self);
    /// Whether to end at once.
    fn is_over(&self) -> bool;
}

/// What was heard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// What is known of each address; addresses that there was no time for are unknown.
    pub verdicts: BTreeMap<String, Verdict>,
    /// Whether no site at all answered, so that nothing is known.
    pub is_cut_off: bool,
}

/// Asks for each of these addresses, as [`super::keys`] makes them. An error is a sentence about this machine.
pub fn ask(addresses: &BTreeSet<String>, manner: &Manner, watch: &dyn Watch) -> Result<Heard, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot ask other sites: {error}"))?;
    let heard = runtime.block_on(ask_all(addresses, manner, watch));
    // Looking up a name cannot be broken off; nobody waits for it.
    runtime.shutdown_background();
    heard
}

async fn ask_all(addresses: &BTreeSet<String>, manner: &Manner, watch: &dyn Watch) -> Result<Heard, String> {
    let walker = Walker::new(manner)?;
    let learnt: RefCell<Vec<(String, Learnt)>> = RefCell::default();
    let one_host = async |queue: Vec<(String, Url)>| {
        for (address, url) in queue {
            let found = walker.learn(&url).await;
            learnt.borrow_mut().push((address, found));
            watch.one();
        }
    };
    let mut running =
        std::pin::pin!(stream::iter(queues(addresses)).map(one_host).buffer_unordered(manner.at_once));
    let end = Instant::now() + manner.longest;
    while Instant::now() < end && !watch.is_over() {
        tokio::select! {
            next = running.next() => if next.is_none() { break },
            () = sleep(TICK) => {}
        }
    }
    let learnt = learnt.take();
    Ok(heard(addresses, learnt, walker.is_answered.get(), watch.is_over()))
}

/// The addresses of each host, the longest queues first.
fn queues(addresses: &BTreeSet<String>) -> Vec<Vec<(String, Url)>> {
    let mut hosts: BTreeMap<String, Vec<(String, Url)>> = BTreeMap::new();
    for address in addresses {
        if let Ok(url) = Url::parse(address) {
            hosts.entry(place(&url)).or_default().push((address.clone(), url));
        }
    }
    let mut queues: Vec<Vec<(String, Url)>> = hosts.into_values().collect();
    queues.sort_by_key(|queue| std::cmp::Reverse(queue.len()));
    queues
}

/// What all of it says: where no site answered at all, no site is to blame.
fn heard(
    addresses: &BTreeSet<String>,
    learnt: Vec<(String, Learnt)>,
    is_answered: bool,
    is_over: bool,
) -> Heard {
    let is_cut_off = !is_answered && !learnt.is_empty();
    let mut verdicts: BTreeMap<String, Verdict> = BTreeMap::new();
    for (address, found) in learnt {
        let verdict = match found.verdict {
            Verdict::Gone(why) if found.is_doubtful && !is_answered => Verdict::Unknown(why),
            verdict => verdict,
        };
        verdicts.insert(address, verdict);
    }
    if !is_over {
        for address in addresses {
            let late = || Verdict::Unknown("there was no time to ask".to_owned());
            verdicts.entry(address.clone()).or_insert_with(late);
        }
    }
    Heard { verdicts, is_cut_off }
}
