//! Award events: their rules, the decision on each category, and who receives
//! what by it.
//!
//! A decision that was confirmed is published as rows of
//! [`history::Honour`](crate::history::Honour). Who may do what is not known here.

use crate::act::Act;
use crate::cycle::{Keyed, Objection, Reading};
use crate::error::{StoreError, doing};
use crate::history::{Dataset, Event, Honour, Outcome};
use crate::register::{Body, BodyName};
use crate::table::{sought, table};
use sqlx::{AssertSqlSafe, Executor};

table! {
    /// The rules of an award event as they were opened.
    AwardRow = "award" {
        /// Code of the event.
        award: String,
        /// Programme whose officers decide.
        programme: String,
        /// The file's text.
        content: String,
        /// Who opened it.
        person: String,
        /// When, in UTC.
        at: String,
    }
}

table! {
    /// A decision on one category. A later one replaces it; it stays as it was.
    AwardDecision = "award_decision" {
        /// The event.
        award: String,
        /// The category.
        category: String,
        /// Number within it, from 1.
        decision: i64,
        /// `proposed`, `confirmed`, or `ended` by a later one.
        state: String,
        /// 1 where it revokes the one before and honours nobody.
        is_revocation: i64,
        /// Why the one before does not stand; empty: it is the first.
        why_id: String,
        /// The same in English; may be empty.
        why_en: String,
        /// Hash of what the first officer saw.
        seen: String,
        /// Recipients announced; 0: no number is.
        announced: i64,
        /// What else is to be said.
        remark: String,
        /// The first officer.
        proposed_by: String,
        /// When, in UTC.
        proposed_at: String,
        /// The second officer; empty: not yet.
        confirmed_by: String,
        /// When, in UTC.
        confirmed_at: String,
    }
}

table! {
    /// Who receives the honour.
    AwardRecipient = "award_recipient" {
        /// The event.
        award: String,
        /// The category.
        category: String,
        /// Number of the decision.
        decision: i64,
        /// Number within the decision, from 1.
        number: i64,
        /// Code of the honour in its data set.
        honour: String,
        /// Who receives it.
        body: String,
        /// Unit the rule found; empty: none.
        found_unit: String,
        /// Unit credited with it; empty: none.
        unit: String,
        /// Name of the body when it was decided.
        body_name: String,
        /// Name of the unit then.
        unit_name: String,
        /// What for.
        citation_id: String,
        /// The same in English; may be empty.
        citation_en: String,
        /// Why, where the rule alone does not say it.
        reason: String,
        /// Index it rests on; empty: none.
        figure: String,
        /// Rank in the category; 0: no order.
        rank: i64,
        /// `sample`, `generated`, or empty for a real body.
        sample: String,
    }
}

table! {
    /// Whom the rule found and the decision left out.
    AwardLeft = "award_left" {
        /// The event.
        award: String,
        /// The category.
        category: String,
        /// Number of the decision.
        decision: i64,
        /// The body.
        body: String,
        /// Unit the rule found; empty: none.
        found_unit: String,
        /// Why.
        reason: String,
    }
}

/// Says how many columns name a row.
macro_rules! keyed {
    ($($row:ident $n:literal,)*) => { $(impl Keyed for $row { const N_KEYS: usize = $n; })* };
}

keyed![
    AwardRow 1,
    AwardDecision 3,
    AwardRecipient 4,
    AwardLeft 5,
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

questions! {
    /// All award events that are decided here.
    awards() -> AwardRow = "";
    /// One of them; none or one.
    award_named(award) -> AwardRow = "WHERE award = $1";
    /// The decisions of an event, by category, oldest first.
    award_decisions(award) -> AwardDecision = "WHERE award = $1";
    /// All decisions that wait for a second officer.
    decisions_waiting() -> AwardDecision = "WHERE state = 'proposed'";
    /// The decisions on a category, oldest first.
    decisions_of_category(award, category) -> AwardDecision = "WHERE award = $1 AND category = $2";
    /// The recipients of an event, by category, decision and number.
    award_recipients(award) -> AwardRecipient = "WHERE award = $1";
    /// The recipients of a category, by decision and number.
    recipients_of_category(award, category) -> AwardRecipient = "WHERE award = $1 AND category = $2";
    /// Those left out of a category, by decision.
    left_of_category(award, category) -> AwardLeft = "WHERE award = $1 AND category = $2";
    /// Events of data sets with this code, the categories included.
    events_called(event) -> Event = "WHERE event = $1";
    /// The results of a programme and period.
    results_of_round(programme, period) -> Outcome = "WHERE programme = $1 AND period = $2";
    /// The data sets of a programme and period.
    datasets_of_round(programme, period) -> Dataset = "WHERE programme = $1 AND period = $2";
    /// The data set with this id; none or one.
    dataset_named(dataset) -> Dataset = "WHERE dataset = $1";
    /// All honours that were revoked.
    revoked_honours() -> Honour = "WHERE status = 'revoked'";
    /// All honours in data sets of a programme.
    honours_in_programme(programme) -> Honour = "WHERE dataset IN (SELECT dataset FROM dataset WHERE programme = $1)";
    /// All data sets of a programme.
    datasets_of_programme(programme) -> Dataset = "WHERE programme = $1";
    /// All objections that wait.
    open_objections() -> Objection = "WHERE state = 'open'";
    /// Bodies of exactly this name.
    bodies_called(name) -> Body = "WHERE name = $1";
    /// Former names of a body.
    former_names(body) -> BodyName = "WHERE body = $1";
}

impl Act {
    /// Removes the proposal that waits in a category, with those it names.
    pub async fn remove_award_proposal(
        &mut self,
        award: &str,
        category: &str,
    ) -> Result<(), StoreError> {
        for table in ["award_recipient", "award_left", "award_decision"] {
            let sql = format!(
                "DELETE FROM {table} WHERE award = $1 AND category = $2 AND decision IN \
                 (SELECT decision FROM award_decision \
                 WHERE award = $1 AND category = $2 AND state = 'proposed')"
            );
            let query = sqlx::query(AssertSqlSafe(sql)).bind(sought(award));
            let done = self.tx().execute(query.bind(sought(category))).await;
            done.map_err(doing("writing decisions on awards"))?;
        }
        Ok(())
    }
}
