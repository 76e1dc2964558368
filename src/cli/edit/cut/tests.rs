//! What is taken out of a list, and what stays behind.

use super::*;

fn check(yaml: &str, key: Option<&str>, rest: &str, items: &[(&str, Option<&str>)]) {
    let cut = cut(yaml, key).expect("it can be cut").expect("there is a list");
    let found: Vec<(&str, Option<&str>)> =
        cut.items.iter().map(|item| (&*item.yaml, item.body.as_deref())).collect();
    assert_eq!(found, items);
    assert_eq!(cut.rest, rest);
}

#[test]
fn items_keep_their_words_their_form_and_their_comments() {
    check(
        "# Lists.\n\nterms:\n  - id: t\n\nprovisions:\n  # the first\n  - id: a  # remark\n    title: >-\n      Long\n      title\n    # inside\n    evidence:\n      - {source: s, at: para 1}\n\n  # the second\n  - title: B\n    number: 1.10\n\nnext:\n  - id: n\n",
        Some("provisions"),
        "# Lists.\n\nterms:\n  - id: t\n\nnext:\n  - id: n\n",
        &[
            (
                "# the first\nid: a  # remark\ntitle: >-\n  Long\n  title\n# inside\nevidence:\n  - {source: s, at: para 1}\n",
                None,
            ),
            ("# the second\ntitle: B\nnumber: 1.10\n", None),
        ],
    );
}

#[test]
fn a_body_goes_below_the_front_matter() {
    check(
        "next:\n- id: a\n  body: |\n    One.\n\n    - Two\n  # of who\n  who: x\n- body: Short.\n  id: b\n",
        Some("next"),
        "",
        &[("id: a\n# of who\nwho: x\n", Some("One.\n\n- Two\n")), ("id: b\n", Some("Short.\n"))],
    );
}

#[test]
fn items_in_brackets_become_one_key_a_line() {
    check(
        "next:\n  - {id: a, title: \"A, or: so\", about: [b, c],\n     who: x}  # why\n  - id: b\nterms: []\n",
        Some("next"),
        "terms: []\n",
        &[("id: a\ntitle: \"A, or: so\"\nabout: [b, c]\nwho: x\n# why\n", None), ("id: b\n", None)],
    );
    check(
        "kind: briefing\nnext: [{id: a, title: A}, {id: b,\n  title: B}]\nterms: []\n",
        Some("next"),
        "kind: briefing\nterms: []\n",
        &[("id: a\ntitle: A\n", None), ("id: b\ntitle: B\n", None)],
    );
}

#[test]
fn a_number_in_brackets_stays_as_it_is_written() {
    check("numbers: [{id: a, value: 1.10}]\n", Some("numbers"), "", &[("id: a\nvalue: 1.10\n", None)]);
}

#[test]
fn a_file_that_is_one_list_is_emptied_but_for_its_comments() {
    check("# Who is who.\n\n- id: a\n  name: A\n", None, "", &[("# Who is who.\nid: a\nname: A\n", None)]);
}

#[test]
fn comments_after_the_list_stay_with_what_follows() {
    check(
        "next:  # soon\n  - id: a\n    title: A\n    # of a\n# of terms\nterms: []\n",
        Some("next"),
        "# soon\n# of terms\nterms: []\n",
        &[("id: a\ntitle: A\n# of a\n", None)],
    );
}

#[test]
fn a_list_that_is_not_there_is_no_list() {
    assert_eq!(cut("terms: []\n", Some("next")), Ok(None));
    assert_eq!(cut("next:\nterms: []\n", Some("next")), Ok(None));
    assert_eq!(cut("", Some("next")), Ok(None));
}

#[test]
fn what_works_in_one_file_only_is_not_moved() {
    let refused = cut("next:\n  - &a {id: a}\n  - id: b\n    extra: *a\n", Some("next"));
    assert_eq!(refused, Err("item 1 of the list uses `&` or `*`, which work within one file only".into()));
    assert!(cut("next:\n  - just words\n", Some("next")).is_err());
    assert!(cut("next:\n  - id: [\n", Some("next")).is_err());
}

#[test]
fn letters_of_any_script_do_not_shift_what_is_cut() {
    check(
        "scope: «Україна»\nnext:\n  - id: а\n    title: Зустріч\nterms:\n  - {id: т}\n",
        Some("next"),
        "scope: «Україна»\nterms:\n  - {id: т}\n",
        &[("id: а\ntitle: Зустріч\n", None)],
    );
}
