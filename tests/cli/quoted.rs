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

const REPORT: &str = "Marrish President Ilva Toll said the plan is “sound” and will go on.\n\
Toll said Monday that the drafts “meet many of our wishes,” with nearly 90 percent of them taken up.\n\
The plan has 20 points and reportedly keeps a fleet of 800 boats, with a “lifeline” from the mainland.\n\
It began with the flood of February 24, 2022.\n\
Marrish President Ilva Toll: “Overall, it looks quite sound. There are things we are not ready for.”\n\
Jory Penn, harbour envoy, told the Strait Gazette on Sunday: “Our aim is to keep the boats afloat. Peace must last.”\n\
Dev Rooke, Merrow diplomat, said, according to the Strait Gazette: “The talks go on well. They will continue tomorrow.”\n\
Update 12/22/25, 2:57 p.m.\n";

#[test]
fn a_first_briefing_is_made_of_a_text_and_what_is_guessed_is_marked() {
    let desk =
        Desk::with(&[("content/_index.md", "---\ntitle: T\n---\nWords.\n"), ("held/report.txt", REPORT)]);
    let ran = desk.run(["draft", "held/report.txt", "--into", "harbour"]);
    assert!(ran.code == 0, "{}", ran.err);
    assert!(ran.err.contains("3 full quotes, 3 fragments, 3 people, 3 numbers, 2 dates"), "{}", ran.err);
    let written = std::fs::read_to_string(desk.at("content/harbour/_index.md")).unwrap();
    for line in [
        "    by: penn # check\n",
        "    text: \"Our aim is to keep the boats afloat. Peace must last.\"\n",
        "    text: meet many of our wishes\n",
        "    when: {date: 2025-12-21, as_written: on Sunday} # check\n",
        "    when: {date: 2025-12-22, as_written: Monday} # check\n",
        "    roles: [{title: \"harbour envoy\", evidence: \"report, para 6\"}] # check\n",
        "    value: 90\n",
        "    when: 2022-02-24\n",
    ] {
        assert!(written.contains(&line.replace('"', "")) || written.contains(line), "{line} in {written}");
    }
    assert!(!written.contains("status:") && !written.contains("position"), "{written}");
    // What was made is clean as it is: as a draft, and shown.
    let ran = desk.run(["build", "--drafts", "--as-of", "2025-12-22"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = desk.run(["draft", "held/report.txt", "--into", "harbour"]);
    assert!(ran.code == 2 && ran.err.contains("is there already"), "{}", ran.err);
}

#[test]
fn she_is_whoever_alone_is_named_before() {
    for (text, by) in [
        ("Maria Holt spoke on Monday. “We will not sign this,” she said.", Some("holt")),
        (
            "Maria Holt, the Union’s envoy, spoke on Monday in New York. She said: “We will not sign this.”",
            Some("holt"),
        ),
        ("On Monday, Maria Holt met the board. It rained. “We will not sign this,” said she.", Some("holt")),
        ("Maria Holt spoke on Monday.\n“We will not sign this,” she said.", Some("holt")),
        ("Jon Berg said no. Maria Holt spoke next. “We will not sign this,” she said.", Some("holt")),
        // Nobody knows which of two is meant.
        ("Maria Holt met Jon Berg on Monday. “We will not sign this,” she said.", None),
        ("Maria Holt and Jon Berg spoke on Monday. “We will not sign this,” she said.", None),
        ("Jon Berg said no. Berg and Maria Holt spoke on. “We will not sign this,” she said.", None),
        ("Maria Holt wrote to Berg on Monday. “We will not sign this,” she said.", None),
        // These name no person, or nobody who does anything.
        ("United Nations staff spoke on Monday. “We will not sign this,” she said.", None),
        ("The letter from Maria Holt came on Monday. “We will not sign this,” they said.", None),
        ("She came to New York on Monday. “We will not sign this,” she said.", None),
    ] {
        let desk = Desk::with(&[("held/report.txt", &format!("{text}\n"))]);
        let ran = desk.run(["draft", "held/report.txt"]);
        let by = format!("by: {} # check", by.unwrap_or("unknown"));
        assert!(ran.code == 0 && ran.out.contains(&by), "{text}\n{}", ran.out);
    }
}

#[test]
fn the_same_one_goes_on_behind_she_said() {
    let text = "Jon Berg said no. Maria Holt spoke on Monday. “We will not sign this,” she said. “It is over for all of us.”\n";
    let desk = Desk::with(&[("held/report.txt", text)]);
    let ran = desk.run(["draft", "held/report.txt"]);
    assert_eq!(ran.out.matches("by: holt # check").count(), 2, "{}", ran.out);
    assert!(ran.out.contains("name: Maria Holt") && ran.out.contains("name: Jon Berg"), "{}", ran.out);
}

#[test]
fn words_find_a_passage_in_any_order_and_with_slips() {
    let desk = Desk::with(&[
        (
            "content/_index.md",
            "---\nkind: briefing\ntitle: T\nsources:\n  - {id: report, title: R, held: report.txt, updated: 2025-12-22}\npeople:\n  - {id: penn, name: Jory Penn}\n---\nWords.\n",
        ),
        ("held/report.txt", REPORT),
    ]);
    let ran = desk.run(["quote", "aflaot", "boats", "aim", "-n", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("# held/report.txt, line 6\n- id: penn-our-aim-is-to\n  by: penn # check\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(
            "  when: {date: 2025-12-21, as_written: on Sunday} # check\n  evidence: report, para 6\n"
        ),
        "{}",
        ran.out
    );
    let ran = desk.run(["quote", "fleet", "eight", "keeps", "boats", "-n", "1"]);
    assert!(ran.out.contains("evidence: {source: report, at: para 3, words: \""), "{}", ran.out);
    assert_eq!(desk.run(["quote", "zeppelin", "xylophone"]).code, 1);

    let ran = desk.run(["quote", "--add", "aim", "boats", "afloat"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = desk.run(["check", "--format", "json", "--as-of", "2025-12-22"]);
    assert!(
        ran.code == 0 && !ran.out.contains("quote/verbatim") && !ran.out.contains("quote/speaker"),
        "{}",
        ran.out
    );
}
