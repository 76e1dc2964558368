//! Which storage an address means, and the credentials for it.

use super::super::common::{Stop, display};
use super::profile::Profile;
use crate::deploy::{Storage, Trouble};
use crate::publish::{self, RealFs};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A storage, and what may never be said of it.
pub struct Reached {
    /// The storage.
    pub storage: Storage,
    /// A folder that is not there yet: it is made when something is sent to it.
    missing: Option<PathBuf>,
    secrets: Vec<String>,
}

impl Reached {
    /// The storage, ready to be written to.
    pub fn opened(&self) -> Result<Storage, Stop> {
        let Some(folder) = &self.missing else { return Ok(self.storage.clone()) };
        std::fs::create_dir_all(folder)
            .map_err(|error| Stop::machine(format!("cannot make {}: {error}", display(folder))))?;
        Ok(Storage { store: local(folder)?, ..self.storage.clone() })
    }

    /// Trouble as the user reads it: no credential stands in it.
    pub fn told(&self, trouble: Trouble) -> Stop {
        match trouble {
            Trouble::Refused(sentence) => Stop { code: 2, sentence },
            Trouble::Interrupted(signal) => {
                let code = u8::try_from(128 + signal).unwrap_or(u8::MAX);
                Stop { code, sentence: "interrupted; run it again to go on".to_owned() }
            }
            Trouble::Failed(sentence) => {
                let hide = |text: String, secret: &String| text.replace(secret.as_str(), "…");
                let sentence = self.secrets.iter().fold(sentence, hide).replace('\n', " ");
                Stop::machine(format!("{sentence}; run it again to go on"))
            }
        }
    }
}

/// The storage at an address; a folder that is not there is as good as an empty one, and is not made yet.
pub fn reach(to: &str, output: &Path) -> Result<Reached, Stop> {
    match to.split_once("://") {
        Some(("s3", place)) => bucket(place),
        Some(("file", place)) => folder(place, output),
        _ => {
            Err(Stop::usage(format!("`{to}` is no storage; write `s3://bucket/prefix` or `file:///folder`")))
        }
    }
}

fn folder(place: &str, output: &Path) -> Result<Reached, Stop> {
    let path = PathBuf::from(place);
    if !path.is_absolute() {
        return Err(Stop::usage(format!("`file://{place}` is not whole; write it as in `file:///srv/www`")));
    }
    let failed = |error: std::io::Error| Stop::machine(format!("cannot write to {place}: {error}"));
    let real = publish::real(&RealFs, &path).map_err(failed)?;
    let public = output.canonicalize().unwrap_or_default();
    if real.starts_with(&public) || public.starts_with(&real) {
        return Err(Stop::usage(format!("{place} and the published folder are one; choose another")));
    }
    let is_missing = !real.exists();
    let store = if is_missing { Arc::new(InMemory::new()) } else { local(&real)? };
    let storage = Storage { store, prefix: Key::default(), has_types: false };
    Ok(Reached { storage, missing: is_missing.then_some(real), secrets: Vec::new() })
}

/// A folder that is there, as a storage.
fn local(folder: &Path) -> Result<Arc<dyn ObjectStore>, Stop> {
    let store = LocalFileSystem::new_with_prefix(folder);
    let refused = |error| Stop::machine(format!("cannot write to {}: {error}", display(folder)));
    Ok(Arc::new(store.map_err(refused)?))
}

fn bucket(place: &str) -> Result<Reached, Stop> {
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    let prefix = Key::parse(prefix).map_err(|_| Stop::usage(format!("`{prefix}` cannot be a prefix")))?;
    let profile = Profile::read();
    guard(&profile)?;
    // A second provider of cryptography would be a mistake of ours; the first one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .with_retry(RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: 5,
            retry_timeout: Duration::from_secs(90),
        })
        .with_client_options(
            ClientOptions::new()
                .with_connect_timeout(Duration::from_secs(10))
                .with_timeout(Duration::from_secs(120))
                .with_allow_http(profile.endpoint.is_some()),
        );
    if let Some((key, secret)) = &profile.keys {
        builder = builder.with_access_key_id(key).with_secret_access_key(secret);
    }
    if let Some(token) = &profile.token {
        builder = builder.with_token(token);
    }
    if let Some(region) = &profile.region {
        builder = builder.with_region(region);
    }
    if let Some(endpoint) = &profile.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    let store = builder.build().map_err(|error| Stop::usage(format!("cannot use s3://{place}: {error}")))?;
    let storage = Storage { store: Arc::new(store), prefix, has_types: true };
    Ok(Reached { storage, missing: None, secrets: profile.secrets() })
}

/// Refuses what would send credentials unencrypted to another machine, and what has none.
fn guard(profile: &Profile) -> Result<(), Stop> {
    if let Some(host) = profile.endpoint.as_deref().and_then(|endpoint| endpoint.strip_prefix("http://")) {
        let is_here = ["127.0.0.1", "localhost", "[::1]"].iter().any(|here| {
            host.strip_prefix(here).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        if !is_here {
            return Err(Stop::usage(format!(
                "http://{host} would carry credentials unencrypted; use https://"
            )));
        }
    }
    if profile.keys.is_none() && !profile.has_role {
        return Err(Stop::usage(
            "no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE for one of ~/.aws/credentials",
        ));
    }
    Ok(())
}
