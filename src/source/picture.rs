//! How large a picture is, read from its first bytes, so that a page keeps the room for it before it arrives.

use super::AssetData;

/// Width and height in pixels of CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// What a picture may be: the end of its name, and its type (IANA media types).
pub const PICTURES: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
];

/// How much of a file is read: the size stands in its head, behind at most a preview and a colour profile.
const HEAD: u64 = 256 * 1024;

/// The end of a file's name, in lower case.
pub fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase()
}

/// Whether a file is a picture, by its name.
pub fn is_picture(path: &str) -> bool {
    PICTURES.iter().any(|(known, _)| *known == extension(path))
}

/// The size of a picture; none where the file is none that browsers show.
pub fn size(path: &str, data: &AssetData) -> Option<Size> {
    let head = data.head(HEAD).ok()?;
    if extension(path) == "svg" {
        return drawn_size(&String::from_utf8_lossy(&head));
    }
    let size = imagesize::blob_size(&head).ok()?;
    let part = |pixels: usize| u32::try_from(pixels).ok().filter(|pixels| *pixels > 0);
    Some(Size { width: part(size.width)?, height: part(size.height)? })
}

/// The size of a drawing (SVG 2, sections 8.2 and 8.6): its `width` and `height`, else those of its `viewBox`.
fn drawn_size(text: &str) -> Option<Size> {
    let tag = text[text.find("<svg")?..].split_inclusive('>').next()?;
    let pixels = |name: &str| attribute(tag, name).and_then(|value| number(value.trim_end_matches("px")));
    let mut view = attribute(tag, "viewBox").unwrap_or("").split([' ', ',', '\t', '\n']);
    let mut view = view.by_ref().filter(|part| !part.is_empty()).skip(2).map(number);
    let (of_width, of_height) = (view.next().flatten(), view.next().flatten());
    let (width, height) = match (pixels("width"), pixels("height"), of_width.zip(of_height)) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(size)) => size,
        _ => return None,
    };
    Some(Size { width: rounded(width)?, height: rounded(height)? })
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}

fn rounded(number: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies within a screen's bounds"
    )]
    (number <= 1_000_000.0).then(|| (number.round() as u32).max(1))
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        if before.ends_with(char::is_whitespace)
            && let Some(value) = value
            && let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))
        {
            return value[1..].split(quote).next();
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        size(path, &AssetData::Memory(bytes.into())).map(|size| (size.width, size.height))
    }

    /// Pictures of 24 by 16 pixels, as hexadecimal digits.
    const PICTURES: &[(&str, &str)] = &[
        ("a.png", "89504e470d0a1a0a0000000d4948445200000018000000100800000000294fe049"),
        ("a.gif", "47494638376118001000810000c8c8c800000000"),
        ("a.webp", "524946461e000000574542505650384c110000002f17c003000750e42217b9ff8188e87f0000"),
        (
            "a.avif",
            "00000020667479706176696600000000617669666d6966316d6961664d413142000000eb6d6574610000000000000021\
             68646c72000000000000000070696374000000000000000000000000000000000e7069746d0000000000010000001e69\
             6c6f63000000004400000100010000000100000113000000210000002869696e660000000000010000001a696e666502\
             0000000001000061763031436f6c6f72000000006a697072700000004b6970636f000000146973706500000000000000\
             1800000010000000107069786900000000030808080000000c6176314381000c0000000013636f6c726e636c78000100\
             0d0006800000001769706d61000000000000000100010401028304000000296d64617412000a091810efed1010d06840\
             32121ec7878559dfffffe2c00000aeb19c9b4390",
        ),
        (
            "a.jpeg",
            "ffd8ffe000104a46494600010100000100010000ffdb00430050373c463c32504641465a55505f78c882786e6e78f5af\
             b991c8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0000b080010\
             001801011100ffc4001f0000",
        ),
    ];

    #[test]
    fn the_size_of_a_picture_is_read_from_its_bytes() {
        for (path, digits) in PICTURES {
            let bytes: Vec<u8> = (0..digits.len() / 2)
                .map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).expect("two digits"))
                .collect();
            assert_eq!(of(path, &bytes), Some((24, 16)), "{path}");
        }
    }

    #[test]
    fn the_size_of_a_drawing_is_what_it_says_or_that_of_its_view() {
        for (tag, size) in [
            ("<svg width=\"24\" height=\"16px\" viewBox=\"0 0 48 32\">", Some((24, 16))),
            ("<?xml version='1.0'?><!-- a --><svg viewBox='0,0,24.4,15.6'>", Some((24, 16))),
            ("<svg stroke-width=\"2\" width=\"24\" viewBox=\"0 0 48 32\">", Some((24, 16))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 24 16\">", Some((24, 16))),
            ("<svg>", None),
            ("<svg viewBox=\"0 0 24\">", None),
            ("<html>", None),
        ] {
            assert_eq!(of("a.svg", tag.as_bytes()), size, "{tag}");
        }
    }

    #[test]
    fn what_is_no_picture_has_no_size() {
        assert_eq!(of("a.png", b"x"), None);
        assert_eq!(of("a.png", b""), None);
    }
}
