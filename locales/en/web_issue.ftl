## Issuing many certificates: what came of it, who got none, and the file.

web-job-kind-certificates = Issuing certificates
web-job-step-issue = issuing certificates, fifty at a time
web-job-lead-failed-parts = This work ended before it was done. What was done of it is kept.
web-job-lead-cancelled-parts = This work was stopped before it was done. What was done of it is kept.
web-job-cancel-about-parts = The work stops after the fifty certificates it is at. What was issued stays issued; the rest can be issued whenever you like.
web-job-again-about-parts = The work goes on from where it stopped: what was issued is passed over. The rules and your permissions are those of now.

web-issue-came = What came of it
web-issue-there = { $n } honours had a certificate already and were passed over.
web-issue-there-one = One honour had a certificate already and was passed over.
web-issue-refused = { $n } honours got no certificate; the reasons are below.
web-issue-refused-one = One honour got no certificate; the reason is below.
web-issue-refused-title = Those that got no certificate
web-issue-refused-caption = Honours that got no certificate, with the reason
web-issue-refused-more = and { $n } more. Mend those above, then issue again to see the rest.
web-issue-refused-more-one = and one more. Mend those above, then issue again to see it.
web-issue-head-recipient = Recipient
web-issue-head-for = Honour
web-issue-head-why = Reason
web-issue-file-title = Download all
web-issue-file-about = One ZIP file with all certificates of this event that are valid: pages as PDF to be printed, credentials, and a list of them. The file is made while it is sent; for thousands of certificates that takes some minutes.
web-issue-file = Download all certificates (ZIP)
web-issue-file-busy = Two files of certificates are being made for others already. Try again in a moment.
