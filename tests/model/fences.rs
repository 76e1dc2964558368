//! The lines `---` that are missing, or stand in the wrong place.

use super::check;

#[test]
fn a_fence_too_early() {
    check(
        "---
kind: briefing
title: T
---
reviewed: 2025-12-22
xyz: 1
---
Words.
",
        &[
            "_index.md:4:1 yaml/fence what stands below this `---` would not be read / delete the line",
            "_index.md:6:1 yaml/unknown-key unknown key `xyz` / keys of your own go under `extra:`; known here are `id`, `title`, `type`, `kind`, `body`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, `description`, `summary`, `reviewed`, `stale_after`, `review_by`, …",
        ],
    );
}

#[test]
fn a_rule_in_the_text_is_no_fence() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
---
Lead: words and more.

---

More.
",
        &[],
    );
}

#[test]
fn no_opening_fence() {
    check(
        "kind: briefing
title: T
reviewed: 2025-12-22
xyz: 1
---
Words.
",
        &[
            "_index.md:1:1 yaml/fence the front matter has no opening `---` / put a line `---` above the first field",
            "_index.md:4:1 yaml/unknown-key unknown key `xyz` / keys of your own go under `extra:`; known here are `id`, `title`, `type`, `kind`, `body`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, `description`, `summary`, `reviewed`, `stale_after`, `review_by`, …",
        ],
    );
}

#[test]
fn text_before_the_opening_fence() {
    check(
        "Some words.

---
kind: briefing
title: T
reviewed: 2025-12-22
xyz: 1
---
Words.
",
        &[
            "_index.md:3:1 yaml/fence text stands before the opening `---` / begin the file with `---`, and put the text below the second one",
            "_index.md:7:1 yaml/unknown-key unknown key `xyz` / keys of your own go under `extra:`; known here are `id`, `title`, `type`, `kind`, `body`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, `description`, `summary`, `reviewed`, `stale_after`, `review_by`, …",
        ],
    );
}

#[test]
fn no_closing_fence() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
xyz: 1

Words.
",
        &[
            "_index.md:1:1 yaml/fence the front matter has no closing `---` / put a line `---` below the last field",
            "_index.md:5:1 yaml/unknown-key unknown key `xyz` / keys of your own go under `extra:`; known here are `id`, `title`, `type`, `kind`, `body`, `about`, `evidence`, `aliases`, `draft`, `publish_on`, `extra`, `description`, `summary`, `reviewed`, `stale_after`, `review_by`, …",
        ],
    );
}

#[test]
fn no_fence_at_all() {
    check(
        "kind: briefing
title: T
",
        &[
            "_index.md:1:1 briefing/not-reviewed this briefing does not say as of when it stands / add `reviewed` with the day you last checked it against its sources",
            "_index.md:1:1 yaml/fence the front matter stands between no `---` / put a line `---` above the first field, and another below the last",
        ],
    );
}

#[test]
fn a_comment_in_front_matter_without_an_end_is_no_heading() {
    check(
        "---
kind: briefing
title: T
# The day of the last review.
reviewed: 2025-12-22

Words.

# Not this
",
        &[
            "_index.md:1:1 yaml/fence the front matter has no closing `---` / put a line `---` below the last field",
            "_index.md:9:1 heading/first-level a text has no heading of the first level / the title is the page's first heading; begin with `##`",
        ],
    );
}
