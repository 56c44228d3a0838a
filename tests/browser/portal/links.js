// Every link of the pages looked at answers.
import { report } from "./count.js";
import { each } from "./looks.js";

export async function checkLinks(browser, origin, paths) {
  const found = new Map();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(`${origin}/id${path}`);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), location.href).href.split("#")[0]),
    );
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute("href").slice(1))
        .filter((id) => id && !document.getElementById(id)),
    );
    report(`${path}: places in the page`, broken.map((id) => `no place #${id}`));
    for (const link of links) if (link.startsWith(origin) && !found.has(link)) found.set(link, path);
  }
  await context.close();
  const dead = [];
  await each([...found.keys()], 8, async (link) => {
    const answer = await fetch(link, { method: "HEAD" });
    if (answer.status !== 200) dead.push(`${answer.status} ${link} on ${found.get(link)}`);
  });
  report(`${found.size} links answer`, dead);
}
