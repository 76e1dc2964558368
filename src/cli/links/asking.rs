//! Other sites are asked, and what they said comes into the findings.

#![expect(clippy::disallowed_methods, reason = "which proxies there are stands in the environment")]

use super::super::build::{cache_folder, interrupt};
use super::super::common::Stop;
use super::super::patience::{Progress, patiently};
use crate::base::host_of;
use crate::publish::Interrupt;
use crate::site::Site;
use crate::web::{self, Heard, Manner, Memory, Verdict, Watch};
use std::collections::{BTreeMap, BTreeSet};

/// What was heard, for the last lines.
#[derive(Default)]
pub struct Told {
    addresses: usize,
    unknown: Vec<(String, String)>,
    is_cut_off: bool,
}

/// Asks for every address that leads out of a site, and adds what is wrong with them to its report.
pub fn ask(made: &mut Site, progress: &Progress) -> Result<Told, Stop> {
    let outward = made.outward();
    let keys = web::keys(&outward);
    let memory = Memory::read(cache_folder(), jiff::Timestamp::now().as_second());
    let remembered = keys.iter().filter_map(|key| Some((key.clone(), memory.of(key)?.clone())));
    let mut verdicts: BTreeMap<String, Verdict> = remembered.collect();
    let asked: BTreeSet<String> = keys.iter().filter(|key| !verdicts.contains_key(*key)).cloned().collect();
    let heard = if asked.is_empty() { Heard::default() } else { hear(asked, &memory, progress)? };
    verdicts.extend(heard.verdicts);
    made.hear(web::findings(&outward, &verdicts));
    let unknown = verdicts.into_iter().filter_map(|(address, verdict)| match verdict {
        Verdict::Unknown(why) => Some((address, why)),
        _ => None,
    });
    Ok(Told { addresses: keys.len(), unknown: unknown.collect(), is_cut_off: heard.is_cut_off })
}

/// Asks on a thread of its own; what was learnt is kept, however it ends.
fn hear(asked: BTreeSet<String>, memory: &Memory, progress: &Progress) -> Result<Heard, Stop> {
    let interrupt = interrupt();
    progress.stage("asking other sites", asked.len());
    let watch = Watching { interrupt: interrupt.clone(), progress: progress.clone() };
    let manner = Manner { proxies: proxies(), ..Manner::default() };
    let heard = patiently(&interrupt, progress, move || web::ask(&asked, &manner, &watch))?;
    let heard = heard.map_err(Stop::machine)?;
    memory.keep(&heard.verdicts);
    match interrupt.signal() {
        None => Ok(heard),
        Some(signal) => Err(Stop {
            code: u8::try_from(128 + signal).unwrap_or(u8::MAX),
            sentence: "interrupted; what other sites said until now is kept".to_owned(),
        }),
    }
}

struct Watching {
    interrupt: Interrupt,
    progress: Progress,
}

impl Watch for Watching {
    fn one(&self) {
        self.progress.one();
    }

    fn is_over(&self) -> bool {
        self.interrupt.signal().is_some()
    }
}

/// The hosts of the proxies that this user's programs are to use.
fn proxies() -> Vec<String> {
    const NAMES: &[&str] = &["http_proxy", "https_proxy", "all_proxy"];
    let var = |name: &str| std::env::var(name).or_else(|_| std::env::var(name.to_uppercase())).ok();
    let written = NAMES.iter().filter_map(|name| var(name));
    let whole = written.map(|proxy| if proxy.contains("://") { proxy } else { format!("http://{proxy}") });
    whole.filter_map(|proxy| host_of(&proxy).map(str::to_owned)).collect()
}

impl Told {
    /// What is said behind the count of findings.
    pub fn said(&self) -> String {
        let addresses = match self.addresses {
            0 => return "; no address leads to another site".to_owned(),
            1 => "1 address of another site".to_owned(),
            n => format!("{n} addresses of other sites"),
        };
        let unknown = match self.unknown.len() {
            0 => String::new(),
            n => format!(", {n} could not be told"),
        };
        format!("; {addresses}{unknown}")
    }

    /// What is to be said beside: that nothing was heard, or, where everything is wanted, what could not be told.
    pub fn notes(&self, wants_all: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if self.is_cut_off {
            notes.push("note: no other site answered: is this machine online?".to_owned());
        }
        if wants_all {
            let line = |(address, why): &(String, String)| format!("could not be told: {address} ({why})");
            notes.extend(self.unknown.iter().map(line));
        } else if !self.unknown.is_empty() && !self.is_cut_off {
            notes.push("note: `--all-errors` says which addresses could not be told, and why".to_owned());
        }
        notes
    }
}
