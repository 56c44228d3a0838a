## What scripts help with at the desk: saving while typing, uploading in parts.

web-help-saved = Saved { $at }.
web-help-saving = Saving …
web-help-same = All answers are saved.
web-help-wrong = { $n } answers are not saved; mend them where they stand. The other answers are saved.
web-help-wrong-one = One answer is not saved; mend it where it stands. The other answers are saved.
web-help-cut = The connection is gone. What you wrote stays on this page; saving is tried again by itself.
web-help-busy = The service is busy. What you wrote stays on this page; saving is tried again by itself.
web-help-expired = Your session has ended. What you wrote stays on this page: sign in in another tab, then come back here; saving goes on by itself.
web-help-other = Somebody else has signed in in this browser. What you wrote stays on this page and is not saved: sign in again in another tab, then come back here.
web-help-sign-in = Sign in in another tab
web-help-stale = A colleague saved another answer. Both answers will be shown.
web-help-failed = It cannot be saved. Press Save to try again and read why.
web-help-progress = Progress of the upload
web-help-cancel = Cancel the upload
web-help-sending = Uploading the file. This page has to stay open.
web-help-stopped = The upload was cancelled. The file was not kept.
web-help-upload-cut = The connection is gone. The upload goes on where it stopped once the connection is back.
web-help-upload-busy = The service is busy. The upload goes on in a moment.
web-help-upload-expired = Your session has ended. Sign in in another tab, then come back here; the upload goes on where it stopped.
web-help-upload-other = Somebody else has signed in in this browser. Sign in again in another tab, then come back here; the upload goes on where it stopped.
web-help-upload-failed = The file cannot be uploaded. Reload this page, then choose the file again.
web-help-upload-here = The file “{ $name }” has arrived. Mend the fields below; the file need not be chosen again.
web-help-upload-gone = That upload is finished or was cancelled. See the list of evidence above; if the file is not there, choose it again.
