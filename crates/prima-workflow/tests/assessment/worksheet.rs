//! A unit takes its worksheet along and brings it back: nothing is lost, nothing
//! is overwritten unseen, and nobody else's is taken.

use crate::own_database::OwnDatabase;
use crate::story::*;
use calamine::{Reader, Xlsx};
use prima_domain::refusal::Refusal as Rule;
use prima_exchange::worksheet::{Head, Held, Unreadable, write};
use prima_instrument::form::form;
use prima_instrument::words::Lang;
use prima_workflow::assessment::{
    Desk, Entry, Made, Refusal, WorksheetFault, WorksheetReview, review_entries, review_worksheet,
    save_answers, worksheet,
};
use std::collections::BTreeMap;
use std::io::Cursor;

on_both_engines![
    a_worksheet_that_nobody_changed_changes_nothing,
    what_was_changed_is_shown_and_only_what_was_chosen_is_saved,
    an_answer_that_somebody_changed_meanwhile_is_a_conflict,
    the_worksheet_of_another_unit_or_round_is_refused_by_name,
    a_value_outside_the_scale_is_named_by_its_cell,
    only_those_who_may_answer_now_bring_a_worksheet_back,
];

const COMPONENTS: &str = "f01.1.komponen";
const ENACTED: &str = "f01.1.ditetapkan";

fn made() -> Made<'static> {
    Made {
        unit_name: "Unit Contoh",
        day: "1 Januari 1970",
        lang: Lang::Id,
    }
}

fn head() -> Head {
    Head {
        cycle: CYCLE.to_owned(),
        cycle_title: "PEKPPP contoh".to_owned(),
        unit: UNIT.to_owned(),
        unit_name: "Unit Contoh".to_owned(),
        instrument: "pekppp/2023".to_owned(),
        day: "1 Januari 1970".to_owned(),
    }
}

/// A worksheet as a person would have filled it in: answer, note and version by code.
fn filled(desk: &Desk, head: &Head, answers: &[(&str, &str, &str, i64)]) -> Vec<u8> {
    let rules = desk.rules("pekppp/2023").unwrap();
    let questions = form(&rules.instrument, "self").unwrap().questions;
    let held: BTreeMap<String, Held> = answers
        .iter()
        .map(|(code, value, note, version)| {
            let held = Held {
                value: (*value).to_owned(),
                note: (*note).to_owned(),
                version: *version,
            };
            ((*code).to_owned(), held)
        })
        .collect();
    write(head, &questions, &held, Lang::Id).unwrap()
}

/// What column G says in the row of a code.
fn evidence_beside(content: &[u8], code: &str) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(content)).unwrap();
    let sheets = book.sheet_names();
    let mut sheets = sheets
        .iter()
        .map(|name| book.worksheet_range(name).unwrap());
    let found = sheets.find_map(|sheet| {
        let row = sheet.rows().find(|row| row[0] == code)?;
        Some(row[6].to_string())
    });
    found.unwrap_or_else(|| panic!("no row of {code}"))
}

async fn reviewed(desk: &Desk, content: Vec<u8>) -> Result<WorksheetReview, WorksheetFault> {
    let una = unit_officer("una");
    let sent = ("lke.xlsx", content);
    review_worksheet(desk, &una, (CYCLE, UNIT), sent, Lang::Id, FILLING)
        .await
        .unwrap()
}

fn saving(code: &str, value: &str, note: &str, version: i64) -> Entry {
    Entry {
        note: note.to_owned(),
        version,
        ..entry(code, value)
    }
}

async fn save(desk: &Desk, who: &str, entries: &[Entry]) {
    let actor = unit_officer(who);
    save_answers(desk, &actor, CYCLE, UNIT, entries, FILLING)
        .await
        .unwrap();
}

async fn a_worksheet_that_nobody_changed_changes_nothing(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let entries = [
        saving(COMPONENTS, "12", "=lihat lampiran", 0),
        saving("f01.2.unsur", "pengguna|ahli", "baris\nkedua", 0),
        saving(ENACTED, "ya", "", 0),
    ];
    save(&desk, "una", &entries).await;
    let una = unit_officer("una");
    let content = worksheet(&desk, &una, CYCLE, UNIT, &made(), FILLING)
        .await
        .unwrap();
    // Four kinds are asked for 1.a.Ak in the instrument, named as its catalogue has them.
    let kinds = [
        "Indikator 1.a.Ak:",
        "Daftar jenis layanan yang diselenggarakan",
        "Standar Pelayanan dan keputusan penetapannya",
        "Berita acara pembahasan bersama masyarakat",
        "Laporan pemantauan dan evaluasi Standar Pelayanan",
    ];
    assert_eq!(evidence_beside(&content, COMPONENTS), kinds.join("\n"));
    let review = reviewed(&desk, content).await.unwrap();
    let rules = desk.rules("pekppp/2023").unwrap();
    let n_asked = form(&rules.instrument, "self").unwrap().questions.len();
    let nothing = [&review.newer, &review.absent, &review.ignored];
    assert_eq!(review.n_same, n_asked);
    assert!(
        review.differences.is_empty() && nothing.iter().all(|list| list.is_empty()),
        "{review:?}"
    );
}

async fn what_was_changed_is_shown_and_only_what_was_chosen_is_saved(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    save(&desk, "una", &[saving(COMPONENTS, "12", "", 0)]).await;
    let content = filled(
        &desk,
        &head(),
        &[(COMPONENTS, "14", "lengkap", 1), (ENACTED, "ya", "", 0)],
    );
    let review = reviewed(&desk, content).await.unwrap();
    let shown: Vec<(&str, &str, &str, i64, bool)> = review
        .differences
        .iter()
        .map(|one| {
            let entry = &one.entry;
            let saved = one.saved.as_ref().map_or("", |row| row.value.as_str());
            (
                &*entry.code,
                saved,
                &*entry.value,
                entry.version,
                one.is_conflict,
            )
        })
        .collect();
    let expected = [
        (COMPONENTS, "12", "14", 1, false),
        (ENACTED, "", "ya", 0, false),
    ];
    assert_eq!(shown, expected);
    // Nothing is saved by looking.
    let before = desk.database.reading().responses_of_unit(CYCLE, UNIT).await;
    assert_eq!(before.unwrap().len(), 1);
    save(&desk, "una", &[review.differences[0].entry.clone()]).await;
    let rows = desk.database.reading().responses_of_unit(CYCLE, UNIT).await;
    let rows = rows.unwrap();
    let row = (&*rows[0].value, &*rows[0].note, rows[0].version);
    assert_eq!((rows.len(), row), (1, ("14", "lengkap", 2)));
}

async fn an_answer_that_somebody_changed_meanwhile_is_a_conflict(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let first = [
        saving(COMPONENTS, "10", "", 0),
        saving(ENACTED, "ya", "", 0),
    ];
    save(&desk, "una", &first).await;
    // The worksheet goes away with version 1; meanwhile both are changed.
    let meanwhile = [
        saving(COMPONENTS, "12", "", 1),
        saving(ENACTED, "tidak", "", 1),
    ];
    save(&desk, "umi", &meanwhile).await;
    let content = filled(
        &desk,
        &head(),
        &[(COMPONENTS, "11", "", 1), (ENACTED, "ya", "", 1)],
    );
    let review = reviewed(&desk, content).await.unwrap();
    assert_eq!(review.newer, [ENACTED], "what it left alone stays");
    let [one] = review.differences.as_slice() else {
        panic!("{:?}", review.differences);
    };
    let saved = one.saved.as_ref().unwrap();
    assert!(one.is_conflict);
    assert_eq!((&*saved.value, &*saved.person), ("12", "umi"));
    assert_eq!((&*one.entry.value, one.entry.version), ("11", 2));
    // Somebody is faster once more: the act refuses, and the review says so again.
    save(&desk, "umi", &[saving(COMPONENTS, "13", "", 2)]).await;
    let una = unit_officer("una");
    let entries = vec![one.entry.clone()];
    let late = save_answers(&desk, &una, CYCLE, UNIT, &entries, FILLING).await;
    assert!(matches!(refused(late), Refusal::Stale(_)));
    let again = review_entries(&desk, &una, CYCLE, UNIT, entries, FILLING)
        .await
        .unwrap();
    let one = &again.differences[0];
    assert!(one.is_conflict && one.entry.version == 3, "{one:?}");
}

async fn the_worksheet_of_another_unit_or_round_is_refused_by_name(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    let other_unit = Head {
        unit: "unit-lain".to_owned(),
        unit_name: "Unit Lain".to_owned(),
        ..head()
    };
    let other_round = Head {
        cycle: "pekppp-2025".to_owned(),
        cycle_title: "PEKPPP 2025".to_owned(),
        ..head()
    };
    for (head, name) in [(other_unit, "Unit Lain"), (other_round, "PEKPPP 2025")] {
        let content = filled(&desk, &head, &[(COMPONENTS, "11", "", 0)]);
        let fault = reviewed(&desk, content).await.unwrap_err();
        assert_eq!(fault, WorksheetFault::Foreign(head));
        for lang in [Lang::Id, Lang::En] {
            let text = fault.text(lang, "lke.xlsx");
            assert!(text.contains(name), "{text}");
        }
    }
}

async fn a_value_outside_the_scale_is_named_by_its_cell(own: OwnDatabase) {
    let desk = opened(&own, &[]).await;
    // A standard has 14 components at most.
    let answers = [(COMPONENTS, "15", "", 0), (ENACTED, "ditolak", "", 0)];
    let content = filled(&desk, &head(), &answers);
    let fault = reviewed(&desk, content).await.unwrap_err();
    let WorksheetFault::Unreadable(Unreadable::Cells(problems)) = fault else {
        panic!("{fault:?}");
    };
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|one| (one.column.as_deref().unwrap(), one.key))
        .collect();
    assert_eq!(found, [("E", "value-outside-scale"); 2]);
    // A number of 0 to 14 and a yes or no are mended each in its own way.
    let report = problems.report(Lang::Id);
    for remedy in [
        "Yang diterima: bilangan bulat dari 0 sampai 14.",
        "Yang diterima: Ya atau Tidak.",
    ] {
        assert!(report.contains(remedy), "{report}");
    }
    assert!(
        problems.report(Lang::Id).contains("Kebijakan"),
        "{problems}"
    );
}

async fn only_those_who_may_answer_now_bring_a_worksheet_back(own: OwnDatabase) {
    let desk = opened(&own, &["eka"]).await;
    let content = filled(&desk, &head(), &[]);
    let sent = || ("lke.xlsx", content.clone());
    let una = unit_officer("una");
    let late = review_worksheet(&desk, &una, (CYCLE, UNIT), sent(), Lang::Id, EVALUATION).await;
    assert!(matches!(refused(late), Refusal::Rule(Rule::Closed { .. })));
    // An officer reads what the unit answers, and answers nothing for it.
    let done = review_worksheet(
        &desk,
        &officer("ani"),
        (CYCLE, UNIT),
        sent(),
        Lang::Id,
        FILLING,
    )
    .await;
    assert!(matches!(refused(done), Refusal::Hidden));
    let early = review_worksheet(
        &desk,
        &evaluator("eka"),
        (CYCLE, UNIT),
        sent(),
        Lang::Id,
        FILLING,
    )
    .await;
    assert!(matches!(refused(early), Refusal::Rule(Rule::NotSubmitted)));
    let taken = worksheet(&desk, &tied(officer("ani")), CYCLE, UNIT, &made(), FILLING).await;
    assert!(matches!(refused(taken), Refusal::Hidden));
}
