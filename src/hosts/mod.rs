//! The hosts that a site may be put on: what each of them reads beside the pages, and what it takes.
//!
//! Invariant: a host is one file and one line of [`HOSTS`]; nothing else knows any of them by name.

mod apache;
mod azure;
mod caddy;
mod cloudflare;
mod common;
mod github;
mod gitlab;
mod limits;
mod netlify;
mod nginx;
mod rules;
mod s3;
mod vercel;

#[cfg(feature = "deploy")]
pub use common::{ASK_AGAIN, FOR_EVER};
pub use limits::{measure, names, plan};
pub use rules::RULES;

/// Every host, by name.
pub const HOSTS: &[Host] = &[
    apache::APACHE,
    azure::AZURE,
    caddy::CADDY,
    cloudflare::CLOUDFLARE,
    github::GITHUB,
    gitlab::GITLAB,
    netlify::NETLIFY,
    nginx::NGINX,
    s3::S3,
    vercel::VERCEL,
];

/// The folder of what servers are told that do not look for it in the site: nothing in it is for readers.
pub const ASIDE: &str = ".hosts";

/// A host.
#[derive(Debug)]
pub struct Host {
    /// What authors call it.
    pub name: &'static str,
    /// What it calls itself.
    pub title: &'static str,
    /// How addresses that entries had before lead on.
    pub aliases: Aliases,
    /// What it takes.
    pub limits: Limits,
    /// What it reads: paths in the output, and texts.
    pub files: fn(&Build) -> Vec<(String, String)>,
}

/// How addresses that entries had before lead on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aliases {
    /// By rules that the host reads.
    Rules,
    /// By pages: it reads no rules.
    Pages,
}

/// What a host takes, as far as it says; sizes in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most files.
    pub files: Option<usize>,
    /// The largest file.
    pub file: Option<u64>,
    /// The largest site.
    pub site: Option<u64>,
    /// The most redirects.
    pub redirects: Option<usize>,
    /// The longest line of what it reads, in characters.
    pub line: Option<usize>,
    /// The longest of the files that it reads.
    pub rules: Option<u64>,
    /// Whether `about.html` and `about/` are one address.
    pub hides_html: bool,
}

impl Limits {
    /// No limit that is known.
    pub const NONE: Limits = Limits {
        files: None,
        file: None,
        site: None,
        redirects: None,
        line: None,
        rules: None,
        hides_html: false,
    };
}

/// A built site, as hosts are told of it. Addresses are encoded and begin with the base path.
#[derive(Debug, Clone, Default)]
pub struct Build {
    /// The path below which the site stands, with `/` at both ends.
    pub base_path: String,
    /// The address that the site will have, where it is known whole.
    pub base_url: Option<String>,
    /// The content security policy of the pages.
    pub policy: String,
    /// Whether search engines are kept away.
    pub is_preview: bool,
    /// Addresses that lead on, and where to; empty where pages do so.
    pub redirects: Vec<(String, String)>,
    /// Every file: path in the output, and size.
    pub files: Vec<(String, u64)>,
    /// The addresses of files that never change, since their names say what is in them.
    pub kept: Vec<String>,
    /// The folders of search indexes, in which every script is such a file.
    pub indexes: Vec<String>,
}

/// The host of this name.
pub fn host(name: &str) -> Option<&'static Host> {
    HOSTS.iter().find(|host| host.name == name)
}

/// Whether all of these hosts read rules, so that no page need lead on.
pub fn by_rules(hosts: &[&Host]) -> bool {
    !hosts.is_empty() && hosts.iter().all(|host| host.aliases == Aliases::Rules)
}

/// What these hosts read, each file once.
pub fn files(hosts: &[&Host], build: &Build) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = hosts.iter().flat_map(|host| (host.files)(build)).collect();
    all.sort();
    all.dedup_by(|one, other| one.0 == other.0);
    all
}
