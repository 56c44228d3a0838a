// Every template and state in both languages, sizes and colour schemes: layout
// without scripts, the keyboard, axe, reflow, larger letters, weight.
import { Reader } from "../layout.js";
import { Axe } from "../axe.js";
import { expect, report } from "./count.js";

const sizes = [360, 1280];
const most = { page: 60 * 1024 };
/** Pages that one kind of check looks at side by side. */
export const AT_ONCE = 3;

/** Runs `work` over a list, a few at a time; each of those has what `open` gives. */
export async function each(list, atOnce, work, open = undefined) {
  const waiting = [...list];
  const worker = async () => {
    const own = await open?.();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next, own);
    await own?.close();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** How layout and keyboard are looked at: Indonesian at both sizes in the light, English small in the dark. */
export const layouts = [
  { lang: "id", width: 360, scheme: "light", walk: true },
  { lang: "id", width: 1280, scheme: "light", walk: false },
  { lang: "en", width: 360, scheme: "dark", walk: false },
];

/** Layout and keyboard of all pages. */
export async function checkLayouts(browser, origin, paths) {
  const isOwn = (url) => url.startsWith(`${origin}/`);
  const jobs = paths.flatMap((path) => layouts.map((setting) => [path, setting]));
  const look = async ([path, setting], reader) => {
    const { lang, width, scheme } = setting;
    await expect(`/${lang}${path} ${width} px ${scheme}: layout without scripts`, () =>
      reader.check(`${origin}/${lang}${path}`, setting, isOwn),
    );
  };
  await each(jobs, AT_ONCE, look, () => Reader.open(browser));
}

/** axe in both languages, sizes and schemes. */
export async function checkAxe(browser, origin, paths) {
  const settings = sizes.flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));
  const jobs = paths.flatMap((path) => ["id", "en"].map((lang) => `/${lang}${path}`));
  const look = async (path, axe) => {
    const found = await axe.check(`${origin}${path}`, settings);
    for (const [place, { width, scheme }] of settings.entries()) report(`${path} ${width} px ${scheme}: axe`, found[place]);
  };
  await each(jobs, AT_ONCE, look, () => Axe.open(browser));
}

/** What each page must be, whatever it shows. */
export async function checkForm(browser, origin, paths) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false });
  const page = await context.newPage();
  const complaints = [];
  // That an error page has the status of one is said by the browser, too.
  const isStatus = (text) => text.includes("the server responded with a status of 4");
  page.on("console", (message) => isStatus(message.text()) || complaints.push(message.text()));
  for (const lang of ["id", "en"]) {
    const titles = new Map();
    for (const path of paths) {
      const answer = await page.goto(`${origin}/${lang}${path}`);
      const findings = await page.evaluate((lang) => {
        const findings = [];
        const n = (selector) => document.querySelectorAll(selector).length;
        if (n("h1") !== 1) findings.push(`${n("h1")} h1`);
        if (document.documentElement.lang !== lang) findings.push(`lang is ${document.documentElement.lang}`);
        for (const one of ["header", "main", "footer", 'a.skip[href="#main"]']) {
          if (n(one) < 1) findings.push(`no ${one}`);
        }
        if (n("script") > 0) findings.push("a script");
        if (n("[style]") > 0) findings.push("a style attribute");
        for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
          if (field.labels.length === 0 && !field.getAttribute("aria-label")) findings.push(`a field without a label: ${field.name}`);
        }
        const text = document.body.innerText;
        for (const key of text.match(/\bweb-[a-z]+-[a-z-]+/g) ?? []) findings.push(`a key instead of words: ${key}`);
        return findings;
      }, lang);
      const title = await page.title();
      const isPage = answer.status() === 200 && !path.includes("?");
      if (isPage && titles.has(title)) findings.push(`the title of ${titles.get(title)}: ${title}`);
      if (isPage) titles.set(title, `/${lang}${path}`);
      report(`/${lang}${path}: form`, [...findings, ...complaints.splice(0)]);
    }
  }
  await context.close();
}

/** Zoomed to 200 % and 400 % (640 and 320 CSS px of 1280) nothing is lost. */
export async function checkZoom(browser, origin, paths) {
  await each(paths, AT_ONCE, async (path) => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    for (const [name, width] of [["400 %", 320], ["200 %", 640]]) {
      await page.setViewportSize({ width, height: 800 });
      if (name === "400 %") await page.goto(`${origin}/id${path}`);
      const findings = await page.evaluate(() => {
        const root = document.documentElement;
        const findings = [];
        if (root.scrollWidth > root.clientWidth) {
          findings.push(`the page scrolls sideways: ${root.scrollWidth} px on ${root.clientWidth} px`);
        }
        for (const element of document.querySelectorAll("main p, main li, main h1, main h2, main dd, main dt, main label")) {
          const box = element.getBoundingClientRect();
          const scrolls = element.closest(".region");
          if (!scrolls && box.width > 0 && box.right > root.clientWidth + 1) {
            findings.push(`cut off: ${element.textContent.trim().slice(0, 60)}`);
          }
        }
        return findings;
      });
      report(`${path} at ${name}`, findings);
    }
    await context.close();
  });
}

/** What a first visit loads over the line. */
export async function checkWeight(browser, origin, paths) {
  await each(paths, AT_ONCE, async (path) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
    await page.goto(`${origin}/id${path}`, { waitUntil: "networkidle" });
    report(`${path}: weight`, bytes < most.page ? [] : [`${bytes} bytes on the first load; at most ${most.page}`]);
    await context.close();
  });
}

/** On paper: no navigation, and where the page comes from. */
export async function checkPrint(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
  const page = await context.newPage();
  await page.goto(`${origin}/id/badan/oku-timur`);
  await page.emulateMedia({ media: "print" });
  const findings = await page.evaluate(() => {
    const findings = [];
    const shown = (element) => element && element.checkVisibility();
    for (const nav of document.querySelectorAll("nav, form")) {
      if (shown(nav)) findings.push(`on paper: ${nav.textContent.trim().slice(0, 40)}`);
    }
    const text = document.body.innerText;
    for (const words of ["/id/badan/oku-timur", "94,39", "Sumeks 2024"]) {
      if (!text.includes(words)) findings.push(`not on paper: ${words}`);
    }
    return findings;
  });
  report("a report card on paper", findings);
  await context.close();
}
