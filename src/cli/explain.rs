//! `standfirst explain`: the page on one rule or one view.

use super::common::{Stop, put};
use crate::base::{Rule, nearest};
use crate::views;
use std::process::ExitCode;

/// Explain a rule or a view
///
/// Without a name, every rule is listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  standfirst explain ref/dangling\n  standfirst explain view overview")]
pub struct Arguments {
    /// The rule, or `view` and the name of a view
    #[arg(num_args = 0..=2)]
    name: Vec<String>,
}

/// Runs the command.
pub fn run(own: &Arguments) -> Result<ExitCode, Stop> {
    let names: Vec<&str> = own.name.iter().map(String::as_str).collect();
    let text = match *names.as_slice() {
        [] => listed(&crate::site::rules()),
        ["view"] => format!("{}\n", views::VIEWS.iter().map(|view| view.name).collect::<Vec<_>>().join("\n")),
        ["view", name] => view(name)?,
        [name, ..] => page(rule(name)?),
    };
    put(&text);
    Ok(ExitCode::SUCCESS)
}

fn view(name: &str) -> Result<String, Stop> {
    views::describe(name).ok_or_else(|| {
        let near = nearest(name, views::VIEWS.iter().map(|view| view.name));
        let help = near.map_or("`standfirst explain view` lists them".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        Stop::usage(format!("no view is called `{name}`; {help}"))
    })
}

fn rule(name: &str) -> Result<&'static Rule, Stop> {
    let rules = crate::site::rules();
    rules.iter().copied().find(|rule| rule.name == name).ok_or_else(|| {
        let near = nearest(name, rules.iter().map(|rule| rule.name));
        let help = near
            .map_or("`standfirst explain` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        Stop::usage(format!("no rule is called `{name}`; {help}"))
    })
}

fn listed(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let line = |rule: &&Rule| {
        let text = words(rule);
        format!("{:width$}  {:7}  {}\n", rule.name, rule.severity.to_string(), first_sentence(&text))
    };
    rules.iter().map(line).collect()
}

/// The first sentence of an explanation; a full stop in the middle of a name ends none.
fn first_sentence(text: &str) -> &str {
    let is_end = |at: &usize| text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    let end = text.match_indices(['.', ';']).map(|(at, _)| at).find(is_end);
    end.map_or(text, |end| text[..=end].trim_end_matches(';'))
}

/// The explanation as one paragraph for each of its own.
fn words(rule: &Rule) -> String {
    let lines: Vec<&str> = rule.explanation.lines().map(str::trim).collect();
    lines
        .join("\n")
        .split("\n\n")
        .map(|paragraph| paragraph.replace('\n', " "))
        .collect::<Vec<_>>()
        .join("\n\n")
        .trim()
        .to_owned()
}

fn page(rule: &Rule) -> String {
    let mut text = format!("{} ({})\n\n{}\n", rule.name, rule.severity, words(rule));
    for (title, example) in [("Found in", rule.bad), ("Not found in", rule.good)] {
        if !example.is_empty() {
            let indented = example.trim_end().replace('\n', "\n    ");
            text.push_str(&format!("\n{title}:\n\n    {indented}\n"));
        }
    }
    text
}
