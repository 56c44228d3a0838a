//! Bodies, results and honours to make pages from.

use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, Event, Honour, Outcome, Statement};
use prima_store::register::{Body, Region};
use prima_web::register::body::{BodyView, HonourView, Nearby};
use prima_web::register::result::{PeerView, ResultView};
use prima_workflow::library;
use std::collections::BTreeMap;

/// A shipped instrument.
pub fn instrument(name: &str) -> Instrument {
    library::open_checked(name, Lang::En)
        .expect("an instrument without a fault")
        .0
}

pub fn body(id: &str, name: &str, kind: &str, level: &str) -> Body {
    Body {
        body: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        level: level.to_owned(),
        ..Body::default()
    }
}

pub fn region(code: &str, name: &str, short: &str, kind: &str) -> Region {
    Region {
        region: code.to_owned(),
        name: name.to_owned(),
        short: short.to_owned(),
        kind: kind.to_owned(),
        parent: code
            .split_once('.')
            .map_or("", |(province, _)| province)
            .to_owned(),
        ..Region::default()
    }
}

pub fn dataset(id: &str, sample: &str) -> Dataset {
    Dataset {
        dataset: id.to_owned(),
        programme: "ombudsman".to_owned(),
        title_id: "Sebuah kumpulan data".to_owned(),
        title_en: "A data set".to_owned(),
        sample: sample.to_owned(),
        ..Dataset::default()
    }
}

/// A published index, second of seventeen.
pub fn outcome(body: &str, period: &str, index: &str, band: &str) -> Outcome {
    Outcome {
        dataset: "data".to_owned(),
        body: body.to_owned(),
        programme: "ombudsman".to_owned(),
        instrument: "ombudsman/2022".to_owned(),
        period: period.to_owned(),
        kind: "institution".to_owned(),
        level: "kabupaten".to_owned(),
        province: "16".to_owned(),
        index_text: index.to_owned(),
        band: band.to_owned(),
        state: "imported".to_owned(),
        origin: "published".to_owned(),
        peer_group: "kabupaten_kota/16".to_owned(),
        rank: Some(2),
        rank_of: Some(17),
        published_index: index.to_owned(),
        published_band: band.to_owned(),
        published_rank: "2".to_owned(),
        source: "Koran 2024-01-26".to_owned(),
        reference: period.to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Outcome::default()
    }
}

pub fn result(instrument: &Instrument, outcome: Outcome) -> ResultView<'_> {
    ResultView {
        dataset: dataset(&outcome.dataset, ""),
        instrument: Some(instrument),
        reach: "Sumatera Selatan".to_owned(),
        peers: peers(&outcome.body, &outcome.index_text),
        explained: None,
        outcome,
    }
}

fn peers(body: &str, index: &str) -> Vec<PeerView> {
    let peer = |body: &str, rank, index: &str| PeerView {
        body: body.to_owned(),
        name: format!("Pemkab {body}"),
        rank: Some(rank),
        index: index.to_owned(),
    };
    vec![
        peer("musi-rawas", 1, "94.95"),
        peer(body, 2, index),
        peer("palembang", 3, "93.75"),
    ]
}

/// The card of a kabupaten with nothing on it.
pub fn card<'a>(name: &str) -> BodyView<'a> {
    BodyView {
        body: Body {
            short: "Pemkab Contoh".to_owned(),
            region: "16.08".to_owned(),
            ..body("contoh", name, "institution", "kabupaten")
        },
        above: Vec::new(),
        regions: vec![
            region("16.08", "Kabupaten Contoh", "Contoh", "kabupaten"),
            region("16", "Sumatera Selatan", "Sumatera Selatan", "provinsi"),
        ],
        names: Vec::new(),
        successors: Vec::new(),
        parents: Vec::new(),
        results: Vec::new(),
        units: Vec::new(),
        unit_results: Vec::new(),
        honours: Vec::new(),
        certified: Default::default(),
        statements: Vec::new(),
        figures: Vec::new(),
        averages: Vec::new(),
        determined: Default::default(),
        nearby: Nearby::default(),
        innovations: Default::default(),
        coaching: Default::default(),
        called: BTreeMap::new(),
        datasets: BTreeMap::from([("data".to_owned(), dataset("data", ""))]),
    }
}

pub fn event() -> Event {
    Event {
        event: "gebyar".to_owned(),
        dataset: "data".to_owned(),
        name_id: "Gebyar".to_owned(),
        name_en: "Gebyar".to_owned(),
        date: "2024-10-08".to_owned(),
        place: "Jakarta".to_owned(),
        host: "panrb".to_owned(),
        source: "Koran".to_owned(),
        period: "2024".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Event::default()
    }
}

pub fn honour(id: &str, body: &str, unit: &str) -> Honour {
    Honour {
        dataset: "data".to_owned(),
        honour: id.to_owned(),
        event: "gebyar".to_owned(),
        category: "rentan".to_owned(),
        body: body.to_owned(),
        unit: unit.to_owned(),
        title_id: "Penghargaan Ramah".to_owned(),
        title_en: "Friendly award".to_owned(),
        status: "granted".to_owned(),
        granted: "2024-10-08".to_owned(),
        source: "Koran".to_owned(),
        period: "2024".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Honour::default()
    }
}

pub fn honour_view(honour: Honour) -> HonourView {
    HonourView {
        event: (!honour.event.is_empty()).then(event),
        honour,
    }
}

pub fn statement(body: &str, kind: &str, id: &str, en: &str) -> Statement {
    Statement {
        dataset: "data".to_owned(),
        statement: kind.to_owned(),
        kind: kind.to_owned(),
        period: "2024".to_owned(),
        body: body.to_owned(),
        text_id: id.to_owned(),
        text_en: en.to_owned(),
        source: "Koran".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Statement::default()
    }
}
