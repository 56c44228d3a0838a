# Certificates: what is printed, what is checked, and what the command line says.
piagam-print-heading = Certificate of Honour
piagam-print-given = awarded to
piagam-print-credited = for the service of its unit
piagam-print-for = as recipient of
piagam-print-within = in
piagam-print-signed = Issued electronically by
piagam-print-verify = Check whether it is genuine and still valid at
piagam-print-qr = QR code of the address where this certificate is checked: { $address }
piagam-print-credential = The credential of this certificate (Open Badges 3.0), for programs to check
piagam-print-basis = Basis: { $source }.
piagam-print-sample = SAMPLE DATA, no official certificate.
piagam-print-event-with-category = { $category }, { $event }
piagam-example-recipient = Example Regional Hospital
piagam-example-unit = Outpatient Department
piagam-example-title = Public Service Friendly to Vulnerable Groups
piagam-example-event = Example Gebyar Pelayanan Prima
piagam-example-citation = Sample data, to look at the layout of the template.
piagam-example-issuer = Example Institution
piagam-example-basis = Example decision number 1

piagam-template-no-manifest = { $place }: the manifest of the template is missing or cannot be read ({ $cause }). Make a template.toml with the line main = "piagam.typ".
piagam-template-no-main = { $place }: the main file { $file } is not in the folder of the template. Mend the line main in template.toml, or add the file.
piagam-template-error = { $place }: { $message }
piagam-template-hint = Hint: { $hint }
piagam-template-letters = The fonts of the certificate lack { $letters }, so it cannot be printed whole. Write the text without it, or put a font (.ttf, .otf) that has it into the folder of the template.
piagam-template-pages = The certificate became { $n } pages; it must be one. Shorten a text, or make the letters of the template smaller.
piagam-template-no-until = { $place }: the template does not print “{ $until }”, but this certificate has a last day. Add #sys.inputs.until to the template; it is empty where a certificate holds without end.
piagam-template-changed = { $place }: this template, or the words Prima puts around it, changed since the certificate was issued, so the page would be another. Use the former template again where that page has to be downloaded.

piagam-hindrance-revoked = This honour was revoked, so it gets no certificate.
piagam-hindrance-no-recipient = The register does not know who received this honour, so it gets no certificate.
piagam-hindrance-objection = An objection (sanggahan) of this recipient, or of a unit below it, in an evaluation of the same year, or in the one this honour rests on, is not decided. A certificate can be issued when it is.
piagam-hindrance-letter = A name, title or citation holds the sign { $letter }, which programs read differently. Mend the data of the honour, or write another citation.
piagam-hindrance-page = { $why }

piagam-standing-valid = Valid
piagam-standing-withdrawn = Withdrawn
piagam-standing-revoked = Not valid: the honour was revoked
piagam-standing-gone = Not valid: the honour is no longer in the register
piagam-standing-unreadable = What is stored cannot be read

piagam-carrier-json = JSON credential
piagam-carrier-jwt = VC-JWT token
piagam-carrier-png = PNG picture
piagam-carrier-svg = SVG picture
piagam-carrier-pdf = PDF certificate

piagam-unreadable-no-carrier = This file is no PDF, PNG, SVG, JSON or JWT, so it is no certificate.
piagam-unreadable-no-credential = This file holds no credential. What is checked is the original file, not a reprint, a photo or a screenshot.
piagam-unreadable-form = This credential is not of the form that Prima issues (part { $part }). It was changed, or is another issuer's.
piagam-unreadable-no-proof = This credential holds no signature that can be checked.

piagam-why-no-key = no key of the issuer was given
piagam-why-no-did = only a key was given, not the issuer's DID document
piagam-why-no-list = no list of statuses was given
piagam-why-foreign-method = the key it names is not its issuer's
piagam-why-unknown-key = the issuer has no such key
piagam-why-changed = it was changed after it was signed, or another key signed it
piagam-why-other-issuer = its issuer is another one than the one given
piagam-why-list-unreadable = the list of statuses cannot be read
piagam-why-list-changed = the list of statuses was changed or not signed by the issuer
piagam-why-list-other = this list of statuses is not for this certificate
piagam-why-revoked = the list of statuses says that it is no longer valid
piagam-why-page-other = what it shows is not what its credential gives
piagam-why-page-template = the page was made with another template than the one here

piagam-check-signature = Signature
piagam-check-issuer = Issuer
piagam-check-status = Status
piagam-check-page = What it shows
piagam-verdict-passed = holds
piagam-verdict-failed = DOES NOT HOLD: { $why }
piagam-verdict-not-made = not checked: { $why }

piagam-cli-found = { $file }: { $carrier }, issued by { $issuer }
piagam-cli-says = It says: { $recipient }, { $title }, { $event }, { $date }
piagam-cli-fact = { $name }: { $text }
piagam-cli-line = { $check }: { $verdict }
piagam-cli-good = The certificate holds in everything that was checked.
piagam-cli-sample = This is a SAMPLE certificate, not an official one. The file holds in everything that was checked, but it is about sample data.
piagam-cli-withdrawn = The certificate is genuine, but was WITHDRAWN: by the list of statuses, it or the honour behind it is no longer valid.
piagam-cli-bad = The certificate CANNOT be trusted: { $what }.
piagam-cli-unproven = Nothing is proven yet: no key of the issuer was given. The addresses below are the certificate's own words; go on only if that is the issuer's site as you know it.
piagam-cli-next-did = 1. Save { $value } as did.json.
piagam-cli-next-list = 2. Save { $value } as status.json.
piagam-cli-next-run = 3. Run: prima certificate verify { $value } --did did.json --status status.json
piagam-cli-next-foreign = The issuer { $issuer } names no address of a site. Ask the issuer for the key, and give it with --key.
piagam-cli-not-checked = Not checked, and not to be known here: whether the key is really the issuer's, the recipient's present name, and changes of the status after the list was made.
piagam-cli-status-since = By the list of statuses as it stands since { $since }.
piagam-cli-file = { $file } cannot be read: { $cause }
piagam-cli-did-none = { $file } is no DID document with an Ed25519 key. Get it from https://ADDRESS/.well-known/did.json.
piagam-cli-written = { $file } was written.
piagam-cli-data = { $file } is no JSON of texts by name. Known names: { $known }.
piagam-cli-ending = { $file } must end in .pdf, .png or .svg.

cli-command-certificate = Checks certificates and tries their templates
cli-command-certificate-verify = Checks a certificate without a network: PDF, PNG, SVG, JSON or JWT
cli-command-certificate-preview = Makes a sample certificate from a template, with the place of each mistake
cli-argument-certificate = The certificate: PDF, PNG, SVG, JSON or JWT
cli-argument-issuer-key = The issuer's public key in hexadecimal, or a file as from /api/v1/keys
cli-argument-did = A copy of the issuer's /.well-known/did.json
cli-argument-status = A copy of the list of statuses that the certificate names
cli-argument-template = Folder of a template with template.toml; without it, the one that is shipped
cli-argument-data = JSON with the texts to print
cli-argument-preview-out = The file to write: .pdf, .png or .svg
