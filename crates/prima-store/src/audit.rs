//! The audit chain as it is searched: newest first, a piece at a time, by day,
//! person, act and subject. Who may read a line is decided elsewhere.

use crate::act::AuditLine;
use crate::database::Database;
use crate::error::StoreError;
use crate::table::{MOST_NAMES, rows, select, sought};

/// After every moment that is written.
const END: &str = "9999";

/// What is sought in the chain; what is empty is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditSought {
    /// First moment, or its beginning such as a day.
    pub since: String,
    /// First moment that is too late, or its beginning.
    pub before: String,
    /// Who acted, by id; `None`: anybody.
    pub actors: Option<Vec<String>>,
    /// A part of the act's name.
    pub act: String,
    /// Acts that fit as well as those with this part, by name; asked for only with it.
    pub acts: Vec<String>,
    /// A part of the object or of the detail, such as the id of a unit.
    pub about: String,
}

impl Database {
    /// Lines that fit, newest first, at most `limit`; those after the line with
    /// this moment and number, where one is given.
    pub async fn audit_back(
        &self,
        asked: &AuditSought,
        after: Option<(&str, i64)>,
        limit: i64,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let before = match asked.before.as_str() {
            "" => END,
            before => before,
        };
        let (at, sequence) = after.unwrap_or((END, 0));
        let mut sql =
            String::from("WHERE at >= $1 AND at < $2 AND at <= $3 AND (at < $3 OR sequence < $4)");
        let mut given = Vec::new();
        if !asked.act.is_empty() {
            let place = next(&mut given, format!("%{}%", escaped(&asked.act)));
            let acts = &asked.acts[..asked.acts.len().min(MOST_NAMES)];
            let acts = acts.iter().map(|one| next(&mut given, sought(one)));
            let acts: Vec<String> = acts.collect();
            let named = match acts.is_empty() {
                true => String::new(),
                false => format!(" OR act IN ({})", acts.join(", ")),
            };
            sql.push_str(&format!(" AND (LOWER(act) LIKE {place} ESCAPE '!'{named})"));
        }
        if !asked.about.is_empty() {
            let place = next(&mut given, format!("%{}%", escaped(&asked.about)));
            sql.push_str(&format!(
                " AND (LOWER(object) LIKE {place} ESCAPE '!' OR LOWER(detail) LIKE {place} ESCAPE '!')"
            ));
        }
        if let Some(actors) = &asked.actors {
            let actors = &actors[..actors.len().min(MOST_NAMES)];
            if actors.is_empty() {
                return Ok(Vec::new());
            }
            let places = actors.iter().map(|one| next(&mut given, sought(one)));
            let places: Vec<String> = places.collect();
            sql.push_str(&format!(" AND actor IN ({})", places.join(", ")));
        }
        sql.push_str(" ORDER BY at DESC, sequence DESC LIMIT $5");
        let mut query = sqlx::query(select::<AuditLine>(&sql))
            .bind(sought(&asked.since))
            .bind(sought(before))
            .bind(sought(at))
            .bind(sequence)
            .bind(limit.max(0));
        for value in given {
            query = query.bind(value);
        }
        let found = query.fetch_all(self.readers()).await;
        rows(found, "searching the audit chain")
    }
}

/// Keeps a value to bind behind the five that are always there; gives its place.
fn next(given: &mut Vec<String>, value: String) -> String {
    given.push(value);
    format!("${}", given.len() + 5)
}

/// A text as a part of a pattern, in small letters: both engines are to find
/// the same, and only one of them tells capitals apart.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in sought(text).to_ascii_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            out.push('!');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_patterns_stand_for_themselves() {
        assert_eq!(escaped("Save_Answers 100%!"), "save!_answers 100!%!!");
    }
}
