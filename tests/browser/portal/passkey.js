// Passkeys in a real browser, with a device that Chromium plays: added, used,
// refused and taken away, with the policy of the pages in force.
import { runAxe } from "../axe.js";
import { expect, report } from "./count.js";

const password = "kata sandi untuk contoh saja";
const email = "unit3@contoh.example";
const device = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };

/** The portal under the name a passkey can be bound to; an IP address is none. */
const named = (origin) => origin.replace("127.0.0.1", "localhost");

/** A page with a device of its own; what the browser complains of is a finding. */
async function opened(browser, findings) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (!message.text().includes("the server responded with a status of 4")) findings.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => findings.push(`script: ${error.message}`));
  const client = await context.newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", { options: device });
  return { context, page, client, authenticatorId };
}

async function signIn(page, address) {
  await page.goto(`${address}/id/masuk`);
  await page.locator("#surel").fill(email);
  await page.locator("#sandi").fill(password);
  await page.locator("#sandi").press("Enter");
  await page.waitForURL(/\/id\/kerja$/);
}

/** One person adds a passkey, signs in with it, and takes it away. */
async function journey(browser, origin) {
  const findings = [];
  const address = named(origin);
  const { context, page, client, authenticatorId } = await opened(browser, findings);
  const axe = async (what) => report(`passkeys: ${what}: axe`, await runAxe(page));
  const say = async (name) => page.getByRole("button", { name, exact: true }).press("Enter");

  await signIn(page, address);
  await page.goto(`${address}/id/kerja/akun`);
  await axe("the account");
  await page.locator("#kunci-nama").fill("Telepon");
  await page.locator("#sandi-kunci").fill(password);
  await say("Tambah kunci sandi");
  await page.waitForURL(/sudah=kunci$/);
  await axe("the account with a passkey");
  const { credentials } = await client.send("WebAuthn.getCredentials", { authenticatorId });
  if (credentials.length !== 1 || !credentials[0].isResidentCredential) findings.push("the device finds no passkey by itself");

  // The same device once more is told so, and keeps what it has.
  await page.locator("#kunci-nama").fill("Telepon lagi");
  await page.locator("#sandi-kunci").fill(password);
  await say("Tambah kunci sandi");
  await page.locator('[data-passkey-failed="known"]').waitFor();
  await axe("a device that has one already");
  await say("Keluar");
  await page.waitForURL(/\/id\/masuk\?keluar=1$/);
  await axe("the sign-in");

  // A device that does not know its user gives no answer.
  await client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await say("Masuk dengan kunci sandi");
  await page.locator('[data-passkey-failed="other"]').waitFor();
  await axe("a device without an answer");
  await client.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await say("Tanyakan lagi kepada perangkat");
  await page.waitForURL(/\/id\/kerja$/);

  // The password instead, from the page that waits for the device.
  await say("Keluar");
  await page.waitForURL(/\/id\/masuk\?keluar=1$/);
  await client.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
  await say("Masuk dengan kunci sandi");
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).waitFor();
  await axe("waiting for the device");
  await say("Masuk dengan kata sandi");
  await page.locator("#sandi").waitFor();
  await client.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: true });
  await page.goto(`${address}/id/masuk?ke=%2Fkerja%2Fakun`);
  await say("Masuk dengan kunci sandi");
  await page.waitForURL(/\/id\/kerja\/akun$/);

  await say("Lepaskan Telepon");
  await page.getByRole("heading", { level: 1, name: "Lepaskan kunci sandi?" }).waitFor();
  await axe("before it is taken away");
  await say("Lepaskan Telepon");
  await page.waitForURL(/sudah=kunci-hapus$/);
  await say("Keluar");
  await page.waitForURL(/\/id\/masuk\?keluar=1$/);
  await say("Masuk dengan kunci sandi");
  await page.locator(".error-summary").waitFor();
  await axe("a passkey that was taken away");
  await context.close();
  return findings;
}

/** Nothing of it is shown where it cannot be used: without scripts, or by an IP address. */
async function unoffered(browser, origin) {
  const findings = [];
  for (const [address, javaScriptEnabled] of [[named(origin), false], [origin, true]]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await signIn(page, address);
    for (const path of ["/id/masuk", "/id/kerja/akun"]) {
      await page.goto(`${address}${path}`);
      if (await page.locator("[data-passkey]").and(page.locator(":visible")).count()) findings.push(`${address}${path} offers a passkey`);
    }
    await context.close();
  }
  return findings;
}

/** All checks of passkeys. */
export async function checkPasskeys(browser, origin) {
  await expect("a passkey is added, used and taken away", () => journey(browser, origin));
  await expect("no passkey is offered where there can be none", () => unoffered(browser, origin));
}
