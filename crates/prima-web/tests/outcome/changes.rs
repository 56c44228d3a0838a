//! What changed after the first score and how evaluators stand to one another,
//! walked by HTTP: who sees the pages, and for whom they do not exist.

use crate::browser::Browser;
use crate::office::{CLINIC, set};
use crate::officers::Officers;
use crate::round::{CODE, CYCLE, Round, at, middle};
use prima_domain::assessment::cycle::Stage;
use prima_domain::register::person::{Role, Scope};
use prima_store::people::TieRow;

fn of_round(page: &str) -> String {
    format!("/id/kerja/{CYCLE}/{page}")
}

async fn add(round: &Round, name: &str, role: Role) -> Browser {
    let programme = Scope::Programme("pekppp".into());
    round.office.add(name, role, programme).await.1
}

/// An officer of the programme who works at the clinic.
async fn tied(round: &Round) -> Browser {
    let programme = Scope::Programme("pekppp".into());
    let office = &round.office;
    let (actor, _) = office.add("Tia", Role::ProgrammeOfficer, programme).await;
    let tie = TieRow {
        person: actor.person.to_string(),
        body: CLINIC.to_owned(),
        kind: "employer".to_owned(),
        ..TieRow::default()
    };
    let mut act = office.site.database.act().await.unwrap();
    act.put_tie(tie).await.unwrap();
    act.finish_privately("", "", "test", "", "").await.unwrap();
    office.browser("Tia").await
}

/// The evaluators settle 3 and 4 at 4; the unit objects and gets 5.
async fn changed(round: &Round) {
    set(middle(Stage::Evaluation));
    round.hand_in().await;
    let (value, version) = (format!("j:{CODE}"), format!("v:{CODE}"));
    let agreed = [
        ("code", CODE),
        (&*value, "4"),
        (&*version, "0"),
        ("alasan-j-1-a-Ak", "SK dilihat bersama"),
    ];
    let done = round.first.post(&at("pemufakatan"), &agreed).await;
    done.leads_to("#j-1-a-Ak");
    set(middle(Stage::Objection));
    let objected = [
        ("apa", "sanggah"),
        ("code", CODE),
        ("text", "SK baru ada"),
        ("evidence", ""),
        ("yakin", "ya"),
    ];
    let done = round.unit.post(&at("sanggahan"), &objected).await;
    done.leads_to("?sudah=sanggah");
    let decided = [
        ("putusan", "kabul"),
        (&*value, "5"),
        (&*version, "0"),
        ("reason", "=SK sudah dilihat"),
        ("yakin", "ya"),
    ];
    let done = round.decider.post(&at("sanggahan/1"), &decided).await;
    done.leads_to("?sudah=putus");
}

#[tokio::test]
async fn every_change_stands_with_its_effect_where_it_may_be_known() {
    set(middle(Stage::Evaluation));
    let round = Round::open().await;
    let officer = add(&round, "Pak", Role::ProgrammeOfficer).await;
    let auditor = add(&round, "Aan", Role::Auditor).await;
    let page = of_round("perubahan");
    officer.get(&page).await.says(404, &[]);
    set(middle(Stage::Preview));
    officer.get(&page).await.says(200, &["Belum ada perubahan"]);
    changed(&round).await;
    // From the mean of 3 and 4 to 4 it is half a level of 1.a.Ak; then it is a
    // whole one. No users were counted, so the index is F-02 alone, of which a
    // level is 0.17 × 0.24 = 0.0408.
    let told = [
        "Pemufakatan penilai oleh para penilai unit",
        "SK dilihat bersama",
        "+0,0204 sebelum pembulatan",
        "Sanggahan dikabulkan oleh pemutus sanggahan",
        "=SK sudah dilihat",
        "+0,0408 sebelum pembulatan",
        "peringkat 1 tetap",
        "Perubahan: 2",
    ];
    for seen in [&officer, &auditor] {
        let seen = seen.get(&page).await;
        seen.says(200, &told);
        for name in ["Eko", "Evi", "Dedi"] {
            seen.hides(name);
        }
    }
    let file = auditor
        .get(&of_round("perubahan.csv").replace("/id/", "/en/"))
        .await;
    file.says(
        200,
        &[
            "unit,name,at,kind,by,code",
            "'=SK sudah dilihat",
            "reconciled,evaluators",
        ],
    );
    let board = of_round("").trim_end_matches('/').to_owned();
    officer
        .get(&board)
        .await
        .says(200, &[&page, &of_round("penilai")]);
    let seen = auditor.get(&board).await;
    seen.says(200, &[&page]);
    seen.hides(&of_round("penilai"));
    let barred = tied(&round).await;
    for other in [
        &round.unit,
        &round.first,
        &round.decider,
        &round.stranger,
        &barred,
    ] {
        for page in ["perubahan", "perubahan.csv", "penilai"] {
            other.get(&of_round(page)).await.says(404, &[]);
        }
    }
    own_list(&round).await;
    public_list(&round).await;
}

/// The unit reads what was agreed and why, and nothing of who gave what.
async fn own_list(round: &Round) {
    let own = round.unit.get(&at("rapor")).await;
    own.says(
        200,
        &[
            "Pemufakatan penilai",
            "SK dilihat bersama",
            "agar nilai masing-masing penilai tidak terbuka",
            "+0,0408 sebelum pembulatan",
        ],
    );
    own.hides("0,0204");
    own.hides("peringkat 1");
    let judged = round.second.get(&at("rapor")).await;
    judged.says(200, &["+0,0204 sebelum pembulatan"]);
    judged.hides("peringkat 1 tetap");
}

async fn public_list(round: &Round) {
    let card = format!("/id/badan/{CLINIC}");
    set(middle(Stage::Determination));
    let officers = Officers::of(round).await;
    round
        .office
        .reader()
        .await
        .get(&card)
        .await
        .hides("SK dilihat bersama");
    officers.determine(round).await;
    set(middle(Stage::Publication));
    let public = round.office.reader().await.get(&card).await;
    public.says(
        200,
        &[
            "Perubahan sesudah nilai pertama (2)",
            "SK dilihat bersama",
            "=SK sudah dilihat",
            "peringkat 1 tetap",
            "oleh pemutus sanggahan",
        ],
    );
    public.hides("0,0204");
    for name in ["Eko", "Evi", "Dedi"] {
        public.hides(name);
    }
}

#[tokio::test]
async fn evaluators_are_shown_to_officers_alone() {
    set(middle(Stage::Filling));
    let round = Round::open().await;
    let officer = add(&round, "Pak", Role::ProgrammeOfficer).await;
    let page = of_round("penilai");
    officer.get(&page).await.says(404, &[]);
    set(middle(Stage::Evaluation));
    let little = "data belum cukup (0 nilai bersama)";
    officer
        .get(&page)
        .await
        .says(200, &["Eko", "0 dari 1", little]);
    round.hand_in().await;
    // One of all indicators differs, by a level of five.
    let seen = officer.get(&page).await;
    seen.says(200, &["Evi", "1 dari 1", "sekurang-kurangnya 5 nilai"]);
    seen.hides("data belum cukup");
    set(middle(Stage::Preview));
    let rehearsal = of_round("penetapan");
    let other = "Tidak ada edisi lain dari instrumen ini";
    let heads = [
        "Tidak dapat dibedakan dari",
        "Aturan lama dan aturan baru",
        other,
    ];
    officer.get(&rehearsal).await.says(200, &heads);
}

/// 3 and 4 are settled at 4, and the unit's objection is granted: the first finds
/// that it stands otherwise than found, the second that it does not.
#[tokio::test(flavor = "multi_thread")]
async fn an_evaluator_finds_the_own_reviews_and_what_came_of_them() {
    let round = Round::open().await;
    set(middle(Stage::Evaluation));
    let path = "/id/kerja/penilaian-saya";
    round.first.get("/id/kerja").await.says(200, &[path]);
    let before = round.first.get(path).await;
    before.says(200, &["PEKPPP 2024", "0 dari", "belum"]);
    changed(&round).await;
    let granted = "Sanggahan dikabulkan: 1";
    for (browser, moved) in [(&round.first, 1), (&round.second, 0)] {
        let seen = browser.get(path).await;
        let agreed =
            format!("Dimufakatkan: 1 indikator, {moved} di antaranya berbeda dari nilai Anda");
        seen.says(200, &[&agreed, granted, &at("penilaian"), "1 penilaian"]);
    }
    let english = round.first.get("/en/kerja/penilaian-saya").await;
    english.says(200, &["Objections granted: 1", "1 review"]);
    let none = round.first.get(&format!("{path}?tahun=tiada")).await;
    none.says(200, &["Tidak ada penilaian Anda pada tahun penilaian ini"]);
    for wrong in ["halaman=2", "halaman=x"] {
        let got = round.first.get(&format!("{path}?{wrong}")).await;
        assert_eq!(got.status, 400, "{wrong}");
    }
    let newcomer = add(&round, "Ela", Role::Evaluator).await;
    let empty = newcomer.get(path).await;
    empty.says(200, &["Anda belum mempunyai penilaian"]);
    for browser in [&round.unit, &round.decider, &round.stranger] {
        assert_eq!(browser.get(path).await.status, 404);
    }
}
