//! A web of a few sites, all in one server: what each address answers, and who asked for what and when.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// One request that was made.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `HEAD a.example/page`.
    pub what: String,
    /// When it came.
    pub at: Instant,
    /// Its headers, by their names.
    pub headers: BTreeMap<String, String>,
}

/// The server; it ends when it is dropped.
pub struct Server {
    pub seat: SocketAddr,
    log: Log,
    _end: oneshot::Sender<()>,
}

type Log = Arc<Mutex<Vec<Asked>>>;

impl Server {
    pub fn start() -> Server {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let seat = listener.local_addr().unwrap();
        let (log, (end, ended)) = (Log::default(), oneshot::channel::<()>());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&log));
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                tokio::select! {
                    served = axum::serve(listener, router) => served.unwrap(),
                    _ = ended => {}
                }
            });
        });
        Server { seat, log, _end: end }
    }

    /// Every request until now.
    pub fn log(&self) -> Vec<Asked> {
        self.log.lock().unwrap().clone()
    }

    /// The same as `HEAD a.example/page`.
    pub fn asked(&self) -> Vec<String> {
        self.log().into_iter().map(|asked| asked.what).collect()
    }
}

async fn answer(State(log): State<Log>, request: Request) -> Response {
    let host = request.headers()["host"].to_str().unwrap().split(':').next().unwrap().to_owned();
    // What a proxy is asked for is a whole address.
    let (method, path) = (request.method().as_str().to_owned(), request.uri().path().to_owned());
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let what = format!("{method} {host}{path}");
    let before = {
        let mut log = log.lock().unwrap();
        let before = log.iter().filter(|asked| asked.what == what).count();
        log.push(Asked { what, at: Instant::now(), headers: headers.collect() });
        before
    };
    let is_head = method == "HEAD";
    match path.as_str() {
        "/slow" => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            status(200)
        }
        "/405-to-head" if is_head => status(405),
        "/404-to-head" if is_head => status(404),
        "/500-to-head" if is_head => status(500),
        "/lost-to-head" if is_head => to(302, "/404"),
        "/wait" if before == 0 => with(429, &[("retry-after", "0")]),
        "/wait-long" => with(429, &[("retry-after", "3600")]),
        "/moved" => to(301, "/fine"),
        "/moved-twice" => to(308, "/moved"),
        "/moved-then-for-now" => to(301, "/for-now"),
        "/moved-away" => to(301, "http://b.example/"),
        "/moved-to-nothing" => to(301, "/404"),
        "/moved-inside" => to(301, "http://127.0.0.1:9/"),
        "/for-now" => to(302, "/fine"),
        "/round" => to(302, "/round"),
        path => status(path[1..].parse().ok().filter(|code| *code >= 200).unwrap_or(200)),
    }
}

fn status(code: u16) -> Response {
    with(code, &[])
}

fn to(code: u16, address: &str) -> Response {
    with(code, &[("location", address)])
}

fn with(code: u16, headers: &[(&str, &str)]) -> Response {
    let builder = headers
        .iter()
        .fold(Response::builder().status(code), |builder, (name, value)| builder.header(*name, *value));
    builder.body(Body::from("words")).unwrap()
}
