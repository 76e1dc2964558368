//! A storage that fails at every request in turn.

use super::Site;
use futures_util::stream::{BoxStream, StreamExt as _, TryStreamExt as _};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    Attribute, CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta,
    ObjectStore, ObjectStoreExt as _, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use standfirst::publish::{Folder, Interrupt};
use standfirst::testing::deploy::{Existing, MANIFEST, Plan, Storage, Trouble, plan, remote, send};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const OLD: &[(&str, &str)] = &[
    ("index.html", "home 1"),
    ("404.html", "lost"),
    ("gone/index.html", "gone"),
    ("a/index.html", "a with style.1.css"),
    ("style.1.css", "old style"),
    ("atom.xml", "old"),
    (".hosts/nginx.conf", "not for readers"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "home 2"),
    ("404.html", "lost"),
    ("a/index.html", "a with style.2.css"),
    ("b/index.html", "b with style.2.css"),
    ("c/é/index.html", "c"),
    ("style.2.css", "new style"),
    ("atom.xml", "new"),
];

/// When a request is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    /// It never arrives.
    Before,
    /// It is done, and the answer never arrives.
    After,
}

#[derive(Debug)]
struct Failing {
    inner: Arc<InMemory>,
    left: Arc<AtomicUsize>,
    lost: Lost,
}

impl fmt::Display for Failing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a storage that fails")
    }
}

fn broken() -> Error {
    Error::Generic { store: "test", source: "the line is broken".into() }
}

/// Whether this request is the one that fails, or one after it.
fn is_lost(left: &AtomicUsize) -> bool {
    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| Some(left.saturating_sub(1))).unwrap() <= 1
}

#[async_trait::async_trait]
impl ObjectStore for Failing {
    async fn put_opts(&self, path: &Path, bytes: PutPayload, options: PutOptions) -> Result<PutResult> {
        let is_lost = is_lost(&self.left);
        if is_lost && self.lost == Lost::Before {
            return Err(broken());
        }
        let result = self.inner.put_opts(path, bytes, options).await;
        if is_lost { Err(broken()) } else { result }
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        Err(broken())
    }

    async fn get_opts(&self, path: &Path, options: GetOptions) -> Result<GetResult> {
        if is_lost(&self.left) { Err(broken()) } else { self.inner.get_opts(path, options).await }
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let (inner, left, lost) = (Arc::clone(&self.inner), Arc::clone(&self.left), self.lost);
        paths
            .and_then(move |path| {
                let (inner, is_lost) = (Arc::clone(&inner), is_lost(&left));
                async move {
                    if is_lost && lost == Lost::Before {
                        return Err(broken());
                    }
                    inner.delete(&path).await?;
                    if is_lost { Err(broken()) } else { Ok(path) }
                }
            })
            .boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        if is_lost(&self.left) {
            return futures_util::stream::iter([Err(broken())]).boxed();
        }
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> Result<ListResult> {
        Err(broken())
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        Err(broken())
    }
}

fn storage(store: Arc<dyn ObjectStore>) -> Storage {
    Storage { store, prefix: Path::from("some/place"), has_types: true }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

async fn deploy(storage: &Storage, folder: &Folder) -> Result<Plan, Trouble> {
    let known = remote(storage, &folder.files, Existing::Refuse).await?;
    let plan = plan(&folder.files, &known);
    send(storage, folder, (&plan, known), &Interrupt::new(), &|| ()).await?;
    Ok(plan)
}

/// What a storage holds, its note aside: texts, types and cache classes by path.
async fn held(store: &InMemory) -> BTreeMap<String, (String, String, String)> {
    let objects: Vec<ObjectMeta> = store.list(None).try_collect().await.unwrap();
    let mut held = BTreeMap::new();
    for object in objects {
        let found = store.get(&object.location).await.unwrap();
        let said =
            |name: Attribute| found.attributes.get(&name).map(|value| value.to_string()).unwrap_or_default();
        let (kind, cache) = (said(Attribute::ContentType), said(Attribute::CacheControl));
        let text = String::from_utf8(found.bytes().await.unwrap().to_vec()).unwrap();
        let path = object.location.as_ref().strip_prefix("some/place/").unwrap().to_owned();
        if path != MANIFEST {
            held.insert(path, (text, kind, cache));
        }
    }
    held
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let sent = files.iter().filter(|(path, _)| !path.starts_with('.'));
    sent.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Whether everything that a page leads to is there, and nothing went before all else had come.
fn is_whole(held: &BTreeMap<String, (String, String, String)>) -> bool {
    let has = |path: &str| held.contains_key(path);
    let styled = held.values().filter_map(|(text, ..)| text.split_once(" with "));
    let new = texts(NEW);
    let is_new = new.iter().all(|(path, text)| held.get(path).is_some_and(|(there, ..)| there == text));
    let is_home_new = held.get("index.html").is_some_and(|(text, ..)| text == "home 2");
    styled.clone().all(|(_, style)| has(style))
        && (is_new || !is_home_new)
        && (is_new || (has("gone/index.html") && has("style.1.css")))
}

#[test]
fn whatever_request_fails_the_storage_is_whole_and_the_next_run_ends_right() {
    let (before, after) = (Site::new(), Site::new());
    before.publish(OLD, None);
    after.publish(NEW, None);
    let (before, after) = (before.published().unwrap(), after.published().unwrap());
    for lost in [Lost::Before, Lost::After] {
        let mut requests = 0;
        loop {
            requests += 1;
            let inner = Arc::new(InMemory::new());
            wait(deploy(&storage(inner.clone()), &before)).unwrap();
            let left = Arc::new(AtomicUsize::new(requests));
            let failing = Failing { inner: inner.clone(), left, lost };
            let outcome = wait(deploy(&storage(Arc::new(failing)), &after));
            let held_now = wait(held(&inner));
            assert!(is_whole(&held_now), "{lost:?} {requests}: {held_now:#?}");
            wait(deploy(&storage(inner.clone()), &after)).unwrap();
            let held_then = wait(held(&inner));
            let found: BTreeMap<String, String> =
                held_then.iter().map(|(path, (text, ..))| (path.clone(), text.clone())).collect();
            assert_eq!(found, texts(NEW), "{lost:?} {requests}");
            if outcome.is_ok() {
                break;
            }
        }
        // A note and a reading, four turns with a note each, two removals with a note: the loop has met them all.
        assert!(requests > 13, "{requests}");
    }
}

#[test]
fn a_first_run_that_fails_can_be_run_again_too() {
    let site = Site::new();
    site.publish(NEW, None);
    let folder = site.published().unwrap();
    for requests in 1..12 {
        let inner = Arc::new(InMemory::new());
        let left = Arc::new(AtomicUsize::new(requests));
        let failing = Failing { inner: inner.clone(), left, lost: Lost::After };
        let _ = wait(deploy(&storage(Arc::new(failing)), &folder));
        wait(deploy(&storage(inner.clone()), &folder)).unwrap();
        assert_eq!(wait(held(&inner)).len(), NEW.len());
    }
}

#[test]
fn types_and_cache_classes_go_with_the_files_and_only_what_changed_is_sent() {
    let site = Site::new();
    site.publish(OLD, None);
    let inner = Arc::new(InMemory::new());
    let first = wait(deploy(&storage(inner.clone()), &site.published().unwrap())).unwrap();
    assert_eq!(first.to_string(), "+ 6 ~ 0 - 0, 44 bytes");
    let held = wait(held(&inner));
    let (ask_again, for_ever) = ("public, max-age=0, must-revalidate", "public, max-age=31536000, immutable");
    assert_eq!(held["index.html"].1, "text/html; charset=utf-8");
    assert_eq!(held["index.html"].2, ask_again);
    assert_eq!(
        (held["style.1.css"].1.as_str(), held["style.1.css"].2.as_str()),
        ("text/css; charset=utf-8", for_ever)
    );
    assert_eq!(held["atom.xml"].1, "application/atom+xml; charset=utf-8");
    site.publish(NEW, None);
    let second = wait(deploy(&storage(inner.clone()), &site.published().unwrap())).unwrap();
    assert_eq!(second.to_string(), "+ 3 ~ 3 - 2, 55 bytes");
    assert_eq!(second.same, 1);
    let third = wait(deploy(&storage(inner), &site.published().unwrap())).unwrap();
    assert_eq!((third.steps.len(), third.same), (0, 7));
}

#[test]
fn files_of_others_stay() {
    let site = Site::new();
    site.publish(NEW, None);
    let folder = site.published().unwrap();
    let inner = Arc::new(InMemory::new());
    let put = |path: &str| wait(inner.put(&Path::from(path), "theirs".into())).unwrap();
    put("some/place/photo.jpg");
    put("elsewhere/index.html");
    wait(deploy(&storage(inner.clone()), &folder)).unwrap();
    let paths: Vec<ObjectMeta> = wait(inner.list(None).try_collect()).unwrap();
    assert_eq!(paths.len(), NEW.len() + 3, "theirs, ours and the note");
    let other = Arc::new(InMemory::new());
    wait(other.put(&Path::from("some/place/index.html"), "theirs".into())).unwrap();
    let trouble = wait(deploy(&storage(other.clone()), &folder)).unwrap_err();
    assert!(
        matches!(&trouble, Trouble::Refused(why) if why.starts_with("some/place/index.html is in the storage")),
        "{trouble:?}"
    );
    let known = wait(remote(&storage(other), &folder.files, Existing::Adopt)).unwrap();
    assert_eq!(known.files.len(), 0);
}

#[test]
fn what_is_not_as_it_was_built_is_not_sent() {
    let site = Site::new();
    let said = |site: &Site| site.published().unwrap_err().to_string();
    assert!(said(&site).contains("was not made by standfirst"), "{}", said(&site));
    site.publish(OLD, Some("drafts"));
    assert!(said(&site).contains("was built with drafts"), "{}", said(&site));
    site.publish(OLD, None);
    assert_eq!(site.published().unwrap().files.len(), OLD.len());
    std::fs::write(site.target().output.join("a/index.html"), "changed").unwrap();
    assert!(said(&site).contains("a/index.html was changed since"), "{}", said(&site));
    std::fs::remove_file(site.target().output.join("a/index.html")).unwrap();
    assert!(said(&site).contains("a/index.html"), "{}", said(&site));
}
