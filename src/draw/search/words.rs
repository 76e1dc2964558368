//! Texts taken apart into the terms they are found by: words folded, languages without spaces in pairs of characters.
//!
//! Invariant: `terms` of `static/search.js` gives the same terms for the same text; a browser test holds the two
//! together over every character that there is.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a term.
const LONGEST: usize = 32;

/// Characters of scripts that are written without spaces: each begins a term of two characters.
const DENSE: &[(char, char)] = &[
    ('\u{e00}', '\u{eff}'),     // Thai, Lao
    ('\u{1000}', '\u{109f}'),   // Myanmar
    ('\u{1780}', '\u{17ff}'),   // Khmer
    ('\u{2e80}', '\u{9fff}'),   // Han, Hiragana, Katakana, Bopomofo
    ('\u{f900}', '\u{faff}'),   // Han
    ('\u{ff66}', '\u{ff9f}'),   // narrow Katakana
    ('\u{20000}', '\u{3ffff}'), // Han
];

/// Gives every term of a text to `visit`, in order, as often as it stands there.
pub fn terms(text: &str, visit: &mut dyn FnMut(&str)) {
    let mut word = Word::default();
    let mut rest = text;
    loop {
        rest = word.push_ascii(rest);
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        let next = rest.chars().next();
        if is_dense(c) {
            word.end(visit);
            pair(c, next, visit);
        } else if is_word(c) {
            word.push(c);
        } else if is_apostrophe(c) && word.is_open && next.is_some_and(joins) {
            word.apostrophe = Some(word.folded.len());
        } else {
            word.end(visit);
        }
    }
    word.end(visit);
}

/// A word that is being read.
#[derive(Default)]
struct Word {
    folded: String,
    /// How much had been read at the last apostrophe.
    apostrophe: Option<usize>,
    is_open: bool,
    /// Whether characters may have to be joined again.
    is_apart: bool,
}

impl Word {
    /// Reads on as far as there are letters and digits of ASCII; gives what is left.
    fn push_ascii<'t>(&mut self, text: &'t str) -> &'t str {
        let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let start = self.folded.len();
        self.folded.push_str(&text[..length]);
        self.folded[start..].make_ascii_lowercase();
        self.is_open |= length > 0;
        &text[length..]
    }

    fn push(&mut self, c: char) {
        self.is_open = true;
        if let Some(folded) = plainly(c) {
            self.folded.push(folded);
        } else {
            self.is_apart = true;
            fold(c, &mut self.folded);
        }
    }

    /// Gives the term, without the `'s` of English, and is ready for the next.
    fn end(&mut self, visit: &mut dyn FnMut(&str)) {
        if !self.is_open {
            return;
        }
        if let Some(at) = self.apostrophe
            && self.folded[at..] == *"s"
        {
            self.folded.truncate(at);
        }
        if self.is_apart && !self.folded.is_ascii() {
            self.folded = self.folded.nfc().collect();
        }
        if self.folded.len() > LONGEST
            && let Some((end, _)) = self.folded.char_indices().nth(LONGEST)
        {
            self.folded.truncate(end);
        }
        if !self.folded.is_empty() {
            visit(&self.folded);
        }
        self.folded.clear();
        (self.apostrophe, self.is_open, self.is_apart) = (None, false, false);
    }
}

/// The term that begins with a character of a dense script: with the next one of the same run, or alone.
fn pair(c: char, next: Option<char>, visit: &mut dyn FnMut(&str)) {
    let mut term = String::new();
    for c in std::iter::once(c).chain(next.filter(|next| is_dense(*next))) {
        let mut folded = String::new();
        fold(c, &mut folded);
        term.extend(folded.nfc());
    }
    if !term.is_empty() {
        visit(&term);
    }
}

/// The folded form of a character that needs no tables: the letters that most texts consist of.
fn plainly(c: char) -> Option<char> {
    match c {
        'й' | 'Й' => Some('и'),
        'ї' | 'Ї' => Some('і'),
        'ё' | 'Ё' => Some('е'),
        'ґ' | 'Ґ' => Some('г'),
        'а'..='я' | 'і' | 'є' => Some(c),
        'А'..='Я' => char::from_u32(c as u32 + 32),
        '\u{ac00}'..='\u{d7a3}' => Some(c),
        _ => None,
    }
}

/// Puts a character apart, leaves case and marks out, and what is no letter any more.
fn fold(c: char, out: &mut String) {
    for part in std::iter::once(c).nfkd() {
        for lower in part.to_lowercase() {
            match lower {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'þ' => out.push_str("th"),
                'ø' => out.push('o'),
                'đ' | 'ð' => out.push('d'),
                'ł' => out.push('l'),
                'ħ' => out.push('h'),
                'ı' => out.push('i'),
                'ς' => out.push('σ'),
                'ґ' => out.push('г'),
                kept if is_letter(kept) && !is_unseen(kept) => out.push(kept),
                _ => {}
            }
        }
    }
}

/// Letters, digits, and the marks on them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// What most readers do not write: accents, points and signs of the scripts below U+0700 (Latin to Arabic).
fn is_unseen(c: char) -> bool {
    is_apostrophe_letter(c) || ('\u{300}'..'\u{700}').contains(&c) && (c == '\u{640}' || is_combining_mark(c))
}

/// What a word consists of; soft hyphens and joiners stand in words and are not seen.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (is_letter(c) && !is_apostrophe_letter(c)) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn joins(c: char) -> bool {
    is_word(c) && !is_dense(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{ff07}') || is_apostrophe_letter(c)
}

/// Apostrophes that Unicode counts among the letters.
fn is_apostrophe_letter(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}')
}

fn is_dense(c: char) -> bool {
    c >= '\u{e00}' && DENSE.iter().any(|(first, last)| (*first..=*last).contains(&c)) && is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut found: Vec<String> = Vec::new();
        terms(text, &mut |term| found.push(term.to_owned()));
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn case_and_marks_are_folded() {
        check("Élysée, ŁÓDŹ and Straße", "elysee lodz and strasse");
        check("İstanbul ﬁle Ａ½", "istanbul file a12");
        check("ΟΔΟΣ οδός", "οδοσ οδοσ");
    }

    #[test]
    fn apostrophes_stand_within_words_and_are_not_seen() {
        check("об’єкт об'єкт обʼєкт ’єкт'", "обєкт обєкт обєкт єкт");
        check("Ukraine’s don't O'Neill's James'", "ukraine dont oneill james");
        check("co\u{ad}operate", "cooperate");
    }

    #[test]
    fn cyrillic_is_folded_like_everything_else() {
        check("Ґанок Йосип ЇЖАК Ёлка", "ганок иосип іжак елка");
        check("и\u{306}осип", "иосип");
    }

    #[test]
    fn arabic_is_read_without_its_signs() {
        check("العَرَبِيَّة أحمد كـتاب", "العربية احمد كتاب");
    }

    #[test]
    fn scripts_without_spaces_are_read_in_pairs() {
        check("日本語", "日本 本語 語");
        check("EU加盟国2025年", "eu 加盟 盟国 国 2025 年");
        check("が・ｶﾞ", "が カ\u{3099} \u{3099}");
        check("𠀋山", "𠀋山 山");
    }

    #[test]
    fn korean_and_hindi_are_words() {
        check("한국어 हिन्दी", "한국어 हिन्दी");
    }

    #[test]
    fn a_term_has_an_end() {
        check(&"x".repeat(100), &"x".repeat(32));
    }
}
