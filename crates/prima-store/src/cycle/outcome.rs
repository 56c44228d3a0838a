//! What follows: objections, replies, determinations, promises.

use super::Keyed;
use crate::table::table;

table! {
    /// An objection of a unit to one value, and its answer.
    Objection = "objection" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number within it, from 1.
        number: i64,
        /// Code of the question.
        code: String,
        /// What was written.
        text: String,
        /// What the unit puts forward in support.
        evidence: String,
        /// Who raised it.
        person: String,
        /// When, in UTC.
        at: String,
        /// `open`, `granted` or `refused`.
        state: String,
        /// The value that was objected to.
        value_before: String,
        /// The value put in its place; empty: none.
        value: String,
        /// Who decided; empty: nobody yet.
        decided_by: String,
        /// When it was decided.
        decided_at: String,
        /// Why it was decided so.
        reason: String,
    }
}

impl Keyed for Objection {
    const N_KEYS: usize = 3;
}

table! {
    /// What a unit has printed beside its result.
    Reply = "reply" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// What was written.
        text: String,
        /// Who wrote it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for Reply {
    const N_KEYS: usize = 2;
}

table! {
    /// A determination of a cycle: asked for, confirmed, published.
    Determination = "determination" {
        /// The cycle.
        cycle: String,
        /// Number within it, from 1.
        number: i64,
        /// `asked`, `confirmed` or `published`.
        state: String,
        /// Why.
        reason: String,
        /// Number of the determination it corrects; 0: none.
        corrects: i64,
        /// When it is to be published, in seconds UTC.
        publish_at: i64,
        /// The first officer.
        asked_by: String,
        /// When the first officer asked.
        asked_at: String,
        /// Hash over what the first officer saw.
        frozen_hash: String,
        /// The second officer; empty: nobody yet.
        confirmed_by: String,
        /// When the second officer confirmed.
        confirmed_at: String,
        /// When it was published; empty: not yet.
        published_at: String,
        /// Id of the data set it is published as.
        dataset: String,
        /// SHA-256 of the bundle's `MANIFEST`.
        bundle_hash: String,
        /// Ed25519 over what names that `MANIFEST`, in hexadecimal; empty: none.
        signature: String,
        /// The key that signed, in hexadecimal.
        public_key: String,
    }
}

impl Keyed for Determination {
    const N_KEYS: usize = 2;
}

table! {
    /// A file of what was frozen with a determination.
    DeterminationFile = "determination_file" {
        /// The cycle.
        cycle: String,
        /// Number within it, from 1.
        number: i64,
        /// Its name.
        name: String,
        /// Its text; of a file that is none, such as Parquet, its bytes in base64.
        content: String,
    }
}

impl Keyed for DeterminationFile {
    const N_KEYS: usize = 3;
}

table! {
    /// What a unit promises for a weak indicator.
    FollowUp = "follow_up" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number within it, from 1.
        number: i64,
        /// Code of the question.
        code: String,
        /// What is to be done.
        title: String,
        /// Who sees to it.
        owner: String,
        /// By which day.
        due: String,
        /// `planned`, `working`, `reported`, `confirmed`, `dropped` or `carried`.
        state: String,
        /// What proves it; empty: nothing yet.
        evidence: String,
        /// What the person adds; empty: nothing.
        note: String,
        /// Counts the changes, from 1.
        version: i64,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for FollowUp {
    const N_KEYS: usize = 3;
}

table! {
    /// One version of a promise; only added to.
    FollowUpChange = "follow_up_change" {
        /// The cycle.
        cycle: String,
        /// The unit.
        unit: String,
        /// Number within it, from 1.
        number: i64,
        /// Counts the changes, from 1.
        version: i64,
        /// Who sees to it.
        owner: String,
        /// By which day.
        due: String,
        /// `planned`, `working`, `reported`, `confirmed`, `dropped` or `carried`.
        state: String,
        /// What proves it; empty: nothing yet.
        evidence: String,
        /// What the person adds; empty: nothing.
        note: String,
        /// Who did it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

impl Keyed for FollowUpChange {
    const N_KEYS: usize = 4;
}
