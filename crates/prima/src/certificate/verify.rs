//! `prima certificate verify`: checks a certificate without a network, and says
//! of each thing whether it was checked. Whose a key is, no file can prove.

use super::press;
use crate::output::Output;
use crate::{cli, clock};
use anyhow::Result;
use prima_document::wording::Words;
use prima_exchange::cause::cause_in;
use prima_exchange::credential::attestation::Attestation;
use prima_exchange::credential::check::{Checked, Unreadable, Verdict, check};
use prima_exchange::credential::did::{self, Known};
use prima_exchange::signature::{PublicKey, read_keys};
use prima_workflow::failure::Refusal;
use prima_workflow::recognition::certificate::{is_about_sample, last_day_of, page_verdict};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Largest file that is read.
const MOST_BYTES: u64 = 50 << 20;

/// Runs the command: exit code 0 only if the signature was checked and everything
/// that was checked holds; 1 where something does not, or the file is no
/// certificate; 2 where no key was given, or a file cannot be read.
pub fn run(arguments: &cli::CertificateVerify, output: Output) -> Result<ExitCode> {
    let file = read(&arguments.file, output)?;
    let known = known(arguments, output)?;
    let list = match &arguments.status {
        Some(path) => Some(String::from_utf8_lossy(&read(path, output)?).into_owned()),
        None => None,
    };
    let found = match check(&file, known.as_ref(), list.as_deref(), clock::seconds()) {
        Ok(found) => found,
        Err(unreadable) => return Ok(no_certificate(arguments, &unreadable, output)),
    };
    let page = page_verdict(
        &press(arguments.template.as_deref(), output)?,
        &found,
        &file,
    );
    say(arguments, &found, page.as_ref(), output);
    let is_forged = matches!(page, Some(Verdict::Failed(_)));
    let is_sample = is_about_sample(&found.attestation);
    let (code, key) = match (found.is_bad() || is_forged, &found.signature) {
        (true, _) if found.is_only_over() && !is_forged => (1, "piagam-cli-expired"),
        (true, _) if found.is_only_withdrawn() && !is_forged => (1, "piagam-cli-withdrawn"),
        (true, _) => (1, "piagam-cli-bad"),
        (false, Verdict::Passed) if is_sample => (0, "piagam-cli-sample"),
        (false, Verdict::Passed) => (0, "piagam-cli-good"),
        (false, _) => (2, "piagam-cli-unproven"),
    };
    let [day] = until(&found.attestation, output);
    output.say(key, &[day, ("what", wrong(&found, page.as_ref(), output))]);
    if is_sample && key != "piagam-cli-sample" {
        output.say("web-piagam-verdict-sample", &[]);
    }
    if key == "piagam-cli-unproven" {
        say_how_to_go_on(arguments, &found.attestation, output);
    }
    output.say("piagam-cli-not-checked", &[]);
    output.json(&json!({
        "file": arguments.file.display().to_string(),
        "good": code == 0,
        "carrier": found.carrier.code(),
        "signature": of(&found.signature),
        "issuer": of(&found.issuer),
        "status": of(&found.status),
        "status_since": found.status_since,
        "term": found.term.as_ref().map(of),
        "page": page.as_ref().map(of),
        "key": found.method,
        "sample": is_sample,
        "certificate": {
            "address": found.attestation.address,
            "issuer": found.attestation.issuer,
            "recipient": found.attestation.recipient_name,
            "unit": found.attestation.unit_name,
            "title": found.attestation.title,
            "event": found.attestation.event,
            "date": found.attestation.date,
            "citation": found.attestation.citation,
            "basis": found.attestation.basis,
            "issued": found.attestation.issued,
            "last_day": last_day_of(&found.attestation).map(|last| last.to_string()),
        },
    }));
    Ok(ExitCode::from(code))
}

fn no_certificate(
    arguments: &cli::CertificateVerify,
    unreadable: &Unreadable,
    output: Output,
) -> ExitCode {
    let (key, part) = unreadable.message();
    let key = format!("piagam-unreadable-{key}");
    output.say(&key, &[("part", part.to_owned())]);
    output.json(&json!({
        "file": arguments.file.display().to_string(),
        "good": false,
        "unreadable": output.words(&key, &[("part", part.to_owned())]),
    }));
    ExitCode::from(1)
}

fn say(
    arguments: &cli::CertificateVerify,
    found: &Checked,
    page: Option<&Verdict>,
    output: Output,
) {
    let attestation = &found.attestation;
    output.say(
        "piagam-cli-found",
        &[
            ("file", arguments.file.display().to_string()),
            (
                "carrier",
                output.words(&format!("piagam-carrier-{}", found.carrier.code()), &[]),
            ),
            (
                "issuer",
                format!("{} ({})", attestation.issuer_name, attestation.issuer),
            ),
        ],
    );
    output.say(
        "piagam-cli-says",
        &[
            ("recipient", attestation.recipient_name.clone()),
            ("title", attestation.title.clone()),
            ("event", attestation.event.clone()),
            ("date", attestation.date.clone()),
        ],
    );
    for (name, text) in [
        ("unit", &attestation.unit_name),
        ("citation", &attestation.citation),
        ("basis", &attestation.basis),
    ] {
        if !text.is_empty() {
            let name = output.words(&format!("web-piagam-fact-{name}"), &[]);
            let arguments = [("name", name), ("text", text.clone())];
            output.say("piagam-cli-fact", &arguments);
        }
    }
    if found.term.is_some() {
        output.say("piagam-cli-until", &until(attestation, output));
    }
    let checks = [
        ("signature", Some(&found.signature)),
        ("issuer", Some(&found.issuer)),
        ("status", Some(&found.status)),
        ("term", found.term.as_ref()),
        ("page", page),
    ];
    for (name, verdict) in checks {
        let Some(verdict) = verdict else { continue };
        let check = output.words(&format!("piagam-check-{name}"), &[]);
        let verdict = words_of(verdict, output);
        output.say("piagam-cli-line", &[("check", check), ("verdict", verdict)]);
    }
    if !found.status_since.is_empty() {
        let since = [("since", found.status_since.clone())];
        output.say("piagam-cli-status-since", &since);
    }
}

/// Where the certificate says its issuer publishes the key and the list of statuses,
/// and what to run then. Whether that is the issuer, the reader has to know.
fn say_how_to_go_on(arguments: &cli::CertificateVerify, attestation: &Attestation, output: Output) {
    let Some(document) = did::document_address(&attestation.issuer) else {
        let issuer = [("issuer", attestation.issuer.clone())];
        return output.say("piagam-cli-next-foreign", &issuer);
    };
    let steps = [
        ("piagam-cli-next-did", document),
        ("piagam-cli-next-list", attestation.status.list.clone()),
        ("piagam-cli-next-run", quoted(&arguments.file)),
    ];
    for (key, value) in steps {
        output.say(key, &[("value", value)]);
    }
}

/// A file as it is written on a command line.
fn quoted(file: &Path) -> String {
    let name = file.display().to_string();
    match name.contains(char::is_whitespace) {
        true => format!("\"{name}\""),
        false => name,
    }
}

/// The last day in words, for messages; empty: there is none.
fn until(attestation: &Attestation, output: Output) -> [(&'static str, String); 1] {
    let words = Words { lang: output.lang };
    let last = last_day_of(attestation).map(|last| words.date(&last.to_string()));
    [("day", last.unwrap_or_default())]
}

/// What does not hold, in words.
fn wrong(found: &Checked, page: Option<&Verdict>, output: Output) -> String {
    let all = [&found.signature, &found.issuer, &found.status];
    let all = all.into_iter().chain(&found.term).chain(page);
    let why = all.filter_map(|verdict| match verdict {
        Verdict::Failed(why) => Some(output.words(&format!("piagam-why-{why}"), &[])),
        _ => None,
    });
    why.collect::<Vec<_>>().join("; ")
}

fn words_of(verdict: &Verdict, output: Output) -> String {
    let why = |why: &str| [("why", output.words(&format!("piagam-why-{why}"), &[]))];
    match verdict {
        Verdict::Passed => output.words("piagam-verdict-passed", &[]),
        Verdict::Failed(key) => output.words("piagam-verdict-failed", &why(key)),
        Verdict::NotMade(key) => output.words("piagam-verdict-not-made", &why(key)),
    }
}

fn of(verdict: &Verdict) -> Value {
    match verdict {
        Verdict::Passed => json!({ "checked": true, "holds": true }),
        Verdict::Failed(why) => json!({ "checked": true, "holds": false, "why": why }),
        Verdict::NotMade(why) => json!({ "checked": false, "why": why }),
    }
}

/// The keys that are given; none where none are.
fn known(arguments: &cli::CertificateVerify, output: Output) -> Result<Option<Known>> {
    if let Some(path) = &arguments.did {
        let text = String::from_utf8_lossy(&read(path, output)?).into_owned();
        let named = [("file", path.display().to_string())];
        let none = || Refusal::usage(output.words("piagam-cli-did-none", &named));
        return Ok(Some(did::read(&text).ok_or_else(none)?));
    }
    let Some(given) = &arguments.key else {
        return Ok(None);
    };
    let keys = match PublicKey::from_hex(given.trim()) {
        Some(key) => vec![key],
        None => read_keys(&String::from_utf8_lossy(&read(Path::new(given), output)?)),
    };
    let written = [("key", given.clone())];
    match keys.is_empty() {
        true => Err(Refusal::usage(output.words("cli-key-none", &written)).into()),
        false => Ok(Some(Known::of_keys(keys))),
    }
}

fn read(path: &Path, output: Output) -> Result<Vec<u8>> {
    let refused = |cause: String| {
        let arguments = [("file", path.display().to_string()), ("cause", cause)];
        Refusal::usage(output.words("piagam-cli-file", &arguments))
    };
    let length = fs::metadata(path)
        .map_err(|error| refused(cause_in(output.lang, &error)))?
        .len();
    if length > MOST_BYTES {
        return Err(refused(format!("{length} > {MOST_BYTES} byte")).into());
    }
    Ok(fs::read(path).map_err(|error| refused(cause_in(output.lang, &error)))?)
}
