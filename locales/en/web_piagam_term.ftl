## The term on the pages of a certificate.

web-piagam-fact-until = Valid until
web-piagam-valid-until = This certificate is valid until { $day }: the honour behind it is in the register and was not revoked, and the certificate was not withdrawn.
web-piagam-expired = This certificate was valid until { $day }. That term is over; the certificate was not withdrawn, and the honour was not revoked.
web-piagam-means-term = The term written in its credential is not over
web-piagam-verdict-expired = This certificate is genuine, but has expired
web-piagam-verdict-expired-about = This certificate was valid until { $day }. Everything else that was checked holds.
