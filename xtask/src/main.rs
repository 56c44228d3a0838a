//! `cargo xtask COMMAND`: the chores of this repository, one file per command.
//!
//! A chore runs other programs and compares files. It never computes a figure:
//! `mutate` asks the reader and the scorer whether they notice a change.

mod assets;
mod bench;
mod browser;
mod bucket;
mod check;
mod deb;
mod demo;
mod generate;
mod install;
mod mutate;
mod portal;
mod postgres;
mod prepare;
mod process;
mod program;
mod python;
mod scanner;
mod side_by_side;
mod soak;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND [ARGUMENTS]

  assets   build the style sheet and the typeface of the portal
  demo     build prima and open the portal with the real history
  check    format, lints, documentation, rooms, policy, generated files
  test     every test of the workspace
  browser  of these, the ones at the open program: portal, cycle, outside, report
  prepare  install what the tests need besides Rust
  soak     kill the portal under load fifty times on each database
  bench    the measurements, each beside its peer
  mutate   change every rule of the instruments and see that a case notices
  gen      write the generated files again
  deb      build a Debian package in target/deb
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Err(message) = process::enter_repository() {
        eprintln!("xtask: {message}");
        return ExitCode::FAILURE;
    }
    let outcome = match command.as_str() {
        "assets" => assets::run(rest),
        "demo" => demo::run(rest),
        "check" => check::run(rest),
        "test" => test::run(rest),
        "browser" => browser::run(rest),
        "part" => browser::run_part(rest),
        "prepare" => prepare::run(rest),
        "soak" => soak::run(rest),
        "bench" => bench::run(rest),
        "mutate" => mutate::run(rest),
        "gen" => generate::run(rest),
        "deb" => deb::run(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => {
            eprintln!("xtask: there is no command `{other}`\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask {command}: {message}");
            ExitCode::FAILURE
        }
    }
}
