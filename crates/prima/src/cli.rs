//! The command line: commands, arguments, and their help from `locales/`.

use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use prima_instrument::words::{Lang, say};
use prima_workflow::inputs::Inputs;
use std::path::PathBuf;

/// The database where none is named.
pub const DATABASE: &str = "sqlite:prima.db";

/// The address the portal is opened at where none is named.
pub const LISTEN: &str = "127.0.0.1:8080";

/// Names of values that have a word in each language.
const VALUES: [&str; 19] = [
    "ADDR",
    "AFTER",
    "BEFORE",
    "BUNDLE",
    "CODE",
    "COLOR",
    "DIR",
    "EDITION",
    "EMAIL",
    "FILE",
    "FROM",
    "LANG",
    "NAME",
    "ONLY",
    "PERCENT",
    "REPLICATES",
    "SEED",
    "SOURCE",
    "TABLE",
];

/// Everything the program can be asked.
#[derive(Parser)]
#[command(name = "prima", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub general: General,
    #[command(subcommand)]
    pub command: Command,
}

/// Arguments of every command.
#[derive(Args, Clone)]
pub struct General {
    #[arg(long, global = true, value_enum, default_value = "id")]
    pub lang: LangArgument,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub color: Color,
}

/// `--lang`.
#[derive(Clone, Copy, ValueEnum)]
pub enum LangArgument {
    Id,
    En,
}

impl From<LangArgument> for Lang {
    fn from(argument: LangArgument) -> Lang {
        match argument {
            LangArgument::Id => Lang::Id,
            LangArgument::En => Lang::En,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    Demo(Demo),
    Serve(Serve),
    Administrator(Administrator),
    Import(Import),
    Export(Export),
    Backup(Backup),
    Restore(Restore),
    Doctor(Doctor),
    #[command(subcommand)]
    Instrument(Instrument),
    Score(Score),
    Rank(Rank),
    Robust(Robust),
    NextSteps(NextSteps),
    Compare(Compare),
    Bundle(Bundle),
    Verify(Verify),
    #[command(subcommand)]
    Certificate(Certificate),
    Completions(Completions),
}

/// `prima demo`
#[derive(Args)]
pub struct Demo {
    #[arg(long, value_name = "ADDR", default_value = LISTEN)]
    pub listen: String,
    #[arg(long, value_name = "DIR", default_value = "prima-demo")]
    pub dir: PathBuf,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["listen", "dir"])]
    pub report: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub examples: Option<PathBuf>,
    // For tests alone: see `demo/moved_clock.rs`.
    #[arg(long, value_name = "FILE", hide = true, conflicts_with = "report")]
    pub clock: Option<PathBuf>,
}

/// `prima serve`
#[derive(Args, Default)]
pub struct Serve {
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `prima administrator`
#[derive(Args)]
pub struct Administrator {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(value_name = "EMAIL")]
    pub email: String,
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long)]
    pub another: bool,
}

/// `prima backup`
#[derive(Args)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "URL", default_value = DATABASE)]
    pub database: String,
}

/// `prima restore`
#[derive(Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "URL", default_value = DATABASE)]
    pub database: String,
}

/// `prima doctor`
#[derive(Args)]
pub struct Doctor {
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `prima import`
#[derive(Args)]
pub struct Import {
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "URL", default_value = DATABASE)]
    pub database: String,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub correction: bool,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "NAME", default_value = "prima import")]
    pub actor: String,
}

/// `prima export`
#[derive(Args)]
pub struct Export {
    #[arg(value_name = "TABLE")]
    pub table: String,
    #[arg(long, value_name = "URL", default_value = DATABASE)]
    pub database: String,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `prima instrument …`
#[derive(Subcommand)]
pub enum Instrument {
    List,
    Check(Check),
    Explain(Explain),
    Diff(Diff),
    Form(Form),
    New(New),
    Schema,
}

/// `prima instrument check`
#[derive(Args)]
pub struct Check {
    #[arg(value_name = "INSTRUMENT")]
    pub instruments: Vec<String>,
}

/// Ways to print a document.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    Text,
    Markdown,
    Html,
}

/// `prima instrument explain`
#[derive(Args)]
pub struct Explain {
    pub instrument: String,
    #[arg(long, value_enum, default_value = "text")]
    pub format: DocumentFormat,
}

/// `prima instrument diff`
#[derive(Args)]
pub struct Diff {
    pub before: String,
    pub after: String,
    #[arg(long, value_enum, default_value = "text")]
    pub format: DocumentFormat,
}

/// `prima instrument form`
#[derive(Args)]
pub struct Form {
    pub instrument: String,
    #[arg(long)]
    pub source: String,
    #[arg(long, value_enum, default_value = "text")]
    pub format: DocumentFormat,
}

/// `prima instrument new`
#[derive(Args)]
pub struct New {
    pub code: String,
    pub edition: String,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What a round is read from.
#[derive(Args, Clone, Default)]
pub struct InputFiles {
    #[arg(long, value_name = "FILE")]
    pub units: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub tallies: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub nodes: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub results: Option<PathBuf>,
}

impl InputFiles {
    /// The files, for those who read them.
    pub fn files(&self) -> Inputs {
        Inputs {
            units: self.units.clone(),
            answers: self.answers.clone(),
            tallies: self.tallies.clone(),
            nodes: self.nodes.clone(),
            results: self.results.clone(),
        }
    }
}

/// Formats of tables.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    Csv,
    Parquet,
    Xlsx,
    Json,
}

/// `prima score`
#[derive(Args)]
pub struct Score {
    pub instrument: String,
    #[command(flatten)]
    pub inputs: InputFiles,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[arg(long)]
    pub all_nodes: bool,
    #[arg(long)]
    pub scorecards: bool,
    #[arg(long, value_enum, default_value = "csv")]
    pub format: TableFormat,
}

/// `prima rank`
#[derive(Args)]
pub struct Rank {
    pub instrument: String,
    #[arg(long, value_name = "FILE")]
    pub units: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub results: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[arg(long, value_enum, default_value = "csv")]
    pub format: TableFormat,
}

/// Causes of uncertainty.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CauseArgument {
    Survey,
    Raters,
    Weights,
    Missing,
}

/// `prima robust`
#[derive(Args)]
pub struct Robust {
    pub instrument: String,
    #[command(flatten)]
    pub inputs: InputFiles,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long, default_value_t = 1000)]
    pub replicates: usize,
    /// Per cent that weights are moved by.
    #[arg(long, value_name = "PERCENT", default_value_t = 10.0)]
    pub weights: f64,
    #[arg(long, value_name = "PERCENT", default_value_t = 95.0)]
    pub level: f64,
    #[arg(long, value_enum, value_delimiter = ',')]
    pub only: Vec<CauseArgument>,
}

/// `prima next-steps`
#[derive(Args)]
pub struct NextSteps {
    pub instrument: String,
    #[command(flatten)]
    pub inputs: InputFiles,
    #[arg(long)]
    pub unit: String,
}

/// `prima compare`
#[derive(Args)]
pub struct Compare {
    pub before: String,
    pub after: String,
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub tallies: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub nodes: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `prima bundle`
#[derive(Args)]
pub struct Bundle {
    pub from: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// `prima verify`
#[derive(Args)]
pub struct Verify {
    pub bundle: PathBuf,
    #[arg(long, value_name = "FILE|HEX")]
    pub key: Option<String>,
}

/// `prima certificate …`
#[derive(Subcommand)]
pub enum Certificate {
    Verify(CertificateVerify),
    Preview(CertificatePreview),
}

/// `prima certificate verify`
#[derive(Args)]
pub struct CertificateVerify {
    #[arg(id = "certificate", value_name = "FILE")]
    pub file: PathBuf,
    #[arg(
        id = "issuer_key",
        long = "key",
        value_name = "FILE|HEX",
        conflicts_with = "did"
    )]
    pub key: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub did: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub status: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
}

/// `prima certificate preview`
#[derive(Args)]
pub struct CertificatePreview {
    #[arg(value_name = "DIR")]
    pub template: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub data: Option<PathBuf>,
    #[arg(
        id = "preview_out",
        long = "out",
        value_name = "FILE",
        default_value = "piagam.pdf"
    )]
    pub out: PathBuf,
}

/// `prima completions`
#[derive(Args)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// The command with its help in a language.
pub fn command(lang: Lang) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").global(true);
    let version = Arg::new("version").short('V').long("version");
    let command = Cli::command()
        .about(say(lang, "cli-about", &[]))
        .after_help(say(lang, "cli-after-help", &[]))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help.action(ArgAction::Help))
        .arg(version.action(ArgAction::Version));
    let command = helped(command, lang, "");
    let mut built = command.clone();
    built.build();
    used(command, &mut built, lang)
}

/// The usage line of a command and of all below it, as clap writes it of `built`,
/// with our word for `[OPTIONS]`, which stands in no setting.
fn used(command: clap::Command, built: &mut clap::Command, lang: Lang) -> clap::Command {
    let usage = built.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let options = say(lang, "cli-help-any-options", &[]);
    let command = command.override_usage(usage.replace("[OPTIONS]", &format!("[{options}]")));
    let names = command.get_subcommands().map(clap::Command::get_name);
    let names: Vec<String> = names.map(str::to_owned).collect();
    names.iter().fold(command, |command, name| {
        match built.find_subcommand_mut(name) {
            Some(inner_built) => {
                command.mut_subcommand(name, |inner| used(inner, inner_built, lang))
            }
            None => command,
        }
    })
}

/// The help of a command in words of ours: clap knows English alone.
fn helped(command: clap::Command, lang: Lang, path: &str) -> clap::Command {
    let ids: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    let usage = say(lang, "cli-help-usage", &[]);
    let command = command
        .help_template(format!(
            "{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(say(lang, "cli-commands", &[]))
        .subcommand_value_name(say(lang, "cli-help-command", &[]));
    let command = ids.iter().fold(command, |command, id| {
        command.mut_arg(id, |argument| {
            let heading = match argument.is_positional() {
                true => "cli-help-arguments",
                false => "cli-help-options",
            };
            let help = help_of(&argument, lang, path);
            let takes_value = argument.get_action().takes_values();
            let value = takes_value.then(|| value_name(&argument, lang));
            let argument = match value {
                Some(value) => argument.value_name(value),
                None => argument,
            };
            argument
                .help(help)
                .help_heading(say(lang, heading, &[]))
                .hide_default_value(takes_value)
                .hide_possible_values(takes_value)
        })
    });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    names.iter().fold(command, |command, name| {
        let inner_path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}-{name}")
        };
        command.mut_subcommand(name, |inner| {
            helped(
                inner.about(say(lang, &format!("cli-command-{inner_path}"), &[])),
                lang,
                &inner_path,
            )
        })
    })
}

/// What stands for the value of an argument; names that are the same in both
/// languages, such as `URL`, stand in no list of words.
fn value_name(argument: &Arg, lang: Lang) -> String {
    let named = argument.get_value_names().and_then(<[_]>::first);
    let name = named.map_or_else(
        || argument.get_id().as_str().to_uppercase(),
        |name| name.to_string(),
    );
    let parts = name.split('|').map(|part| match VALUES.contains(&part) {
        true => say(lang, &format!("cli-value-{}", part.to_lowercase()), &[]),
        false => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("|")
}

/// What an argument is for, what holds without it, and what may be chosen.
fn help_of(argument: &Arg, lang: Lang, path: &str) -> String {
    let id = argument.get_id().as_str();
    let key = format!("cli-argument-{}", id.replace('_', "-"));
    let mut help = say(lang, &key, &[]);
    if !argument.get_action().takes_values() {
        return help;
    }
    let defaults = argument.get_default_values().iter();
    let defaults = defaults.map(|value| value.to_string_lossy().into_owned());
    let default = match (path, id) {
        // Not clap's, as variables and a file come between.
        ("serve", "listen") => LISTEN.to_owned(),
        ("serve" | "administrator" | "doctor", "database") => DATABASE.to_owned(),
        _ => defaults.collect::<Vec<_>>().join(", "),
    };
    let choices = argument.get_possible_values();
    let choices: Vec<&str> = choices.iter().map(|choice| choice.get_name()).collect();
    for (key, said) in [
        ("cli-help-default", default),
        ("cli-help-choices", choices.join(", ")),
    ] {
        if !said.is_empty() {
            help.push_str(&format!(" [{}: {said}]", say(lang, key, &[])));
        }
    }
    help
}

/// The language asked for, before anything else is read.
pub fn asked_lang(arguments: &[String]) -> Lang {
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let tag = match word.strip_prefix("--lang=") {
            Some(tag) => Some(tag.to_owned()),
            None if word == "--lang" => words.next().cloned(),
            None => None,
        };
        if let Some(lang) = tag.as_deref().and_then(Lang::from_tag) {
            return lang;
        }
    }
    Lang::Id
}

/// Reads the arguments; what cannot be read is said in the reader's language.
pub fn parse(arguments: &[String]) -> Result<Cli, clap::Error> {
    let lang = asked_lang(arguments);
    let names = std::iter::once("prima".to_owned()).chain(arguments.iter().cloned());
    let matches = command(lang).try_get_matches_from(names)?;
    Cli::from_arg_matches(&matches)
}
