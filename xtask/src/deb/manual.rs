//! The manual page, made of what the program says about itself.

use std::fmt::Write;
use std::process::Command;

use crate::process;

/// The page as roff.
pub fn text(program: &str) -> Result<String, String> {
    let mut page = String::from(
        ".TH PRIMA 1\n.SH NAME\nprima \\- scores assessments of public services and publishes them\n\
         .SH SYNOPSIS\n.B prima\n.I COMMAND\n.RI [ ARGUMENT \\ ...]\n",
    );
    let overview = help(program, &[])?;
    section(&mut page, "OVERVIEW", &overview);
    for command in commands(&overview) {
        let text = help(program, &[command.as_str()])?;
        section(&mut page, &format!("prima {command}"), &text);
    }
    page.push_str(
        ".SH FILES\n.TP\n.I /etc/prima/prima.toml\nSettings of the service.\n\
         .TP\n.I /var/lib/prima/prima.db\nIts database.\n\
         .TP\n.I /usr/share/doc/prima/running.md\nThe handbook of the service.\n",
    );
    Ok(page)
}

fn help(program: &str, command: &[&str]) -> Result<String, String> {
    let mut call = Command::new(program);
    process::read(
        call.args(command)
            .args(["--help", "--lang", "en"])
            .env("COLUMNS", "78"),
    )
}

/// The names of the commands: the first words of the indented lines under the
/// heading of the commands, up to the next empty line.
fn commands(overview: &str) -> Vec<String> {
    let lines = overview
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1);
    lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

fn section(page: &mut String, title: &str, text: &str) {
    let _ = writeln!(page, ".SH {}\n.nf", title.to_uppercase());
    for line in text.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        // A dot or quote at the beginning would be a request.
        let guard = if line.starts_with(['.', '\'']) {
            "\\&"
        } else {
            ""
        };
        let _ = writeln!(page, "{guard}{line}");
    }
    page.push_str(".fi\n");
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn the_commands_are_read_from_the_overview() {
        let overview = "About.\n\nUsage: prima\n\nCommands:\n  serve   Runs\n          on\n  import  Takes\n\nOptions:\n  --json\n";
        assert_eq!(commands(overview), ["serve", "import"]);
    }
}
