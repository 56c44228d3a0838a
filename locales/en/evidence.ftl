## Evidence: why a file is not taken, and what to do.

evidence-place-file = { $file }
evidence-place-part = { $file }, part { $part }

evidence-empty = This file is empty.
evidence-empty-hint = See whether it opens on your device, then upload it again.
evidence-too-large = This file is larger than { $limit } MiB.
evidence-too-large-hint = Make the photo smaller, scan at 150–200 dpi, or split it into several files.
evidence-unknown = What is in this file is no PDF, JPEG, PNG, WebP, DOCX or XLSX, whatever its name says.
evidence-unknown-hint = Save it as one of these six, then upload it again.
evidence-svg = This is an SVG drawing, which can hold scripts.
evidence-svg-hint = Export the drawing as PNG.
evidence-web-page = This is a web page, which can hold scripts.
evidence-web-page-hint = Print the page to PDF, or upload a picture of the screen as PNG.
evidence-program = This is a program or a script, not a document.
evidence-program-hint = Upload the document itself. If somebody sent you this file, do not open it.
evidence-archive = This is an archive, or another file packed as ZIP, not a DOCX or XLSX.
evidence-archive-hint = Open the archive and upload the files in it one by one. Files of LibreOffice: save them as DOCX, XLSX or PDF.
evidence-old-office = This is an old Office file (DOC, XLS, PPT), or a document locked with a password.
evidence-old-office-hint = Remove the password if there is one, then save it as DOCX, XLSX or PDF.
evidence-presentation = This is a presentation.
evidence-presentation-hint = Export the presentation as PDF.
evidence-other-image = This kind of image is not taken.
evidence-other-image-hint = Save it as JPEG or PNG. On an iPhone: Settings, Camera, Formats, choose Most Compatible.
evidence-film = This is a video.
evidence-film-hint = Upload a photo, or put the address of the video into a PDF document.
evidence-two-in-one = This file is a file of another kind as well, or something hangs on behind its end.
evidence-two-in-one-hint = Open the file, save or print it as a new one, and upload that.
evidence-bomb = What is in it expands to far more than it should.
evidence-bomb-hint = Such a file is usually damaged, or made to disturb. Open and save it again; if it is still refused, upload it printed to PDF.

evidence-damaged-image = This image is damaged or cut off.
evidence-damaged-image-hint = Upload it again from the original; an earlier upload may have broken off.
evidence-too-many-pixels = This image has { $width } × { $height } points; at most { $limit } million are taken.
evidence-too-many-pixels-hint = Make the image smaller; 4,000 × 3,000 points are enough to read a document.

evidence-damaged-pdf = This PDF is damaged, cut off, or has no page.
evidence-damaged-pdf-hint = Open it, print it to PDF again, and upload the new one.
evidence-too-many-pages = This PDF has { $pages } pages; at most { $limit } are taken.
evidence-too-many-pages-hint = Upload only the pages that prove the answer, or split it into several files.
evidence-pdf-encrypted = This PDF is locked, so that nobody can look into it.
evidence-pdf-encrypted-hint = Remove its password and restrictions, or print it to PDF again.
evidence-pdf-script = This PDF holds a script, an XFA form, or media that can run on their own.
evidence-pdf-script-hint = Print it to PDF again; the print holds only what can be seen.
evidence-pdf-launch = This PDF can start a program or send data away.
evidence-pdf-launch-hint = Print it to PDF again; the print holds only what can be seen.
evidence-pdf-embedded = This PDF holds other files.
evidence-pdf-embedded-hint = Take the attachments out and upload each by itself, then print it to PDF again.
evidence-pdf-unusual = This PDF is built in an unusual way, so that nobody can look into it.
evidence-pdf-unusual-hint = Print it to PDF again, and upload the new one.

evidence-damaged-office = This file is damaged or cut off.
evidence-damaged-office-hint = Open it in Word, Excel or LibreOffice, let it be repaired, save it, and upload it again.
evidence-part-name = A name within this file leads out of the file.
evidence-part-name-hint = Word and Excel make no such file. Save it again from the original document.
evidence-office-encrypted = This part is locked with a password.
evidence-office-encrypted-hint = Remove the password, save, and upload it again.
evidence-xml = This part brings definitions of its own (a DTD or entities), or is no Unicode text.
evidence-xml-hint = Word and Excel write no such file. Save it again from the original document.
evidence-macro = This file holds a macro or an ActiveX control.
evidence-macro-hint = Save it as a plain DOCX or XLSX (without macros), or as PDF.
evidence-office-embedded = This part is another file or program that was put in.
evidence-office-embedded-hint = Take it out and upload it by itself, or save the document as PDF.
evidence-external-link = This document loads something from outside unasked: { $target }.
evidence-external-link-hint = Break the link (Word: File, Info, Edit Links to Files), put the picture into the document, or save it as PDF.
evidence-external-link-part = This workbook takes figures from another workbook.
evidence-external-link-part-hint = Break the link (Excel: Data, Edit Links, Break Link), then save.

evidence-note-renamed = The end of the file's name was made to fit what is in it: .{ $extension }.
evidence-note-cleaned = Hidden data in the image (place, time, device, comments) were removed; the picture itself did not change.

evidence-hidden = There is no such evidence.
evidence-no-answer = The instrument of this cycle asks no such thing.
evidence-infected = The virus scanner found { $name } in this file. Do not open it, and tell your IT officer.
evidence-not-scanned = The virus scanner does not answer, so that the file cannot be taken yet. Try again in a few minutes.
evidence-no-kind = Choose the kind of evidence from the list.
evidence-no-title = Write a title, such as the number and name of the decree.
evidence-bad-title = A title has { $limit } characters at most, on one line.
evidence-bad-valid-from = The first day of validity is no date. Write it like 2026-01-31, or leave it empty.
evidence-bad-valid-to = The last day of validity is no date. Write it like 2026-12-31, or leave it empty.
evidence-bad-order = The last day of validity lies before the first.
evidence-full = The vault of this body is full ({ $limit } MiB). Withdraw evidence that is no longer used, or ask the administrator.
evidence-many-uploads = { $limit } uploads are not finished yet. Finish them first, or wait until old ones are removed.
evidence-size = A file must have more than nothing and { $limit } MiB at most.
evidence-bad-part = This part of the file is empty, too large, or beyond the announced size. Begin the upload again.
evidence-resume = The upload goes on at byte { $at }.
evidence-missing = The file of this evidence is not in the storage. Tell the administrator, or upload the same file again.
evidence-changed = The file of this evidence was changed in the storage and is not shown. Tell the administrator, or upload the same file again.
evidence-withdrawn = This evidence was withdrawn from the vault.
evidence-in-use = { $n ->
    [0] An objection, an action or a proposal rests on this evidence, so it cannot be withdrawn.
    [one] One answer that was handed in rests on this evidence, so it cannot be withdrawn.
   *[other] { $n } answers that were handed in rest on this evidence, so it cannot be withdrawn.
}
evidence-not-linked = This evidence is not linked to that answer.
evidence-past = “{ $title }” has expired. Upload new evidence, then link it.
