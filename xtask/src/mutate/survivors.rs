//! The list of survivors that are as they should be, each with its reason.

use toml::de::{DeTable, DeValue};

const PATH: &str = "instruments/mutation-survivors.toml";

/// Survivors of one instrument that share a reason.
pub struct Known {
    /// Code and edition of the instrument.
    pub file: String,
    /// Their names.
    pub what: Vec<String>,
    pub reason: String,
}

/// Reads the list.
pub fn read() -> Result<Vec<Known>, String> {
    let text =
        std::fs::read_to_string(PATH).map_err(|error| format!("cannot read {PATH}: {error}"))?;
    parse(&text).map_err(|fault| format!("{PATH}: {fault}"))
}

fn parse(text: &str) -> Result<Vec<Known>, String> {
    let table = DeTable::parse(text).map_err(|error| error.to_string())?;
    let list = table.get_ref().get("survivor");
    let list = list.and_then(|list| list.get_ref().as_array());
    let entries = list.into_iter().flat_map(|list| list.iter());
    entries
        .map(|entry| {
            known(entry.get_ref())
                .ok_or("a [[survivor]] has a file, a list `what` and a reason".to_owned())
        })
        .collect()
}

fn known(entry: &DeValue) -> Option<Known> {
    let table = entry.as_table()?;
    let line = |key: &str| table.get(key)?.get_ref().as_str().map(str::to_owned);
    let what = table.get("what")?.get_ref().as_array()?;
    Some(Known {
        file: line("file")?,
        what: what
            .iter()
            .map(|what| what.get_ref().as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
        reason: line("reason").filter(|reason| !reason.trim().is_empty())?,
    })
}

/// Where the list and the survivors of an instrument differ.
pub fn compare<'a>(
    name: &str,
    found: &[String],
    listed: impl Iterator<Item = &'a Known>,
) -> Vec<String> {
    let listed: Vec<&String> = listed.flat_map(|known| &known.what).collect();
    let unexplained = found
        .iter()
        .filter(|what| !listed.contains(what))
        .map(|what| format!("{name}: no case notices: {what}"));
    let stale = listed
        .iter()
        .filter(|what| !found.contains(what))
        .map(|what| format!("{name}: listed in {PATH}, but does not survive: {what}"));
    unexplained.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::{compare, parse};

    const LIST: &str = r#"
[[survivor]]
file = "skm/2017"
what = ["a: 1 → 2", "b: deleted"]
reason = "Nothing can differ."
"#;

    fn check(found: &[&str], expected: &[&str]) {
        let known = parse(LIST).unwrap();
        let found: Vec<String> = found.iter().map(|&what| what.to_owned()).collect();
        assert_eq!(compare("skm/2017", &found, known.iter()), expected);
    }

    #[test]
    fn a_survivor_is_listed_and_a_listed_one_survives() {
        check(&["a: 1 → 2", "b: deleted"], &[]);
        check(
            &["a: 1 → 2", "c: deleted"],
            &[
                "skm/2017: no case notices: c: deleted",
                "skm/2017: listed in instruments/mutation-survivors.toml, but does not survive: b: deleted",
            ],
        );
    }

    #[test]
    fn a_survivor_without_a_reason_is_refused() {
        assert!(parse("[[survivor]]\nfile = \"a\"\nwhat = [\"b\"]\nreason = \" \"").is_err());
        assert!(parse("[[survivor]]\nfile = \"a\"\nreason = \"c\"").is_err());
    }
}
