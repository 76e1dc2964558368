//! A place in YAML looked up in the schemas: what may stand there, and what is said of it.

use super::{Schemas, Shape, last};
use crate::kinds::{Accepts, Kind};
use crate::yaml::Step;
use serde_json::Value;

/// What may stand at a place: one of the choices that its schema leaves.
#[derive(Debug, Clone)]
pub struct Choice<'s> {
    schema: &'s Value,
    accepts: Option<Accepts>,
}

/// A word that may be written, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
}

impl Schemas {
    /// What may stand where a path leads.
    pub fn choices<'s>(&'s self, root: &'s Value, path: &[Step]) -> Vec<Choice<'s>> {
        let mut choices = self.expanded(root, None);
        for step in path {
            let below: Vec<Choice<'s>> = choices
                .iter()
                .filter_map(|choice| {
                    let (schema, accepts) = match step {
                        Step::Item => (choice.schema.get("items")?, choice.accepts),
                        Step::Key(key) => (field(choice.schema, key)?, None),
                    };
                    Some(self.expanded(schema, accepts))
                })
                .flatten()
                .collect();
            choices = below;
        }
        choices
    }

    /// What is said of a key of the map that a path leads to.
    pub fn words_of_key(&self, root: &Value, path: &[Step], key: &str) -> Option<String> {
        let choices = self.choices(root, path);
        let found = choices.iter().find_map(|choice| field(choice.schema, key))?;
        described(found).or_else(|| described(self.resolved(found)))
    }

    /// The keys of the map that a path leads to, with what is said of them.
    pub fn keys(&self, root: &Value, path: &[Step]) -> Vec<Offer> {
        let choices = self.choices(root, path);
        let fields = choices.iter().filter_map(|choice| choice.schema["properties"].as_object()).flatten();
        fields
            .map(|(key, field)| {
                let meaning = described(field).or_else(|| described(self.resolved(field)));
                Offer { word: key.clone(), meaning: meaning.unwrap_or_default() }
            })
            .collect()
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let name = schema.get("$ref").and_then(Value::as_str).map(last);
        name.and_then(|name| self.defs.get(name)).unwrap_or(schema)
    }

    /// The choices that a schema leaves, each without references.
    fn expanded<'s>(&'s self, schema: &'s Value, accepts: Option<Accepts>) -> Vec<Choice<'s>> {
        let accepts = schema["x-reference"].as_str().and_then(super::finish::accepts).or(accepts);
        let target = self.resolved(schema);
        if !std::ptr::eq(target, schema) {
            return self.expanded(target, accepts);
        }
        match schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            Some(choices) => choices.iter().flat_map(|choice| self.expanded(choice, accepts)).collect(),
            None => vec![Choice { schema, accepts }],
        }
    }
}

impl Choice<'_> {
    /// What may be named here.
    pub fn accepts(&self) -> Option<Accepts> {
        self.accepts
    }

    /// The words that may stand here.
    pub fn words(&self) -> Vec<Offer> {
        let offer = |word: &Value, meaning: Option<&Value>| {
            let word = word.as_str()?.to_owned();
            Some(Offer { word, meaning: meaning.and_then(Value::as_str).unwrap_or_default().to_owned() })
        };
        let meanings = &self.schema["enumDescriptions"];
        let listed = self.schema["enum"].as_array().into_iter().flatten().enumerate();
        let mut words: Vec<Offer> = listed.filter_map(|(at, word)| offer(word, meanings.get(at))).collect();
        words.extend(self.schema.get("const").and_then(|word| offer(word, self.schema.get("description"))));
        if self.schema["type"] == "boolean" {
            words.extend(
                ["true", "false"].map(|word| Offer { word: word.to_owned(), meaning: String::new() }),
            );
        }
        words
    }
}

/// The schema of a field of a map.
fn field<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    let own = schema.get("properties").and_then(|fields| fields.get(key));
    own.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()))
}

fn described(schema: &Value) -> Option<String> {
    schema.get("description").and_then(Value::as_str).map(str::to_owned)
}

/// The shape of a file, by what its place and its front matter make of it.
pub fn shape(path: &str, kind: Option<Kind>, languages: &[String]) -> Option<Shape> {
    use crate::parse::{Role, Seat};
    if path == crate::settings::FILE {
        return Some(Shape::Settings);
    }
    match Seat::of(path, languages).role {
        Role::Records => Some(Shape::Records),
        Role::List(kind) => Some(Shape::List(kind)),
        Role::Entry(folder, _) => Some(Shape::Entry(folder)),
        Role::Index | Role::Page(_) => Some(Shape::Entry(kind.unwrap_or(Kind::Page))),
        Role::Unread => None,
    }
}
