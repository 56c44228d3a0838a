//! In which order history is read: one on both engines, whatever was written
//! first.

use crate::own_database::OwnDatabase;
use crate::sample::{body, dataset, finish, outcome};
use prima_store::Database;
use prima_store::history::{
    Dataset, DatasetFile, Derived, Event, FamilyFile, FigureRow, HintRow, Honour, Outcome,
    Statement, Summary, SummaryBand,
};
use prima_store::register::Body;

on_both_engines![
    results_stand_newest_period_first,
    files_figures_and_hints_stand_in_their_order,
    statements_stand_in_their_order_and_are_found_by_body,
    events_and_honours_stand_newest_first,
    means_and_bands_stand_by_programme_newest_period_first,
    rounds_stand_newest_period_first,
];

async fn import(database: &Database, id: &str, rows: &Derived) {
    let mut act = database.act().await.unwrap();
    act.replace_dataset(dataset(id), rows).await.unwrap();
    finish(act, id).await;
}

/// The names under which rows are told apart here, parted by spaces.
fn told<T>(rows: &[T], name: impl Fn(&T) -> String) -> String {
    rows.iter().map(name).collect::<Vec<_>>().join(" ")
}

async fn results_stand_newest_period_first(own: OwnDatabase) {
    let result = |id: &str, programme: &str, period: &str, place| Outcome {
        programme: programme.to_owned(),
        period: period.to_owned(),
        province: "16".to_owned(),
        ..outcome(&format!("{programme}-{period}"), id, place)
    };
    let rows = Derived {
        results: vec![
            result("a", "rb", "2022", 2),
            result("b", "rb", "2022", 1),
            result("a", "ombudsman", "2023", 2),
            result("b", "ombudsman", "2023", 1),
            result("a", "Rb", "2023", 9),
            Outcome {
                kind: "service_unit".to_owned(),
                ..result("unit", "rb", "2024", 1)
            },
            Outcome {
                province: "1".to_owned(),
                ..result("jauh", "rb", "2024", 1)
            },
        ],
        ..Derived::default()
    };
    let under = |id: &str, parent: &str| Body {
        parent: parent.to_owned(),
        ..body(id, id)
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let bodies = vec![under("a", "induk"), under("b", "induk"), under("unit", "a")];
    act.replace_bodies(bodies).await.unwrap();
    finish(act, "bodies").await;
    import(&database, "a", &rows).await;
    let name = |row: &Outcome| format!("{}/{}/{}", row.period, row.programme, row.body);
    assert_eq!(
        told(&database.results_of("a").await.unwrap(), name),
        "2023/Rb/a 2023/ombudsman/a 2022/rb/a"
    );
    assert_eq!(
        told(&database.results_under("induk").await.unwrap(), name),
        "2023/Rb/a 2023/ombudsman/b 2023/ombudsman/a 2022/rb/b 2022/rb/a"
    );
    assert_eq!(
        told(&database.results_in_province("16").await.unwrap(), name),
        "2023/Rb/a 2023/ombudsman/b 2023/ombudsman/a 2022/rb/b 2022/rb/a"
    );
    assert!(database.results_of("c").await.unwrap().is_empty());
}

async fn files_figures_and_hints_stand_in_their_order(own: OwnDatabase) {
    let file = |name: &str| DatasetFile {
        dataset: "a".to_owned(),
        name: name.to_owned(),
        content: format!("isi {name}"),
        ..DatasetFile::default()
    };
    let figure = |dataset: &str, figure: &str, ordinal| FigureRow {
        dataset: dataset.to_owned(),
        figure: figure.to_owned(),
        ordinal,
        ..FigureRow::default()
    };
    let hint = |ordinal| HintRow {
        dataset: "a".to_owned(),
        ordinal,
        ..HintRow::default()
    };
    let family = |(family, name): (&str, &str)| FamilyFile {
        dataset: "a".to_owned(),
        family: family.to_owned(),
        name: name.to_owned(),
        content: format!("baris {family}"),
    };
    let rows = Derived {
        files: ["units.csv", "Answers.csv", "_x", "answers.csv"]
            .map(file)
            .to_vec(),
        figures: vec![
            figure("a", "x", 10),
            figure("a", "y", 9),
            figure("a", "z", 2),
        ],
        hints: vec![hint(10), hint(9)],
        families: [
            ("oku-timur", "units.csv"),
            ("oku", "units.csv"),
            ("oku-timur", "answers.csv"),
        ]
        .map(family)
        .to_vec(),
        ..Derived::default()
    };
    let database = own.open().await;
    import(&database, "a", &rows).await;
    let other = Derived {
        figures: vec![figure("B", "x", 1)],
        ..Derived::default()
    };
    import(&database, "B", &other).await;
    let files = database.dataset_files("a").await.unwrap();
    assert_eq!(
        told(&files, |file| file.name.clone()),
        "Answers.csv _x answers.csv units.csv"
    );
    let one = database.dataset_file("a", "answers.csv").await.unwrap();
    assert_eq!(one.unwrap().content, "isi answers.csv");
    assert_eq!(database.dataset_file("a", "none").await.unwrap(), None);
    let one = database.family_files("a", "oku-timur").await.unwrap();
    assert_eq!(
        told(&one, |file| file.name.clone()),
        "answers.csv units.csv"
    );
    let all = database.families_of("a").await.unwrap();
    assert_eq!(all.len(), 3, "the other family is there, too");
    let name = |row: &FigureRow| format!("{}{}", row.dataset, row.figure);
    assert_eq!(
        told(&database.figures_of("a").await.unwrap(), name),
        "az ay ax"
    );
    assert_eq!(
        told(&database.figures().await.unwrap(), name),
        "Bx az ay ax"
    );
    let hints = database.hints_of("a").await.unwrap();
    assert_eq!(told(&hints, |hint| hint.ordinal.to_string()), "9 10");
}

async fn statements_stand_in_their_order_and_are_found_by_body(own: OwnDatabase) {
    let statement = |dataset: &str, code: &str, ordinal, body: &str| Statement {
        dataset: dataset.to_owned(),
        statement: code.to_owned(),
        ordinal,
        body: body.to_owned(),
        ..Statement::default()
    };
    let database = own.open().await;
    for id in ["b", "a"] {
        let rows = Derived {
            statements: vec![
                statement(id, "3", 30, "kpu"),
                statement(id, "1", 4, ""),
                statement(id, "2", 5, "kpu"),
            ],
            ..Derived::default()
        };
        import(&database, id, &rows).await;
    }
    let name = |row: &Statement| format!("{}{}", row.dataset, row.statement);
    let all = database.statements().await.unwrap();
    assert_eq!(told(&all, name), "a1 a2 a3 b1 b2 b3");
    let about = database.statements_about("kpu").await.unwrap();
    assert_eq!(told(&about, name), "a2 a3 b2 b3");
}

async fn events_and_honours_stand_newest_first(own: OwnDatabase) {
    let event = |event: &str, category: &str, period: &str, ordinal| Event {
        event: event.to_owned(),
        category: category.to_owned(),
        period: period.to_owned(),
        dataset: "a".to_owned(),
        ordinal,
        ..Event::default()
    };
    let honour = |code: &str, period: &str, ordinal, body: &str, unit: &str| Honour {
        dataset: "a".to_owned(),
        honour: code.to_owned(),
        period: period.to_owned(),
        ordinal,
        body: body.to_owned(),
        unit: unit.to_owned(),
        ..Honour::default()
    };
    let rows = Derived {
        events: vec![
            event("gebyar", "kota", "2024", 11),
            event("gebyar", "", "2024", 2),
            event("kipp", "", "2023", 1),
        ],
        honours: vec![
            honour("lama", "2022", 1, "oku", ""),
            honour("kedua", "2024", 12, "oku", "rsud"),
            honour("pertama", "2024", 3, "kemenkes", "oku"),
            honour("lain", "2024", 4, "kpu", "kpu"),
        ],
        ..Derived::default()
    };
    let database = own.open().await;
    import(&database, "a", &rows).await;
    let events = database.events().await.unwrap();
    let name = |row: &Event| format!("{}/{}", row.event, row.category);
    assert_eq!(told(&events, name), "gebyar/ gebyar/kota kipp/");
    let name = |row: &Honour| row.honour.clone();
    let all = database.honours().await.unwrap();
    assert_eq!(told(&all, name), "pertama lain kedua lama");
    let of = database.honours_of("oku").await.unwrap();
    assert_eq!(told(&of, name), "pertama kedua lama");
    let of = database.honours_of("kpu").await.unwrap();
    assert_eq!(told(&of, name), "lain", "received and credited at once");
}

async fn means_and_bands_stand_by_programme_newest_period_first(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for (programme, period) in [
        ("rb", "2022"),
        ("Ab", "2021"),
        ("rb", "2023"),
        ("ab", "2023"),
    ] {
        let mean = |level: &str| Summary {
            programme: programme.to_owned(),
            period: period.to_owned(),
            level: level.to_owned(),
            ..Summary::default()
        };
        let band = |band: &str| SummaryBand {
            programme: programme.to_owned(),
            period: period.to_owned(),
            band: band.to_owned(),
            ..SummaryBand::default()
        };
        let (means, bands) = ([mean("provinsi"), mean("Kota")], [band("a"), band("B")]);
        let written = act.replace_summaries(programme, period, &means, &bands);
        written.await.unwrap();
    }
    finish(act, "means").await;
    let name = |row: &Summary| format!("{}{}{}", row.programme, row.period, &row.level[..1]);
    assert_eq!(
        told(&database.summaries().await.unwrap(), name),
        "Ab2021K Ab2021p ab2023K ab2023p rb2023K rb2023p rb2022K rb2022p"
    );
    let name = |row: &SummaryBand| format!("{}{}{}", row.programme, row.period, row.band);
    assert_eq!(
        told(&database.summary_bands().await.unwrap(), name),
        "Ab2021B Ab2021a ab2023B ab2023a rb2023B rb2023a rb2022B rb2022a"
    );
}

async fn rounds_stand_newest_period_first(own: OwnDatabase) {
    let set = |id: &str, programme: &str, period: &str, instrument: &str| Dataset {
        programme: programme.to_owned(),
        period: period.to_owned(),
        instrument: instrument.to_owned(),
        ..dataset(id)
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    for row in [
        set("a", "rb", "2022", "rb/2020"),
        set("b", "Ab", "2023", "ab/2022"),
        set("c", "ab", "2023", "ab/2022"),
        set("d", "ab", "2023", "ab/2022"),
        set("e", "ab", "2024", ""),
    ] {
        act.replace_dataset(row, &Derived::default()).await.unwrap();
    }
    finish(act, "sets").await;
    let cycles = database.cycles().await.unwrap();
    let name = |(programme, period): &(String, String)| format!("{programme}{period}");
    // Figures alone are no round.
    assert_eq!(told(&cycles, name), "Ab2023 ab2023 rb2022");
}
