//! The vault beside other people's programs: files in a bucket of S3, and files
//! looked over by ClamAV. The test command starts both.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on must stop where it stands"
)]

mod bucket;
#[path = "../../../prima-store/tests/story/own_database.rs"]
#[expect(dead_code, reason = "the stories of the store use the rest of it")]
mod own_database;
mod scanner;
#[path = "../vault/town.rs"]
#[expect(dead_code, reason = "the tests of the vault use the rest of it")]
mod town;

/// What the test command says in a variable.
#[expect(
    clippy::disallowed_methods,
    reason = "the test command says where its servers are"
)]
fn told(variable: &str, needed: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!(
            "this test needs {needed}: run it with `cargo xtask test`, which installs and starts it"
        )
    })
}
