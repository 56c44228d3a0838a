//! The message that names each word of the language: kinds, modes, actions.

use crate::exact::RoundingMode;
use crate::model::*;

pub(crate) fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::SelfAssessment => "label-source-self",
        SourceKind::Evaluator => "label-source-evaluator",
        SourceKind::Survey => "label-source-survey",
        SourceKind::Register => "label-source-register",
        SourceKind::Imported => "label-source-imported",
    }
}

pub(crate) fn raters(raters: Raters) -> &'static str {
    match raters {
        Raters::Single => "label-raters-single",
        Raters::Mean => "label-raters-mean",
        Raters::Median => "label-raters-median",
        Raters::Consensus => "label-raters-consensus",
    }
}

pub(crate) fn mode(mode: RoundingMode) -> &'static str {
    match mode {
        RoundingMode::HalfUp => "label-mode-half-up",
        RoundingMode::HalfEven => "label-mode-half-even",
        RoundingMode::Cut => "label-mode-cut",
        RoundingMode::Up => "label-mode-up",
    }
}

pub(crate) fn action(action: MissingAction) -> &'static str {
    match action {
        MissingAction::Bottom => "label-action-bottom",
        MissingAction::Zero => "label-action-zero",
        MissingAction::Drop => "label-action-drop",
        MissingAction::Block => "label-action-block",
    }
}

/// The four states of a rule, in its order, each with its action.
pub(crate) fn actions(rule: &MissingRule) -> [(&'static str, MissingAction); 4] {
    [
        ("label-state-not-answered", rule.not_answered),
        ("label-state-not-applicable", rule.not_applicable),
        ("label-state-rejected", rule.rejected),
        ("label-state-not-assessed", rule.not_assessed),
    ]
}

pub(crate) fn rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::Aggregate(inner) => inner.label(),
        Rule::Measure(inner) => measure(inner),
    }
}

impl Aggregate {
    /// Key of its name in `locales/`.
    pub fn label(&self) -> &'static str {
        match self {
            Aggregate::WeightedMean { .. } => "label-aggregate-weighted-mean",
            Aggregate::Mean => "label-aggregate-mean",
            Aggregate::Sum => "label-aggregate-sum",
            Aggregate::ScaledSum { .. } => "label-aggregate-scaled-sum",
            Aggregate::Min => "label-aggregate-min",
            Aggregate::Max => "label-aggregate-max",
            Aggregate::GeometricMean { .. } => "label-aggregate-geometric-mean",
            Aggregate::HarmonicMean => "label-aggregate-harmonic-mean",
            Aggregate::PooledMean => "label-aggregate-pooled-mean",
            Aggregate::Count => "label-aggregate-count",
            Aggregate::Formula(_) => "label-aggregate-formula",
        }
    }
}

fn measure(measure: &Measure) -> &'static str {
    match measure {
        Measure::Levels(_) => "label-measure-levels",
        Measure::Rating(_) => "label-measure-rating",
        Measure::YesNo { .. } => "label-measure-yes-no",
        Measure::Count { .. } => "label-measure-count",
        Measure::Ratio { .. } => "label-measure-ratio",
        Measure::Number { .. } => "label-measure-number",
        Measure::Checklist { .. } => "label-measure-checklist",
        Measure::Survey(_) => "label-measure-survey",
    }
}

pub(crate) fn fact_kind(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::YesNo { .. } => "label-fact-yes-no",
        FactKind::Number { whole: false, .. } => "label-fact-number",
        FactKind::Number { whole: true, .. } => "label-fact-count",
        FactKind::Choice(_) => "label-fact-choice",
        FactKind::Checklist(_) => "label-fact-checklist",
        FactKind::Text => "label-fact-text",
    }
}

pub(crate) fn yes_no(yes: bool) -> &'static str {
    if yes { "label-yes" } else { "label-no" }
}

pub(crate) fn pillar(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Inovasi => "label-pillar-inovasi",
        Pillar::Sdm => "label-pillar-sdm",
        Pillar::Budaya => "label-pillar-budaya",
    }
}

pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Best => "label-role-best",
        Role::Good => "label-role-good",
        Role::Fair => "label-role-fair",
        Role::Weak => "label-role-weak",
        Role::Poor => "label-role-poor",
    }
}

pub(crate) fn within(within: Within) -> &'static str {
    match within {
        Within::Nation => "label-within-nation",
        Within::Province => "label-within-province",
        Within::Parent => "label-within-parent",
    }
}

pub(crate) fn body_kind(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Institution => "label-body-institution",
        BodyKind::RegionalOffice => "label-body-regional-office",
        BodyKind::WorkUnit => "label-body-work-unit",
        BodyKind::ServiceUnit => "label-body-service-unit",
    }
}

pub(crate) fn body_level(level: BodyLevel) -> &'static str {
    match level {
        BodyLevel::Kementerian => "label-level-kementerian",
        BodyLevel::Lembaga => "label-level-lembaga",
        BodyLevel::Provinsi => "label-level-provinsi",
        BodyLevel::Kabupaten => "label-level-kabupaten",
        BodyLevel::Kota => "label-level-kota",
        BodyLevel::Bumn => "label-level-bumn",
    }
}

pub(crate) fn rollup(kind: RollupKind) -> &'static str {
    match kind {
        RollupKind::Mean => "label-rollup-mean",
        RollupKind::Pooled => "label-rollup-pooled",
        RollupKind::None => "label-rollup-none",
    }
}

pub(crate) fn unknown(unknown: WhenUnknown) -> &'static str {
    match unknown {
        WhenUnknown::Skip => "label-unknown-skip",
        WhenUnknown::Apply => "label-unknown-apply",
        WhenUnknown::Undecided => "label-unknown-undecided",
    }
}
