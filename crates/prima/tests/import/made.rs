//! A folder with a database and files that are made for a test.

use crate::support::prima;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder; it is gone when it is dropped.
pub struct Made {
    folder: TempDir,
}

impl Made {
    /// An empty one.
    pub fn new() -> Made {
        Made {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// The file of its database.
    pub fn database_file(&self) -> PathBuf {
        self.folder.path().join("prima.db")
    }

    /// The address of its database.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.database_file().display())
    }

    /// Writes a file; returns its path.
    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, content).expect("written");
        path.display().to_string()
    }

    /// Where a file is, or will be.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Makes a generated data set of so many kabupaten; returns its folder.
    pub fn dataset(&self, name: &str, n_units: usize) -> String {
        self.write(
            &format!("{name}/example.toml"),
            "title = { id = \"Data buatan\", en = \"Generated data\" }\n\
             programme = \"ombudsman\"\nperiod = \"2023\"\ngenerated = true\n\
             instrument = \"ombudsman/2022\"\nunits = \"units.csv\"\nresults = \"published.csv\"\n",
        );
        let mut units = "unit,name,kind,level\n".to_owned();
        let mut published = "unit,index\n".to_owned();
        for place in 0..n_units {
            let unit = format!("{name}-{place}");
            writeln!(
                units,
                "{unit},Kabupaten Buatan {place},institution,kabupaten"
            )
            .expect("text");
            let (whole, part) = (place % 100, place % 97);
            writeln!(published, "{unit},{whole}.{part:02}").expect("text");
        }
        self.write(&format!("{name}/units.csv"), &units);
        self.write(&format!("{name}/published.csv"), &published);
        self.path(name)
    }
}

/// Demands that a database is whole, and gives how many acts it remembers.
#[track_caller]
pub fn acts(url: &str) -> u64 {
    let ran = prima(&["doctor", "--database", url, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["good"], true, "{report:#}\n{}", ran.err);
    let checks = report["checks"].as_array().expect("checks");
    let chain = checks.iter().find(|check| check["check"] == "chain");
    chain.expect("the chain")["seen"].as_u64().expect("a count")
}

/// Bytes of a file; none where it is not there.
pub fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}
