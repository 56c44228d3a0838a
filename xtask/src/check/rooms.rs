//! The rooms that ARCHITECTURE.md names are exactly the crates that exist, and
//! each uses only those above it in the list.

use serde_json::Value;

use crate::process;

/// A crate under `crates/`.
struct Room {
    name: String,
    /// Names of the packages it is built with, tests apart.
    dependencies: Vec<String>,
}

/// Compares ARCHITECTURE.md with the folders under `crates/`.
pub fn check() -> Result<(), String> {
    let page = std::fs::read_to_string("ARCHITECTURE.md")
        .map_err(|error| format!("cannot read ARCHITECTURE.md: {error}"))?;
    let faults = compare(&named(&page), &rooms()?);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// The crates under `crates/`, as cargo sees them.
fn rooms() -> Result<Vec<Room>, String> {
    let call = ["metadata", "--format-version", "1", "--no-deps"];
    let text = process::read(&mut process::cargo(&call))?;
    let workspace: Value = serde_json::from_str(&text)
        .map_err(|error| format!("cargo metadata printed something else than JSON: {error}"))?;
    let packages = workspace["packages"].as_array();
    let packages = packages.ok_or("cargo metadata printed no list of packages")?;
    Ok(packages.iter().filter_map(room).collect())
}

fn room(package: &Value) -> Option<Room> {
    let folder = package["manifest_path"]
        .as_str()?
        .strip_suffix("/Cargo.toml")?;
    let (parent, _) = folder.rsplit_once('/')?;
    let dependencies = package["dependencies"].as_array()?;
    parent.ends_with("/crates").then_some(Room {
        name: package["name"].as_str()?.to_owned(),
        dependencies: dependencies
            .iter()
            .filter(|dependency| dependency["kind"] != "dev")
            .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
            .collect(),
    })
}

/// The rooms of the table in the section "Rooms", in its order.
fn named(page: &str) -> Vec<String> {
    page.lines()
        .skip_while(|line| *line != "## Rooms")
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn compare(named: &[String], rooms: &[Room]) -> Vec<String> {
    let mut faults = Vec::new();
    for name in named {
        if !rooms.iter().any(|room| room.name == *name) {
            faults.push(format!("ARCHITECTURE.md names `{name}`, which is no crate"));
        }
    }
    for room in rooms {
        let Some(place) = named.iter().position(|name| *name == room.name) else {
            faults.push(format!(
                "ARCHITECTURE.md does not name the crate `{}`",
                room.name
            ));
            continue;
        };
        for below in &named[place..] {
            if room.dependencies.contains(below) {
                faults.push(format!(
                    "`{}` uses `{below}`, which is not above it",
                    room.name
                ));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{Room, compare, named};

    fn room(name: &str, dependencies: &[&str]) -> Room {
        Room {
            name: name.to_owned(),
            dependencies: dependencies.iter().map(|&name| name.to_owned()).collect(),
        }
    }

    fn check(rooms: &[Room], expected: &[&str]) {
        let page = "# House\n| `other` | x |\n## Rooms\n\n| crate | is |\n|---|---|\n\
                    | `first` | … |\n| `second` | … |\n\n## Walks\n| `third` | no |\n";
        assert_eq!(compare(&named(page), rooms), expected);
    }

    #[test]
    fn the_rooms_named_are_the_rooms_that_exist() {
        check(
            &[room("first", &[]), room("second", &["first", "serde"])],
            &[],
        );
    }

    #[test]
    fn a_room_named_and_not_there_is_a_fault() {
        check(
            &[room("first", &[])],
            &["ARCHITECTURE.md names `second`, which is no crate"],
        );
    }

    #[test]
    fn a_crate_not_named_is_a_fault() {
        check(
            &[room("first", &[]), room("second", &[]), room("third", &[])],
            &["ARCHITECTURE.md does not name the crate `third`"],
        );
    }

    #[test]
    fn a_room_uses_only_those_above_it() {
        check(
            &[room("first", &["second"]), room("second", &[])],
            &["`first` uses `second`, which is not above it"],
        );
    }
}
