//! What the tag of a language says of how the language is written.

/// Languages written from right to left, by the first part of their tags.
const FROM_THE_RIGHT: [&str; 13] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts written from right to left; one that a tag names (`az-Arab`, `ar-Latn`) decides, whatever the language.
const SCRIPTS_FROM_THE_RIGHT: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];

/// The value of `dir` for text in a language given by its IETF tag: `rtl` or `ltr`.
pub fn direction(tag: &str) -> &'static str {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_from_the_right = match parts.take_while(|part| part.len() > 1).find(is_script) {
        Some(script) => SCRIPTS_FROM_THE_RIGHT.contains(&script),
        None => FROM_THE_RIGHT.contains(&language),
    };
    if is_from_the_right { "rtl" } else { "ltr" }
}
