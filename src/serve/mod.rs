//! The site, live on loopback: every change is read, linked and shown; nothing is written to disk.
//!
//! Invariant: no path of a request reaches the file system. An answer is looked up in the table of addresses
//! of an immutable snapshot, which is swapped whole.

mod http;
mod snapshot;
mod watch;

pub use snapshot::Snapshot;

use crate::parse::Memo;
use crate::site::Site;
use crate::source::Sources;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use tokio::sync::watch::{Receiver, Sender, channel};

/// What `serve` is asked to do.
pub struct Serving {
    /// The site root.
    pub root: PathBuf,
    /// The address to listen on.
    pub interface: IpAddr,
    /// The port; 0 for any free one.
    pub port: u16,
    /// Host names that are answered beside our own.
    pub allowed_hosts: Vec<String>,
    /// Look at the folders each second instead of waiting to be told: for disks of the network.
    pub poll: bool,
    /// Reads the sources anew.
    pub load: Box<dyn Fn() -> Sources + Send + Sync>,
    /// Tells the person at the terminal.
    pub tell: Box<dyn Fn(&Told<'_>) + Send + Sync>,
}

/// What is told to the person at the terminal.
pub enum Told<'a> {
    /// The site can be seen at this address.
    Listening(&'a str),
    /// A build is done.
    Built(&'a Site, std::time::Duration),
}

/// Ports that browsers refuse to open (Fetch standard, section 2.9), among those an author may pick.
const BLOCKED: &[u16] = &[
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080,
];

/// What the server and the builder share.
struct Shared {
    current: RwLock<Arc<Snapshot>>,
    version: Sender<u64>,
    hosts: Vec<String>,
}

/// Serves until the process ends. An error is a sentence.
pub fn run(serving: Serving) -> Result<(), String> {
    if BLOCKED.contains(&serving.port) {
        return Err(format!("browsers refuse to open port {}; use another one, such as 1111", serving.port));
    }
    if serving.interface != IpAddr::V4(Ipv4Addr::LOCALHOST) && serving.allowed_hosts.is_empty() {
        return Err(
            "listening beyond this machine needs `--allow-host` with the name it is reached by".to_owned()
        );
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start the server: {error}"))?;
    runtime.block_on(serve(serving))
}

async fn serve(serving: Serving) -> Result<(), String> {
    let address = SocketAddr::new(serving.interface, serving.port);
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "port {} is in use; try `--port {}`, or `--port 0` for any free one",
                serving.port,
                serving.port + 1
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    })?;
    let port = listener.local_addr().map_or(serving.port, |address| address.port());
    let started = std::time::Instant::now();
    let site = Site::make((serving.load)(), &Memo::default());
    let base_path = site.settings.base_path(site.sources.options.base_url.as_deref());
    (serving.tell)(&Told::Listening(&format!("http://localhost:{port}{base_path}")));
    (serving.tell)(&Told::Built(&site, started.elapsed()));
    let (version, _) = channel(1);
    let shared = Arc::new(Shared {
        hosts: hosts(port, &serving.allowed_hosts),
        current: RwLock::new(Arc::new(Snapshot::new(site, 1))),
        version,
    });
    let watcher = Arc::clone(&shared);
    std::thread::spawn(move || watch::rebuild_on_change(&serving, &watcher));
    axum::serve(listener, http::router(shared)).await.map_err(|error| format!("the server ended: {error}"))
}

/// The values of `Host` that are answered.
fn hosts(port: u16, allowed: &[String]) -> Vec<String> {
    let names =
        ["localhost", "127.0.0.1", "[::1]"].into_iter().map(str::to_owned).chain(allowed.iter().cloned());
    names.flat_map(|name| [format!("{name}:{port}"), name]).collect()
}

impl Shared {
    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Shows a new snapshot, then tells the browsers.
    fn swap(&self, snapshot: Snapshot) {
        let version = snapshot.version;
        *self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(snapshot);
        self.version.send_replace(version);
    }

    fn subscribe(&self) -> Receiver<u64> {
        self.version.subscribe()
    }
}
