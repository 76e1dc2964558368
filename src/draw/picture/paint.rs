//! A drawing as an image file.
//!
//! Invariant: the same drawing gives the same bytes. The letters are our own; no font of the machine is looked for.

use super::letters::FILES;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// Whoever makes image files of drawings.
pub struct Painter {
    options: Options<'static>,
    name: String,
}

/// Changes whenever the same drawing would make other bytes.
const ENGINE: &str = "resvg 0.49.0";

impl Painter {
    /// A painter with our letters.
    pub fn new() -> Painter {
        let mut fonts = Database::new();
        let mut hasher = blake3::Hasher::new();
        hasher.update(ENGINE.as_bytes());
        for file in FILES {
            fonts.load_font_data(file.to_vec());
            hasher.update(file);
        }
        let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
        Painter { options, name: hasher.finalize().to_hex().to_string() }
    }

    /// A name that the image of a drawing has and no other has.
    pub fn name(&self, svg: &str) -> String {
        blake3::hash(format!("{}{svg}", self.name).as_bytes()).to_hex()[..32].to_owned()
    }

    /// The drawing as PNG.
    pub fn png(&self, svg: &str) -> Vec<u8> {
        let tree = Tree::from_str(svg, &self.options).expect("our own drawings are SVG");
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).expect("a picture has a size");
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().expect("memory takes all")
    }
}
