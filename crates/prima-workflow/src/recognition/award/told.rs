//! What the decisions on an event tell the public: a data set of honours like
//! any imported one, with citations, with what does not agree, and with what was
//! decided before and stands no longer.

use super::decisions::{Decisions, Fallen, is_honoured, of_award};
use super::seen::AwardSeen;
use crate::assessment::Acted;
use crate::assessment::moment::{today, utc};
use crate::recognition::published::{Told, replace};
use prima_document::wording::Words;
use prima_domain::register::day::Day;
use prima_domain::register::moment::read;
use prima_instrument::award::Category;
use prima_instrument::words::{Lang, Text, say};
use prima_store::Act;
use prima_store::recognition::award::{AwardDecision, AwardRecipient};
use std::collections::BTreeMap;

/// Id of the data set of an event.
pub(in crate::recognition) fn dataset_name(award: &str) -> String {
    format!("penghargaan-{award}")
}

/// The day it was in Jakarta when a decision was confirmed.
fn day_of(decision: &AwardDecision) -> String {
    let at = read(&decision.confirmed_at);
    at.map_or_else(String::new, |at| Day::at(at).to_string())
}

/// Publishes all that was confirmed of an event, and what of it stands no longer.
pub(super) async fn publish(act: &mut Act, seen: &AwardSeen, now: i64) -> Acted<()> {
    let rules = &seen.rules;
    let mut reading = act.reading();
    let decisions = of_award(&mut reading, &rules.code).await?;
    let all = reading.award_recipients(&rules.code).await?;
    let honoured = all.iter().filter(|row| is_honoured(&decisions, row));
    let recipients: Vec<AwardRecipient> = honoured.cloned().collect();
    let mut fallen = Vec::new();
    for (category, decisions) in &decisions {
        let own = all.iter().filter(|row| row.category == *category);
        let own: Vec<AwardRecipient> = own.cloned().collect();
        fallen.extend(decisions.fallen(&own).into_values());
    }
    let day = today(now);
    let telling = Telling {
        seen,
        day: &day,
        decisions: &decisions,
        recipients: &recipients,
        fallen: &fallen,
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
        is_sample: rules.is_sample || all.iter().any(|row| !row.sample.is_empty()),
        events: telling.events(),
        honours: telling.honours(),
        statements: telling.statements(),
    };
    replace(act, told, &utc(now)).await
}

/// An event being told.
struct Telling<'a> {
    seen: &'a AwardSeen,
    day: &'a str,
    decisions: &'a BTreeMap<String, Decisions>,
    recipients: &'a [AwardRecipient],
    fallen: &'a [Fallen],
}

impl Telling<'_> {
    fn period(&self) -> &str {
        let date = &self.seen.rules.date;
        &date[..date.len().min(4)]
    }

    fn source(&self, category: &str) -> String {
        format!("Prima: {}/{category}", self.seen.rules.code)
    }

    /// The decision that stands in a category.
    fn standing(&self, category: &str) -> Option<&AwardDecision> {
        self.decisions.get(category).and_then(Decisions::standing)
    }

    /// How many recipients of a category were announced, as the decision has
    /// it, else the rules.
    fn announced(&self, category: &Category) -> Option<i64> {
        match self.standing(&category.code) {
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
        let standing = self.recipients.iter();
        let standing = standing.filter_map(|row| self.honour(row, None));
        let fallen = self.fallen.iter();
        let fallen = fallen.filter_map(|it| self.honour(&it.recipient, Some(&it.by)));
        standing.chain(fallen).collect()
    }

    /// An honour that holds, or that another decision took away. What fell before
    /// the day of the event was never granted.
    fn honour(&self, row: &AwardRecipient, by: Option<&AwardDecision>) -> Option<[String; 15]> {
        let rules = &self.seen.rules;
        let category = rules.category(&row.category)?;
        let revoked = by.map_or_else(String::new, day_of);
        let is_granted = by.is_none() || revoked >= rules.date;
        Some([
            row.honour.clone(),
            row.award.clone(),
            row.category.clone(),
            row.body.clone(),
            row.unit.clone(),
            category.confers.id.clone(),
            category.confers.en.clone(),
            if by.is_some() { "revoked" } else { "granted" }.to_owned(),
            if is_granted { rules.date.as_str() } else { "" }.to_owned(),
            revoked,
            by.map_or_else(String::new, |by| by.why_id.clone()),
            by.map_or_else(String::new, |by| by.why_en.clone()),
            self.source(&row.category),
            self.period().to_owned(),
            self.day.to_owned(),
        ])
    }

    /// Citations, under the names of the day of the decision; and where more or
    /// fewer were announced than are named.
    fn statements(&self) -> Vec<[String; 8]> {
        let mut lines = Vec::new();
        for row in self.recipients {
            let said = |lang: Lang| {
                let name = match row.unit_name.as_str() {
                    "" => row.body_name.clone(),
                    unit => format!("{} ({unit})", row.body_name),
                };
                let citation = lang.of(&row.citation_id, &row.citation_en).to_owned();
                let arguments = [("name", name), ("citation", citation)];
                say(lang, "award-citation", &arguments)
            };
            lines.push(self.statement(
                (format!("{}-{}", row.category, row.number), "fact"),
                &row.category,
                &row.body,
                [said(Lang::Id), said(Lang::En)],
            ));
        }
        for category in &self.seen.rules.categories {
            lines.extend(self.mismatch(category));
            lines.extend(self.ended(category));
        }
        lines
    }

    /// Decisions that stand no longer: when they were made, when and why they ended.
    fn ended(&self, category: &Category) -> Vec<[String; 8]> {
        let decisions = self.decisions.get(&category.code);
        let ended = decisions.into_iter().flat_map(Decisions::ended);
        let ended = ended.filter(|(row, _)| row.is_revocation == 0);
        let told = ended.map(|(row, by)| {
            let key = match by.is_revocation {
                1 => "award-revoked",
                _ => "award-replaced",
            };
            let said = |lang: Lang| {
                let words = Words { lang };
                let arguments = [
                    ("category", category.title.get(lang).to_owned()),
                    ("day", words.date(&day_of(row))),
                    ("ended", words.date(&day_of(by))),
                    ("why", lang.of(&by.why_id, &by.why_en).to_owned()),
                ];
                say(lang, key, &arguments)
            };
            let texts = [said(Lang::Id), said(Lang::En)];
            let id = format!("{}-keputusan-{}", category.code, row.decision);
            self.statement((id, "reason"), &category.code, "", texts)
        });
        told.collect()
    }

    fn mismatch(&self, category: &Category) -> Option<[String; 8]> {
        self.standing(&category.code)?;
        let named = self.recipients.iter();
        let named = named.filter(|row| row.category == category.code).count();
        let announced = self.announced(category)?;
        if i64::try_from(named) == Ok(announced) {
            return None;
        }
        let said = |lang: Lang| {
            let arguments = [
                ("category", category.title.get(lang).to_owned()),
                ("announced", announced.to_string()),
                ("named", named.to_string()),
            ];
            say(lang, "award-mismatch", &arguments)
        };
        let texts = [said(Lang::Id), said(Lang::En)];
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
