//! Markdown to `Body`: the dialect of briefings over `pulldown-cmark`'s events.
