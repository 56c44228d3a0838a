## Notices at the desk.

web-notices = Notices
web-notices-lead = What happened in rounds and to innovations, and concerns you.
web-notices-unread = Unread
web-notices-read = Read
web-notices-none = There is no notice yet
web-notices-none-about = Once your unit is chosen, asked or assessed, you are told here.
web-notices-none-unread = All of them are read
web-notices-none-unread-about = The earlier ones are still below.
web-notices-all = All notices
web-notices-more = All notices; { $n } unread
web-notices-more-one = All notices; { $n } unread
web-notice-mark = Mark as read
web-notice-mark-all = Mark all as read
web-notice-marked = Marked.
web-notice-kind-locus = Chosen as a lokus
web-notice-kind-assigned = Assigned to evaluate
web-notice-kind-evidence = Evidence is asked for
web-notice-kind-decided = An objection is decided
web-notice-kind-extended = More time was given
web-notice-extended-about = { $round }. { $stage } is open until { $until }. Reason: { $reason }
web-notice-kind-published = The result is published
web-notice-kind-preview = The scorecard can be seen
web-notice-kind-action = A follow-up action is due
web-notice-kind-filling = The filling closes soon
web-notice-kind-evaluation = The evaluation closes soon

## Reminders.

web-board-way-pengingat = Reminders
web-remind-lead = Who has not handed in within a stage that is open, and the way to remind them.
web-remind-how = A reminder appears at the person's desk and, where mail is set up, goes by e-mail; it names the round and the hour, and no unit. In the last three days of a stage, those who have not handed in are reminded once by themselves. By hand, each person can be reminded once a day.
web-remind-none = Nobody is late
web-remind-none-about = No filling or evaluation is open, or everything is handed in.
web-remind-late = Not handed in: { $people } people for { $units } units. The first closes { $until }.
web-remind-today = Reminded today already: { $n } people.
web-remind-sure = Yes, remind { $n } people. This cannot be taken back.
web-remind-send = Send the reminder
web-remind-sent = { $n } people were reminded.
web-remind-unsure = Tick first that the reminder is to be sent.
