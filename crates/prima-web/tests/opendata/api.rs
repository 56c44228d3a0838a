//! The API: every answer is what the OpenAPI text says, and every refusal says why.

use crate::support::Portal;
use prima_instrument::words::Lang;
use prima_store::StoreError;
use prima_web::opendata::api::endpoint::{ENDPOINTS, ROOT};
use prima_web::opendata::api::problem::Problem;
use prima_web::opendata::api::{Call, Served, respond, unanswered};
use serde_json::Value;

async fn get(portal: &Portal, address: &str) -> (u16, Value) {
    let served = call(portal, &asked("GET", address)).await;
    let body = serde_json::from_slice(&served.body).unwrap_or(Value::Null);
    (served.status, body)
}

async fn call(portal: &Portal, call: &Call<'_>) -> Served {
    respond(&portal.site, call).await
}

fn asked<'a>(method: &'a str, address: &'a str) -> Call<'a> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Call {
        method,
        path,
        query,
        ..Call::default()
    }
}

fn header<'a>(served: &'a Served, name: &str) -> &'a str {
    let found = served.headers.iter().find(|(key, _)| *key == name);
    found.map_or("", |(_, value)| value)
}

/// Where a value breaks a schema, for the part of JSON Schema the text uses.
fn breaks(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        return breaks(document, document.pointer(pointer).expect(name), value, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any
            .iter()
            .any(|schema| breaks(document, schema, value, at).is_empty());
        return if fits {
            vec![]
        } else {
            vec![format!("{at}: {value} fits none of {any:?}")]
        };
    }
    let mut found = Vec::new();
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        other => panic!("{at}: a schema with the type {other}"),
    };
    let is = |name: &&str| match *name {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{at}: the type {other}"),
    };
    if !types.iter().any(is) {
        found.push(format!("{at}: {value} is no {types:?}"));
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|list| !list.contains(value))
    {
        found.push(format!("{at}: {value} is not in {}", schema["enum"]));
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(breaks(
            document,
            &schema["items"],
            item,
            &format!("{at}/{place}"),
        ));
    }
    if let Some(object) = value.as_object() {
        let properties = schema["properties"]
            .as_object()
            .expect("an object has properties");
        for name in schema["required"].as_array().into_iter().flatten() {
            if !object.contains_key(name.as_str().unwrap_or_default()) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, value) in object {
            match properties.get(name) {
                Some(schema) => {
                    found.extend(breaks(document, schema, value, &format!("{at}/{name}")))
                }
                None => found.push(format!("{at}: {name} is not described")),
            }
        }
    }
    found
}

/// The schema of an answer, as the text describes it.
fn schema<'a>(document: &'a Value, path: &str, status: u16) -> &'a Value {
    let response = &document["paths"][path]["get"]["responses"][status.to_string()];
    let response = match response["$ref"].as_str() {
        Some(name) => document.pointer(name.trim_start_matches('#')).expect(name),
        None => response,
    };
    let kind = if status == 200 {
        "application/json"
    } else {
        "application/problem+json"
    };
    let schema = &response["content"][kind]["schema"];
    assert!(
        schema.is_object(),
        "{path} describes no answer with {status}"
    );
    schema
}

/// Codes that the shipped history has.
const CODES: [(&str, &str); 8] = [
    ("{programme}", "ombudsman"),
    ("{period}", "2023"),
    ("{body}", "oku-timur"),
    ("{region}", "16.08"),
    ("{dataset}", "ombudsman-nasional-2024"),
    ("{instrument}", "ombudsman"),
    ("{edition}", "2022"),
    ("{innovation}", "klinik-bum-desa"),
];

fn filled(path: &str) -> String {
    CODES.iter().fold(path.to_owned(), |path, (name, code)| {
        path.replace(name, code)
    })
}

#[tokio::test]
async fn every_answer_is_what_the_text_says() {
    let portal = Portal::new().await;
    let (status, document) = get(&portal, "/api/openapi.json").await;
    assert_eq!(status, 200);
    for endpoint in &ENDPOINTS {
        let path = format!("{ROOT}{}", endpoint.path);
        let mut next = Some(filled(&path));
        let mut n_pages = 0;
        while let Some(address) = next {
            let (status, body) = get(&portal, &address).await;
            assert_eq!(status, 200, "{address}: {body}");
            let found = breaks(&document, schema(&document, &path, 200), &body, &address);
            assert!(found.is_empty(), "{}", found.join("\n"));
            let items = body["items"].as_array();
            assert!(
                items.is_none_or(|items| !items.is_empty()),
                "{address} has no records"
            );
            next = body["next"].as_str().map(str::to_owned);
            n_pages += 1;
            assert!(n_pages < 50, "{address} never ends");
        }
    }
}

#[tokio::test]
async fn a_refusal_says_which_part_and_why_in_the_readers_language() {
    let portal = Portal::new().await;
    let (_, document) = get(&portal, "/api/openapi.json").await;
    let (status, body) = get(&portal, "/api/v1/bodies?jenis=x&limit=0&level=desa").await;
    assert_eq!(status, 400);
    let found = breaks(
        &document,
        schema(&document, "/api/v1/bodies", 400),
        &body,
        "400",
    );
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(body["title"], "Kueri tidak dapat dipakai");
    let names: Vec<&str> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|error| error["parameter"].as_str())
        .collect();
    assert_eq!(names, ["jenis", "limit", "level"]);
    assert_eq!(
        body["errors"][1]["reason"],
        "Harus bilangan bulat 1 sampai 200."
    );

    let english = Call {
        lang: Lang::En,
        ..asked("GET", "/api/v1/bodies/nobody")
    };
    let served = call(&portal, &english).await;
    assert_eq!(served.status, 404);
    assert_eq!(header(&served, "content-type"), "application/problem+json");
    assert_eq!(header(&served, "content-language"), "en");
    let body: Value = serde_json::from_slice(&served.body).unwrap();
    assert_eq!(body["title"], "What was asked for is not there");
    for address in [
        "/api/v1/bodies/%00",
        "/api/v1/cycles/ombudsman/1900/results",
        "/api/v1/regions/99",
        "/api/v1",
        "/api/v2/bodies",
    ] {
        assert_eq!(get(&portal, address).await.0, 404, "{address}");
    }
}

#[tokio::test]
async fn methods_and_kinds_are_kept_apart() {
    let portal = Portal::new().await;
    let address = "/api/v1/bodies/oku-timur";
    let whole = call(&portal, &asked("GET", address)).await;
    assert_eq!(header(&whole, "access-control-allow-origin"), "*");
    let head = call(&portal, &asked("HEAD", address)).await;
    assert_eq!(head, whole);
    let options = call(&portal, &asked("OPTIONS", address)).await;
    assert_eq!(options.status, 204);
    assert_eq!(
        header(&options, "access-control-allow-methods"),
        "GET, HEAD, OPTIONS"
    );
    let post = call(&portal, &asked("POST", address)).await;
    assert_eq!(
        (post.status, header(&post, "allow")),
        (405, "GET, HEAD, OPTIONS")
    );
    let xml = call(
        &portal,
        &Call {
            accept: "application/xml",
            ..asked("GET", address)
        },
    )
    .await;
    assert_eq!(xml.status, 406);
}

#[tokio::test]
async fn the_story_of_oku_timur_is_in_one_answer() {
    let portal = Portal::new().await;
    let (_, body) = get(&portal, "/api/v1/bodies/oku-timur").await;
    let result = &body["results"][0];
    assert_eq!(result["index"], "94.39");
    assert_eq!(
        (&result["rank"], &result["rank_of"]),
        (&Value::from(2), &Value::from(17))
    );
    assert_eq!(result["state"], "imported");
    assert_eq!(result["sample"], Value::Null);
    assert!(result["source"].as_str().unwrap().contains("Sumeks 2024"));

    let (_, found) = get(&portal, "/api/v1/bodies?q=OKUT&limit=1").await;
    assert_eq!(found["items"][0]["body"], "oku-timur");
    let (_, ranked) = get(
        &portal,
        "/api/v1/cycles/ombudsman/2023/results?province=16&limit=2",
    )
    .await;
    assert_eq!(ranked["total"], 17);
    assert_eq!(ranked["items"][1]["body"], "oku-timur");
    let (_, sample) = get(&portal, "/api/v1/datasets/contoh-pekppp").await;
    assert_eq!(sample["sample"], "sample");
}

#[test]
fn where_no_answer_could_be_made_that_is_a_problem_like_any_other() {
    for (is_away, status, name) in [(true, 503, "unreachable"), (false, 500, "failure")] {
        let served = unanswered("/api/v1/bodies", Lang::Id, is_away);
        assert_eq!(served.status, status);
        let problem: Value = serde_json::from_slice(&served.body).expect("JSON");
        assert_eq!(problem["status"], status, "{problem}");
        assert_eq!(problem["instance"], "/api/v1/bodies", "{problem}");
        let explained = format!("/id/data/api#masalah-{name}");
        assert_eq!(problem["type"], explained, "{problem}");
        let retry = served
            .headers
            .iter()
            .any(|(name, _)| *name == "retry-after");
        assert_eq!(retry, is_away, "{problem}");
    }
}

#[test]
fn a_database_that_another_program_holds_is_asked_again_later() {
    let busy = StoreError::Busy {
        url: "sqlite:prima.db".to_owned(),
    };
    assert_eq!(Problem::Store(busy).status(), 503);
}
