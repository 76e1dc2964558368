//! Caddy. Source: caddyserver.com/docs/caddyfile, directives and matchers.

use super::common::{ASK_AGAIN, FOR_EVER, headers, kept_pattern, lost, named, rare};
use super::{ASIDE, Aliases, Build, Host, Limits};
use std::fmt::Write as _;

/// It is told in its own configuration, which imports ours.
pub const CADDY: Host = Host {
    name: "caddy",
    title: "Caddy",
    aliases: Aliases::Rules,
    limits: Limits::NONE,
    files: |build| vec![(format!("{ASIDE}/Caddyfile"), text(build))],
};

fn text(build: &Build) -> String {
    let base = &build.base_path;
    let mut text = format!(
        "# Written by standfirst: import this file in a site block whose `root` makes {base} the published folder.\n\
         header {{\n"
    );
    for (name, value) in headers(build) {
        let _ = writeln!(text, "\t{name} \"{value}\"");
    }
    let pattern = kept_pattern(build);
    let _ = write!(
        text,
        "}}\n@kept path_regexp `{pattern}`\nheader @kept Cache-Control \"{FOR_EVER}\"\n\
         @others not path_regexp `{pattern}`\nheader @others Cache-Control \"{ASK_AGAIN}\"\n"
    );
    let ends = rare(build).map(|kind| (format!("*{}", kind.end), kind.media));
    let whole = named(build).into_iter().map(|(kind, address)| (address, kind.media));
    for (path, media) in ends.chain(whole) {
        let _ = writeln!(text, "header {path} Content-Type \"{media}\"");
    }
    for (from, to) in &build.redirects {
        let _ = writeln!(text, "redir {from} {to} 301");
    }
    let _ = writeln!(text, "error {base}{ASIDE}/* 404\nhandle_errors {{");
    let mut folders = lost(build);
    folders.reverse();
    for folder in folders {
        let _ =
            writeln!(text, "\thandle {folder}* {{\n\t\trewrite * {folder}404.html\n\t\tfile_server\n\t}}");
    }
    text.push_str("}\nfile_server\n");
    text
}
