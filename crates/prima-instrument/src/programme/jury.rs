//! The jury of a stage as data: what its jurors are asked, how much each
//! criterion weighs, how many judge one candidacy, and how their sheets become
//! one result.
//!
//! Nothing is scored here. That weights make 100 is checked with its place, for
//! a sum of 95 would lower every score without anybody seeing why.

use super::Programme;
use super::build::{At, Places, source};
use crate::build::Table;
use crate::exact::Exact;
use crate::fault::Fault;
use crate::shape::{Field, Section, Shape};
use crate::words::Text;

/// Decimals of a result, where the file names none.
const DIGITS: u32 = 2;
/// Decimals of a result at most.
pub const MOST_DIGITS: u32 = 6;

/// How a stage is judged.
///
/// Invariant: weights of the criteria make 100, and so do the own share and
/// those of the stages it carries on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jury {
    /// What kind of form it is.
    pub form: JuryForm,
    /// How many jurors judge one candidacy; 0 where the public votes.
    pub jurors: u32,
    /// Whether nobody reads another's sheet before all are handed in.
    pub blind: bool,
    /// How sheets become one value.
    pub combine: Combine,
    /// Decimals of the result, which is rounded once.
    pub digits: u32,
    /// The least result that passes; none: there is no passing grade.
    pub passing: Option<Exact>,
    /// What is asked, in the order of the file.
    pub criteria: Vec<Criterion>,
    /// How much of the result comes from this stage, of 100.
    pub share: Exact,
    /// Results of earlier stages that make up the rest.
    pub carried: Vec<Carried>,
    /// Law, and place in it.
    pub source: Option<(String, Option<String>)>,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// What kind of form jurors fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JuryForm {
    /// Conditions that are met or not; all weigh alike, and all must be met.
    Administrative,
    /// A proposal is read and scored.
    Proposal,
    /// Entrants present and are asked.
    Presentation,
    /// The place is visited.
    Field,
    /// The public says whether it is of use; votes are counted elsewhere.
    Public,
}

/// How sheets become one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// Their mean.
    Mean,
    /// The middle one; of two, their mean.
    Median,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Code, unique within its jury.
    pub code: String,
    /// What it is called.
    pub title: Text,
    /// Its weight, of 100.
    pub weight: Exact,
    /// What may be given.
    pub scale: Scale,
    /// What is not proven.
    pub provisional: Option<Text>,
}

/// The points a criterion may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Least.
    pub min: Exact,
    /// Greatest; a criterion given as much earns its whole weight.
    pub max: Exact,
    /// Only whole points.
    pub whole: bool,
}

/// The result of an earlier stage that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The stage.
    pub stage: String,
    /// How much of the result comes from it, of 100.
    pub share: Exact,
}

/// Which result an exit asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One that passes.
    Passed,
    /// One that does not.
    Failed,
}

impl JuryForm {
    /// All forms with their names in the file.
    pub const ALL: [(JuryForm, &'static str); 5] = [
        (JuryForm::Administrative, "administrative"),
        (JuryForm::Proposal, "proposal"),
        (JuryForm::Presentation, "presentation"),
        (JuryForm::Field, "field"),
        (JuryForm::Public, "public"),
    ];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        let mut all = JuryForm::ALL.into_iter();
        all.find(|(form, _)| *form == self).map_or("", |one| one.1)
    }

    fn of(name: Option<&str>) -> JuryForm {
        let mut all = JuryForm::ALL.into_iter();
        let found = all.find(|(_, known)| Some(*known) == name);
        found.map_or(JuryForm::Proposal, |one| one.0)
    }
}

impl Jury {
    /// The criterion with this code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|one| one.code == code)
    }
}

const fn field(name: &'static str, shape: Shape, needed: bool, about: &'static str) -> Field {
    Field {
        name,
        shape,
        needed,
        about,
    }
}

const FORMS: &[&str] = &[
    "administrative",
    "proposal",
    "presentation",
    "field",
    "public",
];

/// What an exit may ask of the jury.
pub(super) const VERDICTS: &[&str] = &["passed", "failed"];

/// The shape of `[stage.jury]`.
pub(super) static JURY: Section = Section {
    fields: &[
        field("form", Shape::OneOf(FORMS), true, "Kind of form."),
        field("jurors", Shape::Whole, false, "Jurors of one candidacy."),
        field(
            "blind",
            Shape::Flag,
            false,
            "Whether sheets stay closed until all are handed in; yes without it.",
        ),
        field(
            "combine",
            Shape::OneOf(&["mean", "median"]),
            false,
            "How sheets become one value.",
        ),
        field("digits", Shape::Whole, false, "Decimals of the result."),
        field(
            "passing",
            Shape::Number,
            false,
            "The least result that passes.",
        ),
        field(
            "scale",
            Shape::Table(&SCALE),
            false,
            "Points of every criterion.",
        ),
        field(
            "share",
            Shape::Number,
            false,
            "How much of the result comes from this stage, of 100.",
        ),
        field(
            "carried",
            Shape::Tables(&CARRIED),
            false,
            "Results of earlier stages that make up the rest.",
        ),
        field(
            "criterion",
            Shape::Tables(&CRITERION),
            false,
            "What is asked.",
        ),
        super::shape::SOURCE,
        super::shape::PROVISIONAL,
    ],
};

static SCALE: Section = Section {
    fields: &[
        field("min", Shape::Number, true, "Least points."),
        field("max", Shape::Number, true, "Greatest points."),
        field("whole", Shape::Flag, false, "Only whole points."),
    ],
};

static CARRIED: Section = Section {
    fields: &[
        field("stage", Shape::Code, true, "The earlier stage."),
        field(
            "share",
            Shape::Number,
            true,
            "How much of the result comes from it, of 100.",
        ),
    ],
};

static CRITERION: Section = Section {
    fields: &[
        super::shape::CODE,
        super::shape::TITLE,
        field("weight", Shape::Number, false, "Its weight, of 100."),
        field(
            "scale",
            Shape::Table(&SCALE),
            false,
            "Points, where they differ from the jury's.",
        ),
        super::shape::PROVISIONAL,
    ],
};

/// Where a jury's parts stand.
#[derive(Debug, Default)]
pub(super) struct JuryPlaces {
    /// The table.
    head: At,
    passing: At,
    jurors: At,
    criteria: Vec<At>,
    weights: Vec<At>,
    /// Whether a weight is written.
    is_weighed: Vec<bool>,
    scales: Vec<At>,
    carried: Vec<At>,
}

/// The jury of a stage.
pub(super) fn build(stage: Table, places: &mut Places) -> Option<(Jury, JuryPlaces)> {
    let table = stage.inner("jury")?;
    let form = JuryForm::of(table.line("form"));
    let tables = table.tables("criterion");
    let hundred = Exact::whole(100);
    let alike = hundred.divided_by(&Exact::whole(tables.len().max(1) as i64));
    let common = scale_of(table.inner("scale"));
    let mut at = JuryPlaces {
        head: table.at.span(),
        passing: table.place("passing"),
        jurors: table.place("jurors"),
        ..JuryPlaces::default()
    };
    let mut criteria = Vec::new();
    for one in tables {
        at.criteria.push(one.place("code"));
        at.weights.push(one.place("weight"));
        at.is_weighed.push(one.has("weight"));
        at.scales.push(match one.has("scale") {
            true => one.place("scale"),
            false => table.place("scale"),
        });
        let own = one.inner("scale").map(|scale| scale_of(Some(scale)));
        criteria.push(match form {
            JuryForm::Administrative => Criterion {
                weight: alike.clone().unwrap_or(Exact::ZERO),
                scale: Scale {
                    min: Exact::ZERO,
                    max: Exact::ONE,
                    whole: true,
                },
                ..criterion(one)
            },
            _ => Criterion {
                scale: own.unwrap_or_else(|| common.clone()),
                ..criterion(one)
            },
        });
    }
    let mut carried = Vec::new();
    for one in table.tables("carried") {
        at.carried.push(one.place("stage"));
        carried.push(Carried {
            stage: one.line("stage").unwrap_or_default().to_owned(),
            share: one.number("share").unwrap_or(Exact::ZERO),
        });
    }
    let small = |key: &str| table.whole(key).and_then(|n| u32::try_from(n).ok());
    let all_met = (form == JuryForm::Administrative).then_some(hundred.clone());
    let jury = Jury {
        form,
        jurors: small("jurors").unwrap_or(0),
        blind: table.flag("blind").unwrap_or(true),
        combine: match table.line("combine") {
            Some("median") => Combine::Median,
            _ => Combine::Mean,
        },
        digits: small("digits").unwrap_or(DIGITS).min(MOST_DIGITS),
        passing: table.number("passing").or(all_met),
        criteria,
        share: table.number("share").unwrap_or(hundred),
        carried,
        source: source(table, places),
        provisional: table.words("provisional"),
    };
    Some((jury, at))
}

fn criterion(table: Table) -> Criterion {
    Criterion {
        code: table.code().to_owned(),
        title: table.title(),
        weight: table.number("weight").unwrap_or(Exact::ZERO),
        scale: scale_of(None),
        provisional: table.words("provisional"),
    }
}

/// Points from 0 to 100, where nothing else is written.
fn scale_of(scale: Option<Table>) -> Scale {
    let number = |key: &str| scale.and_then(|scale| scale.number(key));
    Scale {
        min: number("min").unwrap_or(Exact::ZERO),
        max: number("max").unwrap_or_else(|| Exact::whole(100)),
        whole: scale.and_then(|scale| scale.flag("whole")).unwrap_or(false),
    }
}

/// Reports what no single table of a jury shows.
pub(super) fn check(programme: &Programme, place: usize, at: &JuryPlaces, faults: &mut Vec<Fault>) {
    let stage = &programme.stages[place];
    let Some(jury) = &stage.jury else { return };
    let mut wrong = |at: &At, key: &'static str, arguments: Vec<(&'static str, String)>| {
        let mut all = vec![("stage", stage.code.clone())];
        all.extend(arguments);
        faults.push(Fault {
            at: at.clone(),
            key,
            arguments: all,
        });
    };
    let is_public = jury.form == JuryForm::Public;
    if is_public != jury.criteria.is_empty() {
        wrong(&at.head, "programme-jury-criteria", vec![]);
    }
    if is_public != (jury.jurors == 0) {
        wrong(&at.jurors, "programme-jury-jurors", vec![]);
    }
    let hundred = Exact::whole(100);
    for (place, one) in jury.criteria.iter().enumerate() {
        let named = || vec![("code", one.code.clone())];
        let is_before = |other: &super::jury::Criterion| other.code == one.code;
        if jury.criteria[..place].iter().any(is_before) {
            wrong(&at.criteria[place], "programme-jury-twice", named());
        }
        let is_alike = jury.form == JuryForm::Administrative;
        if one.weight.is_negative() || is_alike == at.is_weighed[place] {
            wrong(&at.weights[place], "programme-jury-weight", named());
        }
        let Scale { min, max, .. } = &one.scale;
        if min.is_negative() || min >= max {
            wrong(&at.scales[place], "programme-jury-scale", named());
        }
    }
    let sum = sum(jury.criteria.iter().map(|one| &one.weight));
    if !jury.criteria.is_empty() && sum != hundred {
        let found = vec![("sum", written(&sum))];
        wrong(&at.head, "programme-jury-weights", found);
    }
    if let Some(passing) = &jury.passing
        && (passing.is_negative() || *passing > hundred)
    {
        wrong(&at.passing, "programme-jury-passing", vec![]);
    }
    for (one, at) in jury.carried.iter().zip(&at.carried) {
        let mut earlier = programme.stages[..place].iter();
        let is_judged = |other: &super::Stage| other.code == one.stage && other.jury.is_some();
        if !earlier.any(is_judged) {
            wrong(
                at,
                "programme-jury-carried",
                vec![("carried", one.stage.clone())],
            );
        }
    }
    let shares = self::sum(
        jury.carried
            .iter()
            .map(|one| &one.share)
            .chain([&jury.share]),
    );
    if shares != hundred {
        wrong(
            &at.head,
            "programme-jury-shares",
            vec![("sum", written(&shares))],
        );
    }
    if stage.kind != super::StageKind::Work {
        wrong(&at.head, "programme-jury-not-work", vec![]);
    }
}

fn sum<'a>(all: impl Iterator<Item = &'a Exact>) -> Exact {
    all.fold(Exact::ZERO, |sum, one| sum.plus(one))
}

fn written(value: &Exact) -> String {
    let mut text = String::new();
    value.write_decimal(4, &mut text);
    text
}
