//! The integration tests, one binary.

mod report;
mod rules;
mod support;
mod words;
mod yaml;
