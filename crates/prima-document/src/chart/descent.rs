//! Who took something over from whom: a line for each, origins on top, and a
//! curve from each to those that took it over.

use super::{Caption, frame, lines_of, px};
use maud::{Markup, html};

/// Characters of a name that fit a phone, less three for each step to the right.
const NAME_WIDTH: usize = 38;
/// Least of them, however far to the right.
const LEAST_WIDTH: usize = 16;
const LINE: f64 = 18.0;
const GAP: f64 = 14.0;
const STEP: f64 = 22.0;
/// Steps to the right that are drawn; those after it stand below one another.
const MOST_STEPS: usize = 6;
const DOT: f64 = 6.0;

/// One that took over or was taken over.
#[derive(Clone, Debug)]
pub struct Member {
    /// What it is called.
    pub name: String,
    /// Who it belongs to; may be empty.
    pub owner: String,
    /// Generations above it.
    pub generation: usize,
    /// Places of its origins among all members, each before it.
    pub origins: Vec<usize>,
    /// Whether it is what the page is about.
    pub is_own: bool,
}

/// All of a family, origins first.
#[derive(Clone, Debug)]
pub struct Descent {
    /// Its names.
    pub caption: Caption,
    /// No member stands before one of its origins.
    pub members: Vec<Member>,
}

impl Descent {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let mut y = 0.0;
        let mut places: Vec<(f64, f64)> = Vec::new();
        let mut names = Vec::new();
        for member in &self.members {
            let step = member.generation.min(MOST_STEPS);
            let x = DOT + 2.0 + step as f64 * STEP;
            let width = NAME_WIDTH.saturating_sub(step * 3).max(LEAST_WIDTH);
            let lines = lines_of(&member.name, width);
            let owner = lines_of(&member.owner, width + 4);
            let class = if member.is_own { "own" } else { "peer" };
            let text = x + DOT + 8.0;
            let n_lines = lines.len();
            names.push(html! {
                circle class=(class) cx=(px(x)) cy=(px(y + 10.0)) r=(px(DOT)) {}
                @for (place, line) in lines.iter().enumerate() {
                    text class=(if member.is_own { "halo strong" } else { "halo" }) paint-order="stroke" x=(px(text)) y=(px(y + place as f64 * LINE + 14.0)) { (line) }
                }
                @if !member.owner.is_empty() {
                    @for (place, line) in owner.iter().enumerate() {
                        text class="tick-text halo" paint-order="stroke" x=(px(text)) y=(px(y + (n_lines + place) as f64 * LINE + 13.0)) { (line) }
                    }
                }
            });
            places.push((x, y + 10.0));
            let n_owner = if member.owner.is_empty() {
                0
            } else {
                owner.len()
            };
            y += (n_lines + n_owner) as f64 * LINE + GAP;
        }
        let curves = self.curves(&places);
        frame(
            &self.caption,
            y.max(GAP) - GAP + 4.0,
            &html! {
                @for curve in &curves { path class="tick" fill="none" d=(curve) {} }
                @for name in &names { (name) }
            },
        )
    }

    /// From each origin down and to the right.
    fn curves(&self, places: &[(f64, f64)]) -> Vec<String> {
        let mut curves = Vec::new();
        for (member, (x, y)) in self.members.iter().zip(places) {
            for origin in &member.origins {
                let Some((from_x, from_y)) = places.get(*origin) else {
                    continue;
                };
                curves.push(format!(
                    "M{} {}V{}Q{} {} {} {}H{}",
                    px(*from_x),
                    px(from_y + DOT),
                    px(y - STEP / 2.0),
                    px(*from_x),
                    px(*y),
                    px(from_x + STEP / 2.0),
                    px(*y),
                    px(x - DOT),
                ));
            }
        }
        curves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_link_is_one_curve_and_each_member_one_mark() {
        let member = |name: &str, generation, origins: &[usize]| Member {
            name: name.to_owned(),
            owner: String::new(),
            generation,
            origins: origins.to_vec(),
            is_own: generation == 0,
        };
        let descent = Descent {
            caption: Caption {
                id: "a".to_owned(),
                title: "A".to_owned(),
                description: "B".to_owned(),
            },
            members: vec![
                member("one", 0, &[]),
                member("two", 1, &[0]),
                member("three", 2, &[0, 1]),
            ],
        };
        let drawn = descent.draw().into_string();
        assert_eq!(drawn.matches("<path").count(), 3);
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert_eq!(drawn.matches("class=\"own\"").count(), 1);
    }
}
