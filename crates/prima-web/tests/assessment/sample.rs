//! Rows made by hand.

use prima_instrument::Instrument;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, FigureRow, Outcome, RankedResult, Statement};
use prima_workflow::library::open_checked;

/// A shipped instrument.
pub fn instrument(name: &str) -> Instrument {
    match open_checked(name, Lang::Id) {
        Ok((instrument, _)) => instrument,
        Err(_) => panic!("{name} is shipped"),
    }
}

/// A data set of a programme and period.
pub fn dataset(id: &str, programme: &str, period: &str) -> Dataset {
    Dataset {
        dataset: id.to_owned(),
        programme: programme.to_owned(),
        period: period.to_owned(),
        title_id: format!("Kumpulan {id}"),
        title_en: format!("Set {id}"),
        note_id: format!("Catatan {id}"),
        note_en: format!("Note {id}"),
        // Five past six in the morning in Jakarta.
        imported_at: "2026-11-22T23:05:06Z".to_owned(),
        ..Dataset::default()
    }
}

/// A published figure of a data set.
pub fn figure(dataset: &str, code: &str, series: &str, value: &str, unit: &str) -> FigureRow {
    let period = code.rsplit('-').next().unwrap_or_default();
    FigureRow {
        dataset: dataset.to_owned(),
        figure: code.to_owned(),
        label_id: format!("Label {code}"),
        label_en: format!("Label {code}"),
        series: series.to_owned(),
        period: period.to_owned(),
        value: value.to_owned(),
        unit: unit.to_owned(),
        finding: "stated".to_owned(),
        source: "Sumber A + Sumber B".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..FigureRow::default()
    }
}

/// The same figure with what recomputing it found.
pub fn recomputed(row: FigureRow, formula: &str, value: &str, finding: &str) -> FigureRow {
    FigureRow {
        recompute: formula.to_owned(),
        recomputed: value.to_owned(),
        finding: finding.to_owned(),
        ..row
    }
}

/// A statement of a data set.
pub fn statement(dataset: &str, kind: &str, text: &str) -> Statement {
    Statement {
        dataset: dataset.to_owned(),
        kind: kind.to_owned(),
        period: "2024".to_owned(),
        text_id: text.to_owned(),
        text_en: format!("In English: {text}"),
        source: "Berita C".to_owned(),
        retrieved: "2026-11-23".to_owned(),
        ..Statement::default()
    }
}

/// A published result of a kabupaten in Sumatera Selatan.
pub fn result(body: &str, name: &str, index: &str, band: &str, rank: i64, of: i64) -> RankedResult {
    RankedResult {
        name: name.to_owned(),
        short: String::new(),
        region: "16.08".to_owned(),
        result: Outcome {
            dataset: "sumsel-2023".to_owned(),
            body: body.to_owned(),
            programme: "ombudsman".to_owned(),
            instrument: "ombudsman/2022".to_owned(),
            period: "2023".to_owned(),
            kind: "institution".to_owned(),
            level: "kabupaten".to_owned(),
            province: "16".to_owned(),
            index_text: index.to_owned(),
            band: band.to_owned(),
            state: "imported".to_owned(),
            origin: "published".to_owned(),
            peer_group: "kabupaten_kota/16".to_owned(),
            rank: Some(rank),
            rank_of: Some(of),
            published_index: index.to_owned(),
            source: "Sumber".to_owned(),
            reference: "2023".to_owned(),
            retrieved: "2026-11-23".to_owned(),
            provisional: format!("rounding band:{band} ranking"),
            ..Outcome::default()
        },
    }
}
