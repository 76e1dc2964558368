//! The documents name commands that exist.

use super::File;
use clap::CommandFactory as _;

/// Commands in fenced blocks of Markdown that `standfirst` does not have.
pub fn unknown(files: &[File]) -> Vec<String> {
    let known: Vec<String> = standfirst::cli::Arguments::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .chain(["help".to_owned()])
        .collect();
    files.iter().filter(|file| is_document(&file.path)).flat_map(|file| of_document(file, &known)).collect()
}

/// Whether it is about the program; a site's own pages are not.
fn is_document(path: &str) -> bool {
    path.ends_with(".md") && !path.contains("content/") && !path.starts_with("tests/")
}

fn of_document(file: &File, known: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_fenced = false;
    for (line, text) in (1..).zip(file.text.as_deref().unwrap_or_default().lines()) {
        if text.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if let Some(name) = called(text).filter(|_| is_fenced)
            && !known.iter().any(|known| known == name)
        {
            found.push(format!("{}:{line}: there is no command `{name}`", file.path));
        }
    }
    found
}

/// The command in `standfirst NAME …` or `cargo run … -- NAME …`, if the line calls one.
fn called(line: &str) -> Option<&str> {
    let line = line.trim().trim_start_matches("$ ");
    let arguments = match line.strip_prefix("standfirst ") {
        Some(arguments) => arguments,
        None => line.strip_prefix("cargo run")?.split_once(" -- ")?.1,
    };
    arguments.split_whitespace().next().filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn a_command_that_does_not_exist_is_named_where_it_stands() {
    let text = "standfirst is a word here\n```sh\n$ standfirst build --strict\nstandfirst bake\ncargo run --release -- sreve\nstandfirst --version\n```\n";
    let found = unknown(&[File::planted("README.md", text)]);
    assert_eq!(
        found,
        ["README.md:4: there is no command `bake`", "README.md:5: there is no command `sreve`"]
    );
}
