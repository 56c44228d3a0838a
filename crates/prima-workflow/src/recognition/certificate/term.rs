//! Until when what is certified holds: up to and with the last day that the
//! programme's term gave the honour when it was granted. Nothing else gives an
//! honour a term; what was imported, or decided for an award, has none here.

use crate::recognition::moved::candidacy_of;
use crate::recognition::published::last_day;
use prima_domain::register::day::Day;
use prima_domain::register::moment::{read, utc};
use prima_exchange::credential::attestation::Attestation;
use prima_store::history::Honour;
use prima_store::recognition::CandidacyHonour;
use prima_store::{Database, StoreError};

/// The last day on which an honour holds; none: without end.
pub(super) async fn term(database: &Database, honour: &Honour) -> Result<Option<Day>, StoreError> {
    let Some(candidacy) = candidacy_of(&honour.honour) else {
        return Ok(None);
    };
    let mut reading = database.reading();
    let granted = reading.candidacy_honours(candidacy).await?;
    let is_it = |row: &&CandidacyHonour| {
        row.honour == honour.honour && row.body == honour.body && row.granted == honour.granted
    };
    let Some(granted) = granted.iter().find(is_it) else {
        return Ok(None);
    };
    let rows = reading.candidacy_named(candidacy).await?;
    let last = rows.first().and_then(|row| last_day(granted, row));
    Ok(last.and_then(Day::parse))
}

/// The moment at which a last day is over, as a credential has it; none: never.
pub(super) fn end_of(last: Option<Day>) -> String {
    last.map_or_else(String::new, |last| utc(last.plus(1).begins()))
}

/// The last day on which a certificate holds; none: without end.
pub fn last_day_of(attestation: &Attestation) -> Option<Day> {
    read(&attestation.until).map(|end| Day::at(end - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 7 October 2026 ends in Jakarta when it is 17.00 in London's winter.
    #[test]
    fn a_day_ends_at_midnight_in_jakarta() {
        let last = Day::parse("2026-10-07");
        let attestation = Attestation {
            until: end_of(last),
            ..Attestation::default()
        };
        assert_eq!(attestation.until, "2026-10-07T17:00:00Z");
        assert_eq!(last_day_of(&attestation), last);
        assert_eq!(end_of(None), "");
        assert_eq!(last_day_of(&Attestation::default()), None);
    }
}
