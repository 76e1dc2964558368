//! Doing what a plan says: several files at a time, each turn whole before the next, and a note in the storage of what
//! is there, so that whoever comes back after a broken connection knows.

use super::plan::{Plan, Step, rank};
use crate::base::media_type;
use crate::hosts::{ASK_AGAIN, FOR_EVER};
use crate::publish::{Folder, Interrupt, Sent};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, ObjectStoreExt as _, PutOptions};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file in the storage that says what we put there.
pub const MANIFEST: &str = ".standfirst.json";

/// How many files are under way at once.
const AT_ONCE: usize = 12;

/// Where files are sent.
#[derive(Debug, Clone)]
pub struct Storage {
    /// What takes them.
    pub store: Arc<dyn ObjectStore>,
    /// What stands before every path: nothing, or a path.
    pub prefix: Path,
    /// Whether a type and a cache class go with each file.
    pub has_types: bool,
}

/// What to do with files in the storage that we did not send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave them alone and say so where a file of the site wants their place.
    Refuse,
    /// Write over those whose place a file of the site wants.
    Adopt,
}

/// What the storage is known to hold of ours: a fingerprint by path; none for what may be under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remote {
    version: u32,
    /// The files, by path.
    pub files: BTreeMap<String, Option<String>>,
}

/// Why it was not done to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// We will not do it: a sentence, with the way out.
    Refused(String),
    /// The storage would not do it.
    Failed(String),
    /// A signal stopped it.
    Interrupted(i32),
}

impl Storage {
    fn path(&self, path: &str) -> Result<Path, Trouble> {
        let whole = format!("{}/{path}", self.prefix);
        Path::parse(&whole).map_err(|_| Trouble::Failed(format!("{path} cannot be a name in this storage")))
    }

    async fn put(&self, path: &str, bytes: Vec<u8>, cache: &'static str) -> Result<(), Trouble> {
        let mut attributes = Attributes::new();
        if self.has_types {
            attributes.insert(Attribute::ContentType, media_type(path).into());
            attributes.insert(Attribute::CacheControl, cache.into());
        }
        let options = PutOptions { attributes, ..PutOptions::default() };
        let put = self.store.put_opts(&self.path(path)?, bytes.into(), options).await;
        put.map(|_| ()).map_err(|error| failed("send", path, &error))
    }

    async fn note(&self, remote: &Remote) -> Result<(), Trouble> {
        let bytes = serde_json::to_vec(remote).expect("paths and fingerprints are text");
        self.put(MANIFEST, bytes, ASK_AGAIN).await
    }
}

fn failed(verb: &str, path: &str, error: &object_store::Error) -> Trouble {
    Trouble::Failed(format!("could not {verb} {path}: {error}"))
}

/// What the storage holds of ours. Where it holds files but no note of ours, those that are in the way of `files` are
/// named.
pub async fn remote(storage: &Storage, files: &[Sent], existing: Existing) -> Result<Remote, Trouble> {
    match storage.store.get(&storage.path(MANIFEST)?).await {
        Ok(found) => {
            let bytes = found.bytes().await.map_err(|error| failed("read", MANIFEST, &error))?;
            let remote: Option<Remote> = serde_json::from_slice(&bytes).ok();
            remote.filter(|remote| remote.version == 1).ok_or_else(|| {
                Trouble::Refused(format!(
                    "{MANIFEST} in the storage cannot be read; remove it and use --adopt"
                ))
            })
        }
        Err(object_store::Error::NotFound { .. }) => {
            let empty = Remote { version: 1, files: BTreeMap::new() };
            if existing == Existing::Refuse {
                unclaimed(storage, files).await?;
            }
            Ok(empty)
        }
        Err(error) => Err(failed("read", MANIFEST, &error)),
    }
}

/// Refuses where a file that we did not send stands in the place of one of ours.
async fn unclaimed(storage: &Storage, files: &[Sent]) -> Result<(), Trouble> {
    let wanted: Vec<Path> = files.iter().map(|file| storage.path(&file.path)).collect::<Result<_, _>>()?;
    let prefix = (!storage.prefix.as_ref().is_empty()).then_some(&storage.prefix);
    let mut there = storage.store.list(prefix);
    while let Some(object) = there.try_next().await.map_err(|error| failed("list", "the storage", &error))? {
        if wanted.contains(&object.location) {
            return Err(Trouble::Refused(format!(
                "{} is in the storage and was not sent by standfirst; use --adopt to write over it, or choose another prefix",
                object.location
            )));
        }
    }
    Ok(())
}

/// Does what the plan says. Broken off at any point it may be planned and done again.
pub async fn send(
    storage: &Storage,
    folder: &Folder,
    (plan, mut remote): (&Plan, Remote),
    interrupt: &Interrupt,
    done: &(dyn Fn() + Sync),
) -> Result<(), Trouble> {
    if plan.steps.is_empty() {
        return Ok(());
    }
    let sent = plan.steps.iter().filter_map(|step| match step {
        Step::Add(file) | Step::Change(file) => Some(file),
        Step::Remove(_) => None,
    });
    let sent: Vec<&Sent> = sent.collect();
    // Whatever may be there from now on is known as ours.
    for file in &sent {
        remote.files.insert(file.path.clone(), None);
    }
    storage.note(&remote).await?;
    for turn in sent.chunk_by(|one, other| rank(one) == rank(other)) {
        let sending = stream::iter(turn.iter().map(|file| one(storage, folder, file, interrupt, done)));
        sending.buffer_unordered(AT_ONCE).try_collect::<()>().await?;
        for file in turn {
            remote.files.insert(file.path.clone(), Some(file.blake3.clone()));
        }
        storage.note(&remote).await?;
    }
    let gone = plan.steps.iter().filter_map(|step| match step {
        Step::Remove(path) => Some(path),
        _ => None,
    });
    let gone: Vec<&String> = gone.collect();
    let removing = stream::iter(gone.iter().map(|path| remove(storage, path, interrupt, done)));
    removing.buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    if !gone.is_empty() {
        remote.files.retain(|path, _| !gone.contains(&path));
        storage.note(&remote).await?;
    }
    Ok(())
}

async fn one(
    storage: &Storage,
    folder: &Folder,
    file: &Sent,
    interrupt: &Interrupt,
    done: &(dyn Fn() + Sync),
) -> Result<(), Trouble> {
    stopped(interrupt)?;
    let full = folder.place.join(&file.path);
    let bytes = std::fs::read(&full)
        .map_err(|error| Trouble::Failed(format!("could not read {}: {error}", full.display())))?;
    if blake3::hash(&bytes).to_hex().as_str() != file.blake3 {
        return Err(Trouble::Failed(format!("{} was changed while it was sent", file.path)));
    }
    storage.put(&file.path, bytes, if file.is_kept { FOR_EVER } else { ASK_AGAIN }).await?;
    done();
    Ok(())
}

async fn remove(
    storage: &Storage,
    path: &str,
    interrupt: &Interrupt,
    done: &(dyn Fn() + Sync),
) -> Result<(), Trouble> {
    stopped(interrupt)?;
    match storage.store.delete(&storage.path(path)?).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => {
            done();
            Ok(())
        }
        Err(error) => Err(failed("remove", path, &error)),
    }
}

fn stopped(interrupt: &Interrupt) -> Result<(), Trouble> {
    interrupt.signal().map_or(Ok(()), |signal| Err(Trouble::Interrupted(signal)))
}
