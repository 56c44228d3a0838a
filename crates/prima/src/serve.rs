//! `prima serve`: opens the portal. The demo calls [`open`] with its own database.

pub mod config;
mod descriptors;
pub mod evidence;
mod logging;
mod post;

use crate::certificate;
use crate::cli;
use crate::output::{Output, write_out};
use anyhow::Result;
use config::{Config, LogFormat, Mail, MailWay};
use prima_document::certificate::{Press, Printed};
use prima_document::wording::Words;
use prima_exchange::cause::cause_in;
use prima_store::{Database, sqlite_file};
use prima_web::server::{Server, Settings, listen, serve};
use prima_web::site::{Shelved, Site};
use prima_workflow::assessment::signing::{self, InstallationKey};
use prima_workflow::failure::Refusal;
use prima_workflow::library;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// Runs the command until it is told to stop.
pub fn run(arguments: &cli::Serve, output: Output) -> Result<ExitCode> {
    let config = config::read(arguments, &config::environment(), output.lang)?;
    portal(&config, &|_| config.origin.clone(), None, output)
}

/// Serves the database at `url` on `listen` until it is told to stop; prints
/// `listening on http://…` when it is ready. A clock of its own is for samples.
pub fn open(url: &str, listen: &str, clock: Option<Clock>, output: Output) -> Result<ExitCode> {
    let arguments = cli::Serve {
        listen: Some(listen.to_owned()),
        database: Some(url.to_owned()),
        ..cli::Serve::default()
    };
    let mut config = config::read(&arguments, &config::Environment::new(), output.lang)?;
    // Somebody looks at the terminal.
    config.log_format = LogFormat::Text;
    config.log_level = "warn".to_owned();
    // Nobody in a sample has an address: what people would be sent is only written.
    config.mail = sqlite_file(url).map(|file| Mail {
        way: MailWay::Folder(file.with_file_name("surel")),
        from: "prima@contoh.example".to_owned(),
    });
    // Whoever looks at a demo looks at it where it listens.
    portal(
        &config,
        &|address| format!("http://{address}"),
        clock,
        output,
    )
}

/// Long work that ends within this is answered like any other request; what
/// takes longer leads to the page of its job.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where a portal that listens at an address says it is.
type OriginAt<'a> = &'a dyn Fn(SocketAddr) -> String;
/// Tells what time it is, in seconds UTC.
type Clock = fn() -> i64;

fn portal(
    config: &Config,
    origin: OriginAt,
    clock: Option<Clock>,
    output: Output,
) -> Result<ExitCode> {
    let log = logging::start(config);
    let connections = descriptors::connections(config.connections);
    let instruments = instruments(output)?;
    let ended = crate::runtime()?.block_on(async {
        // Taken first, so that a second program finds out before it touches the data.
        let listener = listen(config.listen).map_err(|error| {
            let arguments = [
                ("address", config.listen.to_string()),
                ("cause", cause_in(output.lang, &error)),
            ];
            Refusal::usage(output.words("serve-cannot-listen", &arguments))
        })?;
        let address = listener.local_addr()?;
        let made = sqlite_file(&config.database).filter(|path| !path.exists());
        let database = Database::open(&config.database).await?;
        let mut site = Site::new(database, origin(address), instruments).await?;
        site.contact.clone_from(&config.contact);
        site.key = key(config)?;
        site.patience = PATIENCE;
        site.issuer.clone_from(&config.issuer);
        if !config.certificate_template.is_empty() {
            let folder = Path::new(&config.certificate_template);
            let press = certificate::press(Some(folder), output)?;
            try_template(&press, config.log_format, output);
            site.own_press = Arc::new(press).into();
        }
        site.vault = evidence::vault(config, &site, output)?;
        site.post = post::post(config, &site.origin)?;
        tell(&site, made.as_deref(), config.log_format, output);
        let settings = Settings {
            cache_bytes: config.cache_mb << 20,
            connections,
            ..Settings::default()
        };
        let settings = Settings {
            clock: clock.unwrap_or(settings.clock),
            ..settings
        };
        let server = Server::new(Arc::new(site), settings);
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        write_out(&format!("listening on http://{address}\n"));
        let stop = async {
            let name = tokio::select! {
                _ = interrupt.recv() => "SIGINT",
                _ = terminate.recv() => "SIGTERM",
            };
            tracing::info!(signal = name, "Stopping: open requests end first");
        };
        let n_cut = serve(listener, server, stop).await?;
        tracing::info!(connections.cut = n_cut, "Stopped");
        Ok(ExitCode::SUCCESS)
    });
    log.flush();
    ended
}

/// The key that signs determinations; none where no place for it is known, as
/// beside a database on a server.
fn key(config: &Config) -> Result<Option<InstallationKey>> {
    let path = match config.key.as_str() {
        "" => signing::beside(&config.database),
        path => Some(PathBuf::from(path)),
    };
    let seed = || {
        let mut seed = [0; signing::SEED];
        getrandom::fill(&mut seed).map_err(std::io::Error::other)?;
        Ok(seed)
    };
    let opened = path.map(|path| InstallationKey::open(&path, seed));
    Ok(opened.transpose()?)
}

/// Says what is wrong with a template of one's own. The portal opens all the same:
/// what the template leaves out may be on no certificate.
fn try_template(press: &Press, log: LogFormat, output: Output) {
    let words = Words { lang: output.lang };
    if let Err(fault) = press.set(words, &Printed::example(words)) {
        let said = [("fault", fault.text(words))];
        logging::tell(log, output, "serve-template", &said);
    }
}

/// Says what is served, which file was made for it, and what a reader will miss.
fn tell(site: &Site, made: Option<&Path>, log: LogFormat, output: Output) {
    let known = site.known();
    tracing::info!(
        database = site.database.url(),
        data.version = known.version,
        data.sets = known.datasets.len(),
        origin = site.origin,
        version = env!("CARGO_PKG_VERSION"),
        "Opening the portal"
    );
    if let Some(path) = made {
        let file = [("file", path.display().to_string())];
        logging::tell(log, output, "serve-made", &file);
    }
    if known.datasets.is_empty() {
        logging::tell(log, output, "serve-empty", &[]);
    }
    if site.vault.is_none() {
        logging::tell(log, output, "serve-no-evidence", &[]);
    }
    if site.key.is_none() {
        logging::tell(log, output, "serve-no-key", &[]);
    }
    if site.origin.is_empty() {
        logging::tell(log, output, "serve-no-origin", &[]);
    }
}

/// All instruments with their texts, by name.
fn instruments(output: Output) -> Result<BTreeMap<String, Shelved>> {
    let mut found = BTreeMap::new();
    for name in library::shipped()? {
        let (instrument, file) = library::open_checked(&name, output.lang)?;
        let shelved = Shelved {
            instrument,
            n_cases: file.cases.len(),
            text: file.text,
        };
        found.insert(name, shelved);
    }
    Ok(found)
}
