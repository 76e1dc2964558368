//! Drafts: nothing published leads to one, or comes from its folder.

use super::check;

#[test]
fn nothing_leads_to_a_draft() {
    check(
        "---
kind: briefing
title: T
reviewed: 2025-12-22
terms: [{id: a, term: A, definition: A., draft: true, aliases: [old-a]}, {id: b, term: B, definition: B., publish_on: 2026-01-02}, {id: c, term: C, definition: C., publish_on: 2026-01-01}]
people: [{id: lee, name: Ann Lee, draft: true}]
quotes: [{id: q, by: Ann Lee, text: One.}, {id: r, by: lee, text: Two.}]
---
[a](@a) [a](@old-a) [b](@b) [c](@c) [d](about.md) [e](@/about.md)
-- content/about.md --
---
title: About
draft: true
---
",
        &[
            "_index.md:7:22 ref/draft `Ann Lee` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:7:56 ref/draft `lee` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:9:1 ref/draft `a` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:9:9 ref/draft `old-a` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:9:21 ref/draft `b` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:9:37 ref/draft `content/about.md` is a draft, and is not published / publish it, or leave the link out",
            "_index.md:9:51 ref/draft `content/about.md` is a draft, and is not published / publish it, or leave the link out",
        ],
    );
}

#[test]
fn what_stands_in_the_folder_of_a_draft_briefing_is_a_draft() {
    check(
        "-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
---
[a](@hush) [b](@secret) [c](@secret/hush) [d](secret/about.md) [e](secret/_index.md)
-- content/secret/_index.md --
---
kind: briefing
title: Secret
draft: true
themes: [{id: own, title: Own}]
---
![map](map.png)
-- content/secret/map.png --
x
-- content/secret/records.yaml --
terms: [{id: hush, term: Hush, definition: A secret.}]
-- content/secret/provisions/p.md --
---
title: P
---
-- content/secret/about.md --
---
title: About the secret
---
",
        &[
            "_index.md:6:1 ref/draft `hush` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:6:12 ref/draft `secret` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:6:25 ref/draft `secret/hush` is a draft, and is not published / publish it, or leave the reference out",
            "_index.md:6:43 ref/draft `content/secret/about.md` is a draft, and is not published / publish it, or leave the link out",
            "_index.md:6:64 ref/draft `content/secret/_index.md` is a draft, and is not published / publish it, or leave the link out",
        ],
    );
}

#[test]
fn a_draft_home_leaves_the_pages_of_the_site() {
    check(
        "-- content/_index.md --
---
kind: briefing
title: T
draft: true
---
-- content/about.md --
---
title: About
---
",
        &[],
    );
}

#[test]
fn a_draft_translation_is_not_read() {
    check(
        "-- content/site.yaml --
languages: [en, uk]
-- content/_index.md --
---
kind: briefing
title: T
reviewed: 2025-12-22
terms: [{id: a, term: A, definition: A.}]
---
Lead.
-- content/_index.uk.md --
---
kind: briefing
title: Т
draft: true
---
Лід.
",
        &[],
    );
}
