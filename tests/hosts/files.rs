//! What is written for each host.

use super::{SITE, published};
use standfirst::Options;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn made(hosts: &[&str]) -> BTreeMap<String, String> {
    let (files, found) = published(SITE, hosts, &Options::default());
    assert!(found.is_empty(), "{found:?}");
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

fn has_page_that_leads_on(files: &BTreeMap<String, String>) -> bool {
    files.contains_key("provisions/old/index.html")
}

#[test]
fn a_page_leads_on_or_a_rule_and_never_both() {
    for host in ["azure", "caddy", "cloudflare", "gitlab", "netlify", "nginx", "vercel", "apache"] {
        assert!(!has_page_that_leads_on(&made(&[host])), "{host} reads rules");
    }
    for hosts in [&["github"][..], &["s3"], &["github", "netlify"], &[]] {
        let files = made(hosts);
        assert!(has_page_that_leads_on(&files), "{hosts:?}");
        assert!(!files.contains_key("_redirects"), "{hosts:?}");
    }
}

#[test]
fn rules_for_netlify_cloudflare_and_gitlab_are_in_what_all_understand() {
    let files = made(&["netlify", "cloudflare", "gitlab"]);
    let expected = "/sub/ferry%20%2B%20cap/ /sub/provisions/cap/ 301\n/sub/provisions/old/ /sub/provisions/cap/ 301\n\
                    /sub/uk/ferry%20%2B%20cap/ /sub/uk/provisions/cap/ 301\n/sub/uk/provisions/old/ /sub/uk/provisions/cap/ 301\n";
    assert_eq!(files["_redirects"], expected);
    let headers = &files["_headers"];
    assert!(headers.starts_with("/sub/*\n  Content-Security-Policy: default-src 'none'; script-src 'self';"));
    assert_eq!(headers.matches("  Content-Security-Policy").count(), 1);
    let style = files.keys().find(|path| path.starts_with("style.")).expect("a style");
    let kept = "\n  Cache-Control: public, max-age=31536000, immutable\n";
    assert!(headers.contains(&format!("\n/sub/{style}{kept}")), "{headers}");
    let table = files.keys().find(|path| path.starts_with("search/index.")).expect("a table");
    assert_eq!(headers.contains(&format!("\n/sub/{table}{kept}")), table.ends_with(".js"), "{headers}");
    assert!(headers.contains("\n/sub/feed.json\n  Content-Type: application/feed+json\n"), "{headers}");
    assert!(!headers.contains("/sub/search/*\n"), "the search page is asked for again");
    assert_eq!(
        made(&["gitlab"]).keys().filter(|path| path.starts_with('_')).count(),
        1,
        "it reads no headers"
    );
}

#[test]
fn the_policy_of_the_headers_is_that_of_the_pages() {
    let files = made(&["netlify"]);
    let policy = files["_headers"].lines().find_map(|line| line.strip_prefix("  Content-Security-Policy: "));
    let meta =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy.expect("a policy"));
    assert!(files["index.html"].contains(&meta), "{meta}");
}

#[test]
fn github_is_told_not_to_leave_anything_out_and_the_domain_where_there_is_one() {
    let files = made(&["github"]);
    assert_eq!(files[".nojekyll"], "");
    assert!(!files.contains_key("CNAME"), "a path is no domain");
    let domain = |url: &str| {
        let options = Options { base_url: Some(url.to_owned()), ..Options::default() };
        let (files, _) = published(SITE, &["github"], &options);
        files.get("CNAME").map(|bytes| String::from_utf8(bytes.clone()).expect("text"))
    };
    assert_eq!(domain("https://briefing.example.org/").as_deref(), Some("briefing.example.org\n"));
    assert_eq!(domain("https://desk.github.io/"), None);
}

#[test]
fn vercel_and_azure_read_json_that_says_the_same() {
    let files = made(&["vercel", "azure"]);
    let read = |path: &str| serde_json::from_str::<serde_json::Value>(&files[path]).expect("JSON");
    let vercel = read("vercel.json");
    assert_eq!(vercel["trailingSlash"], true);
    assert_eq!(vercel["redirects"][1]["source"], "/sub/provisions/old/");
    assert_eq!(vercel["redirects"][1]["destination"], "/sub/provisions/cap/");
    assert_eq!(vercel["headers"][0]["source"], "/sub/(.*)");
    let azure = read("staticwebapp.config.json");
    assert_eq!(azure["trailingSlash"], "always");
    assert_eq!(azure["routes"][1]["redirect"], "/sub/provisions/cap/");
    assert_eq!(azure["routes"][1]["statusCode"], 301);
    assert_eq!(azure["responseOverrides"]["404"]["rewrite"], "/sub/404.html");
    assert_eq!(azure["mimeTypes"][".ics"], "text/calendar; charset=utf-8");
    assert_eq!(azure.get("navigationFallback"), None, "it would answer what is not there with 200");
    assert_eq!(
        azure["globalHeaders"]["Content-Security-Policy"],
        vercel["headers"][0]["headers"][0]["value"]
    );
}

#[test]
fn cloudfront_is_given_a_function_and_a_policy_of_headers() {
    let files = made(&["s3"]);
    assert!(files[".hosts/cloudfront-function.js"].contains("request.uri = path + \"index.html\""));
    let policy: serde_json::Value =
        serde_json::from_str(&files[".hosts/cloudfront-headers.json"]).expect("JSON");
    assert_eq!(policy["SecurityHeadersConfig"]["ContentTypeOptions"]["Override"], true);
    let custom = &policy["CustomHeadersConfig"];
    assert_eq!(custom["Quantity"], custom["Items"].as_array().expect("a list").len());
}

#[test]
fn previews_are_kept_from_search_engines_by_a_header_too() {
    let options = Options { preview: true, ..Options::default() };
    let (files, _) = published(SITE, &["netlify"], &options);
    assert!(String::from_utf8_lossy(&files["_headers"]).contains("  X-Robots-Tag: noindex\n"));
    assert!(!made(&["netlify"])["_headers"].contains("noindex"));
}

#[test]
fn a_relative_build_is_for_no_host_in_particular() {
    let text = SITE.replace("languages:", "hosts: [netlify, nginx]\nlanguages:");
    let names = |options: &Options| published(&text, &[], options).0;
    assert!(names(&Options::default()).contains_key("_headers"));
    let relative = names(&Options { relative: true, ..Options::default() });
    assert!(relative.keys().all(|path| !path.starts_with(['_', '.'])), "{:?}", relative.keys());
    assert!(relative.contains_key("provisions/old/index.html"));
}

#[test]
fn what_is_beyond_the_limits_of_a_host_is_said() {
    let mut aliases = String::new();
    for number in 0..1500 {
        let _ = write!(aliases, ", alias-{number}");
    }
    let many = SITE.replace("[old, ", &format!("[old{aliases}, "));
    let found = |text: &str, host: &str| published(text, &[host], &Options::default()).1;
    let gitlab = found(&many, "gitlab");
    assert_eq!(gitlab[0], "host/redirects: GitLab Pages reads 1000 redirects, and the site has 3004");
    assert!(
        gitlab[1].starts_with("host/redirects: GitLab Pages reads 65536 bytes of `_redirects`"),
        "{gitlab:?}"
    );
    assert_eq!(found(&many, "azure").len(), 1, "20 KB of rules");
    assert_eq!(found(&many, "github"), Vec::<String>::new(), "pages lead on");
    let long = SITE.replace("/ferry + cap/", &format!("/{}/", "ferry/".repeat(200)));
    let cloudflare = found(&long, "cloudflare");
    assert!(cloudflare[0].starts_with("host/line: Cloudflare Pages reads 1000 characters"), "{cloudflare:?}");
    let heavy = format!("{SITE}-- static/film.txt --\n{}\n", "x".repeat(26 << 20));
    assert!(
        found(&heavy, "cloudflare")[0]
            .starts_with("host/file-size: Cloudflare Pages takes files up to 27 MB")
    );
}
