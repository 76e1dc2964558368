//! The rules on how YAML is written.

use crate::rule;

rule! {
    /// A line cannot be read as YAML, and it is none of the common accidents that have rules of their own.
    ///
    /// Each line of front matter is `key: value`, a list item `- value`, a remark `# …`, or text that goes
    /// on from the line above and is indented. Text with signs in it is safe in quotes.
    pub SYNTAX = "yaml/syntax", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nwhat it says\ndraft: false\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\ndraft: false\n---\n";
}

rule! {
    /// Front matter stands between two lines of exactly three hyphens, the first of which is the first line
    /// of the file. Another number of hyphens, `+++`, a missing second line or text before the first means
    /// that fields would be shown as text, or text read as fields.
    pub FENCE = "yaml/fence", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\n\nWhat it says.\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n\nWhat it says.\n";
}

rule! {
    /// YAML is indented with spaces. A tab looks the same and is not.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub TAB = "yaml/tab", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nextra:\n\tcolour: blue\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nextra:\n  colour: blue\n---\n";
}

rule! {
    /// A line is indented as none of its neighbours is, so it belongs to nothing, or to the text above it.
    ///
    /// Fields of one entry begin in the same column; what belongs to a field is indented by two spaces more.
    pub INDENT = "yaml/indent", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\n  draft: false\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\ndraft: false\n---\n";
}

rule! {
    /// A colon followed by a space ends a key, also in the middle of a headline. Text that holds one needs
    /// quotes around all of it.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub COLON = "yaml/colon", Error;
    bad "---\nkind: briefing\ntitle: The treaty: what it says\n---\n";
    good "---\nkind: briefing\ntitle: \"The treaty: what it says\"\n---\n";
}

rule! {
    /// A key is set apart from its value by a colon **and a space**, a list item from its dash by a space.
    /// Without it, both are one word.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub SPACE_AFTER_COLON = "yaml/space-after-colon", Error;
    bad "---\nkind: briefing\ntitle:Harbour\ndraft: false\n---\n";
    good "---\nkind: briefing\ntitle: Harbour\ndraft: false\n---\n";
}

rule! {
    /// Text that begins with a quotation mark or apostrophe ends at the next one of the same kind, even in
    /// the middle of a word; and if there is none, it swallows the lines below it.
    ///
    /// Use the other kind of quotes around the text, or write the apostrophe twice.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub APOSTROPHE = "yaml/apostrophe", Error;
    bad "---\nkind: briefing\ntitle: 'The harbour's treaty'\n---\n";
    good "---\nkind: briefing\ntitle: \"The harbour's treaty\"\n---\n";
}

rule! {
    /// Some signs mean something to YAML at the beginning of a text: `@`, a back-tick, `%`, `*`, `&`, `!`,
    /// `|`, `>`, `[` and `{`. Text that begins with one needs quotes.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub AT = "yaml/at", Error;
    bad "---\nkind: briefing\ntitle: @harbour speaks\n---\n";
    good "---\nkind: briefing\ntitle: \"@harbour speaks\"\n---\n";
}

rule! {
    /// A question mark and a space at the beginning of a text, or any question mark at the beginning of one
    /// in a one-line map or list, means something to YAML, and readers of it do not agree what. Such text
    /// needs quotes.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub QUESTION_MARK = "yaml/question-mark", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nextra: {mark: ?, colour: blue}\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nextra: {mark: \"?\", colour: blue}\n---\n";
}

rule! {
    /// In a one-line map, a comma ends the value. The rest of a sentence is then read as a key without a
    /// value, and would be lost in silence.
    ///
    /// Put quotes around the whole text, or write the entry on several lines.
    ///
    /// `standfirst check --fix` does that where only one thing can be meant.
    pub CUT = "yaml/cut", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nsummary:\n  - {text: Ferries stay, tariffs go}\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nsummary:\n  - {text: \"Ferries stay, tariffs go\"}\n---\n";
}

rule! {
    /// What follows a space and a `#` is a remark, and not part of the text. That is easily overlooked in
    /// `Points #3` or a hashtag.
    ///
    /// Put quotes around the whole text. If it is a remark, put a space after the `#`.
    pub COMMENT_CUT = "yaml/comment-cut", Warning;
    bad "---\nkind: briefing\ntitle: The treaty, point #3\n---\n";
    good "---\nkind: briefing\ntitle: \"The treaty, point #3\"\n---\n";
}

rule! {
    /// The whole text stands in typographic quotation marks. They are part of the text: YAML's own quotes
    /// are `"` and `'`. Where the page puts quotation marks of its own, as around a quote, they would be
    /// doubled.
    pub CURLY_QUOTES = "yaml/curly-quotes", Note;
    bad "---\nkind: briefing\ntitle: “The harbour treaty”\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\n---\n";
}

rule! {
    /// There is more of something than is read: the front matter is too long (64 KiB, 5 MB for files of
    /// records), lists and maps stand too deep in one another (32), or too many values are repeated with
    /// `*` (100). The limits are far above what a briefing needs and keep a damaged file from stopping the
    /// whole site.
    pub LIMIT = "yaml/limit", Error;
    bad "---\nkind: briefing\ntitle: The harbour treaty\nextra:\n  a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n";
    good "---\nkind: briefing\ntitle: The harbour treaty\nextra:\n  a: [[[1]]]\n---\n";
}
