//! One file supports many answers, and is offered where an instrument asks for
//! its kind.

use crate::town::{
    CODE, CYCLE, EVALUATION, FILLING, OTHER_CODE, Town, UNIT, WINDOW, acting, link, officer,
    refusal,
};
use prima_domain::assessment::cycle::Stage;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_store::cycle::EvidenceRequest;
use prima_workflow::vault::{
    Description, Kept, Offered, VaultRefusal, describe_evidence, evidence_of_unit, link_evidence,
    suggestions, unlink_evidence, vault_of,
};

on_both_engines![
    one_file_supports_many_answers,
    what_is_asked_for_and_not_linked_is_suggested,
    what_the_instrument_does_not_ask_gets_no_evidence,
    links_are_made_and_taken_while_the_rules_allow,
    what_ends_soon_is_told,
];

async fn one_file_supports_many_answers(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    // A fact of the form may rest on it as well; twice is once.
    for code in [CODE, OTHER_CODE, "f01.1.monev", CODE] {
        let new = link(UNIT, code, &added.evidence);
        link_evidence(&town.desk, &acting, &new).await.unwrap();
    }
    let found = evidence_of_unit(town.database(), &acting, CYCLE, UNIT)
        .await
        .unwrap();
    let codes: Vec<&str> = found.iter().map(|(link, _)| link.code.as_str()).collect();
    assert_eq!(codes, [CODE, OTHER_CODE, "f01.1.monev"]);
    assert!(found.iter().all(|(_, row)| row.evidence == added.evidence));
    let kept = vault_of(town.database(), &acting, UNIT).await.unwrap();
    assert_eq!(kept[0].uses.len(), 3);
    assert_eq!(town.acts().await[2..], ["link_evidence"; 3]);
    assert_eq!(town.files().len(), 1);
}

async fn what_is_asked_for_and_not_linked_is_suggested(town: Town) {
    let officer = officer(UNIT);
    let now = acting(&officer, FILLING);
    let added = town.add("satu").await;
    let ids = |kept: Vec<Kept>| -> Vec<String> {
        kept.into_iter()
            .map(|kept| kept.evidence.evidence)
            .collect()
    };
    let offered = suggestions(&town.desk, &now, CYCLE, UNIT, CODE)
        .await
        .unwrap();
    assert_eq!(ids(offered.fitting), std::slice::from_ref(&added.evidence));
    // 2.a.P asks for other kinds, and nobody asks 9.z.
    for code in [OTHER_CODE, "9.z"] {
        let offered = suggestions(&town.desk, &now, CYCLE, UNIT, code)
            .await
            .unwrap();
        assert_eq!(ids(offered.fitting), Vec::<String>::new(), "{code}");
        assert_eq!(ids(offered.others), std::slice::from_ref(&added.evidence));
    }
    let new = link(UNIT, CODE, &added.evidence);
    link_evidence(&town.desk, &now, &new).await.unwrap();
    let offered = suggestions(&town.desk, &now, CYCLE, UNIT, CODE)
        .await
        .unwrap();
    assert_eq!(offered, Offered::default());
    unlink_evidence(&town.desk, &now, &new).await.unwrap();
    // What has ended is not offered: day 2 is the last one, this is day 3.
    let ended = Description {
        kind: "dokumen_sp".to_owned(),
        title: "SP lama".to_owned(),
        valid_from: String::new(),
        valid_to: "1970-01-02".to_owned(),
    };
    describe_evidence(&town.vault, town.database(), &now, &added.evidence, &ended)
        .await
        .unwrap();
    let offered = suggestions(&town.desk, &now, CYCLE, UNIT, CODE)
        .await
        .unwrap();
    assert_eq!(ids(offered.fitting), [added.evidence]);
    let later = acting(&officer, 2 * 86_400);
    let offered = suggestions(&town.desk, &later, CYCLE, UNIT, CODE)
        .await
        .unwrap();
    assert_eq!(offered, Offered::default());
}

async fn what_the_instrument_does_not_ask_gets_no_evidence(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    for code in ["9.z", "", "\0", "1.a.Ak "] {
        let new = link(UNIT, code, &added.evidence);
        let told = link_evidence(&town.desk, &acting, &new).await;
        assert_eq!(refusal(told), VaultRefusal::Question, "{code:?}");
    }
    let never = link(UNIT, CODE, &added.evidence);
    let told = unlink_evidence(&town.desk, &acting, &never).await;
    assert_eq!(refusal(told), VaultRefusal::NotLinked);
}

async fn links_are_made_and_taken_while_the_rules_allow(town: Town) {
    let added = town.add("satu").await;
    let officer = officer(UNIT);
    let new = link(UNIT, CODE, &added.evidence);
    link_evidence(&town.desk, &acting(&officer, FILLING), &new)
        .await
        .unwrap();
    let closed = VaultRefusal::Rule(Rule::Closed {
        stage: Stage::Filling,
        opens: 0,
        closes: 1_000,
    });
    // The filling is over, and nobody waits for more evidence.
    for now in [EVALUATION, WINDOW] {
        let told = unlink_evidence(&town.desk, &acting(&officer, now), &new).await;
        assert_eq!(refusal(told), closed, "{now}");
    }
    // More time would open nothing again of what was handed in.
    town.submit().await;
    let handed_in = VaultRefusal::Rule(Rule::AlreadySubmitted);
    for now in [FILLING, EVALUATION, WINDOW] {
        let told = unlink_evidence(&town.desk, &acting(&officer, now), &new).await;
        assert_eq!(refusal(told), handed_in, "{now}");
    }
    // An evaluator asks for more.
    let mut act = town.database().act().await.unwrap();
    let asked = EvidenceRequest {
        cycle: CYCLE.to_owned(),
        unit: UNIT.to_owned(),
        number: 1,
        ..EvidenceRequest::default()
    };
    act.add_rows(&[asked]).await.unwrap();
    act.finish("", "penilai", "ask", "", "{}").await.unwrap();
    let more = link(UNIT, OTHER_CODE, &added.evidence);
    link_evidence(&town.desk, &acting(&officer, WINDOW), &more)
        .await
        .unwrap();
    // What was asked for comes on top; what was judged stays, and so does this.
    for judged in [&new, &more] {
        let told = unlink_evidence(&town.desk, &acting(&officer, WINDOW), judged).await;
        assert_eq!(refusal(told), handed_in);
    }
}

async fn what_ends_soon_is_told(town: Town) {
    let officer = officer(UNIT);
    let acting = acting(&officer, FILLING);
    let added = town.add("satu").await;
    let ends = Description {
        kind: "dokumen_sp".to_owned(),
        title: "SP".to_owned(),
        valid_from: String::new(),
        valid_to: "2026-12-31".to_owned(),
    };
    describe_evidence(
        &town.vault,
        town.database(),
        &acting,
        &added.evidence,
        &ends,
    )
    .await
    .unwrap();
    let kept = vault_of(town.database(), &acting, UNIT)
        .await
        .unwrap()
        .remove(0);
    for (today, soon, ended) in [
        ("2026-11-30", false, false),
        ("2026-12-01", true, false),
        ("2026-12-31", true, false),
        ("2027-01-01", false, true),
    ] {
        let today = Day::parse(today).unwrap();
        assert_eq!(kept.expires_within(30, today), soon, "{today}");
        assert_eq!(kept.is_expired(today), ended, "{today}");
    }
    let without_end = Kept {
        evidence: town
            .database()
            .evidence(&town.add("dua").await.evidence)
            .await
            .unwrap()
            .unwrap(),
        uses: vec![],
    };
    let today = Day::parse("2999-01-01").unwrap();
    assert!(!without_end.expires_within(u32::MAX, today) && !without_end.is_expired(today));
}
