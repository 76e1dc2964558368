//! One request, and what came of it.

use crate::base::is_near;
use crate::base::near::is_near_ip;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, HeaderName, LOCATION, RETRY_AFTER};
use reqwest::{Client, Method, Response, Url, redirect};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// How other sites are asked.
#[derive(Debug, Clone)]
pub struct Manner {
    /// How long we wait between two requests to one host.
    pub pause: Duration,
    /// How long one request may take.
    pub patience: Duration,
    /// How long asking may take in all.
    pub longest: Duration,
    /// How many hosts are asked at a time.
    pub at_once: usize,
    /// Where these hosts stand, whatever the directory of names says; with them, no proxy is used.
    pub seats: BTreeMap<String, SocketAddr>,
    /// The hosts of proxies, which may stand in the author's own network.
    pub proxies: Vec<String>,
}

impl Default for Manner {
    fn default() -> Manner {
        Manner {
            pause: Duration::from_secs(1),
            patience: Duration::from_secs(15),
            longest: Duration::from_secs(15 * 60),
            at_once: 8,
            seats: BTreeMap::new(),
            proxies: Vec::new(),
        }
    }
}

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// An answer: its number, where it leads on to, and for how many seconds we are asked to wait.
    Status(u16, Option<String>, Option<u64>),
    /// None.
    Trouble(Trouble),
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No directory has the name.
    NoName,
    /// The host is there and refuses.
    Refused,
    /// The certificate is not one that a browser would take.
    Certificate(&'static str),
    /// It stands in the author's own network.
    Near,
    /// It took too long.
    Slow,
    /// Something else.
    Other,
}

/// Asks, and follows nothing.
pub(super) struct Asker {
    client: Client,
    seats: BTreeMap<String, SocketAddr>,
}

impl Asker {
    pub fn new(manner: &Manner) -> Result<Asker, String> {
        // A second provider of cryptography would be a mistake of ours; the first one stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let names = Names { seats: manner.seats.clone(), proxies: manner.proxies.clone() };
        let mut builder = Client::builder()
            .user_agent(concat!("standfirst/", env!("CARGO_PKG_VERSION"), " (+link check)"))
            .redirect(redirect::Policy::none())
            .referer(false)
            .timeout(manner.patience)
            .pool_max_idle_per_host(1)
            .dns_resolver(Arc::new(names));
        if !manner.seats.is_empty() {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| format!("cannot ask other sites: {}", root(&error)))?;
        Ok(Asker { client, seats: manner.seats.clone() })
    }

    pub async fn ask(&self, method: &Method, url: &Url) -> Answer {
        let host = url.host_str().unwrap_or_default();
        if is_near(host) && !self.seats.contains_key(host) {
            return Answer::Trouble(Trouble::Near);
        }
        let request = self.client.request(method.clone(), url.clone());
        match request.header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8").send().await {
            // The text is never read: the connection is given up with what is left of it.
            Ok(response) => {
                let (to, wait) = (header(&response, &LOCATION), header(&response, &RETRY_AFTER));
                Answer::Status(response.status().as_u16(), to, wait.and_then(|wait| wait.parse().ok()))
            }
            Err(error) => Answer::Trouble(trouble(&error)),
        }
    }
}

fn header(response: &Response, name: &HeaderName) -> Option<String> {
    // Addresses in headers are bytes, and some sites write them unescaped.
    response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
}

/// The innermost reason.
fn root(error: &dyn Error) -> String {
    let mut reason = error;
    while let Some(inner) = reason.source() {
        reason = inner;
    }
    reason.to_string()
}

fn trouble(error: &reqwest::Error) -> Trouble {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(reason) = next {
        if let Some(NoHost(why)) = reason.downcast_ref::<NoHost>() {
            return why.clone();
        }
        if let Some(fault) = reason.downcast_ref::<rustls::Error>().and_then(certificate) {
            return Trouble::Certificate(fault);
        }
        if let Some(io) = reason.downcast_ref::<std::io::Error>() {
            if io.kind() == std::io::ErrorKind::ConnectionRefused {
                return Trouble::Refused;
            }
            // What an error of the machine holds is not what it says it comes from.
            let held = io.get_ref().and_then(|held| held.downcast_ref::<rustls::Error>());
            if let Some(fault) = held.and_then(certificate) {
                return Trouble::Certificate(fault);
            }
        }
        next = reason.source();
    }
    if error.is_timeout() { Trouble::Slow } else { Trouble::Other }
}

/// What is wrong with a certificate in every browser. An issuer that we do not know is not: browsers find the links
/// of a chain that a site forgot to send, and offices have issuers of their own.
fn certificate(error: &rustls::Error) -> Option<&'static str> {
    use rustls::CertificateError as Fault;
    let rustls::Error::InvalidCertificate(fault) = error else { return None };
    match fault {
        Fault::Expired | Fault::ExpiredContext { .. } => Some("its certificate has run out"),
        Fault::NotValidForName | Fault::NotValidForNameContext { .. } => {
            Some("its certificate is that of another site")
        }
        Fault::Revoked => Some("its certificate was taken back"),
        _ => None,
    }
}

/// Numbers of hosts by their names; none that stands in the author's own network.
struct Names {
    seats: BTreeMap<String, SocketAddr>,
    proxies: Vec<String>,
}

/// Why a host has no number that may be asked.
#[derive(Debug)]
struct NoHost(Trouble);

impl fmt::Display for NoHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no host: {:?}", self.0)
    }
}

impl Error for NoHost {}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let seat = self.seats.get(name.as_str()).copied();
        let is_proxy = self.proxies.iter().any(|proxy| proxy == name.as_str());
        Box::pin(async move {
            if let Some(seat) = seat {
                return Ok(Box::new(std::iter::once(seat)) as Addrs);
            }
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let all: Vec<SocketAddr> = found.map_err(|error| NoHost(missing(&error)))?.collect();
            let far = all.iter().copied().filter(|seat| is_proxy || !is_near_ip(seat.ip()));
            let far: Vec<SocketAddr> = far.collect();
            match (far.is_empty(), all.is_empty()) {
                (false, _) => Ok(Box::new(far.into_iter()) as Addrs),
                (true, true) => Err(NoHost(Trouble::NoName).into()),
                (true, false) => Err(NoHost(Trouble::Near).into()),
            }
        })
    }
}

/// What a name that was not found says: the directory may be out of reach (`EAI_AGAIN`), which the standard library
/// tells in words alone.
fn missing(error: &std::io::Error) -> Trouble {
    let words = error.to_string().to_lowercase();
    if ["temporary", "try again"].iter().any(|word| words.contains(word)) {
        Trouble::Other
    } else {
        Trouble::NoName
    }
}

#[cfg(test)]
mod tests {
    use super::certificate;
    use rustls::{CertificateError, Error};

    #[test]
    fn only_what_is_wrong_in_every_browser_is_wrong_with_a_certificate() {
        let of = |fault| certificate(&Error::InvalidCertificate(fault));
        assert!(of(CertificateError::Expired).is_some() && of(CertificateError::NotValidForName).is_some());
        assert_eq!(of(CertificateError::UnknownIssuer), None);
        assert_eq!(certificate(&Error::DecryptError), None);
    }
}
