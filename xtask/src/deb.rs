//! `cargo xtask deb`: builds a Debian package from the release build.
//!
//! The tree is laid out in `target/deb`, then packed by `dpkg-deb`. The same
//! sources give the same package: times are those of the last change.

mod manual;
mod notice;
mod tree;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::install::{self, Need};
use crate::{assets, process};
use tree::Tree;

const FOLDER: &str = "target/deb";
const BINARY: &str = "target/release/prima";

/// Builds the package and says where it is.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    assets::run(&[])?;
    install::install(&[Need {
        program: "dpkg-deb",
        package: "dpkg",
        version_flag: "--version",
    }])?;
    process::run(&mut process::cargo(&[
        "build",
        "--release",
        "--package",
        "prima",
    ]))?;
    let root = Path::new(FOLDER).join("tree");
    if root.exists() {
        fs::remove_dir_all(&root).map_err(|error| format!("cannot empty {FOLDER}: {error}"))?;
    }
    let tree = Tree::new(root.clone());
    let version = version()?;
    let architecture = process::read(Command::new("dpkg").arg("--print-architecture"))?;
    let architecture = architecture.trim();
    fill(&tree)?;
    control(&tree, &version, architecture)?;
    let package = Path::new(FOLDER).join(format!("prima_{version}_{architecture}.deb"));
    let time = process::read(Command::new("git").args(["log", "-1", "--format=%ct"]))?;
    let mut pack = Command::new("dpkg-deb");
    pack.args(["--root-owner-group", "-Zxz", "--build"]);
    process::run(
        pack.arg(&root)
            .arg(&package)
            .env("SOURCE_DATE_EPOCH", time.trim()),
    )?;
    println!("{}", package.display());
    Ok(())
}

/// The version of the workspace.
fn version() -> Result<String, String> {
    let said = process::read(Command::new(BINARY).arg("--version"))?;
    let version = said.trim().rsplit(' ').next().unwrap_or_default();
    Ok(version.to_owned())
}

/// Everything that is installed.
fn fill(tree: &Tree) -> Result<(), String> {
    tree.program(BINARY, "usr/bin/prima")?;
    tree.copy("packaging/prima.toml", "etc/prima/prima.toml")?;
    tree.copy(
        "packaging/prima.service",
        "usr/lib/systemd/system/prima.service",
    )?;
    tree.copy("packaging/sysusers.conf", "usr/lib/sysusers.d/prima.conf")?;
    tree.copy("packaging/tmpfiles.conf", "usr/lib/tmpfiles.d/prima.conf")?;
    for folder in ["register", "examples"] {
        tree.copy_folder(folder, &format!("usr/share/prima/{folder}"))?;
    }
    let documents = "usr/share/doc/prima";
    tree.copy(
        "packaging/debian/copyright",
        &format!("{documents}/copyright"),
    )?;
    tree.copy("docs/running.md", &format!("{documents}/running.md"))?;
    tree.packed(&read("CHANGELOG.md")?, &format!("{documents}/changelog.gz"))?;
    tree.write(&notice::text()?, &format!("{documents}/NOTICE"))?;
    tree.packed(&manual::text(BINARY)?, "usr/share/man/man1/prima.1.gz")?;
    let completions = [
        ("bash", "usr/share/bash-completion/completions/prima"),
        ("zsh", "usr/share/zsh/vendor-completions/_prima"),
        ("fish", "usr/share/fish/vendor_completions.d/prima.fish"),
    ];
    for (shell, path) in completions {
        let text =
            process::read(Command::new(BINARY).args(["completions", shell, "--lang", "en"]))?;
        tree.write(&text, path)?;
    }
    Ok(())
}

/// The package's own files.
fn control(tree: &Tree, version: &str, architecture: &str) -> Result<(), String> {
    let size = tree.kilobytes()?;
    let text = read("packaging/debian/control")?
        .replace("@version@", version)
        .replace("@architecture@", architecture)
        .replace("@size@", &size.to_string())
        .replace("@libc@", &libc()?);
    tree.write(&text, "DEBIAN/control")?;
    tree.copy("packaging/debian/conffiles", "DEBIAN/conffiles")?;
    for script in ["postinst", "prerm", "postrm"] {
        tree.program(
            &format!("packaging/debian/{script}"),
            &format!("DEBIAN/{script}"),
        )?;
    }
    Ok(())
}

/// The C library the program was built against; an older one may lack something.
fn libc() -> Result<String, String> {
    let said = process::read(Command::new("ldd").arg("--version"))?;
    let first = said.lines().next().unwrap_or_default();
    Ok(first.rsplit(' ').next().unwrap_or_default().to_owned())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))
}
