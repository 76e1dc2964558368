//! One address: from where it leads on to where it ends, HEAD first and GET where that is not understood.

use super::client::{Answer, Asker, Manner, Trouble};
use super::verdict::{Verdict, status_words};
use reqwest::{Method, Url};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};

/// How often an address may lead on.
const FARTHEST: usize = 10;

/// For how many seconds a site may ask us to wait.
const LONGEST_WAIT: u64 = 30;

/// A host that is asked: when it may be asked again; whether it wants no more of us.
#[derive(Default)]
struct Host {
    ready: Option<Instant>,
    is_closed: bool,
}

/// What was learnt of one address.
pub(super) struct Learnt {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it may be the fault of the author's own network.
    pub is_doubtful: bool,
}

impl Learnt {
    fn sure(verdict: Verdict) -> Learnt {
        Learnt { verdict, is_doubtful: false }
    }

    fn of_trouble(trouble: &Trouble) -> Learnt {
        let gone = |why: &str| Learnt { verdict: Verdict::Gone(why.to_owned()), is_doubtful: true };
        let unknown = |why: &str| Learnt::sure(Verdict::Unknown(why.to_owned()));
        match trouble {
            Trouble::NoName => gone("there is no site of that name"),
            Trouble::Refused => gone("the site refuses to answer"),
            Trouble::Certificate(fault) => gone(fault),
            Trouble::Near => unknown("it stands in your own network"),
            Trouble::Slow => unknown("no answer in time"),
            Trouble::Other => unknown("no answer"),
        }
    }
}

/// How a walk ended.
enum End {
    /// Nothing that asking otherwise would change.
    Known(Learnt),
    /// Perhaps the site does not understand how it was asked.
    Doubted(Learnt),
}

/// Asks, one host at a time.
pub(super) struct Walker {
    asker: Asker,
    pause: Duration,
    hosts: RefCell<BTreeMap<String, Rc<Mutex<Host>>>>,
    /// Whether any site answered, which says that the network works.
    pub is_answered: Cell<bool>,
}

impl Walker {
    pub fn new(manner: &Manner) -> Result<Walker, String> {
        let asker = Asker::new(manner)?;
        Ok(Walker { asker, pause: manner.pause, hosts: RefCell::default(), is_answered: Cell::new(false) })
    }

    /// What is to be known of an address.
    pub async fn learn(&self, address: &Url) -> Learnt {
        match self.walk(address, &Method::HEAD).await {
            End::Known(learnt) => learnt,
            // From the beginning: some sites lead a HEAD on to a page for mistakes.
            End::Doubted(_) => match self.walk(address, &Method::GET).await {
                End::Known(learnt) | End::Doubted(learnt) => learnt,
            },
        }
    }

    async fn walk(&self, start: &Url, method: &Method) -> End {
        let (mut url, mut moved) = (start.clone(), None);
        let mut is_for_good = true;
        for _ in 0..=FARTHEST {
            let (code, to) = match self.ask(method, &url).await {
                Answer::Status(429, ..) => {
                    return End::Known(Learnt::sure(Verdict::Unknown(status_words(429))));
                }
                Answer::Status(code, to, _) => (code, to),
                Answer::Trouble(trouble @ (Trouble::Slow | Trouble::Other)) => {
                    return End::Doubted(Learnt::of_trouble(&trouble));
                }
                Answer::Trouble(trouble) => return End::Known(Learnt::of_trouble(&trouble)),
            };
            let Some(to) = to.filter(|_| matches!(code, 301 | 302 | 303 | 307 | 308)) else {
                return ended(code, moved);
            };
            let Some(next) = onward(&url, &to) else {
                return End::Doubted(Learnt::sure(Verdict::Unknown(format!("it leads on to `{to}`"))));
            };
            is_for_good &= matches!(code, 301 | 308);
            url = next;
            if is_for_good {
                moved = Some(url.clone());
            }
        }
        // Sites that want a cookie first lead on to themselves; browsers get there.
        End::Doubted(Learnt::sure(Verdict::Unknown("it leads on and on".to_owned())))
    }

    /// One request, when its host may be asked again; a site that asks us to wait a little is asked once more.
    async fn ask(&self, method: &Method, url: &Url) -> Answer {
        let host = self.host(url);
        let mut host = host.lock().await;
        if host.is_closed {
            return Answer::Status(429, None, None);
        }
        if let Some(ready) = host.ready {
            sleep_until(ready).await;
        }
        let mut answer = self.asker.ask(method, url).await;
        if let Some(wait) = wait(&answer, self.pause) {
            sleep(wait).await;
            answer = self.asker.ask(method, url).await;
        }
        host.is_closed = matches!(answer, Answer::Status(429, ..));
        host.ready = Some(Instant::now() + self.pause);
        if matches!(answer, Answer::Status(..)) {
            self.is_answered.set(true);
        }
        answer
    }

    fn host(&self, url: &Url) -> Rc<Mutex<Host>> {
        Rc::clone(self.hosts.borrow_mut().entry(place(url)).or_default())
    }
}

/// The host that a request is for, with its port.
pub(super) fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    format!("{host}:{}", url.port_or_known_default().unwrap_or_default())
}

/// Where an answer ends a walk.
fn ended(code: u16, moved: Option<Url>) -> End {
    match (Verdict::of_status(code), moved) {
        (Verdict::Fine, Some(to)) => End::Known(Learnt::sure(Verdict::Moved(to.to_string()))),
        (Verdict::Fine, None) => End::Known(Learnt::sure(Verdict::Fine)),
        (verdict, _) => End::Doubted(Learnt::sure(verdict)),
    }
}

/// How long a site asks us to wait, where we do; at least for what follows any request, and one try of another kind
/// where nothing but the way to the site failed.
fn wait(answer: &Answer, pause: Duration) -> Option<Duration> {
    match answer {
        Answer::Status(429 | 503, _, Some(seconds)) if *seconds <= LONGEST_WAIT => {
            Some(Duration::from_secs(*seconds).max(pause))
        }
        Answer::Trouble(Trouble::NoName | Trouble::Refused) => Some(pause),
        _ => None,
    }
}

/// The next address on the way; nothing that is no address of the web.
fn onward(from: &Url, to: &str) -> Option<Url> {
    let mut next = from.join(to).ok()?;
    bare(&mut next);
    matches!(next.scheme(), "http" | "https").then_some(next)
}

/// Takes from an address what is never sent: credentials, and the place in a page.
pub(super) fn bare(url: &mut Url) {
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_fragment(None);
}
