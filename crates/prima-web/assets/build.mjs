// Writes dist/: the style sheet, the typeface cut down to what our languages
// need, the sign of the site, and each text packed as gzip and brotli.
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

const { code } = bundle({ filename: join(here, "style/prima.css"), minify: true, targets });
const style = code.toString().replaceAll(/\bfont:\/\/([\w.-]+)/g, (_, name) => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`the style sheet asks for ${name}, which is not built`);
  return `../${hash(bytes)}/${name}`;
});
files.set("prima.css", Buffer.from(style));
files.set("favicon.svg", readFileSync(join(here, "favicon.svg")));
files.set("OFL.txt", readFileSync(join(typeface, "LICENSE")));

for (const [name, bytes] of [...files]) {
  if (name.endsWith(".woff2")) continue;
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
