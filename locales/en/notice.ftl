## Letters about notices. They name the round, and neither unit nor person.

notice-letter-subject = Prima: { $what }
notice-letter-until = It closes on { $day } at { $wib } WIB ({ $wita } WITA, { $wit } WIT).
notice-letter-end = Prima at { $origin } sent this by itself; no answer is needed. The particulars can be read only after you sign in.

notice-what-locus = your unit was chosen as a lokus
notice-what-assigned = there are units for you to evaluate
notice-what-evidence = an evaluator asks for evidence
notice-what-decided = an objection of your unit was decided
notice-what-extended = your unit was given more time
notice-what-published = the result is published
notice-what-preview = the scorecard can be seen
notice-what-action = a follow-up action is due
notice-what-filling = the filling closes soon
notice-what-evaluation = the evaluation closes soon

notice-letter-locus = Your unit was chosen as a lokus in { $round }. Sign in to see its form:
notice-letter-assigned = You were assigned to evaluate in { $round }. Sign in to see the list:
notice-letter-evidence = In { $round }, an evaluator asks your unit for more evidence. Sign in to see what is asked for:
notice-letter-decided = An objection of your unit in { $round } was decided. Sign in to read the decision and its reason:
notice-letter-extended = Your unit was given more time in { $round }. Sign in to read in which stage and why:
notice-letter-published = The result of { $round } is published. Sign in to open it:
notice-letter-preview = The scorecard of your unit in { $round } can be seen before it is published, and objected to. Sign in to see it:
notice-letter-action = The last day of a follow-up action of your unit from { $round } has come. Sign in to report how it stands:
notice-letter-filling = The answers of your unit in { $round } have not been handed in, and the filling closes soon. Sign in to finish them:
notice-letter-evaluation = There are reviews of yours in { $round } that have not been handed in, and the evaluation closes soon. Sign in to finish them:

refusal-other-number = The number has changed: it is { $n } people now. Look again, then send.
