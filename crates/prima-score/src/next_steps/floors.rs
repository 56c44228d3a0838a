//! What the gates ask of nodes and index for a band, as far as it can be told
//! beforehand.
//!
//! A floor is necessary, never sufficient: whatever cannot be put as a floor is
//! left out here, and found when a set of answers is scored.

use super::tendency::Look;
use crate::band::BandTable;
use crate::evaluate::{Reader, truth};
use prima_instrument::condition::{Expression, Operator};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_instrument::model::{Effect, NodeId, WhenUnknown};

/// Alternatives kept apart; more of them are given up for none.
const MOST_ALTERNATIVES: usize = 16;

/// The least a node must come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Floor {
    pub(super) node: NodeId,
    pub(super) value: Exact,
    /// Whether the value itself is enough.
    pub(super) closed: bool,
}

/// Floors that together could be enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    pub(super) floors: Vec<Floor>,
    /// Least rounded index, in units of its last digit.
    pub(super) units: i64,
}

impl Demand {
    /// Asks nothing.
    pub(super) const NONE: Demand = Demand {
        floors: Vec::new(),
        units: i64::MIN,
    };
}

impl Floor {
    pub(super) fn holds(&self, score: &Exact) -> bool {
        *score > self.value || (self.closed && *score == self.value)
    }
}

/// What a condition must not be, or be, for a gate to let a band through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    True,
    NotTrue,
    False,
    NotFalse,
}

impl Want {
    fn turned(self) -> Want {
        match self {
            Want::True => Want::False,
            Want::False => Want::True,
            Want::NotTrue => Want::NotFalse,
            Want::NotFalse => Want::NotTrue,
        }
    }
}

/// Ways a target band could be reached; empty: no way at all.
pub(super) fn demands<R: Reader>(look: &Look<R>, bands: &BandTable, target: usize) -> Vec<Demand> {
    let instrument = look.instrument;
    let improves =
        |effect: &Effect| matches!(effect, Effect::Replace { band, with } if with < band);
    if instrument.gates.iter().any(|gate| improves(&gate.effect)) {
        return vec![Demand::NONE];
    }
    let mut demands: Vec<Demand> = Vec::new();
    for band in (0..=target).rev() {
        if instrument.bands[band].through.is_some() {
            continue;
        }
        let mut ways = vec![Demand {
            floors: Vec::new(),
            units: bands.edges(band).0,
        }];
        for gate in &instrument.gates {
            let stops = match gate.effect {
                Effect::Cap(cap) => cap > target,
                Effect::Replace {
                    band: replaced,
                    with,
                } => replaced == band && with > target,
                Effect::Refuse => true,
                Effect::Stage(_) => false,
            };
            if stops {
                let want = match gate.unknown {
                    WhenUnknown::Skip => Want::NotTrue,
                    WhenUnknown::Apply | WhenUnknown::Undecided => Want::False,
                };
                ways = both(&ways, &needs(look, &gate.when, want));
            }
        }
        for way in ways {
            let known = |demand: &Demand| demand.floors == way.floors && demand.units <= way.units;
            if !demands.iter().any(known) {
                demands.push(way);
            }
        }
    }
    demands
}

fn free() -> Vec<Demand> {
    vec![Demand::NONE]
}

fn both(left: &[Demand], right: &[Demand]) -> Vec<Demand> {
    let mut ways = Vec::new();
    for a in left {
        for b in right {
            let mut floors = a.floors.clone();
            floors.extend(
                b.floors
                    .iter()
                    .filter(|floor| !a.floors.contains(floor))
                    .cloned(),
            );
            ways.push(Demand {
                floors,
                units: a.units.max(b.units),
            });
        }
    }
    if ways.len() > MOST_ALTERNATIVES {
        // Without floors the demand is weaker, so nothing is lost but speed.
        let units = ways.iter().map(|way| way.units).min().unwrap_or(i64::MIN);
        return vec![Demand {
            floors: Vec::new(),
            units,
        }];
    }
    ways
}

fn either(mut left: Vec<Demand>, right: Vec<Demand>) -> Vec<Demand> {
    left.extend(right);
    if left.len() > MOST_ALTERNATIVES {
        free()
    } else {
        left
    }
}

/// Ways an expression can be what is wanted.
fn needs<R: Reader>(look: &Look<R>, expression: &Expression, want: Want) -> Vec<Demand> {
    if look.fixed(expression) {
        let found = truth(expression, &look.reader);
        let met = match want {
            Want::True => found == Some(true),
            Want::False => found == Some(false),
            Want::NotTrue => found != Some(true),
            Want::NotFalse => found != Some(false),
        };
        return if met { free() } else { Vec::new() };
    }
    let positive = matches!(want, Want::True | Want::NotFalse);
    match expression {
        Expression::Not(inner) => needs(look, inner, want.turned()),
        Expression::Binary(left, operator @ (Operator::And | Operator::Or), right) => {
            let (a, b) = (needs(look, left, want), needs(look, right, want));
            if (*operator == Operator::And) == positive {
                both(&a, &b)
            } else {
                either(a, b)
            }
        }
        Expression::Binary(left, operator, right) => {
            let (code, operator, other) = match (left.as_ref(), right.as_ref()) {
                (Expression::Reference(code), other) => (code, *operator, other),
                (other, Expression::Reference(code)) => (code, mirrored(*operator), other),
                _ => return free(),
            };
            let floor = look.number(other).and_then(|value| {
                let definite = matches!(want, Want::True | Want::False);
                floor(look, code, operator, value, positive, definite)
            });
            floor.map_or_else(free, |demand| vec![demand])
        }
        _ => free(),
    }
}

fn mirrored(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        same => same,
    }
}

/// The floor under which `[code] operator value` cannot be what is wanted.
fn floor<R: Reader>(
    look: &Look<R>,
    code: &str,
    operator: Operator,
    value: Exact,
    positive: bool,
    definite: bool,
) -> Option<Demand> {
    let closed = match (operator, positive) {
        (Operator::Less, false) | (Operator::GreaterOrEqual, true) => true,
        (Operator::LessOrEqual, false) | (Operator::Greater, true) => false,
        _ => return None,
    };
    if code == "index" {
        let rounding = &look.instrument.rounding;
        let mode = if value.is_negative() {
            RoundingMode::Cut
        } else {
            RoundingMode::Up
        };
        let units = value.rounded_units(mode, rounding.digits)?;
        let on_grid = Exact::decimal(units, rounding.digits) == value;
        return Some(Demand {
            floors: Vec::new(),
            units: units + i64::from(on_grid && !closed),
        });
    }
    // An unscored node leaves the condition unknown, which may be good enough.
    if !definite {
        return None;
    }
    let node = look.instrument.find_node(code)?;
    Some(Demand {
        floors: vec![Floor {
            node,
            value,
            closed,
        }],
        units: i64::MIN,
    })
}
