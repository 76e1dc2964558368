//! Help for the author's editor, tried by tools that did not make it.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod mistakes;
mod schemas;
mod talk;

use jsonschema::Validator;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The schema called `name`, as the command prints it for the site in a folder of the repository.
fn schema(site: &str, name: &str) -> Validator {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
    let ran = Command::new(env!("CARGO_BIN_EXE_standfirst"))
        .args(["schema", name, "--as-of", crate::support::AS_OF, "--root"])
        .arg(root)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let schema: Value = serde_json::from_slice(&ran.stdout).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("schema of {name}: {error}"));
    jsonschema::validator_for(&schema).unwrap()
}

/// YAML as a validator sees it.
fn value(yaml: &str) -> Value {
    if yaml.trim().is_empty() {
        return Value::Object(serde_json::Map::new());
    }
    serde_yaml::from_str(yaml).unwrap()
}

/// What a schema finds wrong.
fn errors(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
