//! The result of a run as Markdown, on the terminal and in the documentation.

use super::Tried;
use super::survivors::Known;
use super::trial::Outcome;

const PATH: &str = "docs/mutation.md";

const HEAD: &str = "\
# What the cases notice

`cargo xtask mutate` changes the shipped instruments by the least there is, one change at a time: every number by its last digit, up and down; every
weight, edge, step, level, option, band, gate, suggestion, leaf, roll-up, rounding, ranking and peer group deleted; every edge opened or closed; every
comparison, aggregate, rounding mode, missing rule, direction and tie rule replaced. Reading the instrument, or one of its cases, must then fail. Titles,
laws, places in laws, evidence and colours carry no rule and are left alone.

`cargo xtask mutate --record` wrote this page.

";

/// One line an instrument: how many mutants, and what noticed them.
pub fn table(tried: &[Tried]) -> String {
    let row = |name: &str, counts: [usize; 4]| {
        let [mutants, reader, cases, survivors] = counts;
        format!("| {name} | {mutants} | {reader} | {cases} | {survivors} |\n")
    };
    let mut text = String::from(
        "| instrument | mutants | noticed by the reader | noticed by a case | survivors |\n|---|---:|---:|---:|---:|\n",
    );
    let mut sums = [0; 4];
    for tried in tried {
        let counts = [
            tried.mutants.len(),
            tried.count(Outcome::Reader),
            tried.count(Outcome::Case),
            tried.count(Outcome::Survived),
        ];
        sums.iter_mut()
            .zip(counts)
            .for_each(|(sum, count)| *sum += count);
        text += &row(&tried.subject.name, counts);
    }
    if tried.len() > 1 {
        text += &row("**all**", sums);
    }
    text
}

/// Writes the page: the table, and why each survivor survives.
pub fn write(tried: &[Tried], known: &[Known]) -> Result<(), String> {
    let text = format!("{HEAD}{}{}", table(tried), reasons(known));
    std::fs::write(PATH, text).map_err(|error| format!("cannot write {PATH}: {error}"))?;
    println!("wrote {PATH}");
    Ok(())
}

fn reasons(known: &[Known]) -> String {
    if known.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "\n## Why the survivors survive\n\n| instrument | survivor | reason |\n|---|---|---|\n",
    );
    for known in known {
        let what: Vec<String> = known.what.iter().map(|what| format!("`{what}`")).collect();
        let line = format!(
            "| {} | {} | {} |\n",
            known.file,
            what.join("<br>"),
            known.reason
        );
        text += &line;
    }
    text
}
