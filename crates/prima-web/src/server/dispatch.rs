//! From a request that no page in memory answers to an answer.
//!
//! Everything that can be refused before work begins is refused here; a page is
//! made in a task of its own, so that a fault in it ends nothing else and a
//! reader who goes away does not waste it.

use super::accept_language::language as liked_language;
use super::address::{self, Address};
use super::answer::{Kept, Place, Present, location};
use super::cache::Turn;
use super::request_id::RequestId;
use super::{Server, api, assets, desk, operations, upload};
use crate::asked::Asked;
use crate::error::{ErrorView, Problem, Unsent, markup, suggestions};
use crate::frame::localized;
use crate::opendata::api::unanswered;
use crate::reply::{Missing, Reply, WebError};
use crate::routes::{DAILY, Route};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::routing::any;
use hyper::header::{ALLOW, CACHE_CONTROL, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER, VARY};
use hyper::{Method, Response, StatusCode};
use prima_document::wording::Words;
use prima_instrument::words::Lang;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::time::timeout;

/// Time for suggestions on an error page; without them it is a page as well.
const SUGGESTING: Duration = Duration::from_secs(2);
/// Room in an upload for what surrounds the file.
const SURROUNDING: usize = 64 << 10;

/// All addresses that are not kept in memory.
pub fn router(server: &Arc<Server>) -> Router {
    let limit = server.settings.upload_bytes as usize + SURROUNDING;
    Router::new()
        .route("/healthz", any(operations::alive))
        .route("/readyz", any(operations::ready))
        .route("/metrics", any(operations::metrics))
        .route("/robots.txt", any(operations::robots))
        .fallback(answer)
        .layer(DefaultBodyLimit::max(limit))
        .with_state(Arc::clone(server))
}

/// Who asks, as far as an answer depends on it.
#[derive(Debug)]
pub struct Reader {
    /// Headers of the request.
    pub headers: HeaderMap,
    /// Number of the request.
    pub id: RequestId,
    /// Language of the address, else the one the browser likes best.
    pub lang: Lang,
    /// Path behind the language.
    pub path: String,
    /// Whether a program asks, which reads errors as JSON.
    pub is_program: bool,
    /// Methods of the address.
    pub allowed: &'static str,
    /// What was written into a form, to be given back where it is not taken.
    pub unsent: Option<Unsent>,
}

impl Reader {
    fn new(request: &Request) -> Reader {
        let (lang, path) = address::language(request.uri().path());
        let id = request.extensions().get::<RequestId>();
        Reader {
            headers: request.headers().clone(),
            id: id.expect("every request has an id").clone(),
            lang: lang.unwrap_or_else(|| liked_language(request.headers())),
            path: if path.is_empty() { "/" } else { path }.to_owned(),
            is_program: lang.is_none() && path.starts_with("/api/"),
            allowed: "GET, HEAD",
            unsent: None,
        }
    }
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response<Body> {
    let mut reader = Reader::new(&request);
    match found(&server, &mut reader, request).await {
        Ok(response) => response,
        Err(problem) => refusal(&server, &reader, &problem).await,
    }
}

async fn found(
    server: &Arc<Server>,
    reader: &mut Reader,
    request: Request,
) -> Result<Response<Body>, Problem> {
    let uri = request.uri().clone();
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    // It says itself what is wrong with a long query.
    if reader.is_program && !server.reachable.load(Ordering::Acquire) {
        return Err(Problem::Unavailable);
    }
    if reader.is_program {
        return api::answer(server, reader, request).await;
    }
    if uri.path_and_query().map_or(0, |whole| whole.as_str().len()) > address::LONGEST {
        return Err(Problem::AddressTooLong);
    }
    if uri.path().starts_with("/aset/") {
        demand(is_reading)?;
        let asset = crate::assets::find(uri.path());
        let asset = asset.ok_or(Problem::Missing(Missing::Page))?;
        return Ok(assets::response(asset, &reader.headers, &server.fixed));
    }
    if let Some((route, asked)) =
        address::desk(&server.tables, uri.path(), uri.query().unwrap_or_default())
    {
        return desk::answer(server, reader, route, asked, request).await;
    }
    match address::read(&server.tables, uri.path(), uri.query().unwrap_or_default()) {
        Address::Page { route, asked, key } => {
            if let Some(door) = upload::door(&server.tables, &asked) {
                reader.allowed = "GET, HEAD, POST";
                if request.method() == Method::POST {
                    return upload::receive(server, reader, door, asked, request).await;
                }
            }
            demand(is_reading)?;
            let kept = page(server, reader, route, asked, key).await?;
            Ok(kept.response(&reader.headers))
        }
        Address::Moved(to) => {
            demand(is_reading)?;
            Ok(redirect(server, StatusCode::PERMANENT_REDIRECT, &to))
        }
        Address::Choose(to) => {
            demand(is_reading)?;
            Ok(redirect(server, StatusCode::FOUND, &to))
        }
        Address::Nothing => Err(Problem::Missing(Missing::Page)),
    }
}

fn demand(is_reading: bool) -> Result<(), Problem> {
    is_reading.then_some(()).ok_or(Problem::Method)
}

fn redirect(server: &Server, status: StatusCode, to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    *headers = server.fixed.start();
    headers.insert(LOCATION, location(to));
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=3600"),
    );
    response
}

/// The page in memory, else a new one.
async fn page(
    server: &Arc<Server>,
    reader: &Reader,
    route: &'static Route,
    asked: Asked,
    key: String,
) -> Result<Arc<Kept>, Problem> {
    let now = (server.settings.clock)();
    let asked = asked.at(now);
    if !server.reachable.load(Ordering::Acquire) && !server.cache.has(&key, server.present(now)) {
        return Err(Problem::Unavailable);
    }
    let making = Arc::clone(server);
    let made = async move {
        let present = making.present(now);
        if !making.cache.may_keep(&key) {
            return made(&making, route, &asked, present).await;
        }
        let turn: Turn = match making.cache.page_or_turn(&key, present).await {
            Ok(kept) => return Ok(kept),
            Err(turn) => turn,
        };
        let kept = made(&making, route, &asked, present).await?;
        // Refused where it was forgotten meanwhile, which is as it should be.
        let _ = turn.insert(Arc::clone(&kept));
        Ok(kept)
    };
    apart(server, reader, server.settings.answer, made).await
}

async fn made(
    server: &Server,
    route: &Route,
    asked: &Asked,
    present: Present,
) -> Result<Arc<Kept>, WebError> {
    let turn = server.renders.acquire().await;
    let _turn = turn.expect("nobody closes the semaphore");
    let reply = match (route.page)(&server.site, asked).await {
        Err(WebError::NotFound(missing)) => match in_lower_case(server, route, asked).await? {
            Some(address) => Reply::Elsewhere(address),
            None => return Err(WebError::NotFound(missing)),
        },
        reply => reply?,
    };
    let place = Place {
        language: Some(asked.lang.tag()),
        is_open: false,
    };
    let kept = Kept::new(reply, present.version, place, &server.fixed);
    Ok(Arc::new(match DAILY.contains(&route.path) {
        true => kept.on(present.day),
        false => kept,
    }))
}

/// The address that was meant where a code was written in capitals; none where
/// nothing is there either. Codes of ours are in lower case.
async fn in_lower_case(
    server: &Server,
    route: &Route,
    asked: &Asked,
) -> Result<Option<String>, WebError> {
    let path = asked.path.to_ascii_lowercase();
    if path == asked.path {
        return Ok(None);
    }
    let mut lower = asked.clone();
    lower.path.clone_from(&path);
    match (route.page)(&server.site, &lower).await {
        Ok(_) => {
            let address = localized(asked.lang, &path);
            Ok(Some(match asked.query.as_str() {
                "" => address,
                query => format!("{address}?{query}"),
            }))
        }
        Err(WebError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Does work in a task of its own, off the thread that speaks with clients, and
/// within a time; what goes wrong is told to
/// the log here, and to the reader as a [`Problem`].
pub async fn apart<T: Send + 'static>(
    server: &Server,
    reader: &Reader,
    time: Duration,
    work: impl Future<Output = Result<T, WebError>> + Send + 'static,
) -> Result<T, Problem> {
    let request_id = reader.id.text();
    let path = super::logged(&reader.path);
    let error = match timeout(time, server.makers.spawn(work)).await {
        Ok(Ok(Ok(done))) => return Ok(done),
        Ok(Ok(Err(error))) => error,
        Ok(Err(fault)) => {
            server.metrics.panics.fetch_add(1, Ordering::Relaxed);
            tracing::error!(request_id, path, error = %fault, "A fault in the program ended a request");
            return Err(Problem::Internal);
        }
        Err(_) => {
            tracing::error!(request_id, path, "An answer took too long");
            return Err(Problem::Unavailable);
        }
    };
    let problem = Problem::from(&error);
    if problem.status() >= 500 {
        tracing::error!(
            request_id,
            path,
            error = chain(&error),
            "An answer could not be made"
        );
    }
    Err(problem)
}

/// An error with all its causes.
pub fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// The answer that says why there is none.
async fn refusal(server: &Arc<Server>, reader: &Reader, problem: &Problem) -> Response<Body> {
    if reader.is_program {
        let is_away = *problem == Problem::Unavailable;
        let served = unanswered(&reader.path, reader.lang, is_away);
        return api::response(server, reader, served);
    }
    let reply = Reply::Page(markup(&ErrorView {
        words: Words { lang: reader.lang },
        problem,
        suggestions: &suggested(server, reader, problem).await,
        request_id: reader.id.text(),
        path: &reader.path,
        unsent: reader.unsent.as_ref().filter(|_| problem.passes()),
    }));
    let place = Place {
        language: Some(reader.lang.tag()),
        is_open: false,
    };
    let mut response = Kept::new(reply, 0, place, &server.fixed).once(&reader.headers);
    *response.status_mut() =
        StatusCode::from_u16(problem.status()).expect("problems have statuses of HTTP");
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        VARY,
        HeaderValue::from_static("accept-encoding, accept-language"),
    );
    if *problem == Problem::Method {
        headers.insert(ALLOW, HeaderValue::from_static(reader.allowed));
    }
    if let Some(seconds) = problem.retry_after() {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What else may be meant; nothing where that cannot be found out soon.
async fn suggested(
    server: &Arc<Server>,
    reader: &Reader,
    problem: &Problem,
) -> Vec<crate::error::Suggestion> {
    let Problem::Missing(missing) = problem else {
        return Vec::new();
    };
    let (server_, missing, path) = (Arc::clone(server), missing.clone(), reader.path.clone());
    let words = Words { lang: reader.lang };
    let finding = async move {
        let turn = server_.renders.acquire().await;
        let _turn = turn.expect("nobody closes the semaphore");
        Ok(suggestions(&server_.site, words, &missing, &path).await?)
    };
    let found = apart(server, reader, SUGGESTING, finding).await;
    found.unwrap_or_default()
}
