## Starting from the last round.

web-way-last = Start from the last round
web-last = Start from the last round
web-last-lead = What still holds need not be done twice. No answer is filled in by itself; last year's answers are only shown beside their questions.
web-last-round = The round before: { $round }.
web-last-nothing = There is no round before
web-last-nothing-about = This unit has not taken part in this programme here before, so there is nothing to carry along.
web-last-evidence = Evidence that still holds
web-last-evidence-about = This evidence supported the same answers in the last round and is still in the vault. Untick what no longer fits, then carry the rest along.
web-last-evidence-none = There is no evidence of last year that still holds and was not carried along.
web-last-carry = Carry the ticked evidence along
web-last-none-chosen = Tick at least one piece of evidence to carry along.
web-last-carried = { $n } pieces of evidence were carried into this round.
web-last-past = Expired; renew it if it is still asked for
web-last-actions = Unfinished follow-up actions
web-last-actions-about = { $n } follow-up actions are in this round. Those unfinished in the last round came along by themselves and stay public.
web-last-answer = Last year ({ $round }): { $said }
web-last-level = Last year ({ $round }), level of { $code }: { $said }
