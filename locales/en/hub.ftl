## Hub JIPP: what officers are told who write down members and activities.

hub-choose-member = Write the name or the code of the body that joined, other than the hub itself.
hub-unknown-body = No body has exactly this name or code. Write its official name, or its code as in the address of its page.
hub-several-bodies = Several bodies have this name. Write the code of the one that joined, as in the address of its page.
hub-choose-kind = Choose the kind of activity.
hub-missing-since = Fill in since when it is a member, such as 2023 or 2023-03-14.
hub-missing-source = Write the decree, letter or page that says so.
hub-missing-day = Fill in the day of the activity.
hub-missing-title = Fill in the name of the activity.
hub-missing-content = Write what was done.
hub-missing-reason = Write why this entry is removed.
hub-no-day = Fill in a day there is, such as 2024-01-26.
hub-no-period = Fill in a year, a month or a day there is, such as 2023, 2023-03 or 2023-03-14.
hub-ahead = This time has not come. Fill in since when the body is a member.
hub-turned = The end lies before the beginning. Look at both fields.
hub-overlaps = This body is on record as a member in a time that overlaps. Put the entry there is right.
hub-no-link = Write the whole address of a web page, beginning with https://, or leave it empty.
hub-twin = Another entry says the very same. Remove one of them, or tell them apart.
hub-changed = A colleague changed this entry after you opened it, so nothing is saved yet. What it says now stands below; look at it, and send again where needed.
hub-removed = A colleague removed this entry, so your change is not saved. What you wrote stands in the form below; save it as a new entry where it still holds.
hub-ahead-until = This end has not come. Leave it empty while the body is a member; fill it in once the body has left.
