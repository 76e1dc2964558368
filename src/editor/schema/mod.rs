//! JSON Schemas (draft 2020-12) of front matter, lists and settings, made from the types that read them.

mod finish;
mod look;
mod probe;
mod words;

pub use look::{Choice, Offer, shape};

use crate::kinds::{Common, Kind, Lists};
use crate::settings::Settings;
use crate::site::Site;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What is written in a file, or in a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One entry: the front matter of a file, or an item of a list.
    Entry(Kind),
    /// `people.yaml` and its siblings.
    List(Kind),
    /// `records.yaml`.
    Records,
    /// `content/site.yaml`.
    Settings,
}

/// The schemas of a site: the words of its vocabularies stand in them.
#[derive(Debug, Clone)]
pub struct Schemas {
    /// Every definition, by name.
    defs: Definitions,
    kinds: BTreeMap<Kind, String>,
    lists: String,
    settings: String,
}

/// Definitions, by name.
type Definitions = BTreeMap<String, Value>;

impl Schemas {
    /// The schemas for authors of `site`.
    pub fn of(site: &Site) -> Schemas {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let kinds: BTreeMap<Kind, String> =
            Kind::ALL.iter().map(|kind| (*kind, named(&kind.schema(&mut generator).into()))).collect();
        let lists = named(&generator.subschema_for::<Lists>().into());
        let settings = named(&generator.subschema_for::<Settings>().into());
        let common = named(&generator.subschema_for::<Common>().into());
        let mut defs: Definitions = generator.take_definitions(true).into_iter().collect();
        let common = defs.remove(&common).unwrap_or_default();
        for name in kinds.values().chain([&lists]) {
            finish::describe(&mut defs, name, &common);
        }
        finish::tolerate(&mut defs);
        let mut schemas = Schemas { defs, kinds, lists, settings };
        let learned = probe::learn(&schemas);
        for (kind, learned) in learned {
            let name = schemas.kinds[&kind].clone();
            finish::teach(&mut schemas.defs, &name, kind, &learned);
        }
        for def in schemas.defs.values_mut() {
            finish::spell_aliases(def);
            words::fill(def, site);
        }
        words::name_vocabularies(schemas.defs.get_mut(&schemas.settings));
        schemas
    }

    /// The schema of a shape, whole: whatever it refers to stands in it.
    pub fn document(&self, shape: Shape) -> Value {
        let mut schema = self.root(shape);
        let mut used = BTreeSet::new();
        self.collect(&schema, &mut used);
        let defs: Map<String, Value> =
            used.into_iter().map(|name| (name.to_owned(), self.defs[name].clone())).collect();
        let mut document = Map::new();
        document.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        document.insert("title".to_owned(), json!(title(shape)));
        if let Value::Object(own) = &mut schema {
            document.append(own);
        }
        document.insert("$defs".to_owned(), Value::Object(defs));
        Value::Object(document)
    }

    /// The schema of a translation, which tells only what it words anew: nothing may be missing.
    pub fn translated(&self, shape: Shape) -> Value {
        let mut document = self.document(shape);
        if let Some(defs) = document.get_mut("$defs").and_then(Value::as_object_mut) {
            for def in defs.values_mut().filter_map(Value::as_object_mut) {
                def.remove("allOf");
                def.remove("required");
            }
        }
        document
    }

    /// The schema of a shape; what it refers to stands among the definitions.
    pub fn root(&self, shape: Shape) -> Value {
        match shape {
            Shape::Entry(kind) => self.defs[&self.kinds[&kind]].clone(),
            Shape::List(kind) => json!({
                "description": format!("The {} of a site, or of one briefing.", kind.plural()),
                "type": ["array", "null"],
                "items": { "$ref": format!("#/$defs/{}", self.kinds[&kind]) },
            }),
            Shape::Records => self.defs[&self.lists].clone(),
            Shape::Settings => self.defs[&self.settings].clone(),
        }
    }

    /// The names of all definitions that a schema refers to, directly or not.
    fn collect<'a>(&'a self, schema: &Value, used: &mut BTreeSet<&'a str>) {
        match schema {
            Value::Object(map) => {
                let name = map.get("$ref").and_then(Value::as_str).map(last);
                if let Some((name, def)) = name.and_then(|name| self.defs.get_key_value(name))
                    && used.insert(name)
                {
                    self.collect(def, used);
                }
                map.values().for_each(|value| self.collect(value, used));
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, used)),
            _ => {}
        }
    }
}

/// What readers of a schema know it by.
fn title(shape: Shape) -> String {
    match shape {
        Shape::Entry(kind) => kind.singular().to_owned(),
        Shape::List(kind) => format!("{}.yaml", kind.key()),
        Shape::Records => "records.yaml".to_owned(),
        Shape::Settings => "site.yaml".to_owned(),
    }
}

/// The name of the definition that a reference leads to.
fn named(schema: &Value) -> String {
    last(schema["$ref"].as_str().unwrap_or_default()).to_owned()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The definition with fields that a schema leads to, through lists and choices.
fn inner<'d>(defs: &'d Definitions, schema: &'d Value) -> Option<&'d str> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).map(last) {
        let (name, def) = defs.get_key_value(name)?;
        return if def.get("properties").is_some() { Some(name) } else { inner(defs, def) };
    }
    let choices = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    choices.chain(schema.get("items")).find_map(|choice| inner(defs, choice))
}
