# Words for the rules of a cycle that keep a result defensible.

web-board-missing-barred = Reviews by evaluators tied to the unit (nothing can be determined; take the unit back on the page of assignments): { $n }
web-rules-schedule-reason = Reason (required where the closing of a stage changes)
web-rules-schedule-reason-hint = A stage that closes later gives all units more time, and one that closes sooner takes it away; the reason goes into the audit trail.
web-rules-publish-moved = The publication was moved: the result comes out { $at }.
web-rules-lifted = Exceptions from conflicts of interest
web-rules-lifted-about = These evaluators review a unit they are tied to. Two officers made an exception.
web-rules-lifted-by = Exception from a conflict of interest by { $first } and { $second }, { $at }. Reason: { $reason }
web-rules-lifted-asked = Asked for by { $first }, not confirmed.
web-rules-lifted-two = Asked for by { $first }, confirmed by { $second }.
