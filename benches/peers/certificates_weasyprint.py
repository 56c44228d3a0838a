"""Sets the same certificates with WeasyPrint, in one process.

Usage: certificates_weasyprint.py SHEETS.json FONTS_DIR [FIRST.pdf]

SHEETS.json holds for each certificate what our template is given. Nothing is
asked of WeasyPrint that is not needed for the page: no tags, no archive format,
no attached credential, no signature. Style sheet and typefaces are read once and
one page is set before the clock starts. Prints as JSON how many pages were made
and in how many seconds.
"""

import base64
import html
import json
import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
%(faces)s
@page { size: A4 landscape; margin: 0 }
html { font-family: %(families)s; font-size: 12pt; color: #1c2a2e; line-height: 1.25; hyphens: none }
body { margin: 0; width: 297mm; height: 210mm; position: relative }
.outer { position: absolute; inset: 9mm; border: 2.4pt solid #0c5361 }
.inner { position: absolute; inset: 11mm; border: .7pt solid #d9a066 }
.page { position: absolute; left: 26mm; top: 22mm; width: 245mm; height: 169mm; text-align: center }
.issuer { font-size: 13pt; font-weight: 700; color: #0c5361; margin: 0 }
.middle { position: absolute; top: 29mm; left: 0; right: 0 }
h1 { font-size: 27pt; letter-spacing: .06em; text-transform: uppercase; color: #0c5361; margin: 0 0 .3cm }
h2 { font-size: 23pt; color: #0c5361; margin: .2cm 0 .3cm }
h2.long { font-size: 16pt }
p { margin: 0 0 .25cm }
.title { font-size: 16pt; font-weight: 700; width: 85%%; margin: 0 auto .25cm }
.citation { width: 75%%; margin: .25cm auto 0; font-style: italic }
.foot { position: absolute; bottom: 0; left: 0; right: 0; text-align: left; font-size: 9pt }
.foot p { position: absolute; bottom: 0; left: 0; margin: 0 }
.qr { position: absolute; bottom: 0; right: 0; width: 2.7cm; height: 2.7cm }
a { color: inherit; text-decoration: none }
"""

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{heading}: {recipient}</title></head><body>
<div class="outer"></div><div class="inner"></div>
<div class="page">
<p class="issuer">{issuer}</p>
<div class="middle">
<h1>{heading}</h1>
<p>{given}</p>
<h2 class="{length}">{recipient}</h2>
<p>{for_what}</p>
<p class="title">{title}</p>
<p>{within} {event}, {date}</p>
<p class="citation">{citation}</p>
</div>
<div class="foot">
<p>{signed_by} {issuer}, {issued}<br>{basis}<br>{verify} <a href="{address}">{address}</a></p>
<img class="qr" src="data:image/svg+xml;base64,{qr}" alt="{qr_alt}">
</div>
</div>
</body></html>
"""


def faces(folder: Path) -> str:
    """Rules for the typefaces of certificates, each under a family of its own."""
    rules = []
    for path in sorted(folder.glob("certificate-*.ttf")):
        weight = "700" if path.stem.endswith("700") else "400"
        family = path.stem.removesuffix("-700").removesuffix("-400")
        rules.append(
            f"@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url('{path.resolve().as_uri()}') }}"
        )
    return "\n".join(rules)


def families(folder: Path) -> str:
    """All of them, the Latin one first."""
    stems = {path.stem.removesuffix("-700").removesuffix("-400") for path in folder.glob("certificate-*.ttf")}
    ordered = sorted(stems, key=lambda stem: (not stem.startswith("certificate-latin"), stem))
    return ", ".join(f"'{stem}'" for stem in ordered)


def page(sheet: dict) -> str:
    """The page of one certificate; texts are escaped, the drawing is a picture."""
    texts = {name.replace("-", "_"): html.escape(text) for name, text in sheet.items()}
    texts["qr"] = base64.b64encode(sheet["qr"].encode()).decode()
    texts["length"] = "long" if len(sheet["recipient"]) > 70 else ""
    return PAGE.format(**texts)


def main() -> None:
    sheets = json.loads(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[2])
    fonts = FontConfiguration()
    style = STYLE % {"faces": faces(folder), "families": families(folder)}
    style = CSS(string=style, font_config=fonts)

    def set_page(sheet: dict) -> bytes:
        return HTML(string=page(sheet)).write_pdf(stylesheets=[style], font_config=fonts)

    first = set_page(sheets[0])
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_bytes(first)
    begun = time.perf_counter()
    for sheet in sheets:
        set_page(sheet)
    print(json.dumps({"made": len(sheets), "seconds": time.perf_counter() - begun}))


main()
