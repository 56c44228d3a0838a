//! `prima administrator`: makes the first account of an installation, or, asked
//! for in so many words, a further administrator where nobody can sign in any more.
//!
//! It never takes a password as an argument: arguments stand in the history of
//! the shell and in the list of processes.

use crate::backup::demand_file;
use crate::cli;
use crate::clock;
use crate::output::Output;
use crate::password;
use crate::serve::config::{self, Config};
use anyhow::Result;
use prima_document::wording::Words;
use prima_store::{Database, Secret};
use prima_web::register::denial;
use prima_workflow::assessment::COOLING_OFF_DAYS;
use prima_workflow::failure::Refusal;
use prima_workflow::people::{
    Denial, Hashing, NotDone, Scene, create_administrator, create_another_administrator,
};
use serde_json::json;
use std::process::ExitCode;

/// Runs the command. The database is the one `prima serve` would take.
pub fn run(arguments: &cli::Administrator, output: Output) -> Result<ExitCode> {
    let as_served = cli::Serve {
        database: arguments.database.clone(),
        config: arguments.config.clone(),
        ..cli::Serve::default()
    };
    let config = config::read(&as_served, &config::environment(), output.lang)?;
    demand_file(&config.database, output)?;
    let runtime = crate::runtime()?;
    let database = runtime.block_on(Database::open(&config.database))?;
    let made = (|| {
        // Asked before the password is, which nobody should type for nothing.
        let is_first = runtime.block_on(database.people())?.is_empty();
        if !is_first && !arguments.another {
            return Err(exists(&config, output).into());
        }
        let password = password::read(output)?;
        runtime.block_on(make(&database, arguments, &password, &config, output))
    })();
    runtime.block_on(database.close());
    made?;
    let told = [
        ("name", arguments.name.trim().to_owned()),
        ("email", arguments.email.trim().to_lowercase()),
        ("address", sign_in(&config, output)),
    ];
    output.say("administrator-made", &told);
    let [_, (_, email), (_, address)] = &told;
    output.json(&json!({ "email": email, "sign_in": address }));
    Ok(ExitCode::SUCCESS)
}

async fn make(
    database: &Database,
    arguments: &cli::Administrator,
    password: &Secret,
    config: &Config,
    output: Output,
) -> Result<()> {
    let scene = Scene {
        database,
        now: clock::seconds(),
        cooling_off_days: COOLING_OFF_DAYS,
    };
    let hashing = Hashing::new(1, 0);
    let (name, email) = (&*arguments.name, &*arguments.email);
    let mut chance = |bytes: &mut [u8]| {
        getrandom::fill(bytes).expect("the operating system gives chance");
    };
    let made = match arguments.another {
        false => create_administrator(&scene, &hashing, name, email, password, &mut chance).await,
        true => {
            create_another_administrator(&scene, &hashing, name, email, password, &mut chance).await
        }
    };
    match made {
        Ok(_) => Ok(()),
        Err(NotDone::Denied(Denial::NotFirst)) => Err(exists(config, output).into()),
        Err(NotDone::Denied(denial)) => {
            let words = Words { lang: output.lang };
            Err(Refusal::usage(denial::said(words, &denial)).into())
        }
        Err(NotDone::Store(error)) => Err(error.into()),
    }
}

fn exists(config: &Config, output: Output) -> Refusal {
    let database = prima_store::shown_url(&config.database);
    Refusal::usage(output.words("administrator-exists", &[("database", database)]))
}

/// Where the new administrator signs in, as far as the settings tell.
fn sign_in(config: &Config, output: Output) -> String {
    let origin = match config.origin.as_str() {
        "" => format!("http://{}", config.listen),
        origin => origin.to_owned(),
    };
    format!("{origin}/{}/masuk", output.lang.tag())
}
