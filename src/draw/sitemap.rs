//! `sitemap.xml` and `robots.txt` (sitemaps.org protocol 0.9; RFC 9309).

use super::Edition;
use super::page::scope_of;
use crate::kinds::Kind;
use crate::views::{self, Page, Subject};
use std::fmt::Write as _;

/// The most addresses one sitemap may hold.
const MOST: usize = 50_000;

/// A page that search engines may list.
pub struct Listed {
    /// Its whole address.
    address: String,
    /// When what it shows was last changed, as far as the site says.
    date: Option<String>,
    /// The same page in each language, its own first; nothing where there is one only.
    languages: Vec<(String, String)>,
}

/// The pages that search engines may list, in order of address.
pub fn findable(base_url: &str, editions: &[Edition], pages: &[Page]) -> Vec<Listed> {
    let base = base_url.trim_end_matches('/');
    let whole = |route: &crate::base::Route| format!("{base}{}", views::encoded(route.as_str()));
    let is_found =
        |page: &&Page| !matches!(views::view(page).name, "404" | "redirect" | "withdrawn" | "card");
    let listed = pages.iter().filter(is_found).map(|page| {
        let edition = &editions[usize::from(page.edition)];
        let date = dated(edition, page);
        let others = edition.alternates(page);
        let here = (!others.is_empty()).then(|| (edition.words.language.clone(), whole(&page.route)));
        let others = others.iter().map(|(language, route)| (language.clone(), whole(route)));
        Listed { address: whole(&page.route), date, languages: here.into_iter().chain(others).collect() }
    });
    let mut listed: Vec<Listed> = listed.collect();
    listed.sort_by(|one, other| one.address.cmp(&other.address));
    listed
}

/// When what a page shows was last changed, as far as the site knows: of an entry, by the last update about it; of what shows
/// a whole briefing, the day that it says it is as of. Nothing is guessed: no date is better than a wrong one.
fn dated(edition: &Edition, page: &Page) -> Option<String> {
    let model = &edition.model;
    let date = match page.subject {
        Subject::Entry(no) if model.node(no).kind() != Kind::Briefing => model.changed(no),
        _ if views::view(page).name == "search" => None,
        _ => model.as_of(scope_of(edition, page)?),
    };
    date.map(|date| date.machine())
}

/// The sitemaps of a site: file name and contents.
pub fn sitemaps(base_url: &str, addresses: &[Listed]) -> Vec<(String, String)> {
    let base = base_url.trim_end_matches('/');
    if addresses.len() <= MOST {
        return vec![("sitemap.xml".to_owned(), urlset(addresses))];
    }
    let mut files = Vec::new();
    let mut index = header("sitemapindex");
    for (number, chunk) in (1..).zip(addresses.chunks(MOST)) {
        let name = format!("sitemap-{number}.xml");
        let _ = writeln!(index, "<sitemap><loc>{}/{name}</loc></sitemap>", escaped(base));
        files.push((name, urlset(chunk)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index));
    files
}

/// What robots are told: everything is open, and where the sitemap stands.
pub fn robots(base_url: Option<&str>, is_preview: bool) -> String {
    let rule = if is_preview { "Disallow: /" } else { "Allow: /" };
    let mut text = format!("User-agent: *\n{rule}\n");
    if let Some(base) = base_url {
        let _ = write!(text, "\nSitemap: {}/sitemap.xml\n", base.trim_end_matches('/'));
    }
    text
}

fn header(root: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
}

fn urlset(addresses: &[Listed]) -> String {
    let has_languages = addresses.iter().any(|listed| !listed.languages.is_empty());
    let mut text = header("urlset");
    if has_languages {
        text = text.replacen("<urlset ", "<urlset xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" ", 1);
    }
    for Listed { address, date, languages } in addresses {
        let _ = write!(text, "<url><loc>{}</loc>", escaped(address));
        if let Some(date) = date {
            let _ = write!(text, "<lastmod>{date}</lastmod>");
        }
        for (language, address) in languages {
            let _ = write!(
                text,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>",
                escaped(address)
            );
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
