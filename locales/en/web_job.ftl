## Long work at the desk: how far it is, stopping it, what came of it.

web-job-list = Work under way
web-job-list-lead = Work that takes a while: rehearsals and determinations, imports, and large exports. You may close this page; the work goes on. Work that has ended is kept for seven days.
web-job-none = There is no work
web-job-none-about = Work that ends at once is answered on its own page. Longer work appears here.
web-job-refresh = Load this page again
web-job-read-result = The work has ended: see what came of it
web-job-own = You
web-job-head-kind = Work
web-job-head-cycle = Round
web-job-head-person = Asked for by
web-job-head-asked = Asked for
web-job-head-begun = Begun
web-job-head-ended = Ended
web-job-head-state = State

web-job-kind-rehearse = Rehearsal of a determination
web-job-kind-ask = Freezing of the answers and proposal of a determination
web-job-kind-confirm = Confirmation of a determination
web-job-kind-correct = Correction of a determination
web-job-kind-tallies = Import of survey counts
web-job-kind-tallies-trial = Trial import of survey counts
web-job-kind-indices = Import of published indices
web-job-kind-indices-trial = Trial import of published indices
web-job-kind-worksheets = Worksheets (LKE) of all units
web-job-kind-trail = File of the audit trail

web-job-state-queued = Waits for its turn
web-job-state-running = Under way
web-job-state-done = Done
web-job-state-failed = Not done
web-job-state-cancelled = Stopped
web-job-percent = Under way, { $percent }%
web-job-stopping = Being stopped

web-job-step-freeze = freezing the answers
web-job-step-missing = looking for what is missing
web-job-step-compare = comparing the answers with what was frozen
web-job-step-score = computing scores and ranks
web-job-step-resample = measuring how far the scores can be trusted
web-job-step-keep = saving the result
web-job-step-units = reading the units
web-job-step-read = checking the table
web-job-step-worksheet = writing the worksheets unit by unit
web-job-step-trail = reading the audit trail

web-job-lead-queued = This work waits for its turn. You may close this page.
web-job-lead-running = This work is under way. You may close this page; what comes of it can still be opened here.
web-job-lead-done = This work is done.
web-job-lead-failed = This work was not done, and nothing of it was kept.
web-job-lead-cancelled = This work was stopped, and nothing of it was kept.

web-job-how-far = Progress
web-job-progress = Part that is done
web-job-cancel = Stop this work
web-job-cancel-about = The work stops before its next step. What was done is thrown away; nothing of it is kept. The step of saving cannot be stopped in its middle.
web-job-cancel-sure = Yes, stop this work.
web-job-unsure = Tick that you are sure, then stop it again.
web-job-why = Why
web-job-typed = What you filled in
web-job-back = Back to the page it came from
web-job-again = Run again
web-job-again-about = The work is done from its beginning with what was filled in, under the rules and with your permissions of now.
web-job-result = See what came of it
web-job-file = Download the file
web-job-file-kept = This file was made for you alone, is kept for seven days, and can no longer be downloaded where your permissions change.

web-job-trial = Only a trial: check the whole table, save nothing.
web-job-tried-tallies = The trial went well: { $units } units with { $answers } answers can be brought in. Nothing was saved.
web-job-tried-indices = The trial went well: the indices of { $units } units can be brought in. Nothing was saved.

web-board-way-lke = Worksheets (LKE) of all units
web-job-worksheets-lead = One file with the Excel worksheet of each unit whose answers you may read, with the answers there are now.
web-job-worksheets-about = A ZIP file for { $units } units.
web-job-worksheets-about-one = A ZIP file for { $units } unit.
web-job-worksheets-make = Make the file

web-job-trail-about = A longer file is made as work of its own, and downloaded on its page once it is done.
web-job-trail-make = Make the whole file
web-job-trail-cut = This file holds the newest 500,000 lines only. Narrow the search to take older ones.

web-job-rehearsed-at = The last rehearsal began { $at }. Later answers are not in it.
web-job-not-rehearsed = This round is large, so its rehearsal is done apart from this page. There was none in the last seven days.
web-job-rehearse = Rehearse
web-board-determination-done-latih = The rehearsal is done.
