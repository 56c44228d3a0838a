//! Which objections can move an honour.

use prima_domain::register::person::Subject;

/// Whether what a unit objects to can move an honour of `body`, credited to `unit`
/// where that is not empty: the objection of the one honoured, of the one credited,
/// or of a unit below the one credited. `known` is the objecting unit with all above
/// it, as far as the register knows it.
pub(super) fn touches(objecting: &str, known: Option<&Subject>, body: &str, unit: &str) -> bool {
    let credited = if unit.is_empty() { body } else { unit };
    let above = known.into_iter().flat_map(Subject::lineage);
    let mut above = above.map(|step| step.body.as_str());
    objecting == body || objecting == credited || above.any(|id| id == credited)
}
