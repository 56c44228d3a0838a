//! Who took something over from whom: a tree for each origin, one below the
//! other, a line for each member, and a curve to each that took it over.
//!
//! What has several origins stands below each of them, so that no curve crosses
//! another tree; what took it over in turn is drawn once, where it stands first.

use super::{Caption, frame, lines_of, px};
use maud::{Markup, html};
use std::collections::BTreeSet;

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
    /// What is said of a member that stands below an earlier origin, too.
    pub again: String,
}

/// A line of the drawing.
#[derive(Debug)]
struct Line {
    /// Place among the members.
    member: usize,
    /// Steps to the right.
    step: usize,
    /// Place among the lines of the origin it hangs from.
    origin: Option<usize>,
    /// Whether an earlier line has the same member.
    is_again: bool,
}

impl Descent {
    /// The chart as SVG.
    pub fn draw(&self) -> Markup {
        let mut y = 0.0;
        let mut places: Vec<(f64, f64)> = Vec::new();
        let mut curves = Vec::new();
        let mut names = Vec::new();
        for line in self.lines() {
            let member = &self.members[line.member];
            if line.origin.is_none() && !places.is_empty() {
                curves.push(html! { line class="grid" x1="0" x2="100%" y1=(px(y)) y2=(px(y)) {} });
                y += GAP;
            }
            let x = DOT + 2.0 + line.step as f64 * STEP;
            let width = NAME_WIDTH.saturating_sub(line.step * 3).max(LEAST_WIDTH);
            let name = lines_of(&member.name, width);
            let mut below = lines_of(&member.owner, width + 4);
            if line.is_again {
                below.extend(lines_of(&self.again, width + 4));
            }
            let class = if member.is_own { "own" } else { "peer" };
            let text = px(x + DOT + 8.0);
            names.push(html! {
                circle class=(class) cx=(px(x)) cy=(px(y + 10.0)) r=(px(DOT)) {}
                @for (place, part) in name.iter().enumerate() {
                    text class=(if member.is_own { "halo strong" } else { "halo" }) paint-order="stroke" x=(text) y=(px(y + place as f64 * LINE + 14.0)) { (part) }
                }
                @for (place, part) in below.iter().enumerate() {
                    text class="tick-text halo" paint-order="stroke" x=(text) y=(px(y + (name.len() + place) as f64 * LINE + 13.0)) { (part) }
                }
            });
            let here = (x, y + 10.0);
            if let Some(origin) = line.origin {
                curves.push(
                    html! { path class="tick" fill="none" d=(curve(places[origin], here)) {} },
                );
            }
            places.push(here);
            y += (name.len() + below.len()) as f64 * LINE + GAP;
        }
        frame(
            &self.caption,
            y.max(GAP) - GAP + 4.0,
            &html! {
                @for curve in &curves { (curve) }
                @for name in &names { (name) }
            },
        )
    }

    /// Each origin with all that descends from it, before the next origin.
    fn lines(&self) -> Vec<Line> {
        let members = self.members.iter().enumerate().rev();
        // The last to be looked at stands first.
        let mut waiting: Vec<Line> = members
            .clone()
            .filter(|(_, member)| member.origins.is_empty())
            .map(|(place, _)| Line {
                member: place,
                step: 0,
                origin: None,
                is_again: false,
            })
            .collect();
        let (mut lines, mut seen): (Vec<Line>, _) = (Vec::new(), BTreeSet::new());
        while let Some(mut line) = waiting.pop() {
            line.is_again = !seen.insert(line.member);
            if !line.is_again {
                let replicas = members
                    .clone()
                    .filter(|(_, member)| member.origins.contains(&line.member));
                waiting.extend(replicas.map(|(place, _)| Line {
                    member: place,
                    step: (line.step + 1).min(MOST_STEPS),
                    origin: Some(lines.len()),
                    is_again: false,
                }));
            }
            lines.push(line);
        }
        lines
    }
}

/// From an origin down and to the right.
fn curve((from_x, from_y): (f64, f64), (x, y): (f64, f64)) -> String {
    format!(
        "M{} {}V{}Q{} {} {} {}H{}",
        px(from_x),
        px(from_y + DOT),
        px(y - STEP / 2.0),
        px(from_x),
        px(y),
        px(from_x + STEP / 2.0),
        px(y),
        px(x - DOT),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(origins: &[&[usize]]) -> Descent {
        let members = origins.iter().enumerate();
        Descent {
            caption: Caption {
                id: "a".to_owned(),
                title: "A".to_owned(),
                description: "B".to_owned(),
            },
            members: members
                .map(|(place, origins)| Member {
                    name: format!("m{place}"),
                    owner: String::new(),
                    generation: 0,
                    origins: origins.to_vec(),
                    is_own: place == 0,
                })
                .collect(),
            again: "again".to_owned(),
        }
    }

    #[test]
    fn each_link_is_one_curve_from_its_origin() {
        let drawn = family(&[&[], &[0], &[0, 1]]).draw().into_string();
        assert_eq!(drawn.matches("<path").count(), 3);
        // The third stands below the second, and below the first once more.
        assert_eq!(drawn.matches("<circle").count(), 4);
        assert_eq!(drawn.matches("again").count(), 1);
        assert_eq!(drawn.matches("class=\"own\"").count(), 1);
    }

    #[test]
    fn an_origin_stands_after_all_that_descend_from_the_one_before() {
        let check = |origins: &[&[usize]], expected: &[(usize, usize, Option<usize>)]| {
            let lines = family(origins).lines();
            let found: Vec<_> = lines
                .iter()
                .map(|line| (line.member, line.step, line.origin))
                .collect();
            assert_eq!(found, expected, "{origins:?}");
        };
        // Two origins, and what was taken over from each.
        check(
            &[&[], &[], &[0], &[1], &[0]],
            &[
                (0, 0, None),
                (2, 1, Some(0)),
                (4, 1, Some(0)),
                (1, 0, None),
                (3, 1, Some(3)),
            ],
        );
        // The third replicates both; what replicates it is drawn once.
        check(
            &[&[], &[], &[0, 1], &[2]],
            &[
                (0, 0, None),
                (2, 1, Some(0)),
                (3, 2, Some(1)),
                (1, 0, None),
                (2, 1, Some(3)),
            ],
        );
    }
}
