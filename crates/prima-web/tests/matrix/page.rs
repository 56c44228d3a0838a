//! `docs/permissions.md`: what is expected, printed for an auditor to read. The
//! file is what this test prints; `PRIMA_WRITE_PERMISSIONS=1` writes it.

use crate::expected::{EVERYBODY, Line, lines, names};
use crate::people::PEOPLE;
use prima_web::desk::{DESK, DeskRoute, Door};
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "\
# Who may do what at the desk

Printed by `crates/prima-web/tests/matrix`, which asks every address as every person below and fails where an answer differs; \
what is expected is written by hand in its `expected.rs`.

Whoever is not named finds nothing: the same page as at an address that nobody knows, whether it is read or a form is sent to it. Nobody \
comes past the sign-in with half of it done, no form is taken that does not come from a page of the same session, and an address that takes no form refuses one (405).

Each column is a role, each cell the relations in which its holder may, seen from the unit of the address:

| relation | the grant names |
|---|---|
| wide | the programme, or everything |
| own | the unit |
| parent | a body above it; of a unit officer, an office that is not itself assessed |
| region | the province that the unit lies in; of an evaluator, without being assigned to it in any round |
| other | another programme, another body; of an evaluator, other units |
| conflicted | as *wide*, *parent* or *own*, but a tie to the unit bars |
| judged | the programme; evaluates the unit, too |
| recused | the programme; recused themselves from the unit as a juror |

*Slanted*: the person knows of the unit anyway and is told why not, or why not now. A unit officer's tie bars nothing: that is the unit's own side.

The rounds: *siap* is being prepared, *isi* filled in, *nilai* evaluated, *mufakat* evaluated with all reviews handed in, *sanggah* open for objections, \
*tetap* being determined, *terbit* public; *kosong* is being prepared, and nobody has chosen a unit. Further things the pages keep to themselves: a conflicted person's counts, lists, exports and audit lines are made over \
the other units alone, and are the same to the letter whatever the unit answered (`learning.rs`).
";

const ROLES: [(&str, &str); 7] = [
    ("administrator", "administrator"),
    ("officer", "programme officer"),
    ("coordinator", "coordinator"),
    ("unit", "unit officer"),
    ("evaluator", "evaluator"),
    ("decider", "decider"),
    ("auditor", "auditor"),
];

fn cell(line: &Line, role: &str) -> String {
    if line.may == EVERYBODY {
        return "all".to_owned();
    }
    let own = PEOPLE.iter().filter_map(|one| {
        let (of, relation) = one.key.split_once('.')?;
        (of == role).then_some((one.key, relation))
    });
    let said = own.filter_map(|(key, relation)| {
        if names(line.may, key) {
            Some(relation.to_owned())
        } else {
            names(line.told, key).then(|| format!("*{relation}*"))
        }
    });
    said.collect::<Vec<_>>().join(" ")
}

fn door(route: &DeskRoute) -> &'static str {
    match route.door {
        Door::Open => "Open to everybody.",
        Door::HalfSignedIn => "For those whose second factor is still to come.",
        Door::SignedIn => "For those who have signed in.",
    }
}

fn printed() -> String {
    let mut text = HEAD.to_owned();
    for route in DESK {
        let _ = write!(text, "\n## `{}`\n\n{}\n\n", route.path, door(route));
        let heads: Vec<&str> = ROLES.iter().map(|(_, name)| *name).collect();
        let _ = writeln!(text, "| | rounds | {} |", heads.join(" | "));
        let _ = writeln!(text, "|---|---|{}", "---|".repeat(ROLES.len()));
        for line in lines().filter(|line| line.route == route.path) {
            let what = match line.what {
                "" => "read",
                what => what,
            };
            let cells: Vec<String> = ROLES.iter().map(|(role, _)| cell(line, role)).collect();
            let _ = writeln!(text, "| {what} | {} | {} |", line.rounds, cells.join(" | "));
        }
    }
    text
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the environment says whether the file is to be written"
)]
fn the_page_for_auditors_is_what_is_expected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/permissions.md");
    let printed = printed();
    if std::env::var_os("PRIMA_WRITE_PERMISSIONS").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == printed,
        "docs/permissions.md is not what is expected; run this test with PRIMA_WRITE_PERMISSIONS=1"
    );
}
