//! A portal over a small register, with its people signed in and rounds in
//! every stage. The same worlds come out the same to the letter, but for what
//! sessions draw.

use crate::browser::Browser;
use crate::people::{HALF, NOBODY, PEOPLE, Person, Tied};
use prima_domain::register::person::{Actor, Role, Scope};
use prima_exchange::evidence::Limits;
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::history::{Dataset, Derived, Honour, Statement};
use prima_store::innovation::{HubActivity, HubMember, Innovation, KEPT, ReplicationRequest};
use prima_store::register::{Body, Region};
use prima_store::{Act, Database, Secret};
use prima_web::routes::TABLES;
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::library;
use prima_workflow::people::{
    Declaration, Hashing, Newcomer, Scene, accept_invitation, actor_of, create_administrator,
    declare_tie, grant_role, invite_person,
};
use prima_workflow::vault::{BodyLimits, Storage, Vault};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// 26 January 2024, 10.00 WIB; the clock stands still.
pub const NOW: i64 = 1_706_238_000;
/// The unit that the addresses are about.
pub const UNIT: &str = "puskesmas-mawar";
pub const UNIT_NAME: &str = "Puskesmas Mawar";
/// Another one of the same office.
pub const SISTER: &str = "puskesmas-melati";
/// The office above both.
pub const OFFICE: &str = "dinkes-contoh";
pub const CITY: &str = "kota-contoh";
/// An innovation of the unit.
pub const IDEA: &str = "antre-dari-rumah";
/// A unit of another city.
pub const FAR: &str = "puskesmas-kenanga";
pub const TOWN: &str = "kota-seberang";
/// The province the city lies in; the other town lies in another one.
pub const PROVINCE: &str = "35";
/// A certificate of the unit.
pub const CERTIFICATE: &str = "0123456789abcdef";
pub const INSTRUMENT: &str = "pekppp/2023";
const PASSWORD: &str = "kuda terbang di atas awan";

/// The portal with its people.
pub struct World {
    pub site: Arc<Site>,
    /// Browsers by the key of the person; nobody's, too.
    pub browsers: BTreeMap<&'static str, Browser>,
    /// Persons as the rules see them.
    pub actors: BTreeMap<&'static str, Actor>,
    _folder: TempDir,
}

impl World {
    /// A world with these people, nobody, and no rounds.
    pub async fn open(is_there: impl Fn(&Person) -> bool) -> World {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("prima.db").display());
        let database = Database::open(&url).await.unwrap();
        register(&database).await;
        let mut actors = BTreeMap::new();
        let mut drawn = 0;
        let mut chance = move |bytes: &mut [u8]| draw(&mut drawn, bytes);
        let hashing = Hashing::new(2, 50);
        let founder = founder(&database, &hashing, &mut chance).await;
        let people: Vec<&Person> = PEOPLE.iter().filter(|one| is_there(one)).collect();
        for person in &people {
            let actor = admit(&database, &hashing, &founder, person, &mut chance).await;
            actors.insert(person.key, actor);
        }
        let site = site(database, &folder).await;
        let address = portal(&site);
        let mut browsers = BTreeMap::from([(NOBODY, Browser::new(address))]);
        for person in &people {
            let mut browser = Browser::new(address);
            browser.sign_in(&person.email(), PASSWORD).await;
            browsers.insert(person.key, browser);
        }
        World {
            site,
            browsers,
            actors,
            _folder: folder,
        }
    }

    /// The id of a person.
    pub fn id(&self, key: &str) -> String {
        self.actors[key].person.to_string()
    }
}

/// Chance that is the same in each world, and yet never twice the same.
fn draw(drawn: &mut u64, bytes: &mut [u8]) {
    for piece in bytes.chunks_mut(8) {
        *drawn += 1;
        // Odd steps through all numbers never come twice.
        let mixed = drawn.wrapping_mul(0x5851_F42D_4C95_7F2D);
        piece.copy_from_slice(&mixed.to_le_bytes()[..piece.len()]);
    }
}

fn chance(bytes: &mut [u8]) {
    static DRAWN: AtomicU64 = AtomicU64::new(1 << 40);
    let mut drawn = DRAWN.fetch_add(64, Ordering::SeqCst);
    draw(&mut drawn, bytes);
}

async fn register(database: &Database) {
    let body = |id: &str, name: &str, parent: &str, kind: &str| Body {
        body: id.to_owned(),
        name: name.to_owned(),
        parent: parent.to_owned(),
        kind: kind.to_owned(),
        level: "kota".to_owned(),
        // What lies below an institution lies where it does.
        region: match id {
            CITY => "35.71",
            TOWN => "19.71",
            _ => "",
        }
        .to_owned(),
        ..Body::default()
    };
    let bodies = vec![
        body(CITY, "Kota Contoh", "", "institution"),
        body(OFFICE, "Dinas Kesehatan Kota Contoh", CITY, "work_unit"),
        body(UNIT, UNIT_NAME, OFFICE, "service_unit"),
        body(SISTER, "Puskesmas Melati", OFFICE, "service_unit"),
        body(TOWN, "Kota Seberang", "", "institution"),
        body(FAR, "Puskesmas Kenanga", TOWN, "service_unit"),
    ];
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies).await.unwrap();
    // Names that no address ends like: a page that is not there tells of those.
    let regions = [
        region(PROVINCE, "Jawa Timur"),
        region("35.71", "Kediri"),
        region("19", "Bangka Belitung"),
        region("19.71", "Pangkalpinang"),
    ];
    act.replace_regions(&regions).await.unwrap();
    let idea = Innovation {
        innovation: IDEA.to_owned(),
        title: "Antre dari Rumah".to_owned(),
        body: CITY.to_owned(),
        unit: UNIT.to_owned(),
        ..Innovation::default()
    };
    act.add_innovation(&idea).await.unwrap();
    let request = ReplicationRequest {
        innovation: IDEA.to_owned(),
        number: 1,
        body: SISTER.to_owned(),
        kind: "replicate".to_owned(),
        words: "Mohon dibantu.".to_owned(),
        state: "open".to_owned(),
        at: "2024-01-25T00:00:00Z".to_owned(),
        ..ReplicationRequest::default()
    };
    act.add_rows(&[request]).await.unwrap();
    honour(&mut act).await;
    hub(&mut act).await;
    act.finish("2024-01-25T00:00:00Z", "", "import", "", "")
        .await
        .unwrap();
}

fn region(code: &str, name: &str) -> Region {
    let parent = code.split_once('.').map_or("", |(province, _)| province);
    Region {
        region: code.to_owned(),
        name: name.to_owned(),
        short: name.to_owned(),
        kind: if parent.is_empty() {
            "provinsi"
        } else {
            "kota"
        }
        .to_owned(),
        parent: parent.to_owned(),
        ..Region::default()
    }
}

/// The unit as a hub of the innovation network, with a member and an activity.
async fn hub(act: &mut Act) {
    let statement = Statement {
        dataset: "jipp-contoh".to_owned(),
        statement: "hub-contoh".to_owned(),
        kind: "fact".to_owned(),
        body: UNIT.to_owned(),
        ..Statement::default()
    };
    let derived = Derived {
        statements: vec![statement],
        ..Derived::default()
    };
    let row = Dataset {
        dataset: "jipp-contoh".to_owned(),
        programme: "jipp".to_owned(),
        ..Dataset::default()
    };
    act.replace_dataset(row, &derived).await.unwrap();
    let member = HubMember {
        hub: UNIT.to_owned(),
        number: 1,
        member: SISTER.to_owned(),
        since: "2023".to_owned(),
        source: "SK 1".to_owned(),
        state: KEPT.to_owned(),
        ..HubMember::default()
    };
    act.add_rows(&[member]).await.unwrap();
    let activity = HubActivity {
        hub: UNIT.to_owned(),
        number: 1,
        day: "2023-10-20".to_owned(),
        kind: "promosi".to_owned(),
        title: "Pameran".to_owned(),
        content: "Dipamerkan.".to_owned(),
        state: KEPT.to_owned(),
        ..HubActivity::default()
    };
    act.add_rows(&[activity]).await.unwrap();
}

/// An honour of the unit, and one with a certificate.
async fn honour(act: &mut Act) {
    let dataset = || "penghargaan-contoh".to_owned();
    let honour = |code: &str| Honour {
        dataset: dataset(),
        honour: code.to_owned(),
        body: UNIT.to_owned(),
        title_id: "Pelayanan Prima".to_owned(),
        status: "granted".to_owned(),
        period: "2023".to_owned(),
        ..Honour::default()
    };
    let derived = Derived {
        honours: vec![honour("a"), honour("b")],
        ..Derived::default()
    };
    let row = Dataset {
        dataset: dataset(),
        programme: "pekppp".to_owned(),
        ..Dataset::default()
    };
    act.replace_dataset(row, &derived).await.unwrap();
    let certificate = Certificate {
        certificate: CERTIFICATE.to_owned(),
        dataset: dataset(),
        honour: "b".to_owned(),
        number: 1,
        programme: "pekppp".to_owned(),
        body: UNIT.to_owned(),
        recipient: UNIT_NAME.to_owned(),
        issued_at: "2024-01-25T00:00:00Z".to_owned(),
        ..Certificate::default()
    };
    act.add_certificates(&[certificate]).await.unwrap();
}

/// Where and when acts about people happen.
pub fn scene(database: &Database) -> Scene<'_> {
    Scene {
        database,
        now: NOW,
        cooling_off_days: COOLING_OFF_DAYS,
    }
}

type Drawing<'a> = &'a mut (dyn FnMut(&mut [u8]) + Send);

async fn founder(database: &Database, hashing: &Hashing, chance: Drawing<'_>) -> Actor {
    let scene = scene(database);
    let (email, password) = ("pendiri@contoh.go.id", Secret::new(PASSWORD));
    let made = create_administrator(&scene, hashing, "Pendiri", email, &password, chance).await;
    actor_of(database, made.unwrap().as_str()).await.unwrap()
}

async fn admit(
    database: &Database,
    hashing: &Hashing,
    founder: &Actor,
    person: &Person,
    chance: Drawing<'_>,
) -> Actor {
    let scene = scene(database);
    let (email, scope) = (person.email(), person.scope());
    let invited = invite_person(&scene, founder, &email, person.role, &scope, chance).await;
    let newcomer = Newcomer {
        token: &invited.unwrap().token,
        name: person.key,
        password: &Secret::new(PASSWORD),
        lang: "id",
    };
    let id = accept_invitation(&scene, hashing, &newcomer, chance).await;
    let id = id.unwrap();
    if person.key == "decider.judged" {
        let programme = Scope::Programme("pekppp".into());
        let granted = grant_role(&scene, founder, &id, Role::Evaluator, &programme).await;
        granted.unwrap();
    }
    if person.key == HALF {
        let mut act = database.act().await.unwrap();
        let mut row = act.person(id.as_str()).await.unwrap().unwrap();
        row.totp_secret = Secret::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        act.put_person(row).await.unwrap();
        let at = "2024-01-26T03:00:00Z";
        act.finish_privately(at, "", "test", "", "").await.unwrap();
    }
    let own = actor_of(database, id.as_str()).await.unwrap();
    let (by, kind) = match person.tie {
        None => return own,
        Some(Tied::Declared(kind)) => (&own, kind),
        Some(Tied::Recorded(kind)) => (founder, kind),
    };
    let tie = Declaration {
        person: &id,
        body: UNIT,
        kind,
        until: "",
    };
    declare_tie(&scene, by, &tie).await.unwrap();
    actor_of(database, id.as_str()).await.unwrap()
}

async fn site(database: Database, folder: &TempDir) -> Arc<Site> {
    let (instrument, file) = library::open_checked(INSTRUMENT, Lang::Id).unwrap();
    let shelved = Shelved {
        instrument,
        n_cases: file.cases.len(),
        text: file.text,
    };
    let shelf = BTreeMap::from([(INSTRUMENT.to_owned(), shelved)]);
    let mut site = Site::new(database, String::new(), shelf).await.unwrap();
    site.vault = Some(Vault {
        storage: Storage::open(&folder.path().join("bukti")).unwrap(),
        file: Limits::default(),
        body: BodyLimits::default(),
        kinds: BTreeSet::from(["dokumen_sp".to_owned()]),
        scanner: None,
    });
    Arc::new(site)
}

fn portal(site: &Arc<Site>) -> SocketAddr {
    let settings = Settings {
        clock: || NOW,
        chance,
        ..Settings::default()
    };
    let listener = listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::with(Arc::clone(site), settings, TABLES);
    tokio::spawn(serve(listener, server, std::future::pending()));
    address
}
