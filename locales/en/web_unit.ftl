## Answers and reviews of a unit: notes that differ, the history of changes.

web-note-saved = Saved note
web-note-yours = Your note
web-note-private-saved = Saved private note
web-note-private-yours = Your private note
web-note-none = (no note)
web-reviewing-sure = I have checked this whole review and hand it in.
web-reviewing-unsure = The review is not handed in yet. Tick the statement to hand it in.
web-reply-now = The reply that is saved now:
web-loci-some = Page { $page } of { $pages }. Save each page before you open another; loci on other pages stay as they were.
web-schedule-now = Saved now: { $opens } until { $closes }
web-people-by-email = Write the e-mail address as in the list above.
web-invited = Invitations not taken up yet
web-invited-none = No open invitations
web-invited-none-about = Invitations that you or a colleague write stand here until they are taken up, taken back, or over.
web-invited-by = Invited by { $name }. Good until { $until }.
web-invited-withdraw = Take back the invitation for { $email }
web-invited-done = The invitation is taken back; its link opens nothing any more.
