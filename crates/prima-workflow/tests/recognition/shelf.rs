//! The shipped programmes say what the domain's papers say.

use prima_instrument::programme::jury::JuryForm;
use prima_instrument::programme::{Programme, StageKind};
use prima_instrument::words::Lang;
use prima_workflow::recognition::{read_text, shelved};

fn read_all() -> Vec<Programme> {
    let read = shelved().unwrap().into_iter().map(|shelved| {
        let read = read_text(&shelved.text).unwrap();
        let programme = read.unwrap_or_else(|faults| {
            let shown = faults.iter();
            let shown = shown.map(|one| one.render(&shelved.name, &shelved.text, Lang::Id));
            panic!("{}", shown.collect::<String>())
        });
        assert_eq!(programme.name(), shelved.name, "the file bears its name");
        programme
    });
    read.collect()
}

#[test]
fn the_shipped_programmes_have_no_fault() {
    let names: Vec<String> = read_all().iter().map(Programme::name).collect();
    assert_eq!(names.len(), 6, "{names:?}");
}

/// p2ham.md §4: two exits of the evaluation, and a way back from the second.
#[test]
fn the_evaluation_of_p2ham_has_two_exits_and_a_way_back() {
    let all = read_all();
    let p2ham = all
        .iter()
        .find(|one| one.code == "p2ham")
        .expect("it ships");
    let evaluation = p2ham.stage("evaluasi").expect("it has that stage");
    let exits: Vec<(&str, &str)> = evaluation
        .exits
        .iter()
        .map(|exit| {
            (
                exit.document.as_ref().map_or("", |one| one.id.as_str()),
                exit.to.as_str(),
            )
        })
        .collect();
    assert_eq!(
        exits,
        [
            ("Berita Acara Hasil Evaluasi", "penilaian"),
            ("Surat Keterangan Hasil Evaluasi", "surat-keterangan"),
        ]
    );
    let back = p2ham.stage("surat-keterangan").expect("it has that stage");
    assert!(back.exits.iter().any(|exit| exit.goes_back));
    let open: Vec<&str> = p2ham
        .stages
        .iter()
        .filter(|stage| stage.shows_facilities)
        .map(|stage| stage.code.as_str())
        .collect();
    assert_eq!(open, ["penilaian"], "evidence opens after the Berita Acara");
}

/// context.md §2: two years after a revocation.
#[test]
fn zona_integritas_waits_two_years_after_a_revocation() {
    let all = read_all();
    let zi = all.iter().find(|one| one.code == "zi").expect("it ships");
    let span = zi.cooling_off.as_ref().expect("it is ruled");
    assert_eq!((span.months, span.provisional.is_some()), (24, false));
    assert!(
        zi.stages
            .iter()
            .any(|stage| stage.kind == StageKind::Revoked)
    );
}

/// innovation.md §3: the weights of KIPP 2023; §4: 85 passes in 2025, where the
/// public votes.
#[test]
fn the_juries_of_kipp_weigh_and_pass_as_reported() {
    let all = read_all();
    let jury = |name: &str, stage: &str| {
        let programme = all.iter().find(|one| one.name() == name).expect("it ships");
        let stage = programme.stage(stage).expect("it has that stage");
        stage.jury.clone().expect("it has a jury")
    };
    let proposal = jury("inovasi/2023", "penilaian");
    let weights: Vec<(&str, i64)> = proposal
        .criteria
        .iter()
        .map(|one| (one.title.id.as_str(), one.weight.to_whole().expect("whole")))
        .collect();
    assert_eq!(
        weights,
        [
            ("Ringkasan", 0),
            ("Latar belakang dan tujuan", 10),
            ("Kebaruan / nilai tambah", 15),
            ("Implementasi inovasi", 5),
            ("Signifikansi", 30),
            ("Adaptabilitas", 20),
            ("Sumber daya", 5),
            ("Strategi keberlanjutan", 15),
        ]
    );
    assert!(proposal.passing.is_none() && proposal.provisional.is_some());
    let passing = jury("inovasi/2025", "proposal").passing;
    assert_eq!(passing.and_then(|least| least.to_whole()), Some(85));
    assert_eq!(
        jury("inovasi/2025", "kebermanfaatan").form,
        JuryForm::Public
    );
}

/// innovation.md §3: the weights of KIPP 2023, Kelompok Umum, and the one limit
/// that is proven.
#[test]
fn kipp_2023_weighs_what_its_paper_says() {
    let all = read_all();
    let kipp = all
        .iter()
        .find(|one| one.name() == "inovasi/2023")
        .expect("it ships");
    let rules = kipp.proposals.as_ref().expect("it asks for proposals");
    let umum: Vec<(&str, Option<u32>, Option<u32>)> = rules
        .sections_of("umum")
        .map(|one| (one.title.id.as_str(), one.weight, one.words))
        .collect();
    assert_eq!(
        umum,
        [
            ("Ringkasan", Some(0), Some(200)),
            ("Latar belakang dan tujuan", Some(10), None),
            ("Kebaruan atau nilai tambah", Some(15), None),
            ("Implementasi inovasi", Some(5), None),
            ("Signifikansi", Some(30), None),
            ("Adaptabilitas", Some(20), None),
            ("Sumber daya", Some(5), None),
            ("Strategi keberlanjutan", Some(15), None),
        ]
    );
    let mut marked = rules.sections_of("umum").filter(|one| one.words.is_none());
    assert!(marked.all(|one| one.provisional.is_some()));
    assert!(kipp.entry.several, "a unit enters several innovations");
}

/// innovation.md §3: the word limits of the provincial form of 2022.
#[test]
fn the_provincial_form_limits_its_sections() {
    let all = read_all();
    let form = all
        .iter()
        .find(|one| one.code == "kovablik")
        .expect("it ships");
    let rules = form.proposals.as_ref().expect("it asks for proposals");
    let limits = |group: &str| -> Vec<u32> {
        let sections = rules.sections_of(group);
        sections.map(|one| one.words.unwrap_or(0)).collect()
    };
    assert_eq!(limits("umum"), [200, 600, 600, 200, 400, 600, 200]);
    assert_eq!(limits("replikasi"), [200, 100, 200, 100]);
    assert_eq!(limits("khusus"), [200, 200, 200, 300, 300]);
}
