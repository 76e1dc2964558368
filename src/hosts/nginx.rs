//! nginx. Source: nginx.org, modules core, headers, rewrite.

use super::common::{ASK_AGAIN, FOR_EVER, decoded, escaped, headers, kept_pattern, lost, named, rare};
use super::{ASIDE, Aliases, Build, Host, Limits};
use std::fmt::Write as _;

/// It is told in its own configuration, which includes ours.
pub const NGINX: Host = Host {
    name: "nginx",
    title: "nginx",
    aliases: Aliases::Rules,
    limits: Limits::NONE,
    files: |build| vec![(format!("{ASIDE}/nginx.conf"), text(build))],
};

fn text(build: &Build) -> String {
    let base = &build.base_path;
    let mut text = format!(
        "# Written by standfirst: include this file in a `server` block whose `root` makes {base} the published folder.\n\
         absolute_redirect off;\n"
    );
    for (from, to) in &build.redirects {
        let from = decoded(from).replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(text, "location = \"{from}\" {{ return 301 \"{to}\"; }}");
    }
    let _ = writeln!(
        text,
        "location ^~ {base}{ASIDE}/ {{\n    error_page 404 {base}404.html;\n    return 404;\n}}"
    );
    let shared = shared(build, base);
    let place = |text: &mut String, at: &str, more: &[String]| {
        let _ = writeln!(text, "location {at} {{\n{shared}{}}}", more.concat());
    };
    let line = |line: String| format!("    {line};\n");
    let cache = |class: &str| line(format!("add_header Cache-Control \"{class}\""));
    place(&mut text, &format!("~ \"{}\"", kept_pattern(build)), &[cache(FOR_EVER)]);
    let ends = rare(build).map(|kind| (format!("{}.*{}$", escaped(base), escaped(kind.end)), kind.media));
    let whole = named(build)
        .into_iter()
        .map(|(kind, address)| (format!("{}$", escaped(&decoded(&address))), kind.media));
    for (pattern, media) in whole.chain(ends) {
        let types =
            [line("types { }".to_owned()).replace(";\n", "\n"), line(format!("default_type \"{media}\""))];
        place(&mut text, &format!("~ \"^{pattern}\""), &[types.concat(), cache(ASK_AGAIN)]);
    }
    for folder in lost(build) {
        let own = shared.replace(&format!("{base}404.html"), &format!("{folder}404.html"));
        let _ = writeln!(text, "location {folder} {{\n{own}{}}}", cache(ASK_AGAIN));
    }
    text
}

/// What every answer has.
fn shared(build: &Build, base: &str) -> String {
    let mut text = format!(
        "    index index.html;\n    try_files $uri $uri/ =404;\n    error_page 404 {base}404.html;\n    charset utf-8;\n    charset_types text/css text/plain text/xml application/javascript text/javascript image/svg+xml;\n"
    );
    for (name, value) in headers(build) {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    text
}
