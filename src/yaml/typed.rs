//! From the tree to typed fields, again and again until all mistakes are named.
//!
//! Only files with mistakes come here; the others are read by `serde_yaml` straight from their text.

use super::mistake::{Mistake, Stands, Step, What};
use super::tree::{NodeNo, Shape, Tree};
use serde::de::{self, Deserialize, DeserializeSeed, Error as _, IntoDeserializer, Unexpected, Visitor};
use std::cell::Cell;
use std::collections::BTreeSet;

/// How much reading is done for the sake of finding one more mistake, in values.
const MOST: usize = 20_000_000;

/// The typed value as far as it can be read, every mistake in it, and whether these are all.
pub(super) fn read<'de, T: Deserialize<'de> + Default>(tree: &'de Tree) -> (T, Vec<Mistake>, bool) {
    let mut mistakes = Vec::new();
    let Some(root) = tree.root else { return (T::default(), mistakes, true) };
    let mut cuts = BTreeSet::new();
    loop {
        let last = Cell::new(None);
        let mistake = match T::deserialize(Value { tree, cuts: &cuts, last: &last, node: root }) {
            Ok(value) => return (value, mistakes, true),
            Err(mistake) => placed(mistake, tree, last.get()),
        };
        let is_new = mistake.steps.first().is_some_and(|step| cuts.insert(*step));
        mistakes.push(mistake);
        if !is_new {
            return (T::default(), mistakes, true);
        }
        if mistakes.len() * tree.nodes.len() > MOST {
            return (T::default(), mistakes, false);
        }
    }
}

/// A mistake about a key that serde noticed only after it had read on, with the key's own place.
fn placed(mut mistake: Mistake, tree: &Tree, last: Option<Step>) -> Mistake {
    if mistake.in_key {
        return mistake;
    }
    let holder =
        mistake.steps.first().map_or(tree.root, |step| child(tree, *step)).map(|node| tree.resolve(node));
    let step = match &mistake.what {
        What::UnknownKey(name, _) => holder.and_then(|holder| match &tree.nodes[holder].shape {
            Shape::Map { pairs, .. } => {
                let index = pairs.iter().position(|(key, _)| tree.text(*key) == Some(name))?;
                Some(Step { holder, index })
            }
            _ => None,
        }),
        What::Twice(_) => last.filter(|step| Some(step.holder) == holder),
        _ => None,
    };
    if let Some(step) = step {
        mistake.steps.insert(0, step);
        mistake.in_key = true;
    }
    mistake
}

/// The value that a step leads to.
pub(super) fn child(tree: &Tree, step: Step) -> Option<NodeNo> {
    match &tree.nodes[step.holder].shape {
        Shape::List(items) => items.get(step.index).copied(),
        Shape::Map { pairs, .. } => pairs.get(step.index).map(|(_, value)| *value),
        _ => None,
    }
}

/// A value of the tree, as serde wants it.
#[derive(Clone, Copy)]
struct Value<'de, 'c> {
    tree: &'de Tree,
    cuts: &'c BTreeSet<Step>,
    /// The key that was read last, for mistakes that do not say which.
    last: &'c Cell<Option<Step>>,
    node: NodeNo,
}

impl<'de> Value<'de, '_> {
    fn shape(&self) -> &'de Shape {
        &self.tree.nodes[self.tree.resolve(self.node)].shape
    }

    fn at(self, node: NodeNo) -> Self {
        Value { node, ..self }
    }

    fn fields(self) -> Fields<'de, impl Iterator<Item = Step>, Self> {
        let holder = self.tree.resolve(self.node);
        let count = match &self.tree.nodes[holder].shape {
            Shape::List(items) => items.len(),
            Shape::Map { pairs, .. } => pairs.len(),
            _ => 0,
        };
        let cuts = self.cuts;
        let steps =
            (0..count).map(move |index| Step { holder, index }).filter(move |step| !cuts.contains(step));
        Fields { tree: self.tree, steps, value: self, current: None }
    }

    fn refuse<V: Visitor<'de>>(&self, visitor: &V) -> Mistake {
        match self.shape() {
            Shape::Scalar { text, plain } if *plain && is_null(text) => {
                Mistake::invalid_type(Unexpected::Unit, visitor)
            }
            Shape::Scalar { text, .. } => Mistake::invalid_type(Unexpected::Str(text), visitor),
            Shape::List(_) => Mistake::invalid_type(Unexpected::Seq, visitor),
            Shape::Map { .. } | Shape::Alias(_) => Mistake::invalid_type(Unexpected::Map, visitor),
        }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

impl<'de> de::Deserializer<'de> for Value<'de, '_> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::List(_) => visitor.visit_seq(self.fields()),
            Shape::Map { .. } | Shape::Alias(_) => visitor.visit_map(self.fields()),
            Shape::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            Shape::Scalar { text, plain: true } if is_null(text) => visitor.visit_unit(),
            // What a plain word means is decided where all other files have it decided.
            Shape::Scalar { text, plain: true } => match serde_yaml::from_str::<serde_yaml::Value>(text) {
                Ok(serde_yaml::Value::Bool(value)) => visitor.visit_bool(value),
                Ok(serde_yaml::Value::Number(number)) => {
                    match (number.as_u64(), number.as_i64(), number.as_f64()) {
                        (Some(value), ..) => visitor.visit_u64(value),
                        (_, Some(value), _) => visitor.visit_i64(value),
                        (.., Some(value)) => visitor.visit_f64(value),
                        _ => visitor.visit_borrowed_str(text),
                    }
                }
                _ => visitor.visit_borrowed_str(text),
            },
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::Scalar { text, plain: true } if is_null(text) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::List(_) => visitor.visit_seq(self.fields()),
            // `people:` with nothing below it is an empty list.
            Shape::Scalar { text, plain: true } if text.is_empty() => {
                visitor.visit_seq(de::value::SeqDeserializer::<_, Mistake>::new(std::iter::empty::<()>()))
            }
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::Map { .. } => visitor.visit_map(self.fields()),
            Shape::Scalar { text, plain: true } if text.is_empty() => {
                let nothing = std::iter::empty::<((), ())>();
                visitor.visit_map(de::value::MapDeserializer::<_, Mistake>::new(nothing))
            }
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::Scalar { text, .. } => visitor.visit_enum(text.as_str().into_deserializer()),
            Shape::Map { .. } => visitor.visit_enum(de::value::MapAccessDeserializer::new(self.fields())),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.shape() {
            Shape::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => visitor.visit_bool(true),
                "false" | "False" | "FALSE" => visitor.visit_bool(false),
                _ => Err(self.refuse(&visitor)),
            },
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

/// The fields of a map or the items of a list that are not cut out.
struct Fields<'de, I, V> {
    tree: &'de Tree,
    steps: I,
    value: V,
    current: Option<Step>,
}

impl<'de, I: Iterator<Item = Step>> de::MapAccess<'de> for Fields<'de, I, Value<'de, '_>> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mistake> {
        self.current = self.steps.next();
        let Some(step) = self.current else { return Ok(None) };
        self.value.last.set(Some(step));
        let Shape::Map { pairs, .. } = &self.tree.nodes[step.holder].shape else { return Ok(None) };
        seed.deserialize(self.value.at(pairs[step.index].0)).map(Some).map_err(|mistake| mistake.in_key(step))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let step = self.current.ok_or_else(|| Mistake::custom("a value was asked for before its key"))?;
        let node = child(self.tree, step).ok_or_else(|| Mistake::custom("a key without a value"))?;
        seed.deserialize(self.value.at(node)).map_err(|mistake| mistake.within(step))
    }
}

impl<'de, I: Iterator<Item = Step>> de::SeqAccess<'de> for Fields<'de, I, Value<'de, '_>> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let Some(step) = self.steps.next() else { return Ok(None) };
        let Some(node) = child(self.tree, step) else { return Ok(None) };
        seed.deserialize(self.value.at(node)).map(Some).map_err(|mistake| mistake.within(step))
    }
}

impl Stands {
    /// Whether it is one of the ways to say yes or no in other formats.
    pub fn is_yes_or_no(&self) -> bool {
        let Stands::Text(text) = self else { return false };
        matches!(text.to_lowercase().as_str(), "yes" | "no" | "on" | "off" | "y" | "n" | "true" | "false")
    }
}
