//! Links that open a place in the author's editor.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::path::Path;

/// What is not written as it is in the path of a link.
const KEPT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'&');

/// The editors known by name: what their command is called, and what their links look like.
const KNOWN: &[(&str, &str)] = &[
    ("code", "vscode://file{path}:{line}:{column}"),
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("code-insiders", "vscode-insiders://file{path}:{line}:{column}"),
    ("codium", "vscodium://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("windsurf", "windsurf://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("mate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("subl", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
];

/// An editor that opens links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Editor {
    /// The editor of this name, or the one whose links look like this: `vscode`, `my://open?{path}:{line}`.
    /// An error is a sentence.
    pub fn named(name: &str) -> Result<Editor, String> {
        if name.contains("{path}") && name.contains("://") {
            return Ok(Editor(name.to_owned()));
        }
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        known.map(|(_, link)| Editor((*link).to_owned())).ok_or_else(|| {
            let names: Vec<&str> = KNOWN.iter().map(|(known, _)| *known).collect();
            format!(
                "no editor is called `{name}`; known are {}, or write its links: `--editor 'my://open?file={{path}}&line={{line}}'`",
                names.join(", ")
            )
        })
    }

    /// The editor that a command of the environment starts (`code --wait`), if it opens links.
    pub fn of_command(command: &str) -> Option<Editor> {
        let program = command.split_whitespace().next()?;
        Editor::named(Path::new(program).file_stem()?.to_str()?).ok()
    }

    /// The link to a place in a file; lines and columns begin at 1.
    pub fn link(&self, file: &Path, line: usize, column: usize) -> String {
        let path = file.to_string_lossy().replace('\\', "/");
        let path = utf8_percent_encode(&path, KEPT).to_string();
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        self.0
            .replace("{line}", &line.max(1).to_string())
            .replace("{column}", &column.max(1).to_string())
            .replace("{path}", &path)
    }
}

#[cfg(test)]
mod tests {
    use super::Editor;
    use std::path::Path;

    #[test]
    fn a_link_leads_to_the_line() {
        let editor = Editor::named("vscode").expect("it is known");
        let link = editor.link(Path::new("/my site/content/#1.md"), 3, 7);
        assert_eq!(link, "vscode://file/my%20site/content/%231.md:3:7");
        let own = Editor::named("my://o?f={path}&l={line}").expect("it has a path");
        assert_eq!(own.link(Path::new("/x.md"), 0, 0), "my://o?f=/x.md&l=1");
        assert!(Editor::named("ed").is_err_and(|why| why.contains("vscode")));
    }

    #[test]
    fn the_editor_of_the_environment_is_known_by_its_command() {
        assert_eq!(Editor::of_command("/usr/bin/code --wait"), Editor::named("vscode").ok());
        assert_eq!(Editor::of_command("vim"), None);
        assert_eq!(Editor::of_command(""), None);
    }
}
