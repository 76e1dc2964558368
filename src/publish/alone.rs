//! One file published by itself: whole or as it was, and never over what we did not write.
//!
//! The file says itself that it is ours: its last line has a fingerprint of all that stands before.

use super::refuse::{self, look};
use super::{Edited, Failure, Fs, RealFs, Target, manifest};
use crate::source::disk::system_words;
use std::io::{self, Write as _};
use std::path::Path;

/// What stands around the fingerprint.
const MARK: (&str, &str) = ("\n<!-- standfirst ", " -->\n");

/// Refuses a file that is never written: in a folder of sources, through a link, in place of what is not ours.
pub fn look_alone(target: &Target) -> Result<(), Failure> {
    let fs = &RealFs;
    let shown = target.output.display().to_string();
    let refused = |why: &str| Err(Failure::Refused(format!("{shown} {why}")));
    let failed = |e: io::Error| Failure::Machine(format!("could not look at {shown}: {}", system_words(&e)));
    let place = refuse::real(fs, &target.output).map_err(failed)?;
    refuse::forbidden(fs, target, &place, &shown)?;
    match look(fs, &target.output).map_err(failed)? {
        None => Ok(()),
        Some(there) if there.is_symlink => refused("is a symbolic link; name the file it points to instead"),
        Some(there) if there.is_dir => refused("is a folder; name a file that is not there yet"),
        Some(_) => match whose(&fs.read(&target.output).map_err(failed)?) {
            Whose::Ours => Ok(()),
            Whose::Edited if target.edited == Edited::Overwrite => Ok(()),
            Whose::Edited => refused(
                "was edited since it was made; use --overwrite to write over it, or name another file",
            ),
            Whose::Foreign => refused("was not made by standfirst, and stays; name another file"),
        },
    }
}

/// Writes one file, by the name of the target's output; the old one stands until the new one is whole.
pub fn alone(target: &Target, html: &str) -> Result<(), Failure> {
    look_alone(target)?;
    let shown = target.output.display().to_string();
    let failed = |e: &io::Error| Failure::Machine(format!("could not write {shown}: {}", system_words(e)));
    let folder = target.output.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    RealFs.create_dir_all(folder).map_err(|e| failed(&e))?;
    let mut file = tempfile::Builder::new();
    let file = file.prefix(".standfirst-").permissions(readable());
    let mut file = file.tempfile_in(folder).map_err(|e| failed(&e))?;
    file.write_all(signed(html).as_bytes()).map_err(|e| failed(&e))?;
    file.as_file().sync_all().map_err(|e| failed(&e))?;
    file.persist(&target.output).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// Everybody may read what is published, as far as the user's own mask allows.
fn readable() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// Who wrote a file.
#[derive(Debug, PartialEq, Eq)]
enum Whose {
    /// We did, and it is as we wrote it.
    Ours,
    /// We did, and somebody changed it since.
    Edited,
    /// Somebody else.
    Foreign,
}

fn signed(html: &str) -> String {
    format!("{html}{}{}{}", MARK.0, manifest::hash(html.as_bytes()), MARK.1)
}

fn whose(bytes: &[u8]) -> Whose {
    let Ok(text) = std::str::from_utf8(bytes) else { return Whose::Foreign };
    let Some((html, mark)) = text.rsplit_once(MARK.0) else { return Whose::Foreign };
    match mark.strip_suffix(MARK.1) {
        Some(mark) if mark == manifest::hash(html.as_bytes()) => Whose::Ours,
        _ => Whose::Edited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_whose_it_is() {
        let ours = signed("<p>x</p>");
        assert_eq!(whose(ours.as_bytes()), Whose::Ours);
        assert_eq!(whose(ours.replace('x', "y").as_bytes()), Whose::Edited);
        assert_eq!(whose(format!("{ours}more").as_bytes()), Whose::Edited);
        assert_eq!(whose(b"<p>x</p>"), Whose::Foreign);
        assert_eq!(whose(&[0xff]), Whose::Foreign);
    }
}
