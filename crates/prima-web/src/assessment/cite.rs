//! Where a figure or statement comes from, kept until it is written.

use super::naming;
use crate::look::{Origin, Provenance, Words, provenance};
use maud::Markup;
use prima_store::history::{Dataset, FigureRow, Outcome, Statement};

/// A source with all that belongs to it, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// Name of the source.
    pub source: String,
    /// Where it stands in the portal.
    pub address: String,
    /// What time it is about; may be empty.
    pub period: String,
    /// Day it was taken.
    pub retrieved: String,
    /// How Prima came by it.
    pub origin: Origin,
}

/// Source, reference period and day of a row.
struct Taken<'a> {
    source: &'a str,
    period: &'a str,
    retrieved: &'a str,
}

impl Cite {
    fn new(words: Words, dataset: Option<&Dataset>, taken: &Taken, origin: Origin) -> Cite {
        let made_up = dataset.is_some_and(|dataset| !dataset.sample.is_empty());
        Cite {
            source: words.prose(taken.source),
            address: dataset.map_or_else(String::new, |dataset| {
                naming::dataset_address(words, &dataset.dataset)
            }),
            period: naming::period(words, taken.period),
            retrieved: words.date(taken.retrieved),
            origin: if made_up { Origin::Sample } else { origin },
        }
    }

    /// The source of a figure.
    pub fn figure(words: Words, dataset: Option<&Dataset>, row: &FigureRow) -> Cite {
        let taken = Taken {
            source: &row.source,
            period: &row.period,
            retrieved: &row.retrieved,
        };
        Cite::new(words, dataset, &taken, origin(&row.finding))
    }

    /// The sources of several figures that are shown together: each once, the
    /// stretch of their periods, and what is true of all that were published: that
    /// one differs, else that they were taken, else that all were recomputed. What
    /// was only computed among them is marked where it stands.
    pub fn figures(words: Words, dataset: Option<&Dataset>, rows: &[&FigureRow]) -> Cite {
        let mut sources: Vec<&str> = Vec::new();
        for source in rows.iter().flat_map(|row| row.source.split(" + ")) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let found = |finding: &str| rows.iter().any(|row| row.finding == finding);
        let common = ["differs", "stated", "agrees", "computed"]
            .into_iter()
            .find(|finding| found(finding));
        let years = || rows.iter().map(|row| naming::year(&row.period));
        let period = match (years().min(), years().max()) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (first, _) => first.unwrap_or_default().to_owned(),
        };
        let taken = Taken {
            source: &sources.join("; "),
            period: &period,
            retrieved: rows
                .iter()
                .map(|row| row.retrieved.as_str())
                .max()
                .unwrap_or_default(),
        };
        Cite::new(words, dataset, &taken, origin(common.unwrap_or_default()))
    }

    /// The source of a statement.
    pub fn statement(words: Words, dataset: Option<&Dataset>, row: &Statement) -> Cite {
        let taken = Taken {
            source: &row.source,
            period: &row.period,
            retrieved: &row.retrieved,
        };
        Cite::new(words, dataset, &taken, Origin::Imported)
    }

    /// The source of a result.
    pub fn outcome(words: Words, dataset: Option<&Dataset>, row: &Outcome) -> Cite {
        let taken = Taken {
            source: &row.source,
            period: &row.reference,
            retrieved: &row.retrieved,
        };
        let origin = match (
            row.state.as_str(),
            row.published_index.is_empty(),
            row.difference.is_empty(),
        ) {
            ("imported", _, _) => Origin::Imported,
            (_, true, _) => Origin::Computed,
            (_, false, true) => Origin::Recomputed,
            (_, false, false) => Origin::Differs,
        };
        Cite::new(words, dataset, &taken, origin)
    }

    /// As the line below a figure needs it.
    pub fn provenance(&self) -> Provenance<'_> {
        Provenance {
            source: &self.source,
            address: &self.address,
            period: &self.period,
            retrieved: &self.retrieved,
            origin: self.origin,
        }
    }

    /// The line itself.
    pub fn markup(&self, words: Words) -> Markup {
        provenance(words, &self.provenance())
    }
}

/// How Prima came by a figure with this finding.
pub fn origin(finding: &str) -> Origin {
    match finding {
        "agrees" => Origin::Recomputed,
        "differs" => Origin::Differs,
        "computed" => Origin::Computed,
        _ => Origin::Imported,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    fn row(source: &str, period: &str, finding: &str) -> FigureRow {
        FigureRow {
            source: source.to_owned(),
            period: period.to_owned(),
            finding: finding.to_owned(),
            retrieved: "2026-11-23".to_owned(),
            ..FigureRow::default()
        }
    }

    #[test]
    fn sources_shown_together_are_named_once_with_the_gravest_finding() {
        let rows = [
            row("A + B", "2022", "stated"),
            row("B", "2023-10", "differs"),
            row("C", "2024", "agrees"),
        ];
        let cite = Cite::figures(
            Words { lang: Lang::Id },
            None,
            &rows.iter().collect::<Vec<_>>(),
        );
        assert_eq!(cite.source, "A; B; C");
        assert_eq!(cite.period, "2022–2024");
        assert_eq!(cite.retrieved, "23 November 2026");
        assert_eq!(cite.origin, Origin::Differs);
    }

    #[test]
    fn figures_of_sample_data_are_called_sample() {
        let sample = Dataset {
            sample: "sample".to_owned(),
            ..Dataset::default()
        };
        let cite = Cite::figure(
            Words { lang: Lang::Id },
            Some(&sample),
            &row("A", "2023", "agrees"),
        );
        assert_eq!(cite.origin, Origin::Sample);
    }
}
