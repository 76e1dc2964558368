//! Netlify. Source: docs.netlify.com, "Redirects and rewrites", "Custom headers".

use super::common::{header_file, redirect_file};
use super::{Aliases, Host, Limits};

/// It reads `_headers` and `_redirects`; a file beats a rule.
pub const NETLIFY: Host = Host {
    name: "netlify",
    title: "Netlify",
    aliases: Aliases::Rules,
    limits: Limits { redirects: Some(10_000), hides_html: true, ..Limits::NONE },
    files: |build| redirect_file(build).into_iter().chain([header_file(build)]).collect(),
};
