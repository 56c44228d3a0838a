//! Makes the answers: asks the store, and writes the rows as records.

use super::endpoint::{Endpoint, Gives, Operation, ROOT};
use super::given::Given;
use super::parameter::*;
use super::problem::Problem;
use super::records::body::{FullBody, body, body_in_full};
use super::records::cycle::{CycleRow, ProgrammeRow, cycle, programme};
use super::records::dataset::{FullDataset, dataset, dataset_in_full};
use super::records::event::{FullEvent, HonourRow, event, honour};
use super::records::figure::{MarkedFigure, figure};
use super::records::innovation::{InnovationRow, innovation};
use super::records::instrument::{instrument, instrument_in_full};
use super::records::key::{KeyRow, key};
use super::records::region::{FullRegion, region, region_in_full};
use super::records::result::{ResultRow, result};
use super::records::statement::{StatementRow, statement};
use super::shape::both;
use crate::assessment::naming;
use crate::opendata::marks::Marks;
use crate::opendata::verify::keys_of;
use crate::register::bodies::searched;
use crate::site::{Known, Site};
use prima_document::wording::Words;
use prima_domain::innovation::search::Wanted;
use prima_instrument::words::Lang;
use prima_store::history::{Event, Honour, Outcome, RankingQuery, Statement};
use prima_store::innovation::Innovation;
use prima_store::register::BodyQuery;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Answers one request.
pub async fn answer(site: &Site, endpoint: &Endpoint, given: &Given) -> Result<Value, Problem> {
    let known = site.known();
    let asking = Asking {
        site,
        known: &known,
        marks: Marks::of(&known),
        given,
    };
    match endpoint.gives {
        Gives::One(_) => asking.one(endpoint.operation).await,
        Gives::List(_) => {
            let (items, total) = asking.list(endpoint.operation).await?;
            Ok(page(endpoint, given, items, total))
        }
    }
}

/// A page of records with its way on.
fn page(endpoint: &Endpoint, given: &Given, items: Vec<Value>, total: i64) -> Value {
    let (limit, offset) = (given.number(&LIMIT), given.number(&OFFSET));
    let next = (offset + limit < total).then(|| {
        let mut path = format!("{ROOT}{}", endpoint.path);
        for parameter in endpoint.parts {
            path = path.replace(&format!("{{{}}}", parameter.name), given.text(parameter));
        }
        format!("{path}?{}", given.query_at(endpoint, offset + limit))
    });
    json!({ "total": total, "limit": limit, "offset": offset, "next": next, "items": items })
}

/// Records of one page, and how many there are in all.
type Found = (Vec<Value>, i64);

struct Asking<'a> {
    site: &'a Site,
    known: &'a Known,
    marks: Marks,
    given: &'a Given,
}

impl Asking<'_> {
    async fn list(&self, operation: Operation) -> Result<Found, Problem> {
        match operation {
            Operation::Programmes => self.programmes().await,
            Operation::Cycles => self.cycles().await,
            Operation::Results => self.results().await,
            Operation::Bodies => self.bodies().await,
            Operation::Regions => Ok(self.regions()),
            Operation::Datasets => Ok(self.datasets()),
            Operation::Figures => self.figures().await,
            Operation::Events => self.events().await,
            Operation::Honours => self.honours().await,
            Operation::Innovations => self.innovations().await,
            Operation::Statements => self.statements().await,
            Operation::Instruments => {
                let all = self.site.instruments.values().map(instrument);
                Ok(self.cut(all.collect()))
            }
            Operation::Keys => self.keys().await,
            Operation::Cycle
            | Operation::Body
            | Operation::Region
            | Operation::Dataset
            | Operation::Innovation
            | Operation::Instrument => Err(Problem::NothingThere),
        }
    }

    async fn one(&self, operation: Operation) -> Result<Value, Problem> {
        match operation {
            Operation::Cycle => self.cycle().await,
            Operation::Body => self.body().await,
            Operation::Region => self.region().await,
            Operation::Dataset => self.dataset().await,
            Operation::Innovation => self.innovation().await,
            Operation::Instrument => {
                let name = format!(
                    "{}/{}",
                    self.given.text(&INSTRUMENT),
                    self.given.text(&EDITION)
                );
                let found = self.site.instruments.get(&name);
                found.map(instrument_in_full).ok_or(Problem::NothingThere)
            }
            _ => Err(Problem::NothingThere),
        }
    }

    /// The part of all records that was asked for.
    fn cut(&self, all: Vec<Value>) -> Found {
        let total = all.len() as i64;
        let place = |parameter| usize::try_from(self.given.number(parameter)).unwrap_or(usize::MAX);
        let items = all.into_iter().skip(place(&OFFSET)).take(place(&LIMIT));
        (items.collect(), total)
    }

    async fn programmes(&self) -> Result<Found, Problem> {
        let codes: BTreeSet<&str> = self
            .known
            .datasets
            .iter()
            .map(|row| row.programme.as_str())
            .collect();
        let mut codes: Vec<&str> = codes.into_iter().collect();
        codes.sort_by_key(|code| (naming::order(code), *code));
        let name = |lang, code: &str| naming::programme(Words { lang }, code);
        let row = |code: &str| {
            let datasets: Vec<_> = self.known.datasets_of(code).collect();
            let periods = self
                .known
                .cycles
                .iter()
                .filter(|(programme, _)| programme == code);
            let instruments: BTreeSet<&str> =
                datasets.iter().map(|row| row.instrument.as_str()).collect();
            ProgrammeRow {
                code: code.to_owned(),
                name: both(&name(Lang::Id, code), &name(Lang::En, code)),
                periods: periods
                    .map(|(_, period)| Value::from(period.as_str()))
                    .collect(),
                instruments: instruments
                    .into_iter()
                    .filter(|name| !name.is_empty())
                    .map(Value::from)
                    .collect(),
                sample: self
                    .marks
                    .sample_of_all(datasets.iter().map(|row| row.dataset.as_str())),
                datasets: datasets
                    .iter()
                    .map(|row| Value::from(row.dataset.as_str()))
                    .collect(),
            }
        };
        Ok(self.cut(
            codes
                .into_iter()
                .map(|code| programme(&row(code)))
                .collect(),
        ))
    }

    async fn keys(&self) -> Result<Found, Problem> {
        let row = |(key, present)| KeyRow { key, present };
        let rows = keys_of(self.site).await?.into_iter().map(row);
        Ok(self.cut(rows.map(|row| key(&row)).collect()))
    }

    async fn cycle_rows(&self, wanted: impl Fn(&str, &str) -> bool) -> Result<Vec<Value>, Problem> {
        let summaries = self.site.database.summaries().await?;
        let bands = self.site.database.summary_bands().await?;
        let rounds = self
            .known
            .cycles
            .iter()
            .filter(|(programme, period)| wanted(programme, period));
        let row = |(programme, period): &(String, String)| {
            let datasets = self
                .known
                .datasets_of(programme)
                .filter(|row| row.period == *period);
            let datasets: Vec<&str> = datasets.map(|row| row.dataset.as_str()).collect();
            let own = |other: (&String, &String)| other == (programme, period);
            CycleRow {
                programme: programme.clone(),
                period: period.clone(),
                sample: self.marks.sample_of_all(datasets.iter().copied()),
                datasets: datasets.into_iter().map(Value::from).collect(),
                summaries: summaries
                    .iter()
                    .filter(|row| own((&row.programme, &row.period)))
                    .cloned()
                    .collect(),
                bands: bands
                    .iter()
                    .filter(|row| own((&row.programme, &row.period)))
                    .cloned()
                    .collect(),
            }
        };
        Ok(rounds.map(|round| cycle(&row(round))).collect())
    }

    async fn cycles(&self) -> Result<Found, Problem> {
        let all = self.cycle_rows(|programme, _| self.given.wants(&PROGRAMME, programme));
        Ok(self.cut(all.await?))
    }

    async fn cycle(&self) -> Result<Value, Problem> {
        let (programme, period) = (self.given.text(&PROGRAMME), self.given.text(&OF_PERIOD));
        let rows = self.cycle_rows(|code, of| code == programme && of == period);
        rows.await?.pop().ok_or(Problem::NothingThere)
    }

    async fn results(&self) -> Result<Found, Problem> {
        let (programme, period) = (self.given.text(&PROGRAMME), self.given.text(&OF_PERIOD));
        if !self
            .known
            .cycles
            .iter()
            .any(|(code, of)| code == programme && of == period)
        {
            return Err(Problem::NothingThere);
        }
        let asked = self.given.text(&Q);
        let wanted = RankingQuery {
            programme: programme.to_owned(),
            period: period.to_owned(),
            levels: self.given.all(&LEVEL).to_vec(),
            kinds: self.given.all(&KIND).to_vec(),
            province: self.given.text(&OF_PROVINCE).to_owned(),
            bands: self.given.all(&OF_BAND).to_vec(),
            only: (!asked.is_empty()).then(|| self.known.bodies_found(asked)),
            skip: self.given.number(&OFFSET),
            limit: self.given.number(&LIMIT),
            ..RankingQuery::default()
        };
        let ranking = self.site.database.ranking(&wanted).await?;
        let rows = ranking
            .rows
            .into_iter()
            .map(|row| result(&self.result_row(row.name, row.result)));
        Ok((rows.collect(), ranking.total))
    }

    fn result_row(&self, name: String, result: Outcome) -> ResultRow {
        ResultRow {
            name,
            sample: self.marks.sample(&result.dataset).to_owned(),
            result,
        }
    }

    async fn bodies(&self) -> Result<Found, Problem> {
        let asked = self.given.text(&Q);
        let wanted = BodyQuery {
            levels: self.given.all(&LEVEL).to_vec(),
            kinds: self.given.all(&KIND).to_vec(),
            province: self.given.text(&OF_PROVINCE).to_owned(),
            region: self.given.text(&OF_REGION).to_owned(),
            skip: self.given.number(&OFFSET),
            limit: self.given.number(&LIMIT),
        };
        let (bodies, total) = match asked {
            "" => self.site.database.directory(&wanted).await?,
            asked => searched(self.site, self.known, asked, &wanted).await?,
        };
        Ok((bodies.iter().map(body).collect(), total))
    }

    async fn body(&self) -> Result<Value, Problem> {
        let (id, database) = (self.given.text(&BODY), &self.site.database);
        let body = database.body(id).await?.ok_or(Problem::NothingThere)?;
        let results = database.results_of(id).await?.into_iter();
        let honours = database.honours_of(id).await?.into_iter();
        let statements = database.statements_about(id).await?.into_iter();
        let under = database.bodies_under(id).await?;
        Ok(body_in_full(&FullBody {
            names: database.body_names(id).await?,
            parents: database.body_parents(id).await?,
            under: under
                .iter()
                .map(|body| Value::from(body.body.as_str()))
                .collect(),
            results: results
                .map(|row| self.result_row(body.name.clone(), row))
                .collect(),
            honours: honours.map(|row| self.honour_row(row)).collect(),
            statements: statements.map(|row| self.statement_row(row)).collect(),
            body,
        }))
    }

    fn regions(&self) -> Found {
        let all = self.known.regions.values().filter(|row| {
            let province = row.region.get(..2).unwrap_or_default();
            self.given.wants(&REGION_KIND, &row.kind) && self.given.wants(&OF_PROVINCE, province)
        });
        self.cut(all.map(region).collect())
    }

    async fn region(&self) -> Result<Value, Problem> {
        let (code, database) = (self.given.text(&OF_REGION), &self.site.database);
        let region = self.known.regions.get(code).ok_or(Problem::NothingThere)?;
        let mut parents = database.region_parents().await?;
        parents.retain(|row| row.region == code);
        let inside = self.known.regions.values().filter(|row| row.parent == code);
        let bodies = database.bodies_of_region(code).await?;
        Ok(region_in_full(&FullRegion {
            region: region.clone(),
            parents,
            regions: inside.map(|row| Value::from(row.region.as_str())).collect(),
            bodies: bodies
                .iter()
                .map(|body| Value::from(body.body.as_str()))
                .collect(),
        }))
    }

    fn datasets(&self) -> Found {
        let all = self.known.datasets.iter();
        let all = all.filter(|row| self.given.wants(&PROGRAMME, &row.programme));
        self.cut(all.map(dataset).collect())
    }

    async fn dataset(&self) -> Result<Value, Problem> {
        let id = self.given.text(&DATASET);
        let found = self.known.datasets.iter().find(|row| row.dataset == id);
        let dataset = found.ok_or(Problem::NothingThere)?.clone();
        let files = self.site.database.dataset_listing(id).await?;
        Ok(dataset_in_full(&FullDataset { dataset, files }))
    }

    async fn figures(&self) -> Result<Found, Problem> {
        let all = self
            .site
            .database
            .figures()
            .await?
            .into_iter()
            .filter(|row| {
                self.given.wants(&DATASET, &row.dataset)
                    && self
                        .given
                        .wants(&PROGRAMME, self.marks.programme(&row.dataset))
                    && self.given.wants(&OF_PERIOD, &row.period)
                    && self.given.wants(&FINDING, &row.finding)
            });
        let rows = all.map(|row| MarkedFigure {
            programme: self.marks.programme(&row.dataset).to_owned(),
            sample: self.marks.sample(&row.dataset).to_owned(),
            figure: row,
        });
        Ok(self.cut(rows.map(|row| figure(&row)).collect()))
    }

    async fn events(&self) -> Result<Found, Problem> {
        let all = self.site.database.events().await?;
        let categories = |of: &Event| -> Vec<Event> {
            let own = all
                .iter()
                .filter(|row| row.event == of.event && !row.category.is_empty());
            own.cloned().collect()
        };
        let events = all
            .iter()
            .filter(|row| row.category.is_empty())
            .map(|row| FullEvent {
                event: row.clone(),
                categories: categories(row),
                sample: self.marks.sample(&row.dataset).to_owned(),
            });
        Ok(self.cut(events.map(|row| event(&row)).collect()))
    }

    fn honour_row(&self, honour: Honour) -> HonourRow {
        HonourRow {
            sample: self.marks.sample(&honour.dataset).to_owned(),
            honour,
        }
    }

    async fn honours(&self) -> Result<Found, Problem> {
        let all = self
            .site
            .database
            .honours()
            .await?
            .into_iter()
            .filter(|row| {
                let received =
                    self.given.wants(&BODY, &row.body) || self.given.wants(&BODY, &row.unit);
                received
                    && self.given.wants(&EVENT, &row.event)
                    && self.given.wants(&DATASET, &row.dataset)
            });
        Ok(self.cut(all.map(|row| honour(&self.honour_row(row))).collect()))
    }

    fn innovation_row(&self, row: Innovation) -> InnovationRow {
        let links = self.known.catalogue.replications.iter();
        let links =
            links.filter(|link| link.replica == row.innovation || link.origin == row.innovation);
        InnovationRow {
            replications: links.cloned().collect(),
            innovation: row,
        }
    }

    async fn innovations(&self) -> Result<Found, Problem> {
        let several = [
            ("sektor", &SECTOR),
            ("kelompok", &SERVED),
            ("kanal", &CHANNEL),
            ("tahap", &MATURITY),
            ("jenis", &GROUP),
        ];
        let facets = several.map(|(name, parameter)| {
            let values = self.given.all(parameter).iter();
            values.map(|value| format!("{name}:{value}")).collect()
        });
        let mut facets: Vec<Vec<String>> = facets.into();
        let province = self.given.text(&OF_PROVINCE);
        if !province.is_empty() {
            facets.push(vec![format!("provinsi:{province}")]);
        }
        let place = |parameter| usize::try_from(self.given.number(parameter)).unwrap_or(usize::MAX);
        let found = self.known.catalogue.index.find(&Wanted {
            query: self.given.text(&Q),
            facets: &facets,
            skip: place(&OFFSET),
            limit: place(&LIMIT),
        });
        let ids: Vec<String> = found.ids.iter().map(|id| (*id).to_owned()).collect();
        let rows = self.site.database.innovations_named(&ids).await?;
        let rows = rows
            .into_iter()
            .map(|row| innovation(&self.innovation_row(row)));
        Ok((rows.collect(), found.total as i64))
    }

    async fn innovation(&self) -> Result<Value, Problem> {
        let id = self.given.text(&INNOVATION);
        let found = self.site.database.innovation(id).await?;
        let row = found.ok_or(Problem::NothingThere)?;
        Ok(innovation(&self.innovation_row(row)))
    }

    fn statement_row(&self, statement: Statement) -> StatementRow {
        StatementRow {
            programme: self.marks.programme(&statement.dataset).to_owned(),
            sample: self.marks.sample(&statement.dataset).to_owned(),
            statement,
        }
    }

    async fn statements(&self) -> Result<Found, Problem> {
        let all = self
            .site
            .database
            .statements()
            .await?
            .into_iter()
            .filter(|row| {
                self.given.wants(&STATEMENT_KIND, &row.kind)
                    && self.given.wants(&BODY, &row.body)
                    && self.given.wants(&DATASET, &row.dataset)
                    && self
                        .given
                        .wants(&PROGRAMME, self.marks.programme(&row.dataset))
            });
        Ok(self.cut(all.map(|row| statement(&self.statement_row(row))).collect()))
    }
}
