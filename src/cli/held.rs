//! Texts of sources are private: what would publish them with the repository is refused.

use super::common::{SiteArguments, Stop};
use crate::settings::Settings;
use std::path::Path;
use std::process::{Command, Stdio};

/// Refuses to go on where git keeps what stands in `held/`, unless the settings say that it may.
pub fn refuse(site: &SiteArguments, root: &Path) -> Result<(), Stop> {
    if !root.join("held").is_dir() {
        return Ok(());
    }
    let Some(first) = tracked(root) else { return Ok(()) };
    let (settings, _) = Settings::read(&site.load(false)?.1);
    if settings.held_in_git {
        return Ok(());
    }
    Err(Stop::usage(format!(
        "git keeps {first}, a private text: `git rm -r --cached held` takes it out and leaves the file, /held in .gitignore \
         keeps it out; or say `held_in_git: true` in content/site.yaml"
    )))
}

/// The first file below `held/` that git keeps; nothing where there is no git.
fn tracked(root: &Path) -> Option<String> {
    let output = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "ls-files", "--", "held"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(str::to_owned)
}
