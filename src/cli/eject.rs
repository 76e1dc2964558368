//! `standfirst eject`: a file of the theme, copied into the site to be changed.

use super::common::{SiteArguments, Stop, display, put, say};
use crate::base::nearest;
use crate::draw::{stamped, theme_file, theme_files};
use crate::source::disk::system_words;
use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

/// Copy a file of the theme into the site, to be changed
///
/// A file of the site stands in for the theme's file of the same name; the theme's own stays within reach of
/// templates as `standfirst/NAME`. Without a name, every file of the theme is listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  standfirst eject templates/components/quote.html")]
pub struct Arguments {
    /// The file, as `templates/…` or `static/…`
    file: Option<String>,
}

/// Runs the command.
pub fn run(site: &SiteArguments, own: &Arguments) -> Result<ExitCode, Stop> {
    let Some(file) = &own.file else {
        put(&format!("{}\n", theme_files().join("\n")));
        return Ok(ExitCode::SUCCESS);
    };
    let all = theme_files();
    let name = file.trim_start_matches("./");
    let Some(bytes) = theme_file(name) else {
        let near = nearest(name, all.iter().map(String::as_str))
            .or_else(|| all.iter().map(String::as_str).find(|known| known.ends_with(&format!("/{name}"))));
        let help =
            near.map_or("`standfirst eject` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Stop::usage(format!("the theme has no file `{name}`; {help}")));
    };
    let to = site.root()?.join(name);
    let shown = display(&to);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            Stop::machine(format!("cannot make {}: {}", display(folder), system_words(&error)))
        })?;
    }
    let mut written = fs::OpenOptions::new().write(true).create_new(true).open(&to).map_err(|error| {
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Stop::usage(format!("{shown} is there already; it stays as it is"))
            }
            _ => Stop::machine(format!("cannot write {shown}: {}", system_words(&error))),
        }
    })?;
    written
        .write_all(&stamped(name, bytes))
        .map_err(|error| Stop::machine(format!("cannot write {shown}: {}", system_words(&error))))?;
    say(&format!("wrote {shown}; it now stands in for the theme's own"));
    Ok(ExitCode::SUCCESS)
}
