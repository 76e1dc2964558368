//! The integration tests, one binary.

mod publish;
mod report;
mod rules;
mod support;
mod words;
mod yaml;
