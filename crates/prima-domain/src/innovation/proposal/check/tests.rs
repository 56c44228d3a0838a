//! Every rule with every verdict, from the conditions of KIPP 2023.

use super::*;
use prima_instrument::programme::proposal::{Group, Rule, Section};
use prima_instrument::words::Text;
use proptest::prelude::*;

fn rule(code: &str, kind: RuleKind) -> Rule {
    Rule {
        code: code.to_owned(),
        title: Text::default(),
        kind,
        source: None,
        provisional: None,
    }
}

fn section(code: &str, words: Option<u32>) -> Section {
    Section {
        code: code.to_owned(),
        title: Text::default(),
        about: None,
        groups: Vec::new(),
        words,
        weight: None,
        becomes: String::new(),
        source: None,
        provisional: None,
    }
}

fn times(tier: &str, n: u32, from: &str, to: &str) -> Times {
    Times {
        tier: tier.to_owned(),
        times: n,
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

fn rules(own: Vec<Rule>) -> Proposals {
    Proposals {
        about: None,
        groups: vec![Group {
            code: "umum".to_owned(),
            title: Text::default(),
            about: None,
            rules: own,
            source: None,
            provisional: None,
        }],
        sections: vec![section("ringkasan", Some(3)), section("kebaruan", None)],
        tiers: Vec::new(),
        provisional: None,
    }
}

fn written() -> Written {
    let sections = [("ringkasan", "satu dua tiga"), ("kebaruan", "baru")];
    Written {
        group: "umum".to_owned(),
        title: "Antre dari Rumah".to_owned(),
        sections: sections
            .map(|(code, text)| (code.to_owned(), text.to_owned()))
            .into(),
        ..Written::default()
    }
}

fn today() -> Day {
    Day::parse("2023-05-10").expect("a day")
}

fn years(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|year| (*year).to_owned()).collect()
}

/// The verdict on the last rule.
fn verdict(own: Rule, written: &Written) -> Verdict {
    let found = checks(&rules(vec![own]), written, today());
    found.last().expect("there is a rule").verdict()
}

#[test]
fn what_the_author_left_open_is_named() {
    let all = |written: &Written| {
        let found = checks(&rules(vec![]), written, today());
        let told = found.into_iter().map(|one| (one.rule.clone(), one.finding));
        told.collect::<Vec<_>>()
    };
    let whole = all(&written());
    assert_eq!(whole.len(), 4);
    assert!(
        checks(&rules(vec![]), &written(), today())
            .iter()
            .all(|one| one.verdict() == Verdict::Holds && one.is_for_author())
    );
    let mut long = written();
    long.title = " – ".to_owned();
    long.sections
        .insert("ringkasan".to_owned(), "satu dua tiga empat".to_owned());
    long.sections.remove("kebaruan");
    assert_eq!(
        all(&long),
        [
            (GROUP.to_owned(), Finding::Group(true)),
            (TITLE.to_owned(), Finding::Title(false)),
            (
                SECTIONS.to_owned(),
                Finding::Sections(Some(vec!["kebaruan".to_owned()]))
            ),
            (
                WORDS.to_owned(),
                Finding::Words(Some(vec![("ringkasan".to_owned(), 4, 3)]))
            ),
        ]
    );
    let elsewhere = Written {
        group: "lain".to_owned(),
        ..written()
    };
    let found = checks(&rules(vec![]), &elsewhere, today());
    assert_eq!(found[0].verdict(), Verdict::Fails);
}

/// Sections and limits are those of a group: before one is chosen, nothing is met,
/// and once it is chosen, nothing that is not written.
#[test]
fn no_section_is_called_written_before_a_group_is_chosen() {
    let verdicts = |written: &Written| {
        let found = checks(&rules(vec![]), written, today());
        found.iter().map(Checked::verdict).collect::<Vec<_>>()
    };
    let (fails, unknown) = (Verdict::Fails, Verdict::Unknown);
    assert_eq!(
        verdicts(&Written::default()),
        [fails, fails, unknown, unknown]
    );
    let chosen = Written {
        group: "umum".to_owned(),
        ..Written::default()
    };
    assert_eq!(
        verdicts(&chosen),
        [Verdict::Holds, fails, fails, Verdict::Holds]
    );
}

/// Two years on 10 May 2023: begun on 10 May 2021 at the latest.
#[test]
fn age_is_reckoned_in_whole_months_and_a_coarse_day_may_leave_it_open() {
    for (began, expected, free) in [
        ("2021-05-10", Verdict::Holds, Some("2023-05-10")),
        ("2021-05-11", Verdict::Fails, Some("2023-05-11")),
        ("2021-04", Verdict::Holds, Some("2023-04-30")),
        ("2021-05", Verdict::Unknown, Some("2023-05-31")),
        ("2021", Verdict::Unknown, Some("2023-12-31")),
        ("2020", Verdict::Holds, Some("2022-12-31")),
        ("2022", Verdict::Fails, Some("2024-12-31")),
        ("", Verdict::Unknown, None),
    ] {
        let one = Written {
            began: began.to_owned(),
            ..written()
        };
        let found = checks(
            &rules(vec![rule("usia", RuleKind::LeastAge(24))]),
            &one,
            today(),
        );
        let finding = &found.last().expect("there is a rule").finding;
        let expected = Finding::Age {
            months: 24,
            began: began.to_owned(),
            free: free.and_then(Day::parse),
            verdict: expected,
        };
        assert_eq!(finding, &expected, "{began}");
    }
}

/// innovation.md §2, Umum 2023: never Top Terpuji, not in the Top 99 twice.
#[test]
fn earlier_honours_shut_out_and_silence_shuts_nobody_out() {
    let never = || rule("terpuji", RuleKind::TierAtMost(times("terpuji", 0, "", "")));
    let once = || rule("top-99", RuleKind::TierAtMost(times("top-99", 1, "", "")));
    let said = |tier: &str, list: &[&str]| Written {
        said: BTreeMap::from([(tier.to_owned(), years(list))]),
        ..written()
    };
    assert_eq!(verdict(never(), &written()), Verdict::Unknown);
    assert_eq!(verdict(never(), &said("terpuji", &[])), Verdict::Holds);
    assert_eq!(
        verdict(never(), &said("terpuji", &["2019"])),
        Verdict::Fails
    );
    assert_eq!(verdict(once(), &said("top-99", &["2019"])), Verdict::Holds);
    let twice = said("top-99", &["2018", "2019"]);
    assert_eq!(verdict(once(), &twice), Verdict::Fails);
    let known = Written {
        known: BTreeMap::from([("top-99".to_owned(), years(&["2018"]))]),
        ..said("top-99", &["2019"])
    };
    assert_eq!(verdict(once(), &known), Verdict::Fails, "both are counted");
    let both = Written {
        known: BTreeMap::from([("top-99".to_owned(), years(&["2019"]))]),
        ..said("top-99", &["2019"])
    };
    assert_eq!(verdict(once(), &both), Verdict::Holds, "a year counts once");
}

/// innovation.md §2, Khusus 2023: a Top Terpuji of 2014–2021.
#[test]
fn a_group_of_winners_asks_for_an_honour_of_its_years() {
    let winner = || {
        let own = times("terpuji", 1, "2014", "2021");
        rule("terpuji", RuleKind::TierAtLeast(own))
    };
    let said = |list: &[&str]| Written {
        said: BTreeMap::from([("terpuji".to_owned(), years(list))]),
        ..written()
    };
    assert_eq!(verdict(winner(), &written()), Verdict::Unknown);
    for (list, expected) in [
        (&["2014"][..], Verdict::Holds),
        (&["2021"], Verdict::Holds),
        (&["2013"], Verdict::Fails),
        (&["2022"], Verdict::Fails),
        (&[], Verdict::Fails),
    ] {
        assert_eq!(verdict(winner(), &said(list)), expected, "{list:?}");
    }
}

#[test]
fn the_other_rules_say_yes_or_no() {
    let mut one = written();
    assert_eq!(
        verdict(rule("judul", RuleKind::OncePerTitle), &one),
        Verdict::Holds
    );
    assert_eq!(
        verdict(rule("asal", RuleKind::Origin), &one),
        Verdict::Fails
    );
    assert_eq!(
        verdict(rule("surat", RuleKind::Statement), &one),
        Verdict::Fails
    );
    one.same_title.push("lain-1".to_owned());
    one.has_origin = true;
    one.supported.insert("surat".to_owned());
    assert_eq!(
        verdict(rule("judul", RuleKind::OncePerTitle), &one),
        Verdict::Fails
    );
    assert_eq!(
        verdict(rule("asal", RuleKind::Origin), &one),
        Verdict::Holds
    );
    assert_eq!(
        verdict(rule("surat", RuleKind::Statement), &one),
        Verdict::Holds
    );
}

#[test]
fn an_officer_gives_a_reason_where_the_machine_found_otherwise() {
    let decision = |holds, reason: &str| Decision {
        rule: "usia".to_owned(),
        holds,
        reason: reason.to_owned(),
    };
    for (found, holds, lacks) in [
        (Verdict::Holds, true, false),
        (Verdict::Fails, false, false),
        (Verdict::Holds, false, true),
        (Verdict::Fails, true, true),
        (Verdict::Unknown, true, true),
        (Verdict::Unknown, false, true),
    ] {
        assert_eq!(
            lacks_reason(found, &decision(holds, " ")),
            lacks,
            "{found:?}"
        );
        assert!(!lacks_reason(found, &decision(holds, "SK dibaca")));
    }
}

#[test]
fn a_proposal_goes_on_when_every_rule_was_said_to_hold() {
    let checked = checks(&rules(vec![]), &written(), today());
    let decided = |rule: &str, holds| Decision {
        rule: rule.to_owned(),
        holds,
        reason: String::new(),
    };
    assert_eq!(in_the_way(&checked, &[]), [GROUP, TITLE, SECTIONS, WORDS]);
    let some = [
        decided(GROUP, true),
        decided(TITLE, true),
        decided(SECTIONS, true),
    ];
    let mut all = some.to_vec();
    all.push(decided(WORDS, false));
    assert_eq!(in_the_way(&checked, &all), [WORDS]);
    all.pop();
    all.push(decided(WORDS, true));
    assert!(in_the_way(&checked, &all).is_empty());
}

proptest! {
    /// The limit of a section is the only thing about its length that is found.
    #[test]
    fn a_section_is_above_its_limit_or_not(n in 0usize..12) {
        let mut one = written();
        one.sections.insert("ringkasan".to_owned(), "kata ".repeat(n));
        let found = checks(&rules(vec![]), &one, today());
        let is_above = found.iter().any(|one| one.rule == WORDS && one.verdict() == Verdict::Fails);
        let is_missing = found.iter().any(|one| one.rule == SECTIONS && one.verdict() == Verdict::Fails);
        prop_assert_eq!(is_above, n > 3);
        prop_assert_eq!(is_missing, n == 0);
    }
}
