//! The one thing kept between builds: documents by path, content and options; and held texts, folded.

use super::{Document, ParseOptions, document};
use crate::held::Library;
use crate::source::{SourceFile, Sources};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents of earlier builds.
///
/// Invariant: a build with a memo equals a build without one.
#[derive(Debug, Clone, Default)]
pub struct Memo {
    options: Option<ParseOptions>,
    documents: BTreeMap<Arc<str>, (blake3::Hash, Arc<Document>)>,
    /// The held texts, folded.
    pub library: Arc<Library>,
}

impl Memo {
    fn get(&self, file: &SourceFile) -> Option<Arc<Document>> {
        let (hash, document) = self.documents.get(&file.path)?;
        (*hash == file.hash).then(|| Arc::clone(document))
    }
}

/// Every document of the site in order of path, and the memo for the next build.
pub fn documents(sources: &Sources, options: &ParseOptions, memo: &Memo) -> (Vec<Arc<Document>>, Memo) {
    let usable = memo.options.as_ref() == Some(options);
    let files: Vec<&SourceFile> = sources
        .files
        .values()
        .filter(|file| &*file.path != crate::settings::FILE && !file.path.ends_with(".lock"))
        .collect();
    let documents: Vec<Arc<Document>> = files
        .par_iter()
        .map(|file| match memo.get(file) {
            Some(known) if usable => known,
            _ => Arc::new(document(file, options)),
        })
        .collect();
    let kept = files
        .iter()
        .zip(&documents)
        .map(|(file, document)| (Arc::clone(&file.path), (file.hash, Arc::clone(document))))
        .collect();
    let library = Arc::new(Library::of(sources, &memo.library));
    (documents, Memo { options: Some(options.clone()), documents: kept, library })
}
