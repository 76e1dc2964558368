//! The page of a provision: what each move changed, and the latest action.

use super::between;
use crate::support::page;

/// A briefing with one provision, whose fields beside title and evidence are `fields`, and more lists.
fn provision(fields: &str, more: &str) -> String {
    let text = format!(
        "---\nkind: briefing\ntitle: T\nsources:\n  - {{id: paper, title: Paper, url: 'https://example.org/'}}\n\
         parties:\n  - {{id: north, name: North}}\n\
         provisions:\n  - id: cap\n    title: The cap\n    evidence: paper, page 1\n{fields}{more}---\n"
    );
    page(&text, "/provisions/cap/")
}

const HISTORY: &str = "    history:
      - {date: 2025-01-01, status: proposed, text: Tariffs are capped for three years.}
      - {date: 2025-03-01, status: in-draft, text: Tariffs are capped for the next five years.}
      - {date: 2025-06-01, status: agreed, text: Tariffs are capped for the next five years.}
";

#[test]
fn a_change_of_wording_is_marked_and_said_in_words() {
    let page = provision(HISTORY, "");
    let history = between(&page, "<ol class=\"history\">", "</ol>");
    let second = between(history, "id=\"move-2\"", "</li>");
    assert_eq!(
        between(second, "<p>", "</p>"),
        "Tariffs are capped for <del><span class=\"unseen\">[removed: </span>three<span class=\"unseen\">]</span></del>\
         <ins><span class=\"unseen\">[added: </span>the next five<span class=\"unseen\">]</span></ins> years.",
    );
}

#[test]
fn moves_stand_newest_first_and_one_that_changed_no_word_says_so() {
    let page = provision(HISTORY, "");
    let ids: Vec<&str> =
        page.split("<li id=\"move-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids, ["3", "2", "1"]);
    assert!(between(&page, "id=\"move-3\"", "</li>").contains("The wording did not change."));
    assert!(!between(&page, "id=\"move-1\"", "</li>").contains("<ins>"));
}

#[test]
fn a_move_of_a_later_date_is_not_shown_wherever_it_is_written() {
    let fields = "    history:\n      - {date: 2027-01-01, status: agreed}\n      - {date: 2025-01-01, status: proposed}\n";
    let page = provision(fields, "");
    assert!(page.contains("id=\"move-2\"") && !page.contains("id=\"move-1\""));
}

#[test]
fn the_latest_action_is_the_newest_dated_thing_that_has_come() {
    let more = "events:\n  - {id: talks, title: Talks in the town, when: 2025-07-02, about: cap, evidence: 'paper, page 2'}\n\
                next:\n  - {id: vote, title: A vote, when: 2026-05-01, about: cap, evidence: 'paper, page 2'}\n";
    let page = provision(HISTORY, more);
    let latest = between(&page, "<p class=\"latest\">", "</p>");
    assert!(latest.contains("2 July 2025") && latest.contains("/timeline/#talks"), "{latest}");
}

#[test]
fn on_the_same_day_a_move_comes_before_a_position() {
    let fields =
        format!("{HISTORY}    positions:\n      - {{party: north, position: opposes, date: 2025-06-01}}\n");
    let latest = provision(&fields, "");
    assert!(between(&latest, "<p class=\"latest\">", "</p>").contains("#move-3"));
    let alone = "    positions:\n      - {party: north, position: opposes, date: 2025-06-01}\n";
    let latest = provision(alone, "");
    assert!(between(&latest, "<p class=\"latest\">", "</p>").contains("North: Opposes"));
}

#[test]
fn where_nothing_is_dated_there_is_no_latest_action() {
    assert!(!provision("    status: proposed\n", "").contains("class=\"latest\""));
}
