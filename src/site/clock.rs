//! How long the stages of making a site take.

use std::time::{Duration, Instant};

/// Measures the stages.
pub struct Clock {
    last: Instant,
    /// How long each stage took.
    pub laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    /// Measures from now on.
    pub fn start() -> Clock {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    /// Ends a stage.
    pub fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.last.elapsed()));
        self.last = Instant::now();
    }
}
