//! Where files of evidence lie, as the settings say it: a folder, or a bucket
//! with the key to it. The secret is shown in no message.

use super::Reading;
use prima_exchange::cause::cause_in;
use prima_store::Secret;
use prima_workflow::vault::BucketSettings;
use std::path::{Path, PathBuf};

/// A place for files of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidencePlace {
    /// Beside an SQLite database; nowhere beside a database on a server.
    Beside,
    /// In a folder.
    Folder(PathBuf),
    /// In a bucket.
    Bucket(BucketSettings),
}

/// What names a bucket.
const SCHEME: &str = "s3://";

impl Reading {
    /// The place that the settings say; none where something about them is a
    /// problem, which was noted.
    pub(super) fn evidence(&mut self) -> Option<EvidencePlace> {
        let place = self.check("evidence", "vault-bad-evidence", place);
        let endpoint = self.check("s3_endpoint", "vault-bad-endpoint", super::origin);
        let region = self.check("s3_region", "vault-bad-region", region);
        let (bucket, prefix) = match place? {
            Named::Beside => return Some(EvidencePlace::Beside),
            Named::Folder(folder) => return Some(EvidencePlace::Folder(folder)),
            Named::Bucket(bucket, prefix) => (bucket, prefix),
        };
        let (endpoint, region) = (endpoint?, region?);
        let key_id = self.text("s3_key_id");
        let secret = self.secret("s3_secret", "s3_secret_file", "vault-s3")?;
        let needed = [
            ("s3_endpoint", endpoint.is_empty()),
            ("s3_key_id", key_id.is_empty()),
            ("s3_secret", secret.is_empty()),
        ];
        let missing: Vec<&str> = needed
            .iter()
            .filter(|(_, is_missing)| *is_missing)
            .map(|(name, _)| *name)
            .collect();
        if !missing.is_empty() {
            self.about(
                "evidence",
                "vault-s3-missing",
                &[("missing", missing.join(", "))],
            );
            return None;
        }
        Some(EvidencePlace::Bucket(BucketSettings {
            endpoint,
            bucket,
            prefix,
            region,
            key_id,
            secret,
        }))
    }

    /// A secret, from its setting or from its file; empty where neither is set.
    /// `key` begins the messages about it.
    pub(super) fn secret(&mut self, name: &str, file_name: &str, key: &str) -> Option<Secret> {
        let (secret, file) = (self.text(name), self.text(file_name));
        match (secret.is_empty(), file.is_empty()) {
            (_, true) => return Some(Secret::new(secret)),
            (false, false) => {
                self.about(file_name, &format!("{key}-two-secrets"), &[]);
                return None;
            }
            (true, false) => {}
        }
        let cause = match std::fs::read_to_string(Path::new(&file)) {
            Ok(text) if !text.trim().is_empty() => return Some(Secret::new(text.trim())),
            Ok(_) => "0 B".to_owned(),
            Err(error) => cause_in(self.lang, &error),
        };
        let arguments = [("file", file), ("cause", cause)];
        self.about(file_name, &format!("{key}-no-secret"), &arguments);
        None
    }

    /// A setting as it was written, without blanks around it.
    pub(super) fn text(&self, name: &str) -> String {
        let given = self.given.get(name);
        given.map_or(String::new(), |given| given.text.trim().to_owned())
    }

    /// Notes a mistake about a setting, which has its place in it.
    pub(super) fn about(&mut self, name: &str, key: &str, arguments: &[(&'static str, String)]) {
        let Some(given) = self.given.get(name) else {
            return;
        };
        let (place, order) = (given.place.clone(), given.order);
        let mut all = vec![("place", place)];
        all.extend_from_slice(arguments);
        self.problem(order, key, &all);
    }
}

/// What one setting says by itself.
enum Named {
    Beside,
    Folder(PathBuf),
    Bucket(String, String),
}

fn place(text: &str) -> Option<Named> {
    let Some(named) = text.strip_prefix(SCHEME) else {
        // Another scheme is a mistake, not the name of a folder.
        return match text {
            "" => Some(Named::Beside),
            text if text.contains("://") => None,
            folder => Some(Named::Folder(PathBuf::from(folder))),
        };
    };
    let (bucket, prefix) = named.split_once('/').unwrap_or((named, ""));
    let prefix = prefix.trim_end_matches('/');
    let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    let is_bucket = (3..=63).contains(&bucket.len()) && bucket.chars().all(is_small);
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_step = |step: &str| !step.is_empty() && step != "." && step != "..";
    let is_step = |step: &str| is_step(step) && step.chars().all(is_sign);
    let is_prefix = prefix.is_empty() || prefix.split('/').all(is_step);
    (is_bucket && is_prefix).then(|| Named::Bucket(bucket.to_owned(), prefix.to_owned()))
}

fn region(text: &str) -> Option<String> {
    let is_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!text.is_empty() && text.chars().all(is_sign)).then(|| text.to_owned())
}
