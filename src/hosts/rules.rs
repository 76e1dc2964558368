//! Rules of hosts: names, and what each of them takes.

use crate::base::Rule;
use crate::rule;

rule! {
    /// `hosts` in content/site.yaml names the hosts that a build is prepared for: each gets the files that it reads,
    /// with security headers, cache classes and redirects.
    pub UNKNOWN = "host/unknown", Error;
    bad "-- content/site.yaml --\nhosts: [netlfy]\n-- content/_index.md --\n---\ntitle: T\n---\n";
    good "-- content/site.yaml --\nhosts: [netlify]\n-- content/_index.md --\n---\ntitle: T\n---\n";
}

rule! {
    /// A file of the site stands where a build puts what a host reads. Two texts cannot stand in one file; what the
    /// host needs beside ours has to be told it in another way, or the host is left out of `hosts`.
    pub TAKEN = "host/taken", Error;
    bad "-- content/site.yaml --\nhosts: [netlify]\n-- content/_index.md --\n---\ntitle: T\n---\n-- static/_headers --\n/*\n  X-Own: 1\n";
    good "-- content/site.yaml --\nhosts: [gitlab]\n-- content/_index.md --\n---\ntitle: T\n---\n-- static/_headers --\n/*\n  X-Own: 1\n";
}

rule! {
    /// Some hosts leave `.html` out of addresses: `about.html` and the page at `about/` are one to them, and one of
    /// both is never seen.
    pub ADDRESS = "host/address", Error;
    bad "-- content/site.yaml --\nhosts: [cloudflare]\n-- content/_index.md --\n---\ntitle: T\n---\n[A](about.md)\n-- content/about.md --\n---\ntitle: A\n---\nWords.\n-- static/about.html --\nx\n";
    good "-- content/site.yaml --\nhosts: [nginx]\n-- content/_index.md --\n---\ntitle: T\n---\n[A](about.md)\n-- content/about.md --\n---\ntitle: A\n---\nWords.\n-- static/about.html --\nx\n";
}

rule! {
    /// A host takes so many files and no more; every page is one, and so is every piece of the search index.
    pub FILES = "host/files", Error;
    bad "";
    good "";
}

rule! {
    /// A host takes no file larger than this. Films and archives are the usual ones.
    pub FILE_SIZE = "host/file-size", Error;
    bad "";
    good "";
}

rule! {
    /// A host takes no site larger than this, or not on its smallest plan.
    pub SITE_SIZE = "host/site-size", Warning;
    bad "";
    good "";
}

rule! {
    /// Addresses that entries had before lead on by redirects. A host reads so many of them, or a file of them that is
    /// no longer than this, and leaves out the rest in silence.
    pub REDIRECTS = "host/redirects", Error;
    bad "";
    good "";
}

rule! {
    /// A host reads lines of its rules up to this length, and leaves out longer ones in silence.
    pub LINE = "host/line", Error;
    bad "";
    good "";
}

/// The rules of this layer.
pub const RULES: &[&Rule] = &[&UNKNOWN, &TAKEN, &ADDRESS, &FILES, &FILE_SIZE, &SITE_SIZE, &REDIRECTS, &LINE];
