//! The records of a briefing: as JSON, as tables, as Markdown.

use super::{SITE, file};
use crate::support::{file_of, files, html_of, repository_site, site};
use serde_json::Value;
use standfirst::{Memo, Site};
use std::collections::BTreeSet;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Every site of the repository, and ours.
fn sites() -> Vec<Site> {
    let folders = [("", "2025-12-22"), ("examples/harbour-accord", "2031-06-20")];
    let made = folders.map(|(folder, as_of)| Site::make(repository_site(folder, as_of), &Memo::default()));
    made.into_iter().chain([site(SITE)]).collect()
}

#[test]
fn records_are_as_the_schema_beside_them_says() {
    for site in sites() {
        let schema = json(&file_of(&site, "/briefing.schema.json"));
        let schema = jsonschema::validator_for(&schema).expect("a schema");
        let mut met = 0;
        for address in files(&site).iter().filter(|address| address.ends_with("/briefing.json")) {
            let records = json(&file_of(&site, address));
            let found: Vec<String> = schema.iter_errors(&records).map(|error| error.to_string()).collect();
            assert!(found.is_empty(), "{address}: {found:#?}");
            assert_eq!(records["version"], 1);
            met += 1;
        }
        assert!(met > 0);
    }
}

#[test]
fn every_reference_leads_to_a_record_of_the_same_file() {
    for site in sites() {
        for address in files(&site).iter().filter(|address| address.ends_with("/briefing.json")) {
            let records = json(&file_of(&site, address));
            let mut known = BTreeSet::new();
            for (list, kind) in [
                ("people", "person"),
                ("parties", "party"),
                ("sources", "source"),
                ("provisions", "provision"),
            ] {
                let ids = records[list].as_array().expect("a list").iter();
                known.extend(ids.map(|record| format!("{kind}:{}", record["id"].as_str().expect("an id"))));
            }
            let kinds = ["person:", "party:", "source:", "provision:"];
            let mut wanted = BTreeSet::new();
            strings(&records, &mut |text| {
                let is_reference = kinds.iter().any(|kind| text.starts_with(kind)) && !text.contains(' ');
                wanted.extend(Some(text.to_owned()).filter(|_| is_reference));
            });
            let lost: Vec<&String> = wanted.difference(&known).collect();
            assert!(lost.is_empty(), "{address}: {lost:?}");
        }
    }
}

fn strings(value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, visit)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, visit)),
        _ => {}
    }
}

#[test]
fn a_record_says_what_its_page_says() {
    let records = json(&file("/briefing.json"));
    assert_eq!(records["title"], "The harbour & \"quay\"");
    assert_eq!(records["published"], "2025-12-02");
    assert_eq!(records["as_of"], "2025-12-20");
    assert_eq!(records["licence"]["name"], "CC BY 4.0");
    assert!(records["citation"].as_str().is_some_and(|line| line.ends_with("https://example.org/b/")));
    let cap = &records["provisions"][0];
    assert_eq!(cap["status"]["key"], "in-draft");
    assert_eq!(cap["status"]["label"], "In the draft");
    assert_eq!(cap["evidence"][0]["source"], "source:paper");
    assert_eq!(cap["evidence"][0]["at"], "para 2");
    assert_eq!(cap["page"], "https://example.org/b/provisions/cap/");
    assert_eq!(records["next"][1]["when"]["from"], "2026-01-15T10:30+02:00");
    assert_eq!(json(&file("/uk/briefing.json"))["updates"][1]["title"], "Ми помилилися днем.");
}

#[test]
fn a_table_has_a_row_for_each_entry_and_a_name_for_each_column() {
    let text = file("/data/provisions.csv");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let names = table.headers().expect("a head").clone();
    for name in ["id", "title", "status_key", "status_label", "evidence", "page", "since_from"] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
    assert_eq!(names.iter().next(), Some("id"));
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!(&rows[0][0], "cap");
    for site in sites() {
        for address in files(&site).iter().filter(|address| address.ends_with(".csv")) {
            let text = file_of(&site, address);
            let rows =
                csv::Reader::from_reader(text.as_bytes()).into_records().collect::<Result<Vec<_>, _>>();
            assert!(!rows.expect("rows of one length").is_empty(), "{address}");
        }
    }
}

#[test]
fn a_page_as_markdown_says_what_the_page_says() {
    let text = file("/provisions/cap/index.md");
    assert!(text.starts_with("# A cap on tariffs\n"), "{text}");
    for part in [
        "In the draft",
        "[The paper](https://example.org/b/sources/paper/)",
        "We had the \\<wrong> day & said so.",
        "\n---\n",
        "“A cap on tariffs”, The harbour & \"quay\", The Desk",
        "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("](/") && !text.contains("</"), "{text}");
    assert!(
        html_of(&site(SITE), "/provisions/cap/")
            .contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"/b/provisions/cap/index.md\">")
    );
}

#[test]
fn where_the_site_has_no_address_its_markdown_leads_from_where_it_stands() {
    let at_no_address = site(&SITE.replace("base_url: https://example.org/b/\n", ""));
    let text = file_of(&at_no_address, "/provisions/cap/index.md");
    assert!(text.contains("[The paper](../../sources/paper/index.html)"), "{text}");
    assert!(!text.contains("](/") && !text.contains("](#"), "{text}");
    let overview = file_of(&at_no_address, "/index.md");
    assert!(overview.contains("](provisions/cap/index.html") && !overview.contains("](/"), "{overview}");
    let guide = file_of(&at_no_address, "/llms.txt");
    assert!(guide.contains("](provisions/cap/index.md)") && !guide.contains("](/"), "{guide}");
    let guide = file_of(&at_no_address, "/uk/llms.txt");
    assert!(guide.contains("](provisions/cap/index.md)") && !guide.contains("](/"), "{guide}");
}

#[test]
fn the_guide_leads_to_files_that_are_there() {
    for site in sites() {
        let guide = file_of(&site, "/llms.txt");
        assert!(guide.starts_with("# "), "{guide}");
        let known = files(&site);
        let mut met = 0;
        for link in guide.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path =
                link.split_once("://").map_or(link, |(_, rest)| &rest[rest.find('/').expect("a path")..]);
            let path = path.strip_prefix("/b/").unwrap_or(path.trim_start_matches('/'));
            assert!(known.iter().any(|file| file[1..] == *path), "{link}: {known:#?}");
            met += 1;
        }
        assert!(met > 2, "{guide}");
    }
}

#[test]
fn drafts_held_texts_and_private_keys_are_in_no_file() {
    let site = site(SITE);
    for address in files(&site).into_iter().filter(|address| !address.ends_with(".png")) {
        let text = file_of(&site, &address);
        for private in ["CANARY", "paper.txt", "held/", "secret"] {
            assert!(!text.contains(private), "{address}: {private}: {text}");
        }
    }
    let shown = SITE.replace(", draft: true", "");
    let records = file_of(&crate::support::site(&shown), "/briefing.json");
    assert!(records.contains("CANARY one") && records.contains("CANARY three"), "the canaries can sing");
}

#[test]
fn a_preview_has_no_files() {
    let mut sources = standfirst::fixture::sources(SITE, crate::support::AS_OF.parse().expect("a date"));
    sources.options.preview = true;
    assert_eq!(files(&Site::make(sources, &Memo::default())), [""; 0]);
}
