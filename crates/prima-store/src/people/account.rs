//! Accounts, grants, ties and overrides, read and written.

use super::{GrantRow, OverrideRow, Person, READING, RecoveryCode, TieRow, many, one};
use crate::act::Act;
use crate::database::Database;
use crate::error::{StoreError, doing};
use crate::table::insert;
use sqlx::{Executor, Row};

const BY_ID: &str = "WHERE person = $1";
const BY_EMAIL: &str = "WHERE email = $1";
const BY_OVERRIDE: &str = "WHERE conflict_override = $1";
const CODES: &str = "WHERE person = $1 ORDER BY code_hash";

impl Database {
    /// The person with this id.
    pub async fn person(&self, id: &str) -> Result<Option<Person>, StoreError> {
        one(self.readers(), BY_ID, &[id]).await
    }

    /// The person with this e-mail address, which must be in small letters.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Person>, StoreError> {
        one(self.readers(), BY_EMAIL, &[email]).await
    }

    /// Everybody, by e-mail address.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut people: Vec<Person> = many(self.readers(), "", &[]).await?;
        people.sort_by(|a, b| a.email.cmp(&b.email));
        Ok(people)
    }

    /// What a person is granted, by role and scope.
    pub async fn grants_of(&self, person: &str) -> Result<Vec<GrantRow>, StoreError> {
        let found = many(self.readers(), BY_ID, &[person]).await;
        found.map(sorted_grants)
    }

    /// All that is granted, by role, scope and person.
    pub async fn grants(&self) -> Result<Vec<GrantRow>, StoreError> {
        let found = many(self.readers(), "", &[]).await;
        found.map(sorted_grants)
    }

    /// All that ties people to bodies, by body and kind.
    pub async fn ties(&self) -> Result<Vec<TieRow>, StoreError> {
        let found = many(self.readers(), "", &[]).await;
        found.map(sorted_ties)
    }

    /// What is granted in a scope, by role and person.
    pub async fn grants_in(&self, kind: &str, scope: &str) -> Result<Vec<GrantRow>, StoreError> {
        let rest = "WHERE scope_kind = $1 AND scope = $2";
        let found = many(self.readers(), rest, &[kind, scope]).await;
        found.map(sorted_grants)
    }

    /// What a person is tied to, by body and kind.
    pub async fn ties_of(&self, person: &str) -> Result<Vec<TieRow>, StoreError> {
        let found = many(self.readers(), BY_ID, &[person]).await;
        found.map(sorted_ties)
    }

    /// Overrides for a person, oldest first, those not confirmed among them.
    pub async fn overrides_of(&self, person: &str) -> Result<Vec<OverrideRow>, StoreError> {
        let found = many(self.readers(), BY_ID, &[person]).await;
        found.map(sorted_overrides)
    }

    /// All overrides, oldest first, those not confirmed among them.
    pub async fn overrides(&self) -> Result<Vec<OverrideRow>, StoreError> {
        let found = many(self.readers(), "", &[]).await;
        found.map(sorted_overrides)
    }

    /// Recovery codes of a person, used ones among them.
    pub async fn recovery_codes(&self, person: &str) -> Result<Vec<RecoveryCode>, StoreError> {
        many(self.readers(), CODES, &[person]).await
    }
}

impl Act {
    /// How many accounts there are.
    pub async fn n_people(&mut self) -> Result<i64, StoreError> {
        let found = self.tx().fetch_one("SELECT COUNT(*) FROM person").await;
        found.and_then(|row| row.try_get(0)).map_err(doing(READING))
    }

    /// The person with this id, as this change sees it.
    pub async fn person(&mut self, id: &str) -> Result<Option<Person>, StoreError> {
        one(&mut **self.tx(), BY_ID, &[id]).await
    }

    /// The person with this e-mail address, as this change sees it.
    pub async fn person_by_email(&mut self, email: &str) -> Result<Option<Person>, StoreError> {
        one(&mut **self.tx(), BY_EMAIL, &[email]).await
    }

    /// Writes an account, a new one or in place of what it was.
    pub async fn put_person(&mut self, person: Person) -> Result<(), StoreError> {
        let id = person.person.clone();
        self.put_in_place(person, &[("person", &id)]).await
    }

    /// What a person is granted, as this change sees it.
    pub async fn grants_of(&mut self, person: &str) -> Result<Vec<GrantRow>, StoreError> {
        let found = many(&mut **self.tx(), BY_ID, &[person]).await;
        found.map(sorted_grants)
    }

    /// Who holds a role, as this change sees it.
    pub async fn holders_of(&mut self, role: &str) -> Result<Vec<GrantRow>, StoreError> {
        let found = many(&mut **self.tx(), "WHERE role = $1", &[role]).await;
        found.map(sorted_grants)
    }

    /// Writes a grant.
    pub async fn put_grant(&mut self, grant: GrantRow) -> Result<(), StoreError> {
        let row = grant.clone();
        self.put_in_place(row, &grant.key()).await
    }

    /// Takes a grant away; says whether there was one.
    pub async fn remove_grant(&mut self, grant: &GrantRow) -> Result<bool, StoreError> {
        let removed = self.remove_in_place::<GrantRow>(&grant.key()).await?;
        Ok(removed > 0)
    }

    /// A tie of a person, as this change sees it.
    pub async fn tie(
        &mut self,
        person: &str,
        body: &str,
        kind: &str,
    ) -> Result<Option<TieRow>, StoreError> {
        let rest = "WHERE person = $1 AND body = $2 AND kind = $3";
        one(&mut **self.tx(), rest, &[person, body, kind]).await
    }

    /// Writes a tie.
    pub async fn put_tie(&mut self, tie: TieRow) -> Result<(), StoreError> {
        let row = tie.clone();
        let key = [
            ("person", &*tie.person),
            ("body", &*tie.body),
            ("kind", &*tie.kind),
        ];
        self.put_in_place(row, &key).await
    }

    /// The override with this id, as this change sees it.
    pub async fn conflict_override(&mut self, id: &str) -> Result<Option<OverrideRow>, StoreError> {
        one(&mut **self.tx(), BY_OVERRIDE, &[id]).await
    }

    /// Writes an override.
    pub async fn put_override(&mut self, row: OverrideRow) -> Result<(), StoreError> {
        let id = row.conflict_override.clone();
        self.put_in_place(row, &[("conflict_override", &id)]).await
    }

    /// Puts these recovery codes in place of all others of a person.
    pub async fn replace_recovery_codes(
        &mut self,
        person: &str,
        codes: &[RecoveryCode],
    ) -> Result<(), StoreError> {
        self.remove_in_place::<RecoveryCode>(&[("person", person)])
            .await?;
        insert(self.tx(), codes).await
    }

    /// A recovery code of a person, as this change sees it.
    pub async fn recovery_code(
        &mut self,
        person: &str,
        hash: &str,
    ) -> Result<Option<RecoveryCode>, StoreError> {
        let rest = "WHERE person = $1 AND code_hash = $2";
        one(&mut **self.tx(), rest, &[person, hash]).await
    }

    /// Writes a recovery code.
    pub async fn put_recovery_code(&mut self, code: RecoveryCode) -> Result<(), StoreError> {
        let row = code.clone();
        let key = [("person", &*code.person), ("code_hash", &*code.code_hash)];
        self.put_in_place(row, &key).await
    }
}

impl GrantRow {
    fn key(&self) -> [(&'static str, &str); 4] {
        [
            ("person", &self.person),
            ("role", &self.role),
            ("scope_kind", &self.scope_kind),
            ("scope", &self.scope),
        ]
    }
}

pub(super) fn sorted_grants(mut grants: Vec<GrantRow>) -> Vec<GrantRow> {
    fn place(grant: &GrantRow) -> (&str, &str, &str, &str) {
        (&grant.role, &grant.scope_kind, &grant.scope, &grant.person)
    }
    grants.sort_by(|a, b| place(a).cmp(&place(b)));
    grants
}

pub(super) fn sorted_ties(mut ties: Vec<TieRow>) -> Vec<TieRow> {
    ties.sort_by(|a, b| (&a.body, &a.kind, &a.person).cmp(&(&b.body, &b.kind, &b.person)));
    ties
}

pub(super) fn sorted_overrides(mut rows: Vec<OverrideRow>) -> Vec<OverrideRow> {
    rows.sort_by(|a, b| {
        (a.asked_at, &a.conflict_override).cmp(&(b.asked_at, &b.conflict_override))
    });
    rows
}
