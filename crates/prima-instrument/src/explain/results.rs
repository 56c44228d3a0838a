//! From the index to a band, a rank and the result of a parent body.

use super::{columns, mark, provisional, source};
use crate::check::band_units;
use crate::document::{Section, Table};
use crate::exact::Exact;
use crate::labels;
use crate::model::{Band, Effect, Gate, PeerGroup, SamplingRule};
use crate::part::Part;
use crate::phrases::Phrases;
use crate::words::figure_at;

/// How the index is rounded.
pub fn rounding(words: Phrases) -> Section {
    let rounding = &words.instrument.rounding;
    let mut section = Section::new(words.label(Part::Rounding.label()));
    let how = [("rounding", words.rounding(rounding))];
    section.paragraph(words.say("explain-rounding", &how));
    if let Some(why) = &rounding.provisional {
        section.note(provisional(words, why));
    }
    section
}

/// The bands with their lowest and highest rounded values.
pub fn bands(words: Phrases) -> Section {
    let instrument = words.instrument;
    let mut section = Section::new(words.label("explain-bands"));
    if instrument.bands.is_empty() {
        section.paragraph(words.label("explain-bands-none"));
        return section;
    }
    section.paragraph(words.label("explain-bands-about"));
    let titles = [
        ("explain-column-code", false),
        ("explain-column-label", false),
        ("explain-column-zone", false),
        ("explain-column-lowest", true),
        ("explain-column-highest", true),
        ("explain-column-through", false),
        ("explain-column-source", false),
        ("explain-column-mark", false),
    ];
    let mut table = Table::new(
        words.label("explain-bands-caption"),
        columns(words, &titles),
    );
    for band in &instrument.bands {
        let (lowest, highest) = ends(words, band);
        let through = band
            .through
            .map(|gate| words.text(&instrument.gates[gate].title));
        let cells = vec![
            band.code.clone(),
            words.text(&band.label),
            band.zone
                .as_ref()
                .map(|zone| words.text(zone))
                .unwrap_or_default(),
            lowest,
            highest,
            through.unwrap_or_default(),
            words.source_key(&band.source),
            mark(words, &band.provisional),
        ];
        table.row(0, cells);
    }
    section.table(table.without_empty_columns());
    section
}

/// Lowest and highest rounded value of a band.
fn ends(words: Phrases, band: &Band) -> (String, String) {
    let digits = words.instrument.rounding.digits;
    let print = |units: i64| figure_at(words.lang, &Exact::decimal(units, digits), digits);
    let (lowest, highest) = band_units(band, digits);
    let open = || words.label("explain-open-end");
    (print(lowest), highest.map_or_else(open, print))
}

/// Named conditions and what they do.
pub fn gates(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-gates"));
    for gate in &words.instrument.gates {
        let mut inner = Section::new(format!("{} ({})", words.text(&gate.title), gate.code));
        let arguments = [
            ("condition", words.condition(&gate.when)),
            ("effect", effect(words, gate)),
        ];
        inner.paragraph(words.say("explain-gate", &arguments));
        let unknown = [("unknown", words.label(labels::unknown(gate.unknown)))];
        inner.paragraph(words.say("explain-gate-unknown", &unknown));
        let text = [("text", words.text(&gate.text))];
        inner.paragraph(words.say("explain-gate-text", &text));
        inner.paragraph(source(words, &gate.source));
        if let Some(why) = &gate.provisional {
            inner.note(provisional(words, why));
        }
        section.section(inner);
    }
    section
}

fn effect(words: Phrases, gate: &Gate) -> String {
    let code = |band: usize| words.instrument.bands[band].code.clone();
    match &gate.effect {
        Effect::Cap(band) => words.say("explain-effect-cap", &[("band", code(*band))]),
        Effect::Replace { band, with } => {
            let arguments = [("band", code(*band)), ("with", code(*with))];
            words.say("explain-effect-replace", &arguments)
        }
        Effect::Refuse => words.label("explain-effect-refuse"),
        Effect::Stage(stage) => words.say("explain-effect-stage", &[("stage", stage.clone())]),
    }
}

/// How a parent body gets its result.
pub fn rollup(words: Phrases) -> Section {
    let rollup = &words.instrument.rollup;
    let mut section = Section::new(words.label("explain-rollup"));
    let arguments = [
        ("way", words.label(labels::rollup(rollup.kind))),
        ("least", rollup.minimum_units.to_string()),
    ];
    section.paragraph(words.say("explain-rollup-way", &arguments));
    if rollup.minimum_units > 1 {
        section.paragraph(words.say("explain-rollup-least", &arguments));
    }
    section.paragraph(source(words, &rollup.source));
    if let Some(why) = &rollup.provisional {
        section.note(provisional(words, why));
    }
    section
}

/// Who is ranked with whom.
pub fn peer_groups(words: Phrases) -> Section {
    let mut section = Section::new(words.label("explain-peer-groups"));
    if words.instrument.peer_groups.is_empty() {
        return section;
    }
    section.paragraph(words.label("explain-peer-groups-about"));
    let titles = [
        ("explain-column-code", false),
        ("explain-column-title", false),
        ("explain-column-bodies", false),
        ("explain-column-levels", false),
        ("explain-column-within", false),
        ("explain-column-source", false),
        ("explain-column-mark", false),
    ];
    let caption = words.label("explain-peer-groups-caption");
    let mut table = Table::new(caption, columns(words, &titles));
    for group in &words.instrument.peer_groups {
        let (kinds, levels) = members(words, group);
        let cells = vec![
            group.code.clone(),
            words.text(&group.title),
            kinds,
            levels,
            words.label(labels::within(group.within)),
            words.source_key(&group.source),
            mark(words, &group.provisional),
        ];
        table.row(0, cells);
    }
    section.table(table.without_empty_columns());
    section
}

fn members(words: Phrases, group: &PeerGroup) -> (String, String) {
    let joined = |names: Vec<String>| {
        if names.is_empty() {
            words.label("explain-any")
        } else {
            names.join(", ")
        }
    };
    let kinds = group
        .kinds
        .iter()
        .map(|kind| words.label(labels::body_kind(*kind)));
    let levels = group
        .levels
        .iter()
        .map(|level| words.label(labels::body_level(*level)));
    (joined(kinds.collect()), joined(levels.collect()))
}

/// Whether and how bodies are ordered.
pub fn ranking(words: Phrases) -> Section {
    let ranking = &words.instrument.ranking;
    let mut section = Section::new(words.label(Part::Ranking.label()));
    if !ranking.ranked {
        section.paragraph(words.label("explain-unordered"));
    } else {
        let direction = if ranking.high {
            "explain-ranking-high"
        } else {
            "explain-ranking-low"
        };
        let ties = if ranking.skip {
            "explain-ties-competition"
        } else {
            "explain-ties-dense"
        };
        section.paragraph(words.label(direction));
        section.paragraph(words.label(ties));
        let nodes: Vec<String> = ranking
            .tie_breakers
            .iter()
            .map(|id| words.node(*id))
            .collect();
        if !nodes.is_empty() {
            let nodes = [("nodes", nodes.join("; "))];
            section.paragraph(words.say("explain-tie-breakers", &nodes));
        }
    }
    section.paragraph(source(words, &ranking.source));
    if let Some(why) = &ranking.provisional {
        section.note(provisional(words, why));
    }
    section
}

/// How many respondents a survey needs.
pub fn sampling(words: Phrases) -> Section {
    let mut section = Section::new(words.label(Part::Sampling.label()));
    let Some(sampling) = &words.instrument.sampling else {
        return section;
    };
    section.paragraph(match sampling.rule {
        SamplingRule::KrejcieMorgan => words.label("explain-krejcie-morgan"),
        SamplingRule::Minimum(least) => {
            words.say("explain-sampling-minimum", &[("least", least.to_string())])
        }
    });
    section.paragraph(source(words, &sampling.source));
    if let Some(why) = &sampling.provisional {
        section.note(provisional(words, why));
    }
    section
}
