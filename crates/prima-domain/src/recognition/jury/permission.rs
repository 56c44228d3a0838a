//! Who may do what with a jury: one function per act.
//!
//! Denied unless a function allows it. Jurors hold the evaluator's role and a
//! seat before the candidate. Whoever a tie bars or who recused themselves, an
//! officer or administrator included, finds nothing: the candidate's whole page
//! is hidden, so nothing can be inferred from a refusal either. Sheets stay
//! closed to everybody until all are handed in, so that nobody, not even an
//! officer, can tell one juror what another gave.

use crate::recognition::permission::Situation;
use crate::refusal::{Refusal, any_of};
use crate::register::conflict::{Standing, standing};
use crate::register::id::{PersonId, ProgrammeCode};
use crate::register::person::{Actor, Role, Scope};

/// What is known of a candidate's jury.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JuryFacts {
    /// Who is to judge; nobody who left, was taken off, recused themselves or
    /// is barred by a tie.
    pub seated: Vec<PersonId>,
    /// Those of them who handed in.
    pub handed_in: Vec<PersonId>,
    /// Everybody who recused themselves from this candidate, at any stage.
    pub recused: Vec<PersonId>,
    /// How many the rules ask for.
    pub n_wanted: usize,
    /// Whether nobody reads another's sheet before all are handed in.
    pub is_blind: bool,
    /// Whether the candidate is still at the stage.
    pub is_here: bool,
    /// Whether the result is closed.
    pub is_closed: bool,
}

/// Somebody before a candidate's jury.
#[derive(Clone, Copy, Debug)]
pub struct JurySituation<'a> {
    /// Before the candidate.
    pub who: Situation<'a>,
    /// The jury.
    pub jury: &'a JuryFacts,
}

/// Those who look over a jury without sitting on it.
const OVERSEERS: [Role; 2] = [Role::ProgrammeOfficer, Role::Auditor];

/// Whether people may be put on the panel of a stage or be let go: by officers
/// of the programme.
pub fn may_change_panel(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    hold(actor.has_programme_role(Role::ProgrammeOfficer, programme))
}

/// Whether the page of a stage's jury may be read: by officers and auditors of
/// the programme. Each candidate is asked for by itself.
pub fn may_read_panel(actor: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let mut roles = OVERSEERS.into_iter();
    hold(roles.any(|role| actor.has_programme_role(role, programme)))
}

/// Whether somebody may be on a panel at all: holders of the evaluator's role.
pub fn may_be_juror(juror: &Actor, programme: &ProgrammeCode) -> Result<(), Refusal> {
    let reaches = juror.holds(Role::Evaluator, |scope| match scope {
        Scope::Programme(code) => code == programme,
        Scope::Everywhere | Scope::Region(_) | Scope::Body(_) => true,
    });
    hold_else(reaches, Refusal::EvaluatorBarred)
}

/// Whether candidates may be shared among the panel: by officers whom no tie to
/// the candidate bars, before the result.
pub fn may_share(situation: &JurySituation) -> Result<(), Refusal> {
    situation.who.judging(&[Role::ProgrammeOfficer])?;
    situation.open()
}

/// Whether a juror may be given a seat: by whoever may share, where neither tie,
/// recusal nor a missing role bars the juror. Which of them it is is not told.
pub fn may_seat(situation: &JurySituation, juror: &Actor) -> Result<(), Refusal> {
    may_share(situation)?;
    if situation.jury.seated.contains(&juror.person) {
        return Err(Refusal::AlreadyAssigned);
    }
    let who = &situation.who;
    let has_role = juror.has_role(Role::Evaluator, who.subject, who.programme);
    let stands = standing(juror, who.subject, who.today, who.cooling_off_days);
    let is_barred = matches!(stands, Standing::Conflicted(_));
    let is_recused = situation.jury.recused.contains(&juror.person);
    hold_else(
        has_role && !is_barred && !is_recused,
        Refusal::EvaluatorBarred,
    )
}

/// Whether a juror's seat may be taken away: by whoever may share, as long as the
/// juror has handed in no sheet. A sheet that is in counts, whatever it says, but
/// for a recusal, which has its reason.
pub fn may_unseat(situation: &JurySituation, juror: &PersonId) -> Result<(), Refusal> {
    may_share(situation)?;
    let jury = situation.jury;
    hold_else(jury.seated.contains(juror), Refusal::NothingOpen)?;
    hold_else(!jury.handed_in.contains(juror), Refusal::AlreadySubmitted)
}

/// Whether a juror may be recused: by the juror, as long as the result is open;
/// and by officers who learn of a reason, themselves included.
pub fn may_recuse(situation: &JurySituation, juror: &PersonId) -> Result<(), Refusal> {
    let is_own = situation.who.actor.person == *juror;
    match is_own {
        true => any_of([situation.seat(), may_share(situation)])?,
        false => may_share(situation)?,
    }
    situation.open()?;
    hold_else(situation.jury.seated.contains(juror), Refusal::NothingOpen)
}

/// Whether the own sheet may be filled in: from a seat, before it is handed in.
pub fn may_score(situation: &JurySituation) -> Result<(), Refusal> {
    situation.seat()?;
    situation.open()?;
    hold_else(!situation.has_handed_in(), Refusal::AlreadySubmitted)
}

/// Whether the own sheet may be handed in: as it may be filled in.
pub fn may_hand_in(situation: &JurySituation) -> Result<(), Refusal> {
    may_score(situation)
}

/// Whether a juror's sheet may be read. One's own always. Another's by fellow
/// jurors who handed in and by overseers, once all are in; where the stage is
/// not blind, fellow jurors read what is handed in.
pub fn may_read_sheet(situation: &JurySituation, of: &PersonId) -> Result<(), Refusal> {
    if situation.who.actor.person == *of {
        return situation.seat();
    }
    let jury = situation.jury;
    if situation.seat().is_ok() {
        hold_else(situation.has_handed_in(), Refusal::OwnReviewFirst)?;
        let is_in = jury.handed_in.contains(of);
        let is_open = situation.all_in() || (!jury.is_blind && is_in);
        return hold_else(is_open, Refusal::ReviewsMissing);
    }
    situation.who.judging(&OVERSEERS)?;
    hold_else(situation.all_in(), Refusal::ReviewsMissing)
}

/// Whether how far the jury of a candidate is, and its result once closed, may
/// be read: by its jurors and overseers.
pub fn may_read_jury(situation: &JurySituation) -> Result<(), Refusal> {
    any_of([situation.seat(), situation.who.judging(&OVERSEERS)])
}

/// Whether one may speak, or change the own score with a reason, in the
/// discussion: from a seat, between the last sheet and the result.
pub fn may_discuss(situation: &JurySituation) -> Result<(), Refusal> {
    situation.seat()?;
    situation.open()?;
    hold_else(situation.has_handed_in(), Refusal::OwnReviewFirst)?;
    hold_else(situation.all_in(), Refusal::ReviewsMissing)
}

/// Whether the result may be closed: by officers of the programme who did not
/// judge the candidate, once all sheets that the rules ask for are in.
pub fn may_close(situation: &JurySituation) -> Result<(), Refusal> {
    may_share(situation)?;
    let jury = situation.jury;
    let judges = jury.seated.contains(&situation.who.actor.person);
    hold_else(!judges, Refusal::EvaluatedIt)?;
    let is_enough = jury.seated.len() >= jury.n_wanted;
    hold_else(is_enough && situation.all_in(), Refusal::ReviewsMissing)
}

/// Whether the votes of the public may be entered: by whoever may share, where
/// nobody has a seat because the public judges.
pub fn may_enter_votes(situation: &JurySituation) -> Result<(), Refusal> {
    may_share(situation)?;
    hold_else(situation.jury.n_wanted == 0, Refusal::NotOffered)
}

/// Whether the feedback may be read: by the entrant's side and its coordinators,
/// once the result is closed and the step it led to is taken. Nobody is named.
pub fn may_read_feedback(situation: &JurySituation) -> Result<(), Refusal> {
    let who = &situation.who;
    let own = hold(who.actor.acts_for(who.subject));
    any_of([own, who.judging(&[Role::Coordinator])])?;
    let jury = situation.jury;
    hold_else(jury.is_closed && !jury.is_here, Refusal::NotPublished)
}

impl JurySituation<'_> {
    /// A seat before the candidate, with the role, and nothing that bars.
    fn seat(&self) -> Result<(), Refusal> {
        self.who.judging(&[Role::Evaluator])?;
        hold(self.jury.seated.contains(&self.who.actor.person))
    }

    fn has_handed_in(&self) -> bool {
        self.jury.handed_in.contains(&self.who.actor.person)
    }

    fn all_in(&self) -> bool {
        let mut seated = self.jury.seated.iter();
        !self.jury.seated.is_empty() && seated.all(|one| self.jury.handed_in.contains(one))
    }

    fn open(&self) -> Result<(), Refusal> {
        hold_else(
            self.jury.is_here && !self.jury.is_closed,
            Refusal::AlreadyDetermined,
        )
    }
}

fn hold(holds: bool) -> Result<(), Refusal> {
    hold_else(holds, Refusal::Hidden)
}

fn hold_else(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}
