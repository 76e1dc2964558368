//! The language server: what `check` finds, said of the text as it is typed, and help in writing it.
//!
//! Invariant: the text on the disk is read, never written; what stands in an open editor goes before it.

mod complete;
mod findings;
mod fixes;
mod ids;
mod meaning;
mod papers;
mod utf16;

use crate::source::Options;
use jiff::civil;
use lsp_server::{Connection, ErrorCode, ExtractError, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Notification as _,
};
use lsp_types::request::{
    CodeActionRequest, Completion, GotoDefinition, HoverRequest, RegisterCapability, Request as _,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, HoverProviderCapability,
    InitializeParams, OneOf, PositionEncodingKind, Registration, RegistrationParams, SaveOptions,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions,
};
use papers::Papers;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Duration;

/// How long typing must pause before the text is checked.
const PAUSE: Duration = Duration::from_millis(60);

/// How long it must pause before all pages are drawn, so that every link is matched.
const REST: Duration = Duration::from_millis(400);

/// What the server is asked to speak of.
pub struct Speaking {
    /// The site root, where it was given; else the one around the files that are opened.
    pub root: Option<PathBuf>,
    /// Today, or the date given.
    pub as_of: civil::Date,
    /// What the author asked for.
    pub options: Options,
}

/// Speaks with an editor over standard input and output until it says goodbye; whether it did.
pub fn run(speaking: Speaking) -> Result<bool, String> {
    let (connection, threads) = Connection::stdio();
    let told =
        |error: &dyn std::fmt::Display| format!("the editor and I do not understand each other: {error}");
    let offered = serde_json::to_value(capabilities()).map_err(|error| told(&error))?;
    let (id, wanted) = connection.initialize_start().map_err(|error| told(&error))?;
    let about = serde_json::json!({
        "capabilities": offered,
        "serverInfo": { "name": "standfirst", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, about).map_err(|error| told(&error))?;
    let wanted: InitializeParams = serde_json::from_value(wanted).map_err(|error| told(&error))?;
    if can_watch(&wanted) {
        let _ = connection.sender.send(watching().into());
    }
    let said_goodbye =
        converse(&connection, &mut Papers::new(speaking, &wanted)).map_err(|error| told(&error))?;
    drop(connection);
    threads.join().map_err(|error| told(&error))?;
    Ok(said_goodbye)
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::UTF16),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::FULL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions::default())),
            ..TextDocumentSyncOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([":", " ", "@", "-"].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

fn can_watch(wanted: &InitializeParams) -> bool {
    let workspace = wanted.capabilities.workspace.as_ref();
    let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
    watched.and_then(|watched| watched.dynamic_registration).unwrap_or(false)
}

/// Asks the editor to tell of files that others change.
fn watching() -> Request {
    let watchers = ["**/content/**", "**/templates/**", "**/static/**"]
        .map(|glob| FileSystemWatcher { glob_pattern: GlobPattern::String(glob.to_owned()), kind: None });
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
    let registration = Registration {
        id: "files".to_owned(),
        method: DidChangeWatchedFiles::METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    let registrations = RegistrationParams { registrations: vec![registration] };
    Request::new(1.into(), RegisterCapability::METHOD.to_owned(), registrations)
}

/// Answers until the editor goes; whether it said goodbye.
fn converse(connection: &Connection, papers: &mut Papers) -> Result<bool, lsp_server::ProtocolError> {
    loop {
        let pause = if papers.is_stale() { Some(PAUSE) } else { papers.is_undrawn().then_some(REST) };
        let message = match pause {
            None => connection.receiver.recv().ok(),
            Some(pause) => match connection.receiver.recv_timeout(pause) {
                Ok(message) => Some(message),
                Err(error) if error.is_timeout() => {
                    if papers.is_stale() {
                        papers.refresh();
                    } else {
                        papers.draw(|| !connection.receiver.is_empty());
                    }
                    papers.findings(&mut |notification| drop(connection.sender.send(notification.into())));
                    continue;
                }
                Err(_) => None,
            },
        };
        match message {
            None => return Ok(false),
            Some(Message::Request(request)) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(true);
                }
                let _ = connection.sender.send(answer(papers, request).into());
            }
            Some(Message::Notification(note)) if note.method == Exit::METHOD => return Ok(false),
            Some(Message::Notification(note)) => hear(papers, note),
            Some(Message::Response(_)) => {}
        }
    }
}

fn answer(papers: &mut Papers, request: Request) -> Response {
    let id = request.id.clone();
    let result = match request.method.as_str() {
        Completion::METHOD => read::<lsp_types::CompletionParams>(request).map(|params| {
            let at = params.text_document_position;
            value(complete::at(papers, &at.text_document.uri, at.position))
        }),
        HoverRequest::METHOD => read::<lsp_types::HoverParams>(request).map(|params| {
            let at = params.text_document_position_params;
            value(meaning::hover(papers, &at.text_document.uri, at.position))
        }),
        GotoDefinition::METHOD => read::<lsp_types::GotoDefinitionParams>(request).map(|params| {
            let at = params.text_document_position_params;
            value(meaning::definition(papers, &at.text_document.uri, at.position))
        }),
        CodeActionRequest::METHOD => read::<lsp_types::CodeActionParams>(request)
            .map(|params| value(fixes::at(papers, &params.text_document.uri, params.range))),
        method => {
            let sentence = format!("`{method}` is not answered here");
            return Response::new_err(id, ErrorCode::MethodNotFound as i32, sentence);
        }
    };
    match result {
        Ok(result) => Response::new_ok(id, result),
        Err(sentence) => Response::new_err(id, ErrorCode::InvalidParams as i32, sentence),
    }
}

fn hear(papers: &mut Papers, note: Notification) {
    let params = note.params;
    match note.method.as_str() {
        DidOpenTextDocument::METHOD => {
            if let Ok(opened) = serde_json::from_value::<lsp_types::DidOpenTextDocumentParams>(params) {
                papers.open(&opened.text_document.uri, &opened.text_document.text);
            }
        }
        DidChangeTextDocument::METHOD => {
            if let Ok(mut changed) = serde_json::from_value::<lsp_types::DidChangeTextDocumentParams>(params)
                && let Some(whole) = changed.content_changes.pop()
            {
                papers.open(&changed.text_document.uri, &whole.text);
            }
        }
        DidCloseTextDocument::METHOD => {
            if let Ok(closed) = serde_json::from_value::<lsp_types::DidCloseTextDocumentParams>(params) {
                papers.close(&closed.text_document.uri);
            }
        }
        DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => papers.reread(),
        _ => {}
    }
}

fn read<T: DeserializeOwned>(request: Request) -> Result<T, String> {
    let method = request.method.clone();
    request.extract::<T>(&method).map(|(_, params)| params).map_err(|error| match error {
        ExtractError::JsonError { error, .. } => error.to_string(),
        ExtractError::MethodMismatch(request) => request.method,
    })
}

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or(Value::Null)
}
