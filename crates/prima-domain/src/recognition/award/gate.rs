//! Gates across schemes: what of other schemes bars a candidate here.
//!
//! What is not known neither bars nor passes: it is said, and whoever decides
//! gives a reason.

use crate::register::day::Day;
use prima_instrument::award::GateKind;
use prima_instrument::exact::Exact;
use std::collections::BTreeMap;

/// What is known of one candidate in all schemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Honours that were revoked: programme and day. A day that is known by its
    /// year alone counts as the last of it.
    pub revoked: Vec<(String, Day)>,
    /// Published figures by programme and period.
    pub figures: BTreeMap<(String, String), Exact>,
    /// Rounds in which an objection waits.
    pub objections: Vec<String>,
}

/// Why a gate bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    /// An honour of a programme was revoked on a day, and bars until another one.
    Revoked {
        /// The programme.
        programme: String,
        /// When.
        on: Day,
        /// The first day that is free again.
        free: Day,
    },
    /// A figure lies below what is asked.
    TooLow {
        /// The figure.
        found: Exact,
        /// What is asked.
        least: Exact,
    },
    /// A figure lies above what is allowed.
    TooHigh {
        /// The figure.
        found: Exact,
        /// What is allowed.
        most: Exact,
    },
    /// An objection waits in a round.
    Objection {
        /// The round.
        cycle: String,
    },
}

/// What a gate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing bars.
    Passed,
    /// It bars.
    Barred(Bar),
    /// There is nothing to go by.
    Unknown,
}

/// Asks one gate on the day of the event.
pub fn judge(gate: &GateKind, facts: &Facts, day: Day) -> Verdict {
    match gate {
        GateKind::NoRevocation { months, programmes } => {
            let counts =
                |programme: &String| programmes.is_empty() || programmes.contains(programme);
            let bars = facts
                .revoked
                .iter()
                .filter(|(programme, on)| counts(programme) && *on <= day)
                .map(|(programme, on)| (on.plus_months(*months), programme, *on))
                .filter(|(free, _, _)| day < *free);
            // The one that bars longest.
            match bars.max() {
                Some((free, programme, on)) => Verdict::Barred(Bar::Revoked {
                    programme: programme.clone(),
                    on,
                    free,
                }),
                None => Verdict::Passed,
            }
        }
        GateKind::Figure {
            programme,
            period,
            limits,
        } => {
            let key = (programme.clone(), period.clone());
            let Some(found) = facts.figures.get(&key) else {
                return Verdict::Unknown;
            };
            match (&limits.least, &limits.most) {
                (Some(least), _) if found < least => Verdict::Barred(Bar::TooLow {
                    found: found.clone(),
                    least: least.clone(),
                }),
                (_, Some(most)) if found > most => Verdict::Barred(Bar::TooHigh {
                    found: found.clone(),
                    most: most.clone(),
                }),
                _ => Verdict::Passed,
            }
        }
        GateKind::NoOpenObjection => match facts.objections.iter().min() {
            Some(cycle) => Verdict::Barred(Bar::Objection {
                cycle: cycle.clone(),
            }),
            None => Verdict::Passed,
        },
    }
}
