//! Sets the second factor up: an authenticator, and codes on paper.

use super::person_of_session::SignedIn;
use super::sign_in::BY_BOTH;
use super::totp::{accepted_step, codes_of};
use super::{Chance, Denial, NotDone, Scene, token};
use prima_domain::register::sign_in::recovery::{N_BYTES, N_CODES, recovery_code};
use prima_store::Secret;
use prima_store::people::RecoveryCode;
use serde_json::json;
use totp_rs::Secret as Key;

/// A second factor that is offered and not yet confirmed.
#[derive(Debug)]
pub struct SecondFactor {
    /// Its secret in base 32, for typing.
    pub secret: Secret,
    /// The `otpauth:` address, for the picture an authenticator reads.
    pub url: Secret,
}

/// Makes a new secret for somebody. Nothing is remembered: the page brings it
/// back with a code that proves the authenticator has it.
pub fn propose_second_factor(signed_in: &SignedIn, chance: Chance) -> SecondFactor {
    let key: [u8; 20] = token::drawn(chance);
    let secret = Key::from(key).to_base32();
    let codes = codes_of(&secret, &signed_in.email).expect("20 bytes are a secret");
    let url = codes
        .to_url()
        .expect("issuer and account are without a colon");
    SecondFactor {
        secret: Secret::new(secret),
        url: Secret::new(url),
    }
}

/// Sets the second factor up, in place of an earlier one; returns new recovery
/// codes, which nothing remembers. This session has done its second factor,
/// all others end.
pub async fn set_up_second_factor(
    scene: &Scene<'_>,
    signed_in: &SignedIn,
    secret: &Secret,
    code: &str,
    chance: Chance<'_>,
) -> Result<Vec<Secret>, NotDone> {
    let codes = codes_of(secret.expose(), &signed_in.email).ok_or(Denial::NotUsable)?;
    let step = accepted_step(&codes, code, 0, scene.now).ok_or(Denial::Wrong)?;
    let id = signed_in.actor.person.as_str();
    let written: Vec<String> = (0..N_CODES)
        .map(|_| recovery_code(token::drawn::<N_BYTES>(chance)))
        .collect();
    let kept: Vec<RecoveryCode> = written
        .iter()
        .map(|code| RecoveryCode {
            person: id.to_owned(),
            code_hash: token::kept(code),
            used_at: 0,
        })
        .collect();
    let mut act = scene.database.act().await?;
    let session = act.session(&signed_in.session).await?;
    let (Some(mut session), Some(mut person)) = (session, act.person(id).await?) else {
        return Err(Denial::NotUsable.into());
    };
    if !person.totp_secret.is_empty() && session.strength != BY_BOTH {
        return Err(Denial::NotUsable.into());
    }
    person.totp_secret = secret.clone();
    person.totp_step = step;
    session.strength = BY_BOTH.to_owned();
    act.put_person(person).await?;
    act.replace_recovery_codes(id, &kept).await?;
    act.end_other_sessions(id, &signed_in.session).await?;
    act.put_session(session).await?;
    let detail = json!({ "recovery_codes": N_CODES });
    scene
        .finish(act, id, "set_up_second_factor", id, detail)
        .await?;
    Ok(written.into_iter().map(Secret::new).collect())
}
