## Programmes of awards and predikat: faults in the file of rules, and refusals.

fault-programme-twice = The code `{ $code }` is already used on line { $line }.
fault-programme-twice-hint = Each code of a list is used once; change one of them.

fault-programme-unknown-stage = There is no stage `{ $stage }`.
fault-programme-unknown-stage-hint = The stages are: { $known }.

fault-programme-unknown-law = The law `{ $law }` is not in the table [laws].
fault-programme-unknown-law-hint = There are: { $known }. Add a table [laws.{ $law }], or name one of these.

fault-programme-unknown-facility = The facility `{ $code }` is not in the shared catalogue.
fault-programme-unknown-facility-hint = Use a code of instruments/catalogue/facilities.toml.

fault-programme-unreached = The stage `{ $stage }` cannot be reached from [entry].
fault-programme-unreached-hint = Give a stage a [[stage.exit]] with to = "{ $stage }", or remove this stage.

fault-programme-grants-nothing = This programme grants nothing.
fault-programme-grants-nothing-hint = One stage at least has kind = "held".

fault-programme-no-cooling-off = There is a stage of revocation, but no [cooling_off].
fault-programme-no-cooling-off-hint = Write [cooling_off] with months; 0 with provisional where no rule was found.

fault-programme-enters-end = Who enters is at stage `{ $stage }` at once, which is no stage of work.
fault-programme-enters-end-hint = Let [entry] lead to a stage with kind = "work"; nothing is granted without being assessed.

fault-programme-dead-end = The stage `{ $stage }` has no way out.
fault-programme-dead-end-hint = Add a [[stage.exit]], or use kind = "closed" if it ends here.

fault-programme-end-with-exit = The stage `{ $stage }` is an end, but has a way out.
fault-programme-end-with-exit-hint = Remove the [[stage.exit]]; who may join again enters through [entry].

fault-programme-revokes-nothing = The exit `{ $exit }` revokes, but at this stage nothing is held.
fault-programme-revokes-nothing-hint = A revocation only leaves a stage with kind = "held".

fault-programme-revokes-without-reason = The exit `{ $exit }` revokes without asking for a reason.
fault-programme-revokes-without-reason-hint = Add reason = true.

fault-programme-other-counts = There are { $found } figures for { $wanted } milestones.
fault-programme-other-counts-hint = Write the code of one figure for each [[milestone]]; "-" where it was not published.

refusal-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
refusal-other-programme = These are rules of the programme { $programme }, which you do not run. Check `code` in [programme].
refusal-programme-open = The edition { $name } was opened already and is never changed. For other rules, use another name of the edition.
refusal-candidacy-under-way = This unit is in the programme already; open its candidacy.
refusal-candidacy-held = This unit holds the predikat of this programme.
refusal-candidacy-cooling-off = A predikat of this unit was revoked. It may enter again from { $date } on.
refusal-candidacy-no-exit = There is no such step at this stage. Choose one of the steps.
refusal-candidacy-expired = The predikat ended on { $date }; nothing is left to change. The unit may enter anew.
refusal-candidacy-no-reason = This step needs a reason; the unit will read it.
refusal-candidacy-no-document = This step needs its document; write its number or name.
refusal-candidacy-moved = Somebody else has just taken a step. Load this page again, then decide anew.
refusal-photo-not-asked = This programme does not ask for the facility { $facility }.
refusal-photo-not-in-vault = The photo for { $facility } is not in the unit's vault. Choose another one.
refusal-photo-no-picture = The evidence for { $facility } is no picture. Choose a photo.
refusal-photo-undated = The photo for { $facility } has no day. Fill in "valid from" in the vault, then choose again.
