//! The sample rounds, proposals, requests and hub of the demo, and who can sign in to it.

use crate::clock;
use crate::output::{Output, write_out};
use anyhow::Result;
use prima_store::Database;
use prima_workflow::assessment::Desk;
use prima_workflow::people::Hashing;
use prima_workflow::sample_cycle::{
    PASSWORD, hub, judged, make, mentoring, predikat, proposals, sign_ins,
};

/// Makes the two sample rounds, the sample proposals, requests, hub and programme that
/// ends in a predikat where they are not there yet.
pub async fn prepare(database: &Database) -> Result<()> {
    let desk = Desk::new(database.clone());
    let mut chance = |bytes: &mut [u8]| {
        getrandom::fill(bytes).expect("the operating system gives chance");
    };
    let (hashing, now) = (Hashing::new(1, 1), clock::seconds());
    make(&desk, &hashing, now, &mut chance).await?;
    judged::make(&desk, &hashing, now, &mut chance).await?;
    proposals::make(&desk, &hashing, now, &mut chance).await?;
    mentoring::make(&desk, now).await?;
    hub::make(&desk, &hashing, now, &mut chance).await?;
    predikat::make(&desk, &hashing, now, &mut chance).await?;
    Ok(())
}

/// Prints who can sign in, one a line.
pub fn print_sign_ins(output: Output) {
    let mut text = format!("{}\n", output.words("cli-demo-sign-ins", &[]));
    for sign_in in sign_ins() {
        let role = output.words(&format!("web-role-{}", sign_in.role.code()), &[]);
        text.push_str(&format!("  {:<28} {role}\n", sign_in.email));
    }
    let password = [("password", PASSWORD.to_owned())];
    text.push_str(&format!(
        "{}\n",
        output.words("cli-demo-password", &password)
    ));
    write_out(&text);
}
