## The evaluator's desk: the own reviews of all cycles.

web-own-reviews = My reviews
web-own-reviews-lead = The units you reviewed, in the present cycle and in earlier ones, and what came of it.
web-own-reviews-none = You have no reviews yet
web-own-reviews-none-about = A unit appears here as soon as it is assigned to you.
web-own-reviews-none-here = You have no reviews in this cycle
web-own-reviews-none-here-about = Choose another cycle, or clear the filter.
web-own-reviews-all = All cycles
web-own-reviews-round = Cycle
web-own-reviews-found = { $n } reviews
web-own-reviews-found-one = { $n } review
web-own-reviews-caption = Your reviews, the latest cycle first
web-own-reviews-unit = Unit
web-own-reviews-given = Indicators reviewed
web-own-reviews-of = { $n } of { $all }
web-own-reviews-handed-in = Handed in
web-own-reviews-not-in = not yet
web-own-reviews-sequel = After it was handed in
web-own-reviews-taken-back = The unit was taken back from you.
web-own-reviews-blind = Waiting for other evaluators to hand in.
web-own-reviews-unchanged = Nothing has changed so far.
web-own-reviews-reconciled = Reconciled: { $n } indicators, { $moved } of them other than you found
web-own-reviews-later-evidence = Evidence added: { $n }
web-own-reviews-later-granted = Objections granted: { $n }
web-own-reviews-later-refused = Objections refused: { $n }
web-own-reviews-later-reassessed = Reviewed again: { $n }
web-own-reviews-later-corrected = Corrected after publication: { $n }
