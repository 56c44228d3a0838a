//! Juries: who sits on them, what they gave and said, and what came of it.
//!
//! Versions of scores, comments and recusals are only added to. Who may see what
//! of it is not known here.

use super::Keyed;
use crate::cycle::Reading;
use crate::error::StoreError;
use crate::table::table;

table! {
    /// Somebody on the panel of a stage.
    JuryMember = "jury_member" {
        /// The programme.
        programme: String,
        /// The edition.
        edition: String,
        /// Code of the stage.
        stage: String,
        /// Who.
        juror: String,
        /// `active` or `left`.
        state: String,
        /// Who put the person there or let them go.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A juror before a candidate, at one visit of a stage.
    JurySeat = "jury_seat" {
        /// The candidate.
        candidacy: String,
        /// Number of the step by which it came to the stage.
        visit: i64,
        /// Who judges.
        juror: String,
        /// `open`, `in`, `taken`, `left` or `recused`.
        state: String,
        /// `automatic` or `hand`.
        origin: String,
        /// When the sheet was handed in; empty: it was not.
        handed_in: String,
        /// Who gave or took the seat.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A juror who recused themselves from a candidate, for good.
    JuryRecusal = "jury_recusal" {
        /// The candidate.
        candidacy: String,
        /// Who.
        juror: String,
        /// The programme.
        programme: String,
        /// The candidate's unit.
        unit: String,
        /// Why.
        reason: String,
        /// Who wrote it down.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What a juror gave for one criterion.
    JuryScore = "jury_score" {
        /// The candidate.
        candidacy: String,
        /// Number of the visit.
        visit: i64,
        /// Who.
        juror: String,
        /// Code of the criterion.
        criterion: String,
        /// The points as written; empty: taken back.
        value: String,
        /// For the entrant.
        note: String,
        /// For those who judge.
        private: String,
        /// Grows with each change.
        version: i64,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// One version of a score.
    JuryScoreChange = "jury_score_change" {
        /// The candidate.
        candidacy: String,
        /// Number of the visit.
        visit: i64,
        /// Who.
        juror: String,
        /// Code of the criterion.
        criterion: String,
        /// The version.
        version: i64,
        /// The points as written.
        value: String,
        /// For the entrant.
        note: String,
        /// For those who judge.
        private: String,
        /// Why it was changed in the discussion; empty before it.
        reason: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// What a juror said in the discussion.
    JuryComment = "jury_comment" {
        /// The candidate.
        candidacy: String,
        /// Number of the visit.
        visit: i64,
        /// Number of the comment, from 1.
        number: i64,
        /// Who.
        juror: String,
        /// What.
        text: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// The closed result of a visit.
    JuryResult = "jury_result" {
        /// The candidate.
        candidacy: String,
        /// Number of the visit.
        visit: i64,
        /// The programme.
        programme: String,
        /// The edition.
        edition: String,
        /// Code of the stage.
        stage: String,
        /// Before rounding, as a fraction.
        exact: String,
        /// Rounded.
        value: String,
        /// `yes`, `no`, or empty without a passing grade.
        passed: String,
        /// Sheets it rests on; of a vote, 0.
        sheets: i64,
        /// Of a vote: those in favour.
        in_favour: i64,
        /// Of a vote: all who voted.
        voters: i64,
        /// Where the votes were counted; empty: no vote.
        document: String,
        /// Who closed it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

keyed![
    JuryMember 4,
    JurySeat 3,
    JuryRecusal 2,
    JuryScore 4,
    JuryScoreChange 5,
    JuryComment 3,
    JuryResult 2,
];

questions! {
    /// The panel of a stage, those who left included.
    jury_members(programme, edition, stage) -> JuryMember = "WHERE programme = $1 AND edition = $2 AND stage = $3";
    /// All seats before a candidate, of all visits.
    seats_of(candidacy) -> JurySeat = "WHERE candidacy = $1";
    /// All seats of a juror.
    seats_of_juror(juror) -> JurySeat = "WHERE juror = $1";
    /// All seats before the candidates of an edition.
    seats_of_edition(programme, edition) -> JurySeat = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1 AND edition = $2)";
    /// Who recused themselves from a candidate.
    recusals_of(candidacy) -> JuryRecusal = "WHERE candidacy = $1";
    /// From what somebody recused themselves.
    recusals_by(juror) -> JuryRecusal = "WHERE juror = $1";
    /// Who recused themselves from candidates of a programme.
    recusals_of_programme(programme) -> JuryRecusal = "WHERE programme = $1";
    /// All that was given to a candidate, at all visits.
    scores_of(candidacy) -> JuryScore = "WHERE candidacy = $1";
    /// All that was given to the candidates of an edition.
    scores_of_edition(programme, edition) -> JuryScore = "WHERE candidacy IN (SELECT candidacy FROM candidacy WHERE programme = $1 AND edition = $2)";
    /// Every version of what was given to a candidate, oldest first within each score.
    score_changes_of(candidacy) -> JuryScoreChange = "WHERE candidacy = $1";
    /// What was said about a candidate, oldest first within each visit.
    jury_comments(candidacy) -> JuryComment = "WHERE candidacy = $1";
    /// The closed results of a candidate.
    jury_results_of(candidacy) -> JuryResult = "WHERE candidacy = $1";
    /// The closed results of an edition.
    jury_results(programme, edition) -> JuryResult = "WHERE programme = $1 AND edition = $2";
}
