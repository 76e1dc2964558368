//! The content security policy of pages: the theme's own, with what the site adds.

use crate::settings::Settings;

/// What pages may load: files of the site, and scripts of the index through one gate.
const PAGES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    font-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; require-trusted-types-for 'script'; \
    trusted-types standfirst";

/// The policy of a site's pages.
pub fn policy(settings: &Settings) -> String {
    extended(PAGES, settings.csp_extra.as_deref().unwrap_or_default())
}

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
