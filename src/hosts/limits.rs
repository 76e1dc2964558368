//! What hosts are named, and whether a build is within what each of them takes.

use super::{Aliases, Build, HOSTS, Host, Limits, rules};
use crate::base::{At, Diagnostic, Route, Rule, nearest};
use crate::settings::{FILE, Settings};
use std::collections::BTreeSet;

/// The hosts that the settings name, and the names that are none.
pub fn names(settings: &Settings) -> (Vec<&'static Host>, Vec<Diagnostic>) {
    let (mut hosts, mut report) = (Vec::new(), Vec::new());
    for (at, name) in settings.hosts.iter().enumerate() {
        if let Some(host) = super::host(name) {
            hosts.push(host);
            continue;
        }
        let known: Vec<&str> = HOSTS.iter().map(|host| host.name).collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the hosts are {}", known.join(", ")),
        };
        let place = At::Value(format!("hosts[{at}]"));
        let message = format!("no host is called `{name}`");
        report.push(Diagnostic::new(&rules::UNKNOWN, &FILE.into(), place, message).help(help));
    }
    (hosts, report)
}

/// What is wrong with the addresses of a site for these hosts, before anything is drawn.
pub fn plan(hosts: &[&Host], routes: &[&Route]) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> = routes.iter().map(|route| route.as_str()).collect();
    // The names of what a host reads do not depend on what stands in it.
    let blank = Build {
        base_path: "/".to_owned(),
        base_url: Some("https://example.org/".to_owned()),
        redirects: vec![("/a/".to_owned(), "/b/".to_owned())],
        files: vec![("404.html".to_owned(), 0)],
        ..Build::default()
    };
    let mut report = Vec::new();
    for host in hosts {
        for (path, _) in (host.files)(&blank) {
            if known.contains(format!("/{path}").as_str()) {
                let message = format!("{} reads `{path}`, and the site has a file of that name", host.title);
                report.push(said(&rules::TAKEN, message, "take the file away, or leave the host out"));
            }
        }
        let pages = known.iter().filter(|_| host.limits.hides_html).filter_map(|route| {
            let stem = route.strip_suffix(".html").filter(|stem| !stem.ends_with("/index"))?;
            known.contains(format!("{stem}/").as_str()).then_some((route, stem))
        });
        for (route, stem) in pages {
            let message = format!("to {}, `{route}` and `{stem}/` are one address", host.title);
            report.push(said(&rules::ADDRESS, message, "give one of them another name"));
        }
    }
    report
}

/// What is beyond the limits of these hosts; `files` are what they read.
pub fn measure(hosts: &[&Host], build: &Build, files: &[(String, String)]) -> Vec<Diagnostic> {
    hosts.iter().flat_map(|host| of_host(host, build, files)).collect()
}

fn of_host(host: &Host, build: &Build, files: &[(String, String)]) -> Vec<Diagnostic> {
    let Limits { files: most, file, site, redirects, .. } = host.limits;
    let title = host.title;
    let mut report = Vec::new();
    let count = build.files.len() + files.len();
    if let Some(most) = most.filter(|most| count > *most) {
        let message = format!("{title} takes {most} files, and the site has {count}");
        report.push(said(&rules::FILES, message, "choose another host, or one of its larger plans"));
    }
    for (path, size) in build.files.iter().filter(|(_, size)| file.is_some_and(|most| *size > most)) {
        let most = megabytes(file.unwrap_or_default());
        let message = format!("{title} takes files up to {most}, and `{path}` has {}", megabytes(*size));
        report.push(said(
            &rules::FILE_SIZE,
            message,
            "make it smaller, or link to it where it stands elsewhere",
        ));
    }
    let total: u64 = build.files.iter().map(|(_, size)| size).sum();
    if let Some(most) = site.filter(|most| total > *most) {
        let message =
            format!("{title} takes sites up to {}, and this one has {}", megabytes(most), megabytes(total));
        report.push(said(
            &rules::SITE_SIZE,
            message,
            "make pictures and downloads smaller, or choose another plan",
        ));
    }
    let is_asked = host.aliases == Aliases::Rules;
    if let Some(most) = redirects.filter(|most| is_asked && build.redirects.len() > *most) {
        let message = format!("{title} reads {most} redirects, and the site has {}", build.redirects.len());
        report.push(said(&rules::REDIRECTS, message, ALIASES));
    }
    report.extend(of_rules(host, build));
    report
}

const ALIASES: &str =
    "take old `aliases` out, or name a host without rules in `hosts` too: pages lead on then";

/// What is wrong with the files that one host reads.
fn of_rules(host: &Host, build: &Build) -> Vec<Diagnostic> {
    let mut report = Vec::new();
    for (path, text) in (host.files)(build) {
        let size = text.len() as u64;
        if let Some(most) = host.limits.rules.filter(|most| size > *most) {
            let message = format!("{} reads {most} bytes of `{path}`, and it has {size}", host.title);
            report.push(said(&rules::REDIRECTS, message, ALIASES));
        }
        let long = text.lines().find(|line| host.limits.line.is_some_and(|most| line.chars().count() > most));
        if let Some(line) = long {
            let most = host.limits.line.unwrap_or_default();
            let start: String = line.chars().take(60).collect();
            let message =
                format!("{} reads {most} characters of a line of `{path}`: `{start}…` is longer", host.title);
            report.push(said(&rules::LINE, message, "shorten the address, or `csp_extra`"));
        }
    }
    report
}

fn said(rule: &'static Rule, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(rule, &FILE.into(), At::Key("hosts".to_owned()), message).help(help)
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1_000_000))
}
