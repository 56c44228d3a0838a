## The citation decided, in the list of certificates that are to be issued.

web-citation-decided = Citation:
web-citation-replaces = Leave it empty for each certificate to have the citation decided for its recipient, as it stands in the list. What is written here replaces it on all certificates that this button issues; for one recipient, pick that recipient alone.
