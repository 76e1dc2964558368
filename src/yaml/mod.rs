//! YAML as authors write it: typed values, all mistakes of a file in one run, in the author's words.
use crate::base::Diagnostic;
use crate::source::SourceFile;
use std::ops::Range;
use std::sync::Arc;
#[derive(Clone, Copy)]
pub struct Limits {
    pub bytes: usize,
    pub depth: usize,
    pub aliases: usize,
}
impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 * 1024, depth: 32, aliases: 100 }
    }
}
pub struct FrontMatter {
    pub yaml: Option<Range<usize>>,
    pub body: Range<usize>,
}
pub fn front_matter(_file: &Arc<str>, text: &str, _report: &mut Vec<Diagnostic>) -> FrontMatter {
    if let Some(rest) = text.strip_prefix("---\n")
        && let Some(end) = rest.find("\n---\n").map(|e| e + 1).or(rest.starts_with("---\n").then_some(0))
    {
        return FrontMatter { yaml: Some(4..4 + end), body: 4 + end + 4..text.len() };
    }
    FrontMatter { yaml: None, body: 0..text.len() }
}
pub fn read<T: serde::de::DeserializeOwned + Default>(
    file: &Arc<str>,
    text: &str,
    yaml: Range<usize>,
    _limits: Limits,
    _report: &mut Vec<Diagnostic>,
) -> T {
    if text[yaml.clone()].trim().is_empty() {
        return T::default();
    }
    serde_yaml::from_str(&text[yaml]).unwrap_or_else(|e| {
        eprintln!("{file}: {e}");
        T::default()
    })
}
pub fn text_problems(_file: &SourceFile) -> Vec<Diagnostic> {
    Vec::new()
}

pub const RULES: &[&crate::base::Rule] = &[];
