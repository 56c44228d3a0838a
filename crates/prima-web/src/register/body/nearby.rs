//! For a body or region without results: where results are. Only what leads to something
//! is offered; whom it names is no judgement, so they stand by name.

use crate::assessment::naming;
use crate::look::{Link, links};
use crate::register::result::says_something;
use crate::site::{Known, Site};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_store::StoreError;
use prima_store::register::{Body, Region};
use std::collections::BTreeSet;

/// Bodies that are named.
const MOST: usize = 6;

/// Results that are nearest to somebody without any.
#[derive(Clone, Debug, Default)]
pub struct Nearby {
    /// Its province, where anybody in it has a result.
    pub province: Option<Region>,
    /// Bodies of the province with results, by name.
    pub bodies: Vec<Body>,
    /// Programme and period of the newest round with real results.
    pub cycle: Option<(String, String)>,
}

/// Reads what is nearest to a province, or to nowhere.
pub async fn read(
    site: &Site,
    known: &Known,
    province: Option<&Region>,
) -> Result<Nearby, StoreError> {
    let made_up = known.made_up();
    let mut nearby = Nearby {
        cycle: known.newest_cycle().cloned(),
        ..Nearby::default()
    };
    let Some(province) = province else {
        return Ok(nearby);
    };
    let results = site.database.results_in_province(&province.region).await?;
    let mut ids = Vec::new();
    let mut seen = BTreeSet::new();
    let real = results
        .iter()
        .filter(|row| says_something(row) && !made_up.contains(&row.dataset));
    for row in real {
        if seen.insert(&row.body) && ids.len() < MOST {
            ids.push(row.body.clone());
        }
    }
    if !ids.is_empty() {
        nearby.bodies = site.database.bodies_named(&ids).await?;
        nearby.bodies.sort_by(|a, b| a.called().cmp(b.called()));
        nearby.province = Some(province.clone());
    }
    Ok(nearby)
}

/// The ways there; nothing where there are none.
pub fn markup(words: Words, nearby: &Nearby) -> Markup {
    let mut ways: Vec<(String, String)> = Vec::new();
    if let Some(province) = &nearby.province {
        let name = [("name", province.name.clone())];
        ways.push((
            words.say("web-body-nearby-province", &name),
            naming::region_address(words, &province.region),
        ));
    }
    ways.extend(nearby.bodies.iter().map(|body| {
        (
            body.called().to_owned(),
            naming::body_address(words, &body.body),
        )
    }));
    if let Some((programme, period)) = &nearby.cycle {
        let arguments = [
            ("programme", naming::programme(words, programme)),
            ("period", naming::period(words, period)),
        ];
        ways.push((
            words.say("web-body-nearby-cycle", &arguments),
            naming::cycle_address(words, programme, period),
        ));
    }
    let all: Vec<Link> = ways
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    html! {
        @if !all.is_empty() {
            p class="strong" { (words.label("web-body-nearby")) }
            (links(&all))
        }
    }
}
