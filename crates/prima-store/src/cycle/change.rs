//! What changed after the first score, as it stood when a determination was
//! confirmed.

use super::Keyed;
use crate::table::table;

table! {
    /// A change after the first score, kept with a determination; only added to.
    DeterminedChange = "determined_change" {
        /// The cycle.
        cycle: String,
        /// Number of the determination.
        number: i64,
        /// The unit.
        unit: String,
        /// Place among the changes of the unit, from 1.
        place: i64,
        /// When, in UTC.
        at: String,
        /// Code of its kind, such as `granted`.
        kind: String,
        /// Code of the question.
        code: String,
        /// Values there were, one a line; empty: none.
        value_before: String,
        /// Values that took their place, one a line; empty: none.
        value_after: String,
        /// Why.
        reason: String,
        /// The index before, as it is published; empty: none, or no score moved.
        index_before: String,
        /// The index after.
        index_after: String,
        /// The index before, not rounded.
        exact_before: String,
        /// The index after, not rounded.
        exact_after: String,
        /// Code of the band before; empty: none.
        band_before: String,
        /// Code of the band after.
        band_after: String,
        /// Name of the peer group; empty: none.
        peer_group: String,
        /// The rank before; 0: none.
        rank_before: i64,
        /// The rank after; 0: none.
        rank_after: i64,
    }
}

impl Keyed for DeterminedChange {
    const N_KEYS: usize = 4;
}
