// What somebody does with the picture of a certificate: reads the address out of
// its QR code with a program of other people, or changes what it shows.
import { crc32 } from "node:zlib";
import jsQR from "jsqr";
import { PNG } from "pngjs";

const KEYWORD = "openbadgecredential\0";
const HEAD = 8;

/** The address in the QR code of a picture; nothing where none is found. */
export function addressIn(png) {
  const { data, width, height } = PNG.sync.read(png);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

/** The chunks of a PNG: kind, content, and all of it as it stands. */
function chunks(png) {
  const found = [];
  for (let at = HEAD; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at);
    found.push({ kind: png.toString("latin1", at + 4, at + 8), content: png.subarray(at + 8, end - 4), whole: png.subarray(at, end) });
    at = end;
  }
  return found;
}

const isCredential = ({ kind, content }) => kind === "iTXt" && content.toString("latin1").startsWith(KEYWORD);

/** A chunk as it is written, with its sum. */
function chunk(kind, content) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const joined = (png, parts) => Buffer.concat([png.subarray(0, HEAD), ...parts]);

/** The picture with another text in the credential that it carries. */
export function retold(png, from, to) {
  const parts = chunks(png).map((one) => (isCredential(one) ? chunk(one.kind, Buffer.from(one.content.toString("utf8").replaceAll(from, to), "utf8")) : one.whole));
  return joined(png, parts);
}

/** The picture with a stroke across it, and the credential as it was signed. */
export function repainted(png) {
  const image = PNG.sync.read(png);
  const row = Math.floor(image.height / 2);
  image.data.fill(0, row * image.width * 4, (row + 6) * image.width * 4);
  const drawn = PNG.sync.write(image);
  const credential = chunks(png).find(isCredential).whole;
  const [head, ...rest] = chunks(drawn).map(({ whole }) => whole);
  return joined(drawn, [head, credential, ...rest]);
}
