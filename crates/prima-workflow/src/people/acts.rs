//! Every act that writes an audit line: what its line is about, and its words.
//!
//! Who writes a new act adds its line here and its words in `locales/*/act.ftl`;
//! a test reads the source and fails for each act that is missing. A name that
//! was written once stays in the trail for ever, so none is used anew; where one
//! was, its lines are told apart here. Nothing here decides who may read a line.

use prima_instrument::words::{Lang, say};
use prima_store::AuditLine;

/// What the object of a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Nothing.
    Nothing,
    /// A person, by id.
    Person,
    /// A round.
    Cycle,
    /// A candidacy or a proposal, which is one with a text.
    Candidacy,
    /// An edition of a programme, as `code/edition`.
    Edition,
    /// A stage of an edition, as `code/edition/stage`.
    Stage,
    /// A programme whose certificates the detail names.
    Programme,
    /// An award event.
    Award,
    /// An innovation.
    Innovation,
    /// A body that is a hub.
    Hub,
    /// A piece of evidence.
    Evidence,
    /// An upload, which is gone when it ends.
    Upload,
    /// Sources that were read.
    Data,
}

/// All acts, by name.
pub const ACTS: [(&str, About); 111] = [
    ("accept_invitation", About::Person),
    ("add_evidence", About::Evidence),
    ("add_juror", About::Stage),
    ("answer_request", About::Innovation),
    ("ask_determination", About::Cycle),
    ("ask_for_evidence", About::Cycle),
    ("ask_reassessment", About::Cycle),
    ("ask_step", About::Candidacy),
    ("assign_evaluator", About::Cycle),
    ("assign_evaluators", About::Cycle),
    ("begin_candidacy", About::Candidacy),
    ("begin_proposal", About::Candidacy),
    ("begin_upload", About::Upload),
    ("cancel_upload", About::Upload),
    ("carry_evidence", About::Cycle),
    ("change_password", About::Person),
    ("change_schedule", About::Cycle),
    ("change_score", About::Candidacy),
    ("check_proposal", About::Candidacy),
    ("choose_loci", About::Cycle),
    ("close_jury", About::Candidacy),
    ("confirm_award", About::Award),
    ("confirm_determination", About::Cycle),
    ("confirm_override", About::Person),
    ("confirm_second_factor", About::Person),
    ("confirm_tie_end", About::Person),
    ("correct", About::Cycle),
    ("create_administrator", About::Person),
    ("decide_objection", About::Cycle),
    ("decide_reassessment", About::Cycle),
    ("declare_tie", About::Person),
    ("describe_evidence", About::Evidence),
    ("dismiss_author", About::Candidacy),
    ("drop_upload", About::Upload),
    ("end_session", About::Person),
    ("end_tie", About::Person),
    ("extend_stage", About::Cycle),
    ("finish_upload", About::Evidence),
    ("forget_doors", About::Nothing),
    ("give_notices", About::Cycle),
    ("grant_role", About::Person),
    ("hand_in_review", About::Cycle),
    ("hand_in_scores", About::Candidacy),
    ("import", About::Data),
    ("import_indices", About::Cycle),
    ("import_tallies", About::Cycle),
    ("invite_person", About::Nothing),
    ("issue_certificates", About::Programme),
    ("let_juror_go", About::Stage),
    ("link_evidence", About::Evidence),
    ("link_proposal_evidence", About::Candidacy),
    ("make_recovery_note", About::Person),
    ("name_author", About::Candidacy),
    ("note_mentoring", About::Innovation),
    ("offer_reassessment", About::Cycle),
    ("offer_replication", About::Innovation),
    ("open_award", About::Award),
    ("open_cycle", About::Cycle),
    ("open_programme", About::Edition),
    ("override_conflict", About::Person),
    ("plan_action", About::Cycle),
    ("propose_award", About::Award),
    ("propose_award_revocation", About::Award),
    ("publish", About::Cycle),
    ("publish_innovation", About::Candidacy),
    ("raise_objection", About::Cycle),
    ("reconcile", About::Cycle),
    ("record_replication", About::Innovation),
    ("record_votes", About::Candidacy),
    ("recover_account", About::Person),
    ("recuse_juror", About::Candidacy),
    ("refuse_upload", About::Upload),
    ("register_passkey", About::Person),
    ("remind", About::Cycle),
    ("remind_running", About::Nothing),
    ("remove_hub_entry", About::Hub),
    ("remove_passkey", About::Person),
    ("reply", About::Cycle),
    ("report_running", About::Innovation),
    ("request_replication", About::Innovation),
    ("restore", About::Data),
    ("review_again", About::Cycle),
    ("revoke_award", About::Award),
    ("save_answers", About::Cycle),
    ("save_hub_activity", About::Hub),
    ("save_hub_member", About::Hub),
    ("save_proposal", About::Candidacy),
    ("save_reviews", About::Cycle),
    ("save_scores", About::Candidacy),
    ("save_section", About::Candidacy),
    ("say_in_jury", About::Candidacy),
    ("seat_juror", About::Candidacy),
    ("set_up_second_factor", About::Person),
    ("share_candidates", About::Stage),
    ("show_facilities", About::Candidacy),
    ("sign_in", About::Person),
    ("sign_in_by_passkey", About::Person),
    ("sign_out", About::Person),
    ("submit_responses", About::Cycle),
    ("take_back_unit", About::Cycle),
    ("take_step", About::Candidacy),
    ("unlink_evidence", About::Evidence),
    ("unseat_juror", About::Candidacy),
    ("withdraw_award", About::Award),
    ("withdraw_certificate", About::Programme),
    ("withdraw_evidence", About::Evidence),
    ("withdraw_grant", About::Person),
    ("withdraw_invitation", About::Nothing),
    ("withdraw_request", About::Innovation),
    ("withdraw_step", About::Candidacy),
    ("work_action", About::Cycle),
];

/// What the object of a line names; of an act that nobody knows, nothing.
pub fn about(line: &AuditLine) -> About {
    let act = act_of(line);
    let place = ACTS.binary_search_by_key(&act, |(name, _)| name);
    place.map_or(About::Nothing, |place| ACTS[place].1)
}

/// The act of a line by the name it is known under. What links evidence to a
/// proposal once bore the name of what links it to a unit's answer; its lines name
/// a part of the proposal, and no unit.
fn act_of(line: &AuditLine) -> &str {
    if line.act != "link_evidence" {
        return &line.act;
    }
    let detail: serde_json::Value = serde_json::from_str(&line.detail).unwrap_or_default();
    match detail["part"].is_string() && detail["unit"].is_null() {
        true => "link_proposal_evidence",
        false => &line.act,
    }
}

/// An act in words; one that nobody knows is its name.
pub fn act_words(lang: Lang, act: &str) -> String {
    match ACTS.binary_search_by_key(&act, |(name, _)| name) {
        Ok(_) => {
            let name = act.replace('_', "-");
            say(lang, &format!("act-{name}"), &[])
        }
        Err(_) => act.to_owned(),
    }
}

/// What a line says was done, in words: the act, whether it failed, and whether a
/// decision took the place of another.
pub fn line_words(lang: Lang, line: &AuditLine) -> String {
    let detail: serde_json::Value = serde_json::from_str(&line.detail).unwrap_or_default();
    if line.act == "confirm_award" && !detail["replaces"].is_null() {
        return say(lang, "act-award-replaced", &[]);
    }
    let act = act_words(lang, act_of(line));
    match detail["failed"] == true {
        true => say(lang, "act-failed", &[("act", act)]),
        false => act,
    }
}

/// The acts whose words or name hold a text, in capitals or not.
pub fn acts_like(lang: Lang, text: &str) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let fits = |name: &str| {
        let words = act_words(lang, name).to_lowercase();
        words.contains(&text) || name.contains(&text)
    };
    let found = ACTS.iter().map(|(name, _)| *name);
    found.filter(|name| fits(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
