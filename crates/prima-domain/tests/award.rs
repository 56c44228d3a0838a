//! Who is chosen in a category: the order, the cut, what cannot be told apart,
//! the gates, and which decisions stand. Expected values by hand.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

use prima_domain::recognition::award::{
    Bar, Contender, Facts, Fault, Pick, Place, Ranks, Shortlist, Verdict, decide, judge, shortlist,
};
use prima_domain::register::day::Day;
use prima_instrument::award::{GateKind, Limits, Round, Rule};
use prima_instrument::exact::Exact;
use proptest::prelude::*;

/// Ombudsman 2024, the ten best provinces (gebyar-2024.md §6).
const PROVINCES: [(&str, &str); 10] = [
    ("sulawesi-utara", "98.63"),
    ("jawa-tengah", "98.21"),
    ("di-yogyakarta", "97.22"),
    ("bali", "96.94"),
    ("riau", "96.47"),
    ("sulawesi-tengah", "96.17"),
    ("kalimantan-barat", "95.65"),
    ("jawa-barat", "95.58"),
    ("kalimantan-selatan", "94.58"),
    ("banten", "94.01"),
];

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn one(body: &str, index: &str) -> Contender {
    Contender {
        body: body.to_owned(),
        index: Exact::parse(index),
        ..Contender::default()
    }
}

fn provinces() -> Vec<Contender> {
    let mut all: Vec<Contender> = PROVINCES.iter().map(|(id, x)| one(id, x)).collect();
    // The order of the source says nothing.
    all.reverse();
    all
}

fn top(places: u32) -> Rule {
    Rule::Top {
        round: round(),
        places,
    }
}

fn round() -> Round {
    Round {
        programme: "ombudsman".to_owned(),
        period: "2024".to_owned(),
    }
}

fn of(list: &Shortlist, place: Place) -> Vec<&str> {
    let lines = list.lines.iter().filter(|line| line.place == place);
    lines.map(|line| line.contender.body.as_str()).collect()
}

#[test]
fn the_best_three_provinces_of_2024_are_chosen() {
    let list = shortlist(&top(3), true, provinces());
    let best = ["sulawesi-utara", "jawa-tengah", "di-yogyakarta"];
    assert_eq!(of(&list, Place::Chosen), best);
    assert_eq!(list.count(Place::Beyond), 7);
    assert_eq!(list.line("bali", "").unwrap().rank, Some(4));
    assert!(list.lines.iter().all(|line| !line.is_uncertain));
}

#[test]
fn equals_at_the_cut_are_never_parted() {
    let mut all = provinces();
    all.push(one("contoh", "97.22"));
    let list = shortlist(&top(3), true, all);
    assert_eq!(of(&list, Place::Chosen), ["sulawesi-utara", "jawa-tengah"]);
    assert_eq!(of(&list, Place::AtCut), ["contoh", "di-yogyakarta"]);
    assert_eq!(list.n_free, 1);
    // Above the cut, equals share their rank and nobody is left out.
    let list = shortlist(
        &top(2),
        true,
        vec![one("a", "9"), one("b", "9"), one("c", "8")],
    );
    assert_eq!(of(&list, Place::Chosen), ["a", "b"]);
    let ranks: Vec<Option<usize>> = list.lines.iter().map(|line| line.rank).collect();
    assert_eq!(ranks, [Some(1), Some(1), Some(3)]);
}

#[test]
fn a_lower_index_is_better_where_the_rules_say_so() {
    let list = shortlist(&top(1), false, vec![one("a", "9"), one("b", "2")]);
    assert_eq!(of(&list, Place::Chosen), ["b"]);
}

#[test]
fn whom_a_gate_bars_makes_room_and_whoever_has_no_figure_stands_aside() {
    let mut all = provinces();
    let free = day("2024-02-03");
    let bar = Bar::Revoked {
        programme: "zi".to_owned(),
        on: day("2022-02-03"),
        free,
    };
    let first = all.iter_mut().find(|one| one.body == "sulawesi-utara");
    first.unwrap().bars.push(("bersih".to_owned(), bar));
    all.push(one("papua", ""));
    let list = shortlist(&top(2), true, all);
    assert_eq!(of(&list, Place::Chosen), ["jawa-tengah", "di-yogyakarta"]);
    assert_eq!(of(&list, Place::Barred), ["sulawesi-utara"]);
    assert_eq!(of(&list, Place::NoFigure), ["papua"]);
    assert_eq!(list.lines[0].contender.body, "sulawesi-utara");
}

#[test]
fn whose_rank_may_lie_beyond_the_cut_is_told() {
    let with = |body: &str, index: &str, rank, best, worst| Contender {
        ranks: Some(Ranks { rank, best, worst }),
        group: "provinsi".to_owned(),
        ..one(body, index)
    };
    let all = vec![
        with("a", "90", 1, 1, 1),
        with("b", "80", 2, 2, 3),
        with("c", "79", 3, 2, 3),
        with("d", "60", 4, 4, 4),
    ];
    let list = shortlist(&top(2), true, all.clone());
    let told: Vec<bool> = list.lines.iter().map(|line| line.is_uncertain).collect();
    assert_eq!(told, [false, true, true, false]);
    // Ranks of two groups cannot be compared; intervals of the index can.
    let mut mixed = all;
    mixed[3].group = "kota".to_owned();
    mixed[1].interval = Some((exact("78"), exact("82")));
    mixed[3].interval = Some((exact("59"), exact("61")));
    let list = shortlist(&top(2), true, mixed);
    let told: Vec<bool> = list.lines.iter().map(|line| line.is_uncertain).collect();
    assert_eq!(told, [false, true, false, false]);
}

#[test]
fn a_threshold_holds_at_its_edge() {
    let rule = Rule::Threshold {
        round: round(),
        least: Some(exact("88")),
        bands: vec!["A".to_owned()],
    };
    let band = |body: &str, index: &str, band: &str| Contender {
        band: band.to_owned(),
        ..one(body, index)
    };
    let near = Contender {
        interval: Some((exact("87.5"), exact("88.5"))),
        ..band("tepat", "88", "A")
    };
    let all = vec![near, band("kurang", "87.99", "A"), band("lain", "95", "B")];
    let list = shortlist(&rule, true, all);
    assert_eq!(of(&list, Place::Chosen), ["tepat"]);
    assert!(list.line("tepat", "").unwrap().is_uncertain);
    assert_eq!(of(&list, Place::Beyond), ["lain", "kurang"]);
}

#[test]
fn where_a_rule_knows_no_order_none_comes_before_another() {
    let rule = |places| Rule::Reached {
        programme: "kipp".to_owned(),
        edition: "2023".to_owned(),
        stage: "final".to_owned(),
        places,
    };
    let all = || vec![one("a", ""), one("b", ""), one("c", "")];
    let list = shortlist(&rule(Some(2)), true, all());
    assert_eq!((list.count(Place::AtCut), list.n_free), (3, 2));
    assert_eq!(shortlist(&rule(None), true, all()).count(Place::Chosen), 3);
}

#[test]
fn a_jury_that_judged_all_who_came_to_a_stage_puts_them_in_order() {
    let rule = |places| Rule::Reached {
        programme: "kipp".to_owned(),
        edition: "2023".to_owned(),
        stage: "final".to_owned(),
        places,
    };
    let all = || {
        vec![
            one("a", "86"),
            one("b", "91.5"),
            one("c", "86"),
            one("d", "70"),
        ]
    };
    let list = shortlist(&rule(Some(2)), true, all());
    assert!(list.is_ordered);
    assert_eq!(of(&list, Place::Chosen), ["b"]);
    // Equal results are never parted: one place is left for two.
    assert_eq!((of(&list, Place::AtCut), list.n_free), (vec!["a", "c"], 1));
    assert_eq!(of(&list, Place::Beyond), ["d"]);
    let ranks = |list: &Shortlist| list.lines.iter().map(|line| line.rank).collect::<Vec<_>>();
    let unlimited = shortlist(&rule(None), true, all());
    assert_eq!(unlimited.count(Place::Chosen), 4);
    assert_eq!(ranks(&unlimited), [Some(1), Some(2), Some(2), Some(4)]);
    // Of one that no jury judged nobody knows whether it comes before or behind.
    let mut some = all();
    some.push(one("e", ""));
    let list = shortlist(&rule(Some(2)), true, some);
    assert!(!list.is_ordered);
    assert_eq!((list.count(Place::AtCut), list.n_free), (5, 2));
}

/// A revocation of 3 February 2022 bars for two years (context.md §2).
#[test]
fn a_revocation_bars_until_its_two_years_are_over() {
    let gate = |programmes: &[&str]| GateKind::NoRevocation {
        months: 24,
        programmes: programmes.iter().map(|one| (*one).to_owned()).collect(),
    };
    let facts = Facts {
        revoked: vec![("zi".to_owned(), day("2022-02-03"))],
        ..Facts::default()
    };
    let barred = Verdict::Barred(Bar::Revoked {
        programme: "zi".to_owned(),
        on: day("2022-02-03"),
        free: day("2024-02-03"),
    });
    assert_eq!(judge(&gate(&[]), &facts, day("2024-02-02")), barred);
    assert_eq!(
        judge(&gate(&[]), &facts, day("2024-02-03")),
        Verdict::Passed
    );
    assert_eq!(
        judge(&gate(&["p2ham"]), &facts, day("2023-01-01")),
        Verdict::Passed
    );
    // What comes after the event bars nobody from it.
    assert_eq!(
        judge(&gate(&[]), &facts, day("2022-02-02")),
        Verdict::Passed
    );
}

#[test]
fn a_figure_of_another_scheme_bars_outside_its_limits_and_is_said_where_unknown() {
    let gate = GateKind::Figure {
        programme: "lapor".to_owned(),
        period: "2024".to_owned(),
        limits: Limits {
            least: None,
            most: Some(exact("10")),
        },
    };
    let facts = |figure: &str| Facts {
        figures: [(("lapor".to_owned(), "2024".to_owned()), exact(figure))].into(),
        ..Facts::default()
    };
    let today = day("2024-10-08");
    assert_eq!(judge(&gate, &facts("10"), today), Verdict::Passed);
    let high = Bar::TooHigh {
        found: exact("10.01"),
        most: exact("10"),
    };
    assert_eq!(judge(&gate, &facts("10.01"), today), Verdict::Barred(high));
    assert_eq!(judge(&gate, &Facts::default(), today), Verdict::Unknown);
    let waits = Facts {
        objections: vec!["pekppp-2024".to_owned()],
        ..Facts::default()
    };
    let barred = Verdict::Barred(Bar::Objection {
        cycle: "pekppp-2024".to_owned(),
    });
    assert_eq!(judge(&GateKind::NoOpenObjection, &waits, today), barred);
}

fn pick(body: &str, reason: &str) -> Pick {
    Pick {
        body: body.to_owned(),
        citation_id: "Layanan terbaik".to_owned(),
        reason: reason.to_owned(),
        ..Pick::default()
    }
}

fn key(body: &str) -> (String, String) {
    (body.to_owned(), String::new())
}

#[test]
fn a_decision_follows_the_rule_or_says_why_not() {
    let list = shortlist(&top(2), true, provinces());
    let (first, second) = (pick("sulawesi-utara", ""), pick("jawa-tengah", ""));
    assert_eq!(
        decide(&top(2), &list, &[first.clone(), second], &[]),
        Ok(())
    );
    let (body, unit) = key("jawa-tengah");
    let silent = decide(&top(2), &list, std::slice::from_ref(&first), &[]);
    assert_eq!(
        silent,
        Err(vec![Fault::LeftOut(body.clone(), unit.clone())])
    );
    let left = [(body, unit, "Menolak dihargai".to_owned())];
    assert_eq!(
        decide(&top(2), &list, std::slice::from_ref(&first), &left),
        Ok(())
    );
    let other = decide(
        &top(2),
        &list,
        &[first.clone(), pick("bali", "Sebab")],
        &left,
    );
    let (body, unit) = key("bali");
    assert_eq!(other, Err(vec![Fault::Beyond(body, unit)]));
    let (body, unit) = key("sulawesi-utara");
    let twice = decide(&top(2), &list, &[first.clone(), first], &left);
    assert_eq!(twice, Err(vec![Fault::Twice(body.clone(), unit.clone())]));
    let mute = Pick {
        citation_id: " ".to_owned(),
        ..pick("sulawesi-utara", "")
    };
    let mute = decide(&top(2), &list, &[mute], &left);
    assert_eq!(mute, Err(vec![Fault::NoCitation(body, unit)]));
    assert!(decide(&top(2), &list, &[], &left).is_err());
}

#[test]
fn at_the_cut_reasons_are_given_and_places_kept() {
    let all = || vec![one("a", "9"), one("b", "8"), one("c", "8"), one("d", "8")];
    let list = shortlist(&top(3), true, all());
    assert_eq!((list.count(Place::AtCut), list.n_free), (3, 2));
    let left = |body: &str| (body.to_owned(), String::new(), "Sebab".to_owned());
    let two = [pick("a", ""), pick("b", "Sebab"), pick("c", "Sebab")];
    assert_eq!(decide(&top(3), &list, &two, &[left("d")]), Ok(()));
    // All who are equal may be honoured together.
    let all_three = [&two[..], &[pick("d", "Sebab")]].concat();
    assert_eq!(decide(&top(3), &list, &all_three, &[]), Ok(()));
    let bare = [pick("a", ""), pick("b", ""), pick("c", "Sebab")];
    let (body, unit) = key("b");
    let bare = decide(&top(3), &list, &bare, &[left("d")]);
    assert_eq!(bare, Err(vec![Fault::NoReason(body, unit)]));
    // With one place among three, two are too many.
    let list = shortlist(&top(2), true, all());
    let many = decide(&top(2), &list, &two, &[left("d")]);
    let too_many = Fault::TooMany {
        places: 1,
        named: 2,
    };
    assert_eq!(many, Err(vec![too_many]));
}

#[test]
fn an_open_objection_of_any_contender_holds_the_decision_up() {
    let mut all = vec![one("a", "9"), one("b", "8")];
    all[1].objections.push("pekppp-2024".to_owned());
    let list = shortlist(&top(1), true, all);
    let held = decide(&top(1), &list, &[pick("a", "")], &[]);
    let open = Fault::ObjectionOpen {
        body: "b".to_owned(),
        cycle: "pekppp-2024".to_owned(),
    };
    assert_eq!(held, Err(vec![open]));
}

#[test]
fn what_a_gate_does_not_know_needs_a_reason() {
    let mut all = vec![one("a", "9")];
    all[0].unknown.push("lapor".to_owned());
    let list = shortlist(&top(1), true, all);
    let (body, unit) = key("a");
    let bare = decide(&top(1), &list, &[pick("a", "")], &[]);
    assert_eq!(bare, Err(vec![Fault::NoReason(body, unit)]));
    assert_eq!(decide(&top(1), &list, &[pick("a", "Sebab")], &[]), Ok(()));
}

/// Five innovations of one ministry in one list (gebyar-2024.md §3, rows 5–9).
#[test]
fn by_hand_one_is_named_for_several_things_each_with_a_reason() {
    let list = shortlist(&Rule::Named, true, vec![one("kementerian-sosial", "")]);
    let picks: Vec<Pick> = (1..=5)
        .map(|n| Pick {
            citation_id: format!("Inovasi {n}"),
            ..pick("kementerian-sosial", "Juri")
        })
        .collect();
    assert_eq!(decide(&Rule::Named, &list, &picks, &[]), Ok(()));
    let (body, unit) = key("kementerian-sosial");
    let twice = [picks[0].clone(), picks[0].clone()];
    let twice = decide(&Rule::Named, &list, &twice, &[]);
    assert_eq!(twice, Err(vec![Fault::Twice(body.clone(), unit.clone())]));
    let bare = [pick("kementerian-sosial", "")];
    let bare = decide(&Rule::Named, &list, &bare, &[]);
    assert_eq!(bare, Err(vec![Fault::NoReason(body, unit)]));
}

/// Contenders with few different figures, so that ties are frequent.
fn contenders() -> impl Strategy<Value = Vec<Contender>> {
    let figure = prop_oneof![4 => (0_i64..6).prop_map(Some), 1 => Just(None)];
    let row = (figure, prop::bool::weighted(0.2));
    prop::collection::vec(row, 0..12).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(n, (figure, is_barred))| {
            let mut one = one(&format!("b{n:02}"), "");
            one.index = figure.map(Exact::whole);
            if is_barred {
                let cycle = "c".to_owned();
                one.bars.push(("g".to_owned(), Bar::Objection { cycle }));
            }
            one
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn the_list_does_not_depend_on_the_order_of_contenders(
        (all, mixed) in contenders().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        places in 1_u32..8,
        high: bool,
    ) {
        let rule = top(places);
        prop_assert_eq!(shortlist(&rule, high, all), shortlist(&rule, high, mixed));
    }

    #[test]
    fn a_cut_parts_no_equals_and_fills_no_more_than_its_places(
        all in contenders(),
        places in 1_u32..8,
        high: bool,
    ) {
        let n_open = all.iter().filter(|one| one.bars.is_empty() && one.index.is_some()).count();
        let list = shortlist(&top(places), high, all);
        let n_chosen = list.count(Place::Chosen);
        let wanted = n_open.min(places as usize);
        prop_assert!(n_chosen <= wanted, "{} of {}", n_chosen, wanted);
        prop_assert_eq!(n_chosen + list.n_free, wanted);
        if list.n_free > 0 {
            prop_assert!(list.count(Place::AtCut) > list.n_free, "all at the cut would fit");
        }
        for a in &list.lines {
            for b in &list.lines {
                let is_open = |place| matches!(place, Place::Chosen | Place::AtCut | Place::Beyond);
                if !is_open(a.place) || !is_open(b.place) {
                    continue;
                }
                if a.contender.index == b.contender.index {
                    prop_assert_eq!(a.place, b.place);
                }
                let is_better = match high {
                    true => a.contender.index > b.contender.index,
                    false => a.contender.index < b.contender.index,
                };
                if is_better {
                    prop_assert!(a.place <= b.place, "{:?} before {:?}", a, b);
                }
            }
        }
    }
}
