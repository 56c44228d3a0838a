//! `/data/{dataset}/…`: the files of a data set, one by one and all in one ZIP,
//! with the signature of what was determined here.

use crate::asked::Asked;
use crate::assessment::work::refusal::hidden;
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use prima_exchange::archive::zip_of;
use prima_exchange::{manifest, signature};
use prima_workflow::assessment::read::{determination_bundle, signature_file};

/// Answers `/data/{dataset}/bundel.zip`. The same data set gives the same bytes.
pub async fn bundle(site: &Site, asked: &Asked) -> Answer {
    let segments = asked.segments();
    let id = segments.get(1).copied().unwrap_or_default();
    let files = site.database.dataset_files(id).await?;
    let Some(manifest) = files.iter().find(|file| file.name == manifest::NAME) else {
        return Err(WebError::NotFound(Missing::Dataset(id.to_owned())));
    };
    let signed = signature_file(&site.desk, id, &manifest.sha256).await;
    let signed = signed.map_err(WebError::failed("read a signature"))?;
    let files = files
        .iter()
        .map(|file| (file.name.as_str(), file.content.as_bytes()))
        .chain(signed.iter().map(|text| (signature::NAME, text.as_bytes())));
    let bytes = zip_of(files).map_err(WebError::failed("pack a bundle"))?;
    Ok(Reply::File {
        content_type: "application/zip",
        bytes,
        name: Some(format!("{id}.zip")),
    })
}

/// Answers `/penetapan/{cycle}/{number}/bundel.zip`: the bundle of a published
/// determination, also of one that a later one corrects.
pub async fn determination(site: &Site, asked: &Asked) -> Answer {
    let segments = asked.segments();
    let cycle = segments.get(1).copied().unwrap_or_default();
    let missing = || WebError::NotFound(Missing::Page);
    let number = segments.get(2).and_then(|number| number.parse().ok());
    let number: i64 = number.ok_or_else(missing)?;
    let files = determination_bundle(&site.desk, cycle, number).await;
    let files = files.map_err(hidden)?;
    if files.is_empty() {
        return Err(missing());
    }
    let files = files
        .iter()
        .map(|file| (file.name.as_str(), file.content.as_bytes()));
    let bytes = zip_of(files).map_err(WebError::failed("pack a bundle"))?;
    Ok(Reply::File {
        content_type: "application/zip",
        bytes,
        name: Some(format!("{cycle}-{number}.zip")),
    })
}

/// Answers `/data/{dataset}/{file}`.
pub async fn file(site: &Site, asked: &Asked) -> Answer {
    let segments = asked.segments();
    let (id, name) = match segments.as_slice() {
        [_, id, rest @ ..] => (*id, rest.join("/")),
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match site.database.dataset_file(id, &name).await? {
        Some(file) => Ok(Reply::File {
            content_type: content_type(&name),
            bytes: file.content.into_bytes(),
            name: Some(format!("{id}-{}", name.replace('/', "-"))),
        }),
        None if site.database.dataset(id).await?.is_some() => {
            let dataset = id.to_owned();
            Err(WebError::NotFound(Missing::File { dataset, name }))
        }
        None => Err(WebError::NotFound(Missing::Dataset(id.to_owned()))),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("toml") => "application/toml; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}
