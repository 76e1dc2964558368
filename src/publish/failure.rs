//! Why a build did not reach the disk, and the signal that may stop it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// Why nothing, or not everything, was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// We will not do it: a sentence, with the way out.
    Refused(String),
    /// The machine would not do it.
    Machine(String),
    /// A signal stopped it.
    Interrupted(i32),
}

impl Failure {
    /// The exit code of a process that ends this way.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(_) => 2,
            Self::Machine(_) => 3,
            Self::Interrupted(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(sentence) | Self::Machine(sentence) => f.write_str(sentence),
            Self::Interrupted(signal) => write!(f, "interrupted by signal {signal}"),
        }
    }
}

impl std::error::Error for Failure {}

/// A signal that may arrive while a build runs; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicI32>);

impl Interrupt {
    /// No signal yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that `signal` arrived.
    pub fn raise(&self, signal: i32) {
        self.0.store(signal, Ordering::SeqCst);
    }

    /// The signal that arrived, if one did.
    pub fn signal(&self) -> Option<i32> {
        Some(self.0.load(Ordering::SeqCst)).filter(|signal| *signal != 0)
    }

    pub(super) fn check(&self) -> Result<(), Failure> {
        self.signal().map_or(Ok(()), |signal| Err(Failure::Interrupted(signal)))
    }
}
