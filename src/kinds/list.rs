//! The one list of kinds, and what is made from it: `Kind`, `Fields`, `Lists`, the briefing's own file.

use super::{
    Common, Event, Instrument, Number, Page, Party, Person, Provision, Question, Quote, Record, Source, Step,
    Term, Theme, Update,
};

/// Declares all kinds: `Variant(Type) key, singular, shared by the site's briefings or not`.
macro_rules! kinds {
    (
        listed { $( $Listed:ident($ListedType:ident) $list:ident, $singular:literal, $shared:literal; )* }
        alone { $( $Alone:ident($AloneType:ident) $key:literal, $alone_singular:literal; )* }
    ) => {
        /// A kind of entry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $( #[doc = $singular] $Listed, )* $( #[doc = $alone_singular] $Alone, )* }

        impl Kind {
            /// Every kind, in the order of the documentation.
            pub const ALL: &[Kind] = &[$(Kind::$Listed,)* $(Kind::$Alone,)*];

            /// Every kind that is written in lists.
            pub const LISTED: &[Kind] = &[$(Kind::$Listed,)*];

            /// The word for the kind's list, folder and address: `provisions`, `next`.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$Listed => stringify!($list),)* $(Kind::$Alone => $key,)* }
            }

            /// The word for one of the kind, as written after `kind:`.
            pub fn singular(self) -> &'static str {
                match self { $(Kind::$Listed => $singular,)* $(Kind::$Alone => $alone_singular,)* }
            }

            /// Whether all briefings of a site may share its entries.
            pub fn is_shared(self) -> bool {
                match self { $(Kind::$Listed => $shared,)* $(Kind::$Alone => false,)* }
            }

            /// The shape of one entry, as a schema.
            pub fn schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self {
                    $(Kind::$Listed => generator.subschema_for::<$ListedType>(),)*
                    $(Kind::$Alone => generator.subschema_for::<$AloneType>(),)*
                }
            }

            /// Reads the fields of one entry with `reader`.
            pub fn read<R: ReadFields>(self, reader: R) -> Fields {
                match self {
                    $(Kind::$Listed => Fields::$Listed(Box::new(reader.read::<$ListedType>())),)*
                    $(Kind::$Alone => Fields::$Alone(Box::new(reader.read::<$AloneType>())),)*
                }
            }
        }

        /// The fields of one entry, by kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fields {
            $( #[doc = $singular] $Listed(Box<$ListedType>), )*
            $( #[doc = $alone_singular] $Alone(Box<$AloneType>), )*
        }

        impl Fields {
            /// Which kind it is.
            pub fn kind(&self) -> Kind {
                match self { $(Fields::$Listed(_) => Kind::$Listed,)* $(Fields::$Alone(_) => Kind::$Alone,)* }
            }

            /// What the kind says of it.
            pub fn record(&self) -> &dyn Described {
                match self { $(Fields::$Listed(it) => &**it,)* $(Fields::$Alone(it) => &**it,)* }
            }

            /// Takes the words of a translation of the same kind; `laid` gets what came of it.
            pub fn overlay(&mut self, translation: &Fields, laid: &mut super::Laid) {
                match (self, translation) {
                    $((Fields::$Listed(it), Fields::$Listed(other)) => it.overlay(other, laid),)*
                    $((Fields::$Alone(it), Fields::$Alone(other)) => it.overlay(other, laid),)*
                    _ => {}
                }
            }

            fn take_common(&mut self) -> Common {
                match self { $(Fields::$Listed(it) => it.take_common(),)* $(Fields::$Alone(it) => it.take_common(),)* }
            }

            /// The text that an entry has in a field.
            pub fn take_body(&mut self) -> Option<crate::base::Text> {
                match self {
                    $(Fields::$Listed(it) => it.body.take(),)*
                    $(Fields::$Alone(it) => it.body.take(),)*
                }
            }
        }

        $(impl OfKind for $ListedType {
            const KIND: Kind = Kind::$Listed;
            fn of(fields: &Fields) -> Option<&Self> {
                match fields { Fields::$Listed(it) => Some(it), _ => None }
            }
        })*
        $(impl OfKind for $AloneType {
            const KIND: Kind = Kind::$Alone;
            fn of(fields: &Fields) -> Option<&Self> {
                match fields { Fields::$Alone(it) => Some(it), _ => None }
            }
        })*

        /// The lists of `records.yaml`, any or all of them.
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct Lists { $( pub(super) $list: Option<Vec<$ListedType>>, )* }

        impl Lists {
            /// The entries of all lists with their field paths (`provisions[2]`), in order.
            pub fn into_entries(self) -> Vec<(String, Entry)> {
                let mut entries = Vec::new();
                $(for (index, item) in self.$list.into_iter().flatten().enumerate() {
                    entries.push((
                        format!("{}[{index}]", stringify!($list)),
                        Entry::new(Fields::$Listed(Box::new(item))),
                    ));
                })*
                entries
            }

            /// Reads one list that stands in a file of its own (`people.yaml`), as entries with paths (`[2]`).
            pub fn read_alone<R: ReadFields>(kind: Kind, reader: R) -> Vec<(String, Entry)> {
                match kind {
                    $(Kind::$Listed => reader.read::<Option<Vec<$ListedType>>>().into_iter().flatten().enumerate()
                        .map(|(index, item)| (format!("[{index}]"), Entry::new(Fields::$Listed(Box::new(item)))))
                        .collect(),)*
                    _ => Vec::new(),
                }
            }
        }

        super::briefing::briefing_struct! { $( $list: $ListedType, )* }
    };
}

kinds! {
    listed {
        Theme(Theme) themes, "theme", false;
        Document(Instrument) documents, "document", false;
        Provision(Provision) provisions, "provision", false;
        Quote(Quote) quotes, "quote", false;
        Person(Person) people, "person", true;
        Party(Party) parties, "party", true;
        Source(Source) sources, "source", true;
        Event(Event) events, "event", false;
        Step(Step) next, "step", false;
        Question(Question) questions, "question", false;
        Number(Number) numbers, "number", false;
        Term(Term) terms, "term", false;
        Update(Update) updates, "update", false;
    }
    alone {
        Page(Page) "pages", "page";
        Briefing(Briefing) "briefings", "briefing";
    }
}

impl Kind {
    /// The kind whose lists, folders and addresses are called `key`.
    pub fn of_key(key: &str) -> Option<Kind> {
        Kind::LISTED.iter().copied().find(|kind| kind.key() == key)
    }

    /// The kind called `word`, in either number.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.singular() == word || kind.key() == word)
    }

    /// The word for one of a kind by its key, as it stands in the lock: the kind may be none any more.
    pub fn word_of_key(key: &str) -> &str {
        let singular: Option<&str> = Kind::of_word(key).map(Kind::singular);
        singular.unwrap_or_else(|| key.trim_end_matches('s'))
    }

    /// The word for several of the kind.
    pub fn plural(self) -> &'static str {
        match self.key() {
            "next" => "steps",
            key => key,
        }
    }

    /// The word for one of the kind with its article: `an event`.
    pub fn with_article(self) -> String {
        let word = self.singular();
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {word}")
    }

    /// The vocabulary that `type` must be a word of: `provision-type`.
    pub fn type_vocabulary(self) -> String {
        format!("{}-type", self.singular())
    }
}

/// Something that can read typed fields, once, of whatever type is asked for.
pub trait ReadFields {
    /// The value, or its default where nothing could be read.
    fn read<T: serde::de::DeserializeOwned + Default>(self) -> T;
}

/// A kind's own type.
pub trait OfKind: Record + Sized {
    /// Which kind it is.
    const KIND: Kind;
    /// The fields, if they are of this kind.
    fn of(fields: &Fields) -> Option<&Self>;
}

/// The part of [`Record`] that can be asked without knowing the kind.
pub trait Described {
    /// See [`Record::references`].
    fn references<'a>(&'a self, visit: &mut dyn FnMut(super::Reference<'a>));
    /// See [`Record::words`].
    fn words<'a>(&'a self, visit: &mut dyn FnMut(super::Word<'a>));
    /// See [`Record::rests`].
    fn rests<'a>(&'a self, visit: &mut dyn FnMut(super::Rests<'a>));
    /// See [`Record::dates`].
    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, super::DateField<'a>));
    /// See [`Record::texts`].
    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a crate::base::Text));
    /// See [`Record::derived_title`].
    fn derived_title(&self) -> Option<String>;
    /// See [`Record::derived_id`].
    fn derived_id(&self, common: &Common) -> Option<String>;
    /// See [`Record::missing`].
    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str));
    /// See [`Record::seen`].
    fn seen(&self, visit: &mut super::Visit<'_>);
    /// See [`Record::title_word`].
    fn title_word(&self) -> &'static str;
}

impl<T: Record> Described for T {
    fn references<'a>(&'a self, visit: &mut dyn FnMut(super::Reference<'a>)) {
        Record::references(self, visit);
    }
    fn words<'a>(&'a self, visit: &mut dyn FnMut(super::Word<'a>)) {
        Record::words(self, visit);
    }
    fn rests<'a>(&'a self, visit: &mut dyn FnMut(super::Rests<'a>)) {
        Record::rests(self, visit);
    }
    fn dates<'a>(&'a self, visit: &mut dyn FnMut(&'static str, usize, super::DateField<'a>)) {
        Record::dates(self, visit);
    }
    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a crate::base::Text)) {
        Record::texts(self, visit);
    }
    fn derived_title(&self) -> Option<String> {
        Record::derived_title(self)
    }
    fn derived_id(&self, common: &Common) -> Option<String> {
        Record::derived_id(self, common)
    }
    fn missing(&self, visit: &mut dyn FnMut(&'static str, usize, &'static str)) {
        Record::missing(self, visit);
    }
    fn seen(&self, visit: &mut super::Visit<'_>) {
        Record::seen(self, visit);
    }
    fn title_word(&self) -> &'static str {
        Record::title_word(self)
    }
}

/// One entry as written: what every kind has, and the kind's own fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What every kind has.
    pub common: Common,
    /// The kind's own fields.
    pub fields: Fields,
    /// The text that it has in a field.
    pub body: Option<crate::base::Text>,
}

impl Entry {
    /// The entry with these fields.
    pub fn new(mut fields: Fields) -> Entry {
        let common = fields.take_common();
        let body = fields.take_body();
        Entry { common, fields, body }
    }

    /// Which kind it is.
    pub fn kind(&self) -> Kind {
        self.fields.kind()
    }
}
