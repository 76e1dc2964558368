//! One state of the site: its table of addresses, and the pages drawn from it so far.

use crate::base::media_type;
use crate::site::Site;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// One state of the site.
pub struct Snapshot {
    /// The site.
    pub site: Site,
    /// How long a whole site took to make.
    pub time: Duration,
    routes: Arc<BTreeMap<String, Entry>>,
    drawn: Mutex<BTreeMap<usize, Arc<[u8]>>>,
    index: OnceLock<BTreeMap<String, Arc<[u8]>>>,
}

/// What stands at an address.
#[derive(Clone, Copy)]
enum Entry {
    Page(usize),
    File(usize),
    Generated(usize),
    Made(usize),
}

/// An answer: bytes, and the name that says what they are.
pub struct Answer {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// The content type.
    pub kind: &'static str,
}

impl Snapshot {
    /// The state that a site is, which took so long to make.
    pub fn new(site: Site, time: Duration) -> Snapshot {
        let mut routes = BTreeMap::new();
        for (number, page) in site.pages.iter().enumerate() {
            routes.insert(page.route.as_str().to_owned(), Entry::Page(number));
        }
        for (number, asset) in site.assets.all.iter().enumerate() {
            routes.insert(asset.route.as_str().to_owned(), Entry::File(number));
        }
        for (number, (path, _)) in site.generated().iter().enumerate() {
            routes.insert(format!("/{path}"), Entry::Generated(number));
        }
        for (number, file) in site.files.iter().enumerate() {
            routes.insert(file.route.as_str().to_owned(), Entry::Made(number));
        }
        Snapshot { site, time, routes: Arc::new(routes), drawn: Mutex::default(), index: OnceLock::new() }
    }

    /// The state that an amended site is: at its addresses stands what stood there.
    pub fn with(&self, site: Site) -> Snapshot {
        let routes = Arc::clone(&self.routes);
        Snapshot { site, time: self.time, routes, drawn: Mutex::default(), index: OnceLock::new() }
    }

    /// Whether a page stands at an address.
    pub fn has(&self, address: &str) -> bool {
        self.routes.contains_key(address)
    }

    /// What stands at an address of the site.
    pub fn answer(&self, address: &str) -> Option<Answer> {
        let Some(entry) = self.routes.get(address) else { return self.of_index(address) };
        match *entry {
            Entry::Page(number) => Some(Answer { bytes: self.page(number), kind: media_type("index.html") }),
            Entry::File(number) => {
                let asset = &self.site.assets.all[number];
                Some(Answer { bytes: asset.data.read().ok()?, kind: media_type(asset.route.as_str()) })
            }
            Entry::Made(number) => {
                let file = &self.site.files[number];
                Some(Answer { bytes: self.site.file(file).into(), kind: media_type(file.route.as_str()) })
            }
            Entry::Generated(number) => {
                let (path, text) = self.site.generated().into_iter().nth(number)?;
                Some(Answer { bytes: text.into_bytes().into(), kind: media_type(&path) })
            }
        }
    }

    /// A file of the search index, which is made when the first one is asked for.
    fn of_index(&self, address: &str) -> Option<Answer> {
        if !(address.contains("/search/") && address.ends_with(".js")) {
            return None;
        }
        let index = self.index.get_or_init(|| {
            let files: Mutex<BTreeMap<String, Arc<[u8]>>> = Mutex::default();
            let taken = self.site.index(|path, bytes| {
                files.lock().unwrap_or_else(PoisonError::into_inner).insert(format!("/{path}"), bytes.into());
                Ok::<(), Infallible>(())
            });
            taken.map_or_else(
                |never| match never {},
                |()| files.into_inner().unwrap_or_else(PoisonError::into_inner),
            )
        });
        let bytes = Arc::clone(index.get(address)?);
        Some(Answer { bytes, kind: media_type(address) })
    }

    /// A page, drawn at the first request.
    fn page(&self, number: usize) -> Arc<[u8]> {
        let known = self.drawn.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned();
        if let Some(bytes) = known {
            return bytes;
        }
        let drawn = self.site.draw(&self.site.pages[number]);
        let bytes: Arc<[u8]> =
            if drawn.bytes.is_empty() { failed(&drawn.report) } else { drawn.bytes.into() };
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&bytes));
        bytes
    }
}

/// What is shown in place of a page whose template failed.
fn failed(report: &[crate::base::Diagnostic]) -> Arc<[u8]> {
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Error</title></head><body><h1>This page cannot be drawn</h1>",
    );
    for finding in report {
        let mut text = String::new();
        let said = format!("{}: {}: {}", finding.file, finding.rule.name, finding.message);
        pulldown_cmark_escape::escape_html(&mut text, &said).expect("a string takes all text");
        html.push_str(&format!("<p>{text}</p>"));
    }
    html.push_str("</body></html>");
    html.into_bytes().into()
}
