//! What can be wrong in the rules of proposals, each with its place.

use super::{SAMPLE, catalogue};
use prima_instrument::programme::proposal::RuleKind;
use prima_instrument::programme::read;
use prima_instrument::words::Lang;

const RULES: &str = r#"
[proposal]

[[proposal.group]]
code = "umum"
title = { id = "Umum", en = "General" }

[[proposal.group.rule]]
code = "usia"
title = { id = "Dua tahun", en = "Two years" }
kind = "least_age"
months = 24

[[proposal.group.rule]]
code = "belum"
title = { id = "Belum pernah", en = "Never" }
kind = "tier_at_most"
tier = "top"
times = 0
from = "2014"
to = "2021"

[[proposal.group]]
code = "khusus"
title = { id = "Khusus", en = "Special" }

[[proposal.tier]]
code = "top"
title = { id = "Top", en = "Top" }

[[proposal.section]]
code = "ringkasan"
title = { id = "Ringkasan", en = "Summary" }
groups = ["umum"]
words = 200
weight = 40

[[proposal.section]]
code = "kebaruan"
title = { id = "Kebaruan", en = "Novelty" }
groups = ["umum"]
weight = 60
becomes = "idea"

[[proposal.section]]
code = "pembaruan"
title = { id = "Pembaruan", en = "Renewal" }
groups = ["khusus"]
"#;

fn whole() -> String {
    let written =
        "code = \"bangun\"\ntitle = { id = \"Membangun\", en = \"Building\" }\nkind = \"work\"\n";
    assert_eq!(SAMPLE.matches(written).count(), 1);
    let with_flag = format!("{written}writes_proposal = true\n");
    format!("{}{RULES}", SAMPLE.replace(written, &with_flag))
}

/// The rules with one change have these faults, each on the line with this text.
fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
    let before = whole();
    assert_eq!(before.matches(old).count(), 1, "{old:?} stands there once");
    let text = before.replace(old, new);
    let faults = read(&text, &catalogue()).expect_err(new);
    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| {
            let line = fault.place(&text).line;
            (fault.key, text.lines().nth(line - 1).unwrap_or_default())
        })
        .collect();
    assert_eq!(found, expected, "after {new:?}");
    for fault in &faults {
        for lang in [Lang::Id, Lang::En] {
            for said in [fault.message(lang), fault.hint(lang)] {
                assert!(!said.starts_with("fault-"), "{said} has no words");
            }
        }
    }
}

#[test]
fn rules_of_proposals_are_read_whole() {
    let programme = read(&whole(), &catalogue()).expect("it has no fault");
    let rules = programme.proposals.as_ref().expect("it has them");
    let of = |group| -> Vec<&str> { rules.sections_of(group).map(|one| &*one.code).collect() };
    assert_eq!(of("umum"), ["ringkasan", "kebaruan"]);
    assert_eq!(of("khusus"), ["pembaruan"]);
    let umum = rules.group("umum").expect("it is there");
    assert_eq!(umum.rules[0].kind, RuleKind::LeastAge(24));
    let RuleKind::TierAtMost(times) = &umum.rules[1].kind else {
        panic!("{:?}", umum.rules[1]);
    };
    let years = ["2013", "2014", "2021", "2022"].map(|year| times.counts(year));
    assert_eq!(years, [false, true, true, false]);
    assert_eq!(
        rules.section("ringkasan").and_then(|one| one.words),
        Some(200)
    );
    let stage = programme.stage("bangun").expect("it is there");
    assert!(stage.writes_proposal && !stage.checks_proposal);
    assert!(!programme.entry.several);
}

#[test]
fn every_fault_of_the_rules_is_found_where_it_stands() {
    let umum = r#"code = "umum""#;
    check(
        r#"groups = ["khusus"]"#,
        r#"groups = ["lain"]"#,
        &[
            ("programme-group-without-section", r#"code = "khusus""#),
            ("programme-unknown-group", r#"groups = ["lain"]"#),
        ],
    );
    check(
        r#"tier = "top""#,
        r#"tier = "pot""#,
        &[("programme-unknown-tier", r#"tier = "pot""#)],
    );
    check("weight = 60", "weight = 50", &[("programme-weights", umum)]);
    check("weight = 60\n", "", &[("programme-weights", umum)]);
    check(
        "months = 24\n\n[[proposal",
        "\n[[proposal",
        &[("programme-rule-lacks", r#"kind = "least_age""#)],
    );
    check(
        "times = 0\n",
        "",
        &[("programme-rule-lacks", r#"kind = "tier_at_most""#)],
    );
    check(
        r#"code = "kebaruan""#,
        r#"code = "ringkasan""#,
        &[("programme-twice", r#"code = "ringkasan""#)],
    );
    check(
        r#"code = "belum""#,
        r#"code = "usia""#,
        &[("programme-twice", r#"code = "usia""#)],
    );
    check(
        "writes_proposal = true\n",
        "",
        &[("programme-no-draft", "[proposal]")],
    );
    let text = whole();
    let alone = text.split("\n[proposal]").next().expect("it stands before");
    let faults = read(alone, &catalogue()).expect_err("a flag alone means nothing");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["programme-no-proposal"]);
}
