//! What must be true of settings beyond their types.

use super::{ByLanguage, Settings, rules};
use crate::base::{At, Diagnostic, behind, forbidden_scheme, inline, nearest};
use crate::source::{Sources, picture};
use std::sync::Arc;

/// Everything that is wrong with the settings in `file`.
pub fn check(settings: &Settings, sources: &Sources, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    place(settings, file, report);
    links(settings, file, report);
    lines(settings, file, report);
    languages(settings, file, report);
    if let Some(brand) = settings.brand {
        brand.check(file, report);
    }
    files(settings, sources, file, report);
    super::known::check(settings, file, report);
    accepted(settings, file, report);
    settings.external_links.check(file, report);
    if let Some(span) = &settings.stale_after
        && behind(jiff::civil::date(2000, 1, 1), span).is_none()
    {
        let message = format!("`{span}` is no length of time");
        report.push(
            Diagnostic::new(&rules::SPAN, file, At::Value("stale_after".into()), message)
                .help("write a number and `d`, `w`, `m` or `y`, as in `14d`"),
        );
    }
    for (index, pair) in settings.wording.iter().enumerate() {
        pair.check(index, file, report);
    }
}

/// Where the site stands, and when it is there.
fn place(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    if let Some(url) = &settings.base_url
        && !is_base_url(url)
    {
        let message = format!("`{url}` is not a web address");
        report.push(
            Diagnostic::new(&rules::BASE_URL, file, At::Value("base_url".into()), message)
                .help("write the address the site will have, as in `https://example.org/`"),
        );
    }
    if let Some(tz) = &settings.tz
        && jiff::tz::TimeZone::get(tz).is_err()
    {
        let message = format!("no time zone is called `{tz}`");
        report.push(
            Diagnostic::new(&rules::ZONE, file, At::Value("tz".into()), message)
                .help("write it as in `Europe/Kyiv` or `America/New_York`"),
        );
    }
}

/// Whether a site can stand there: a web address with a host, or a path, and nothing behind it.
pub fn is_base_url(url: &str) -> bool {
    let path = match url.split_once("://") {
        Some(("http" | "https", rest)) if !rest.starts_with('/') && !rest.is_empty() => rest,
        None if url.starts_with('/') && !url.starts_with("//") => url,
        _ => return false,
    };
    let is_odd = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '\'' | '<' | '>' | '\\')
    };
    !path.contains(is_odd) && path.split('/').all(|part| !matches!(part, "." | ".."))
}

/// Addresses with a scheme that is not let through.
fn links(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let menu = settings.menu.iter().enumerate().map(|(index, item)| (format!("menu[{index}].to"), &item.to));
    let mut written: Vec<(String, String)> = menu.map(|(field, to)| (field, to.to_string())).collect();
    for (field, text) in settings.footer.iter().flat_map(|footer| footer.texts("footer")) {
        written.extend(inline::links(text).into_iter().map(|to| (field.clone(), to)));
    }
    let mut find = |field: String, message: String, help: &str| {
        report.push(Diagnostic::new(&rules::LINK, file, At::Value(field), message).help(help));
    };
    let outside = [
        (
            "contact",
            settings.contact.as_ref(),
            is_contact as fn(&str) -> bool,
            "a web address or a mail address",
        ),
        (
            "licence.url",
            settings.licence.as_ref().and_then(|licence| licence.url.as_ref()),
            is_web,
            "a web address",
        ),
    ];
    for (field, to, is_right, what) in outside {
        let Some(to) = to.filter(|to| forbidden_scheme(to).is_some() || !is_right(to)) else { continue };
        match forbidden_scheme(to) {
            Some(_) => written.push((field.to_owned(), to.to_string())),
            None => find(
                field.to_owned(),
                format!("`{to}` is not {what}"),
                "write it whole, as in `https://example.org/`",
            ),
        }
    }
    for (field, to) in written.into_iter().filter(|(_, to)| !to.is_empty()) {
        if let Some(scheme) = forbidden_scheme(&to) {
            find(
                field,
                format!("a link cannot begin with `{scheme}:`"),
                "use a web address, `mailto:` or `tel:`",
            );
        } else if !to.starts_with(['@', '/']) && !to.contains(':') {
            let message = format!("`{to}` is neither of the site nor on the web");
            find(
                field,
                message,
                "write `@about.md` for a page, `@id` for an entry or a view, or a whole web address",
            );
        }
    }
}

fn is_web(to: &str) -> bool {
    to.starts_with("https://") || to.starts_with("http://")
}

/// A web address, an address of the site, or a mail address.
fn is_contact(to: &str) -> bool {
    let mail = to.strip_prefix("mailto:").unwrap_or(to);
    let is_mail = mail.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    is_web(to) || to.starts_with('/') || (is_mail && !mail.contains(char::is_whitespace))
}

/// The footer is one line; links of the menu have words.
fn lines(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    for (field, text) in settings.footer.iter().flat_map(|footer| footer.texts("footer")) {
        if let Some(what) = inline::trouble(text) {
            report.push(
                Diagnostic::new(
                    &rules::LINE,
                    file,
                    At::Value(field),
                    format!("{what} cannot stand in the footer"),
                )
                .help("write one line; `*emphasis*`, `code` and `[links](@about.md)` may stand in it"),
            );
        }
    }
    for (index, item) in settings.menu.iter().enumerate() {
        let needs_words = item.title.is_none() && !item.to.starts_with('@');
        if item.to.is_empty() || needs_words {
            let (field, message) = if item.to.is_empty() {
                ("to", "this link of the menu leads nowhere".to_owned())
            } else {
                ("title", format!("the link to `{}` has no words", item.to))
            };
            report.push(
                Diagnostic::new(&rules::LINE, file, At::Value(format!("menu[{index}].{field}")), message)
                    .help("a link of the menu is `{title: About, to: \"@about.md\"}`"),
            );
        }
    }
}

/// A text of the settings in a language that the site does not have would never be seen.
fn languages(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let known = settings.languages();
    let mut texts = vec![("notice".to_owned(), &settings.notice), ("footer".to_owned(), &settings.footer)];
    let menu = settings.menu.iter().enumerate();
    texts.extend(menu.map(|(index, item)| (format!("menu[{index}].title"), &item.title)));
    for (field, text) in texts {
        for language in text.iter().flat_map(ByLanguage::languages).filter(|tag| !known.contains(tag)) {
            let at = At::Value(format!("{field}.{language}"));
            let message = format!("`{language}` is none of the site’s languages");
            report.push(
                Diagnostic::new(&rules::LANGUAGE, file, at, message)
                    .help(format!("the languages are {}; a tag is written as there", known.join(", "))),
            );
        }
    }
}

/// What an icon may be: the end of its name, and its type (IANA media types).
const ICONS: &[(&str, &str)] =
    &[("svg", "image/svg+xml"), ("png", "image/png"), ("ico", "image/vnd.microsoft.icon")];

/// The type of an icon, by its name.
pub fn icon_type(path: &str) -> Option<&'static str> {
    let extension = picture::extension(path);
    ICONS.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
}

/// The logo and the icon: files below `static/` that browsers show.
fn files(settings: &Settings, sources: &Sources, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    let mut find = |field: &str, message: String, help: String| {
        report.push(Diagnostic::new(&rules::FILE, file, At::Value(field.into()), message).help(help));
    };
    for (field, path) in [("logo", &settings.logo), ("icon", &settings.icon)] {
        let Some(path) = path else { continue };
        let Some(data) = sources.statics.get(path.as_str()) else {
            let near = nearest(path, sources.statics.keys().map(|known| &**known));
            let help = near.map_or_else(
                || "put the file into `static/`; its name is written from there".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            find(field, format!("there is no file `static/{path}`"), help);
            continue;
        };
        let is_shown = if field == "icon" { icon_type(path).is_some() } else { picture::is_picture(path) };
        let kinds = if field == "icon" { "SVG, PNG or ICO" } else { "SVG, PNG, JPEG, WebP, GIF or AVIF" };
        if !is_shown {
            find(
                field,
                format!("`{path}` is no file that a browser shows as {field}"),
                format!("use {kinds}"),
            );
        } else if field == "logo" && picture::size(path, data).is_none() {
            find(
                field,
                format!("how large `{path}` is cannot be read from it"),
                format!("save it again as {kinds}"),
            );
        }
    }
    if settings.logo.is_some() && settings.publisher.is_none() && settings.title.is_none() {
        let message = "the logo has no words for those who cannot see it".to_owned();
        find("logo", message, "write whose it is: `publisher`, or the `title` of the site".to_owned());
    }
}

/// Accepted findings are complete.
fn accepted(settings: &Settings, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
    for (index, accept) in settings.accept.iter().enumerate() {
        let parts = [
            ("rule", accept.rule.is_none()),
            ("reason", accept.reason.is_none()),
            ("until", accept.until.is_none()),
        ];
        for (field, _) in parts.into_iter().filter(|(_, is_missing)| *is_missing) {
            let at = At::Value(format!("accept[{index}].{field}"));
            let message = format!("an accepted finding has no `{field}`");
            report.push(
                Diagnostic::new(&rules::ACCEPT, file, at, message)
                    .help("an accepted finding needs a rule, a reason and an end date"),
            );
        }
    }
}
