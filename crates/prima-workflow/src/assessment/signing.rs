//! The installation's key, with which determinations and certificates are signed.
//!
//! The private key lies in a file only its owner may read, beside the database
//! or where the operator says, and never in the database.

use crate::failure::WorkflowError;
use ed25519_dalek::{Signer, SigningKey};
use prima_domain::hex::hex;
use prima_exchange::signature::PublicKey;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes of a private key.
pub const SEED: usize = 32;

/// An Ed25519 key of this installation.
#[derive(Clone, Debug)]
pub struct InstallationKey(SigningKey);

impl InstallationKey {
    /// The key in a file; where there is no file, one is made from 32 random
    /// bytes that `seed` draws, readable by its owner alone.
    pub fn open(
        path: &Path,
        seed: impl FnOnce() -> io::Result<[u8; SEED]>,
    ) -> Result<InstallationKey, WorkflowError> {
        let at = WorkflowError::at(path);
        match fs::read_to_string(path) {
            Ok(text) => {
                let bytes = read_hex::<SEED>(text.trim()).ok_or_else(|| {
                    let why = "the file holds no key of 64 hexadecimal digits";
                    at(io::Error::new(io::ErrorKind::InvalidData, why))
                })?;
                Ok(InstallationKey(SigningKey::from_bytes(&bytes)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = SigningKey::from_bytes(&seed().map_err(&at)?);
                write_private(path, &hex(key.as_bytes())).map_err(&at)?;
                Ok(InstallationKey(key))
            }
            Err(error) => Err(at(error)),
        }
    }

    /// The public key.
    pub fn public(&self) -> PublicKey {
        let text = hex(self.0.verifying_key().as_bytes());
        PublicKey::from_hex(&text).expect("the public half of a private key is a key")
    }

    /// The signature over a text, in hexadecimal.
    pub fn sign(&self, text: &str) -> String {
        hex(&self.sign_bytes(text.as_bytes()))
    }

    /// The signature over bytes.
    pub fn sign_bytes(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

/// Where the key of a database lies: beside the file of SQLite. A database on a
/// server has no such place; there the operator names one.
pub fn beside(database_url: &str) -> Option<PathBuf> {
    let file = database_url.strip_prefix("sqlite:")?;
    let file = file.strip_prefix("//").unwrap_or(file);
    let file = file.split('?').next().unwrap_or(file);
    (!file.is_empty()).then(|| PathBuf::from(format!("{file}.key")))
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    // Two programs that start at once must not both believe they made the key.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, 7.1, test 1: the empty message.
    const SECRET: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const SIGNATURE: &str = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    #[test]
    fn a_key_signs_as_the_standard_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prima.db.key");
        let drawn = || Ok(read_hex(SECRET).unwrap());
        let key = InstallationKey::open(&path, drawn).unwrap();
        assert_eq!(key.public().to_string(), PUBLIC);
        assert_eq!(key.sign(""), SIGNATURE);
        assert!(key.public().has_signed("", SIGNATURE));
        assert!(!key.public().has_signed("x", SIGNATURE));
        assert!(!key.public().has_signed("", ""));
    }

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prima.db.key");
        let key = InstallationKey::open(&path, || Ok([7; SEED])).unwrap();
        let again = InstallationKey::open(&path, || Err(io::Error::other("drawn twice"))).unwrap();
        assert_eq!(key.public(), again.public());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::write(&path, "nothing").unwrap();
        let refused = InstallationKey::open(&path, || Ok([7; SEED]));
        assert!(refused.is_err());
    }

    #[test]
    fn a_key_lies_beside_the_file_of_its_database() {
        assert_eq!(
            beside("sqlite:/data/prima.db"),
            Some("/data/prima.db.key".into())
        );
        assert_eq!(beside("postgres://db/prima"), None);
    }
}
