//! The sources of a site as git keeps them at an earlier revision.

use super::common::Stop;
use crate::base::Date;
use crate::source::fixture::is_text;
use crate::source::{Options, Sources};
use jiff::civil;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The texts of the site at `root` as they were at the revision `id`.
pub fn sources(root: &Path, id: &str, as_of: civil::Date, options: Options) -> Result<Sources, Stop> {
    let listed = git(root, &["ls-tree", "-r", "-z", id, "--", "content", "templates"], None)?;
    let files: Vec<(String, String)> = String::from_utf8_lossy(&listed)
        .split('\0')
        .filter_map(|line| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let (mode, object) = (about.next()?, about.nth(1)?);
            (mode.starts_with("100") && is_text(path)).then(|| (path.to_owned(), object.to_owned()))
        })
        .collect();
    let mut wanted = String::new();
    for (_, object) in &files {
        wanted.push_str(object);
        wanted.push('\n');
    }
    let bytes = git(root, &["cat-file", "--batch"], Some(wanted))?;
    let mut sources = Sources::empty(as_of);
    sources.options = options;
    let mut rest = bytes.as_slice();
    for (path, _) in files {
        let Some((text, after)) = object(rest) else { break };
        sources.insert(&path, text);
        rest = after;
    }
    Ok(sources)
}

/// The first object that `git cat-file --batch` printed, and what follows it.
fn object(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let length: usize = head.rsplit(' ').next()?.parse().ok()?;
    let text = bytes.get(end + 1..end + 1 + length)?;
    Some((text, bytes.get(end + 2 + length..).unwrap_or_default()))
}

/// The revision called `since`: a commit, a branch, a tag; or the last one before the end of a day.
pub fn revision(root: &Path, since: &str) -> Result<String, Stop> {
    if let Ok(Date::Day(day)) = Date::parse(since) {
        let until = format!("--until={day}T23:59:59");
        let found = git(root, &["log", "-1", "--format=%H", &until, "HEAD"], None)?;
        let found = String::from_utf8_lossy(&found).trim().to_owned();
        return if found.is_empty() {
            Err(Stop::usage(format!("git keeps nothing of this site from before {day}")))
        } else {
            Ok(found)
        };
    }
    let commit = format!("{since}^{{commit}}");
    let found = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], None);
    let found = found.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
    found.ok().filter(|found| !found.is_empty()).ok_or_else(|| {
        Stop::usage(format!(
            "git knows no revision `{since}` here; name a commit, a branch or a tag, or write a day as in `2025-12-22`"
        ))
    })
}

/// The last revision in which a file was changed; nothing where git does not keep it.
pub fn last_change(root: &Path, path: &str) -> Option<String> {
    let found = git(root, &["log", "-1", "--format=%H", "--", path], None).ok()?;
    let found = String::from_utf8_lossy(&found).trim().to_owned();
    (!found.is_empty()).then_some(found)
}

/// What a command of git prints.
fn git(root: &Path, arguments: &[&str], input: Option<String>) -> Result<Vec<u8>, Stop> {
    let failed = |why: &str| Stop::usage(format!("git does not tell what stood here before: {why}"));
    let mut child = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"])
        .args(arguments)
        .current_dir(root)
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| failed("there is no git on this machine"))?;
    let pipe = child.stdin.take();
    let writer = std::thread::spawn(move || {
        if let (Some(mut pipe), Some(input)) = (pipe, input) {
            // A git that stops reading says why at its end.
            let _ = pipe.write_all(input.as_bytes());
        }
    });
    let output = child.wait_with_output().map_err(|_| failed("git was ended"))?;
    drop(writer.join());
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(failed(said.lines().next().unwrap_or("it ended with an error").trim_start_matches("fatal: ")))
}
