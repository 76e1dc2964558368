//! What kinds of files are published: the one table of media types, by the end of a file's name.

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    /// How its name ends.
    pub end: &'static str,
    /// Its media type, with the character set where it is text.
    pub media: &'static str,
    /// Whether the tables of web servers have known it for long; what they do not know they are told.
    pub is_common: bool,
}

const fn common(end: &'static str, media: &'static str) -> FileKind {
    FileKind { end, media, is_common: true }
}

const fn rare(end: &'static str, media: &'static str) -> FileKind {
    FileKind { end, media, is_common: false }
}

/// Every kind of file; of two ends that fit a name, the one that stands first counts.
pub const FILE_KINDS: &[FileKind] = &[
    common(".html", "text/html; charset=utf-8"),
    common(".css", "text/css; charset=utf-8"),
    common(".js", "text/javascript; charset=utf-8"),
    common(".mjs", "text/javascript; charset=utf-8"),
    common(".txt", "text/plain; charset=utf-8"),
    common(".svg", "image/svg+xml"),
    common(".png", "image/png"),
    common(".jpg", "image/jpeg"),
    common(".jpeg", "image/jpeg"),
    common(".gif", "image/gif"),
    common(".webp", "image/webp"),
    rare(".avif", "image/avif"),
    common(".ico", "image/x-icon"),
    rare(".woff2", "font/woff2"),
    common(".pdf", "application/pdf"),
    rare("feed.json", "application/feed+json"),
    rare("corrections.json", "application/feed+json"),
    common(".json", "application/json"),
    rare("atom.xml", "application/atom+xml; charset=utf-8"),
    rare("corrections.xml", "application/atom+xml; charset=utf-8"),
    rare(".atom", "application/atom+xml; charset=utf-8"),
    common(".xml", "application/xml"),
    rare(".ics", "text/calendar; charset=utf-8"),
    rare(".csv", "text/csv; charset=utf-8"),
    rare(".md", "text/markdown; charset=utf-8"),
    common(".mp4", "video/mp4"),
    common(".mp3", "audio/mpeg"),
    rare(".webm", "video/webm"),
    common(".zip", "application/zip"),
];

/// The media type of a file, by its name.
pub fn media_type(path: &str) -> &'static str {
    let known = FILE_KINDS.iter().find(|kind| {
        let at = path.len().checked_sub(kind.end.len());
        at.and_then(|at| path.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(kind.end))
    });
    known.map_or("application/octet-stream", |kind| kind.media)
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_file_is_known_by_the_end_of_its_name() {
        let types = ["a/index.html", "feed.json", "a/data.json", "PHOTO.JPG", "é", "x"].map(media_type);
        let other = "application/octet-stream";
        let expected =
            ["text/html; charset=utf-8", "application/feed+json", "application/json", "image/jpeg"];
        assert_eq!(types[..4], expected);
        assert_eq!(types[4..], [other, other]);
    }
}
