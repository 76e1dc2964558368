//! What the types do not say of themselves is put into their schemas.

use super::probe::{Learned, Need};
use super::{Definitions, inner};
use crate::kinds::{Accepts, Kind};
use serde_json::{Map, Value, json};

/// Describes the fields that every kind has as [`crate::kinds::Common`] does.
pub(super) fn describe(defs: &mut Definitions, name: &str, common: &Value) {
    let Some(properties) = properties_mut(defs, name) else { return };
    for (key, property) in properties {
        if let Some(kind) = Kind::of_key(key)
            && let Some(list) = property.as_object_mut()
        {
            list.insert("description".to_owned(), json!(format!("The {} of the briefing.", kind.plural())));
        }
        let Some(known) = common["properties"].get(key).and_then(Value::as_object) else { continue };
        let Some(property) = property.as_object_mut().filter(|own| !own.contains_key("description")) else {
            continue;
        };
        for (word, value) in known {
            if word == "description" || word.starts_with("x-") {
                property.insert(word.clone(), value.clone());
            }
        }
    }
}

/// A list or a map with nothing behind its key is an empty one; defaults that say nothing are left out.
pub(super) fn tolerate(defs: &mut Definitions) {
    let names: Vec<String> = defs.keys().cloned().collect();
    for name in names {
        for (_, property) in properties_mut(defs, &name).into_iter().flatten() {
            let Some(property) = property.as_object_mut() else { continue };
            if property.get("default").is_some_and(is_nothing) {
                property.remove("default");
            }
            property.remove("format");
            if let Some(kind) = property.get_mut("type")
                && matches!(kind.as_str(), Some("array" | "object"))
            {
                *kind = json!([kind.clone(), "null"]);
            }
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Says which fields hold words of vocabularies and ids of entries, and which may not be missing.
pub(super) fn teach(defs: &mut Definitions, name: &str, kind: Kind, learned: &Learned) {
    mark(defs, name, "type", "x-vocabulary", &kind.type_vocabulary());
    for (role, vocabulary) in &learned.words {
        mark(defs, name, role, "x-vocabulary", vocabulary);
    }
    for (role, accepts) in &learned.references {
        mark(defs, name, role, "x-reference", reference_word(*accepts));
    }
    for need in &learned.needs {
        let (at, need) = match need.place.as_deref() {
            None => (Some(name.to_owned()), need),
            Some(list) => {
                (property(defs, name, list).and_then(|list| inner(defs, list)).map(str::to_owned), need)
            }
        };
        if let Some(def) = at.and_then(|at| defs.get_mut(&at)) {
            require(def, need);
        }
    }
}

/// What may be named in a field: the key of a kind, or a word for several.
pub(super) fn reference_word(accepts: Accepts) -> &'static str {
    match accepts {
        Accepts::Anything => "any",
        Accepts::Only(key) => key,
        Accepts::Speaker => "speaker",
        Accepts::Actor => "actor",
        Accepts::Party => "party",
        Accepts::Via => "via",
        Accepts::Source => "source",
    }
}

/// What may be named in a field, read back.
pub(super) fn accepts(word: &str) -> Option<Accepts> {
    let kinds = Kind::LISTED.iter().map(|kind| Accepts::Only(kind.key()));
    let others =
        [Accepts::Anything, Accepts::Speaker, Accepts::Actor, Accepts::Party, Accepts::Via, Accepts::Source];
    kinds.chain(others).find(|accepts| reference_word(*accepts) == word)
}

/// A field that must be there; a list, with something in it.
fn wanted(field: &str, is_list: bool) -> Value {
    if is_list {
        json!({ "required": [field], "properties": { field: { "minItems": 1 } } })
    } else {
        json!({ "required": [field] })
    }
}

fn require(def: &mut Value, need: &Need) {
    let ways: Vec<Value> = need
        .ways
        .iter()
        .flat_map(|way| {
            let property = &def["properties"][way];
            let also = property.get("x-also").and_then(Value::as_str);
            let is_list = property.get("items").is_some();
            also.into_iter().chain([way.as_str()]).map(|way| wanted(way, is_list)).collect::<Vec<_>>()
        })
        .collect();
    let wanted = match <[Value; 1]>::try_from(ways) {
        Ok([only]) => only,
        Err(ways) => json!({ "anyOf": ways }),
    };
    let wanted = if need.not_of_drafts {
        let draft = json!({ "properties": { "draft": { "const": true } }, "required": ["draft"] });
        json!({ "if": { "not": draft }, "then": wanted })
    } else {
        wanted
    };
    if let Some(def) = def.as_object_mut()
        && let Some(all) = def.entry("allOf").or_insert_with(|| json!([])).as_array_mut()
    {
        all.push(wanted);
    }
}

/// Gives a field its other name as a field of its own.
pub(super) fn spell_aliases(def: &mut Value) {
    let Some(properties) = def.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let mut added = Map::new();
    for (key, property) in properties.iter_mut() {
        let Some(own) = property.as_object_mut() else { continue };
        let Some(also) = own.remove("x-also").and_then(|also| also.as_str().map(str::to_owned)) else {
            continue;
        };
        let mut other = own.clone();
        let words = own.get("description").and_then(Value::as_str).unwrap_or_default();
        other.insert("description".to_owned(), json!(format!("{words} The same as `{key}`.")));
        added.insert(also, Value::Object(other));
    }
    properties.extend(added);
}

fn mark(defs: &mut Definitions, name: &str, role: &str, word: &str, value: &str) {
    let (list, field) = role.split_once("[].").unwrap_or(("", role));
    let holder = if list.is_empty() {
        Some(name.to_owned())
    } else {
        property(defs, name, list).and_then(|list| inner(defs, list)).map(str::to_owned)
    };
    let Some(properties) = holder.and_then(|holder| properties_mut(defs, &holder)) else { return };
    if let Some(own) = properties.get_mut(field.trim_end_matches("[]")).and_then(Value::as_object_mut) {
        own.insert(word.to_owned(), json!(value));
    }
}

fn property<'d>(defs: &'d Definitions, name: &str, key: &str) -> Option<&'d Value> {
    defs.get(name)?.get("properties")?.get(key)
}

fn properties_mut<'d>(defs: &'d mut Definitions, name: &str) -> Option<&'d mut Map<String, Value>> {
    defs.get_mut(name)?.get_mut("properties")?.as_object_mut()
}
