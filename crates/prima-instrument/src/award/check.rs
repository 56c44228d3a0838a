//! What no single table of an event shows: whether codes are unique, what is
//! named exists, and every gate says where it comes from.

use super::build::{At, Places};
use super::{Award, GateKind, Rule};
use crate::fault::{Fault, place};
use std::collections::BTreeMap;

/// Faults being found.
struct Checking<'a> {
    award: &'a Award,
    places: &'a Places,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

/// Reports what is wrong between the tables.
pub fn check(award: &Award, places: &Places, text: &str, faults: &mut Vec<Fault>) {
    let mut checking = Checking {
        award,
        places,
        text,
        faults,
    };
    checking.codes();
    checking.names();
    checking.gates();
    checking.rules();
    if !is_day(&award.date) {
        checking.wrong(
            &places.date,
            "award-day",
            vec![("found", award.date.clone())],
        );
    }
}

impl Checking<'_> {
    fn wrong(&mut self, at: &At, key: &'static str, arguments: Vec<(&'static str, String)>) {
        self.faults.push(Fault::new(at.clone(), key, arguments));
    }

    /// Codes are unique in their list.
    fn codes(&mut self) {
        let (award, places) = (self.award, self.places);
        let gates = award.gates.iter().map(|gate| gate.code.as_str());
        let categories = award.categories.iter().map(|one| one.code.as_str());
        let lists: [Vec<(&str, &At)>; 2] = [
            gates.zip(&places.gates).collect(),
            categories.zip(&places.categories).collect(),
        ];
        for list in lists {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (code, at) in list {
                let line = place(self.text, at.start).line;
                if let Some(first) = seen.insert(code, line) {
                    let arguments = vec![("code", code.to_owned()), ("line", first.to_string())];
                    self.wrong(at, "programme-twice", arguments);
                }
            }
        }
    }

    /// Laws and gates that are named exist.
    fn names(&mut self) {
        let (award, places) = (self.award, self.places);
        let laws: Vec<&str> = award.laws.iter().map(|law| law.key.as_str()).collect();
        for (name, at) in &places.cited {
            if award.law(name).is_none() {
                let arguments = vec![("law", name.clone()), ("known", laws.join(", "))];
                self.wrong(at, "programme-unknown-law", arguments);
            }
        }
        let gates: Vec<&str> = award.gates.iter().map(|gate| gate.code.as_str()).collect();
        for (name, at) in &places.gated {
            if !gates.contains(&name.as_str()) {
                let arguments = vec![("gate", name.clone()), ("known", gates.join(", "))];
                self.wrong(at, "award-unknown-gate", arguments);
            }
        }
    }

    /// A gate says where it comes from, and a figure has a limit.
    fn gates(&mut self) {
        let (award, places) = (self.award, self.places);
        for ((gate, at), looks) in award.gates.iter().zip(&places.gates).zip(&places.looks) {
            if gate.source.is_none() && gate.provisional.is_none() {
                let arguments = vec![("gate", gate.code.clone())];
                self.wrong(at, "award-gate-unproven", arguments);
            }
            let is_open = match &gate.kind {
                GateKind::Figure { limits, .. } => limits.least.is_none() && limits.most.is_none(),
                GateKind::NoRevocation { months, .. } => *months == 0,
                GateKind::NoOpenObjection => false,
            };
            if is_open {
                let arguments = vec![("gate", gate.code.clone())];
                self.wrong(looks, "award-gate-open", arguments);
            }
        }
    }

    /// A rule has room for somebody, and a threshold is one.
    fn rules(&mut self) {
        let (award, places) = (self.award, self.places);
        for (category, at) in award.categories.iter().zip(&places.rules) {
            let named = || vec![("category", category.code.clone())];
            if category.rule.places() == Some(0) {
                self.wrong(at, "award-no-places", named());
            }
            if let Rule::Threshold { least, bands, .. } = &category.rule
                && least.is_none()
                && bands.is_empty()
            {
                self.wrong(at, "award-no-threshold", named());
            }
        }
    }
}

/// Whether a text is a day of the calendar, such as `2024-10-08`. Months have
/// the days they have; 29 February in leap years alone.
fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let is_plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}
