//! People are invited, granted roles, let back in, and looked up in the trail.

use crate::office::{ADMINISTRATOR, Browser, CITY, CLINIC, Office, between, in_preparation, round};
use prima_domain::register::person::{Role, Scope};
use prima_store::people::Person;

const PEOPLE: &str = "/id/kerja/orang";
const BOARD: &str = "/id/kerja/pekppp-2024";

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_invites_grants_and_withdraws() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    let programme = Scope::Programme("pekppp".into());
    let eva = office
        .add("Eva", "eva@contoh.go.id", Role::Evaluator, programme)
        .await
        .to_string();
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let list = sri.get(PEOPLE).await;
    list.assert_holds(&["Eva", "eva@contoh.go.id"]);
    assert!(
        !list.body.contains("tono@contoh.go.id"),
        "the administrator is not for officers to see"
    );
    let offered = |role: &str| list.body.contains(&format!("<option value=\"{role}\""));
    assert!(
        offered("evaluator") && offered("coordinator"),
        "{}",
        list.body
    );
    assert!(
        !offered("administrator") && !offered("programme_officer"),
        "{}",
        list.body
    );
    let invite = |email: &'static str, role: &'static str, scope: &'static str| {
        [
            ("apa", "undang"),
            ("surel", email),
            ("peran", role),
            ("lingkup", scope),
        ]
    };
    for (email, role, scope, field) in [
        ("bukan surel", "evaluator", "pekppp", "surel"),
        ("ani@contoh.go.id", "coordinator", "pekppp", "lingkup"),
        ("ani@contoh.go.id", "", "pekppp", "peran"),
        ("ani@contoh.go.id", "evaluator", "tiada", "lingkup"),
        ("ani@contoh.go.id", "administrator", "", "peran"),
    ] {
        let got = sri.post(PEOPLE, &invite(email, role, scope)).await;
        assert_eq!(got.status, 422, "{email} {role} {scope}");
        got.assert_holds(&[&format!("href=\"#{field}\""), &format!("value=\"{email}\"")]);
    }
    let got = sri
        .post(PEOPLE, &invite("ani@contoh.go.id", "coordinator", CITY))
        .await;
    assert_eq!(got.status, 200);
    got.assert_holds(&["Undangan dibuat", "/id/undangan?kode="]);
    let link = between(&got.body, "class=\"secret\">", "<");
    assert!(
        !sri.get(PEOPLE).await.body.contains(&link),
        "a link is shown once"
    );
    let open = sri.get(PEOPLE).await;
    open.assert_holds(&["Tarik undangan untuk ani@contoh.go.id"]);
    let hash = between(&open.body, "name=\"undangan\" value=\"", "\"");
    let back = [("apa", "tarik-undangan"), ("undangan", hash.as_str())];
    let got = sri.post(PEOPLE, &back).await;
    assert_eq!(got.to, format!("{PEOPLE}?sudah=tarik-undangan"));
    let done = sri.get(&got.to).await;
    done.assert_holds(&["Undangan ditarik", "Tidak ada undangan yang terbuka"]);
    let grant = [
        ("apa", "beri"),
        ("orang", eva.as_str()),
        ("tugas-baru", "unit_officer"),
        ("lingkup-baru", CLINIC),
    ];
    assert_eq!(
        sri.post(PEOPLE, &grant).await.to,
        format!("{PEOPLE}?sudah=beri")
    );
    sri.get(PEOPLE)
        .await
        .assert_holds(&["Petugas unit", CLINIC]);
    let withdraw = [("apa", "cabut"), ("siapa", eva.as_str()), ("tugas", "0")];
    assert_eq!(sri.post(PEOPLE, &withdraw).await.status, 422);
    let sure = [withdraw[0], withdraw[1], withdraw[2], ("yakin", "ya")];
    assert_eq!(
        sri.post(PEOPLE, &sure).await.to,
        format!("{PEOPLE}?sudah=cabut")
    );
    let note = sri
        .post(PEOPLE, &[("apa", "pulihkan"), ("siapa", &eva)])
        .await;
    note.assert_holds(&["Tautan pemulihan untuk Eva", "/id/pulih?kode="]);
    let eva = Browser::sign_in(portal, "eva@contoh.go.id").await;
    assert_eq!(eva.get(PEOPLE).await.status, 404);
    assert_eq!(eva.get("/id/kerja/jejak").await.status, 404);
    let desk = eva.get("/id/kerja").await.body;
    assert!(!desk.contains("belum diberi peran"), "{desk}");
    // The other role is taken back as well; the account stays.
    assert_eq!(sri.post(PEOPLE, &sure).await.status, 303);
    eva.get("/id/kerja").await.assert_holds(&[
        "Akun Anda belum diberi peran",
        "Mintalah administrator memberi peran",
    ]);
}

/// A programme of stages has no results and no instrument of its own: its code is
/// known from its rules, which are shipped or were opened here.
#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_granted_in_a_programme_of_stages() {
    let office = Office::open().await;
    let programme = Scope::Programme("pekppp".into());
    let eva = office
        .add("Eva", "eva@contoh.go.id", Role::Evaluator, programme)
        .await
        .to_string();
    let portal = office.portal(in_preparation).await;
    let tono = Browser::sign_in(portal, ADMINISTRATOR).await;
    let grant = |programme: &'static str| {
        [
            ("apa", "beri".to_owned()),
            ("orang", eva.clone()),
            ("tugas-baru", "programme_officer".to_owned()),
            ("lingkup-baru", programme.to_owned()),
        ]
    };
    let sent = |programme: &'static str| {
        let fields = grant(programme);
        let tono = &tono;
        async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            tono.post(PEOPLE, &fields).await
        }
    };
    assert_eq!(sent("rentan").await.to, format!("{PEOPLE}?sudah=beri"));
    assert_eq!(sent("tiada").await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_is_lifted_by_two_officers() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let programme = Scope::Programme("pekppp".into());
    let eva = office
        .add("Eva", "eva@contoh.go.id", Role::Evaluator, programme)
        .await
        .to_string();
    let programme = Scope::Programme("pekppp".into());
    office
        .add("Aan", "aan@contoh.go.id", Role::Auditor, programme)
        .await;
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let ask = |reason: &'static str| {
        [
            ("apa", "usul"),
            ("program", "pekppp"),
            ("unit", CLINIC),
            ("alasan", reason),
        ]
    };
    let with = |fields: [(&'static str, &'static str); 4]| {
        let mut fields = fields.to_vec();
        fields.push(("bagi", Box::leak(eva.clone().into_boxed_str())));
        fields
    };
    let blank = sri.post(PEOPLE, &with(ask(""))).await;
    assert_eq!(blank.status, 422);
    blank.assert_holds(&["href=\"#alasan\""]);
    assert_eq!(
        sri.post(PEOPLE, &with(ask("tidak ada penilai lain")))
            .await
            .to,
        format!("{PEOPLE}?sudah=usul")
    );
    let page = sri.get(PEOPLE).await;
    page.assert_holds(&["tidak ada penilai lain"]);
    let id = between(&page.body, "name=\"pengecualian\" value=\"", "\"");
    let confirm = [
        ("apa", "teguhkan"),
        ("pengecualian", id.as_str()),
        ("yakin", "ya"),
    ];
    let own = sri.post(PEOPLE, &confirm).await;
    assert_eq!(own.status, 422);
    own.assert_holds(&["memerlukan orang kedua"]);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    assert_eq!(budi.post(PEOPLE, &confirm[..2]).await.status, 422);
    assert_eq!(
        budi.post(PEOPLE, &confirm).await.to,
        format!("{PEOPLE}?sudah=teguhkan")
    );
    let shown = ["Berlaku sejak", "Diusulkan oleh Sri, diteguhkan oleh Budi."];
    budi.get(PEOPLE).await.assert_holds(&shown);
    // The auditor reads it too, and does nothing about it.
    let aan = Browser::sign_in(portal, "aan@contoh.go.id").await;
    let read = aan.get(PEOPLE).await;
    read.assert_holds(&shown);
    read.assert_holds(&["tidak ada penilai lain"]);
    assert!(
        !read.body.contains("value=\"usul\""),
        "an auditor asks for none"
    );
    assert_eq!(
        aan.post(PEOPLE, &with(ask("coba"))).await.status,
        404,
        "nor by hand"
    );
    // It stands wherever that work is arranged and determined.
    sri.post("/id/kerja/tahun/baru", &round(&[])).await;
    let chosen = [("instansi", CITY), ("lokus", CLINIC)];
    sri.post(&format!("{BOARD}/lokus?q={CITY}"), &chosen).await;
    let assign = [("apa", "beri"), ("unit", CLINIC), ("penilai", eva.as_str())];
    let assigned = sri.post(&format!("{BOARD}/penugasan"), &assign).await;
    assert_eq!(assigned.status, 303, "{}", assigned.body);
    let named = "Dikecualikan dari benturan kepentingan oleh Sri dan Budi";
    for page in ["penugasan", "penetapan"] {
        let got = sri.get(&format!("{BOARD}/{page}")).await;
        got.assert_holds(&[named, "tidak ada penilai lain"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tie_ends_sooner_by_two_officers_with_a_reason() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    office.officer("Budi", "budi@contoh.go.id").await;
    let programme = Scope::Programme("pekppp".into());
    let eva = office
        .add("Eva", "eva@contoh.go.id", Role::Evaluator, programme)
        .await
        .to_string();
    let portal = office.portal(in_preparation).await;
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let record = |until: &'static str, reason: &'static str| {
        [
            ("apa", "ikatan"),
            ("terikat", eva.as_str()),
            ("badan-ikatan", CLINIC),
            ("jenis-ikatan", "kin"),
            ("sampai-ikatan", until),
            ("alasan-ikatan", reason),
            ("yakin-ikatan", "ya"),
        ]
    };
    let recorded = sri.post(PEOPLE, &record("", "")).await;
    assert_eq!(recorded.to, format!("{PEOPLE}?sudah=ikatan"));
    let blank = sri.post(PEOPLE, &record("2024-01-01", " ")).await;
    assert_eq!(blank.status, 422);
    blank.assert_holds(&["href=\"#alasan-ikatan\"", "value=\"2024-01-01\""]);
    let asked = sri
        .post(PEOPLE, &record("2024-01-01", "Sudah bercerai."))
        .await;
    assert_eq!(asked.to, format!("{PEOPLE}?sudah=usul-ikatan"));
    let page = sri.get(&asked.to).await;
    page.assert_holds(&["sampai petugas lain mengesahkannya", "Sudah bercerai."]);
    page.assert_holds(&["masih berlangsung", "Diusulkan oleh Sri"]);
    let id = between(&page.body, "name=\"pengakhiran\" value=\"", "\"");
    let confirm = [
        ("apa", "sahkan-ikatan"),
        ("pengakhiran", id.as_str()),
        ("yakin", "ya"),
    ];
    let own = sri.post(PEOPLE, &confirm).await;
    assert_eq!(own.status, 422);
    own.assert_holds(&["memerlukan orang kedua"]);
    let budi = Browser::sign_in(portal, "budi@contoh.go.id").await;
    assert_eq!(budi.post(PEOPLE, &confirm[..2]).await.status, 422);
    let confirmed = budi.post(PEOPLE, &confirm).await;
    assert_eq!(confirmed.to, format!("{PEOPLE}?sudah=sahkan-ikatan"));
    let page = budi.get(PEOPLE).await;
    page.assert_holds(&["Disahkan oleh Budi", "Diusulkan oleh Sri"]);
    let again = budi.post(PEOPLE, &confirm).await;
    assert_eq!(again.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_is_searched() {
    let office = Office::open().await;
    office.officer("Sri", "sri@contoh.go.id").await;
    let portal = office.portal(in_preparation).await;
    let tono = Browser::sign_in(portal, ADMINISTRATOR).await;
    let all = tono.get("/id/kerja/jejak").await;
    assert_eq!(all.status, 200);
    all.assert_holds(&["invite_person", "Mengundang orang", "Tono"]);
    // Its fields in words, and its moment on the clock of Jakarta.
    all.assert_holds(&[
        "Peran: </span>Petugas program",
        "Lingkup: </span>program",
        "26 Januari 2024 10.00 WIB</time>",
    ]);
    assert!(!all.body.contains("{&quot;"), "{}", all.body);
    // By a part of the act's name, and of its words in either language.
    for path in [
        "/id/kerja/jejak?tindakan=accept",
        "/id/kerja/jejak?tindakan=Menerima+undangan",
        "/en/kerja/jejak?tindakan=accepted+an+inv",
    ] {
        let some = tono.get(path).await;
        some.assert_holds(&["<code>accept_invitation</code>"]);
        assert!(!some.body.contains("<code>invite_person</code>"), "{path}");
    }
    let english = tono.get("/en/kerja/jejak").await;
    english.assert_holds(&["Invited a person"]);
    tono.get("/id/kerja/jejak?pelaku=tiada")
        .await
        .assert_holds(&["Tidak ada baris yang cocok"]);
    for wrong in ["lanjut=x", "dari=kemarin"] {
        let got = tono.get(&format!("/id/kerja/jejak?{wrong}")).await;
        assert_eq!(got.status, 400, "{wrong}");
    }
    let of_day = tono
        .get("/id/kerja/jejak?dari=2024-01-26&sampai=2024-01-26")
        .await;
    of_day.assert_holds(&["invite_person", "/id/kerja/jejak.csv?dari=2024-01-26"]);
    let later = tono.get("/id/kerja/jejak?dari=2024-01-27").await;
    later.assert_holds(&["Tidak ada baris yang cocok"]);
    let file = tono.get("/id/kerja/jejak.csv").await;
    file.assert_holds(&[
        "number,at,person,name,act,what,object,detail,seal\r\n",
        ",invite_person,Mengundang orang,",
    ]);
    let sri = Browser::sign_in(portal, "sri@contoh.go.id").await;
    let own = sri.get("/id/kerja/jejak").await;
    assert_eq!(own.status, 200);
    assert!(
        !own.body.contains("tono@"),
        "no line names anybody but by id"
    );
}

/// A list of everybody is no field of a form: where there are many, one is named
/// by the address.
#[tokio::test(flavor = "multi_thread")]
async fn of_many_people_one_is_named_by_the_address() {
    let office = Office::open().await;
    let eva = office
        .add(
            "Eva",
            "eva@contoh.go.id",
            Role::Evaluator,
            Scope::Programme("pekppp".into()),
        )
        .await;
    let portal = office.portal(in_preparation).await;
    let tono = Browser::sign_in(portal, ADMINISTRATOR).await;
    let few = tono.get(PEOPLE).await;
    few.assert_holds(&[&format!("<option value=\"{}\">Eva", eva.as_str())]);
    let mut act = office.database.act().await.expect("an act");
    for number in 0..60 {
        act.put_person(Person {
            person: format!("p{number}"),
            name: format!("Orang {number}"),
            email: format!("orang{number}@contoh.go.id"),
            state: "active".to_owned(),
            ..Person::default()
        })
        .await
        .expect("a person");
    }
    act.finish("", "", "import", "", "")
        .await
        .expect("an audit line");
    let many = tono.get(PEOPLE).await;
    many.assert_holds(&["Tulis alamat surelnya"]);
    assert!(!many.body.contains("<option value=\"p1\""), "{}", many.body);
    let grant = [
        ("apa", "beri"),
        ("orang", "EVA@contoh.go.id"),
        ("tugas-baru", "unit_officer"),
        ("lingkup-baru", CLINIC),
    ];
    let got = tono.post(PEOPLE, &grant).await;
    assert_eq!(got.to, format!("{PEOPLE}?sudah=beri"), "{}", got.body);
}
