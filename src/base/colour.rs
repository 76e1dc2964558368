//! A colour, and how well it can be told from another (WCAG 2.2, relative luminance and contrast ratio).

use std::fmt;

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The same in OKLCH (Björn Ottosson, 2020; CSS Color 4, section 9): lightness, chroma and hue as people see them.
#[derive(Clone, Copy)]
struct Seen {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Colour {
    /// The colour with these parts, from 0 to 255.
    pub const fn new(red: u8, green: u8, blue: u8) -> Colour {
        Colour { red, green, blue }
    }

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// The contrast ratio of two colours, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The colour of the same hue nearest to this one that has a contrast of at least `least` with `ground`: darker
    /// on a light ground, lighter on a dark one.
    pub fn legible_on(self, ground: Colour, least: f64) -> Colour {
        let seen = self.seen();
        let end = if ground.luminance() > 0.18 { 0.0 } else { 1.0 };
        let steps = (0..=STEPS).map(|step| {
            let lightness = seen.lightness + (end - seen.lightness) * f64::from(step) / f64::from(STEPS);
            if step == 0 { self } else { Seen { lightness, ..seen }.shown() }
        });
        let mut steps = steps.filter(|colour| colour.contrast(ground) >= least);
        steps.next().unwrap_or(if end > 0.5 { Colour::new(255, 255, 255) } else { Colour::new(0, 0, 0) })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn seen(self) -> Seen {
        let [red, green, blue] = self.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short;
        Seen { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }
}

/// In how many steps lightness is tried between a colour and black or white.
const STEPS: u32 = 200;

impl Seen {
    /// As sRGB; where no screen shows a colour of this lightness so vivid, as vivid as it shows one.
    fn shown(self) -> Colour {
        let less = (0..=50).map(|step| self.chroma * (1.0 - f64::from(step) / 50.0));
        let mut tried = less.filter_map(|chroma| Seen { chroma, ..self }.exact());
        tried.next().unwrap_or(if self.lightness > 0.5 {
            Colour::new(255, 255, 255)
        } else {
            Colour::new(0, 0, 0)
        })
    }

    fn exact(self) -> Option<Colour> {
        let (b, a) = self.hue.sin_cos();
        let (a, b) = (a * self.chroma, b * self.chroma);
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let red = coded(4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short)?;
        let green = coded(-1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short)?;
        let blue = coded(-0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short)?;
        Some(Colour { red, green, blue })
    }
}

/// A linear part as 0 to 255; none outside of what screens show.
fn coded(part: f64) -> Option<u8> {
    const SLACK: f64 = 0.000_5;
    let part = Some(part).filter(|part| (-SLACK..=1.0 + SLACK).contains(part))?.clamp(0.0, 1.0);
    let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 255")]
    Some((part * 255.0).round() as u8)
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    /// Ratios as the `WebAIM` contrast checker gives them.
    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, two, ratio) in
            [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)]
        {
            assert!((colour(one).contrast(colour(two)) - ratio).abs() < 0.01, "{one} on {two}");
        }
    }

    #[test]
    fn a_colour_goes_through_oklch_and_comes_back() {
        for text in ["#12343b", "#9fd3c7", "#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"] {
            assert_eq!(colour(text).seen().shown().to_string(), text);
        }
    }

    #[test]
    fn every_colour_has_a_legible_one_near_it_on_any_ground() {
        let parts = [0u8, 51, 102, 153, 204, 255];
        for ground in [colour("#fcfcfa"), colour("#14171a")] {
            for red in parts {
                for green in parts {
                    for blue in parts {
                        let near = Colour { red, green, blue }.legible_on(ground, 4.5);
                        assert!(near.contrast(ground) >= 4.5, "{red} {green} {blue} on {ground}: {near}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_colour_has_six_digits() {
        for text in ["#fff", "12343b", "#12343g", "#1234567", "#+1+2+3", "red"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
