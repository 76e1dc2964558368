//! The theme: the embedded templates with those of the site laid over them, file by file.
//!
//! Invariant: no filter or function reads a file, the environment, the network or the clock.

use super::origin::{older, unstamped};
use super::{Assets, rules};
use crate::base::{At, Diagnostic, direction, forbidden_scheme};
use crate::settings::Settings;
use crate::source::picture::Size;
use crate::source::{SourceFile, Sources};
use crate::views::Words;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult, Value};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The prefix by which a site's template reaches the one it replaces.
const PREFIX: &str = "standfirst/";

/// The templates of a site, ready to draw.
#[derive(Clone)]
pub struct Theme {
    pub(super) tera: Tera,
    /// The path below which the site stands, with `/` at both ends.
    pub base_path: String,
    /// Whether addresses are written from where each page stands.
    pub is_relative: bool,
    /// How large the pictures are that texts refer to, by path from the site root.
    pub pictures: BTreeMap<Arc<str>, Size>,
}

/// One file of the embedded theme, by its path from the site root.
pub fn theme_file(path: &str) -> Option<&'static [u8]> {
    let (folder, name) = path.split_once('/')?;
    let dir = match folder {
        "templates" => &TEMPLATES,
        "static" => &STATIC,
        _ => return None,
    };
    dir.get_file(name).map(include_dir::File::contents)
}

/// Every file of the embedded theme, by path from the site root, in order.
pub fn theme_files() -> Vec<String> {
    let mut all = Vec::new();
    for (folder, dir) in [("static", &STATIC), ("templates", &TEMPLATES)] {
        let mut paths = Vec::new();
        walk(dir, &mut paths);
        all.extend(paths.into_iter().map(|path| format!("{folder}/{path}")));
    }
    all.sort();
    all
}

fn walk(dir: &'static Dir<'_>, paths: &mut Vec<String>) {
    for file in dir.files() {
        paths.push(file.path().to_string_lossy().replace('\\', "/"));
    }
    for below in dir.dirs() {
        walk(below, paths);
    }
}

impl Theme {
    /// The theme of a site; files that cannot be read are reported and left out.
    pub fn load(sources: &Sources, settings: &Settings, base_path: &str) -> (Theme, Vec<Diagnostic>) {
        let sources_of_others = settings.csp_extra.as_deref().unwrap_or_default();
        let mut report = Vec::new();
        if !sources_of_others.trim().is_empty() {
            let place = At::Value("csp_extra".into());
            let message = format!("pages may load from elsewhere: `{}`", sources_of_others.trim());
            report.push(
                Diagnostic::new(&rules::POLICY, &crate::settings::FILE.into(), place, message).help(
                    "readers' browsers will tell that site who reads what; say so on the page on privacy",
                ),
            );
        }
        let overrides: Vec<&SourceFile> = sources
            .templates
            .iter()
            .filter(|(name, file)| name.ends_with(".html") && !is_ours(name, file))
            .map(|(_, file)| file)
            .collect();
        report.extend(overrides.iter().filter_map(|file| older(file)));
        let make = || embedded(base_path, sources_of_others);
        let tera = super::faults::load(&make, overrides, &mut report);
        let (base_path, is_relative) = (base_path.to_owned(), sources.options.relative);
        (Theme { tera, base_path, is_relative, pictures: BTreeMap::new() }, report)
    }

    /// Gives the templates what all pages share.
    pub fn share(&mut self, globals: tera::Context, assets: &Assets) {
        self.tera.global_context().extend(globals);
        self.pictures.clone_from(&assets.pictures);
    }

    /// The words of a language: ours, then the default language's of the site, then the language's own.
    pub fn words(sources: &Sources, language: &str) -> (Words, Vec<Diagnostic>) {
        let mut report = Vec::new();
        let ours = |language: &str| {
            theme_file(&format!("templates/i18n/{language}.yaml"))
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .unwrap_or_default()
        };
        let mut files = vec![ours("en")];
        let primary = language.split('-').next().unwrap_or(language);
        if primary != "en" {
            files.push(ours(primary));
        }
        let own = sources.templates.get(format!("i18n/{language}.yaml").as_str());
        if let Some(file) = own {
            match Words::read(language, &[&file.text]) {
                Ok(_) => files.push(&file.text),
                Err(why) => report.push(
                    Diagnostic::new(
                        &rules::WORDS,
                        &file.path,
                        At::File,
                        format!("these words cannot be read: {why}"),
                    )
                    .help("compare the file with the theme's: `standfirst eject templates/i18n/en.yaml`"),
                ),
            }
        }
        let words = Words::read(language, &files).expect("the embedded words are read by a test");
        (words, report)
    }

    /// The words that stand under some of the first keys of a language's files: quicker than reading all.
    pub fn words_under(sources: &Sources, language: &str, keys: &[&str]) -> Words {
        let ours = theme_file(&format!("templates/i18n/{language}.yaml"));
        let ours = ours.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let own = sources.templates.get(format!("i18n/{language}.yaml").as_str());
        let own = own.map_or("", |file| &*file.text);
        let files = [ours, own].map(|text| under(text, keys));
        let files: Vec<&str> = files.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        Words::read(language, &files)
            .unwrap_or_else(|_| Words::read(language, &[]).expect("nothing is no mistake"))
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }
}

/// The lines of a YAML file that stand under these of its first keys.
fn under(text: &str, keys: &[&str]) -> String {
    let mut is_wanted = false;
    let wanted = text.split_inclusive('\n').filter(|line| {
        if !line.starts_with([' ', '\t', '#', '\n', '\r']) {
            is_wanted =
                line.split_once(':').is_some_and(|(key, _)| keys.contains(&key.trim_matches(['"', '\''])));
        }
        is_wanted
    });
    wanted.collect()
}

/// Whether a file is the embedded one, unchanged.
fn is_ours(name: &str, file: &SourceFile) -> bool {
    TEMPLATES.get_file(name).is_some_and(|ours| ours.contents() == unstamped(&file.text).as_bytes())
}

pub(super) fn name(file: &SourceFile) -> String {
    file.path.strip_prefix("templates/").unwrap_or(&file.path).to_owned()
}

/// The embedded templates alone.
fn embedded(base_path: &str, sources_of_others: &str) -> Tera {
    let mut tera = Tera::new();
    let extra = sources_of_others.to_owned();
    tera.register_filter("policy", move |policy: &str, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&attribute(&super::policy::extended(policy, &extra))))
    });
    let base = base_path.trim_end_matches('/').to_owned();
    tera.register_filter("href", move |address: &str, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&href(&base, address)))
    });
    tera.register_filter("direction", |language: &str, _: Kwargs, _: &State<'_>| direction(language));
    tera.set_fallback_prefixes([PREFIX]).expect("no template has been added yet");
    let mut files = Vec::new();
    walk(&TEMPLATES, &mut files);
    let files = files.into_iter().filter(|path| path.ends_with(".html")).filter_map(|path| {
        let text = TEMPLATES.get_file(&path)?.contents_utf8()?;
        Some((format!("{PREFIX}{path}"), text.to_owned()))
    });
    tera.add_raw_templates(files).expect("the embedded templates are read by a test");
    tera
}

/// A policy as the value of an attribute; its single quotation marks may stand as they are.
pub(super) fn attribute(policy: &str) -> String {
    policy.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An address as the value of an `href`: the base path before an address of the site, everything encoded.
pub fn href(base: &str, address: &str) -> String {
    if address.strip_prefix('/').is_some() {
        format!("{base}{}", crate::views::encoded(address))
    } else if forbidden_scheme(address).is_some() {
        // Checks have said so where it was written; the page stays harmless whoever draws it.
        "#".to_owned()
    } else {
        let mut out = String::new();
        pulldown_cmark_escape::escape_href(&mut out, address).expect("a string takes all text");
        out
    }
}

/// One error of the template engine as a finding, at its line where the site wrote the template.
pub(super) fn failure(error: &tera::Error, template: &str) -> Diagnostic {
    let (file, at, message): (Arc<str>, At, String) = match error.kind() {
        tera::ErrorKind::RenderingError(report) | tera::ErrorKind::SyntaxError(report) => {
            let name = report.filename();
            let path = name.strip_prefix(PREFIX).unwrap_or(name);
            let range = report.span().range.clone();
            (format!("templates/{path}").into(), At::Range(range), report.message().to_owned())
        }
        _ => (format!("templates/{template}").into(), At::File, error.to_string()),
    };
    Diagnostic::new(&rules::RENDER, &file, at, first_line(&message))
}

/// The first line of an engine's message, in our manner: lower case, no full stop.
pub(super) fn first_line(message: &str) -> String {
    let line = message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("the template failed");
    let line = line.trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
