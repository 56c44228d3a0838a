//! The lines of the audit trail somebody may read: asked of the domain for each
//! programme and unit a line names.

use crate::desk::Visit;
use crate::register::people::read::keeper;
use crate::reply::WebError;
use crate::site::Site;
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::permission::may_read_audit;
use prima_domain::register::person::{Actor, Subject};
use prima_store::AuditLine;
use prima_workflow::people::subject_of;
use std::collections::BTreeMap;

/// The lines somebody may read, oldest first.
pub async fn readable(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
) -> Result<Vec<AuditLine>, WebError> {
    let cycles = site.database.reading().open_cycles().await?.into_iter();
    let programmes: BTreeMap<String, ProgrammeCode> = cycles
        .map(|row| (row.cycle, ProgrammeCode::new(row.programme)))
        .collect();
    let keeper = keeper(visit, actor);
    let mut subjects: BTreeMap<String, Option<Subject>> = BTreeMap::new();
    let mut found = Vec::new();
    for line in site.database.audit_from(0, i64::MAX).await? {
        let detail: serde_json::Value = serde_json::from_str(&line.detail).unwrap_or_default();
        let told = |name: &str| detail.get(name).and_then(|value| value.as_str());
        let programme = match (programmes.get(&line.object), told("programme")) {
            (Some(programme), _) => Some(programme.clone()),
            (None, Some(code)) => Some(ProgrammeCode::new(code.to_owned())),
            (None, None) => None,
        };
        let units: Vec<String> = units_in(&detail);
        let mut may = true;
        for unit in &units {
            if !subjects.contains_key(unit) {
                subjects.insert(unit.clone(), subject_of(&site.database, unit).await?);
            }
            let about = subjects.get(unit).and_then(Option::as_ref);
            may &= may_read_audit(&keeper, programme.as_ref(), about).is_ok();
        }
        if units.is_empty() {
            may = may_read_audit(&keeper, programme.as_ref(), None).is_ok();
        }
        if may {
            found.push(line);
        }
    }
    Ok(found)
}

/// The bodies a line is about, by id, wherever its detail names them.
fn units_in(detail: &serde_json::Value) -> Vec<String> {
    let one = ["unit", "body", "institution", "scope"];
    let named = one
        .into_iter()
        .filter_map(|name| detail.get(name)?.as_str());
    let mut units: Vec<String> = named
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect();
    if detail
        .get("scope_kind")
        .and_then(|kind| kind.as_str())
        .is_some_and(|kind| kind != "body")
    {
        units.clear();
    }
    let loci = detail.get("loci").and_then(|loci| loci.as_array());
    units.extend(
        loci.into_iter()
            .flatten()
            .filter_map(|id| Some(id.as_str()?.to_owned())),
    );
    let pairs = detail.get("assigned").and_then(|pairs| pairs.as_array());
    let firsts = pairs
        .into_iter()
        .flatten()
        .filter_map(|pair| pair.get(0)?.as_str());
    units.extend(firsts.map(str::to_owned));
    units
}

/// Whether a line is what the address asks for.
pub fn is_sought(visit: &Visit, names: &BTreeMap<String, String>, line: &AuditLine) -> bool {
    let fits = |name: &str, texts: &[&str]| {
        let sought = visit.asked.value(name).to_lowercase();
        sought.is_empty()
            || texts
                .iter()
                .any(|text| text.to_lowercase().contains(&sought))
    };
    let name = names.get(&line.actor).map_or("", String::as_str);
    fits("pelaku", &[&line.actor, name])
        && fits("tindakan", &[&line.act])
        && fits("objek", &[&line.object, &line.detail])
}

#[cfg(test)]
mod tests {
    use super::units_in;
    use serde_json::json;

    #[test]
    fn every_unit_a_line_names_is_found() {
        for (detail, units) in [
            (json!({}), vec![]),
            (json!({ "unit": "a", "evaluator": "p-1" }), vec!["a"]),
            (
                json!({ "institution": "a", "loci": ["b", "c"] }),
                vec!["a", "b", "c"],
            ),
            (
                json!({ "assigned": [["a", "p-1"], ["b", "p-2"]] }),
                vec!["a", "b"],
            ),
            (json!({ "scope_kind": "body", "scope": "a" }), vec!["a"]),
            (
                json!({ "scope_kind": "programme", "scope": "pekppp" }),
                vec![],
            ),
        ] {
            assert_eq!(units_in(&detail), units, "{detail}");
        }
    }
}
