//! What is wrong with files: everything is said at once, with its place and
//! what to do, and nothing is kept.

use crate::files::{Files, options, places, told};
use crate::own_database::OwnDatabase;
use prima_exchange::Problems;
use prima_instrument::words::Lang;
use prima_store::Engine;
use prima_workflow::failure::{Failure, WorkflowError};
use prima_workflow::import::ImportOptions;

/// Imports a file beside the register and gives what is wrong with it.
async fn refused(name: &str, content: &str) -> Problems {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    files.write(name, content);
    let problems = files.refused(&database, &["register", name]).await;
    assert!(
        database.regions().await.unwrap().is_empty(),
        "nothing is kept"
    );
    problems
}

/// Demands that a file is refused for these reasons, told with these words.
async fn check(name: &str, content: &str, expected: &[&str], words: &[&str]) {
    let problems = refused(name, content).await;
    let expected: Vec<String> = expected
        .iter()
        .map(|place| format!("{name}:{place}"))
        .collect();
    assert_eq!(places(&problems), expected, "{content}");
    let text = problems.report(Lang::En);
    for word in words {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    let other = problems.report(Lang::Id);
    assert!(
        !text.contains("data-") && !other.contains("data-"),
        "{text}{other}"
    );
    assert_ne!(text, other, "both languages say something");
}

#[tokio::test]
async fn codes_that_name_nothing_come_with_the_nearest_that_does() {
    check(
        "badan.csv",
        "unit,name,kind,level,parent,region\n\
         a,A,work_unit,,oku-timor,\n\
         b,B,institution,kabupaten,,16.88\n\
         c,C,institution,kabupaten,,16.08\n",
        &[
            "2:parent unregistered-code",
            "2:level no-level",
            "3:region unregistered-code",
        ],
        &[
            "`oku-timor`",
            "is `oku-timur` meant?",
            "`16.88`",
            "Add it to the register first",
        ],
    )
    .await;
    check(
        "nama.csv",
        "unit,name,valid_to,source\nkementerian-sosail,Kementerian X,2001,Keppres\n",
        &["2:unit unregistered-code"],
        &["is `kementerian-sosial` meant?"],
    )
    .await;
    check(
        "alias.csv",
        "kind,code,alias\nregion,16.99,OKUT\nword,kejati,kejaksaan tinggi\nwords,a,b\n",
        &["2:code unregistered-code", "4:kind unknown-word-needed"],
        &["is `word` meant?"],
    )
    .await;
    check(
        "alias.csv",
        "kind,code,alias\nregion,16.99,OKUT\nword,kejati,kejaksaan tinggi\n",
        &["2:code unregistered-code"],
        &["`16.99`"],
    )
    .await;
}

#[tokio::test]
async fn a_body_may_not_be_its_own_ancestor() {
    check(
        "badan.csv",
        "unit,name,kind,level,parent\n\
         a,A,institution,kabupaten,b\n\
         b,B,work_unit,,c\n\
         c,C,work_unit,,a\n\
         d,D,work_unit,,a\n\
         e,E,work_unit,,e\n",
        &[
            "2:parent body-circle",
            "3:parent body-circle",
            "4:parent body-circle",
            "6:parent body-circle",
        ],
        &["`a` is its own parent", "all above it"],
    )
    .await;
}

#[tokio::test]
async fn a_region_is_what_its_code_says() {
    let header = "code,name,short,kind,parent\n";
    for (code, key) in [
        ("16.8", "bad-region-code"),
        ("1608", "bad-region-code"),
        ("16.08.01", "bad-region-code"),
        ("ID-16", "bad-region-code"),
    ] {
        check(
            "wilayah.csv",
            &format!("{header}{code},Kabupaten Uji,Uji,kabupaten,16\n"),
            &[&format!("2:code {key}")],
            &["16.08", code],
        )
        .await;
    }
    check(
        "wilayah.csv",
        &format!("{header}16.60,Kabupaten Uji,Uji,kota,17\n16.99,Kota Uji,Kota Uji,kota,99\n"),
        &[
            "2:kind region-kind",
            "2:parent region-parent",
            "3:parent region-parent",
            "3:parent unregistered-code",
        ],
        &[
            "lies in province 16, not in `17`",
            "16.60 is no code of a kota",
        ],
    )
    .await;
}

#[tokio::test]
async fn values_are_checked_each_by_itself() {
    check(
        "badan.csv",
        "unit,name,kind,level,valid_from,valid_to,sample\n\
         Dinas Uji,,dinas,kabupaten,2024-02-30,8 Oktober 2024,\n\
         a,A,institution,kabupaten,2024-10,2024-09-30,contoh\n\
         a,A,institution,kabupaten,,,\n",
        &[
            "2:name empty-value",
            "2:kind unknown-word-needed",
            "2:valid_from not-a-date",
            "2:valid_to not-a-date",
            "2:unit not-a-slug",
            "3:sample unknown-word",
            "3:valid_to dates-reversed",
            "4:unit record-twice",
        ],
        &[
            "lower-case letters, digits and single hyphens",
            "already in row 3",
            "2024-10-08",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_table_of_the_register_says_what_it_lacks() {
    check(
        "badan.csv",
        "",
        &[": empty-file"],
        &["one row of column names"],
    )
    .await;
    check(
        "badan.csv",
        "unit,nama,kind\na,A,institution\n",
        &["1:name column-missing"],
        &["is `nama` meant?", "Needed: unit, name, kind"],
    )
    .await;
    // With `kind` misspelt, the other columns of bodies hold all of a former province.
    check(
        "badan.csv",
        "unit,name,jenis,short,parent,level,region,valid_from,valid_to,aliases\n\
         a,A,institution,,polri,kabupaten,16.08,,,\n",
        &["1:kind column-missing"],
        &["`kind`", "Needed: unit, name, kind"],
    )
    .await;
    check(
        "badan.csv",
        "unit,nama,kind,parent,region,valid_to\na,A,institution,polri,,\n",
        &["1:name column-missing"],
        &["is `nama` meant?"],
    )
    .await;
    for strange in ["unit,index,rank\noku-timur,94.39,2\n", "hello\nworld\n"] {
        check(
            "badan.csv",
            strange,
            &["1: unknown-table"],
            &[
                "bodies (unit, name, kind)",
                "regions (code, name, short, kind, parent)",
                "example.toml",
            ],
        )
        .await;
    }
    check(
        "badan.csv",
        "unit,name,kind,aliases\na,\"A,institution,\nb,B,institution,\n",
        &["2: quote-open"],
        &["quote"],
    )
    .await;
}

#[tokio::test]
async fn columns_nobody_knows_are_named_and_a_table_without_rows_is_taken() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    files.write(
        "badan.csv",
        "unit,name,kind,level,singkat\na,A,institution,kabupaten,Aa\n",
    );
    // As an export of an empty table writes it.
    files.write("induk.csv", "unit,parent,valid_to,source,valid_from\n");
    let names = ["register", "badan.csv", "induk.csv"];
    for plan in [
        files.import(&database, &names).await,
        files.import(&database, &names).await,
    ] {
        let told: Vec<String> = plan
            .notes
            .iter()
            .map(|note| note.message(Lang::En))
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].contains("badan.csv") && told[0].contains("passed over: singkat"),
            "{told:?}"
        );
        assert!(
            told[1].contains("induk.csv") && told[1].contains("column names only"),
            "{told:?}"
        );
    }
}

#[tokio::test]
async fn other_encodings_are_named() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&[]);
    files.write("latin.csv", b"unit,name,kind\na,Caf\xE9,institution\n");
    let utf16: Vec<u8> = "unit,name,kind\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    files.write("utf16.csv", [b"\xFF\xFE".as_slice(), &utf16].concat());
    files.write("nul.csv", b"unit,name,kind\na,A\0,institution\n");
    let problems = files
        .refused(&database, &["latin.csv", "utf16.csv", "nul.csv"])
        .await;
    let expected = [
        "latin.csv:2:name not-utf-8",
        "utf16.csv:: utf-16",
        "nul.csv:2:name nul",
    ];
    assert_eq!(places(&problems), expected);
}

#[tokio::test]
async fn two_files_may_not_say_different_things_of_the_same() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let row = "a,A,institution,kabupaten";
    files.write("satu.csv", format!("unit,name,kind,level\n{row}\n"));
    files.write("dua.csv", "unit,name,kind\na,Lain,institution\n");
    files.write("tiga.csv", "unit,name,kind,short\na,A,institution,Aa\n");
    let problems = files
        .refused(&database, &["register", "satu.csv", "dua.csv"])
        .await;
    assert_eq!(places(&problems), ["dua.csv:2:unit two-files"]);
    assert!(
        problems.report(Lang::En).contains("satu.csv, row 2"),
        "{problems}"
    );
    // The same thing twice, and more of it, is no contradiction.
    let names = ["register", "satu.csv", "satu.csv", "tiga.csv"];
    files.import(&database, &names).await;
    let body = database.body("a").await.unwrap().unwrap();
    assert_eq!([&*body.short, &*body.level], ["Aa", "kabupaten"]);
}

const SUMSEL: &str = "examples/sumatera-selatan-2023";

/// Edits a copy of a shipped data set and demands why it is refused.
async fn check_dataset(edits: &[(&str, &str, &str)], expected: &[&str], words: &[&str]) {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register", SUMSEL]);
    for (file, from, to) in edits {
        files.edit(&format!("{SUMSEL}/{file}"), from, to);
    }
    let problems = files.refused(&database, &["register", SUMSEL]).await;
    assert_eq!(places(&problems), expected, "{edits:?}");
    let text = problems.report(Lang::En);
    for word in words {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    let folder = files.path(SUMSEL).display().to_string();
    for line in text.lines().filter(|line| line.contains(": one problem")) {
        assert!(
            line.starts_with(&folder),
            "the file as it was named: {line}"
        );
    }
}

#[tokio::test]
async fn a_data_set_names_what_is_registered_and_cites_what_it_publishes() {
    check_dataset(
        &[
            (
                "statements.csv",
                "rapor-dasar-perbaikan,fact,2023,oku-timur",
                "rapor-dasar-perbaikan,fact,2023,oku-timru",
            ),
            (
                "published.csv",
                "palembang,93.75,A,,Sumeks 2024: sumateraekspres.bacakoran.co/amp/32964",
                "palembang,93.75,A,,",
            ),
        ],
        &[
            "published.csv:4:source no-citation",
            "statements.csv:3:body unregistered-code",
        ],
        &["is `oku-timur` meant?", "This figure has no source"],
    )
    .await;
    check_dataset(
        &[(
            "units.csv",
            "institution,kabupaten,16.08",
            ",kabupaten,16.88",
        )],
        &[
            "units.csv:3:kind empty-value",
            "units.csv:3:region unregistered-code",
        ],
        &["`16.88`"],
    )
    .await;
    check_dataset(
        &[
            (
                "units.csv",
                "oku-timur,Kabupaten Ogan Komering Ulu Timur",
                "OKUT,",
            ),
            ("published.csv", "oku-timur,94.39", "OKUT,94.39"),
        ],
        &[
            "units.csv:3:unit not-a-slug",
            "units.csv:3:name unregistered-unit",
        ],
        &["`OKUT`", "Fill in the column name"],
    )
    .await;
}

#[tokio::test]
async fn name_programme_and_period_fit_an_address() {
    check_dataset(
        &[
            (
                "example.toml",
                "programme = \"ombudsman\"",
                "programme = \"Ombudsman RI\"",
            ),
            (
                "example.toml",
                "period = \"2023\"",
                "period = \"tahun 2023\"",
            ),
        ],
        &[
            "example.toml:: dataset-programme",
            "example.toml:: dataset-period",
        ],
        &["`Ombudsman RI`", "`tahun 2023`", "\"2024-10\""],
    )
    .await;
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let cycle = "programme = \"uji\"\nperiod = \"2023\"\nsample = true";
    let unit = "a,A,institution,kabupaten,16.08\n";
    let other = "b,B,institution,kabupaten,16.08\n";
    files.dataset("Data Uji 2023", cycle, other, "b,90,,,\n");
    files.dataset("satu/uji", cycle, unit, "a,90,,,\n");
    files.dataset("dua/uji", cycle, unit, "a,91,,,\n");
    let names = ["register", "Data Uji 2023", "satu/uji", "dua/uji"];
    let problems = files.refused(&database, &names).await;
    let expected = ["Data Uji 2023:: dataset-name", "uji:: dataset-twice"];
    assert_eq!(places(&problems), expected);
    let text = problems.report(Lang::En);
    assert!(
        text.contains("Rename the folder") && text.contains("2 folders"),
        "{text}"
    );
}

#[tokio::test]
async fn an_event_is_recorded_once_and_known_where_it_is_named() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let gebyar = "examples/gebyar-2024";
    let files = Files::copied(&["register", gebyar]);
    files.import(&database, &["register", gebyar]).await;
    let description =
        "title = { id = \"Uji\", en = \"Test\" }\nprogramme = \"uji\"\nperiod = \"2024\"\n";
    files.write(
        "uji/example.toml",
        format!("{description}events = \"events.csv\"\nhonours = \"honours.csv\"\n"),
    );
    files.write(
        "uji/events.csv",
        "event,category,name_id,name_en,source\n\
         gebyar-pelayanan-prima-2024,,Gebyar,Gebyar,Uji\n\
         acara-lain,kategori,Lain,Other,Uji\n",
    );
    files.write(
        "uji/honours.csv",
        "honour,event,category,body,title_id,title_en,status,source\n\
         satu,gebyar-pelayanan-prima-2024,pkri,kementerian-sosial,Uji,Test,granted,Uji\n\
         dua,gebyar-pelayanan-prima-2042,,kementerian-sosial,Uji,Test,granted,Uji\n\
         tiga,acara-lain,katagori,kementerian-sosial,Uji,Test,granted,Uji\n",
    );
    let problems = files.refused(&database, &["uji"]).await;
    let expected = [
        "events.csv:2:event event-twice",
        "events.csv:3:event event-missing",
        "honours.csv:3:event unregistered-event",
        "honours.csv:4:event unregistered-event",
    ];
    assert_eq!(places(&problems), expected);
    let text = problems.report(Lang::En);
    for word in [
        "data set gebyar-2024",
        "`acara-lain · katagori`",
        "`acara-lain · kategori`",
    ] {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    // An event that others name may not be taken away from them.
    files.write(
        "uji/events.csv",
        "event,category,name_id,name_en,source\nacara-lain,,Lain,Other,Uji\n",
    );
    files.write(
        "uji/honours.csv",
        "honour,event,category,body,title_id,title_en,status,source\n\
         satu,gebyar-pelayanan-prima-2024,pkri,kementerian-sosial,Uji,Test,granted,Uji\n",
    );
    files.import(&database, &["uji"]).await;
    let path = format!("{gebyar}/events.csv");
    let events = std::fs::read_to_string(files.path(&path)).unwrap();
    let kept: Vec<&str> = events
        .lines()
        .filter(|line| !line.contains(",pkri,"))
        .collect();
    files.write(&path, kept.join("\n") + "\n");
    let path = format!("{gebyar}/honours.csv");
    let honours = std::fs::read_to_string(files.path(&path)).unwrap();
    let kept: Vec<&str> = honours
        .lines()
        .filter(|line| !line.contains(",pkri,"))
        .collect();
    files.write(&path, kept.join("\n") + "\n");
    let problems = files.refused(&database, &[gebyar]).await;
    // Innovations whose honours are taken away with it say so too.
    let mut found = places(&problems);
    found.retain(|place| !place.ends_with(":honours innovation-honour"));
    assert_eq!(found, ["events.csv:: event-gone"]);
    assert!(
        problems.report(Lang::En).contains("data set uji"),
        "{problems}"
    );
}

#[tokio::test]
async fn everything_wrong_with_several_files_is_said_together() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&[
        "register",
        SUMSEL,
        "examples/rb-2023",
        "examples/sleman-2024",
    ]);
    files.write("rusak/example.toml", "title = {");
    files.write("kurang/example.toml", "period = \"2024\"\n");
    std::fs::create_dir(files.path("kosong")).unwrap();
    files.edit(
        "examples/sleman-2024/example.toml",
        "pekppp/2023",
        "pekpp/2023",
    );
    files.edit(
        &format!("{SUMSEL}/published.csv"),
        "oku-timur,94.39",
        "oku-timur,194.39",
    );
    files.edit(
        "examples/rb-2023/statements.csv",
        "tren-sepuluh-tahun,fact",
        "tren-sepuluh-tahun,fakta",
    );
    files.write("badan.csv", "unit,name,kind\na,A,dinas\n");
    let names = [
        "register",
        "badan.csv",
        "rusak",
        "kurang",
        "kosong",
        "examples",
        "tiada.csv",
    ];
    let error = files
        .attempt(&database, &names, &options())
        .await
        .unwrap_err();
    assert!(
        matches!(error, WorkflowError::Failure(Failure::Several(_))),
        "{error:?}"
    );
    let text = told(&error);
    for word in [
        "rusak/example.toml",
        "kurang/example.toml",
        "\"title\" is missing",
        "kosong: there is no data set",
        "pekppp/2023",
        "published.csv",
        "194.39",
        "`fakta`",
        "`dinas`",
        "tiada.csv",
    ] {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    assert_eq!(database.version().await.unwrap(), 0);
    assert!(database.datasets().await.unwrap().is_empty());
    let options = ImportOptions {
        lang: Lang::Id,
        ..options()
    };
    let error = files
        .attempt(&database, &names, &options)
        .await
        .unwrap_err();
    let text = error.text(Lang::Id).unwrap();
    for word in [
        "tidak dapat dibaca",
        "Yang perlu dilakukan",
        "tidak dikenal",
    ] {
        assert!(text.contains(word), "{word:?} in {text}");
    }
}

#[tokio::test]
async fn data_sets_may_name_what_others_of_the_same_import_bring() {
    let own = OwnDatabase::on(Engine::Sqlite).await;
    let database = own.open().await;
    let files = Files::copied(&["register"]);
    let description =
        "title = { id = \"Uji\", en = \"Test\" }\nprogramme = \"uji\"\nperiod = \"2024\"\n";
    files.write(
        "a-satu/example.toml",
        format!("{description}statements = \"statements.csv\"\n"),
    );
    files.write(
        "a-satu/statements.csv",
        "statement,kind,period,body,text_id,text_en,source\n\
         s,fact,2024,dinas-baru,Uji,Test,Uji\n",
    );
    let cycle = "programme = \"uji\"\nperiod = \"2023\"\nsample = true";
    files.dataset(
        "b-dua",
        cycle,
        "dinas-baru,Dinas Baru,institution,kabupaten,16.08\n",
        "dinas-baru,90,,,\n",
    );
    files
        .import(&database, &["register", "a-satu", "b-dua"])
        .await;
    let body = database.body("dinas-baru").await.unwrap().unwrap();
    assert_eq!([&*body.name, &*body.sample], ["Dinas Baru", "sample"]);
}
