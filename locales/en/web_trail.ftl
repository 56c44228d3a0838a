## The audit trail: what an act was about.

web-trail-act-hint = A part of the words or of the code of an act, such as “certificate” or “revoke”.
web-trail-certificate = Certificate { $id }
web-trail-more-bodies = and { $n } more bodies
web-trail-more-bodies-one = and { $n } more body
