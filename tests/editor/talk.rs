//! The language server, driven over standard input and output as an editor would.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with a site open.
struct Editor {
    site: TempDir,
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: u64,
}

impl Editor {
    /// With the site that `init` makes, and hands shaken.
    fn started() -> Editor {
        let site = TempDir::new().unwrap();
        let made = command().arg("init").current_dir(site.path()).output().unwrap();
        assert!(made.status.success());
        let mut server = command()
            .arg("lsp")
            .current_dir(site.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = server.stdin.take().unwrap();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let mut editor = Editor { site, server, input, messages, asked: 0 };
        let root = editor.uri("");
        let shaken =
            editor.ask("initialize", &json!({ "processId": null, "rootUri": root, "capabilities": {} }));
        assert_eq!(shaken["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", &json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}/{path}", self.site.path().display()).trim_end_matches('/').to_owned()
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and waits for the answer.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("an answer");
            if message["id"] == id {
                assert_eq!(message.get("error"), None, "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// Opens a file with a text that need not be on the disk.
    fn open(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": 2 });
        let changes = json!([{ "text": text }]);
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Waits until the findings of a file are as wanted.
    fn findings(&mut self, path: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        let mut last = Vec::new();
        loop {
            let message = self.messages.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("last: {last:#?}"));
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == *uri {
                last.clone_from(message["params"]["diagnostics"].as_array().unwrap());
                if wanted(&last) {
                    return last;
                }
            }
        }
    }

    /// Asks about the place marked `|` in a text that is typed into a file.
    fn at(&mut self, method: &str, path: &str, marked: &str) -> Value {
        let at = marked.find('|').expect("a cursor");
        let text = marked.replacen('|', "", 1);
        self.change(path, &text);
        let line = text[..at].matches('\n').count();
        let character = text[..at].rsplit('\n').next().unwrap().encode_utf16().count();
        let document = json!({ "uri": self.uri(path) });
        let position = json!({ "line": line, "character": character });
        self.ask(method, &json!({ "textDocument": document, "position": position }))
    }

    /// The words offered at the place marked `|`.
    fn offered(&mut self, path: &str, marked: &str) -> Vec<String> {
        let offered = self.at("textDocument/completion", path, marked);
        let items = offered.as_array().unwrap();
        items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    /// Says goodbye; the exit code.
    fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", &Value::Null), Value::Null);
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        self.server.wait().unwrap().code()
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    command
        .env("STANDFIRST_AS_OF", crate::support::AS_OF)
        .env_remove("STANDFIRST_ROOT")
        .stderr(Stdio::null());
    command
}

fn read(output: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

const LIST: &str = "content/records.yaml";
const INDEX: &str = "content/_index.md";

#[test]
fn findings_are_those_of_the_unsaved_text_and_go_when_it_is_mended() {
    let mut editor = Editor::started();
    let sound = fs::read_to_string(editor.site.path().join(LIST)).unwrap();
    let wrong = sound.replace("who: council", "who: councli");
    editor.open(LIST, &wrong);
    let found = editor.findings(LIST, |found| !found.is_empty());
    assert_eq!(found[0]["code"], "ref/dangling", "{found:#?}");
    assert_eq!(found[0]["severity"], 1);
    assert!(found[0]["message"].as_str().unwrap().ends_with("did you mean `council`?"), "{found:#?}");
    let line = wrong.lines().position(|line| line.contains("councli")).unwrap();
    assert_eq!(found[0]["range"]["start"], json!({ "line": line, "character": 9 }));
    assert_eq!(found[0]["range"]["end"], json!({ "line": line, "character": 16 }));
    editor.change(LIST, &sound);
    editor.findings(LIST, <[Value]>::is_empty);
    assert_eq!(fs::read_to_string(editor.site.path().join(LIST)).unwrap(), sound, "the disk is left alone");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn what_one_edit_mends_is_offered_where_it_stands() {
    let mut editor = Editor::started();
    let sound = fs::read_to_string(editor.site.path().join(LIST)).unwrap();
    let wrong = sound.replace("    modality: expected", "    modalty: expected");
    editor.open(LIST, &wrong);
    editor.findings(LIST, |found| found.iter().any(|found| found["code"] == "yaml/unknown-key"));
    let line = wrong.lines().position(|line| line.contains("modalty:")).unwrap();
    let mut offered = |line: usize| {
        let at = json!({ "line": line, "character": 5 });
        let params = json!({
            "textDocument": { "uri": editor.uri(LIST) },
            "range": { "start": at, "end": at },
            "context": { "diagnostics": [] },
        });
        editor.ask("textDocument/codeAction", &params)
    };
    assert_eq!(offered(0), json!([]), "nothing is wrong there");
    let actions = offered(line);
    assert_eq!(actions[0]["kind"], "quickfix", "{actions:#}");
    let edits = &actions[0]["edit"]["changes"][editor.uri(LIST)];
    let place = |character: usize| json!({ "line": line, "character": character });
    assert_eq!(*edits, json!([{ "range": { "start": place(4), "end": place(11) }, "newText": "modality" }]));
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn columns_count_as_the_protocol_does() {
    let mut editor = Editor::started();
    let text = fs::read_to_string(editor.site.path().join(INDEX)).unwrap();
    let wrong =
        text.replace("The bridge is the only way", "🙂🙂 [x](@nothing-like-it) The bridge is the only way");
    editor.open(INDEX, &wrong);
    let found = editor.findings(INDEX, |found| found.iter().any(|found| found["code"] == "ref/dangling"));
    let found = found.iter().find(|found| found["code"] == "ref/dangling").unwrap();
    assert_eq!(found["range"]["start"]["character"], 5, "two faces are four units: {found:#}");
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn links_are_matched_with_the_pages_when_typing_rests() {
    let mut editor = Editor::started();
    let text = fs::read_to_string(editor.site.path().join(INDEX)).unwrap();
    editor.open(INDEX, &text.replace("only way", "[only](@timeline#nowhere) way"));
    editor.findings(INDEX, |found| {
        found.iter().any(|found| found["code"].as_str().unwrap().starts_with("link/"))
    });
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn keys_words_and_ids_are_offered_in_half_written_lists() {
    let mut editor = Editor::started();
    let list = fs::read_to_string(editor.site.path().join(LIST)).unwrap();
    editor.open(LIST, &list);
    let with = |more: &str| format!("{list}\nevents:\n  - id: talks\n    title: Talks\n{more}");
    let keys = editor.offered(LIST, &with("    wh|"));
    assert!(keys.contains(&"when".to_owned()) && keys.contains(&"who".to_owned()), "{keys:?}");
    assert!(!keys.contains(&"title".to_owned()), "it is there already: {keys:?}");
    let types = editor.offered(LIST, &with("    type: |\n    when: 2025"));
    assert_eq!(types[..2], ["talks", "statement"]);
    let who = editor.offered(LIST, &with("    who: [council, |"));
    assert!(
        who.contains(&"harbour-master".to_owned()) && who.contains(&"port-authority".to_owned()),
        "{who:?}"
    );
    assert!(!who.contains(&"gazette".to_owned()), "a source does not act: {who:?}");
    let sources = editor.offered(LIST, &with("    evidence:\n      - {source: |"));
    assert_eq!(sources, ["gazette"]);
    let lists = editor.offered(LIST, &format!("{list}\nup|"));
    assert!(lists.contains(&"updates".to_owned()) && !lists.contains(&"quotes".to_owned()), "{lists:?}");
    let settings = "title: T\nfonts: |\n";
    editor.open("content/site.yaml", "");
    assert_eq!(editor.offered("content/site.yaml", settings), ["embedded", "system"]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn ids_are_offered_in_the_text() {
    let mut editor = Editor::started();
    let text = fs::read_to_string(editor.site.path().join(INDEX)).unwrap();
    editor.open(INDEX, &text);
    let all = editor.offered(INDEX, &format!("{text}\nSee [it](@clo|"));
    for word in ["close-to-lorries", "gazette", "timeline"] {
        assert!(all.contains(&word.to_owned()), "{word}: {all:?}");
    }
    assert_eq!(editor.offered(INDEX, &format!("{text}\nAs said [@|")), ["gazette"]);
    let front = text.replacen("reviewed:", "stat|\nreviewed:", 1);
    let keys = editor.offered(INDEX, &front);
    assert!(keys.contains(&"ai_use".to_owned()) && !keys.contains(&"scope".to_owned()), "{keys:?}");
    assert_eq!(editor.offered(INDEX, "plain words |"), [""; 0]);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn an_entry_is_shown_and_found_from_wherever_it_is_named() {
    let mut editor = Editor::started();
    let list = fs::read_to_string(editor.site.path().join(LIST)).unwrap();
    let text = fs::read_to_string(editor.site.path().join(INDEX)).unwrap();
    editor.open(LIST, &list);
    editor.open(INDEX, &text);
    let shown = |hover: &Value| hover["contents"]["value"].as_str().unwrap_or_default().to_owned();
    let line_of = |start: &str| list.lines().position(|line| line.contains(start)).unwrap();
    let provision = line_of("id: close-to-lorries");

    let in_text = text.replacen("](@close-to-lorries)", "](@close-to-|lorries)", 1);
    let hover = shown(&editor.at("textDocument/hover", INDEX, &in_text));
    for words in [
        "**The old bridge is closed to lorries**",
        "provision · Proposed",
        "rests on Notice on the old bridge, para 2",
    ] {
        assert!(hover.contains(words), "{words}: {hover}");
    }
    let found = editor.at("textDocument/definition", INDEX, &in_text);
    assert_eq!(found["uri"], *editor.uri(LIST));
    assert_eq!(found["range"]["start"], json!({ "line": provision, "character": 8 }));

    let in_words = text.replacen("close the old bridge](", "close the |old bridge](", 1);
    assert_eq!(editor.at("textDocument/definition", INDEX, &in_words)["range"]["start"]["line"], provision);
    let in_summary = text.replacen("about: [close-", "about: [clo|se-", 1);
    assert_eq!(editor.at("textDocument/definition", INDEX, &in_summary)["range"]["start"]["line"], provision);
    let citation = text.replacen("[@gazette", "[@gaz|ette", 1);
    assert_eq!(
        editor.at("textDocument/definition", INDEX, &citation)["range"]["start"]["line"],
        line_of("id: gazette")
    );
    editor.change(INDEX, &text);

    let who = list.replacen("who: council", "who: cou|ncil", 1);
    assert!(
        shown(&editor.at("textDocument/hover", LIST, &who)).starts_with("**City council**\n\nparty · Body")
    );
    assert_eq!(
        editor.at("textDocument/definition", LIST, &who)["range"]["start"]["line"],
        line_of("id: council")
    );
    let status = list.replacen("status: proposed", "status: prop|osed", 1);
    assert!(shown(&editor.at("textDocument/hover", LIST, &status)).starts_with("Proposed: "));
    let key = list.replacen("modality:", "moda|lity:", 1);
    assert!(shown(&editor.at("textDocument/hover", LIST, &key)).starts_with("`modality`: How firm it is"));
    assert_eq!(editor.at("textDocument/hover", LIST, &format!("{list}\n\n|# a remark\n")), Value::Null);
    assert_eq!(editor.leave(), Some(0));
}

#[test]
fn a_broken_text_ends_nothing_and_an_editor_that_goes_ends_the_server() {
    let mut editor = Editor::started();
    editor.open(LIST, "provisions:\n  - {id: a, title: \"x\n\t- [");
    editor.findings(LIST, |found| !found.is_empty());
    for marked in
        ["|", "- |", "{|", "a: [|", "a: {b: |", "a: \"|", "\t|", "a:\n  - - |", "🙂|: x", "a: |\n b: - ]"]
    {
        editor.at("textDocument/completion", LIST, marked);
        editor.at("textDocument/hover", LIST, marked);
        editor.at("textDocument/definition", LIST, marked);
    }
    let Editor { mut server, input, .. } = editor;
    drop(input);
    assert_eq!(server.wait().unwrap().code(), Some(1));
}
