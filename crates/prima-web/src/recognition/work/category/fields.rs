//! The fields of a proposal: what was filled in, and what is wrong with it.

use super::by_hand;
use crate::assessment::work::faults::Faults;
use crate::desk::Visit;
use prima_domain::recognition::award::{Fault, Line, Pick, Place};
use prima_instrument::award::Rule;
use prima_workflow::assessment::{Refusal, award_text};
use prima_workflow::recognition::award::{CategoryPage, NewDecision, Why};

/// Parts of a line of a list named by hand at most: recipient, unit, citation, reason, citation in
/// English.
const MOST_PARTS: usize = 5;

/// Key of a contender in the names of its fields.
pub(super) fn key(body: &str, unit: &str) -> String {
    match unit {
        "" => body.to_owned(),
        unit => format!("{body}+{unit}"),
    }
}

/// Whether a contender is to be chosen or left out by the decision.
pub(super) fn is_offered(line: &Line) -> bool {
    matches!(line.place, Place::Chosen | Place::AtCut)
}

/// What was filled in, or what of it cannot be read.
pub(super) fn read(visit: &Visit, found: &CategoryPage) -> Result<NewDecision, Faults> {
    let fields = visit.fields();
    let announced = match fields.value("diumumkan") {
        "" => None,
        written => match written.parse::<u32>() {
            Ok(n) => Some(n),
            Err(_) => {
                let said = visit.words().label("web-award-run-no-number");
                return Err(Faults::one("diumumkan", said));
            }
        },
    };
    let mut new = NewDecision {
        announced,
        remark: fields.value("keterangan").to_owned(),
        why: Why {
            id: fields.value("mengapa").to_owned(),
            en: fields.value("mengapa-en").to_owned(),
        },
        ..NewDecision::default()
    };
    match found.category.rule {
        Rule::Named => new.picks = listed(visit)?,
        _ => of_lines(visit, found, &mut new),
    }
    Ok(new)
}

/// A text of one recipient, else the one for all.
fn or_common(visit: &Visit, own: &str, common: &str) -> String {
    let fields = visit.fields();
    match fields.value(own) {
        "" => fields.value(common).to_owned(),
        own => own.to_owned(),
    }
}

fn of_lines(visit: &Visit, found: &CategoryPage, new: &mut NewDecision) {
    let fields = visit.fields();
    for line in found.list.lines.iter().filter(|line| is_offered(line)) {
        let one = &line.contender;
        let key = key(&one.body, &one.unit);
        let reason = fields.value(&format!("alasan:{key}")).to_owned();
        if fields.value(&format!("pilih:{key}")) != "ya" {
            new.left.push((one.body.clone(), one.unit.clone(), reason));
            continue;
        }
        let unit = match one.unit.as_str() {
            "" => fields.value(&format!("unit:{key}")),
            unit => unit,
        };
        new.picks.push(Pick {
            body: one.body.clone(),
            found_unit: one.unit.clone(),
            unit: unit.to_owned(),
            citation_id: or_common(visit, &format!("kutipan:{key}"), "kutipan-umum"),
            citation_en: or_common(visit, &format!("kutipan-en:{key}"), "kutipan-umum-en"),
            reason,
        });
    }
}

/// The lines of a list named by hand.
fn listed(visit: &Visit) -> Result<Vec<Pick>, Faults> {
    let fields = visit.fields();
    let mut picks = Vec::new();
    let mut faults = Faults::default();
    let lines = fields.exact("daftar").lines().zip(1..);
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let parts = by_hand::parts(line);
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        if parts.len() > MOST_PARTS || part(0).is_empty() {
            let arguments = [("line", number.to_string())];
            let said = visit.words().say("web-award-run-bad-line", &arguments);
            faults.add("daftar", said);
            continue;
        }
        let or = |own: &str, common: &str| match own {
            "" => fields.value(common).to_owned(),
            own => own.to_owned(),
        };
        picks.push(Pick {
            body: part(0).to_owned(),
            found_unit: String::new(),
            unit: part(1).to_owned(),
            citation_id: or(part(2), "kutipan-umum"),
            reason: or(part(3), "alasan-umum"),
            citation_en: or(part(4), "kutipan-umum-en"),
        });
    }
    match faults.is_empty() {
        true => Ok(picks),
        false => Err(faults),
    }
}

/// A refusal, each of its faults beside its field; with whom an unknown name may mean.
pub(super) fn faults(
    visit: &Visit,
    found: &CategoryPage,
    (refusal, meant): (&Refusal, &str),
    other: &str,
) -> Faults {
    let lang = visit.asked.lang;
    let is_by_hand = found.category.rule == Rule::Named && other == "yakin";
    let Refusal::Award(all) = refusal else {
        let name = match refusal {
            Refusal::AwardBody { .. } if is_by_hand => "daftar".to_owned(),
            Refusal::AwardBody { found: written, .. } => unit_field(visit, found, written),
            _ => other.to_owned(),
        };
        let said = format!("{} {meant}", refusal.text(lang));
        return Faults::one(&name, said.trim_end().to_owned());
    };
    let mut faults = Faults::default();
    for (fault, name) in all {
        let field = match (fault, is_by_hand) {
            _ if other != "yakin" => other.to_owned(),
            (Fault::ObjectionOpen { .. } | Fault::TooMany { .. }, _) => other.to_owned(),
            (_, true) => "daftar".to_owned(),
            (Fault::Nobody, false) => other.to_owned(),
            (Fault::NoCitation(body, unit), false) => format!("kutipan:{}", key(body, unit)),
            (Fault::NoReason(body, unit) | Fault::LeftOut(body, unit), false) => {
                format!("alasan:{}", key(body, unit))
            }
            (
                Fault::Twice(body, unit) | Fault::Barred(body, unit) | Fault::Beyond(body, unit),
                false,
            ) => format!("pilih:{}", key(body, unit)),
        };
        faults.add(&field, award_text(fault, name, lang));
    }
    faults
}

/// The field in which a unit was written that cannot be credited.
fn unit_field(visit: &Visit, found: &CategoryPage, written: &str) -> String {
    let lines = found.list.lines.iter().filter(|line| is_offered(line));
    let mut names = lines.map(|line| {
        let one = &line.contender;
        format!("unit:{}", key(&one.body, &one.unit))
    });
    let fields = visit.fields();
    let is_it = |name: &String| fields.value(name) == written;
    names.find(is_it).unwrap_or_else(|| "yakin".to_owned())
}
