//! The words of vocabularies in schemas, with what they mean.

use crate::kinds::Briefing;
use crate::settings::Vocabularies;
use crate::site::Site;
use serde_json::{Value, json};

/// Lists the words that fields marked with `x-vocabulary` take.
pub(super) fn fill(schema: &mut Value, site: &Site) {
    match schema {
        Value::Object(own) => {
            own.values_mut().for_each(|value| fill(value, site));
            let Some(name) = own.get("x-vocabulary").and_then(Value::as_str).map(str::to_owned) else {
                return;
            };
            let has_spaces = own.remove("x-spaces").is_some();
            let (mut values, mut meanings) = (Vec::new(), Vec::new());
            for (key, meaning) in words(site, &name) {
                let number = key.parse::<u32>().ok().map(|number| json!(number));
                let spaced = (has_spaces && key.contains('-')).then(|| json!(key.replace('-', " ")));
                for value in [Some(json!(key)), number, spaced].into_iter().flatten() {
                    values.push(value);
                    meanings.push(meaning.clone());
                }
            }
            // Nothing behind the key is as good as no key.
            values.push(Value::Null);
            meanings.push("Left open.".to_owned());
            own.remove("type");
            own.insert("enum".to_owned(), json!(values));
            own.insert("enumDescriptions".to_owned(), json!(meanings));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, site)),
        _ => {}
    }
}

/// The settings of vocabularies name vocabularies that there are.
pub(super) fn name_vocabularies(settings: Option<&mut Value>) {
    let field = settings.and_then(|settings| settings.get_mut("properties")?.get_mut("vocabularies"));
    if let Some(own) = field.and_then(Value::as_object_mut) {
        let names: Vec<&str> = Vocabularies::names().collect();
        own.insert("propertyNames".to_owned(), json!({ "enum": names }));
    }
}

/// The words of a vocabulary in whichever preset the site speaks, each once, with label and meaning.
fn words(site: &Site, name: &str) -> Vec<(String, String)> {
    let Some(edition) = site.editions.first() else { return Vec::new() };
    let (model, vocabularies) = (&edition.model, &edition.model.setting.vocabularies);
    let own = model.all::<Briefing>().filter_map(|(_, _, briefing)| briefing.vocabulary.as_deref());
    let mut found: Vec<(String, String)> = Vec::new();
    for preset in std::iter::once(None).chain(own.map(Some)) {
        for word in vocabularies.get(name, preset).into_iter().flat_map(|vocabulary| &vocabulary.words) {
            if found.iter().any(|(key, _)| *key == word.key) {
                continue;
            }
            let label = edition.words.label(vocabularies, name, &word.key);
            let meaning = match edition.words.definition(vocabularies, name, &word.key) {
                Some(definition) => format!("{label}: {definition}"),
                None => label,
            };
            found.push((word.key.clone(), meaning));
        }
    }
    found
}
