//! The fields of a schedule: opening and closing of each stage, in Jakarta.
//!
//! What makes a schedule is the domain's to say; each of its faults goes beside
//! the field that mends it.

use super::faults::Faults;
use super::wib::{self, MomentField, moment_field};
use crate::desk::{Fields, moment};
use crate::look::Words;
use maud::{Markup, html};
use prima_domain::assessment::cycle::{Schedule, ScheduleFault, Stage, Window};
use prima_workflow::assessment::{Refusal, stage_name};

/// Name of the field of a stage's opening.
pub fn opens(stage: Stage) -> String {
    format!("{}-buka", stage.code())
}

/// Name of the field of a stage's closing.
pub fn closes(stage: Stage) -> String {
    format!("{}-tutup", stage.code())
}

/// The fields, with what was typed or else the dates there are.
pub fn fields(words: Words, typed: &Fields, faults: &Faults, now: Option<&Schedule>) -> Markup {
    let value = |name: &str, there: Option<i64>| match typed.has(name) {
        true => typed.value(name).to_owned(),
        false => there.map_or_else(String::new, wib::written),
    };
    html! {
        p class="hint" { (words.label("web-board-schedule-hint")) }
        @for stage in Stage::ALL {
            @let window = now.and_then(|schedule| schedule.window(stage));
            @let (opens, closes) = (opens(stage), closes(stage));
            fieldset class="one-of" {
                legend {
                    (capital(&stage_name(stage, words.lang)))
                    @if stage == Stage::VerificationWindow { " " (words.label("web-board-optional")) }
                }
                (moment_field(words, &MomentField {
                    name: &opens,
                    label: &words.label("web-board-opens"),
                    error: faults.of(&opens),
                    value: &value(&opens, window.map(|window| window.opens)),
                }))
                (moment_field(words, &MomentField {
                    name: &closes,
                    label: &words.label("web-board-closes"),
                    error: faults.of(&closes),
                    value: &value(&closes, window.map(|window| window.closes)),
                }))
                @if let Some(window) = window.filter(|window| is_other(typed, window)) {
                    @let dates = [("opens", moment::moment(words, window.opens)), ("closes", moment::moment(words, window.closes))];
                    p class="hint" { (words.say("web-schedule-now", &dates)) }
                }
            }
        }
    }
}

/// Whether other dates were typed than a stage has.
fn is_other(typed: &Fields, window: &Window) -> bool {
    let dates = [
        (opens(window.stage), window.opens),
        (closes(window.stage), window.closes),
    ];
    let mut dates = dates.iter().filter(|(name, _)| typed.has(name));
    dates.any(|(name, there)| typed.value(name) != wib::written(*there))
}

/// The schedule that was typed; all that is wrong with it is added to the faults.
pub fn read(words: Words, typed: &Fields, faults: &mut Faults) -> Schedule {
    let mut windows = Vec::new();
    let mut unread = Vec::new();
    for stage in Stage::ALL {
        let names = [opens(stage), closes(stage)];
        let moments = names.clone().map(|name| wib::read(typed.value(&name)));
        if names.iter().all(|name| typed.value(name).is_empty()) {
            continue;
        }
        if let [Some(opens), Some(closes)] = moments {
            windows.push(Window {
                stage,
                opens,
                closes,
            });
            continue;
        }
        unread.push(stage);
        for (name, moment) in names.iter().zip(moments) {
            if moment.is_none() {
                faults.add(name, words.label("web-board-moment-wrong"));
            }
        }
    }
    let schedule = Schedule::new(windows);
    for fault in schedule.check() {
        // A stage whose dates cannot be read was told so already.
        if matches!(fault, ScheduleFault::Missing(stage) if unread.contains(&stage)) {
            continue;
        }
        faults.add(
            &place(fault),
            Refusal::Schedule(vec![fault]).text(words.lang),
        );
    }
    schedule
}

/// The field that mends a fault.
fn place(fault: ScheduleFault) -> String {
    match fault {
        ScheduleFault::Missing(stage) | ScheduleFault::Twice(stage) => opens(stage),
        ScheduleFault::Empty(stage) => closes(stage),
        ScheduleFault::OutOfOrder(_, next) | ScheduleFault::Overlap(_, next) => opens(next),
        ScheduleFault::OutsideEvaluation => opens(Stage::VerificationWindow),
    }
}

/// A name as the first word of a line.
pub fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
