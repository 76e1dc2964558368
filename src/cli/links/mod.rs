//! What `check --external-links` does: asks other sites, or says that this program cannot.

#[cfg(feature = "external-links")]
mod asking;
#[cfg(not(feature = "external-links"))]
mod unable;

#[cfg(feature = "external-links")]
pub use asking::{Told, ask};
#[cfg(not(feature = "external-links"))]
pub use unable::{Told, ask};
