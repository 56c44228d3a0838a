//! Stages that fewer and fewer pass, each measured against the first.

use super::{Caption, across, frame, lines_of, px};
use maud::{Markup, html};

/// Characters of a stage's name that fit a phone.
const NAME_WIDTH: usize = 36;
const LINE: f64 = 18.0;
const BAR: f64 = 26.0;
const GAP: f64 = 18.0;

/// One stage.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// How many reached it.
    pub count: f64,
    /// The count as written.
    pub text: String,
}

/// Stages from the widest down.
#[derive(Clone, Debug)]
pub struct Funnel {
    /// Its names.
    pub caption: Caption,
    /// In the order they are passed.
    pub stages: Vec<Stage>,
    /// Room for the written counts at the right, in per cent of the width.
    pub room: f64,
}

impl Funnel {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let whole = self.stages.first().map_or(1.0, |first| first.count);
        let mut y = 0.0;
        let mut rows = Vec::new();
        for stage in &self.stages {
            let lines = lines_of(&stage.name, NAME_WIDTH);
            let bar = y + lines.len() as f64 * LINE + 4.0;
            let width = if whole > 0.0 {
                stage.count / whole * (100.0 - self.room)
            } else {
                0.0
            };
            rows.push(html! {
                @for (place, line) in lines.iter().enumerate() {
                    text class="name halo" paint-order="stroke" x="0" y=(px(y + place as f64 * LINE + 13.0)) { (line) }
                }
                rect class="passed-of" x="0" width={ (100.0 - self.room) "%" } y=(px(bar)) height=(px(BAR)) {}
                rect class="passed" x="0" width=(across(width)) y=(px(bar)) height=(px(BAR)) {}
                text class="value strong halo" paint-order="stroke" x="100%" y=(px(bar + BAR / 2.0 + 5.0)) text-anchor="end" { (stage.text) }
            });
            y = bar + BAR + GAP;
        }
        frame(
            &self.caption,
            y - GAP + 2.0,
            &html! { @for row in &rows { (row) } },
        )
    }
}
