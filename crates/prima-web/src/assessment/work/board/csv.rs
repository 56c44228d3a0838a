//! The progress of units as CSV: RFC 4180, the text of a cell never a formula.

use crate::assessment::ranking::csv::line;
use prima_workflow::assessment::UnitProgress;
use prima_workflow::assessment::moment::utc;
use std::collections::BTreeMap;

/// Names of the columns.
const COLUMNS: [&str; 13] = [
    "unit",
    "name",
    "institution",
    "institution_name",
    "asked",
    "answered",
    "submitted_at",
    "filling_closes",
    "late",
    "evaluators",
    "reviews_handed_in",
    "open_objections",
    "reviewed",
];

/// The units with their head; names of institutions by id.
pub fn write(units: &[UnitProgress], names: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    let yes = |is: bool| if is { "1" } else { "0" }.to_owned();
    for unit in units {
        let is_reviewed = unit.n_evaluators > 0 && unit.n_handed_in == unit.n_evaluators;
        let fields = [
            unit.unit.clone(),
            unit.name.clone(),
            unit.institution.clone(),
            names.get(&unit.institution).cloned().unwrap_or_default(),
            unit.n_asked.to_string(),
            unit.n_answered.to_string(),
            unit.submitted_at.clone(),
            unit.closes.map(utc).unwrap_or_default(),
            yes(unit.is_late),
            unit.n_evaluators.to_string(),
            unit.n_handed_in.to_string(),
            unit.n_open_objections.to_string(),
            yes(is_reviewed),
        ];
        line(&fields, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_formula() {
        let unit = UnitProgress {
            unit: "unit-contoh".to_owned(),
            name: "=1+1".to_owned(),
            institution: "kota-contoh".to_owned(),
            n_asked: 3,
            n_answered: 2,
            is_late: true,
            ..UnitProgress::default()
        };
        let names = BTreeMap::from([("kota-contoh".to_owned(), "@Kota, Contoh".to_owned())]);
        let text = write(&[unit], &names);
        let row = text.lines().nth(1).expect("a row follows the head");
        assert_eq!(
            row,
            "unit-contoh,'=1+1,kota-contoh,\"'@Kota, Contoh\",3,2,,,1,0,0,0,0"
        );
    }
}
