//! The vault of the portal: where its files lie, and what looks them over. Both
//! are asked once when the portal starts.
//!
//! What is set up wrongly ends the start. What only does not answer yet is said,
//! and the portal runs on: figures are read while evidence waits.

use super::config::{Config, EvidencePlace, LogFormat};
use super::logging::tell;
use crate::output::Output;
use anyhow::Result;
use prima_exchange::evidence::Limits;
use prima_web::site::Site;
use prima_workflow::assessment::signing;
use prima_workflow::failure::Refusal;
use prima_workflow::vault::{
    BodyLimits, Bucket, BucketError, BucketSettings, Scanner, ScannerAddress, Storage, Vault,
};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How long the scanner may take for a file, and for saying that it is there.
const SCANNING: Duration = Duration::from_secs(30);
const GREETING: Duration = Duration::from_secs(3);

/// The vault; none where no place for it is known, as beside a database on a
/// server.
pub fn vault(config: &Config, site: &Site, output: Output) -> Result<Option<Vault>> {
    let Some(storage) = storage(config, output)? else {
        return Ok(None);
    };
    let shelved = site.instruments.values();
    let kinds = shelved.flat_map(|shelved| &shelved.instrument.catalogue.evidence);
    let scanner = config.scanner.as_ref();
    let scanner = scanner.map(|address| scanner_at(address, config.log_format, output));
    Ok(Some(Vault {
        storage,
        file: Limits::default(),
        body: BodyLimits::default(),
        kinds: kinds.map(|kind| kind.code.clone()).collect(),
        scanner: scanner.transpose()?,
    }))
}

fn storage(config: &Config, output: Output) -> Result<Option<Storage>> {
    match &config.evidence {
        EvidencePlace::Beside => match folder_beside(&config.database) {
            Some(folder) => Ok(Some(Storage::open(&folder)?)),
            None => Ok(None),
        },
        EvidencePlace::Folder(folder) => Ok(Some(Storage::open(folder)?)),
        EvidencePlace::Bucket(settings) => Ok(Some(bucket(settings, config.log_format, output)?)),
    }
}

/// The folder of evidence beside an SQLite database; none beside another.
pub fn folder_beside(database: &str) -> Option<PathBuf> {
    signing::beside(database).map(|key| key.with_extension("bukti"))
}

fn bucket(settings: &BucketSettings, log: LogFormat, output: Output) -> Result<Storage> {
    let bucket = Bucket::new(settings.clone());
    if let Err(error) = bucket.ask() {
        let cause = match &error {
            BucketError::Away { source, .. } => format!("{error}: {source}"),
            BucketError::Refused { .. } => error.to_string(),
        };
        let arguments = [
            ("bucket", format!("s3://{}", settings.bucket)),
            ("cause", cause),
        ];
        match error {
            BucketError::Away { .. } => tell(log, output, "vault-bucket-away", &arguments),
            BucketError::Refused { .. } => {
                let text = output.words("vault-bucket-refused", &arguments);
                return Err(Refusal::usage(text).into());
            }
        }
    }
    Ok(Storage::within(Arc::new(bucket)))
}

fn scanner_at(address: &ScannerAddress, log: LogFormat, output: Output) -> Result<Scanner> {
    let at = |patience: Duration| Scanner {
        address: address.clone(),
        patience,
    };
    if let Err(error) = at(GREETING).ping() {
        let arguments = [
            ("address", address.to_string()),
            ("cause", error.to_string()),
        ];
        if error.kind() == ErrorKind::InvalidData {
            let text = output.words("vault-scanner-other", &arguments);
            return Err(Refusal::usage(text).into());
        }
        tell(log, output, "vault-scanner-away", &arguments);
    }
    Ok(at(SCANNING))
}
