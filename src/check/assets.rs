//! Images and downloads: those that texts refer to are there, and those that are there are referred to.

use super::{Check, Sight};
use crate::base::{At, Diagnostic, nearest};
use crate::parse::What;
use crate::rule;
use crate::source::Sources;
use crate::source::picture::{is_picture, size};
use std::collections::BTreeSet;
use std::sync::Arc;

rule! {
    /// A text refers to an image or a file that is not there. Files stand beside the text that uses them,
    /// below `content/`.
    pub MISSING = "asset/missing", Error;
    bad "---\ntitle: T\n---\n![A map](map.png)\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
}

rule! {
    /// A file below `content/` that no text refers to is not published. Files for the whole site stand in
    /// `static/`.
    pub UNUSED = "asset/unused", Warning;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/map.png --\nx\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
}

rule! {
    /// An image of more than 300 KB keeps readers on slow lines waiting.
    pub HEAVY = "asset/heavy", Warning;
    bad "";
    good "";
}

rule! {
    /// A page keeps the room for a picture before it arrives, so that lines do not jump while somebody reads. A file
    /// that is damaged, or that is no picture, has no size to keep room for.
    pub SIZE = "asset/size", Warning;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.png)\n-- content/map.png --\nx\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n![A map](map.svg)\n-- content/map.svg --\n<svg viewBox=\"0 0 24 16\"></svg>\n";
}

/// The rules of this file.
pub const CHECK: Check = Check { find, rules: &[&MISSING, &UNUSED, &HEAVY, &SIZE] };

/// The heaviest image, in bytes.
const HEAVIEST: u64 = 300 * 1024;

fn find(Sight { model, sources, .. }: &Sight<'_>, report: &mut Vec<Diagnostic>) {
    let mut weighed: BTreeSet<&str> = BTreeSet::new();
    for (_, node) in model.nodes() {
        for hole in &node.written.body.holes {
            let at = node.body_at(&hole.source);
            if let What::Picture(path) = &hole.what {
                report.extend(without_size(sources, path, &node.body_file, &at));
            }
            let What::Asset(path) = &hole.what else { continue };
            match sources.assets.get(path.as_str()) {
                Some(data) if weighed.insert(path) && data.len() > HEAVIEST && is_picture(path) => {
                    let message = format!("`{path}` weighs {} KB", data.len() / 1024);
                    report.push(
                        Diagnostic::new(&HEAVY, &node.body_file, at, message)
                            .help("make it smaller: 300 KB are enough for a screen"),
                    );
                }
                Some(_) => {}
                None => {
                    let message = format!("there is no file `{path}`");
                    let finding = Diagnostic::new(&MISSING, &node.body_file, at, message);
                    report.push(finding.help(missing(path, sources)));
                }
            }
        }
    }
    if model.setting.is_default {
        let written = model.documents.iter().flat_map(|document| &document.entries);
        // Whatever the language, and drafts too: what they refer to is not forgotten.
        let used: BTreeSet<&str> = written
            .flat_map(|written| &written.body.holes)
            .filter_map(|hole| match &hole.what {
                What::Asset(path) => Some(path.as_str()),
                _ => None,
            })
            .collect();
        for path in sources.assets.keys().filter(|path| !used.contains(&***path)) {
            report.push(
                Diagnostic::new(
                    &UNUSED,
                    &Arc::clone(path),
                    At::File,
                    "nothing refers to this file; it is not published",
                )
                .help("refer to it from a text, or move it to `static/`"),
            );
        }
    }
}

/// What to do about a file that is not there.
fn missing(path: &str, sources: &Sources) -> String {
    const SITES: &[&str] = &[".com", ".org", ".net", ".gov", ".eu"];
    if let Some(near) = nearest(path, sources.assets.keys().map(|known| &**known)) {
        return format!("did you mean `{near}`?");
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if name.starts_with("www.") || SITES.iter().any(|ending| name.ends_with(ending)) {
        return format!("a web address is written whole: `https://{name}`");
    }
    format!("put the file into `{folder}/`, or write where it is, as seen from this text")
}

/// A picture that is there and whose size cannot be read.
fn without_size(sources: &Sources, path: &str, file: &Arc<str>, at: &At) -> Option<Diagnostic> {
    let data = sources.assets.get(path).filter(|data| size(path, data).is_none())?;
    let message = match data.len() {
        0 => format!("`{path}` is empty"),
        _ => format!("how large `{path}` is cannot be read from it"),
    };
    let finding = Diagnostic::new(&SIZE, file, at.clone(), message);
    Some(finding.help("save it again as SVG, PNG, JPEG, WebP, GIF or AVIF"))
}
