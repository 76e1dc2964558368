//! Connections: how many there may be, and how long and large a request.
//!
//! Invariant: nobody who sends slowly, or much, or nothing, keeps the author from seeing the page.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

/// How many connections are open at once; others wait.
const MOST: usize = 256;

/// How many pages are drawn at once.
pub const MOST_DRAWN: usize = 32;

/// How long the head of a request may take.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long the head of a request may be, in bytes: 8 KiB of address, 32 KiB of headers.
const HEAD_SIZE: usize = 40 * 1024;

/// How many headers a request may have.
const MOST_HEADERS: usize = 100;

/// Answers connections of all listeners until one of them ends. An error is a sentence.
pub async fn accept(listeners: Vec<TcpListener>, router: &Router) -> Result<(), String> {
    let (send, mut streams) = mpsc::channel::<TcpStream>(1);
    for listener in listeners {
        let send = send.clone();
        tokio::spawn(async move {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => {
                        if send.send(stream).await.is_err() {
                            return;
                        }
                    }
                    // Too many open files, or a connection that is gone again: the next one may do.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        });
    }
    drop(send);
    let room = Arc::new(Semaphore::new(MOST));
    while let Some(stream) = streams.recv().await {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { break };
        tokio::spawn(answer(stream, router.clone(), place));
    }
    Err("the server ended".to_owned())
}

async fn answer(stream: TcpStream, router: Router, _place: OwnedSemaphorePermit) {
    drop(stream.set_nodelay(true));
    let service = TowerToHyperService::new(router);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(MOST_HEADERS)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // A connection that broke off, or a request that was refused, is the browser's matter.
    drop(served);
}
