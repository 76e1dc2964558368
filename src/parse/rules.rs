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
    pub KIND_UNKNOWN = "kind/unknown", Error;
    bad "---\nkind: breifing\ntitle: T\n---\n";
    good "---\nkind: briefing\ntitle: T\n---\n";
}

/// The rules of this layer.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = vec![&UNREAD, &SIZE, &KIND_FOLDER, &KIND_UNKNOWN];
    all.extend(super::markdown::RULES);
    all
}
