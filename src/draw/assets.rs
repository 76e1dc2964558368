//! Files that are published as they are: the theme's, fingerprinted; the site's, and those that texts refer to.

use super::sheet::{FACES, FACES_FOLDER, STYLE, Sheet, sheet};
use super::theme::{theme_file, theme_files};
use crate::base::{Route, base64};
use crate::model::Model;
use crate::parse::What;
use crate::settings::{Brand, Fonts, Settings, icon_type};
use crate::source::picture::{self, Size};
use crate::source::{AssetData, Sources};
use sha2::{Digest as _, Sha384};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One file to be published.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address.
    pub route: Route,
    /// Where it comes from, as a path from the site root.
    pub from: Arc<str>,
    /// Its bytes.
    pub data: AssetData,
}

/// Every file of a site that is published as it is.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The files, by address.
    pub all: Vec<Asset>,
    /// The addresses of the files that templates ask for, by the name they ask by; `icon` and `logo` among them.
    pub named: BTreeMap<&'static str, Route>,
    /// How large the pictures are that texts refer to, by path from the site root.
    pub pictures: BTreeMap<Arc<str>, Size>,
    /// How large the logo is.
    pub logo: Option<Size>,
    /// The icon as it stands in the page itself, where it is small.
    pub icon: Option<String>,
    /// The addresses of files whose names say what is in them.
    pub kept: Vec<Route>,
    /// The digests of the style and script that pages load, by name.
    pub integrity: BTreeMap<&'static str, String>,
}

/// Files of the theme that templates ask for: the name they ask by, and the file below `static/`.
pub(super) const NAMED: &[(&str, &str)] = &[
    ("card_css", "card.css"),
    ("clock", "clock.js"),
    ("css", STYLE),
    ("face", "fonts/literata-latin.woff2"),
    ("search", "search.js"),
    ("site_css", "site.css"),
];

/// Those of them that pages load as style or script.
pub(super) const LOADED: &[&str] = &["clock", "css", "search", "site_css"];

/// The theme's icon, for sites without one.
const ICON: &str = "icon.svg";

/// The most bytes of an icon that stands in the page itself: less than what asking for a file costs.
const SMALL: usize = 512;

/// Files of `static/` that templates ask for by name, those of the site among them.
fn named(settings: &Settings) -> Vec<(&'static str, &str)> {
    let icon = ("icon", settings.icon.as_deref().unwrap_or(ICON));
    let logo = settings.logo.as_deref().map(|logo| ("logo", logo));
    NAMED.iter().copied().chain([icon]).chain(logo).collect()
}

/// A small drawing as an address that needs no file (RFC 2397); nothing for other pictures and larger ones.
fn within(path: &str, bytes: &[u8]) -> Option<String> {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'/')
        .remove(b':')
        .remove(b'=')
        .remove(b',')
        .remove(b';')
        .remove(b'(')
        .remove(b')');
    let kind = icon_type(path).filter(|kind| *kind == "image/svg+xml" && bytes.len() <= SMALL)?;
    Some(format!("data:{kind},{}", percent_encoding::percent_encode(bytes, KEPT)))
}

/// What a browser checks before it uses a file (W3C, Subresource Integrity, section 3.1).
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

impl Assets {
    /// The files of a site.
    pub fn of(sources: &Sources, settings: &Settings, models: &[&Model]) -> Assets {
        let mut assets = Assets::default();
        let mut merged: BTreeMap<String, (AssetData, bool)> = BTreeMap::new();
        for path in theme_files().iter().filter_map(|path| path.strip_prefix("static/")) {
            let bytes = theme_file(&format!("static/{path}")).unwrap_or_default();
            merged.insert(path.to_owned(), (AssetData::Memory(bytes.into()), true));
        }
        for (path, data) in &sources.statics {
            let is_ours = merged.contains_key(&**path);
            merged.insert(path.to_string(), (data.clone(), is_ours));
        }
        dress(&mut merged, settings);
        let named = named(settings);
        if !settings.clock.0 {
            merged.remove("clock.js");
        }
        if settings.icon.as_deref().is_some_and(|icon| icon != ICON) {
            merged.remove(ICON);
        }
        for (path, (data, is_theme)) in merged {
            let name = named.iter().find(|(_, file)| *file == path).map(|(name, _)| *name);
            if name == Some("logo") {
                assets.logo = picture::size(&path, &data);
            }
            assets.add_static(&path, data, name, is_theme);
        }
        for path in referred(models) {
            if let Some(data) = sources.assets.get(&*path) {
                let route = Route::home().file(path.strip_prefix("content/").unwrap_or(&path));
                if let Some(size) = picture::size(&path, data) {
                    assets.pictures.insert(Arc::clone(&path), size);
                }
                assets.all.push(Asset { route, from: Arc::clone(&path), data: data.clone() });
            }
        }
        assets.all.sort_by(|a, b| a.route.cmp(&b.route));
        assets
    }

    /// A file of `static/`: the theme's get their fingerprint into their name, so that hosts may keep them for ever.
    fn add_static(&mut self, path: &str, data: AssetData, named: Option<&'static str>, is_theme: bool) {
        if data.len() == 0 {
            return;
        }
        let route = match data.read() {
            Ok(bytes) if is_theme || named.is_some() => {
                if let Some(name) = named.filter(|name| LOADED.contains(name)) {
                    self.integrity.insert(name, integrity(&bytes));
                }
                if named == Some("icon") {
                    self.icon = within(path, &bytes);
                }
                let route = Route::home().file(&fingerprinted(path, &bytes));
                self.kept.push(route.clone());
                route
            }
            _ => Route::home().file(path),
        };
        if let Some(name) = named {
            self.named.insert(name, route.clone());
        }
        self.all.push(Asset { route, from: format!("static/{path}").into(), data });
    }
}

/// Makes the one style sheet: the faces, unless the site wants none, then `style.css`, then the brand colour. Files
/// that it names are published under the names it gives them; faces of the theme that it does not name are not.
fn dress(merged: &mut BTreeMap<String, (AssetData, bool)>, settings: &Settings) {
    let bytes = |(data, _): &(AssetData, bool)| data.read().map(|bytes| bytes.to_vec()).unwrap_or_default();
    let faces = merged.remove(FACES).filter(|_| settings.fonts == Fonts::Embedded);
    let faces = faces.map(|faces| bytes(&faces)).unwrap_or_default();
    let Some(style) = merged.get(STYLE).map(bytes) else { return };
    let files: BTreeMap<&str, Vec<u8>> = merged
        .iter()
        .filter(|(path, _)| path.starts_with(FACES_FOLDER))
        .map(|(path, file)| (path.as_str(), bytes(file)))
        .collect();
    let brand = settings.brand.map(Brand::sheet).unwrap_or_default();
    let Sheet { text, named } = sheet(&[&faces, &style, brand.as_bytes()], &files);
    let named: BTreeSet<String> = named.into_iter().map(str::to_owned).collect();
    // A licence is called by its face: `fonts/literata-ofl.txt` travels with `fonts/literata-latin.woff2`.
    let family = |path: &str| path.split(['-', '.']).next().unwrap_or(path).to_owned();
    let families: BTreeSet<String> = named.iter().map(|path| family(path)).collect();
    merged.retain(|path, (_, is_theme)| {
        let is_used = named.contains(path) || (path.ends_with(".txt") && families.contains(&family(path)));
        let is_face = path.starts_with(FACES_FOLDER);
        let is_kept = !is_face || is_used || !*is_theme;
        if is_face {
            *is_theme = named.contains(path);
        }
        is_kept
    });
    merged.insert(STYLE.to_owned(), (AssetData::Memory(text.into_bytes().into()), true));
}

/// `style.css` with eight digits of its hash: `style.0a1b2c3d.css`.
pub(super) fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &hash[..8]),
        None => format!("{path}.{}", &hash[..8]),
    }
}

/// The files of `content/` that texts refer to.
pub fn referred(models: &[&Model]) -> BTreeSet<Arc<str>> {
    let mut paths = BTreeSet::new();
    for model in models {
        for (_, node) in model.nodes() {
            for hole in &node.written.body.holes {
                if let What::Asset(path) = &hole.what {
                    paths.insert(path.as_str().into());
                }
            }
        }
    }
    paths
}
