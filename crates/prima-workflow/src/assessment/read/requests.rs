//! Which requests for more evidence were answered.

use prima_store::cycle::EvidenceRequest;
use prima_store::evidence::EvidenceLink;
use std::collections::BTreeMap;

/// When the first evidence came that was linked to what a request is about after
/// the request was made, by the number of the request; those without any are left
/// out. Both are of one unit in one round.
pub(super) fn answered(
    requests: &[EvidenceRequest],
    links: &[EvidenceLink],
) -> BTreeMap<i64, String> {
    let first = |request: &EvidenceRequest| {
        let later = links
            .iter()
            .filter(|link| link.code == request.code && link.at >= request.at);
        Some((request.number, later.map(|link| link.at.clone()).min()?))
    };
    requests.iter().filter_map(first).collect()
}
