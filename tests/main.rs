//! The integration tests, one binary.

mod cli;
mod demo;
#[cfg(feature = "deploy")]
mod deploy;
mod editor;
mod files;
mod held;
mod hosts;
mod markdown;
mod model;
mod pipeline;
mod publish;
mod report;
mod rules;
mod search;
mod serve;
mod sites;
mod support;
mod tidy;
mod views;
#[cfg(feature = "external-links")]
mod web;
mod words;
mod yaml;
