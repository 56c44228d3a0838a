//! The units of a programme as CSV: RFC 4180, the text of a cell never a formula.

use crate::assessment::ranking::csv::line;
use prima_domain::recognition::candidacy::Status;
use prima_workflow::recognition::CandidacyLine;

/// Names of the columns.
const COLUMNS: [&str; 14] = [
    "candidacy",
    "programme",
    "edition",
    "year",
    "unit",
    "name",
    "institution",
    "province",
    "stage",
    "status",
    "granted",
    "expires",
    "revoked",
    "waits_for_second_person",
];

/// The units with their head.
pub(super) fn write(lines: &[CandidacyLine]) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(str::to_owned), &mut out);
    for one in lines {
        let row = &one.row;
        let status = match one.status {
            Status::Working => "working",
            Status::Held(_) => "held",
            Status::Expired(_) => "expired",
            Status::Closed => "closed",
            Status::Revoked(_) => "revoked",
        };
        let fields = [
            row.candidacy.clone(),
            row.programme.clone(),
            row.edition.clone(),
            row.year.clone(),
            row.unit.clone(),
            one.name.clone(),
            row.institution.clone(),
            row.province.clone(),
            row.stage.clone(),
            status.to_owned(),
            row.granted.clone(),
            row.expires.clone(),
            row.revoked.clone(),
            if one.is_waiting { "1" } else { "0" }.to_owned(),
        ];
        line(&fields, &mut out);
    }
    out
}
