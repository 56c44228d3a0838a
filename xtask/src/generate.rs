//! `cargo xtask gen`: writes the generated files, which are committed.

use crate::{process, program};

/// A file that a program of this workspace can write again at any time.
struct Generated {
    path: &'static str,
    /// Arguments of the call of prima that prints it.
    prima: &'static [&'static str],
}

const FILES: &[Generated] = &[Generated {
    path: "docs/schema/instrument.schema.json",
    prima: &["instrument", "schema"],
}];

/// Writes every generated file.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    program::build()?;
    for file in FILES {
        let text = print(file)?;
        if let Some(folder) = std::path::Path::new(file.path).parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        }
        std::fs::write(file.path, text)
            .map_err(|error| format!("cannot write {}: {error}", file.path))?;
        println!("wrote {}", file.path);
    }
    Ok(())
}

/// Whether each committed file is what its program prints today.
pub fn check_unchanged() -> Result<(), String> {
    program::build()?;
    let mut stale = Vec::new();
    for file in FILES {
        let committed = std::fs::read_to_string(file.path).map_err(|error| {
            format!("cannot read {}: {error}; run `cargo xtask gen`", file.path)
        })?;
        if committed != print(file)? {
            stale.push(file.path);
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} no longer what is generated: run `cargo xtask gen` and commit it",
            stale.join(", ")
        ))
    }
}

fn print(file: &Generated) -> Result<String, String> {
    process::read(&mut program::prima(file.prima))
}
