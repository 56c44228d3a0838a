## Answers and reviews of a unit: notes that differ, the history of changes.

web-note-saved = Saved note
web-note-yours = Your note
web-note-private-saved = Saved private note
web-note-private-yours = Your private note
web-note-none = (no note)
web-reviewing-sure = I have checked this whole review and hand it in.
web-reviewing-unsure = The review is not handed in yet. Tick the statement to hand it in.
