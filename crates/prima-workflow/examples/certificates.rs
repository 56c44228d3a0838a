//! Issues certificates of made-up honours, for measurements: `certificates FOLDER
//! N SHEETS`, in an empty folder. Its memory is the program's with the feature
//! `jemalloc`.
//!
//! They are issued as the desk issues those of a whole event: PDF and credential,
//! signed, kept in a database on the disk. Prints as JSON how many there were, in
//! how many seconds, and the most memory this process took in the first tenth and
//! for the rest, once a first batch has loaded what all of them need. For the first SHEETS of them it leaves in `sheets.json` what a
//! template is given, so that another program can set the same pages.

use prima_document::certificate::{Press, Template};
use prima_document::wording::Words;
use prima_instrument::words::Lang;
use prima_store::history::{Dataset, Derived, Event, Honour};
use prima_store::people::GrantRow;
use prima_store::register::Body;
use prima_store::{Database, StoreError};
use prima_workflow::assessment::signing::InstallationKey;
use prima_workflow::recognition::certificate::{
    BATCH, GroupKey, House, Whole, certificate_shown, printed,
};
use prima_workflow::steps::Steps;
use serde_json::json;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use std::{fs, io};

/// 8 October 2024, 09.30 WIB.
const NOW: i64 = 1_728_354_600;
const OFFICER: &str = "ukur";
const PROGRAMME: &str = "ukur";
const EVENT: &str = "ukur-2024";
const FONTS: &str = "../prima-web/assets/dist";

/// The allocator of the program, whose memory is measured.
#[cfg(feature = "jemalloc")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, n, n_sheets] = &arguments[..] else {
        return Err("use: certificates FOLDER N SHEETS".into());
    };
    let (folder, n, n_sheets): (&Path, usize, usize) =
        (folder.as_ref(), n.parse()?, n_sheets.parse()?);
    let url = format!("sqlite:{}", folder.join("prima.db").display());
    let database = Database::open(&url).await?;
    make(&database, n).await?;
    let measured = issue(&database, &folder.join("key"), n).await?;
    let sheets = sheets(&database, n_sheets.min(n)).await?;
    fs::write(folder.join("sheets.json"), sheets.to_string())?;
    database.close().await;
    println!("{measured}");
    Ok(())
}

/// Bodies, an event, an honour for each, and an officer.
async fn make(database: &Database, n: usize) -> Result<(), StoreError> {
    let body = |number: usize| Body {
        body: format!("ukur-{number}"),
        name: format!("Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh {number}"),
        kind: "institution".to_owned(),
        sample: "generated".to_owned(),
        ..Body::default()
    };
    let honour = |number: usize| Honour {
        dataset: EVENT.to_owned(),
        honour: format!("{EVENT}-{number:06}"),
        event: EVENT.to_owned(),
        body: format!("ukur-{number}"),
        title_id: "Penghargaan Pelayanan Publik Ramah Kelompok Rentan".to_owned(),
        status: "granted".to_owned(),
        granted: "2024-10-08".to_owned(),
        period: "2024".to_owned(),
        source: "Data yang dibuat untuk pengukuran".to_owned(),
        ..Honour::default()
    };
    let dataset = Dataset {
        dataset: EVENT.to_owned(),
        programme: PROGRAMME.to_owned(),
        period: "2024".to_owned(),
        title_id: "Pengukuran".to_owned(),
        sample: "generated".to_owned(),
        ..Dataset::default()
    };
    let event = Event {
        event: EVENT.to_owned(),
        dataset: EVENT.to_owned(),
        name_id: "Gebyar Pelayanan Prima 2024".to_owned(),
        ..Event::default()
    };
    let derived = Derived {
        events: vec![event],
        honours: (0..n).map(honour).collect(),
        ..Derived::default()
    };
    let grant = GrantRow {
        person: OFFICER.to_owned(),
        role: "programme_officer".to_owned(),
        scope_kind: "programme".to_owned(),
        scope: PROGRAMME.to_owned(),
        ..GrantRow::default()
    };
    let mut act = database.act().await?;
    act.replace_bodies((0..n).map(body).collect()).await?;
    act.replace_dataset(dataset, &derived).await?;
    act.put_grant(grant).await?;
    act.finish("", OFFICER, "import", "", "").await
}

/// Issues all of them, the first tenth by itself, and says how it went.
async fn issue(
    database: &Database,
    key: &Path,
    n: usize,
) -> Result<serde_json::Value, Box<dyn Error>> {
    let press = Arc::new(Press::new(&Template::shipped(), &faces()?.each()));
    let [origin, did, name] = [
        "https://prima.example",
        "did:web:prima.example",
        "Kementerian Contoh",
    ]
    .map(str::to_owned);
    let house = House::new(Box::new(move || Arc::clone(&press)), origin, did, name);
    let key = InstallationKey::open(key, || Ok([7; 32]))?;
    let (group, steps) = (GroupKey::Event(EVENT.to_owned()), Steps::default());
    let picked = |n: usize| -> BTreeSet<(String, String)> {
        let codes = (0..n).map(|number| (EVENT.to_owned(), format!("{EVENT}-{number:06}")));
        codes.collect()
    };
    let (warming, tenth) = (picked(BATCH.min(n)), picked(n.div_ceil(10)));
    let first = Whole {
        database,
        person: OFFICER,
        house: &house,
        key: &key,
        group: &group,
        picked: Some(&tenth),
        citation: "Melayani tanpa membedakan, dengan jalur khusus dan jemput bola.",
        batch: BATCH,
        now: NOW,
        steps: &steps,
    };
    let mut n_made = 0;
    let mut seconds = 0.0;
    let mut peaks = Vec::new();
    for picked in [Some(&warming), Some(&tenth), None] {
        let part = Whole { picked, ..first };
        forget_peak()?;
        let begun = now();
        let tally = part
            .issue()
            .await
            .map_err(|refused| format!("{refused:?}"))?;
        seconds += begun.elapsed().as_secs_f64();
        peaks.push(peak()?);
        n_made += tally.n_made;
    }
    Ok(
        json!({ "made": n_made, "seconds": seconds, "first_bytes": peaks[1], "last_bytes": peaks[2] }),
    )
}

/// What the template is given for the first ones.
async fn sheets(database: &Database, n: usize) -> Result<serde_json::Value, StoreError> {
    let mut sheets = Vec::new();
    let mut marks = database.certificate_marks().await?;
    marks.truncate(n);
    for mark in marks {
        let shown = certificate_shown(database, &mark.certificate).await?;
        let shown = shown.expect("it was just issued");
        let said = shown.attestation.expect("it was just written");
        let printed = printed(&said, &shown.row.credential);
        sheets.push(json!(printed.inputs(Words { lang: Lang::Id })));
    }
    Ok(sheets.into())
}

/// The typefaces of certificates.
struct Faces(Vec<Vec<u8>>);

impl Faces {
    fn each(&self) -> Vec<&[u8]> {
        self.0.iter().map(Vec::as_slice).collect()
    }
}

fn faces() -> io::Result<Faces> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FONTS);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ttf") {
            files.push(path);
        }
    }
    files.sort();
    files
        .iter()
        .map(fs::read)
        .collect::<io::Result<_>>()
        .map(Faces)
}

/// Lets the system count the most memory from now on.
fn forget_peak() -> io::Result<()> {
    fs::write("/proc/self/clear_refs", "5")
}

/// The most memory this process took since, in bytes.
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kilobytes: u64 = kilobytes.ok_or("no VmHWM")?.parse()?;
    Ok(kilobytes << 10)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a measurement is about the time that passes"
)]
fn now() -> Instant {
    Instant::now()
}
