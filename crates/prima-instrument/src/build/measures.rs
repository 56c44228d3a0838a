//! Builds what leaves are answered with and what each answer earns.

use super::table::Table;
use super::{Builder, span};
use crate::exact::Exact;
use crate::model::*;

impl Builder<'_> {
    pub fn measure(&mut self, table: Table) -> Measure {
        match table.line("kind").unwrap_or_default() {
            "levels" => Measure::Levels(self.levels(table, "levels")),
            "survey" => Measure::Survey(self.levels(table, "options")),
            "rating" => {
                let options = table.tables("options");
                self.unique(&options);
                let option = |option: &Table| RatingOption {
                    code: option.code().to_owned(),
                    title: option.title(),
                    points: option.number("points"),
                    present: option.flag("present").unwrap_or(false),
                };
                Measure::Rating(options.iter().map(option).collect())
            }
            "yes_no" => Measure::YesNo {
                yes: table.number("yes").unwrap_or(Exact::ONE),
                no: table.number("no").unwrap_or(Exact::ZERO),
            },
            "count" => {
                let span = span(Some(table));
                let steps = self.steps(table, &span);
                Measure::Count { span, steps }
            }
            "ratio" => {
                let full = up_to(100);
                let steps = self.steps(table, &full);
                Measure::Ratio { steps }
            }
            "checklist" => {
                let items = self.items(table);
                let mut span = up_to(items.len());
                if items.is_empty() {
                    // No step could be reached, but that is the fault of the items.
                    span.max = None;
                }
                let steps = self.steps(table, &span);
                Measure::Checklist { items, steps }
            }
            _ => self.number(table),
        }
    }

    fn number(&mut self, table: Table) -> Measure {
        let own = span(Some(table));
        let points = table.inner("points").map(|points| span(Some(points)));
        let up = table.line("direction") != Some("down");
        let full = |span: &Span| span.max.as_ref().is_some_and(|max| *max > span.min);
        if points
            .as_ref()
            .is_some_and(|points| !full(points) || !full(&own))
        {
            self.fault(table.place("points"), "open-mapping", vec![]);
        } else if !up && own.max.is_none() {
            self.fault(table.place("direction"), "open-down", vec![]);
        }
        Measure::Number {
            span: own,
            up,
            points,
        }
    }

    /// Levels or survey answers; their values ascend.
    fn levels(&mut self, table: Table, key: &str) -> Vec<Level> {
        let mut levels: Vec<Level> = Vec::new();
        for inner in table.tables(key) {
            let Some(value) = inner.number("value") else {
                continue;
            };
            if levels.last().is_some_and(|before| value <= before.value) {
                let arguments = vec![("value", value.to_string())];
                self.fault(inner.place("value"), "not-ascending", arguments);
            }
            let points = inner.number("points").unwrap_or_else(|| value.clone());
            levels.push(Level {
                value,
                points,
                title: inner.title(),
            });
        }
        levels
    }

    /// Steps ascend, start at the bottom of the span and lie within it.
    fn steps(&mut self, table: Table, span: &Span) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for inner in table.tables("steps") {
            let Some(Edge { value, closed }) = self.edge(inner, "from", "above") else {
                if !inner.has("from") && !inner.has("above") {
                    let keys = vec![("keys", "from / above".to_owned())];
                    self.fault(inner.at.span(), "one-edge", keys);
                }
                continue;
            };
            let place = inner.place(if closed { "from" } else { "above" });
            let arguments = || vec![("value", value.to_string())];
            if let Some(before) = steps.last() {
                // "from 80" may not follow "from 80"; "above 80" may.
                if (&value, !closed) <= (&before.edge, !before.closed) {
                    self.fault(place.clone(), "not-ascending", arguments());
                }
            } else if value > span.min || (value == span.min && !closed) {
                let mut arguments = arguments();
                arguments.push(("min", span.min.to_string()));
                self.fault(place.clone(), "step-hole", arguments);
            }
            let max = span.max.as_ref();
            if max.is_some_and(|max| value > *max || (value == *max && !closed)) {
                self.fault(place, "step-unreachable", arguments());
            }
            steps.push(Step {
                edge: value,
                closed,
                points: inner.number("points").unwrap_or(Exact::ZERO),
            });
        }
        steps
    }
}

fn up_to(most: usize) -> Span {
    Span {
        min: Exact::ZERO,
        max: Some(Exact::whole(most as i64)),
    }
}
