//! Apache httpd. Source: httpd.apache.org/docs/2.4, core, `mod_alias`, `mod_dir`, `mod_headers`, `mod_mime`.

use super::common::{ASK_AGAIN, FOR_EVER, decoded, escaped, headers, kept_pattern, lost, named, rare};
use super::{ASIDE, Aliases, Build, Host, Limits};
use std::fmt::Write as _;

/// It reads `.htaccess` where `AllowOverride All` lets it.
pub const APACHE: Host = Host {
    name: "apache",
    title: "Apache httpd",
    aliases: Aliases::Rules,
    limits: Limits::NONE,
    files: |build| {
        let pages = lost(build).into_iter().map(|folder| {
            let path = format!("{}.htaccess", &folder[build.base_path.len()..]);
            let page = format!("ErrorDocument 404 {folder}404.html\n");
            if folder == build.base_path { (path, format!("{}{page}", text(build))) } else { (path, page) }
        });
        pages.collect()
    },
};

fn text(build: &Build) -> String {
    let base = &build.base_path;
    let mut text = String::from(
        "# Written by standfirst. Needs `AllowOverride All` for this folder, and the modules alias, dir, headers and mime.\n\
         Options -Indexes\nDirectoryIndex index.html\nDirectorySlash On\n\
         AddCharset utf-8 .html .css .js .txt .xml .svg\n",
    );
    for kind in rare(build) {
        let _ = writeln!(text, "AddType \"{}\" {}", kind.media, kind.end);
    }
    for (kind, address) in named(build) {
        let _ =
            writeln!(text, "<If \"%{{REQUEST_URI}} == '{address}'\">\nForceType \"{}\"\n</If>", kind.media);
    }
    let _ = writeln!(text, "RedirectMatch 404 \"^{}\"", escaped(&format!("{base}{ASIDE}/")));
    for (from, to) in &build.redirects {
        // What begins with `$` or `%` would stand for something else.
        let to = to.replace('%', "\\%");
        let _ = writeln!(text, "RedirectMatch 301 \"^{}$\" \"{to}\"", escaped(&decoded(from)));
    }
    for (name, value) in headers(build) {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    let pattern = kept_pattern(build);
    let _ = write!(
        text,
        "Header set Cache-Control \"{ASK_AGAIN}\"\n\
         <If \"%{{REQUEST_URI}} =~ m#{pattern}#\">\nHeader set Cache-Control \"{FOR_EVER}\"\n</If>\n"
    );
    text
}
