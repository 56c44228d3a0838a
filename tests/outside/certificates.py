"""A certificate in all its forms to openbadgeslib, which knows nothing of Prima:
python certificates.py FOLDER. Prints what is wrong; nothing where all is well."""
import json
import pathlib
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openbadgeslib import baking
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier
from openbadgeslib.ob3.did import _b58btc_decode
from openbadgeslib.ob3.status import check_credential_status
from openbadgeslib.ob3.verifier import OB3VerificationError

folder = pathlib.Path(sys.argv[1])
text = lambda name: (folder / name).read_text("utf-8")
key = json.loads(text("did.json"))["verificationMethod"][0]["publicKeyMultibase"]
public = Ed25519PublicKey.from_public_bytes(bytes(_b58btc_decode(key[1:]))[2:])
pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
wrong = []


def expect(what, accepted, ask):
    try:
        ask()
        found = "accepted"
    except OB3VerificationError as error:
        found = f"refused: {error}"
    if found.startswith("accepted") != accepted:
        wrong.append(f"{what} was {found}")


proof, token = OB3LdpVerifier(pubkey_pem=pem), OB3Verifier(pubkey_pem=pem)
badge = text("badge.json")
expect("the badge", True, lambda: proof.verify(json.loads(badge)))
expect("the changed badge", False, lambda: proof.verify(json.loads(text("changed.json"))))
expect("the badge whose term is over", False, lambda: proof.verify(json.loads(text("over.json"))))
expect("the token whose term is over", False, lambda: token.verify(text("over.jwt")))
expect("the token", True, lambda: token.verify(text("badge.jwt")))
cut = text("badge.jwt").split(".")
cut[1] = cut[1][:-8] + "AAAAAAAA"
expect("the changed token", False, lambda: token.verify(".".join(cut)))
for name, accepted in (("valid.json", True), ("revoked.json", False)):
    credential = proof.verify(json.loads(badge))
    fetch = lambda _, name=name: text(name).encode("utf-8")
    expect(f"the badge with {name}", accepted, lambda: check_credential_status(credential, fetch))
carriers = {
    "badge.png": lambda image: baking.extract_png(image, keyword=baking.ITXT_KEYWORD_OB3),
    "badge.svg": lambda image: baking.extract_svg(image, element=baking.SVG_ELEMENT_OB3, text_fallback=True),
}
for name, extract in carriers.items():
    found = extract((folder / name).read_bytes())
    if found is None or json.loads(found) != json.loads(badge):
        wrong.append(f"{name} holds another badge: {found!r:.80}")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
