//! What tests share: sites in one string, the repository's own sites, findings as text.

use standfirst::{Diagnostic, Memo, Options, Site, Sources, fixture};
use std::path::Path;

/// The date that fixtures are built as of.
pub const AS_OF: &str = "2026-01-01";

/// The site written in `text`, linked, checked and planned.
pub fn site(text: &str) -> Site {
    Site::make(fixture::sources(text, AS_OF.parse().expect("a date")), &Memo::default())
}

/// The same with every page drawn and every link matched.
pub fn drawn(text: &str) -> Site {
    let mut site = site(text);
    site.draw_all::<()>(|_, _| Ok(())).expect("nothing can fail");
    site
}

/// The HTML of one page of the site written in `text`.
pub fn page(text: &str, route: &str) -> String {
    let site = site(text);
    let page = site.pages.iter().find(|page| page.route.as_str() == route);
    let page = page.unwrap_or_else(|| panic!("no page at {route}; {:#?}", findings(&site)));
    String::from_utf8(site.draw(page).bytes).expect("pages are UTF-8")
}

/// How many bytes a file is that goes compressed over the wire, as hosts do it that compress well.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut sent = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut sent, bytes).expect("memory takes all");
    sent.finish().expect("memory takes all").len()
}

/// The site in a folder of the repository, every page drawn and every link matched.
pub fn drawn_site(folder: &str, as_of: &str) -> Site {
    let mut site = Site::make(repository_site(folder, as_of), &Memo::default());
    site.draw_all::<()>(|_, _| Ok(())).expect("nothing can fail");
    site
}

/// The site in a folder of the repository.
pub fn repository_site(folder: &str, as_of: &str) -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    standfirst::load(&root, as_of.parse().expect("a date"), Options::default())
}

/// What stands inside `<main>` of the page at an address.
pub fn main_of(site: &Site, address: &str) -> String {
    let html = html_of(site, address);
    let start = html.find("<main").expect("a page has a main part");
    let start = start + html[start..].find('>').expect("a tag ends") + 1;
    let end = html.find("</main>").expect("a main part ends");
    html[start..end].to_owned()
}

/// The page at an address, whole.
pub fn html_of(site: &Site, address: &str) -> String {
    let page = site.pages.iter().find(|page| page.route.as_str() == address);
    let page = page.unwrap_or_else(|| panic!("no page at {address}: {:#?}", addresses(site)));
    String::from_utf8(site.draw(page).bytes).expect("a page is text")
}

/// The file for programs at an address, as text.
pub fn file_of(site: &Site, address: &str) -> String {
    let file = site.files.iter().find(|file| file.route.as_str() == address);
    let file = file.unwrap_or_else(|| panic!("no file at {address}: {:#?}", files(site)));
    String::from_utf8(site.file(file)).expect("the file is text")
}

/// The addresses of all files for programs, in order.
pub fn files(site: &Site) -> Vec<String> {
    let mut all: Vec<String> = site.files.iter().map(|file| file.route.to_string()).collect();
    all.sort();
    all
}

/// The addresses of all pages, in order.
pub fn addresses(site: &Site) -> Vec<String> {
    let mut all: Vec<String> = site.pages.iter().map(|page| page.route.to_string()).collect();
    all.sort();
    all
}

/// Findings as `rule file field: message / help`, in order; what an editor would ask of the few lines of a fixture aside.
pub fn findings(site: &Site) -> Vec<String> {
    let editorial = standfirst::testing::editorial();
    told(site, &|finding| !editorial.contains(&finding.rule))
}

/// Every finding that is not accepted, in the same form.
pub fn every_finding(site: &Site) -> Vec<String> {
    told(site, &|_| true)
}

fn told(site: &Site, is_asked: &dyn Fn(&Diagnostic) -> bool) -> Vec<String> {
    let mut all: Vec<String> = site
        .report
        .iter()
        .filter(|finding| finding.accepted.is_none() && is_asked(finding))
        .map(|finding| {
            let place = finding.at.field().unwrap_or("");
            let help = finding.help.as_deref().map(|help| format!(" / {help}")).unwrap_or_default();
            format!("{} {} {place}: {}{help}", finding.rule.name, finding.file, finding.message)
        })
        .collect();
    all.sort();
    all
}
