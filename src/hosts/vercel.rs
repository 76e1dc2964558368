//! Vercel. Source: vercel.com/docs, "Project configuration", "Limits".

use super::common::{FOR_EVER, headers, named};
use super::{Aliases, Build, Host, Limits};
use serde_json::{Value, json};

/// It reads `vercel.json` in the folder that is put there: `vercel deploy public`.
pub const VERCEL: Host = Host {
    name: "vercel",
    title: "Vercel",
    aliases: Aliases::Rules,
    limits: Limits { files: Some(15_000), redirects: Some(1024), ..Limits::NONE },
    files: |build| vec![("vercel.json".to_owned(), format!("{:#}\n", settings(build)))],
};

fn settings(build: &Build) -> Value {
    let rule = |source: String, headers: &[(&str, &str)]| {
        let headers: Vec<Value> =
            headers.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
        json!({ "source": source, "headers": headers })
    };
    let mut rules = vec![rule(format!("{}(.*)", pattern(&build.base_path)), &headers(build))];
    let indexes = build.indexes.iter().map(|index| format!("{}(.*)\\.js", pattern(index)));
    let kept = build.kept.iter().map(|address| pattern(address)).chain(indexes);
    rules.extend(kept.map(|source| rule(source, &[("Cache-Control", FOR_EVER)])));
    rules.extend(
        named(build)
            .into_iter()
            .map(|(kind, address)| rule(pattern(&address), &[("Content-Type", kind.media)])),
    );
    let redirects: Vec<Value> = build
        .redirects
        .iter()
        .map(|(from, to)| json!({ "source": pattern(from), "destination": to, "statusCode": 301 }))
        .collect();
    // Without this, a folder would be shown without the slash at its end, and links from there would go astray.
    json!({ "trailingSlash": true, "headers": rules, "redirects": redirects })
}

/// An address as a pattern of nothing but itself (path-to-regexp).
fn pattern(address: &str) -> String {
    let mut out = String::new();
    for c in address.chars() {
        if matches!(c, '(' | ')' | ':' | '*' | '+' | '?' | '{' | '}' | '\\' | '.') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
