//! GitHub Pages. Sources: docs.github.com, "GitHub Pages limits", "Managing a custom domain".

use super::{Aliases, Build, Host, Limits};

/// It reads no rules and no headers.
pub const GITHUB: Host = Host {
    name: "github",
    title: "GitHub Pages",
    aliases: Aliases::Pages,
    // 100 MiB is the largest file that git takes there, 1 GB the largest site.
    limits: Limits { file: Some(100 << 20), site: Some(1_000_000_000), ..Limits::NONE },
    files: |build| {
        // Without this file, names that begin with `_` are left out.
        let mut files = vec![(".nojekyll".to_owned(), String::new())];
        files.extend(domain(build).map(|domain| ("CNAME".to_owned(), format!("{domain}\n"))));
        files
    },
};

/// The domain of the site's own.
fn domain(build: &Build) -> Option<&str> {
    let (_, rest) = build.base_url.as_deref()?.split_once("://")?;
    let domain = rest.split('/').next().filter(|_| build.base_path == "/")?;
    (!domain.ends_with(".github.io") && !domain.contains(':')).then_some(domain)
}
