//! Pages of proposals and candidacies: nothing typed is lost, what a machine finds is
//! told, and whose turn it is.

use crate::expected::{DRAFT, SUBMITTED};
use crate::programmes::{PROGRAMME, nominate, propose};
use crate::world::{NOW, UNIT_NAME, World};
use prima_domain::recognition::candidacy::Status;
use prima_store::evidence::Evidence;
use prima_store::innovation::Innovation;
use prima_workflow::recognition::{NewStep, Taken, candidacy_page, confirm_step, take_step};

/// Two years before: on 26 January 2022.
const BEFORE: i64 = NOW - 730 * 86_400;

async fn world() -> World {
    let world = World::open(|one| {
        let some = ["officer.wide", "unit.own", "unit.conflicted"];
        some.contains(&one.key)
    })
    .await;
    let database = &world.site.database;
    let mut act = database.act().await.unwrap();
    for (id, title) in [("sk", "SK inovasi"), ("foto", "Foto loket")] {
        let piece = Evidence {
            evidence: id.to_owned(),
            body: crate::world::UNIT.to_owned(),
            title: title.to_owned(),
            state: Evidence::KEPT.to_owned(),
            ..Evidence::default()
        };
        act.add_evidence(&piece).await.unwrap();
    }
    let copied = Innovation {
        innovation: "daftar-dari-rumah".to_owned(),
        title: "Daftar dari Rumah".to_owned(),
        body: crate::world::TOWN.to_owned(),
        idea: "Pasien mendaftar dari rumah.".to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&copied).await.unwrap();
    act.change_catalogue().await.unwrap();
    act.finish("2024-01-25T00:00:00Z", "", "import", "", "")
        .await
        .unwrap();
    propose(&world, "sk").await;
    world.site.refresh().await.unwrap();
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_comes_too_late_stands_beside_the_one_that_is_saved() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}/bagian/ringkasan");
    let text = |content: &'static str, version: &'static str| {
        [("apa", "naskah"), ("content", content), ("versi", version)]
    };
    let saved = unit.post(&page, &text("Kedua kalinya.", "1")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let late = unit
        .post(
            &page,
            &text("<b>Terlambat</b> enam kata ini semuanya ada.", "1"),
        )
        .await;
    let told = late.text();
    assert_eq!(late.status, 422);
    assert!(told.contains("Kedua kalinya."), "theirs is shown");
    assert!(
        told.contains("&lt;b&gt;Terlambat&lt;/b&gt; enam kata"),
        "ours is kept"
    );
    assert!(
        told.contains("1 terlalu banyak"),
        "six words of five:\n{told}"
    );
    let again = unit
        .post(
            &page,
            &text("<b>Terlambat</b> enam kata ini semuanya ada.", "2"),
        )
        .await;
    assert_eq!(
        again.status, 303,
        "above its limit it is a draft all the same"
    );
    let step = format!("/id/kerja/proposal/{DRAFT}/langkah");
    let fields = [("langkah", "ajukan"), ("versi", "1"), ("yakin", "ya")];
    let early = unit.post(&step, &fields).await;
    assert_eq!(early.status, 422, "but it is not submitted");
    assert!(
        early
            .text()
            .contains("Melebihi batas: Ringkasan (6 kata, batasnya 5).")
    );
}

/// Another group was chosen, which does not write the section that was open.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_a_section_that_left_is_given_back() {
    let world = world().await;
    let page = format!("/id/kerja/proposal/{DRAFT}/bagian/mutu");
    let text = [
        ("apa", "naskah"),
        ("versi", "1"),
        ("content", "Baris satu.\n<b>Baris dua.</b>"),
    ];
    let unit = &world.browsers["unit.own"];
    let sent = unit.post(&page, &text).await;
    let told = sent.text();
    assert_eq!(sent.status, 422, "{told}");
    for said in [
        "Kelompok proposal ini diganti",
        "href=\"#content\"",
        UNSENT,
        "Baris satu.",
        "&lt;b&gt;Baris dua.&lt;/b&gt;",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert_eq!(unit.get(&page).await.status, 404);
    // Who does not write the proposal, and what never was a section, find nothing.
    let reader = &world.browsers["officer.wide"];
    assert_eq!(reader.post(&page, &text).await.status, 404);
    let never = page.replace("mutu", "tiada");
    assert_eq!(unit.post(&never, &text).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_sees_what_is_alike_and_decides_with_reasons() {
    let world = world().await;
    let officer = &world.browsers["officer.wide"];
    let page = format!("/id/kerja/proposal/{SUBMITTED}/pemeriksaan");
    let desk = officer.get("/id/kerja").await.text();
    assert!(
        desk.contains("Pemeriksaan administrasi") && desk.contains(&format!("href=\"{page}\"")),
        "{desk}"
    );
    let own = world.browsers["unit.own"].get("/id/kerja").await.text();
    assert!(!own.contains("Pemeriksaan administrasi"), "{own}");
    // The authors read what was done, what is now, and by whom it goes on.
    let own = world.browsers["unit.own"]
        .get(&format!("/id/kerja/proposal/{SUBMITTED}"))
        .await;
    let own = own.text();
    for line in [
        "<li>Menulis · selesai</li>",
        "<strong>Diperiksa</strong> · sekarang, dilanjutkan oleh petugas program</li>",
        "<li>Memegang · berikutnya</li>",
    ] {
        assert!(own.contains(line), "{line} is not in {own}");
    }
    let shown = officer.get(&page).await.text();
    assert!(
        shown.contains("Daftar dari Rumah"),
        "the catalogue's:\n{shown}"
    );
    let beside = format!("/id/kerja/proposal/{SUBMITTED}/mirip?inovasi=daftar-dari-rumah");
    let both = officer.get(&beside).await;
    assert_eq!(both.status, 200);
    let bare = [("versi", "2"), ("putusan-0", "tidak"), ("alasan-0", "")];
    let refused = officer.post(&page, &bare).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Tulis alasan"));
    let mut fields = vec![("versi", "2")];
    let names = ["putusan-0", "putusan-1", "putusan-2", "putusan-3"];
    fields.extend(names.map(|name| (name, "ya")));
    assert_eq!(officer.post(&page, &fields).await.status, 303);
    let moved = [("versi", "1"), ("putusan-0", "ya")];
    assert_eq!(officer.post(&page, &moved).await.status, 422, "it moved on");
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_that_a_colleague_linked_stays_when_an_older_form_is_sent() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}/bagian/ringkasan");
    let read = unit.get(&page).await.text();
    let before = "name=\"semula\" value=\"sk\"";
    assert!(read.contains(before), "what was linked is sent:\n{read}");
    assert!(!read.contains("name=\"semula\" value=\"foto\""));
    // A colleague, who read the same, links the photo.
    let linked = [
        ("apa", "bukti"),
        ("semula", "sk"),
        ("bukti", "sk"),
        ("bukti", "foto"),
    ];
    assert_eq!(unit.post(&page, &linked).await.status, 303);
    // The older form takes the decree out, and says nothing of the photo.
    let older = [("apa", "bukti"), ("semula", "sk")];
    assert_eq!(unit.post(&page, &older).await.status, 303);
    let now = unit.get(&page).await.text();
    assert!(now.contains("name=\"semula\" value=\"foto\""), "{now}");
    assert!(!now.contains(before), "{now}");
    // What is refused stays ticked.
    let foreign = [
        ("apa", "bukti"),
        ("semula", "foto"),
        ("bukti", "sk"),
        ("bukti", "tiada"),
    ];
    let refused = unit.post(&page, &foreign).await;
    assert_eq!(refused.status, 422);
    let told = refused.text();
    assert!(told.contains("value=\"sk\" checked"), "{told}");
    assert!(!told.contains("value=\"foto\" checked"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_comes_too_late_stands_beside_all_that_a_colleague_saved() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}");
    let head = |title: &'static str, began: &'static str, version: &'static str| {
        [
            ("apa", "kepala"),
            ("versi", version),
            ("title", title),
            ("group", "umum"),
            ("began", began),
            ("origin", "daftar-dari-rumah"),
        ]
    };
    let first = unit.post(&page, &head("Naskah", "2019-08", "1")).await;
    assert_eq!(first.status, 303, "{}", first.text());
    let late = unit.post(&page, &head("Naskah kami", "2021", "1")).await;
    assert_eq!(late.status, 422);
    let told = late.text();
    let notice = told.split("Tersimpan lebih dahulu").nth(1).unwrap();
    let notice = notice.split("<form").next().unwrap();
    // Not the title alone: the day, the group and the origin are theirs, too.
    for theirs in ["2019-08", "Umum", "Daftar dari Rumah"] {
        assert!(notice.contains(theirs), "{theirs} is not in {notice}");
    }
    assert!(
        told.contains("value=\"Naskah kami\""),
        "ours is kept:\n{told}"
    );
    assert!(told.contains("name=\"versi\" value=\"2\""), "{told}");
    let again = unit.post(&page, &head("Naskah kami", "2021", "2")).await;
    assert_eq!(again.status, 303, "{}", again.text());
}

/// A co-author submits the draft; gives the address where steps are taken.
async fn submitted_meanwhile(world: &World) -> String {
    let unit = &world.browsers["unit.own"];
    let step = format!("/id/kerja/proposal/{DRAFT}/langkah");
    let fields = [("langkah", "ajukan"), ("versi", "1"), ("yakin", "ya")];
    let submitted = unit.post(&step, &fields).await;
    assert_eq!(submitted.status, 303, "{}", submitted.text());
    step
}

/// A page, what is sent to it, what it is to tell (what was typed and what stands
/// now), and the field that its summary leads to.
type Sent<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a str);

const UNSENT: &str = "Yang Anda tulis belum disimpan";
const CLOSED: &str = "Tahap proposal ini sekarang tidak membuka hal itu";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stands_beside_a_proposal_that_was_submitted_meanwhile() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let step = submitted_meanwhile(&world).await;
    let own = format!("/id/kerja/proposal/{DRAFT}");
    let part = format!("{own}/bagian/ringkasan");
    let head = [
        ("apa", "kepala"),
        ("versi", "1"),
        ("title", "Naskah <kami>"),
        ("group", "umum"),
        ("began", "2021-05"),
        ("origin", "daftar-dari-rumah"),
    ];
    let text = [
        ("apa", "naskah"),
        ("versi", "1"),
        ("content", "Baris satu.\n<b>Baris dua.</b>"),
    ];
    let linked = [
        ("apa", "bukti"),
        ("semula", "sk"),
        ("bukti", "sk"),
        ("bukti", "foto"),
    ];
    let author = [("apa", "penulis"), ("surel", "rekan@contoh.go.id")];
    let sent: [Sent; 4] = [
        (
            &own,
            &head,
            &[
                "Naskah &lt;kami&gt;",
                "2021-05",
                "daftar-dari-rumah",
                "Umum",
                ">Naskah<",
            ],
            "title",
        ),
        (
            &part,
            &text,
            &[
                "Baris satu.",
                "&lt;b&gt;Baris dua.",
                "Pasien mendaftar dari rumah.",
            ],
            "content",
        ),
        (&part, &linked, &["SK inovasi", "Foto loket"], "bukti"),
        (&own, &author, &["rekan@contoh.go.id"], "surel"),
    ];
    for (page, fields, told, field) in sent {
        let late = unit.post(page, fields).await;
        let shown = late.text();
        assert_eq!(late.status, 422, "{field}: {shown}");
        let (to, here) = (format!("href=\"#{field}\""), format!("id=\"{field}\""));
        for text in [CLOSED, UNSENT, &to, &here].iter().chain(told) {
            assert!(shown.contains(text), "{field}: {text} is not in {shown}");
        }
    }
    // Nothing of it was saved, and the form is not offered.
    let now = unit.get(&own).await.text();
    assert!(
        !now.contains("2021-05") && !now.contains("rekan@contoh"),
        "{now}"
    );
    assert!(!now.contains(UNSENT), "{now}");
    assert_eq!(unit.get(&part).await.status, 404);
    // The step that a co-author was about to take.
    let fields = [
        ("langkah", "ajukan"),
        ("versi", "1"),
        ("alasan", "Sudah disetujui kepala."),
        ("yakin", "ya"),
    ];
    let late = unit.post(&step, &fields).await;
    assert_eq!(late.status, 422);
    let shown = late.text();
    for text in [UNSENT, "Sudah disetujui kepala.", "id=\"langkah\""] {
        assert!(shown.contains(text), "{text} is not in {shown}");
    }
    // To a stranger the address is one that nobody knows, whatever is sent.
    let officer = &world.browsers["officer.wide"];
    for (page, fields, ..) in sent {
        assert_eq!(officer.post(page, fields).await.status, 404, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_decided_stands_beside_a_check_that_is_over() {
    let world = world().await;
    let officer = &world.browsers["officer.wide"];
    let page = format!("/id/kerja/proposal/{SUBMITTED}/pemeriksaan");
    let mut fields = vec![("versi", "2")];
    let names = ["putusan-0", "putusan-1", "putusan-2", "putusan-3"];
    fields.extend(names.map(|name| (name, "ya")));
    assert_eq!(officer.post(&page, &fields).await.status, 303);
    let on = [("langkah", "lolos"), ("versi", "2"), ("yakin", "ya")];
    let candidacy = format!("/id/kerja/calon/{SUBMITTED}");
    let on = officer
        .post(&candidacy, &[&[("apa", "langkah")], &on[..]].concat())
        .await;
    assert_eq!(on.status, 303, "{}", on.text());
    let late = [
        ("versi", "2"),
        ("putusan-0", "tidak"),
        ("alasan-0", "Lampirannya <kosong>."),
    ];
    let late = officer.post(&page, &late).await;
    let shown = late.text();
    assert_eq!(late.status, 422, "{shown}");
    for text in [
        CLOSED,
        UNSENT,
        "Lampirannya &lt;kosong&gt;.",
        "id=\"putusan-0\"",
    ] {
        assert!(shown.contains(text), "{text} is not in {shown}");
    }
    assert_eq!(officer.get(&page).await.status, 404);
    let unit = &world.browsers["unit.own"];
    assert_eq!(unit.post(&page, &fields).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_head_of_a_proposal_said_before_is_read_by_who_reads_drafts() {
    let world = world().await;
    let unit = &world.browsers["unit.own"];
    let page = format!("/id/kerja/proposal/{DRAFT}");
    let never = unit.get(&page).await.text();
    assert!(!never.contains("Riwayat data pokok"), "{never}");
    for (title, origin, version) in [
        ("Nama kedua", "daftar-dari-rumah", "1"),
        ("Nama ketiga", "", "2"),
    ] {
        let head = [
            ("apa", "kepala"),
            ("versi", version),
            ("title", title),
            ("group", "umum"),
            ("began", "2019-08"),
            ("origin", origin),
        ];
        let saved = unit.post(&page, &head).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
    }
    for browser in ["unit.own", "officer.wide"] {
        let shown = world.browsers[browser].get(&page).await.text();
        let before = shown.split("Riwayat data pokok").nth(1).unwrap();
        // Newest first; the origin by its title.
        let second = before.find("Nama kedua").unwrap();
        let first = before.find(">Naskah<").unwrap();
        assert!(second < first, "{before}");
        assert!(before[..first].contains("Daftar dari Rumah"), "{before}");
        assert!(!before[first..].contains("2019-08"), "{before}");
    }
}

/// A step that one coordinator asked for is a task of the other one, and of nobody
/// else. What it granted for a year is told to have expired, and not to stand.
#[tokio::test(flavor = "multi_thread")]
async fn a_step_waits_at_the_desk_of_whoever_may_confirm_it() {
    let keys = ["officer.wide", "coordinator.own", "coordinator.parent"];
    let world = World::open(|one| keys.contains(&one.key) || one.key == "unit.own").await;
    let desk = &world.site.desk;
    let alone = "by = [\"unit_officer\"]\ndocument = { id = \"Berita acara\", en = \"Minutes\" }";
    let rules = PROGRAMME.replace(alone, "by = [\"coordinator\"]\ntwo_persons = true");
    // Nobody judges it.
    let (before, judged) = rules.split_once("[stage.jury]").unwrap();
    let (_, exit) = judged.split_once("[[stage.exit]]").unwrap();
    let rules = format!("{before}[[stage.exit]]{exit}").replace("months = 0", "months = 12");
    let first = &world.actors["coordinator.parent"];
    let id = nominate(&world, &rules, BEFORE).await;
    let step = NewStep {
        exit: "serah".to_owned(),
        version: 1,
        ..NewStep::default()
    };
    let taken = take_step(desk, first, &id, &step, BEFORE).await;
    assert_eq!(taken.unwrap(), Taken::Asked);
    let address = format!("href=\"/id/kerja/calon/{id}\"");
    for key in [
        "officer.wide",
        "coordinator.own",
        "coordinator.parent",
        "unit.own",
    ] {
        let home = world.browsers[key].get("/id/kerja").await.text();
        let waits = key == "coordinator.own";
        assert_eq!(home.contains(&address), waits, "{key}: {home}");
        assert!(!waits || home.contains(UNIT_NAME), "{home}");
    }
    // Its page says that it waits, and for whom.
    let own = format!("/id/kerja/calon/{id}");
    let page = world.browsers["unit.own"].get(&own).await.text();
    for line in [
        "<strong>Membangun</strong> · sekarang, menunggu konfirmasi orang kedua</li>",
        "Langkah ini menunggu konfirmasi koordinator instansi",
    ] {
        assert!(page.contains(line), "{line} is not in {page}");
    }
    let second = &world.actors["coordinator.own"];
    let seen = candidacy_page(desk, second, &id, BEFORE).await.unwrap();
    let confirmed = confirm_step(desk, second, &id, &seen.asked, BEFORE).await;
    confirmed.unwrap();
    let held = candidacy_page(desk, second, &id, BEFORE).await.unwrap();
    assert!(matches!(held.status, Status::Held(_)), "{:?}", held.status);
    let page = world.browsers["unit.own"].get(&own).await.text();
    for line in [
        "Memegang · sudah tidak berlaku</li>",
        "Memegang · sudah tidak berlaku</dd>",
        "Predikat berakhir pada 26 Januari 2023",
    ] {
        assert!(page.contains(line), "{line} is not in {page}");
    }
    assert!(!page.contains(" · sekarang"), "{page}");
}
