//! What was published and could be computed again, and whether both agree.

use super::ranking::ranked_among;
use super::view::{View, band, rounded};
use prima_instrument::exact::{Exact, RoundingMode};
use prima_score::figures::{FigureState, Printed};
use prima_score::round::Origin;
use prima_score::scorecard::Scorecard;

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// What it is of.
    pub of: String,
    pub published: String,
    pub computed: String,
    pub same: bool,
}

/// Every comparison of a round, indices first.
pub(crate) fn checks(view: &View) -> Vec<Check> {
    let mut checks = Vec::new();
    for card in &view.cards {
        checks.extend(index_check(view, card));
        checks.extend(band_check(view, card));
        checks.extend(rank_check(view, card));
    }
    let figures = view.example.figures;
    for (row, (figure, checked)) in figures.rows.iter().zip(figures.checked).enumerate() {
        let same = match checked.state {
            FigureState::Agrees => true,
            FigureState::Differs { .. } => false,
            _ => continue,
        };
        let (Some(printed), Some(recomputed)) = (&figure.value, &checked.recomputed) else {
            continue;
        };
        let written = |value: &Exact| view.with_unit(row, &view.words.at(value, printed.digits));
        checks.push(Check {
            of: view.words.text(&figure.label).to_owned(),
            published: written(&printed.value),
            computed: written(recomputed),
            same,
        });
    }
    checks
}

/// A published index beside the one that follows from parts or nodes.
fn index_check(view: &View, card: &Scorecard) -> Option<Check> {
    let compared = compared_index(card)?;
    Some(Check {
        of: view
            .words
            .say("report-check-index", &[("name", card.name.to_owned())]),
        published: view.words.at(&compared.published, compared.digits),
        computed: view.words.at(&compared.computed, compared.digits),
        same: compared.published == compared.computed,
    })
}

/// A published index and the computed one, at the published digits.
pub(crate) struct ComparedIndex {
    pub published: Exact,
    pub computed: Exact,
    pub digits: u32,
}

/// Compares the published index of a body that has a computed one, too.
pub(crate) fn compared_index(card: &Scorecard) -> Option<ComparedIndex> {
    if matches!(card.origin, Origin::Published | Origin::Nothing) {
        return None;
    }
    let printed = Printed::parse(&card.published?.text)?;
    let index = card.index.as_ref()?;
    rounded(card)?;
    Some(ComparedIndex {
        computed: index.exact.rounded(index.rounding.mode, printed.digits),
        published: printed.value,
        digits: printed.digits,
    })
}

/// Whether the published index is the exact one with its further digits cut off.
pub(crate) fn fits_cutting(card: &Scorecard, compared: &ComparedIndex) -> bool {
    let Some(index) = &card.index else {
        return false;
    };
    compared.published != compared.computed
        && compared.published == index.exact.rounded(RoundingMode::Cut, compared.digits)
}

fn band_check(view: &View, card: &Scorecard) -> Option<Check> {
    let published = &card.published?.band;
    let computed = &band(card)?.code;
    (!published.is_empty()).then(|| Check {
        of: view
            .words
            .say("report-check-band", &[("name", card.name.to_owned())]),
        published: published.clone(),
        computed: computed.clone(),
        same: published == computed,
    })
}

/// A published rank, where there are others to be ranked among.
fn rank_check(view: &View, card: &Scorecard) -> Option<Check> {
    let published = &card.published?.rank;
    let (rank, _) = ranked_among(card)?;
    (!published.is_empty()).then(|| Check {
        of: view
            .words
            .say("report-check-rank", &[("name", card.name.to_owned())]),
        published: published.clone(),
        computed: rank.to_string(),
        same: *published == rank.to_string(),
    })
}
