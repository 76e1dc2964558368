//! The site, live on loopback: every change is read, linked and shown; nothing is written to disk.
//!
//! Invariant: no path of a request reaches the file system. An answer is looked up in the table of addresses
//! of an immutable snapshot, which is swapped whole.

mod amend;
mod connect;
mod editor;
mod findings;
mod follow;
mod hints;
mod http;
mod maker;
mod rebuild;
mod snapshot;
mod watch;

pub use editor::Editor;
pub use hints::{Hints, Task};
pub use snapshot::Snapshot;

use crate::base::Diagnostic;
use crate::site::{Memo, Site};
use crate::source::Sources;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::watch::{Sender, channel};

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
    /// The author's editor, where it opens links.
    pub editor: Option<Editor>,
    /// Whether the browser goes along to the page that is being edited; may change while we serve.
    pub follow: Arc<AtomicBool>,
    /// Asks for a build though nothing seems to have changed.
    pub wanted: Receiver<()>,
    /// Reads the sources anew.
    pub load: Load,
    /// Tells the person at the terminal.
    pub tell: Tell,
}

/// Tells the person at the terminal.
pub type Tell = Box<dyn Fn(&Told<'_>) + Send>;

/// Reads the sources anew.
pub type Load = Box<dyn FnMut() -> Sources + Send>;

/// How long a whole site may take that is made while a burst of changes is waited out; in one that takes longer, texts
/// that change are shown before it is made anew.
const SHORT: Duration = Duration::from_millis(150);

/// What is told to the person at the terminal.
pub enum Told<'a> {
    /// The site can be seen at this address.
    Listening(&'a str),
    /// A build is done.
    Built(&'a Built<'a>),
    /// The whole of a site is checked whose texts were shown before; how long that took.
    Checked(&'a Site, Duration),
    /// All pages were drawn while nothing else was to do; this is the report with what came out.
    Swept(&'a Site, &'a [Diagnostic]),
    /// The system does not tell us of changes, for this reason: we look each second.
    Polling(&'a str),
}

/// One build.
pub struct Built<'a> {
    /// The site.
    pub site: &'a Site,
    /// Files that changed, from the site root; none at the start.
    pub changed: &'a [String],
    /// How long it took.
    pub time: Duration,
    /// Whether all of it is checked, rather than only some texts read.
    pub is_checked: bool,
}

/// Ports that browsers refuse to open (Fetch standard, section 2.9), among those an author may pick.
const BLOCKED: &[u16] = &[
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080,
];

/// What is being served: swapped whole, and browsers are told of each.
struct State {
    /// The last state of the site without errors; the first one whatever it is.
    snapshot: Arc<Snapshot>,
    /// What is wrong with the newest state, as JSON.
    findings: Arc<str>,
    /// The page that is being edited, where the browser is to go along.
    go: Option<String>,
    /// Rises with each event.
    number: u64,
}

/// What the server and the builder share.
struct Shared {
    state: Sender<Arc<State>>,
    hosts: Vec<String>,
}

impl Shared {
    fn now(&self) -> Arc<State> {
        Arc::clone(&self.state.borrow())
    }
}

/// Serves until the process ends. An error is a sentence.
pub fn run(serving: Serving) -> Result<(), String> {
    if BLOCKED.contains(&serving.port) {
        return Err(format!("browsers refuse to open port {}; use another one, such as 1111", serving.port));
    }
    if !serving.interface.is_loopback() && serving.allowed_hosts.is_empty() {
        return Err(
            "listening beyond this machine needs `--allow-host` with the name it is reached by".to_owned()
        );
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(connect::MOST_DRAWN)
        .build()
        .map_err(|error| format!("cannot start the server: {error}"))?;
    runtime.block_on(serve(serving))
}

async fn serve(mut serving: Serving) -> Result<(), String> {
    let listeners = listen(serving.interface, serving.port).await?;
    let port = listeners[0].local_addr().map_or(serving.port, |address| address.port());
    let started = Instant::now();
    let mut site = Site::make((serving.load)(), &Memo::default());
    let memo = std::mem::take(&mut site.memo);
    let base_path = site.settings.base_path(site.sources.options.base_url.as_deref());
    (serving.tell)(&Told::Listening(&format!("http://localhost:{port}{base_path}")));
    let time = started.elapsed();
    (serving.tell)(&Told::Built(&Built { site: &site, changed: &[], time, is_checked: true }));
    let findings = findings::json(&site.report, &site.sources, &serving.root, serving.editor.as_ref());
    let snapshot = Arc::new(Snapshot::new(site, time));
    let (state, _) = channel(Arc::new(State { snapshot, findings, go: None, number: 1 }));
    let shared = Arc::new(Shared { state, hosts: hosts(port, &serving.allowed_hosts) });
    let builder = Arc::clone(&shared);
    std::thread::spawn(move || rebuild::on_change(serving, memo, &builder));
    connect::accept(listeners, &http::router(shared)).await
}

/// Listens on an address; on loopback, in both families where the machine has them.
async fn listen(interface: IpAddr, port: u16) -> Result<Vec<TcpListener>, String> {
    let address = SocketAddr::new(interface, port);
    let listener = TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "port {port} is in use; try `--port {}`, or `--port 0` for any free one",
                port.saturating_add(1)
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    })?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    let mut listeners = vec![listener];
    if interface == IpAddr::V4(Ipv4Addr::LOCALHOST) {
        // A browser may look up `localhost` in either family; a machine without the second one does without.
        listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await);
    }
    Ok(listeners)
}

/// The values of `Host` that are answered.
fn hosts(port: u16, allowed: &[String]) -> Vec<String> {
    let names =
        ["localhost", "127.0.0.1", "[::1]"].into_iter().map(str::to_owned).chain(allowed.iter().cloned());
    names.flat_map(|name| [format!("{name}:{port}"), name]).collect()
}
