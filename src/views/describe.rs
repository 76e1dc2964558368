//! What a template is given, in words: `standfirst explain view NAME`.

use super::plan::VIEWS;

/// The structs that each view is given, in the order they are declared.
const SHOWN: &[(&str, &str, &str)] = &[
    ("home", "HomeView", include_str!("site.rs")),
    ("overview", "OverviewView", include_str!("overview.rs")),
    ("full", "ReadingView", include_str!("reading.rs")),
    ("print", "PrintView", include_str!("reading.rs")),
    ("positions", "PositionsView", include_str!("positions.rs")),
    ("entry", "EntryPage", include_str!("entries.rs")),
    ("page", "PageView", include_str!("site.rs")),
    ("card", "EmbedCard", include_str!("embed.rs")),
    ("how-we-decide", "HowView", include_str!("how.rs")),
    ("data", "DataView", include_str!("files.rs")),
    ("search", "SearchView", include_str!("site.rs")),
    ("404", "SearchView", include_str!("site.rs")),
    ("redirect", "RedirectView", include_str!("entries.rs")),
    ("withdrawn", "WithdrawnView", include_str!("withdrawn.rs")),
];

/// The fields of a view, each with its meaning; `None` where no view is called so.
pub fn describe(name: &str) -> Option<String> {
    let view = VIEWS.iter().find(|view| view.name == name)?;
    let (_, shown, source) = SHOWN.iter().copied().find(|(known, _, _)| *known == view.name).unwrap_or((
        "list",
        "ListView",
        include_str!("lists.rs"),
    ));
    let mut text = format!("templates/{}.html is given, under `view`:\n\n", view.name);
    text.push_str(&fields(source, shown));
    text.push_str("\nand, under `page`:\n\n");
    text.push_str(&fields(include_str!("shell.rs"), "Shell"));
    text.push_str(
        "\nand `navigation` (the doors, drawn), `doors`, `menu`, `cited`, `feeds`, `words`, `site`, `assets`.\n",
    );
    Some(text)
}

/// The documented fields of one struct, read from its source.
fn fields(source: &str, name: &str) -> String {
    let start = format!("pub struct {name} {{");
    let Some(at) = source.find(&start) else { return String::new() };
    let body = source[at + start.len()..].split("\n}").next().unwrap_or("");
    let mut out = String::new();
    let mut meaning = String::new();
    for line in body.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            if !meaning.is_empty() {
                meaning.push(' ');
            }
            meaning.push_str(words);
        } else if let Some((field, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            let kind = kind.trim_end_matches(',');
            out.push_str(&format!("  {field}: {kind}\n      {}\n", std::mem::take(&mut meaning)));
        }
    }
    out
}
