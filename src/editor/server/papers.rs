//! The site as the author sees it: files of the disk, and over them the texts of open editors.

use super::Speaking;
use crate::editor::Schemas;
use crate::site::{Memo, Site};
use crate::source::{Sources, decode, disk};
use lsp_types::{InitializeParams, Uri};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;

/// What may not stand in the path of an address (RFC 3986, section 3.3).
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The site, its open texts and what was made of them.
pub(super) struct Papers {
    speaking: Speaking,
    /// The site root as the editor writes it.
    root: Option<PathBuf>,
    /// The texts of open editors, by path from the site root.
    open: BTreeMap<String, String>,
    /// The files of the disk as last read.
    disk: Option<Sources>,
    memo: Memo,
    is_stale: bool,
    is_undrawn: bool,
    /// The files that findings were last told of.
    pub(super) told: BTreeSet<Arc<str>>,
    made: Option<(Site, Schemas)>,
}

impl Papers {
    pub(super) fn new(speaking: Speaking, wanted: &InitializeParams) -> Papers {
        let mut papers = Papers {
            root: None,
            speaking,
            open: BTreeMap::new(),
            disk: None,
            memo: Memo::default(),
            is_stale: false,
            is_undrawn: false,
            told: BTreeSet::new(),
            made: None,
        };
        let folders = wanted.workspace_folders.iter().flatten().map(|folder| &folder.uri);
        #[expect(deprecated, reason = "older editors name their folder in no other way")]
        let older = wanted.root_uri.iter();
        let folders: Vec<PathBuf> = folders.chain(older).filter_map(file_of).collect();
        let given = papers.speaking.root.as_ref().and_then(|root| std::path::absolute(root).ok());
        if let Some(root) = given.or_else(|| folders.iter().find_map(|folder| disk::find_root(folder))) {
            papers.found(root);
        }
        papers
    }

    fn found(&mut self, root: PathBuf) {
        self.root = Some(root);
        self.is_stale = true;
    }

    /// Whether something changed since the site was last made.
    pub(super) fn is_stale(&self) -> bool {
        self.is_stale && self.root.is_some()
    }

    /// Whether pages have not been drawn since.
    pub(super) fn is_undrawn(&self) -> bool {
        self.is_undrawn
    }

    /// Takes the text of an open editor.
    pub(super) fn open(&mut self, uri: &Uri, text: &str) {
        let Some(file) = file_of(uri) else { return };
        if self.root.is_none()
            && let Some(root) = file.parent().and_then(disk::find_root)
        {
            self.found(root);
        }
        let Some(path) = self.path(&file).filter(|path| is_read(path)) else { return };
        if self.open.get(&path).is_none_or(|known| known != text) {
            self.open.insert(path, text.to_owned());
            self.is_stale = true;
        }
    }

    /// An editor was closed: what the disk holds counts again.
    pub(super) fn close(&mut self, uri: &Uri) {
        if let Some(path) = file_of(uri).and_then(|file| self.path(&file)) {
            self.open.remove(&path);
        }
        self.reread();
    }

    /// Something was written to the disk.
    pub(super) fn reread(&mut self) {
        self.disk = None;
        self.is_stale = true;
    }

    /// Reads and links the site anew.
    pub(super) fn refresh(&mut self) {
        let Some(root) = self.root.clone() else { return };
        let mut sources = self
            .disk
            .take()
            .unwrap_or_else(|| disk::load(&root, self.speaking.as_of, self.speaking.options.clone()));
        self.disk = Some(sources.clone());
        for (path, text) in &self.open {
            sources.insert(path, text.as_bytes());
            sources.report.retain(|found| *found.file != **path);
        }
        let mut site = Site::make(sources, &self.memo);
        self.memo = std::mem::take(&mut site.memo);
        // Schemas hold the words of the settings, and of what briefings say of their vocabulary.
        let is_known = self
            .made
            .as_ref()
            .is_some_and(|(before, _)| before.settings == site.settings && presets(before) == presets(&site));
        let schemas = match self.made.take() {
            Some((_, schemas)) if is_known => schemas,
            _ => Schemas::of(&site),
        };
        self.made = Some((site, schemas));
        (self.is_stale, self.is_undrawn) = (false, true);
    }

    /// Draws all pages, so that every link is matched, unless the editor speaks meanwhile.
    pub(super) fn draw(&mut self, speaks: impl Fn() -> bool + Sync) {
        let Some((site, _)) = &mut self.made else { return };
        let drawn = site.draw_all(|_, _| if speaks() { Err(()) } else { Ok(()) });
        self.is_undrawn = drawn.is_err();
    }

    /// The site as it is now, and what may be written in it.
    pub(super) fn now(&mut self) -> Option<(&Site, &Schemas)> {
        if self.is_stale() {
            self.refresh();
        }
        self.last()
    }

    /// The site as it was last made.
    pub(super) fn last(&self) -> Option<(&Site, &Schemas)> {
        self.made.as_ref().map(|(site, schemas)| (site, schemas))
    }

    /// The path and the text of a file, as the author sees it.
    pub(super) fn text(&self, uri: &Uri) -> Option<(String, String)> {
        let path = self.path(&file_of(uri)?)?;
        let text = match self.open.get(&path) {
            Some(text) => decode(text.as_bytes()).0,
            None => self.last()?.0.sources.text(&path)?.to_string(),
        };
        Some((path, text))
    }

    /// The address of a file of the site.
    pub(super) fn uri(&self, path: &str) -> Option<Uri> {
        let file = self.root.as_ref()?.join(path);
        let text = file.to_str()?.replace('\\', "/");
        let slash = if text.starts_with('/') { "" } else { "/" };
        Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(&text, UNSAFE))).ok()
    }

    /// The path from the site root.
    fn path(&self, file: &Path) -> Option<String> {
        let root = self.root.as_ref()?;
        let real = root.canonicalize().ok();
        let inside = file
            .strip_prefix(root)
            .ok()
            .map(Path::to_path_buf)
            .or_else(|| file.canonicalize().ok()?.strip_prefix(real?).ok().map(Path::to_path_buf))?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }
}

/// The presets of vocabularies that briefings choose.
fn presets(site: &Site) -> BTreeSet<String> {
    let briefings =
        site.editions.first().into_iter().flat_map(|edition| edition.model.all::<crate::kinds::Briefing>());
    briefings.filter_map(|(_, _, own)| own.vocabulary.as_ref().map(ToString::to_string)).collect()
}

/// Whether a file is read as text of the site.
fn is_read(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    path.starts_with("templates/") || (path.starts_with("content/") && matches!(end, "md" | "yaml" | "yml"))
}

/// The file that an address means.
fn file_of(uri: &Uri) -> Option<PathBuf> {
    let path = uri.as_str().strip_prefix("file://")?;
    let path = &path[path.find('/')?..];
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let drive = path.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}
