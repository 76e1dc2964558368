//! Requests answered: `GET` and `HEAD`, our own host names only, from the table of addresses.

use super::Shared;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

/// Where the browser's part of live reload stands; below no address that a site can have.
const CLIENT: &str = "/.standfirst/live.js";
const EVENTS: &str = "/.standfirst/events";

/// The browser's part: it loads the page anew when a new version is being served.
const SCRIPT: &str = "(()=>{let seen;const go=()=>{const s=new EventSource('/.standfirst/events');s.onmessage=e=>{if(seen&&seen!==e.data){sessionStorage.setItem('y',scrollY);location.reload()}seen=e.data}};const y=sessionStorage.getItem('y');if(y){sessionStorage.removeItem('y');addEventListener('load',()=>scrollTo(0,+y))}go()})();";

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
        None => found(&shared, &request),
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if request_is_head(&response) {
        *response.body_mut() = Body::empty();
    }
    response
}

/// Marks answers to `HEAD`, whose body is left out.
#[derive(Clone, Copy)]
struct Head;

fn request_is_head(response: &Response) -> bool {
    response.extensions().get::<Head>().is_some()
}

/// Why a request is not answered, if it is not.
fn refusal(shared: &Shared, request: &Request) -> Option<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n").into_response());
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

fn found(shared: &Arc<Shared>, request: &Request) -> Response {
    let path = request.uri().path();
    match path {
        CLIENT => return typed(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT.into()),
        EVENTS => return events(shared, request.headers()),
        _ => {}
    }
    let snapshot = shared.snapshot();
    let base = snapshot.site.settings.base_path(snapshot.site.sources.options.base_url.as_deref());
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let Some(address) = decoded.strip_prefix(base.as_str()).map(|below| format!("/{below}")) else {
        let to = HeaderValue::from_str(&base).unwrap_or(HeaderValue::from_static("/"));
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response();
    };
    let address = address.strip_suffix("index.html").unwrap_or(&address).to_owned();
    let mut response = match snapshot.answer(&address) {
        Some(answer) => typed(StatusCode::OK, answer.kind, live(&answer.bytes, answer.kind)),
        None if snapshot.has(&format!("{address}/")) => {
            let to = HeaderValue::from_str(&format!("{path}/")).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
        }
        None => match snapshot.answer("/404.html") {
            Some(answer) => typed(StatusCode::NOT_FOUND, answer.kind, live(&answer.bytes, answer.kind)),
            None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
        },
    };
    if request.method() == Method::HEAD {
        response.extensions_mut().insert(Head);
    }
    response
}

fn typed(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response()
}

/// A page with the browser's part of live reload before the end of its head; anything else as it is.
fn live(bytes: &[u8], kind: &str) -> Vec<u8> {
    let head = memchr::memmem::find(bytes, b"</head>").filter(|_| kind.starts_with("text/html"));
    match head {
        Some(at) => {
            let script = format!("<script src=\"{CLIENT}\"></script>");
            [&bytes[..at], script.as_bytes(), &bytes[at..]].concat()
        }
        None => bytes.to_vec(),
    }
}

/// The event stream: one event for each version that is being served.
fn events(shared: &Arc<Shared>, headers: &HeaderMap) -> Response {
    let origin = text(headers, "origin");
    let is_ours = origin.is_none_or(|origin| {
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        shared.hosts.iter().any(|known| known == host)
    });
    if !is_ours || text(headers, "sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return (StatusCode::FORBIDDEN, "only our own pages are told of changes\n").into_response();
    }
    let stream = WatchStream::new(shared.subscribe())
        .map(|version| Ok::<Event, Infallible>(Event::default().data(version.to_string())));
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}
