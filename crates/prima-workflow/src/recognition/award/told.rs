//! What the decisions on an event tell the public: a data set of honours like
//! any imported one, with citations, and with what does not agree.

use super::CONFIRMED;
use super::seen::AwardSeen;
use crate::assessment::Acted;
use crate::recognition::published::{Told, replace};
use prima_instrument::award::Category;
use prima_instrument::words::{Lang, Text, say};
use prima_store::Act;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use std::collections::BTreeMap;

/// Id of the data set of an event.
pub(super) fn dataset_name(award: &str) -> String {
    format!("penghargaan-{award}")
}

/// Publishes all that was confirmed of an event.
pub(super) async fn publish(act: &mut Act, seen: &AwardSeen, at: &str) -> Acted<()> {
    let rules = &seen.rules;
    let mut reading = act.reading();
    let decisions: BTreeMap<String, AwardDecision> = reading
        .award_decisions(&rules.code)
        .await?
        .into_iter()
        .map(|row| (row.category.clone(), row))
        .collect();
    let is_confirmed = |category: &str| {
        let row = decisions.get(category);
        row.is_some_and(|row| row.state == CONFIRMED)
    };
    let mut recipients = reading.award_recipients(&rules.code).await?;
    recipients.retain(|row| is_confirmed(&row.category));
    let day = &at[..at.len().min(10)];
    let telling = Telling {
        seen,
        day,
        decisions: &decisions,
        recipients: &recipients,
    };
    let told = Told {
        name: dataset_name(&rules.code),
        title: rules.title.clone(),
        note: Text {
            id: say(Lang::Id, "award-note", &[]),
            en: say(Lang::En, "award-note", &[]),
        },
        programme: rules.programme.clone(),
        period: telling.period().to_owned(),
        is_sample: rules.is_sample || recipients.iter().any(|row| !row.sample.is_empty()),
        events: telling.events(),
        honours: telling.honours(),
        statements: telling.statements(),
    };
    replace(act, told, at).await
}

/// An event being told.
struct Telling<'a> {
    seen: &'a AwardSeen,
    day: &'a str,
    decisions: &'a BTreeMap<String, AwardDecision>,
    recipients: &'a [AwardRecipient],
}

impl Telling<'_> {
    fn period(&self) -> &str {
        let date = &self.seen.rules.date;
        &date[..date.len().min(4)]
    }

    fn source(&self, category: &str) -> String {
        format!("Prima: {}/{category}", self.seen.rules.code)
    }

    /// How many recipients of a category were announced, as the decision has
    /// it, else the rules.
    fn announced(&self, category: &Category) -> Option<i64> {
        let decision = self.decisions.get(&category.code);
        let decision = decision.filter(|row| row.state == CONFIRMED);
        match decision {
            Some(row) => (row.announced > 0).then_some(row.announced),
            None => category.announced.map(i64::from),
        }
    }

    fn events(&self) -> Vec<[String; 12]> {
        let rules = &self.seen.rules;
        let line = |category: &str, title: &Text, level: String, announced: Option<i64>| {
            [
                rules.code.clone(),
                category.to_owned(),
                title.id.clone(),
                title.en.clone(),
                level,
                announced.map_or_else(String::new, |n| n.to_string()),
                rules.date.clone(),
                rules.place.clone(),
                rules.host.clone(),
                format!("Prima: {}", rules.code),
                self.period().to_owned(),
                self.day.to_owned(),
            ]
        };
        let mut lines = vec![line("", &rules.title, String::new(), None)];
        lines.extend(rules.categories.iter().map(|one| {
            let levels = one.group.levels.join(";");
            line(&one.code, &one.title, levels, self.announced(one))
        }));
        lines
    }

    fn honours(&self) -> Vec<[String; 15]> {
        let rules = &self.seen.rules;
        let line = |row: &AwardRecipient| {
            let category = rules.category(&row.category)?;
            Some([
                row.honour.clone(),
                row.award.clone(),
                row.category.clone(),
                row.body.clone(),
                row.unit.clone(),
                category.confers.id.clone(),
                category.confers.en.clone(),
                "granted".to_owned(),
                rules.date.clone(),
                String::new(),
                String::new(),
                String::new(),
                self.source(&row.category),
                self.period().to_owned(),
                self.day.to_owned(),
            ])
        };
        self.recipients.iter().filter_map(line).collect()
    }

    /// Citations, under the names of the day of the decision; and where more or
    /// fewer were announced than are named.
    fn statements(&self) -> Vec<[String; 8]> {
        let mut lines = Vec::new();
        for row in self.recipients {
            let english = match row.citation_en.as_str() {
                "" => &row.citation_id,
                english => english,
            };
            let said = |lang: Lang, citation: &str| {
                let name = match row.unit_name.as_str() {
                    "" => row.body_name.clone(),
                    unit => format!("{} ({unit})", row.body_name),
                };
                let arguments = [("name", name), ("citation", citation.to_owned())];
                say(lang, "award-citation", &arguments)
            };
            lines.push(self.statement(
                (format!("{}-{}", row.category, row.number), "fact"),
                &row.category,
                &row.body,
                [said(Lang::Id, &row.citation_id), said(Lang::En, english)],
            ));
        }
        for category in &self.seen.rules.categories {
            lines.extend(self.mismatch(category));
        }
        lines
    }

    fn mismatch(&self, category: &Category) -> Option<[String; 8]> {
        let decision = self.decisions.get(&category.code)?;
        let named = self.recipients.iter();
        let named = named.filter(|row| row.category == category.code).count();
        let announced = self.announced(category)?;
        if decision.state != CONFIRMED || i64::try_from(named) == Ok(announced) {
            return None;
        }
        let said = |lang: Lang, title: &str| {
            let arguments = [
                ("category", title.to_owned()),
                ("announced", announced.to_string()),
                ("named", named.to_string()),
            ];
            say(lang, "award-mismatch", &arguments)
        };
        let texts = [
            said(Lang::Id, &category.title.id),
            said(Lang::En, &category.title.en),
        ];
        let id = format!("{}-selisih", category.code);
        Some(self.statement((id, "mismatch"), &category.code, "", texts))
    }

    fn statement(
        &self,
        (id, kind): (String, &str),
        category: &str,
        body: &str,
        [text_id, text_en]: [String; 2],
    ) -> [String; 8] {
        [
            id,
            kind.to_owned(),
            self.period().to_owned(),
            body.to_owned(),
            text_id,
            text_en,
            self.source(category),
            self.day.to_owned(),
        ]
    }
}
