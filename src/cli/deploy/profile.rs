//! Credentials as the tools of Amazon find them: the environment first, then the files below `~/.aws`.

#![expect(
    clippy::disallowed_methods,
    reason = "credentials stand in the environment, which is read here alone"
)]

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

/// What is needed to reach a bucket.
#[derive(Default)]
pub struct Profile {
    /// The key and its secret.
    pub keys: Option<(String, String)>,
    /// The token of a session.
    pub token: Option<String>,
    /// The region of the bucket.
    pub region: Option<String>,
    /// Another service that speaks like Amazon's.
    pub endpoint: Option<String>,
    /// Whether the machine itself has a role.
    pub has_role: bool,
}

impl Profile {
    /// The profile of this process.
    pub fn read() -> Profile {
        let var = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let name = var("AWS_PROFILE").unwrap_or_else(|| "default".to_owned());
        let place = |var_name: &str, file: &str| {
            let own = env::home_dir().map(|home| home.join(".aws").join(file));
            let path = var(var_name).map(PathBuf::from).or(own)?;
            std::fs::read_to_string(path).ok()
        };
        let credentials = place("AWS_SHARED_CREDENTIALS_FILE", "credentials").unwrap_or_default();
        let config = place("AWS_CONFIG_FILE", "config").unwrap_or_default();
        let mut known = section(&config, &format!("profile {name}"));
        known.extend(section(&config, &name));
        known.extend(section(&credentials, &name));
        let of_files = |key: &str| known.get(key).cloned();
        let keys = var("AWS_ACCESS_KEY_ID").zip(var("AWS_SECRET_ACCESS_KEY"));
        let is_of_environment = keys.is_some();
        let keys = keys.or_else(|| of_files("aws_access_key_id").zip(of_files("aws_secret_access_key")));
        let token = if is_of_environment { var("AWS_SESSION_TOKEN") } else { of_files("aws_session_token") };
        let roles = [
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_METADATA_ENDPOINT",
        ];
        Profile {
            keys,
            token,
            region: var("AWS_REGION").or_else(|| var("AWS_DEFAULT_REGION")).or_else(|| of_files("region")),
            endpoint: var("AWS_ENDPOINT_URL_S3")
                .or_else(|| var("AWS_ENDPOINT_URL"))
                .or_else(|| of_files("endpoint_url")),
            has_role: roles.iter().any(|name| var(name).is_some()),
        }
    }

    /// What may never be said.
    pub fn secrets(self) -> Vec<String> {
        let (key, secret) = self.keys.unzip();
        [key, secret, self.token].into_iter().flatten().filter(|text| !text.is_empty()).collect()
    }
}

/// The keys of a section of a file of `~/.aws`.
fn section(text: &str, name: &str) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    let mut is_here = false;
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with(['#', ';'])) {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            is_here = head.split_whitespace().eq(name.split_whitespace());
        } else if let Some((key, value)) = line.split_once('=').filter(|_| is_here) {
            known.insert(key.trim().to_owned(), value.trim().to_owned());
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let text = "[default]\nregion = a\n# region = b\n[ profile  desk ]\nregion=c\n";
        let region = |name: &str| section(text, name).get("region").cloned();
        assert_eq!(region("default").as_deref(), Some("a"));
        assert_eq!(region("profile desk").as_deref(), Some("c"));
        assert_eq!(region("desk"), None);
    }
}
