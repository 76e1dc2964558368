//! Requests answered: `GET` and `HEAD`, our own host names only, from the table of addresses.

use super::snapshot::Answer;
use super::{Shared, State as Now};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

/// Where the browser's part stands; below no address that a site can have.
const CLIENT: &str = "/.standfirst/live.js";
const EVENTS: &str = "/.standfirst/events";
const FINDINGS: &str = "/.standfirst/findings";

/// The browser's part.
const SCRIPT: &str = include_str!("live.js");

/// How long the address of a request may be, in bytes.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// How long one page may be drawn.
const LONGEST_PAGE: Duration = Duration::from_secs(10);

/// How soon a browser asks again that lost us.
const RETRY: Duration = Duration::from_millis(500);

/// What every answer says: nothing is shared with other origins, and nothing is kept.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("x-frame-options", "SAMEORIGIN"),
];

/// The server's routes: one, that looks everything up.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(answer).with_state(shared)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let mut response = match refusal(&shared, &request) {
        Some(refusal) => refusal,
        None => found(&shared, request.uri().path(), request.headers()).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// Why a request is not answered, if it is not.
fn refusal(shared: &Shared, request: &Request) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n").into_response());
    }
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Some((StatusCode::URI_TOO_LONG, "this address is too long\n").into_response());
    }
    let host = text(request.headers(), header::HOST.as_str()).unwrap_or_default();
    if !shared.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)) {
        let words = "this host name is not answered; `standfirst serve --allow-host NAME` lets it in\n";
        return Some((StatusCode::FORBIDDEN, words).into_response());
    }
    let site = text(request.headers(), "sec-fetch-site");
    let is_navigation = text(request.headers(), "sec-fetch-mode") == Some("navigate");
    if site == Some("cross-site") && !is_navigation {
        return Some((StatusCode::FORBIDDEN, "pages of other sites are not answered\n").into_response());
    }
    None
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

async fn found(shared: &Arc<Shared>, path: &str, headers: &HeaderMap) -> Response {
    match path {
        CLIENT => return typed(StatusCode::OK, "text/javascript; charset=utf-8", client()),
        EVENTS => return events(shared, headers),
        FINDINGS if !is_ours(shared, headers) => return (StatusCode::FORBIDDEN, ONLY_OURS).into_response(),
        FINDINGS => {
            let findings = shared.now().findings.as_bytes().to_vec();
            return typed(StatusCode::OK, "application/json", findings);
        }
        _ => {}
    }
    let state = shared.now();
    let site = &state.snapshot.site;
    let base = site.settings.base_path(site.sources.options.base_url.as_deref());
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let Some(address) = decoded.strip_prefix(base.as_str()).map(|below| format!("/{below}")) else {
        let to = HeaderValue::from_str(&base).unwrap_or(HeaderValue::from_static("/"));
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response();
    };
    let address = address.strip_suffix("index.html").unwrap_or(&address).to_owned();
    let page =
        |status, answer: &Answer| typed(status, answer.kind, live(&answer.bytes, answer.kind, state.number));
    match drawn(&state, &address).await {
        Ok(Some(answer)) => page(StatusCode::OK, &answer),
        Ok(None) if state.snapshot.has(&format!("{address}/")) => {
            let to = HeaderValue::from_str(&format!("{path}/")).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        Ok(None) => match drawn(&state, "/404.html").await {
            Ok(Some(answer)) => page(StatusCode::NOT_FOUND, &answer),
            _ => (StatusCode::NOT_FOUND, "not found\n").into_response(),
        },
        Err(sentence) => (StatusCode::INTERNAL_SERVER_ERROR, sentence).into_response(),
    }
}

/// The browser's part without what only its readers need.
fn client() -> Vec<u8> {
    let lines = SCRIPT.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

/// What stands at an address, drawn aside so that a slow page keeps nobody waiting. An error is a sentence.
async fn drawn(state: &Arc<Now>, address: &str) -> Result<Option<Answer>, &'static str> {
    let (snapshot, address) = (Arc::clone(&state.snapshot), address.to_owned());
    let drawing = tokio::task::spawn_blocking(move || snapshot.answer(&address));
    match tokio::time::timeout(LONGEST_PAGE, drawing).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(_)) => Err("this page could not be drawn: please report it, with its template\n"),
        Err(_) => Err("this page takes longer than 10 seconds: does one of its templates never end?\n"),
    }
}

fn typed(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response()
}

/// A page with the browser's part before the end of its head, or at its end where it has none; anything else as it is.
fn live(bytes: &[u8], kind: &str, version: u64) -> Vec<u8> {
    if !kind.starts_with("text/html") {
        return bytes.to_vec();
    }
    let page = &blake3::hash(bytes).to_hex()[..16];
    let script =
        format!("<script src=\"{CLIENT}\" data-page=\"{page}\" data-version=\"{}\"></script>", said(version));
    let at = memchr::memmem::find(bytes, b"</head>").unwrap_or(bytes.len());
    [&bytes[..at], script.as_bytes(), &bytes[at..]].concat()
}

/// The number of an event, as browsers know it: that of another process is never the same.
fn said(number: u64) -> String {
    format!("{}.{number}", std::process::id())
}

const ONLY_OURS: &str = "only our own pages are told of changes\n";

/// Whether a page of ours asks, as far as a browser says who does.
fn is_ours(shared: &Shared, headers: &HeaderMap) -> bool {
    let is_ours = text(headers, "origin").is_none_or(|origin| {
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        shared.hosts.iter().any(|known| known == host)
    });
    is_ours && text(headers, "sec-fetch-site").is_none_or(|site| site == "same-origin")
}

/// The event stream: one event for each version that is being served.
fn events(shared: &Arc<Shared>, headers: &HeaderMap) -> Response {
    if !is_ours(shared, headers) {
        return (StatusCode::FORBIDDEN, ONLY_OURS).into_response();
    }
    let stream = WatchStream::new(shared.state.subscribe()).map(|state| {
        let told = Told { version: said(state.number), go: state.go.as_deref() };
        let data = serde_json::to_string(&told).expect("an event is text");
        Ok::<Event, Infallible>(Event::default().retry(RETRY).data(data))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// What a browser is told: that there is something new, and where it is to go.
#[derive(serde::Serialize)]
struct Told<'a> {
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    go: Option<&'a str>,
}
