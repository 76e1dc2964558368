//! Azure Static Web Apps. Source: learn.microsoft.com, "Configure Azure Static Web Apps", "Quotas".

use super::common::{ASK_AGAIN, FOR_EVER, headers, named, rare};
use super::{Aliases, Build, Host, Limits};
use serde_json::{Map, Value, json};

/// It reads `staticwebapp.config.json`.
pub const AZURE: Host = Host {
    name: "azure",
    title: "Azure Static Web Apps",
    aliases: Aliases::Rules,
    limits: Limits {
        files: Some(15_000),
        site: Some(250 << 20),
        rules: Some(20 << 10),
        hides_html: true,
        ..Limits::NONE
    },
    files: |build| vec![("staticwebapp.config.json".to_owned(), format!("{:#}\n", settings(build)))],
};

fn settings(build: &Build) -> Value {
    let redirects =
        build.redirects.iter().map(|(from, to)| json!({ "route": from, "redirect": to, "statusCode": 301 }));
    let indexes = build.indexes.iter().map(|index| format!("{index}*.{{js}}"));
    let kept = build.kept.iter().cloned().chain(indexes);
    let kept = kept.map(|route| json!({ "route": route, "headers": { "Cache-Control": FOR_EVER } }));
    let named = named(build).into_iter();
    let named =
        named.map(|(kind, address)| json!({ "route": address, "headers": { "Content-Type": kind.media } }));
    let mut all: Map<String, Value> =
        headers(build).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    all.insert("Cache-Control".to_owned(), ASK_AGAIN.into());
    let types: Map<String, Value> =
        rare(build).map(|kind| (kind.end.to_owned(), kind.media.into())).collect();
    let lost = format!("{}404.html", build.base_path);
    // No fallback: it would answer what is not there with 200.
    json!({
        "trailingSlash": "always",
        "routes": redirects.chain(kept).chain(named).collect::<Vec<Value>>(),
        "globalHeaders": all,
        "responseOverrides": { "404": { "rewrite": lost } },
        "mimeTypes": types,
    })
}
