//! What is quoted, compared where the texts are, and trusted where they are not.

use super::Desk;

const BRIEFING: &str = "---\nkind: briefing\ntitle: T\nreviewed: 2025-12-22\nsources:\n  - {id: talk, title: A talk, type: news, outlet: O, published: 2025-12-22, held: talk.txt, sha256: SHA}\npeople:\n  - {id: lee, name: Ann Lee}\nquotes:\n  - {id: lee-see, by: lee, text: WORDS, when: 2025-12-21, venue: V, evidence: 'talk, para 1'}\n---\n\nWords.\n";

fn desk(words: &str, held: Option<&str>) -> Desk {
    let desk = Desk::empty();
    desk.put("content/_index.md", briefing(words));
    if let Some(held) = held {
        desk.put("held/talk.txt", held);
    }
    desk
}

fn briefing(words: &str) -> String {
    let sha = "37b2c6dba2d15dd3f2ec7cb3d6c1fa0f8f0ddb9dd6ad0b8d5d1b8b7c6a3c58a5";
    BRIEFING.replace("WORDS", words).replace("SHA", sha)
}

const HELD: &str = "Ann Lee said: “We will see.”\n";

#[test]
fn receipts_stand_where_the_text_is_not_until_the_words_change() {
    let desk = desk("We will see.", Some(HELD));
    let ran = desk.run(["check", "--as-of", "2025-12-22"]);
    let drifted = "error[evidence/drift]: the held text is another one: its fingerprint is `";
    assert!(ran.code == 1 && ran.err.contains(drifted), "{}", ran.err);
    let sha = ran.err.split("write `sha256: ").nth(1).unwrap().split('`').next().unwrap();
    desk.put(
        "content/_index.md",
        briefing("We will see.")
            .replace("37b2c6dba2d15dd3f2ec7cb3d6c1fa0f8f0ddb9dd6ad0b8d5d1b8b7c6a3c58a5", sha),
    );
    let ran = desk.run(["quote", "--receipts", "--as-of", "2025-12-22"]);
    assert!(ran.code == 0 && ran.err.contains("1 receipts"), "{}", ran.err);
    let lock = std::fs::read_to_string(desk.at("content/receipts.lock")).unwrap();
    assert!(lock.contains("\"item\":\"quotes/lee-see\",\"field\":\"text\",\"source\":\"talk\""), "{lock}");
    assert!(!lock.contains("will"), "a receipt holds no words: {lock}");

    // Later, and for nothing new: the file stays as it is.
    desk.run(["quote", "--receipts", "--as-of", "2026-01-22"]);
    assert_eq!(std::fs::read_to_string(desk.at("content/receipts.lock")).unwrap(), lock);

    std::fs::remove_dir_all(desk.at("held")).unwrap();
    assert_eq!(desk.run(["build", "--as-of", "2025-12-22"]).code, 0);
    let page = String::from_utf8(std::fs::read(desk.at("public/quotes/index.html")).unwrap()).unwrap();
    assert!(page.contains("checked against the text") && !page.contains("not checked"), "{page}");

    let text = std::fs::read_to_string(desk.at("content/_index.md")).unwrap();
    desk.put("content/_index.md", text.replace("We will see.", "We shall see."));
    let ran = desk.run(["build", "--as-of", "2025-12-22"]);
    assert!(ran.code == 1 && ran.err.contains("error[quote/changed-since-checked]"), "{}", ran.err);
}

#[test]
fn a_quote_that_is_in_no_text_gets_no_receipt() {
    let desk = desk("We will hear.", Some(HELD));
    let ran = desk.run(["quote", "--receipts"]);
    assert!(ran.code == 1 && ran.err.contains("1 did not stand in their texts"), "{}", ran.err);
    let ran = desk.run(["check"]);
    assert!(ran.err.contains("error[quote/verbatim]"), "{}", ran.err);
    assert!(ran.err.contains("`hear` stands for `see`"), "{}", ran.err);
}
