//! The integration tests, one binary.

mod publish;
mod report;
mod rules;
mod support;
mod tidy;
mod yaml;
