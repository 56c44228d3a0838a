//! Where each province stands on the map of tiles, and its short form.
//!
//! Drawn from scratch: west to east, north to south, neighbours side by side
//! where a grid allows it.

/// A province on the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Code of the Ministry of Home Affairs.
    pub code: &'static str,
    /// Three letters.
    pub short: &'static str,
    pub column: u8,
    pub row: u8,
}

const fn place(code: &'static str, short: &'static str, column: u8, row: u8) -> Place {
    Place {
        code,
        short,
        column,
        row,
    }
}

pub(super) const COLUMNS: u8 = 11;
pub(super) const ROWS: u8 = 7;

/// All 38, by code.
pub(super) const PROVINCES: [Place; 38] = [
    place("11", "ACE", 0, 0),
    place("12", "SMU", 1, 1),
    place("13", "SMB", 1, 2),
    place("14", "RIA", 2, 2),
    place("15", "JMB", 2, 3),
    place("16", "SMS", 2, 4),
    place("17", "BKL", 1, 3),
    place("18", "LPG", 3, 4),
    place("19", "BBL", 3, 3),
    place("21", "KPR", 3, 2),
    place("31", "JKT", 4, 4),
    place("32", "JBR", 4, 5),
    place("33", "JTG", 5, 5),
    place("34", "DIY", 5, 6),
    place("35", "JTM", 6, 5),
    place("36", "BTN", 3, 5),
    place("51", "BAL", 7, 5),
    place("52", "NTB", 8, 5),
    place("53", "NTT", 9, 5),
    place("61", "KLB", 4, 1),
    place("62", "KLT", 4, 2),
    place("63", "KLS", 5, 2),
    place("64", "KLI", 5, 1),
    place("65", "KLU", 5, 0),
    place("71", "SLU", 7, 0),
    place("72", "SLT", 6, 1),
    place("73", "SLS", 6, 3),
    place("74", "SLG", 7, 2),
    place("75", "GRT", 7, 1),
    place("76", "SLB", 6, 2),
    place("81", "MAL", 8, 2),
    place("82", "MLU", 8, 1),
    place("91", "PAP", 10, 2),
    place("92", "PAB", 10, 1),
    place("93", "PAS", 10, 4),
    place("94", "PAT", 9, 2),
    place("95", "PAG", 10, 3),
    place("96", "PBD", 9, 1),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_province_has_a_tile_of_its_own() {
        let tiles: BTreeSet<_> = PROVINCES.iter().map(|at| (at.column, at.row)).collect();
        let shorts: BTreeSet<_> = PROVINCES.iter().map(|at| at.short).collect();
        assert_eq!((tiles.len(), shorts.len()), (38, 38));
        let inside = |at: &Place| at.column < COLUMNS && at.row < ROWS;
        assert!(PROVINCES.iter().all(inside), "a tile lies outside the map");
        assert!(PROVINCES.is_sorted_by_key(|at| at.code), "not by code");
    }
}
