//! The content security policy of pages: the theme's own, with what the site adds.

/// A policy with the sources of another added, directive by directive: a second directive of the same name
/// would not be read (W3C, Content Security Policy Level 3, section 2.2.1).
pub(super) fn extended(policy: &str, extra: &str) -> String {
    let mut directives: Vec<(String, Vec<String>)> = Vec::new();
    for directive in policy.split(';').chain(extra.split(';')) {
        let mut words = directive.split_whitespace().map(str::to_owned);
        let Some(name) = words.next() else { continue };
        let name = name.to_lowercase();
        match directives.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sources)) => {
                sources.retain(|source| source != "'none'");
                for word in words.filter(|word| word != "'none'") {
                    if !sources.contains(&word) {
                        sources.push(word);
                    }
                }
            }
            None => directives.push((name, words.collect())),
        }
    }
    let written = directives
        .into_iter()
        .map(|(name, sources)| std::iter::once(name).chain(sources).collect::<Vec<_>>().join(" "));
    written.collect::<Vec<_>>().join("; ")
}
