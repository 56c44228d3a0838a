## The signature of a bundle on the portal, public keys, and published indices.

web-data-op-keys = Public keys
web-data-op-about-keys = The Ed25519 keys with which this portal signs determinations: the present one, then those used before. For prima verify --key.
web-data-record-key = A public key of this portal.
web-data-field-key-id = Short name of the key: the first 16 digits of its SHA-256.
web-data-field-algorithm = Way of signing.
web-data-field-public-key = The public key in hexadecimal.
web-data-field-present = Whether this key is the one in use.

web-verify-step-signature = The signature, where there is one, is checked: with which key it was made, for which MANIFEST and determination.
web-verify-signed-about = Determinations of this portal are signed with an Ed25519 key; data imported from what others published are not. Without a signature, verifying proves that the results follow from the content, not who made it.
web-verify-keys = Public keys of this portal
web-verify-unsigned = Unsigned.
web-verify-unsigned-means = This bundle does not prove who made it.
web-verify-broken = The signature is not valid.
web-verify-broken-means = The signature in the bundle does not vouch for this bundle.
web-verify-signed-here = Signed by this portal.
web-verify-signed-here-means = The Ed25519 signature over MANIFEST is valid, and was made with a key of this portal.
web-verify-signed-other = Signed with a key that is not known here.
web-verify-signed-other-means = The Ed25519 signature over MANIFEST is valid, but this portal does not know whose key it is.
web-verify-standing-unknown = Determination { $number } is not published on this portal, so whether it is still in force is not known.
web-verify-standing-in-force = Determination { $number } is in force on this portal at this moment.
web-verify-standing-replaced = Determination { $number } was replaced by determination { $later }. Its bundle stays valid as a record.
web-verify-signature = Signature
web-verify-signed-round = Round
web-verify-signed-number = Number of the determination
web-verify-signed-replaces = Replaces determination
web-verify-signed-confirmed = Confirmed (UTC)
web-verify-signed-key = Public key
web-verify-signed-key-id = Short name of the key
web-verify-compare = Compare this key with the one its publisher has announced.

web-board-way-indeks = Published indices
web-board-indices-lead = Indices of units that were published elsewhere, each with its source. The index of an institution follows from its units. Where anything is wrong, nothing is saved.
web-board-indices-label = Table of indices (CSV)
web-board-indices-hint = Columns: unit, index, source, period, retrieved; where there are, also band and rank. Indices there are for the units in the table are replaced.
web-board-done-indices = Saved: indices of { $units } units.
