//! The name list of an event: one row a recipient, in the order of the ceremony.
//! It is passed on without its page, so that each row says whether it is a sample,
//! as the public list does.

use crate::assessment::ranking::csv::line;
use crate::look::Words;
use prima_instrument::award::Category;
use prima_store::recognition::award::AwardRecipient;
use prima_workflow::recognition::award::AwardPage;

/// Names of the columns.
const COLUMNS: [&str; 18] = [
    "event",
    "date",
    "order",
    "category",
    "category_name",
    "honour",
    "number",
    "body",
    "name",
    "name_now",
    "unit",
    "unit_name",
    "unit_name_now",
    "citation_id",
    "citation_en",
    "rank",
    "figure",
    "sample",
];

/// The list with its head.
pub(super) fn csv(words: Words, found: &AwardPage) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    for (category, order) in found.rules.categories.iter().zip(1..) {
        for row in found.recipients_of(&category.code) {
            line(&fields(words, found, (category, order), row), &mut out);
        }
    }
    out
}

fn fields(
    words: Words,
    found: &AwardPage,
    (category, order): (&Category, usize),
    row: &AwardRecipient,
) -> [String; 18] {
    let now = |id: &str| {
        let body = found.called.get(id);
        body.map_or_else(String::new, |body| body.name.clone())
    };
    let rank = match row.rank {
        0 => String::new(),
        rank => rank.to_string(),
    };
    let is_sample = found.rules.is_sample || !row.sample.is_empty();
    [
        found.rules.code.clone(),
        found.rules.date.clone(),
        order.to_string(),
        category.code.clone(),
        words.text(&category.title).to_owned(),
        words.text(&category.confers).to_owned(),
        row.number.to_string(),
        row.body.clone(),
        row.body_name.clone(),
        now(&row.body),
        row.unit.clone(),
        row.unit_name.clone(),
        now(&row.unit),
        row.citation_id.clone(),
        row.citation_en.clone(),
        rank,
        row.figure.clone(),
        if is_sample { "1" } else { "0" }.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::award;
    use prima_instrument::words::Lang;
    use std::collections::BTreeMap;

    const RULES: &str = r#"[event]
code = "uji-2024"
title = { id = "Acara uji", en = "Trial event" }
programme = "pekppp"
date = "2024-10-08"
[laws.uji]
title = "Aturan uji"
[[category]]
code = "rentan"
title = { id = "Rentan", en = "Vulnerable" }
confers = { id = "Penghargaan", en = "Award" }
announced = 1
rule = { kind = "named" }
"#;

    #[test]
    fn each_row_says_whether_it_is_a_sample() {
        let made_up = RULES.replace("[laws.uji]", "sample = true\n[laws.uji]");
        for (rules, recipient, expected) in [
            (RULES, "", "0"),
            (RULES, "sample", "1"),
            (made_up.as_str(), "", "1"),
        ] {
            let found = AwardPage {
                rules: award::read(rules).expect("the rules have no fault"),
                decisions: BTreeMap::new(),
                recipients: vec![AwardRecipient {
                    category: "rentan".to_owned(),
                    sample: recipient.to_owned(),
                    ..AwardRecipient::default()
                }],
                called: BTreeMap::new(),
            };
            let list = csv(Words { lang: Lang::Id }, &found);
            let last = |row: Option<&str>| {
                row.and_then(|row| row.rsplit(',').next())
                    .map(str::to_owned)
            };
            let mut rows = list.lines();
            assert_eq!(last(rows.next()).as_deref(), Some("sample"), "{list}");
            assert_eq!(last(rows.next()).as_deref(), Some(expected), "{list}");
        }
    }
}
