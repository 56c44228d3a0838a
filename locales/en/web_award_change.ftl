## Desk: decisions on awards that are replaced or revoked.

web-award-change-state-changing = Decided; a change of it waits for a second officer
web-award-change-state-revoked = Revoked
web-award-change-until-then = What stands until it is confirmed
web-award-change-why = Reason
web-award-change-correction-waits = Another decision was proposed on { $day }; it waits for a second officer.
web-award-change-revocation-waits = A revocation was proposed on { $day }; it waits for a second officer.
web-award-change-correct = Correct this decision
web-award-change-correct-about = The new decision takes the place of this one once another officer confirms it. Who is named again keeps honour and certificate; who is not named any more loses the honour, and the certificate is no longer valid. A certificate that was issued keeps the former citation: once the correction is confirmed, withdraw that certificate and issue it again.
web-award-change-why-changed = Why the decision before does not stand
web-award-change-why-revoked = Reason for revoking
web-award-change-why-hint = Everybody reads it on the pages of event, recipient and certificate.
web-award-change-why-en = The same in English (may be empty)
web-award-change-no-why = Write the reason; everybody will read it.
web-award-change-revoke = Revoke this decision
web-award-change-revoke-about = Once another officer confirms it, all honours of this category are revoked and their certificates no longer valid. The decision stays readable, marked and with its reason; the category can be decided again.
web-award-change-revoke-sure = I am sure that this decision must be revoked.
web-award-change-revoke-button = Propose to revoke it
web-award-change-done-revocation = Revocation proposed; it waits for a second officer.
web-award-change-earlier = Earlier decisions
web-award-change-of = Decision of { $day }
web-award-change-replaced-on = Replaced on { $ended }. Reason: { $why }
web-award-change-revoked-on = Revoked on { $ended }. Reason: { $why }
