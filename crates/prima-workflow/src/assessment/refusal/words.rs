//! Refusals in the words a person reads.

use super::{BadValue, Refusal};
use crate::assessment::moment::Jakarta;
use prima_domain::assessment::action::{PlanFault, StepFault};
use prima_domain::assessment::cycle::{ExtensionFault, ScheduleFault, Stage};
use prima_domain::recognition::award::Fault as AwardFault;
use prima_domain::recognition::candidacy::Fault as CandidacyFault;
use prima_domain::refusal::Refusal as Rule;
use prima_domain::register::day::Day;
use prima_domain::register::moment;
use prima_instrument::words::{Lang, say};

impl Refusal {
    /// What happened and what to do, in a language. Problems of a table and
    /// values that clash are said in general: the page shows each beside its field.
    pub fn text(&self, lang: Lang) -> String {
        let named = |key: &str, name: &'static str, value: String| say(lang, key, &[(name, value)]);
        match self {
            Refusal::Hidden => say(lang, "refusal-hidden", &[]),
            Refusal::Rule(rule) => rule_text(*rule, lang),
            Refusal::Blank { field } => named("refusal-blank", "field", field_name(field, lang)),
            Refusal::Unusable { field, found } => say(
                lang,
                "refusal-unusable",
                &[("field", field_name(field, lang)), ("found", found.clone())],
            ),
            Refusal::UnknownInstrument { name } => {
                named("refusal-unknown-instrument", "name", name.clone())
            }
            Refusal::CycleExists { cycle } => named("refusal-cycle-exists", "cycle", cycle.clone()),
            Refusal::Schedule(faults) => {
                let lines = faults.iter().map(|fault| schedule_text(*fault, lang));
                lines.collect::<Vec<_>>().join("\n")
            }
            Refusal::CutOff { stage } => {
                named("refusal-cut-off", "stage", stage_name(*stage, lang))
            }
            Refusal::Extension(faults) => {
                let lines = faults.iter().map(|fault| extension_text(*fault, lang));
                lines.collect::<Vec<_>>().join("\n")
            }
            Refusal::Loci { units } => named("refusal-loci", "units", units.join(", ")),
            Refusal::LociInUse { units } => named("refusal-loci-in-use", "units", units.join(", ")),
            Refusal::Values(values) => {
                let lines = values.iter().map(|bad| bad.text(lang));
                lines.collect::<Vec<_>>().join("\n")
            }
            Refusal::Stale(stale) => named("refusal-stale", "n", stale.len().to_string()),
            Refusal::ReadEarlier => say(lang, "refusal-read-earlier", &[]),
            Refusal::Incomplete { codes } => named("refusal-incomplete", "codes", codes.join(", ")),
            Refusal::Tallies(problems) => problems.desk_report(lang),
            Refusal::NothingToReconcile { code } => {
                named("refusal-nothing-to-reconcile", "code", code.clone())
            }
            Refusal::AlreadyObjected { code } => {
                named("refusal-already-objected", "code", code.clone())
            }
            Refusal::NotScored { code } => named("refusal-not-scored", "code", code.clone()),
            Refusal::NothingAnswered => say(lang, "refusal-nothing-answered", &[]),
            Refusal::NoIndex => say(lang, "refusal-no-index", &[]),
            Refusal::ActionPlan(faults) => {
                let lines = faults.iter().map(|fault| say(lang, plan_key(*fault), &[]));
                lines.collect::<Vec<_>>().join("\n")
            }
            Refusal::ActionStep(fault) => say(lang, step_key(*fault), &[]),
            Refusal::StaleAction { .. } => say(lang, "refusal-stale-action", &[]),
            Refusal::AlreadyProposed { by, at } => {
                say(lang, "refusal-already-proposed-by", &by_at(by, at))
            }
            Refusal::AlreadyDetermined { by, at } => {
                say(lang, "refusal-already-determined-by", &by_at(by, at))
            }
            Refusal::ChangedSinceAsked => say(lang, "refusal-changed-since-asked", &[]),
            Refusal::OtherWaits => say(lang, "refusal-other-waits", &[]),
            Refusal::TooManyJobs { most } => {
                named("refusal-too-many-jobs", "most", most.to_string())
            }
            Refusal::Unwanted => say(lang, "refusal-unwanted", &[]),
            Refusal::Proposal(refusal) => refusal.text(lang),
            Refusal::Programme { text, faults } => {
                let lines = faults.iter().map(|fault| fault.render("TOML", text, lang));
                lines.collect::<String>()
            }
            Refusal::OtherProgramme { programme } => {
                named("refusal-other-programme", "programme", programme.clone())
            }
            Refusal::ProgrammeOpen { name } => {
                named("refusal-programme-open", "name", name.clone())
            }
            Refusal::Candidacy(fault) => candidacy_text(*fault, lang),
            Refusal::Jury(fault) => fault.text(lang),
            Refusal::CandidacyMoved => say(lang, "refusal-candidacy-moved", &[]),
            Refusal::Photo { facility, why } => named(
                &format!("refusal-photo-{why}"),
                "facility",
                facility.clone(),
            ),
            Refusal::AwardOpen { code } => named("refusal-award-open", "code", code.clone()),
            Refusal::AwardBody { found, why } => {
                named(&format!("refusal-award-body-{why}"), "found", found.clone())
            }
            Refusal::Award(faults) => {
                let lines = faults
                    .iter()
                    .map(|(fault, name)| award_text(fault, name, lang));
                lines.collect::<Vec<_>>().join("\n")
            }
            Refusal::OtherNumber { n } => named("refusal-other-number", "n", n.to_string()),
            Refusal::GivenTime { stage, until } => {
                let [day, month, year, time] = moment(*until);
                let stage = ("stage", stage_name(*stage, lang));
                say(lang, "refusal-given-time", &[stage, day, month, year, time])
            }
            Refusal::PublishHour { earliest } => {
                say(lang, "refusal-publish-hour", &moment(*earliest))
            }
        }
    }
}

fn candidacy_text(fault: CandidacyFault, lang: Lang) -> String {
    let on = |key: &str, day: Day| {
        let at = Jakarta::at(day.begins());
        let parts = [
            ("day", at.day.to_string()),
            ("month", at.month.to_string()),
            ("year", at.year.to_string()),
        ];
        say(lang, key, &[("date", say(lang, "refusal-day", &parts))])
    };
    match fault {
        CandidacyFault::UnderWay => say(lang, "refusal-candidacy-under-way", &[]),
        CandidacyFault::Held => say(lang, "refusal-candidacy-held", &[]),
        CandidacyFault::CoolingOff(day) => on("refusal-candidacy-cooling-off", day),
        CandidacyFault::NoSuchExit => say(lang, "refusal-candidacy-no-exit", &[]),
        CandidacyFault::Expired(day) => on("refusal-candidacy-expired", day),
        CandidacyFault::NoReason => say(lang, "refusal-candidacy-no-reason", &[]),
        CandidacyFault::NoDocument => say(lang, "refusal-candidacy-no-document", &[]),
    }
}

/// Why a decision on a category does not stand, about a body of this name.
pub fn award_text(fault: &AwardFault, name: &str, lang: Lang) -> String {
    let key = match fault {
        AwardFault::Nobody => "refusal-award-nobody",
        AwardFault::ObjectionOpen { .. } => "refusal-award-objection",
        AwardFault::Twice(..) => "refusal-award-twice",
        AwardFault::Barred(..) => "refusal-award-barred",
        AwardFault::Beyond(..) => "refusal-award-beyond",
        AwardFault::NoCitation(..) => "refusal-award-no-citation",
        AwardFault::NoReason(..) => "refusal-award-no-reason",
        AwardFault::LeftOut(..) => "refusal-award-left-out",
        AwardFault::TooMany { .. } => "refusal-award-too-many",
    };
    let mut arguments = vec![("name", name.to_owned())];
    match fault {
        AwardFault::ObjectionOpen { cycle, .. } => arguments.push(("cycle", cycle.clone())),
        AwardFault::TooMany { places, named } => {
            arguments.push(("places", places.to_string()));
            arguments.push(("named", named.to_string()));
        }
        _ => {}
    }
    say(lang, key, &arguments)
}

/// The name of a stage.
pub fn stage_name(stage: Stage, lang: Lang) -> String {
    let key = format!("refusal-stage-{}", stage.code().replace('_', "-"));
    say(lang, &key, &[])
}

fn field_name(field: &str, lang: Lang) -> String {
    let key = format!("refusal-field-{}", field.replace('_', "-"));
    say(lang, &key, &[])
}

fn moment(seconds: i64) -> [(&'static str, String); 4] {
    let at = Jakarta::at(seconds);
    [
        ("day", at.day.to_string()),
        ("month", at.month.to_string()),
        ("year", at.year.to_string()),
        ("time", at.time),
    ]
}

/// Who was faster, and when; a moment that cannot be read is shown as it is kept.
fn by_at(by: &str, at: &str) -> [(&'static str, String); 2] {
    let told = moment::read(at).map(|seconds| {
        let at = Jakarta::at(seconds);
        format!("{}-{:02}-{:02} {}", at.year, at.month, at.day, at.time)
    });
    [
        ("by", by.to_owned()),
        ("at", told.unwrap_or_else(|| at.to_owned())),
    ]
}

impl BadValue {
    /// What is accepted instead, in words that follow a colon.
    pub fn accepted(&self, lang: Lang) -> String {
        match &self.asked {
            Some(asked) => asked.answer.accepted(lang),
            None => self.expected.clone(),
        }
    }

    /// Whether a checklist was answered with "none of these" and with some of them.
    fn is_nothing_and_more(&self) -> bool {
        self.value.contains('|') && self.value.split('|').any(|one| one.trim() == "-")
    }

    fn text(&self, lang: Lang) -> String {
        let key = match self.key {
            "unknown-code" => "refusal-value-unasked",
            "answer-twice" => "refusal-value-twice",
            _ if self.is_nothing_and_more() => "refusal-value-nothing-and-more",
            _ => "refusal-value",
        };
        let question = self.asked.as_ref().map(|asked| asked.title.get(lang));
        let arguments = [
            ("question", question.unwrap_or(&self.code).to_owned()),
            ("value", self.value.clone()),
            ("expected", self.accepted(lang)),
        ];
        say(lang, key, &arguments)
    }
}

fn rule_text(rule: Rule, lang: Lang) -> String {
    let key = match rule {
        Rule::Closed {
            stage,
            opens,
            closes,
        } => {
            let [day, month, year, time] = moment(closes);
            let [opens_day, opens_month, opens_year, opens_time] = moment(opens);
            let key = match closes == i64::MAX {
                true => "refusal-not-yet-open",
                false => "refusal-closed",
            };
            let arguments = [
                ("stage", stage_name(stage, lang)),
                ("opens-day", opens_day.1),
                ("opens-month", opens_month.1),
                ("opens-year", opens_year.1),
                ("opens-time", opens_time.1),
                day,
                month,
                year,
                time,
            ];
            return say(lang, key, &arguments);
        }
        Rule::NotScheduled { stage } => {
            let stage = stage_name(stage, lang);
            return say(lang, "refusal-not-scheduled", &[("stage", stage)]);
        }
        Rule::Hidden => "refusal-hidden",
        Rule::Conflicted => "refusal-conflicted",
        Rule::AlreadySubmitted => "refusal-already-submitted",
        Rule::NotSubmitted => "refusal-not-submitted",
        Rule::AlreadyAssigned => "refusal-already-assigned",
        Rule::EvaluatorBarred => "refusal-evaluator-barred",
        Rule::OwnReviewFirst => "refusal-own-review-first",
        Rule::ReviewsMissing => "refusal-reviews-missing",
        Rule::EvaluatedIt => "refusal-evaluated-it",
        Rule::NothingOpen => "refusal-nothing-open",
        Rule::NotOffered => "refusal-not-offered",
        Rule::AlreadyAsked => "refusal-already-asked",
        Rule::ObjectionsOpen => "refusal-objections-open",
        Rule::BarredReviews => "refusal-barred-reviews",
        Rule::SamePerson => "refusal-same-person",
        Rule::NotProposed => "refusal-not-proposed",
        Rule::AlreadyDetermined => "refusal-already-determined",
        Rule::NotDetermined => "refusal-not-determined",
        Rule::AlreadyPublished => "refusal-already-published",
        Rule::NotPublished => "refusal-not-published",
        Rule::WrongScope => "refusal-wrong-scope",
    };
    say(lang, key, &[])
}

fn schedule_text(fault: ScheduleFault, lang: Lang) -> String {
    let one = |key: &str, stage: Stage| say(lang, key, &[("stage", stage_name(stage, lang))]);
    let two = |key: &str, stage: Stage, next: Stage| {
        let names = [
            ("stage", stage_name(stage, lang)),
            ("next", stage_name(next, lang)),
        ];
        say(lang, key, &names)
    };
    match fault {
        ScheduleFault::Missing(stage) => one("refusal-schedule-missing", stage),
        ScheduleFault::Twice(stage) => one("refusal-schedule-twice", stage),
        ScheduleFault::Empty(stage) => one("refusal-schedule-empty", stage),
        ScheduleFault::OutOfOrder(stage, next) => two("refusal-schedule-order", stage, next),
        ScheduleFault::Overlap(stage, next) => two("refusal-schedule-overlap", stage, next),
        ScheduleFault::OutsideEvaluation => say(lang, "refusal-schedule-window", &[]),
    }
}

fn extension_text(fault: ExtensionFault, lang: Lang) -> String {
    let key = match fault {
        ExtensionFault::NoReason => "refusal-extension-reason",
        ExtensionFault::NotScheduled => "refusal-extension-stage",
        ExtensionFault::NotLater => "refusal-extension-later",
        ExtensionFault::ReachesDetermination => "refusal-extension-rest",
    };
    say(lang, key, &[])
}

fn plan_key(fault: PlanFault) -> &'static str {
    match fault {
        PlanFault::NoTitle => "refusal-action-title",
        PlanFault::NoOwner => "refusal-action-owner",
        PlanFault::DuePassed => "refusal-action-due",
    }
}

fn step_key(fault: StepFault) -> &'static str {
    match fault {
        StepFault::NotFromHere { .. } => "refusal-action-not-from-here",
        StepFault::NoEvidence => "refusal-action-evidence",
        StepFault::NoReason => "refusal-action-reason",
    }
}
