//! Settings of `check --external-links`: what is not asked for.

use super::rules;
use crate::base::{At, Diagnostic, Text, host_of, is_web_address};
use std::sync::Arc;

/// How `check --external-links` looks at what stands on other sites.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalLinks {
    /// What is never asked for: the names of hosts (`example.org`, and all below it), or how addresses begin.
    pub skip: Vec<Text>,
}

impl ExternalLinks {
    /// Whether an address is never asked for.
    pub fn skips(&self, address: &str) -> bool {
        let host = host_of(address).unwrap_or_default().to_ascii_lowercase();
        self.skip.iter().any(|written| {
            if written.contains("://") {
                return address.starts_with(written.as_str());
            }
            let name = written.to_ascii_lowercase();
            host.strip_suffix(&name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }

    /// Says what is neither the name of a host nor the beginning of an address.
    pub(super) fn check(&self, file: &Arc<str>, report: &mut Vec<Diagnostic>) {
        for (index, written) in self.skip.iter().enumerate() {
            let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
            let is_name = !written.starts_with('.') && !written.is_empty() && written.chars().all(is_host);
            if is_name || is_web_address(written) {
                continue;
            }
            let at = At::Value(format!("external_links.skip[{index}]"));
            let message = format!("`{written}` is neither a host nor the beginning of an address");
            report.push(
                Diagnostic::new(&rules::LINK, file, at, message).help(
                    "write `example.org` for a host and all below it, or `https://example.org/reports/`",
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ExternalLinks;

    #[test]
    fn a_host_is_skipped_with_all_below_it_and_an_address_by_its_beginning() {
        let skip = ExternalLinks { skip: vec!["Example.org".into(), "https://a.example/reports/".into()] };
        for address in ["https://example.org", "http://www.EXAMPLE.org:8080/x", "https://a.example/reports/7"]
        {
            assert!(skip.skips(address), "{address}");
        }
        for address in ["https://notexample.org/", "https://a.example/", "https://b.example/example.org"] {
            assert!(!skip.skips(address), "{address}");
        }
    }
}
