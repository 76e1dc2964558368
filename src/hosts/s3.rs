//! Amazon S3 behind `CloudFront`. Sources: docs.aws.amazon.com, "Example functions", "Response headers policies".

use super::common::headers;
use super::{ASIDE, Aliases, Build, Host, Limits};
use serde_json::{Value, json};

/// A bucket has no folders: a function of `CloudFront` finds the page of an address. Types and cache classes go with
/// each file when `standfirst deploy` sends it.
pub const S3: Host = Host {
    name: "s3",
    title: "Amazon S3 and CloudFront",
    aliases: Aliases::Pages,
    limits: Limits::NONE,
    files: |build| {
        vec![
            (format!("{ASIDE}/cloudfront-function.js"), function(build)),
            (format!("{ASIDE}/cloudfront-headers.json"), format!("{:#}\n", policy(build))),
        ]
    },
};

/// The function for requests of viewers.
fn function(build: &Build) -> String {
    format!(
        "// A function of CloudFront for requests of viewers (runtime cloudfront-js-2.0): finds the page of an address.\n\
         // The distribution also needs custom error responses that show {base}404.html: with status 404 for 403 and 404.\n\
         function handler(event) {{\n\
         \x20 var request = event.request;\n\
         \x20 var path = request.uri.replace(/^\\/+/, \"/\");\n\
         \x20 var last = path.slice(path.lastIndexOf(\"/\") + 1);\n\
         \x20 if (path.startsWith(\"{base}{ASIDE}/\")) request.uri = \"{base}not-for-readers\";\n\
         \x20 else if (last === \"\") request.uri = path + \"index.html\";\n\
         \x20 else if (last.indexOf(\".\") < 0) {{\n\
         \x20   return {{ statusCode: 301, statusDescription: \"Moved Permanently\", headers: {{ location: {{ value: path + \"/\" }} }} }};\n\
         \x20 }}\n\
         \x20 return request;\n\
         }}\n",
        base = build.base_path
    )
}

/// What `aws cloudfront create-response-headers-policy --response-headers-policy-config file://…` reads.
fn policy(build: &Build) -> Value {
    let mut security = serde_json::Map::new();
    let mut custom = Vec::new();
    for (name, value) in headers(build) {
        match name {
            "Content-Security-Policy" => {
                let policy = json!({ "Override": true, "ContentSecurityPolicy": value });
                security.insert("ContentSecurityPolicy".to_owned(), policy);
            }
            "Referrer-Policy" => {
                let policy = json!({ "Override": true, "ReferrerPolicy": value });
                security.insert("ReferrerPolicy".to_owned(), policy);
            }
            "X-Content-Type-Options" => {
                security.insert("ContentTypeOptions".to_owned(), json!({ "Override": true }));
            }
            name => custom.push(json!({ "Header": name, "Value": value, "Override": true })),
        }
    }
    json!({
        "Name": "standfirst",
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": { "Quantity": custom.len(), "Items": custom },
    })
}
