//! Who may do what, written out: one row an act, one column a role.

use super::*;

/// Each act on a day on which it is possible. The columns are:
///
/// PO programme officer, CO coordinator, UO unit officer, EV evaluator whom the
/// clinic is assigned to, EX evaluator whom it is not assigned to, DE decider,
/// AU auditor, AD administrator.
///
/// The four signs in a column are: the grant is for the clinic itself; for the
/// health office above it; for another body; for the clinic, but the person has
/// declared to be kin of somebody there. A programme officer's grants are for
/// the programme, everywhere, another programme, and the programme again; an
/// administrator's are everywhere.
///
/// `y` allowed, `.` hidden, `c` told of the conflict, `t` told another reason.
const WHO: &str = "
                          PO    CO    UO    EV    EX    DE    AU    AD
open_cycle                yy.y  ....  ....  ....  ....  ....  ....  ....
change_schedule           yy.y  ....  ....  ....  ....  ....  ....  ....
extend                    yy..  ....  ....  ....  ....  ....  ....  ....
choose_loci               yy..  yy..  ....  ....  ....  ....  ....  ....
assign_evaluator          yy..  yy..  ....  ....  ....  ....  ....  ....
unassign_evaluator        yy..  yy..  ....  ....  ....  ....  ....  ....
read_responses            yy..  yy..  y..y  yy.c  ....  yy..  yy..  ....
answer                    ....  ....  y..y  ....  ....  ....  ....  ....
submit_responses          ....  ....  y..y  ....  ....  ....  ....  ....
link_evidence             ....  ....  y..y  ....  ....  ....  ....  ....
read_evidence             yy..  yy..  y..y  yy.c  ....  yy..  yy..  ....
import_tallies            yy..  yy..  ....  ....  ....  ....  ....  ....
review                    ....  ....  ....  yy.c  ....  ....  ....  ....
read_own_review           ....  ....  ....  yy.c  ....  ....  ....  ....
read_reviews              yy..  yy..  ....  tt.c  ....  yy..  yy..  ....
read_reviews_after_own    yy..  yy..  ....  yy.c  ....  yy..  yy..  ....
reconcile                 ....  ....  ....  yy.c  ....  ....  ....  ....
ask_for_evidence          ....  ....  ....  yy.c  ....  ....  ....  ....
read_scorecard            yy..  yy..  y..y  yy.c  ....  yy..  yy..  ....
object                    ....  ....  y..y  ....  ....  ....  ....  ....
decide_objection          ....  ....  ....  ....  ....  yy..  ....  ....
reply                     ....  ....  y..y  ....  ....  ....  ....  ....
rehearse_determination    yy.c  ....  ....  ....  ....  ....  ....  ....
propose_determination     yy.c  ....  ....  ....  ....  ....  ....  ....
determine                 yy.c  ....  ....  ....  ....  ....  ....  ....
publish                   yy.c  ....  ....  ....  ....  ....  ....  ....
propose_correction        yy.c  ....  ....  ....  ....  ....  ....  ....
correct                   yy.c  ....  ....  ....  ....  ....  ....  ....
plan_action               ....  ....  y..y  ....  ....  ....  ....  ....
work_action               ....  ....  y..y  ....  ....  ....  ....  ....
confirm_action            yy..  yy..  ....  ....  ....  ....  ....  ....
keep_vault                ....  ....  y..y  ....  ....  ....  ....  ....
read_vault                ....  yy..  y..y  ....  ....  ....  ....  ....
read_progress             yy.y  yy..  y..y  ....  ....  ....  yy..  ....
see_unit_in_progress      yy..  yy..  y..y  ....  ....  ....  yy..  ....
";

fn role(column: &str) -> Role {
    match column {
        "PO" => Role::ProgrammeOfficer,
        "CO" => Role::Coordinator,
        "UO" => Role::UnitOfficer,
        "EV" | "EX" => Role::Evaluator,
        "DE" => Role::Decider,
        "AU" => Role::Auditor,
        "AD" => Role::Administrator,
        _ => panic!("no column is called {column}"),
    }
}

/// The person of one sign in a column.
fn person(column: &str, relation: usize) -> Actor {
    let role = role(column);
    let scope = match (role, relation) {
        (Role::ProgrammeOfficer, 0 | 3) => programme("pekppp"),
        (Role::ProgrammeOfficer, 2) => programme("kipp"),
        (Role::ProgrammeOfficer, _) | (Role::Administrator, _) => Scope::Everywhere,
        (_, 1) => body("health"),
        (_, 2) => body("school"),
        _ => body("clinic"),
    };
    let mut actor = granted("ani", role, scope);
    if relation == 3 {
        actor.ties.push(kin_of_the_clinic(true));
    }
    actor
}

fn sign(answer: Result<(), Refusal>) -> char {
    match answer {
        Ok(()) => 'y',
        Err(Refusal::Hidden) => '.',
        Err(Refusal::Conflicted) => 'c',
        Err(_) => 't',
    }
}

#[test]
fn every_act_is_for_those_the_table_names() {
    let mut rows = WHO.trim().lines();
    let columns: Vec<&str> = rows.next().unwrap().split_whitespace().collect();
    let mut named = Vec::new();
    for row in rows {
        let mut cells = row.split_whitespace();
        let act = cells.next().unwrap();
        let (name, on, _) = find(act);
        named.push(name);
        let cells: Vec<&str> = cells.collect();
        assert_eq!(cells.len(), columns.len(), "{row}");
        for (column, expected) in columns.iter().zip(cells) {
            let found = (0..4).map(|relation| {
                let actor = person(column, relation);
                sign(ask(act, &actor, on, |_, unit| {
                    if *column == "EV" {
                        unit.assigned.push("ani".into());
                    }
                }))
            });
            let found: String = found.collect();
            assert_eq!(found, expected, "{act} as {column}");
        }
    }
    let acts: Vec<&str> = ACTS.iter().map(|(act, ..)| *act).collect();
    assert_eq!(named, acts, "the table names every act once");
}
