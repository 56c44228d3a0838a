## The signature of a bundle: what is checked and what is not.

data-signature-unreadable = This signature was changed or damaged: it is not as it was written with the bundle.
data-signature-unreadable-hint = Get the whole bundle from its publisher.

data-signature-wrong = This signature was not made with the key it names: key, statement or signature was changed.
data-signature-wrong-hint = Get the whole bundle from its publisher.

data-signature-other-manifest = This signature is for another MANIFEST, so it does not vouch for this bundle.
data-signature-other-manifest-hint = Get the whole bundle from its publisher, with its own signature.

data-signature-other-key = This bundle is signed with another key, { $key }, and not with the one given.
data-signature-other-key-hint = Make sure that the key is that of the publisher; the keys of a portal are at /api/v1/keys.

data-signature-missing = There is no signature, but a key was given.
data-signature-missing-hint = Get the signed bundle from its publisher, or verify without --key.

cli-argument-key = Public key that must have signed: 64 hexadecimal digits, or a file as from /api/v1/keys
cli-key-no-file = { $key }: neither a public key nor a file that can be read. Give 64 hexadecimal digits, or a file from /api/v1/keys of the portal.
cli-key-none = { $key }: there is no public key in it. Get it again from /api/v1/keys of the portal.
cli-unsigned = The bundle is unsigned: nothing proves who made it.
cli-signature-broken = Its signature does not vouch for this bundle.
cli-signed = MANIFEST is signed (Ed25519, valid) as determination { $number } of round { $round }, confirmed { $confirmed }, with key { $id }: { $key }
cli-signed-replaces = This determination replaces determination { $number }, whose MANIFEST is { $hash }.
cli-signed-key-not-held = Not checked: whose key that is. Compare it with /api/v1/keys of the publisher's portal, or use --key.
cli-signed-key-known = The key is the one given.
cli-signed-key-other = The key is NOT the one given.
cli-signed-later = Not checked: whether this determination was replaced later. Only the publisher's portal knows.

## Two officers at the same moment.

refusal-already-proposed-by = A determination was proposed by { $by } at { $at } WIB. It waits for the second officer or for its hour of publication.
refusal-already-determined-by = The result is determined: { $by } confirmed it at { $at } WIB. Mistakes are mended by a correction.
refusal-nothing-answered = No answer or review is saved yet, so there is nothing to rehearse or to ask for.

## Published indices that are brought into a round.

data-index-without = The index of { $unit } is not complete: this column is empty.
data-index-without-hint = Fill in index, source, reference period and day of retrieval; a figure without a source is not taken.

data-index-of-no-locus = { $value } is no locus of this round.
data-index-of-no-locus-hint = Remove this row; the index of an institution follows from its loci.
