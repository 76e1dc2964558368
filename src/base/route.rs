//! Addresses within the site.

use std::fmt;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// An address within the site: begins with `/`, never contains `..`, an empty part or a backslash.
///
/// An address that ends in `/` is a page written as `index.html` in the folder of that name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// The address of the home page.
    pub fn home() -> Route {
        Route("/".into())
    }

    /// The page below `self` called `name` (one or more parts, joined by `/`).
    pub fn directory(&self, name: &str) -> Route {
        if clean(name).is_empty() {
            return self.clone();
        }
        Route(format!("{}{}/", self.folder(), clean(name)).into())
    }

    /// The file beside `self` called `name`: `404.html`, `sitemap.xml`.
    pub fn file(&self, name: &str) -> Route {
        Route(format!("{}{}", self.folder(), clean(name)).into())
    }

    /// The address as text, without the site's base path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the page is written, relative to the output folder.
    pub fn output_path(&self) -> String {
        let path = &self.0[1..];
        if self.0.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// The folder the address stands in, with a trailing `/`.
    pub fn folder(&self) -> &str {
        let end = self.0.rfind('/').expect("a route begins with /");
        &self.0[..=end]
    }

    /// What two addresses must not share: the address in NFC and lower case, since many hosts are blind to both.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.nfc().flat_map(char::to_lowercase).nfc().collect()
    }
}

/// The parts of a name that may stand in an address.
fn clean(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    parts.join("/")
}

impl std::borrow::Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Route {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
