//! How many units of an institution innovate, take part in a public service hall
//! (MPP), in MPP Digital and in the innovation network's hubs (Hub JIPP).
//!
//! Provisional: these four are what a spokesperson named as judged in 2024;
//! weights, scale and formula of the award are not known
//! (domain/vulnerable-friendly.md, sections 6 and 8). So nothing is summed up
//! here, and one of which no source speaks is unknown, not nought.

use std::collections::BTreeSet;

/// The programme whose statements say which bodies take part in halls.
pub const HALLS: &str = "mpp";
/// What the code of a statement begins with that names a body with a counter in
/// a hall.
pub const COUNTER_MARK: &str = "gerai-";
/// What the code of a statement begins with that names a body within MPP Digital.
pub const DIGITAL_MARK: &str = "digital-";

/// What is looked at of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coaching {
    /// An innovation of the unit is in the catalogue.
    Innovates,
    /// It has a counter in a hall.
    Hall,
    /// It takes part in MPP Digital.
    Digital,
    /// It is a member of a hub.
    Hub,
}

impl Coaching {
    /// All of them, in the order in which they were named.
    pub const ALL: [Coaching; 4] = [
        Coaching::Innovates,
        Coaching::Hall,
        Coaching::Digital,
        Coaching::Hub,
    ];

    /// Its name in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Coaching::Innovates => "inovasi",
            Coaching::Hall => "mpp",
            Coaching::Digital => "digital",
            Coaching::Hub => "hub",
        }
    }
}

/// One of them over the units of an institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coached {
    /// Units of which a source says so, in the order they came.
    pub units: Vec<String>,
    /// All others: of them nothing is known, which is not the same as no.
    pub others: Vec<String>,
}

impl Coached {
    /// Sorts units by whether they are among those that a source names.
    pub fn of(units: &[String], named: &BTreeSet<&str>) -> Coached {
        let mut coached = Coached::default();
        for unit in units {
            let list = match named.contains(unit.as_str()) {
                true => &mut coached.units,
                false => &mut coached.others,
            };
            list.push(unit.clone());
        }
        coached
    }

    /// How many units there are.
    pub fn n_all(&self) -> usize {
        self.units.len() + self.others.len()
    }

    /// Whether no source speaks of any unit: then there is no share to tell.
    pub fn is_unknown(&self) -> bool {
        self.units.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_counted_once_and_of_others_nothing_is_known() {
        let units = ["kanim-a", "kanim-b", "kanim-c"].map(str::to_owned);
        // One of another institution does not count.
        let named = BTreeSet::from(["kanim-c", "kanim-a", "lain"]);
        let coached = Coached::of(&units, &named);
        assert_eq!(coached.units, ["kanim-a", "kanim-c"]);
        assert_eq!(coached.others, ["kanim-b"]);
        assert_eq!((coached.n_all(), coached.is_unknown()), (3, false));
        let nothing = Coached::of(&units, &BTreeSet::new());
        assert_eq!((nothing.n_all(), nothing.is_unknown()), (3, true));
    }
}
