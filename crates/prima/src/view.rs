//! Results on the terminal: a table per peer group, and what must be said with it.

use crate::output::{Output, TextTable};
use prima_exchange::Note;
use prima_instrument::exact::Exact;
use prima_instrument::words::Lang;
use prima_score::bodies::BodyId;
use prima_score::round::{Results, Round};
use prima_workflow::tables::{difference, index_text};
use serde_json::{Value, json};

/// Rows of a group that the terminal shows; the rest is in the files.
const MOST_SHOWN: usize = 20;

/// A number as the reader writes it.
pub fn local(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

/// Shows the results, a table for each peer group, best first.
pub fn results(round: &Round, results: &Results, output: Output) {
    if output.json {
        return;
    }
    let mut in_groups: Vec<Vec<BodyId>> = vec![Vec::new(); results.groups.len()];
    let mut outside = Vec::new();
    for body in round.bodies.iter() {
        match results.places[body.0 as usize] {
            Some(place) => in_groups[place.group as usize].push(body),
            None => outside.push(body),
        }
    }
    for (group, mut bodies) in results.groups.iter().zip(in_groups) {
        bodies.sort_by_key(|body| rank_of(results, *body).unwrap_or(u32::MAX));
        let title = round.instrument().peer_groups[group.rule]
            .title
            .get(output.lang);
        let of = ("of", group.ranked.to_string());
        let name = match group.reach.is_empty() {
            true => title.to_owned(),
            false => format!("{title} ({})", group.reach),
        };
        output.heading(&output.words("cli-group", &[("name", name), of]));
        table(round, results, &bodies, output);
    }
    if !outside.is_empty() {
        output.heading(&output.words("cli-group-none", &[]));
        table(round, results, &outside, output);
    }
    explain(round, results, output);
}

fn rank_of(results: &Results, body: BodyId) -> Option<u32> {
    results.places[body.0 as usize].and_then(|place| place.rank)
}

fn table(round: &Round, results: &Results, bodies: &[BodyId], output: Output) {
    let column =
        |key: &str, numeric: bool| (output.words(&format!("cli-column-{key}"), &[]), numeric);
    let published = bodies
        .iter()
        .any(|body| round.published.indices.contains_key(body));
    let mut columns = vec![
        column("rank", true),
        column("name", false),
        column("index", true),
        column("band", false),
        column("label", false),
        column("zone", false),
        column("state", false),
    ];
    if published {
        columns.push(column("published", false));
    }
    let mut shown = TextTable::new(&columns);
    for body in bodies.iter().take(MOST_SHOWN) {
        let result = &results.bodies[body.0 as usize];
        let band = result
            .band
            .map(|band| &round.instrument().bands[usize::from(band)]);
        let place = results.places[body.0 as usize];
        let rank = place.and_then(|place| {
            let of = results.groups[place.group as usize].ranked.to_string();
            Some(output.words(
                "cli-rank-of",
                &[("rank", place.rank?.to_string()), ("of", of)],
            ))
        });
        let provisional = !round.provisional(*body, results).is_empty();
        let index = if result.units.is_some() {
            index_text(round, result)
        } else {
            result
                .exact
                .as_ref()
                .map(Exact::to_string)
                .unwrap_or_default()
        };
        let mut cells = vec![
            rank.unwrap_or_default(),
            round.bodies.name(*body).to_owned(),
            format!(
                "{}{}",
                local(&index, output.lang),
                if provisional { "*" } else { "" }
            ),
            band.map_or(String::new(), |band| band.code.clone()),
            band.map_or(String::new(), |band| band.label.id.clone()),
            band.and_then(|band| band.zone.as_ref())
                .map_or(String::new(), |zone| zone.id.clone()),
            output.words(
                &format!("cli-state-{}", result.state.word().replace('_', "-")),
                &[],
            ),
        ];
        if let Some(found) = round.published.indices.get(body) {
            let printed = [
                local(&found.text, output.lang),
                found.band.clone(),
                found.rank.clone(),
            ];
            let printed: Vec<String> = printed
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            let differs =
                difference(round, result, found).filter(|difference| !difference.is_zero());
            let sign = |difference: Exact| {
                format!(
                    " ({}{})",
                    if difference.is_negative() { "" } else { "+" },
                    local(&difference.to_string(), output.lang)
                )
            };
            cells.push(printed.join(" · ") + &differs.map(sign).unwrap_or_default());
        }
        shown.row(cells);
    }
    output.table(&shown);
    if bodies.len() > MOST_SHOWN {
        output.say(
            "cli-more-rows",
            &[("n", (bodies.len() - MOST_SHOWN).to_string())],
        );
    }
    output.line("");
}

/// What rests on unproven rules, and that nothing is said about closeness without data.
fn explain(round: &Round, results: &Results, output: Output) {
    let rests = round
        .bodies
        .iter()
        .any(|body| !round.provisional(body, results).is_empty());
    if rests {
        output.say("cli-provisional", &[]);
    }
    let only_published = results.bodies.iter().any(|result| result.units.is_some())
        && results.bodies.iter().all(|result| {
            use prima_score::round::Origin;
            matches!(
                result.origin,
                Origin::Published | Origin::Children | Origin::Nothing
            )
        });
    if only_published {
        output.say("cli-no-uncertainty", &[]);
    }
}

/// Notes on what was accepted although it is unusual.
pub fn notes(notes: &[Note], output: Output) {
    for note in notes {
        output.say("cli-note", &[("note", note.message(output.lang))]);
    }
}

/// Peer groups with their counts per band.
pub fn groups_json(round: &Round, results: &Results) -> Value {
    let mut list = Vec::new();
    for (index, group) in results.groups.iter().enumerate() {
        let mut bands = serde_json::Map::new();
        for band in &round.instrument().bands {
            bands.insert(band.code.clone(), json!(0));
        }
        for (result, place) in results.bodies.iter().zip(&results.places) {
            let inside = place.is_some_and(|place| place.group as usize == index);
            if let (true, Some(band)) = (inside, result.band) {
                let code = &round.instrument().bands[usize::from(band)].code;
                let n = bands.get(code).and_then(Value::as_u64).unwrap_or(0);
                bands.insert(code.clone(), json!(n + 1));
            }
        }
        list.push(json!({ "peer_group": group.name, "bodies": group.bodies, "ranked": group.ranked, "bands": bands }));
    }
    Value::Array(list)
}
