//! Report cards in memory, beside nginx with the same bytes as files.

use super::data::Data;
use super::http::Connection;
use super::nginx::{self, Nginx};
use super::server::Portal;
use super::wrk::{self, Load};
use crate::bench::Missed;
use crate::bench::measure::median;
use crate::bench::prepare::Place;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Cards that are walked through; half of them of institutions.
pub const CARDS: usize = 1_000;
const CONNECTIONS: [u32; 2] = [50, 200];
const LEAST_SPEED: f64 = 0.7;
const MOST_P99: f64 = 1.5;

/// How long and how often each is asked.
#[derive(Clone, Copy)]
pub struct Effort {
    pub rounds: usize,
    pub seconds: u32,
}

/// A contestant with what each of its rounds found.
struct Runs {
    name: String,
    connections: u32,
    loads: Vec<Load>,
}

impl Runs {
    fn per_second(&self) -> f64 {
        median(self.loads.iter().map(|load| load.per_second).collect())
    }

    fn p99_ms(&self) -> f64 {
        median(self.loads.iter().map(|load| load.p99_ms).collect())
    }

    /// The median over the rounds of how a figure stands to the same one of the other.
    fn ratio(&self, other: &Runs, figure: impl Fn(&Load) -> f64) -> f64 {
        let pairs = self.loads.iter().zip(&other.loads);
        median(pairs.map(|(a, b)| figure(a) / figure(b)).collect())
    }
}

/// A file of card addresses, and the addresses.
pub fn addresses(data: &Data, folder: &Path) -> Result<(PathBuf, Vec<String>), String> {
    let (institutions, below) = data.bodies()?;
    let spread = |ids: Vec<String>, n: usize| -> Vec<String> {
        let step = (ids.len() / n).max(1);
        let chosen = ids.into_iter().step_by(step).take(n);
        chosen.map(|id| format!("/id/badan/{id}")).collect()
    };
    let mut paths = spread(institutions, CARDS / 2);
    let left = CARDS - paths.len();
    paths.extend(spread(below, left));
    let file = folder.join("cards.txt");
    std::fs::write(&file, paths.join("\n"))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok((file, paths))
}

/// Measures our servers and nginx in turn, prints and judges.
pub fn run(
    place: &Place,
    data: &Data,
    portals: &[(&str, &Portal)],
    effort: Effort,
) -> Result<Missed, String> {
    wrk::install()?;
    let folder = place.out("portal-nginx");
    let root = folder.join("files");
    if root.exists() {
        std::fs::remove_dir_all(&root)
            .map_err(|error| format!("cannot remove {}: {error}", root.display()))?;
    }
    std::fs::create_dir_all(&root)
        .map_err(|error| format!("cannot make {}: {error}", root.display()))?;
    let (file, paths) = addresses(data, &folder)?;
    eprintln!("Copying {CARDS} report cards for nginx.");
    let (_, first) = portals.first().ok_or("no portal to measure")?;
    let bytes = nginx::copy_pages(first.address, &paths, &root)?;
    for (_, portal) in portals {
        let mut connection = Connection::open(portal.address)?;
        for path in &paths {
            connection.page(path, "gzip")?;
        }
    }
    let peer = Nginx::start(&folder, &root)?;
    let mut contestants = vec![("nginx".to_owned(), peer.address)];
    for (name, portal) in portals {
        contestants.push((format!("Prima on {name}"), portal.address));
    }
    let mut all = Vec::new();
    for connections in CONNECTIONS {
        eprintln!("Measuring report cards at {connections} connections.");
        all.push(measure(&contestants, &file, connections, effort)?);
    }
    println!(
        "### Report cards: {CARDS} of them in memory, {:.0} KB each on average as sent\n",
        bytes as f64 / CARDS as f64 / 1e3
    );
    print(&all);
    Ok(all.iter().flat_map(|runs| judge(runs)).collect())
}

fn measure(
    contestants: &[(String, SocketAddr)],
    paths: &Path,
    connections: u32,
    effort: Effort,
) -> Result<Vec<Runs>, String> {
    let mut runs: Vec<Runs> = contestants
        .iter()
        .map(|(name, _)| Runs {
            name: name.clone(),
            connections,
            loads: Vec::new(),
        })
        .collect();
    for (_, address) in contestants {
        wrk::run(*address, paths, connections, 2)?;
    }
    for _ in 0..effort.rounds {
        for (run, (_, address)) in runs.iter_mut().zip(contestants) {
            run.loads
                .push(wrk::run(*address, paths, connections, effort.seconds)?);
        }
    }
    Ok(runs)
}

fn print(all: &[Vec<Runs>]) {
    println!(
        "| connections | | requests a second | of nginx's | p99 | of nginx's |\n|---|---|---|---|---|---|"
    );
    for runs in all {
        for run in runs {
            println!(
                "| {} | {} | {:.0} | {:.2} | {:.1} ms | {:.2} |",
                run.connections,
                run.name,
                run.per_second(),
                run.ratio(&runs[0], |load| load.per_second),
                run.p99_ms(),
                run.ratio(&runs[0], |load| load.p99_ms),
            );
        }
    }
    println!();
}

fn judge(runs: &[Runs]) -> Missed {
    let mut missed = Missed::new();
    for run in &runs[1..] {
        let (name, connections) = (&run.name, run.connections);
        let speed = run.ratio(&runs[0], |load| load.per_second);
        if speed < LEAST_SPEED {
            missed.push(format!(
                "{name} answers {speed:.2} as many requests a second as nginx at {connections} connections; at least {LEAST_SPEED} is promised."
            ));
        }
        let p99 = run.ratio(&runs[0], |load| load.p99_ms);
        if p99 > MOST_P99 {
            missed.push(format!(
                "The p99 of {name} is {p99:.2} times that of nginx at {connections} connections; at most {MOST_P99} is promised."
            ));
        }
    }
    missed
}

/// What a card costs that must be made first: prints it, promises nothing.
pub fn run_uncached(
    place: &Place,
    data: &Data,
    databases: &[(&str, &str)],
    effort: Effort,
) -> Result<(), String> {
    let (file, _) = addresses(data, &place.out("portal-nginx"))?;
    println!(
        "Uncached (1 MB for pages, so that nearly every card is made anew), {} connections:\n",
        CONNECTIONS[0]
    );
    println!("| | requests a second | p99 |\n|---|---|---|");
    for (name, url) in databases {
        let portal = Portal::start(&place.prima, url, 1)?;
        eprintln!("Measuring report cards made anew on {name}.");
        wrk::run(portal.address, &file, CONNECTIONS[0], 2)?;
        let load = wrk::run(portal.address, &file, CONNECTIONS[0], effort.seconds)?;
        println!(
            "| Prima on {name} | {:.0} | {:.0} ms |",
            load.per_second, load.p99_ms
        );
    }
    println!();
    Ok(())
}
