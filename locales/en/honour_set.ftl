## Data sets of what was granted: title and note that the public reads.

honour-set-title = { $name }, granted { $year }
honour-set-note = Decisions recorded in Prima step by step; what was revoked stays written.
