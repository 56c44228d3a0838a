// Writes dist/: the style sheet, the typeface cut down to what our languages
// need, the typefaces of certificates, the sign of the site, and each text packed
// as gzip and brotli.
// Nothing here asks the network; `npm ci` has brought what it reads.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundle } from "lightningcss";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const typeface = join(here, "node_modules/@fontsource-variable/atkinson-hyperlegible-next");

/**
 * Basic Latin, and the signs that Indonesian, English and figures use. The
 * typeface draws no arrows and no ≥ ≤; where a text has them, the reader's
 * own typeface lends them.
 */
const letters =
  Array.from({ length: 0x7f - 0x20 }, (_, place) => String.fromCharCode(0x20 + place)).join("") +
  "\u00a0éÉ–—“”‘’…×·²−©•→←↑↓≥≤";

/** Releases that old phones still run. */
const targets = { chrome: 87 << 16, edge: 88 << 16, firefox: 91 << 16, safari: (14 << 16) | (1 << 8), samsung: 14 << 16 };

const files = new Map();

/** The first eight digits of a file's hash, which its address carries. */
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

const font = "atkinson-hyperlegible-next.woff2";
files.set(
  font,
  await subsetFont(readFileSync(join(typeface, "files/atkinson-hyperlegible-next-latin-wght-normal.woff2")), letters, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"],
  }),
);

/** From one code point to another, as text. */
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place)).join("");

/**
 * The typefaces of certificates, as Typst reads them: ours in two weights, and
 * behind it what names from elsewhere need. Letters that none of them has are
 * refused by name when a certificate is issued.
 */
const latin = range(0x20, 0x7e) + range(0xa0, 0x24f) + range(0x259, 0x259) + range(0x300, 0x36f) + range(0x1e00, 0x1eff) + range(0x2010, 0x2044) + range(0x20a0, 0x20bf) + "•…′″‹›←↑→↓−≤≥№™";
const others = {
  arabic: range(0x600, 0x6ff) + range(0x750, 0x77f) + range(0x200c, 0x200f) + range(0xfb50, 0xfdff) + range(0xfe70, 0xfefc),
  hebrew: range(0x590, 0x5ff) + range(0xfb1d, 0xfb4f),
  javanese: range(0xa980, 0xa9df) + range(0x200c, 0x200d) + "\u25cc",
  balinese: range(0x1b00, 0x1b7f) + range(0x200c, 0x200d) + "\u25cc",
};
for (const subset of ["latin", "latin-ext"]) {
  for (const wght of [400, 700]) {
    const source = readFileSync(join(typeface, `files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`));
    const face = await subsetFont(source, latin, { targetFormat: "truetype", variationAxes: { wght } });
    files.set(`certificate-${subset}-${wght}.ttf`, face);
  }
}
for (const [script, text] of Object.entries(others)) {
  const source = join(here, `node_modules/@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff2`);
  files.set(`certificate-${script}.ttf`, await subsetFont(readFileSync(source), text, { targetFormat: "truetype" }));
}
// Letters with marks that ours has no places for.
const marked = join(here, "node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf");
files.set("certificate-marks.ttf", await subsetFont(readFileSync(marked), latin, { targetFormat: "truetype" }));
const emoji = range(0x1f300, 0x1faff) + range(0x2600, 0x27bf) + range(0x1f1e6, 0x1f1ff) + "\u200d\ufe0f\u20e3⭐⬛⬜";
const drawn = join(here, "node_modules/@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2");
files.set("certificate-emoji.ttf", await subsetFont(readFileSync(drawn), emoji, { targetFormat: "truetype" }));

const { code } = bundle({ filename: join(here, "style/prima.css"), minify: true, targets });
const style = code.toString().replaceAll(/\bfont:\/\/([\w.-]+)/g, (_, name) => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`the style sheet asks for ${name}, which is not built`);
  return `../${hash(bytes)}/${name}`;
});
files.set("prima.css", Buffer.from(style));
files.set("favicon.svg", readFileSync(join(here, "favicon.svg")));
files.set("OFL.txt", readFileSync(join(typeface, "LICENSE")));
files.set("OFL-noto.txt", readFileSync(join(here, "node_modules/@expo-google-fonts/noto-sans/LICENSE_FONT")));

for (const [name, bytes] of [...files]) {
  if (name.endsWith(".woff2") || name.endsWith(".ttf")) continue;
  files.set(`${name}.gz`, gzipSync(bytes, { level: 9 }));
  const settings = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  files.set(`${name}.br`, brotliCompressSync(bytes, { params: settings }));
}

// Written aside and put in place at once, so that nobody reads half of it.
const aside = join(here, `dist-${process.pid}`);
const dist = join(here, "dist");
mkdirSync(aside, { recursive: true });
for (const [name, bytes] of files) writeFileSync(join(aside, name), bytes);
rmSync(dist, { recursive: true, force: true });
renameSync(aside, dist);
for (const [name, bytes] of files) console.log(`${String(bytes.length).padStart(7)}  ${name}`);
