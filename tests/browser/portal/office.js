// The people of a round at their browsers, and the hour they all live in.
import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { HANDS } from "./hands.js";

const PASSWORD = "kata sandi untuk contoh saja";

/** The clock of the demo, which a file moves on. */
export class Clock {
  constructor(file) {
    this.file = file;
    this.ahead = 0;
  }

  /** Now at the portal, in milliseconds. */
  now() {
    return Date.now() + this.ahead * 1000;
  }

  /** Goes on to a moment in milliseconds; never back. */
  moveTo(moment) {
    this.ahead = Math.max(this.ahead, Math.ceil((moment - Date.now()) / 1000));
    writeFileSync(this.file, `${this.ahead}\n`);
  }
}

/** The six digits of an authenticator (RFC 6238) at a moment. */
function code(secret, milliseconds) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[\s=]/g, "")].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Somebody of the sample at a browser of their own. */
export class Person {
  constructor(office, who) {
    this.office = office;
    this.who = who;
  }

  /** Signs in by the page, as every day. */
  async signIn() {
    const { browser, kind, origin, lang } = this.office;
    // The tester's axe is let in where the mouse is used; the keyboard's pages keep their own rules.
    this.context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: HANDS[kind].scripts, bypassCSP: kind === "mouse", acceptDownloads: true });
    this.page = await this.context.newPage();
    this.hand = new HANDS[kind](this.page);
    this.office.watch(this);
    await this.page.goto(`${origin}/${lang}/masuk`);
    await this.password();
    await this.page.waitForURL(/\/kerja$/);
    return this;
  }

  async password() {
    await this.hand.write(this.page.locator("#surel"), `${this.who}@contoh.example`);
    await this.hand.write(this.page.locator("#sandi"), PASSWORD);
    await this.submit("/masuk", "#sandi");
  }

  /** Sets up the second code, signs out, and comes back with it. */
  async useSecondFactor() {
    const { clock } = this.office;
    await this.open("/kerja/akun");
    await this.submit("/kerja/akun", 'input[name="apa"][value="kode"]');
    const secret = await this.page.locator('main input[name="kunci"]').inputValue();
    await this.hand.write(this.page.locator("#kode"), code(secret, clock.now()));
    await this.submit("/kerja/akun", "#kode");
    await this.page.locator(".codes li").first().waitFor();
    await this.hand.press(this.page.locator(".desk-bar form button"));
    await this.page.waitForURL(/\/masuk/);
    // A code is good once: the next one is half a minute later.
    clock.moveTo(clock.now() + 31_000);
    await this.password();
    await this.hand.write(this.page.locator("#kode"), code(secret, clock.now()));
    await this.submit("/masuk/kode", "#kode");
    await this.page.waitForURL(/\/kerja$/);
  }

  /** Opens an address below the language. */
  async open(path) {
    const { origin, lang } = this.office;
    await this.page.goto(`${origin}/${lang}${path}`);
    await this.after?.();
  }

  /** The form that leads to an address and holds something. */
  form(path, holds = "button") {
    const { lang } = this.office;
    return this.page.locator(`main form[action="/${lang}${path}"]`).filter({ has: this.page.locator(holds) });
  }

  /** Presses the button of a form. */
  async submit(path, holds = "button") {
    await this.hand.press(this.form(path, holds).last().locator('button[type="submit"]'));
  }

  /** Follows the first link in the page whose address has this in it. */
  async follow(part) {
    await this.hand.press(this.page.locator(`main a[href*="${part}"]`).first());
  }

  /** What is not on the page of all this. */
  async lacks(words) {
    const text = await this.page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " "));
    return words.filter((one) => !text.includes(one)).map((one) => `not at ${new URL(this.page.url()).pathname}: ${one}`);
  }

  /** Fails where the page does not say all this. */
  async sees(...words) {
    const lacking = await this.lacks(words);
    if (lacking.length > 0) {
      const said = await this.page.evaluate(() => document.querySelector(".error-summary, .closed, h1")?.innerText ?? "");
      throw new Error(`${this.who}: ${lacking.join("; ")} (it says: ${said.replace(/\s+/g, " ").slice(0, 300)})`);
    }
  }

  /** Keeps the session from falling asleep while the clock is moved on. */
  async stir() {
    const { origin, lang } = this.office;
    await this.context.request.get(`${origin}/${lang}/kerja`, { maxRedirects: 0 });
  }
}
