## The term of a certificate: what is printed, what is checked, and what the command line says.

piagam-print-until = Valid until { $day }
piagam-standing-expired = Expired
piagam-hindrance-over = The term of this honour is over, so it gets no certificate.
piagam-check-term = Term
piagam-why-expired = it has expired
piagam-cli-until = Valid until { $day }.
piagam-cli-expired = The certificate is genuine, but it has EXPIRED: it was valid until { $day }.
