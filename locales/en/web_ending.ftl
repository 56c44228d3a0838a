# Ties that end sooner: two officers and a reason.

web-denial-ends-sooner = Ending a tie sooner takes a reason and a second officer.
web-tie-ending-reason = Reason (required where a tie that is recorded ends sooner)
web-tie-ending-reason-hint = The second officer reads this reason before confirming, and it stays readable afterwards.
web-tie-ending-reason-missing = This tie is recorded already and would end sooner. Write the reason; a second officer has to confirm it.
web-tie-ending = Tie of { $name } to end sooner
web-tie-ending-says = { $body }: { $kind }. Before: { $before }. From now on: { $until }.
web-tie-ending-open = has not ended
web-tie-ending-asked = Asked for by { $name }, { $at }
web-tie-ending-confirmed = Confirmed by { $name }, { $at }
web-tie-ending-sure = I am the second officer, have read the reason, and confirm that this tie ends.
web-tie-ending-confirm = Confirm the ending
web-tie-ending-over = This has been confirmed already, or the tie has changed. Load the page again to see how things stand.
web-tie-ending-done-asked = The ending is written down. The tie bars until another officer confirms it.
web-tie-ending-done-confirmed = The ending of the tie is confirmed.
