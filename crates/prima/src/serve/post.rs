//! How the portal sends letters. Nothing is asked of a server when the portal
//! starts: letters wait until it answers, and so does nobody else.

use super::config::{Config, MailWay};
use anyhow::Result;
use prima_workflow::post::{Courier, FolderCourier, Post, Sender, SmtpCourier};
use std::sync::Arc;

/// The post of a portal at an origin; none where the settings have no way for it.
pub fn post(config: &Config, origin: &str) -> Result<Option<Post>> {
    let Some(mail) = &config.mail else {
        return Ok(None);
    };
    let sender = Sender {
        from: mail.from.clone(),
        origin: origin.to_owned(),
    };
    let courier: Arc<dyn Courier> = match &mail.way {
        MailWay::Folder(folder) => Arc::new(FolderCourier::new(folder.clone())),
        MailWay::Server(settings) => Arc::new(SmtpCourier::new(settings, &sender)?),
    };
    Ok(Some(Post { courier, sender }))
}
