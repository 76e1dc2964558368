//! What all pages of a site share: its name and people, and where its files stand.

use super::Assets;
use super::assets::{LOADED, NAMED};
use super::theme::attribute;
use crate::base::Route;
use crate::settings::{Settings, icon_type};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Site<'a> {
    title: Option<&'a str>,
    description: Option<&'a str>,
    publisher: Option<&'a str>,
    contact: Option<&'a str>,
    licence: Option<Terms<'a>>,
    logo: Option<Logo<'a>>,
    extra: &'a BTreeMap<String, serde_yaml::Value>,
}

#[derive(Serialize)]
struct Terms<'a> {
    name: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Logo<'a> {
    file: &'a str,
    alt: &'a str,
    width: u32,
    height: u32,
}

/// What templates are given on every page: `site`, `policy`, and `assets` by name.
pub fn globals(settings: &Settings, assets: &Assets, is_relative: bool) -> tera::Context {
    let mut globals = tera::Context::new();
    globals.insert(
        "site",
        &Site {
            title: settings.title.as_deref(),
            description: settings.description.as_deref(),
            publisher: settings.publisher.as_deref(),
            contact: settings.contact.as_deref(),
            licence: settings
                .licence
                .as_ref()
                .map(|licence| Terms { name: &licence.name, url: licence.url.as_deref() }),
            logo: logo(settings, assets),
            extra: &settings.extra,
        },
    );
    globals.insert_value("policy", tera::Value::safe_string(&attribute(&super::policy::policy(settings))));
    globals.insert("assets", &files(assets, is_relative));
    globals
}

/// Where the files stand that templates ask for, and what a browser checks before it uses them.
fn files(assets: &Assets, is_relative: bool) -> BTreeMap<String, Option<&str>> {
    let place = |name: &str| assets.named.get(name).map(Route::as_str);
    let mut files: BTreeMap<String, Option<&str>> =
        NAMED.iter().map(|(name, _)| ((*name).to_owned(), place(name))).collect();
    files.insert("icon".to_owned(), place("icon"));
    files.insert("icon_type".to_owned(), place("icon").and_then(icon_type));
    files.insert("icon_within".to_owned(), assets.icon.as_deref());
    // A page opened from a disk may neither load a font ahead nor have its files checked.
    if is_relative {
        files.insert("face".to_owned(), None);
    }
    for name in LOADED {
        let digest = assets.integrity.get(name).filter(|_| !is_relative).map(String::as_str);
        files.insert(format!("{name}_integrity"), digest);
    }
    files
}

fn logo<'a>(settings: &'a Settings, assets: &'a Assets) -> Option<Logo<'a>> {
    let size = assets.logo?;
    Some(Logo {
        file: assets.named.get("logo")?.as_str(),
        alt: settings.publisher.as_deref().or(settings.title.as_deref())?,
        width: size.width,
        height: size.height,
    })
}
