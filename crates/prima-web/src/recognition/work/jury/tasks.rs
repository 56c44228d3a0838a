//! `/kerja/juri`: the candidates somebody is to judge.

use crate::assessment::heads::{Holds, columns, heads};
use crate::assessment::work::framed::demand;
use crate::assessment::work::place;
use crate::assessment::work::refusal::hidden;
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Empty, Opening, Row, Table, Words, empty, opening, section, table};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Role;
use prima_workflow::recognition::jury::{JuryTask, jury_tasks};

/// Its address, without the language.
pub const PATH: &str = "/kerja/juri";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = place::actor(visit)?;
    demand(actor.holds(Role::Evaluator, |_| true))?;
    let tasks = jury_tasks(&site.desk, actor, visit.now).await;
    Answered::page(whole(site, visit, &tasks.map_err(hidden)?))
}

fn whole(site: &Site, visit: &Visit, tasks: &[JuryTask]) -> Markup {
    let words = visit.words();
    let title = words.label("web-jury-tasks");
    let done = match visit.asked.value("sudah") {
        "mundur" => Some(words.label("web-jury-done-recused")),
        _ => None,
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-jury-tasks-lead"), facts: None, answer: None }))
        @if let Some(done) = done { p class="saved" role="status" { (done) } }
        (section("calon", &words.label("web-jury-candidates"), &list(words, tasks)))
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[(title.clone(), PATH.to_owned())],
        sample: tasks.iter().any(|task| task.is_sample),
        main,
    }
    .markup(site, visit)
}

fn list(words: Words, tasks: &[JuryTask]) -> Markup {
    if tasks.is_empty() {
        return empty(&Empty {
            title: &words.label("web-jury-tasks-none"),
            about: &words.label("web-jury-tasks-none-about"),
            action: None,
        });
    }
    let heads = heads(
        words,
        &[
            ("web-jury-column-candidate", Holds::Name),
            ("web-jury-column-stage", Holds::Text),
            ("web-jury-column-given", Holds::Text),
            ("web-jury-column-state", Holds::Text),
        ],
    );
    let row = |task: &JuryTask| {
        let to = localized(words.lang, &super::candidate::address(&task.candidacy));
        let given = [
            ("n", words.count(task.n_given)),
            ("all", words.count(task.n_all)),
        ];
        let state = match (task.is_in, task.is_discussed) {
            (false, _) => "web-jury-state-open",
            (true, false) => "web-jury-state-in",
            (true, true) => "web-jury-state-discussed",
        };
        Row {
            cells: vec![
                match task.title.as_str() {
                    "" => html! { a href=(to) { (task.name) } },
                    title => {
                        html! { a href=(to) { (title) } br; span class="muted" { (task.name) } }
                    }
                },
                html! { (words.text(&task.programme)) " · " (words.text(&task.stage)) },
                html! { (words.say("web-jury-n-of", &given)) },
                html! { (words.label(state)) },
            ],
            ..Row::default()
        }
    };
    table(
        words,
        &Table {
            id: "calon-juri",
            caption: &words.label("web-jury-tasks-caption"),
            columns: &columns(&heads),
            rows: tasks.iter().map(row).collect(),
        },
    )
}
