//! The files of a data set cut into families: a body with all that is below it.
//!
//! A result is explained from the rows of its family alone, so nobody who opens
//! the card of one office reads the files of a nation. Only families are cut
//! out that have something to explain.

use crate::failure::WorkflowError;
use crate::scorecards::FILES;
use prima_exchange::write::push_line;
use prima_score::bodies::{Bodies, BodyId};
use prima_store::history::{DatasetFile, FamilyFile, Outcome};
use std::collections::{BTreeMap, BTreeSet};

/// The topmost body above one, itself where there is none; one that is above
/// itself ends the search.
pub(super) fn family(bodies: &Bodies, body: BodyId) -> &str {
    let mut seen = BTreeSet::from([body]);
    let mut top = body;
    while let Some(above) = bodies.parent(top).filter(|above| seen.insert(*above)) {
        top = above;
    }
    bodies.id(top)
}

/// The rows of each family that has more than published indices.
pub(super) fn cut(
    files: &[DatasetFile],
    results: &[Outcome],
) -> Result<Vec<FamilyFile>, WorkflowError> {
    let explained: BTreeSet<&str> = results
        .iter()
        .filter(|result| result.can_be_explained())
        .map(|result| result.family.as_str())
        .collect();
    let of_body: BTreeMap<&str, &str> = results
        .iter()
        .filter(|result| explained.contains(result.family.as_str()))
        .map(|result| (result.body.as_str(), result.family.as_str()))
        .collect();
    let mut found = Vec::new();
    for name in FILES {
        for file in files.iter().filter(|file| file.name == name) {
            let parts = by_family(&file.content, &of_body)
                .map_err(|error| WorkflowError::csv(name, error))?;
            found.extend(parts.into_iter().map(|(family, content)| FamilyFile {
                dataset: file.dataset.clone(),
                family: family.to_owned(),
                name: file.name.clone(),
                content,
            }));
        }
    }
    Ok(found)
}

/// A table cut by family, each part with the head of the whole.
fn by_family<'a>(
    table: &str,
    of_body: &BTreeMap<&str, &'a str>,
) -> Result<BTreeMap<&'a str, String>, csv::Error> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers()?.clone();
    let mut begun = String::new();
    push_line(head.iter(), &mut begun);
    let unit = head.iter().position(|name| name == "unit");
    let mut parts: BTreeMap<&str, String> = BTreeMap::new();
    for row in reader.records() {
        let row = row?;
        let family = unit
            .and_then(|place| row.get(place))
            .and_then(|id| of_body.get(id));
        if let Some(family) = family {
            let part = parts.entry(family).or_insert_with(|| begun.clone());
            push_line(row.iter(), part);
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(body: &str, family: &str, has_nodes: i64) -> Outcome {
        Outcome {
            body: body.to_owned(),
            family: family.to_owned(),
            has_nodes,
            ..Outcome::default()
        }
    }

    #[test]
    fn a_family_keeps_its_rows_and_one_without_answers_keeps_none() {
        let file = |name: &str, content: &str| DatasetFile {
            dataset: "contoh".to_owned(),
            name: name.to_owned(),
            content: content.to_owned(),
            ..DatasetFile::default()
        };
        let files = [
            file(
                "units.csv",
                "unit,name,parent\na,A,\nb,\"B, dua\",a\nc,C,\n",
            ),
            file("answers.csv", "unit,question,answer\nb,1,4\n"),
            file("figures.csv", "figure\nx\n"),
        ];
        let results = [
            result("a", "a", 0),
            result("b", "a", 1),
            result("c", "c", 0),
        ];
        let parts = cut(&files, &results).expect("tables");
        let told: Vec<(&str, &str, &str)> = parts
            .iter()
            .map(|part| {
                let FamilyFile {
                    family,
                    name,
                    content,
                    ..
                } = part;
                (family.as_str(), name.as_str(), content.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("a", "units.csv", "unit,name,parent\na,A,\nb,\"B, dua\",a\n"),
                ("a", "answers.csv", "unit,question,answer\nb,1,4\n"),
            ]
        );
    }
}
