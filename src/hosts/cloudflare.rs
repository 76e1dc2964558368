//! Cloudflare Pages. Sources: developers.cloudflare.com, Pages: "Limits", "Redirects", "Headers", "Serving pages".

use super::common::{header_file, redirect_file};
use super::{Aliases, Host, Limits};

/// It reads `_headers` and `_redirects`; a rule beats a file. Without `404.html` it would take the site for one page.
pub const CLOUDFLARE: Host = Host {
    name: "cloudflare",
    title: "Cloudflare Pages",
    aliases: Aliases::Rules,
    limits: Limits {
        files: Some(20_000),
        file: Some(25 << 20),
        redirects: Some(2000),
        line: Some(1000),
        hides_html: true,
        ..Limits::NONE
    },
    files: |build| redirect_file(build).into_iter().chain([header_file(build)]).collect(),
};
