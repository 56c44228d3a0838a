//! Reads a ranking from the store.

use super::{Choices, FEWEST_DRAWN, Filters, PAGE, View, csv, markup};
use crate::asked::Asked;
use crate::assessment::placed::{self, Reaches};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::{Known, Site};
use prima_instrument::Instrument;
use prima_store::StoreError;
use prima_store::history::{Dataset, RankedResult, RankingQuery};
use std::sync::Arc;

/// Rows that are read at once for a file.
const AT_ONCE: i64 = 10_000;

/// A round that there is, with what is known of it.
struct Round<'a> {
    programme: &'a str,
    period: &'a str,
    known: Arc<Known>,
    instrument: Option<&'a Instrument>,
    choices: Choices,
    filters: Filters,
}

impl<'a> Round<'a> {
    fn find(site: &'a Site, asked: &'a Asked) -> Result<Round<'a>, WebError> {
        let known = site.known();
        let segments = asked.segments();
        let [_, programme, period, ..] = segments[..] else {
            return Err(WebError::NotFound(Missing::Page));
        };
        if !known
            .cycles
            .iter()
            .any(|(code, of)| code == programme && of == period)
        {
            return Err(WebError::NotFound(missing(&known, programme, period)));
        }
        let datasets = datasets(&known, programme, period);
        let instrument = datasets
            .iter()
            .find_map(|dataset| site.instrument(&dataset.instrument));
        let words = asked.words();
        let choices = Choices {
            provinces: known
                .regions
                .values()
                .filter(|region| region.kind == "provinsi")
                .map(|region| (region.region.clone(), region.short.clone()))
                .collect(),
            bands: instrument
                .map_or(&[][..], |instrument| &instrument.bands)
                .iter()
                .map(|band| {
                    (
                        band.code.clone(),
                        format!("{} {}", band.code, words.text(&band.label)),
                    )
                })
                .collect(),
        };
        let filters = Filters::read(asked, &choices);
        Ok(Round {
            programme,
            period,
            known,
            instrument,
            choices,
            filters,
        })
    }

    /// Where nothing was chosen, narrows to the largest group that is ranked
    /// together and that filters can name; not to one of a few, which would hide the
    /// many for ranks that say next to nothing.
    async fn open_on_a_group(&mut self, site: &Site) -> Result<(), StoreError> {
        let ranked = self.instrument.filter(|one| one.ranking.ranked);
        let Some(instrument) = ranked.filter(|_| !self.filters.chooses()) else {
            return Ok(());
        };
        let groups = site.database.peer_groups(self.programme, self.period);
        let large = groups.await?.into_iter();
        for (peer_group, _) in large.filter(|(_, n)| *n >= FEWEST_DRAWN) {
            let (code, reach) = peer_group.split_once('/').unwrap_or((&peer_group, ""));
            let mut known = instrument.peer_groups.iter();
            if let Some(group) = known.find(|group| group.code == code)
                && self.filters.open_on(group, reach)
            {
                break;
            }
        }
        Ok(())
    }

    fn wanted(&self, skip: i64, limit: i64) -> RankingQuery {
        let filters = &self.filters;
        let one = |text: &String| {
            if text.is_empty() {
                Vec::new()
            } else {
                vec![text.clone()]
            }
        };
        RankingQuery {
            programme: self.programme.to_owned(),
            period: self.period.to_owned(),
            levels: filters.levels(),
            kinds: one(&filters.kind),
            province: filters.province.clone(),
            bands: one(&filters.band),
            only: (!filters.search.is_empty()).then(|| self.known.bodies_found(&filters.search)),
            by_name: filters.by_name,
            skip,
            limit,
        }
    }
}

/// What of a round is not there: the programme, or only its period.
pub(in crate::assessment) fn missing(known: &Known, programme: &str, period: &str) -> Missing {
    let of = |code: &str| code == programme;
    let has_programme = known.cycles.iter().any(|(code, _)| of(code))
        || known.datasets.iter().any(|dataset| of(&dataset.programme));
    match has_programme {
        true => Missing::Period {
            programme: programme.to_owned(),
            period: period.to_owned(),
        },
        false => Missing::Programme(programme.to_owned()),
    }
}

/// The data sets of a round.
pub(in crate::assessment) fn datasets<'k>(
    known: &'k Known,
    programme: &str,
    period: &str,
) -> Vec<&'k Dataset> {
    let of_round = known
        .datasets
        .iter()
        .filter(|dataset| dataset.programme == programme && dataset.period == period);
    of_round.collect()
}

/// What peer groups of some results reach over, by name.
pub(in crate::assessment) async fn reaches(
    site: &Site,
    known: &Known,
    rows: &[RankedResult],
) -> Result<Reaches, StoreError> {
    let mut reaches = provinces(known);
    let parents = placed::parents(rows.iter().map(|row| &row.result));
    for body in site.database.bodies_named(&parents).await? {
        reaches.insert(body.body, body.name);
    }
    Ok(reaches)
}

fn provinces(known: &Known) -> Reaches {
    let provinces = known
        .regions
        .values()
        .filter(|region| region.kind == "provinsi");
    provinces
        .map(|region| (region.region.clone(), region.short.clone()))
        .collect()
}

/// Answers the request for a ranking.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let mut round = Round::find(site, asked)?;
    round.open_on_a_group(site).await?;
    let Some(number) = asked.page() else {
        return Err(WebError::BadQuery {
            name: "halaman",
            value: asked.value("halaman").to_owned(),
        });
    };
    let wanted = round.wanted((number - 1) * PAGE, PAGE);
    let ranking = site.database.ranking(&wanted).await?;
    let reaches = reaches(site, &round.known, &ranking.rows).await?;
    let view = View {
        asked,
        origin: &site.origin,
        round: (round.programme, round.period),
        instrument: round.instrument,
        datasets: datasets(&round.known, round.programme, round.period),
        choices: round.choices.clone(),
        filters: round.filters.clone(),
        rows: ranking.rows,
        total: ranking.total,
        number,
        reaches,
        regions: provinces(&round.known),
    };
    Ok(Reply::Page(markup(&view)))
}

/// Answers the request for a ranking as CSV: the whole list, narrowed alike.
/// What cannot be understood of the address is refused, since nobody reads a
/// remark in a file.
pub async fn csv_page(site: &Site, asked: &Asked) -> Answer {
    let round = Round::find(site, asked)?;
    if let Some((name, value)) = round.filters.unknown.first() {
        return Err(WebError::BadQuery {
            name,
            value: value.clone(),
        });
    }
    let mut rows = Vec::new();
    loop {
        let part = site
            .database
            .ranking(&round.wanted(rows.len() as i64, AT_ONCE))
            .await?;
        let done = part.rows.is_empty();
        rows.extend(part.rows);
        if done || rows.len() as i64 >= part.total {
            break;
        }
    }
    Ok(Reply::File {
        content_type: "text/csv; charset=utf-8; header=present",
        bytes: csv::write(
            &rows,
            &datasets(&round.known, round.programme, round.period),
        )
        .into_bytes(),
        name: Some(format!(
            "peringkat-{}-{}.csv",
            round.programme, round.period
        )),
    })
}
