## The audit trail by day, and ties of people that officers record.

web-board-trail-dari = From day
web-board-trail-sampai = Up to and including day
web-audit-by-schedule = Published by the schedule; the result was confirmed by { $name }
web-audit-not-numbered = Number and seal of a line are read only by administrators and auditors of the whole system who are tied to no body. For other readers both are empty here and in the CSV.
web-audit-older = Older lines
web-audit-newest = Back to the newest lines
web-audit-file = Download as CSV
web-audit-too-long = This file would have more than { $most } lines. Narrow it by day and download it part by part.

web-people-tie = Record a tie
web-people-tie-about = Ties known from personnel data or from a report are recorded here. From then on the person cannot judge, assign or see that unit, and the record goes into the audit trail. The person reads it in the own account.
web-people-tie-body = Unit or institution
web-people-tie-kind = Kind of tie
web-people-tie-until = Ended on (leave empty if it holds)
web-people-tie-until-hint = To end a tie that is recorded, write the same tie with its last day.
web-people-tie-kind-wrong = Choose the kind of tie.
web-people-tie-sure = I know this tie as a fact, and the person will be barred by it.
web-people-tie-save = Record the tie
web-people-tie-done = The tie is recorded.
