//! `cargo xtask bench`: the measurements of README, each beside its peer.
//!
//! Every contestant runs as a whole process on the same files, in turn with the
//! others. What is promised is compared as a ratio of the same rounds, so that a
//! slow or busy machine changes the seconds but hardly the verdict.

mod catalogue;
mod certificates;
mod check;
mod determination;
mod filling;
mod last_day;
mod measure;
mod national;
mod portal;
mod prepare;
mod robust;
mod saves;

const USAGE: &str = "use: cargo xtask bench \
                     [national|robust|check|determination|portal|saves|last-day|catalogue|\
                     certificates|all] [--scale TIMES] [--rounds N] [--number N] [--quick]";

/// What was asked for on the command line.
struct Options {
    subject: String,
    /// How many times the national round is made larger for the second look at
    /// it; 1 leaves that look out.
    scale: u64,
    rounds: usize,
    /// Certificates that are issued.
    number: usize,
    /// Whether the portal and the saving are measured for a short while only.
    is_quick: bool,
}

/// Promises that were not kept, each in a sentence.
type Missed = Vec<String>;

/// Measures what is asked for, prints the tables in Markdown, and fails when a
/// promised figure is missed.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let options = read_options(arguments)?;
    let is_asked = |subject: &str| options.subject == subject || options.subject == "all";
    let mut missed = Missed::new();
    if is_asked("catalogue") {
        missed.extend(catalogue::run()?);
    }
    if is_asked("certificates") {
        missed.extend(certificates::run(options.number)?);
    }
    if ["catalogue", "certificates"].contains(&options.subject.as_str()) {
        return verdict(&missed);
    }
    let place = prepare::place()?;
    if is_asked("national") {
        missed.extend(national::run(&place, options.scale, options.rounds)?);
    }
    if is_asked("robust") {
        missed.extend(robust::run(&place, options.rounds)?);
    }
    if is_asked("check") {
        missed.extend(check::run(&place, options.rounds)?);
    }
    if is_asked("determination") {
        missed.extend(determination::run(&place, options.rounds)?);
    }
    if is_asked("portal") {
        missed.extend(portal::run(&place, options.is_quick)?);
    }
    if is_asked("saves") {
        missed.extend(saves::run(&place, options.is_quick)?);
    }
    if is_asked("last-day") {
        missed.extend(last_day::run(&place, options.is_quick)?);
    }
    verdict(&missed)
}

fn verdict(missed: &Missed) -> Result<(), String> {
    if missed.is_empty() {
        println!("Every promise that was measured is kept.");
        Ok(())
    } else {
        Err(missed.join("\n"))
    }
}

fn read_options(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options {
        subject: "all".to_owned(),
        scale: 10,
        rounds: 5,
        number: 10_000,
        is_quick: false,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "national" | "robust" | "check" | "determination" | "portal" | "saves" | "last-day"
            | "catalogue" | "certificates" | "all" => {
                options.subject.clone_from(argument);
            }
            "--quick" => options.is_quick = true,
            "--scale" => options.scale = positive(argument, rest.next())?,
            "--number" => options.number = positive(argument, rest.next())?,
            "--rounds" => options.rounds = positive(argument, rest.next())?,
            _ => return Err(format!("`{argument}` is not understood; {USAGE}")),
        }
    }
    Ok(options)
}

fn positive<N: std::str::FromStr + Default + PartialEq>(
    name: &str,
    value: Option<&String>,
) -> Result<N, String> {
    value
        .and_then(|value| value.parse().ok())
        .filter(|number| *number != N::default())
        .ok_or_else(|| format!("{name} needs a whole number above 0; {USAGE}"))
}

/// A whole number with its thousands set apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, read_options};

    fn arguments(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (60_600, "60,600"),
            (1_800_000, "1,800,000"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn options_are_read_or_refused_in_a_sentence() {
        let options = read_options(&arguments("national --scale 3")).unwrap();
        assert_eq!(
            (options.subject.as_str(), options.scale, options.rounds),
            ("national", 3, 5)
        );
        let options = read_options(&arguments("certificates --number 50")).unwrap();
        assert_eq!(
            (options.subject.as_str(), options.number),
            ("certificates", 50)
        );
        for line in ["--scale", "--scale 0", "--rounds many", "nasional"] {
            assert!(read_options(&arguments(line)).is_err(), "{line}");
        }
    }
}
