# Why something was not done, and what can be done.

refusal-hidden = This page or data was not found.
refusal-conflicted = You declared a tie to this unit, so you cannot assess it or decide about it. Ask the programme officer to assign somebody else.
refusal-closed = The stage { $stage } is open from { $opens-day } { $opens-month ->
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
} { $opens-year }, { $opens-time } WIB, to { $day } { $month ->
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
} { $year }, { $time } WIB. Outside that time nothing is saved. If need be, ask the programme officer for an extension.
refusal-not-yet-open = The stage { $stage } opens on { $opens-day } { $opens-month ->
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
} { $opens-year }, { $opens-time } WIB.
refusal-not-scheduled = Its schedule has no stage { $stage }.
refusal-already-submitted = This was handed in and can no longer be changed.
refusal-not-submitted = This has not been handed in yet.
refusal-already-assigned = This evaluator already has the unit.
refusal-evaluator-barred = This person cannot be assigned to the unit. Choose another evaluator.
refusal-own-review-first = Hand in your own review first; your colleagues' reviews open after that.
refusal-reviews-missing = Not all evaluators of this unit have handed in their reviews.
refusal-evaluated-it = You evaluated this unit, so somebody else decides on its objection.
refusal-nothing-open = Nothing waits for this decision or step.
refusal-not-offered = This round offers no re-assessment.
refusal-already-asked = An earlier request of the unit is still open. Wait until it is answered.
refusal-objections-open = Some objections are not decided. Decide all of them first.
refusal-same-person = This step needs a second person. Ask another officer to confirm it.
refusal-not-proposed = Nothing has been proposed that waits to be confirmed.
refusal-already-determined = The result is determined and can no longer be changed; mistakes are mended by a correction.
refusal-not-determined = The result is not determined yet.
refusal-already-published = The result is published already.
refusal-not-published = The result is not published yet.
refusal-wrong-scope = This role cannot be granted there.

refusal-blank = { $field } is empty.
refusal-unusable = { $field } cannot be used: “{ $found }”. Check how it is written.
refusal-unknown-instrument = The instrument { $name } is unknown or has faults. Choose one from the list.
refusal-cycle-exists = The assessment { $cycle } exists already. Choose another name.
refusal-loci = These units are not part of the institution, or are loci of another one: { $units }.
refusal-loci-in-use = These units have evaluators or answers already, so they stay loci: { $units }.
refusal-value = “{ $value }” cannot be used for “{ $question }”. Accepted: { $expected }.
refusal-value-unasked = The code { $question } is not asked here, so “{ $value }” cannot be saved.
refusal-value-twice = “{ $question }” is answered twice. Send one answer only.
refusal-value-nothing-and-more = For “{ $question }” both “None of these” and other choices are ticked. Take one of the ticks away, then save again.
refusal-stale = { $n ->
    [1] One answer was changed by somebody else since you opened it. Compare both versions and save the right one. Nothing has been saved.
   *[other] { $n } answers were changed by somebody else since you opened them. Compare both versions and save the right ones. Nothing has been saved.
}
refusal-incomplete = These indicators have no value yet: { $codes }.
refusal-nothing-to-reconcile = The evaluators do not differ over { $code }, so there is nothing to agree on.
refusal-not-scored = “{ $code }” is not a scored indicator. Choose one of the indicators in the list; the unit's own answers and survey questions cannot be chosen.
refusal-already-objected = An objection to { $code } still waits for its decision.
refusal-no-index = No unit has an index yet, so there is nothing to determine.
refusal-changed-since-asked = The answers changed since the determination was proposed. Rehearse again and propose a new one.
refusal-publish-hour = The earliest hour of publication is { $day } { $month ->
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
} { $year }, { $time } WIB.
refusal-stale-action = This action was changed by somebody else since you opened it. Reload it and take your step again.
refusal-read-earlier = Somebody else saved a change after this page was opened, so what you sent is not saved. Compare what is saved now with what you wrote, then send it again.

refusal-schedule-missing = The stage { $stage } has no dates yet.
refusal-schedule-twice = The stage { $stage } is listed more than once.
refusal-schedule-empty = The stage { $stage } must close after it opens.
refusal-schedule-order = The stage { $next } must not open before the stage { $stage }.
refusal-schedule-overlap = The stage { $next } opens before the stage { $stage } has closed.
refusal-schedule-window = The verification window must lie within the evaluation.
refusal-cut-off = The stage { $stage } is open, so it cannot be made to close before now, nor to open later. Leave the moment it opens, and choose one to close that is still to come.
refusal-extension-reason = An extension needs a reason.
refusal-extension-stage = This assessment does not have the stage that is to be extended.
refusal-extension-later = An extension must end after the present closing.
refusal-extension-rest = An extension must not pass the beginning of the determination.
refusal-action-title = Say what will be done.
refusal-action-owner = Say who answers for it.
refusal-action-due = The due date has passed. Choose a date to come.
refusal-action-not-from-here = This step is not possible from where the action stands now.
refusal-action-evidence = Give evidence that the action is done.
refusal-action-reason = This step needs a reason.

refusal-stage-preparation = preparation
refusal-stage-filling = filling
refusal-stage-evaluation = evaluation
refusal-stage-verification-window = verification window
refusal-stage-preview = preview
refusal-stage-objection = objection
refusal-stage-determination = determination
refusal-stage-publication = publication

refusal-field-codes = Indicators
refusal-field-until = Last moment
refusal-field-evidence = Evidence
refusal-field-edition = Edition
refusal-field-cycle = Name of the assessment
refusal-field-programme = Programme
refusal-field-period = Period
refusal-field-sample = Mark of sample data
refusal-field-title-id = Title
refusal-field-title-en = Title in English
refusal-field-code = Indicator
refusal-field-text = Text
refusal-field-value = Value
refusal-field-values = Corrected values
refusal-field-reason = Reason
refusal-field-reason-id = Reason
refusal-field-reason-en = Reason in English
refusal-field-due = Due date
refusal-field-reply-length = Length of the reply (4,000 characters at most)
refusal-barred-reviews = Reviews still count whose evaluators are tied to the unit. Take the unit back from them first.
refusal-given-time = More time for the stage { $stage }, until { $day } { $month ->
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
} { $year }, { $time } WIB, would run into the determination. Open the determination after it ends.
