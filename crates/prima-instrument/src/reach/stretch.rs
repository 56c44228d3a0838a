//! A stretch of numbers: arithmetic and comparison of all values at once.

use crate::condition::Operator;
use crate::exact::Exact;
use crate::model::Span;

/// Numbers between two ends; an end that is not there is open for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Lower end.
    pub low: Option<End>,
    /// Upper end.
    pub high: Option<End>,
}

/// One end of a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Value.
    pub value: Exact,
    /// Whether the value itself belongs to the stretch.
    pub closed: bool,
}

impl End {
    fn closed(value: &Exact) -> End {
        End {
            value: value.clone(),
            closed: true,
        }
    }
}

impl Stretch {
    /// One number.
    pub fn only(value: &Exact) -> Stretch {
        Stretch {
            low: Some(End::closed(value)),
            high: Some(End::closed(value)),
        }
    }

    /// All numbers.
    pub fn everything() -> Stretch {
        Stretch {
            low: None,
            high: None,
        }
    }

    /// The numbers of a span.
    pub fn of(span: &Span) -> Stretch {
        Stretch {
            low: Some(End::closed(&span.min)),
            high: span.max.as_ref().map(End::closed),
        }
    }

    /// The span that holds the stretch; `None` where its bottom is open for ever.
    pub fn span(self) -> Option<Span> {
        Some(Span {
            min: self.low?.value,
            max: self.high.map(|end| end.value),
        })
    }

    /// Every number with its sign turned.
    pub fn negated(&self) -> Stretch {
        let turned = |end: &Option<End>| {
            end.as_ref().map(|end| End {
                value: end.value.negated(),
                closed: end.closed,
            })
        };
        Stretch {
            low: turned(&self.high),
            high: turned(&self.low),
        }
    }

    /// Sums of a number of each.
    pub fn plus(&self, other: &Stretch) -> Stretch {
        Stretch {
            low: joined(&self.low, &other.low, Exact::plus),
            high: joined(&self.high, &other.high, Exact::plus),
        }
    }

    /// Products of a number of each.
    pub fn times(&self, other: &Stretch) -> Stretch {
        if let (Some(a), Some(b), Some(c), Some(d)) =
            (&self.low, &self.high, &other.low, &other.high)
        {
            let products = [(a, c), (a, d), (b, c), (b, d)].map(|(x, y)| x.value.times(&y.value));
            let [mut low, mut high] = [products[0].clone(), products[0].clone()];
            for product in products {
                low = low.min(product.clone());
                high = high.max(product);
            }
            // Which ends are reached is not worked out: closed is the larger set.
            return Stretch {
                low: Some(End::closed(&low)),
                high: Some(End::closed(&high)),
            };
        }
        if self.is_not_negative() && other.is_not_negative() {
            return Stretch {
                low: joined(&self.low, &other.low, Exact::times),
                high: joined(&self.high, &other.high, Exact::times),
            };
        }
        Stretch::everything()
    }

    /// Quotients; a divisor of 0 gives no value at all, so only those above 0 count.
    pub fn over(&self, other: &Stretch) -> Stretch {
        let (Some(above), Some(below)) = (&self.low, &other.low) else {
            return Stretch::everything();
        };
        if above.value.is_negative() || below.value.is_negative() {
            return Stretch::everything();
        }
        let low = other
            .high
            .as_ref()
            .and_then(|end| above.value.divided_by(&end.value));
        let high = self
            .high
            .as_ref()
            .and_then(|end| end.value.divided_by(&below.value));
        Stretch {
            low: Some(End::closed(&low.unwrap_or(Exact::ZERO))),
            high: high.as_ref().map(End::closed),
        }
    }

    /// The stretch that holds both.
    pub fn or(&self, other: &Stretch) -> Stretch {
        let outer = |a: &Option<End>, b: &Option<End>, first_wins: fn(&Exact, &Exact) -> bool| {
            let (a, b) = (a.as_ref()?, b.as_ref()?);
            if a.value == b.value {
                return Some(End {
                    value: a.value.clone(),
                    closed: a.closed || b.closed,
                });
            }
            Some(if first_wins(&a.value, &b.value) {
                a.clone()
            } else {
                b.clone()
            })
        };
        Stretch {
            low: outer(&self.low, &other.low, |a, b| a < b),
            high: outer(&self.high, &other.high, |a, b| a > b),
        }
    }

    /// Whether a comparison with some number of another stretch can hold, and can fail.
    pub fn compared(&self, operator: Operator, other: &Stretch) -> (bool, bool) {
        let less = below(&self.low, &other.high, false);
        let at_most = below(&self.low, &other.high, true);
        let more = below(&other.low, &self.high, false);
        let at_least = below(&other.low, &self.high, true);
        match operator {
            Operator::Less => (less, at_least),
            Operator::LessOrEqual => (at_most, more),
            Operator::Greater => (more, at_most),
            Operator::GreaterOrEqual => (at_least, less),
            _ => {
                let meet = at_most && at_least;
                let differ = !(self.is_one() && self == other);
                if operator == Operator::NotEqual {
                    (differ, meet)
                } else {
                    (meet, differ)
                }
            }
        }
    }

    /// The numbers for which a comparison with `value` holds; `None` if there are none.
    pub fn where_it_is(&self, operator: Operator, value: &Exact) -> Option<Stretch> {
        let end = |closed| End {
            value: value.clone(),
            closed,
        };
        let Stretch { mut low, mut high } = self.clone();
        match operator {
            Operator::Less => high = Some(lesser(high, end(false))),
            Operator::LessOrEqual => high = Some(lesser(high, end(true))),
            Operator::Greater => low = Some(greater(low, end(false))),
            Operator::GreaterOrEqual => low = Some(greater(low, end(true))),
            Operator::Equal => {
                low = Some(greater(low, end(true)));
                high = Some(lesser(high, end(true)));
            }
            _ => {
                for side in [&mut low, &mut high].into_iter().flatten() {
                    side.closed &= side.value != *value;
                }
            }
        }
        let empty = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| {
            low.value > high.value || (low.value == high.value && !(low.closed && high.closed))
        });
        (!empty).then_some(Stretch { low, high })
    }

    fn is_one(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    fn is_not_negative(&self) -> bool {
        self.low
            .as_ref()
            .is_some_and(|end| !end.value.is_negative())
    }
}

fn joined(a: &Option<End>, b: &Option<End>, join: fn(&Exact, &Exact) -> Exact) -> Option<End> {
    a.as_ref().zip(b.as_ref()).map(|(a, b)| End {
        value: join(&a.value, &b.value),
        closed: a.closed && b.closed,
    })
}

/// Whether some value from `low` on can lie below (or on) some value up to `high`.
fn below(low: &Option<End>, high: &Option<End>, or_equal: bool) -> bool {
    match (low, high) {
        (Some(low), Some(high)) => {
            low.value < high.value
                || (or_equal && low.value == high.value && low.closed && high.closed)
        }
        _ => true,
    }
}

fn lesser(end: Option<End>, other: End) -> End {
    match end {
        Some(end) if end.value < other.value || (end.value == other.value && !end.closed) => end,
        _ => other,
    }
}

fn greater(end: Option<End>, other: End) -> End {
    match end {
        Some(end) if end.value > other.value || (end.value == other.value && !end.closed) => end,
        _ => other,
    }
}
