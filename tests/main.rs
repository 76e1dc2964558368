//! The integration tests, one binary.

mod yaml;
