## The citation decided, in the list of certificates that are to be issued.

web-citation-decided = Citation:
web-citation-replaces = Leave it empty for each certificate to have the citation decided for its recipient, as it stands in the list. What is written here replaces it on all certificates that this button issues; for one recipient, pick that recipient alone.
web-citation-outdated = Its citation was corrected. This certificate still says:
web-citation-again = Withdraw this certificate and issue it again.
web-citation-outdated-title = Certificates with a former citation
web-citation-outdated-about = These citations were corrected after the certificates were issued. Withdraw those certificates and issue them again, so that they have the citation that stands.
web-citation-printed = Printed on the certificate:
web-citation-stands = Citation that stands:
