//! GitLab Pages. Source: docs.gitlab.com, "GitLab Pages redirects".

use super::common::redirect_file;
use super::{Aliases, Host, Limits};

/// It reads `_redirects`, and no headers.
pub const GITLAB: Host = Host {
    name: "gitlab",
    title: "GitLab Pages",
    aliases: Aliases::Rules,
    // The defaults of an instance.
    limits: Limits { redirects: Some(1000), rules: Some(64 << 10), ..Limits::NONE },
    files: |build| redirect_file(build).into_iter().collect(),
};
