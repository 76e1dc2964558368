//! `sitemap.xml` and `robots.txt` (sitemaps.org protocol 0.9; RFC 9309).

use std::fmt::Write as _;

/// The most addresses one sitemap may hold.
const MOST: usize = 50_000;

/// The sitemaps of a site: file name and contents. `addresses` are whole, with a date where there is one.
pub fn sitemaps(base_url: &str, addresses: &[(String, Option<String>)]) -> Vec<(String, String)> {
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

fn urlset(addresses: &[(String, Option<String>)]) -> String {
    let mut text = header("urlset");
    for (address, date) in addresses {
        let _ = write!(text, "<url><loc>{}</loc>", escaped(address));
        if let Some(date) = date {
            let _ = write!(text, "<lastmod>{date}</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
