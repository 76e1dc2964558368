//! Rules of single files.

use crate::base::Rule;
use crate::rule;

rule! {
    /// Markdown files become pages or entries; YAML files hold lists: `records.yaml` any lists,
    /// `people.yaml`, `quotes.yaml` and so on the list of that kind, `site.yaml` the settings. Any other
    /// YAML file is read by nothing, which is most likely a slip in its name.
    pub UNREAD = "file/unread", Warning;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/poeple.yaml --\n- name: Ann\n";
    good "-- content/_index.md --\n---\ntitle: T\n---\n-- content/people.yaml --\n- name: Ann\n";
}

rule! {
    /// A page of more than 5 MB is not for reading.
    pub SIZE = "limit/page", Error;
    bad "";
    good "";
}

rule! {
    /// The folder says what kind of entry a file is; `kind` may repeat it, not contradict it.
    pub KIND_FOLDER = "kind/folder", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/terms/a.md --\n---\nkind: question\ntitle: A\n---\nText.\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/terms/a.md --\n---\nkind: term\ntitle: A\n---\nText.\n";
}

rule! {
    /// `kind` names one of the fifteen kinds of entry.
    ///
    /// `standfirst check --fix` mends a word that is one slip away from one of them.
    pub KIND_UNKNOWN = "kind/unknown", Error;
    bad "---\nkind: breifing\ntitle: T\n---\n";
    good "---\nkind: briefing\ntitle: T\n---\n";
}

rule! {
    /// The text of an entry that has a file of its own stands below its front matter. It may stand in the
    /// field `body` instead, as in a list; two texts are one too many.
    pub TWO_BODIES = "entry/two-bodies", Error;
    bad "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/terms/a.md --\n---\ntitle: A\nbody: Words.\n---\nOther words.\n";
    good "-- content/_index.md --\n---\nkind: briefing\ntitle: T\n---\n-- content/terms/a.md --\n---\ntitle: A\n---\nWords.\n";
}

rule! {
    /// A name like `about.fr.md` says that the file is in French. A site speaks the languages listed under
    /// `languages` in `content/site.yaml`; a file in another one is read as a page of its own.
    pub UNLISTED = "language/unlisted", Warning;
    bad "-- content/_index.md --\n---\ntitle: T\n---\n-- content/about.fr.md --\n---\ntitle: A propos\n---\nMots.\n";
    good "-- content/site.yaml --\nlanguages: [en, fr]\n-- content/_index.md --\n---\ntitle: T\n---\n-- content/about.md --\n---\ntitle: About\n---\nWords.\n-- content/about.fr.md --\n---\ntitle: A propos\n---\nMots.\n";
}

/// The rules of this layer.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = vec![&UNREAD, &SIZE, &KIND_FOLDER, &KIND_UNKNOWN, &TWO_BODIES, &UNLISTED];
    all.extend(super::markdown::RULES);
    all
}
