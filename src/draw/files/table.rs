//! Records as a table of comma-separated values (RFC 4180), one row for each.
//!
//! A value within a value has the names of both (`status_key`); a list stands in one cell, its items set apart by `; `.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A JSON value whose keys stand in the order of writing.
enum Value {
    None,
    Text(String),
    List(Vec<Value>),
    Fields(Vec<(String, Value)>),
}

/// The rows, each written as JSON, as a table. All rows have the same fields.
pub fn table(rows: &[String]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut written = 0;
    for row in rows {
        let Ok(value) = serde_json::from_str::<Value>(row) else { continue };
        let mut cells = Vec::new();
        flatten(value, "", &mut cells);
        let (names, cells): (Vec<String>, Vec<String>) = cells.into_iter().unzip();
        if written == 0 {
            writer.write_record(&names).expect("memory takes all");
        }
        writer.write_record(&cells).expect("all rows have the same fields");
        written += 1;
    }
    writer.into_inner().expect("memory takes all")
}

fn flatten(value: Value, name: &str, cells: &mut Vec<(String, String)>) {
    match value {
        Value::Fields(fields) => {
            for (key, value) in fields {
                let name = if name.is_empty() { key } else { format!("{name}_{key}") };
                flatten(value, &name, cells);
            }
        }
        value => cells.push((name.to_owned(), line(value))),
    }
}

/// A value in one cell.
fn line(value: Value) -> String {
    let joined = |values: Vec<Value>, mark: &str| {
        let lines = values.into_iter().map(line).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(mark)
    };
    match value {
        Value::None => String::new(),
        Value::Text(text) => text,
        Value::List(values) => joined(values, "; "),
        Value::Fields(fields) => joined(fields.into_iter().map(|(_, value)| value).collect(), ", "),
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::None)
    }

    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Text(v.to_string()))
    }

    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Fields(fields))
    }
}
