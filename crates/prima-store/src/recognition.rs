//! Recognition: programmes that are run here, the units on their way through
//! them, and what was granted.
//!
//! Steps are only added to. What is granted is published as rows of
//! [`history::Honour`](crate::history::Honour); nothing else tells the public
//! of an honour. Who may do what is not known here.

pub mod award;

use crate::act::Act;
use crate::cycle::{Keyed, Reading};
use crate::error::StoreError;
use crate::history::Honour;
use crate::table::{delete, table};

table! {
    /// The rules of a programme as they were opened.
    ProgrammeEdition = "programme_edition" {
        /// The programme.
        programme: String,
        /// The edition.
        edition: String,
        /// The file's text.
        content: String,
        /// Who opened it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// One unit's way through a programme.
    Candidacy = "candidacy" {
        /// Its id.
        candidacy: String,
        /// The programme.
        programme: String,
        /// The edition it follows.
        edition: String,
        /// Year in which it began.
        year: String,
        /// The unit.
        unit: String,
        /// The topmost body above the unit then.
        institution: String,
        /// Code of the province then; empty: none.
        province: String,
        /// Code of the stage it is at.
        stage: String,
        /// Grows with each step.
        version: i64,
        /// Day on which the honour was granted; empty: not.
        granted: String,
        /// Last day on which it holds; empty: without end.
        expires: String,
        /// Day on which it was revoked; empty: not.
        revoked: String,
        /// `sample`, `generated`, or empty for real data.
        sample: String,
        /// Who began it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A step that was taken; only added to.
    CandidacyStep = "candidacy_step" {
        /// The candidacy.
        candidacy: String,
        /// Number within it, from 1.
        number: i64,
        /// Code of the exit; empty: the entry.
        exit: String,
        /// Stage it came from; empty: the entry.
        stage_before: String,
        /// Stage it came to.
        stage_after: String,
        /// Why.
        reason: String,
        /// Document that was named.
        document: String,
        /// Who took or asked for it.
        person: String,
        /// The second person; empty where none is needed.
        confirmed_by: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A step that waits for a second person.
    CandidacyProposal = "candidacy_proposal" {
        /// The candidacy.
        candidacy: String,
        /// Code of the exit.
        exit: String,
        /// Why.
        reason: String,
        /// Document that was named.
        document: String,
        /// Who asked.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A facility that is shown by a dated photo.
    CandidacyFacility = "candidacy_facility" {
        /// The candidacy.
        candidacy: String,
        /// Code of the facility.
        facility: String,
        /// The photo, a piece of evidence.
        evidence: String,
        /// Day of the photo.
        taken: String,
        /// Who showed it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What was granted by a step of a candidacy.
    CandidacyHonour = "candidacy_honour" {
        /// The candidacy.
        candidacy: String,
        /// Number of the step.
        number: i64,
        /// Code of the honour in its data set.
        honour: String,
        /// What is called in Indonesian.
        title_id: String,
        /// The same in English.
        title_en: String,
        /// Who received it.
        body: String,
        /// Unit credited with it; empty: none.
        unit: String,
        /// Day on which it was granted.
        granted: String,
        /// Day on which it was revoked; empty: it was not.
        revoked: String,
        /// Why it was revoked.
        reason: String,
        /// Document by which it was granted.
        document: String,
    }
}

/// Says how many columns name a row.
macro_rules! keyed {
    ($($row:ident $n:literal,)*) => { $(impl Keyed for $row { const N_KEYS: usize = $n; })* };
}

keyed![
    ProgrammeEdition 2,
    Candidacy 1,
    CandidacyStep 2,
    CandidacyProposal 1,
    CandidacyFacility 2,
    CandidacyHonour 2,
];

/// Defines questions: a condition and the rows it names, in the order of their columns.
macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) -> $row:ident = $condition:literal;)*) => {
        impl Reading<'_> {
            $($(#[$doc])*
            pub async fn $name(&mut self, $($argument: &str),*) -> Result<Vec<$row>, StoreError> {
                self.find($condition, &[$($argument),*]).await
            })*
        }
    };
}

pub mod jury;

questions! {
    /// All editions that were opened.
    programme_editions() -> ProgrammeEdition = "";
    /// One edition; none or one.
    programme_edition(programme, edition) -> ProgrammeEdition = "WHERE programme = $1 AND edition = $2";
    /// All candidacies of a programme.
    candidacies_of(programme) -> Candidacy = "WHERE programme = $1";
    /// The candidacies of an edition.
    candidacies_of_edition(programme, edition) -> Candidacy = "WHERE programme = $1 AND edition = $2";
    /// The candidacies of a unit.
    candidacies_of_unit(unit) -> Candidacy = "WHERE unit = $1";
    /// One candidacy; none or one.
    candidacy_named(candidacy) -> Candidacy = "WHERE candidacy = $1";
    /// The steps of a candidacy, oldest first.
    steps_of(candidacy) -> CandidacyStep = "WHERE candidacy = $1";
    /// All steps of a programme's candidacies.
    steps_of_programme(programme) -> CandidacyStep = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1)";
    /// The step of a candidacy that waits for a second person; none or one.
    proposal_of(candidacy) -> CandidacyProposal = "WHERE candidacy = $1";
    /// All steps of a programme that wait.
    proposals_of_programme(programme) -> CandidacyProposal = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1)";
    /// The facilities of a candidacy, by code.
    candidacy_facilities(candidacy) -> CandidacyFacility = "WHERE candidacy = $1";
    /// What a candidacy was granted, oldest first.
    candidacy_honours(candidacy) -> CandidacyHonour = "WHERE candidacy = $1";
    /// What was granted to the candidacies of a programme.
    honours_of_programme(programme) -> CandidacyHonour = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1)";
    /// Honours of a unit that stand in data sets of a programme.
    honours_of_unit(programme, unit) -> Honour = "WHERE (body = $2 OR unit = $2) AND dataset IN (SELECT dataset FROM dataset WHERE programme = $1)";
}

impl Act {
    /// Removes the step of a candidacy that waits for a second person.
    pub async fn remove_proposal(&mut self, candidacy: &str) -> Result<(), StoreError> {
        let removed = delete(self.tx(), "candidacy_proposal", "candidacy", candidacy);
        removed.await.map(|_| ())
    }

    /// Puts facilities in place of those a candidacy shows.
    pub async fn replace_facilities(
        &mut self,
        candidacy: &str,
        facilities: &[CandidacyFacility],
    ) -> Result<(), StoreError> {
        delete(self.tx(), "candidacy_facility", "candidacy", candidacy).await?;
        self.add_rows(facilities).await
    }
}
