//! Answers those who sign in or have.
//!
//! Nothing here is kept: each answer is made for one person. A form that another
//! site made a browser send is refused; one whose sender is no longer signed in
//! comes back with all that was written, behind the sign-in; one of an earlier
//! session of the same browser is shown and offered to be sent again.

use super::Server;
use super::answer::{Kept, Place, disposition};
use super::cookie;
use super::dispatch::{Reader, apart};
use super::form::{self, Arrived};
use super::headers::allow_scripts;
use super::origin::{is_said_own, may_be_own};
use super::peer::{self, Peer};
use super::places::{self, Counted, Who};
use crate::asked::Asked;
use crate::desk::{Answered, DeskRoute, Door, GUARD, SIGN_IN, Sent, Visit};
use crate::error::{Problem, Unsent};
use crate::frame::localized;
use crate::pieces::Pieces;
use crate::register;
use crate::register::passkey::CEREMONY;
use crate::reply::Reply;
use axum::body::Body;
use axum::extract::Request;
use hyper::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap,
    HeaderName, HeaderValue, SET_COOKIE, USER_AGENT, VARY,
};
use hyper::{Method, Response, StatusCode};
use prima_store::Secret;
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::people::{Scene, Visitor};
use serde_json::json;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Time for an act and its answer.
const WORKING: Duration = Duration::from_secs(60);
/// What somebody else's file may do where a browser shows it by itself: nothing.
const SHUT_IN: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Answers a request for an address of the desk.
pub async fn answer(
    server: &Arc<Server>,
    reader: &mut Reader,
    route: &'static DeskRoute,
    asked: Asked,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let is_writing = *request.method() == Method::POST;
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if route.writes {
        reader.allowed = "GET, HEAD, POST";
    }
    let is_taken = is_reading || (is_writing && route.writes);
    if !is_taken {
        return Err(Problem::Method);
    }
    let is_secure = server.site.origin.starts_with("https://");
    if is_writing && !may_be_own(request.headers(), &server.site.origin) {
        return Err(Problem::Forged);
    }
    let token = Secret::new(cookie::token(request.headers(), is_secure));
    let address = peer::address(
        request.extensions().get::<Peer>().copied(),
        request.headers(),
    );
    let host = said(request.headers(), HOST);
    let agent = said(request.headers(), USER_AGENT);
    let who = match token.is_empty() {
        true => Who::Address(address.clone()),
        false => Who::Session(token.clone()),
    };
    let arrived = match is_writing {
        true => form::take(server, who.clone(), request).await?,
        false => Arrived::default(),
    };
    if is_writing {
        reader.unsent = Unsent::new(&asked, &arrived.fields, arrived.has_files());
    }
    if !server.reachable.load(Ordering::Acquire) {
        return Err(Problem::Unavailable);
    }
    if arrived.is_crowded {
        return Err(Problem::Crowded);
    }
    let crowded = |_| Problem::Crowded;
    let place = Arc::new(server.desk.enter(who).await.map_err(crowded)?);
    let now = (server.settings.clock)();
    let visitor = visitor(server, reader, token.clone(), now, &place).await?;
    let own = match &visitor {
        Visitor::SignedIn(signed_in) => {
            let person = signed_in.actor.person.to_string();
            Some(server.desk.count(Who::Person(person)).map_err(crowded)?)
        }
        Visitor::Nobody | Visitor::HalfSignedIn { .. } => None,
    };
    let visit = Visit {
        asked,
        form: is_writing.then_some(arrived.fields),
        files: Mutex::new(arrived.files),
        visitor,
        token,
        address,
        host,
        agent,
        now,
        chance: server.settings.chance,
    };
    let answered = made(server, reader, route, visit, (place, own)).await?;
    response(server, reader, answered, is_secure)
}

/// A header as text; empty where it is not there or no text.
fn said(headers: &HeaderMap, name: HeaderName) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

/// Who asks.
async fn visitor(
    server: &Arc<Server>,
    reader: &Reader,
    token: Secret,
    now: i64,
    place: &Arc<places::Place>,
) -> Result<Visitor, Problem> {
    if token.is_empty() {
        return Ok(Visitor::Nobody);
    }
    let site = Arc::clone(&server.site);
    let place = Arc::clone(place);
    let asking = async move {
        let _place = place;
        let scene = Scene {
            database: &site.database,
            now,
            cooling_off_days: COOLING_OFF_DAYS,
        };
        Ok(site.arrivals.person_of_session(&scene, &token).await?)
    };
    apart(server, reader, WORKING, asking).await
}

async fn made(
    server: &Arc<Server>,
    reader: &Reader,
    route: &'static DeskRoute,
    visit: Visit,
    place: (Arc<places::Place>, Option<Counted>),
) -> Result<Answered, Problem> {
    let comes_in = match route.door {
        Door::Open => true,
        Door::HalfSignedIn => matches!(visit.visitor, Visitor::HalfSignedIn { .. }),
        Door::SignedIn => visit.signed_in().is_some(),
    };
    if !comes_in && visit.is_script() {
        return Answered::told(401, json!({ "expired": true })).map_err(|_| Problem::Internal);
    }
    if !comes_in && visit.form.is_none() {
        return Answered::elsewhere(sign_in_for(&visit.asked)).map_err(|_| Problem::Internal);
    }
    let mut is_old = false;
    if let (Some(guard), Some(form)) = (visit.guard(), &visit.form)
        && !guard.is(form.exact(GUARD))
    {
        // A page that was open before a new sign-in brings the guard of the session before.
        is_old = comes_in && is_said_own(&reader.headers) && may_be_offered(&visit);
        if !is_old {
            return Err(Problem::Forged);
        }
    }
    let site = Arc::clone(&server.site);
    let work = async move {
        // The place is free when the work is done, whoever still waits for it.
        let _place = place;
        match (comes_in, is_old) {
            (true, true) => register::sign_in::of_old_session(&site, &visit),
            (true, false) => (route.page)(&site, &visit).await,
            (false, _) => register::sign_in::with_form(&site, &visit).await,
        }
    };
    apart(server, reader, WORKING, work).await
}

/// Whether a form holds anything that somebody would miss; a script that asks
/// keeps it itself, and what a device answers is good for one sign-in only.
fn may_be_offered(visit: &Visit) -> bool {
    let mut fields = visit.fields().iter();
    let is_of_machine = visit.is_script() || visit.fields().has(CEREMONY);
    !is_of_machine && fields.any(|(name, value)| name != GUARD && !value.is_empty())
}

/// The sign-in that leads back to what was asked.
fn sign_in_for(asked: &Asked) -> String {
    let back = match asked.query.as_str() {
        "" => asked.path.clone(),
        query => format!("{}?{query}", asked.path),
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    let query = query.append_pair("ke", &back).finish();
    format!("{}?{query}", localized(asked.lang, SIGN_IN))
}

fn response(
    server: &Server,
    reader: &Reader,
    answered: Answered,
    is_secure: bool,
) -> Result<Response<Body>, Problem> {
    let place = Place {
        language: Some(reader.lang.tag()),
        is_open: false,
    };
    let is_picture = matches!(answered.sent, Sent::Picture { .. });
    let is_page = matches!(answered.sent, Sent::Page(_) | Sent::Refused(_));
    let (status, reply) = match answered.sent {
        Sent::Page(markup) => (StatusCode::OK, Reply::Page(markup)),
        Sent::Refused(markup) => (StatusCode::UNPROCESSABLE_ENTITY, Reply::Page(markup)),
        Sent::Elsewhere(to) => (StatusCode::SEE_OTHER, Reply::Elsewhere(to)),
        Sent::File {
            content_type,
            bytes,
            name,
        } => {
            let reply = Reply::File {
                content_type,
                bytes,
                name: Some(name),
            };
            (StatusCode::OK, reply)
        }
        Sent::Pieces {
            content_type,
            pieces,
            name,
        } => return Ok(in_pieces(server, content_type, pieces, &name)),
        Sent::Picture {
            content_type,
            bytes,
        } => {
            let reply = Reply::File {
                content_type,
                bytes,
                name: None,
            };
            (StatusCode::OK, reply)
        }
        Sent::Told(status, value) => {
            let reply = Reply::File {
                content_type: "application/json",
                bytes: value.to_string().into_bytes(),
                name: None,
            };
            let status = StatusCode::from_u16(status).expect("pages answer with statuses of HTTP");
            (status, reply)
        }
    };
    let mut response = Kept::new(reply, 0, place, &server.fixed).once(&reader.headers);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("cookie, accept-encoding"));
    if is_picture {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SHUT_IN));
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    }
    if is_page {
        allow_scripts(headers);
    }
    if let Some(cookie) = cookie::header(&answered.cookie, is_secure) {
        headers.insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// An answer that is sent while it is made: how long it is nobody knows yet.
fn in_pieces(
    server: &Server,
    content_type: &'static str,
    pieces: Pieces,
    name: &str,
) -> Response<Body> {
    let mut response = Response::new(Body::new(pieces));
    let headers = response.headers_mut();
    *headers = server.fixed.start();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CONTENT_DISPOSITION, disposition(name));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("cookie"));
    response
}
