//! Copies of the shipped files that a test may change, and importing them.

use prima_exchange::Problems;
use prima_instrument::words::Lang;
use prima_store::Database;
use prima_workflow::failure::{Failure, WorkflowError};
use prima_workflow::import::{ImportOptions, Plan, Sources, import};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// When the imports of the tests are made.
pub const AT: &str = "2026-11-23T00:00:00Z";

/// A shipped file or folder.
pub fn shipped(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

/// A folder of files to import.
pub struct Files {
    folder: TempDir,
}

impl Files {
    /// Copies of shipped files and folders, by their names in the project.
    pub fn copied(names: &[&str]) -> Files {
        let files = Files {
            folder: tempfile::tempdir().unwrap(),
        };
        for name in names {
            files.copy(&shipped(name), &files.path(name));
        }
        files
    }

    /// Makes a data set of its own: its description, units and published indices.
    pub fn dataset(&self, name: &str, description: &str, units: &str, published: &str) {
        let text = format!(
            "title = {{ id = \"Uji\", en = \"Test\" }}\ninstrument = \"ombudsman/2022\"\n\
             units = \"units.csv\"\nresults = \"published.csv\"\n{description}\n"
        );
        self.write(&format!("{name}/example.toml"), text);
        let header = "unit,name,kind,level,region\n";
        self.write(&format!("{name}/units.csv"), format!("{header}{units}"));
        let header = "unit,index,source,period,retrieved\n";
        self.write(
            &format!("{name}/published.csv"),
            format!("{header}{published}"),
        );
    }

    fn copy(&self, from: &Path, to: &Path) {
        if from.is_dir() {
            fs::create_dir_all(to).unwrap();
            for entry in fs::read_dir(from).unwrap() {
                let entry = entry.unwrap();
                self.copy(&entry.path(), &to.join(entry.file_name()));
            }
            return;
        }
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }

    /// Where a file is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Puts one text in place of another that is there once.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
        self.write(name, text.replace(from, to));
    }

    /// Imports files and folders by their names here.
    pub async fn import(&self, database: &Database, names: &[&str]) -> Plan {
        self.attempt(database, names, &options())
            .await
            .unwrap_or_else(|error| panic!("{}", told(&error)))
    }

    /// The same as a dry run.
    pub async fn try_out(&self, database: &Database, names: &[&str]) -> Plan {
        let options = ImportOptions {
            dry_run: true,
            ..options()
        };
        let plan = self.attempt(database, names, &options).await;
        plan.unwrap_or_else(|error| panic!("{}", told(&error)))
    }

    /// Imports what cannot be imported, and gives what is wrong with it.
    pub async fn refused(&self, database: &Database, names: &[&str]) -> Problems {
        let version = database.version().await.unwrap();
        let error = self.attempt(database, names, &options()).await;
        let error = error.expect_err("an import that must be refused");
        assert_eq!(
            database.version().await.unwrap(),
            version,
            "an act was made"
        );
        match error {
            WorkflowError::Failure(Failure::Problems(problems)) => problems,
            other => panic!("{}", told(&other)),
        }
    }

    /// Imports files and folders by their names here, as it may go.
    pub async fn attempt(
        &self,
        database: &Database,
        names: &[&str],
        options: &ImportOptions<'_>,
    ) -> Result<Plan, WorkflowError> {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        let sources = Sources::find(&paths)?;
        import(database, &sources, options, &|_, _, _| {}).await
    }
}

/// How the tests import.
pub fn options() -> ImportOptions<'static> {
    ImportOptions {
        actor: "uji",
        at: AT,
        lang: Lang::En,
        dry_run: false,
        correction: false,
    }
}

/// What an error says.
pub fn told(error: &WorkflowError) -> String {
    error.text(Lang::En).unwrap_or_else(|| format!("{error:?}"))
}

/// The changes of a plan, a line each: table, key, and what became of the row.
pub fn changes(plan: &Plan) -> Vec<String> {
    use prima_exchange::row_changes::WhatChanged;
    let mut lines = Vec::new();
    for table in &plan.tables {
        for change in &table.changes {
            let what = match &change.what {
                WhatChanged::Added(_) | WhatChanged::AddedByKey => "+".to_owned(),
                WhatChanged::Removed => "-".to_owned(),
                WhatChanged::Changed(cells) => {
                    let cell = |cell: &prima_exchange::row_changes::CellChange| {
                        format!("{} {}→{}", cell.column, cell.before, cell.after)
                    };
                    cells.iter().map(cell).collect::<Vec<_>>().join(", ")
                }
            };
            lines.push(format!("{} {}: {what}", table.table, change.key));
        }
    }
    lines
}

/// Problems, a line each: file without folders, row, column, kind.
pub fn places(problems: &Problems) -> Vec<String> {
    let place = |problem: &prima_exchange::Problem| {
        let file = Path::new(&problem.file).file_name().unwrap_or_default();
        format!(
            "{}:{}:{} {}",
            file.to_string_lossy(),
            problem.row.map_or(String::new(), |row| row.to_string()),
            problem.column.clone().unwrap_or_default(),
            problem.key
        )
    };
    problems.iter().map(place).collect()
}
