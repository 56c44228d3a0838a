//! `/kerja/inovasi`: the innovations of the bodies somebody speaks for, what is
//! asked of them and by them, and the hubs that somebody keeps.

use super::{LIST, address, bodies, failed, owned};
use crate::assessment::work::place::actor;
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::innovation::work::requests::{self, Way};
use crate::innovation::work::{hub, running};
use crate::look::{Opening, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::html;
use prima_domain::register::day::Day;
use prima_domain::register::person::Scope;
use prima_store::register::Body;
use prima_workflow::innovation::hub::hubs_kept;
use prima_workflow::innovation::request_lines;
use std::collections::BTreeSet;

/// Whether somebody was granted a role for the body itself.
fn is_granted(visit: &Visit, body: &Body) -> Result<bool, WebError> {
    let mut grants = actor(visit)?.grants.iter();
    Ok(grants.any(|grant| matches!(&grant.scope, Scope::Body(id) if id.as_str() == body.body)))
}

/// Answers the request for the list.
pub async fn list_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let bodies = bodies(site, visit).await?;
    if bodies.is_empty() {
        return Err(WebError::NotFound(Missing::Page));
    }
    let words = visit.words();
    let title = words.label("web-innovation-own");
    let this_year = Day::at(visit.now).year().to_string();
    let told = site.database.reading().reports_of_year(&this_year).await?;
    let told: BTreeSet<String> = told.into_iter().map(|row| row.innovation).collect();
    let due = words.say("web-proposal-report-due", &[("year", this_year)]);
    let mut lists = Vec::new();
    let mut of_bodies = owned(site, &bodies).await?;
    for body in &bodies {
        let own = of_bodies.remove(&body.body).unwrap_or_default();
        // Of all that lie below a coordinator's, those that have something.
        if !own.is_empty() || is_granted(visit, body)? {
            lists.push((body, own));
        }
    }
    let innovations = lists.iter().flat_map(|(_, own)| own);
    let innovations: Vec<String> = innovations.map(|row| row.innovation.clone()).collect();
    let ids: Vec<String> = bodies.iter().map(|body| body.body.clone()).collect();
    let [to, by] = request_lines(&site.database, &innovations, &ids)
        .await
        .map_err(failed)?;
    let kept = hubs_kept(&site.database, actor(visit)?, &ids).await?;
    let hubs = bodies.iter().filter(|body| kept.contains(&body.body));
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-innovation-own-lead"), facts: None, answer: None }))
        p { a class="onward" href=(localized(words.lang, "/inovasi")) { (words.label("web-innovation-find")) } }
        @for body in hubs {
            p { a class="onward" href=(localized(words.lang, &hub::address(&body.body))) { (words.say("web-hub-keep", &[("body", body.name.clone())])) } }
        }
        (section("masuk", &words.label("web-mentoring-in"), &requests::list(words, Way::In, &to)))
        (section("keluar", &words.label("web-mentoring-out"), &requests::list(words, Way::Out, &by)))
        @for (body, own) in &lists {
            h2 { (body.name) }
            @if own.is_empty() {
                p { (words.label("web-innovation-own-none")) }
            } @else {
                ul class="links" {
                    @for row in own {
                        li { a href=(localized(words.lang, &address(&row.innovation))) lang="id" { (row.title) }
                            @if !told.contains(&row.innovation) {
                                " · " a href=(localized(words.lang, &running::address(&row.innovation))) {
                                    (due) span class="visually-hidden" lang="id" { " " (row.title) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let sample = lists.iter().any(|(body, _)| !body.sample.is_empty());
    Answered::page(
        Desk {
            title: &title,
            is_wrong: false,
            way: &[(title.clone(), LIST.to_owned())],
            sample,
            main,
        }
        .markup(site, visit),
    )
}
