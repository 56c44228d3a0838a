//! Confirms a sign-in by the code of an authenticator, or by a recovery code.

use super::attempts::demand_open;
use super::person_of_session::alive_session;
use super::sign_in::{ACTIVE, BY_BOTH, BY_PASSWORD, Opened, put_session};
use super::totp::{accepted_step, codes_of};
use super::{Chance, Denial, NotDone, Scene, token};
use prima_domain::register::sign_in::recovery::read_recovery_code;
use prima_store::people::Person;
use prima_store::{Act, Secret, StoreError};
use serde_json::json;

const NAME: &str = "confirm_second_factor";

/// Which second factor was shown.
enum Shown {
    Code,
    RecoveryCode,
}

/// Makes a half-opened session a whole one. Its token changes, so that one
/// stolen before is good for nothing. A code is accepted once.
pub async fn confirm_second_factor(
    scene: &Scene<'_>,
    session: &Secret,
    code: &str,
    chance: Chance<'_>,
) -> Result<Opened, NotDone> {
    let hash = token::kept(session.expose());
    let mut act = scene.database.act().await?;
    let session = alive_session(act.session(&hash).await?, scene.now);
    let session = session.filter(|session| session.strength == BY_PASSWORD);
    let session = session.ok_or(Denial::NotUsable)?;
    let person = act.person(&session.person).await?;
    let person = person.filter(|person| person.state == ACTIVE);
    let mut person = person.ok_or(Denial::NotUsable)?;
    demand_open(person.failures, person.last_failure, scene.now)?;
    let Some(shown) = shown(scene, &mut act, &mut person, code).await? else {
        return Err(scene.fail_person(act, person, "", NAME).await?);
    };
    let id = person.person.clone();
    scene.forgive(&mut act, &mut person).await?;
    act.put_person(person).await?;
    act.end_session(&id, &hash).await?;
    let agent = &session.agent;
    let (token, csrf) = put_session(scene, &mut act, &id, agent, BY_BOTH, chance).await?;
    let is_recovery = matches!(shown, Shown::RecoveryCode);
    let detail = json!({ "recovery_code": is_recovery });
    scene.finish(act, &id, NAME, &id, detail).await?;
    Ok(Opened {
        token,
        csrf,
        needs_second_factor: false,
    })
}

/// Which factor a code is, if any; it is used up.
async fn shown(
    scene: &Scene<'_>,
    act: &mut Act,
    person: &mut Person,
    code: &str,
) -> Result<Option<Shown>, StoreError> {
    let codes = codes_of(person.totp_secret.expose(), &person.email);
    let step = codes.and_then(|codes| accepted_step(&codes, code, person.totp_step, scene.now));
    if let Some(step) = step {
        person.totp_step = step;
        return Ok(Some(Shown::Code));
    }
    let Some(code) = read_recovery_code(code) else {
        return Ok(None);
    };
    let known = act
        .recovery_code(&person.person, &token::kept(&code))
        .await?;
    match known.filter(|known| known.used_at == 0) {
        Some(mut known) => {
            known.used_at = scene.now;
            act.put_recovery_code(known).await?;
            Ok(Some(Shown::RecoveryCode))
        }
        None => Ok(None),
    }
}
