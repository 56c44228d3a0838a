//! Rankings: what a filter leaves, in which order, a page at a time.

use crate::own_database::OwnDatabase;
use crate::sample::{body, dataset, finish, outcome};
use prima_store::Database;
use prima_store::history::{Dataset, Derived, Outcome, Peer, RankingQuery};
use prima_store::register::Body;

on_both_engines![
    every_filter_leaves_what_it_names,
    a_page_is_a_part_of_the_whole,
    many_names_are_as_good_as_few,
    peers_are_those_of_the_group_with_an_index,
    of_many_peers_those_nearest_are_given,
    many_names_keep_the_order_that_was_asked_for,
    what_disagrees_is_found_behind_any_number_that_agree,
    groups_and_provinces_of_a_round_are_counted,
];

const LEVELS: [&str; 3] = ["kota", "kabupaten", "Kota"];
const KINDS: [&str; 2] = ["institution", "service_unit"];
const PROVINCES: [&str; 3] = ["16", "1", ""];
const BANDS: [&str; 2] = ["A", "A-"];

/// 60 results, every combination of marks among them, and as many of other
/// cycles, which no ranking of this one may show. They are written worst first.
fn results() -> Vec<Outcome> {
    let result = |place: usize| Outcome {
        level: LEVELS[place % 3].to_owned(),
        kind: KINDS[place % 2].to_owned(),
        province: PROVINCES[place / 3 % 3].to_owned(),
        band: BANDS[place / 2 % 2].to_owned(),
        peer_group: LEVELS[place % 3].to_owned(),
        index_order: (!place.is_multiple_of(5)).then_some(1_000 - place as i64),
        ..outcome("a", &format!("badan-{place:02}"), place as i64)
    };
    let mut results: Vec<Outcome> = (0..60).rev().map(result).collect();
    for (programme, period) in [("ombudsman", "2022"), ("Ombudsman", "2023"), ("rb", "2023")] {
        results.extend((0..20).map(|place| Outcome {
            dataset: format!("{programme}-{period}"),
            programme: programme.to_owned(),
            period: period.to_owned(),
            ..result(place)
        }));
    }
    results
}

async fn ranked(own: &OwnDatabase) -> Database {
    let bodies = (0..60).map(|place| Body {
        short: format!("B{place}"),
        region: "16.08".to_owned(),
        ..body(&format!("badan-{place:02}"), &format!("Badan {place}"))
    });
    let rows = Derived {
        results: results(),
        ..Derived::default()
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies.collect()).await.unwrap();
    act.replace_dataset(dataset("a"), &rows).await.unwrap();
    finish(act, "ranking").await;
    database
}

fn all() -> RankingQuery {
    RankingQuery {
        programme: "ombudsman".to_owned(),
        period: "2023".to_owned(),
        limit: 1_000,
        ..RankingQuery::default()
    }
}

/// What a ranking must hold, best first.
fn expected(wanted: &RankingQuery) -> Vec<String> {
    let any = |list: &[String], value: &String| list.is_empty() || list.contains(value);
    let mut found = results();
    found.retain(|result| {
        result.programme == wanted.programme
            && result.period == wanted.period
            && any(&wanted.levels, &result.level)
            && any(&wanted.kinds, &result.kind)
            && any(&wanted.bands, &result.band)
            && (wanted.province.is_empty() || wanted.province == result.province)
            && wanted
                .only
                .as_ref()
                .is_none_or(|only| only.contains(&result.body))
    });
    found.sort_by_key(|result| result.place);
    found.into_iter().map(|result| result.body).collect()
}

async fn check(database: &Database, wanted: &RankingQuery) -> usize {
    let ranking = database.ranking(wanted).await.unwrap();
    let expected = expected(wanted);
    let found = ranking.rows.iter().map(|row| row.result.body.clone());
    assert_eq!(found.collect::<Vec<_>>(), expected, "{wanted:?}");
    assert_eq!(ranking.total, expected.len() as i64, "{wanted:?}");
    expected.len()
}

async fn every_filter_leaves_what_it_names(own: OwnDatabase) {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let database = ranked(&own).await;
    let mut n_found = 0;
    for levels in [&[][..], &["kota"], &["kota", "kabupaten"], &["%"]] {
        for kinds in [&[][..], &["service_unit"]] {
            for province in ["", "1", "'"] {
                for bands in [&[][..], &["A-"], &["A", "A-"]] {
                    for only in [None, Some(&["badan-01", "badan-02", "badan-09", "tiada"])] {
                        let wanted = RankingQuery {
                            levels: texts(levels),
                            kinds: texts(kinds),
                            province: province.to_owned(),
                            bands: texts(bands),
                            only: only.map(|only| texts(only)),
                            ..all()
                        };
                        n_found += check(&database, &wanted).await;
                    }
                }
            }
        }
    }
    assert!(n_found > 500, "the filters must leave something: {n_found}");
    let nobody = RankingQuery {
        only: Some(Vec::new()),
        ..all()
    };
    assert_eq!(check(&database, &nobody).await, 0);
    let row = &database.ranking(&all()).await.unwrap().rows[7];
    assert_eq!((row.name.as_str(), row.short.as_str()), ("Badan 7", "B7"));
    assert_eq!((row.region.as_str(), row.result.place), ("16.08", 7));
}

async fn a_page_is_a_part_of_the_whole(own: OwnDatabase) {
    let database = ranked(&own).await;
    let only: Vec<String> = (0..20_000)
        .map(|place| format!("badan-{place:02}"))
        .collect();
    for only in [None, Some(only)] {
        for (skip, limit, expected) in [
            (0, 2, vec![0, 1]),
            (58, 5, vec![58, 59]),
            (60, 5, vec![]),
            (i64::MAX, i64::MAX, vec![]),
            (-5, 1, vec![0]),
            (i64::MIN, i64::MAX, (0..60).collect()),
            (0, 0, vec![]),
            (3, -1, vec![]),
        ] {
            let wanted = RankingQuery {
                skip,
                limit,
                only: only.clone(),
                ..all()
            };
            let ranking = database.ranking(&wanted).await.unwrap();
            let places: Vec<i64> = ranking.rows.iter().map(|row| row.result.place).collect();
            assert_eq!(places, expected, "skip {skip}, limit {limit}");
            assert_eq!(ranking.total, 60, "skip {skip}, limit {limit}");
        }
    }
}

async fn many_names_are_as_good_as_few(own: OwnDatabase) {
    let database = ranked(&own).await;
    // Around the most that one statement names, and above what an engine takes.
    for n in [990, 1_000, 1_001, 40_000, 70_000] {
        let mut only: Vec<String> = (0..n - 2).map(|place| format!("tiada-{place}")).collect();
        only.extend(["badan-03".to_owned(), "badan-08".to_owned()]);
        let wanted = RankingQuery {
            only: Some(only),
            bands: vec!["A".to_owned(), "A-".to_owned()],
            ..all()
        };
        assert_eq!(check(&database, &wanted).await, 2, "{n} names");
    }
}

async fn peers_are_those_of_the_group_with_an_index(own: OwnDatabase) {
    let database = ranked(&own).await;
    let of = |place: i64, group: &str| Outcome {
        peer_group: group.to_owned(),
        ..outcome("a", "badan", place)
    };
    let expected: Vec<i64> = (0..60)
        .filter(|place| place % 3 == 0 && place % 5 != 0)
        .collect();
    for place in [3, 27, 57] {
        let peers = database.peers(&of(place, "kota"), "", 1_000).await.unwrap();
        assert_eq!(places(&peers), expected, "around {place}");
    }
    let nobody = database.peers(&of(3, "desa"), "", 1_000).await.unwrap();
    assert!(nobody.is_empty());
    let sample = database.peers(&of(3, "kota"), "sample", 1_000).await;
    assert!(sample.unwrap().is_empty(), "these are no sample");
}

/// Each body of [`ranked`] is named after its place.
fn places(peers: &[Peer]) -> Vec<i64> {
    let place = |peer: &Peer| peer.body.strip_prefix("badan-")?.parse().ok();
    let places = peers.iter().map(place);
    places.collect::<Option<_>>().expect("a body of this story")
}

/// The group has the places 3, 6, 9, 12, 18, 21, 24, 27, 33, 36, 39, 42, 48, 51, 54, 57.
async fn of_many_peers_those_nearest_are_given(own: OwnDatabase) {
    let database = ranked(&own).await;
    for (place, most, expected) in [
        (27, 4, vec![21, 24, 27, 33]),
        (27, 5, vec![21, 24, 27, 33, 36]),
        (27, 1, vec![27]),
        (27, 0, vec![]),
        (3, 4, vec![3, 6, 9, 12]),
        (57, 4, vec![48, 51, 54, 57]),
        (54, 4, vec![48, 51, 54, 57]),
    ] {
        let of = Outcome {
            peer_group: "kota".to_owned(),
            ..outcome("a", "badan", place)
        };
        let peers = database.peers(&of, "", most).await.unwrap();
        assert_eq!(places(&peers), expected, "{most} around {place}");
    }
}

async fn many_names_keep_the_order_that_was_asked_for(own: OwnDatabase) {
    let database = ranked(&own).await;
    let only: Vec<String> = (0..2_000)
        .map(|place| format!("badan-{place:02}"))
        .collect();
    let wanted = |only: Option<Vec<String>>| RankingQuery {
        only,
        by_name: true,
        ..all()
    };
    let many = database.ranking(&wanted(Some(only))).await.unwrap();
    let whole = database.ranking(&wanted(None)).await.unwrap();
    assert_eq!(many, whole);
}

/// 260 results of which the last 30 disagree: 10 by index, 10 by band, 10 by rank.
async fn what_disagrees_is_found_behind_any_number_that_agree(own: OwnDatabase) {
    let result = |place: i64| {
        let mut row = Outcome {
            rank: Some(place + 1),
            rank_of: Some(260),
            published_rank: (place + 1).to_string(),
            published_index: "1.00".to_owned(),
            published_band: "A".to_owned(),
            band: "A".to_owned(),
            ..outcome("a", &format!("badan-{place:03}"), place)
        };
        match place {
            230..240 => row.difference = "0.01".to_owned(),
            240..250 => row.band = "B".to_owned(),
            250.. => row.published_rank = "1".to_owned(),
            _ => {}
        }
        row
    };
    let rows = Derived {
        results: (0..260).map(result).collect(),
        ..Derived::default()
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let bodies = (0..260).map(|place| body(&format!("badan-{place:03}"), "Badan"));
    act.replace_bodies(bodies.collect()).await.unwrap();
    act.replace_dataset(dataset("a"), &rows).await.unwrap();
    finish(act, "disagreements").await;
    let found = database.disagreements("ombudsman", "2023").await.unwrap();
    let places: Vec<i64> = found.rows.iter().map(|row| row.result.place).collect();
    assert_eq!(places, (230..260).collect::<Vec<_>>());
    assert_eq!(found.total, 30);
}

async fn groups_and_provinces_of_a_round_are_counted(own: OwnDatabase) {
    let row = |dataset: &str, name: &str, level: &str, group: &str, index: &str, place| Outcome {
        level: level.to_owned(),
        province: group.rsplit('/').next().unwrap_or_default().to_owned(),
        peer_group: group.to_owned(),
        index_text: index.to_owned(),
        ..outcome(dataset, name, place)
    };
    let real = [
        row("a", "satu", "kabupaten", "kabupaten_kota/16", "90.00", 1),
        row("a", "dua", "kota", "kabupaten_kota/16", "80.00", 2),
        // Without an index it belongs to its group and tells nothing of its province.
        row("a", "tiga", "kota", "kabupaten_kota/16", "", 3),
        row("a", "empat", "provinsi", "provinsi/16", "70.00", 4),
        row("a", "lima", "kabupaten", "kabupaten_kota/31", "60.00", 5),
        row("a", "enam", "kabupaten", "kabupaten_kota/31", "50.00", 6),
    ];
    // What was made up is no figure of a province, and one alone is no group.
    let made_up = [row(
        "b",
        "tujuh",
        "kabupaten",
        "kabupaten_kota/11",
        "99.00",
        7,
    )];
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let all = real.iter().chain(&made_up);
    let bodies = all.map(|row| body(&row.body, &row.body));
    act.replace_bodies(bodies.collect()).await.unwrap();
    let sample = Dataset {
        sample: "sample".to_owned(),
        ..dataset("b")
    };
    for (dataset, results) in [(dataset("a"), &real[..]), (sample, &made_up[..])] {
        let rows = Derived {
            results: results.to_vec(),
            ..Derived::default()
        };
        act.replace_dataset(dataset, &rows).await.unwrap();
    }
    finish(act, "groups").await;
    let groups = database.peer_groups("ombudsman", "2023").await.unwrap();
    let groups: Vec<(&str, i64)> = groups.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(groups, [("kabupaten_kota/16", 3), ("kabupaten_kota/31", 2)]);
    let within = database.told_within("ombudsman", "2023").await.unwrap();
    let within: Vec<(&str, i64)> = within.iter().map(|(code, n)| (code.as_str(), *n)).collect();
    assert_eq!(within, [("16", 2), ("31", 2)]);
    assert_eq!(database.peer_groups("ombudsman", "2022").await.unwrap(), []);
}
