// What a page must do with scripts off: fit its screen, load nothing, and let
// the keyboard reach the skip link, every link and every region that scrolls.
/** A reader without scripts, who looks at one page after another; `storageState` has
 * signed in. A browser that is open already loads a page in half the time. */
export class Reader {
  static async open(browser, storageState = undefined) {
    const context = await browser.newContext({ javaScriptEnabled: false, storageState });
    return new Reader(context, await context.newPage());
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.findings = [];
    page.on("request", (request) => {
      const url = request.url();
      if (url !== this.address && url !== "about:blank" && !this.isOwn(url)) this.findings.push(`asks for ${url}`);
    });
    page.on("console", (message) => {
      // That an error page has the status of one is said by the browser, too.
      const isStatus = message.text().includes("the server responded with a status of 4");
      if (!isStatus) this.findings.push(`console: ${message.text()}`);
    });
  }

  /** What a page does wrong; it may load what `isOwn` allows. Where `walk` is said the
   * Tab key is pressed all the way, elsewhere once: the order of a page is the same in
   * all its colours, and no script can hold the keyboard. */
  async check(address, { width, scheme, walk }, isOwn = () => false) {
    const findings = [];
    Object.assign(this, { findings, address, isOwn });
    const { page } = this;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    // The keyboard begins anew on a page that is loaded anew.
    await page.goto("about:blank");
    await page.goto(address);
    findings.push(...(await page.evaluate(wideAndSmall)));
    findings.push(...(await keyboard(page, walk)));
    return findings;
  }

  close() {
    return this.context.close();
  }
}

/** Runs in the page: what is wider than the screen, too small to read or to touch. */
function wideAndSmall() {
  const findings = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    findings.push(`the page scrolls sideways: ${root.scrollWidth} px on ${root.clientWidth} px`);
  }
  // Pages of the desk may name scripts of their own server, which are off here.
  if (document.querySelector('script:not([src^="/aset/"])')) findings.push("there is a script of another place");
  for (const text of document.querySelectorAll("svg text")) {
    const chart = text.closest("svg.chart").getBoundingClientRect();
    const box = text.getBoundingClientRect();
    const words = text.textContent;
    if (parseFloat(getComputedStyle(text).fontSize) < 12) findings.push(`small letters: ${words}`);
    if (box.left < chart.left - 1 || box.right > chart.right + 1 || box.bottom > chart.bottom + 1 || box.top < chart.top - 1) {
      findings.push(`cut off in its chart: ${words}`);
    }
  }
  const numbers = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = (color) => {
    const [red, green, blue] = numbers(color).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (first, second) => {
    const [low, high] = [light(first), light(second)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isClear = (color) => color === "transparent" || color === "rgba(0, 0, 0, 0)";
  /** The colour behind an element: the nearest background of those around it. */
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!isClear(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const isSolid = (fill) => fill.startsWith("rgb") && !isClear(fill);
  for (const chart of document.querySelectorAll("svg.chart")) {
    const shapes = [...chart.querySelectorAll("rect, path, line, circle, polyline, polygon")].filter((shape) => !shape.closest("defs"));
    const boxes = new Map(shapes.map((shape) => [shape, shape.getBoundingClientRect()]));
    const paper = behind(chart);
    for (const text of chart.querySelectorAll("text")) {
      const style = getComputedStyle(text);
      const box = text.getBoundingClientRect();
      const touches = (shape) => {
        const other = boxes.get(shape);
        return other.right > box.left && other.left < box.right && other.bottom > box.top + 3 && other.top < box.bottom - 3;
      };
      const holds = (shape) => {
        const other = boxes.get(shape);
        return other.left <= box.left + 1 && other.right >= box.right - 1 && other.top <= box.top + 4 && other.bottom >= box.bottom - 4;
      };
      // A frame around the letters does not lie behind them.
      const frames = (shape) => shape.tagName === "rect" && getComputedStyle(shape).fill === "none" && holds(shape);
      // What was drawn before lies behind; a solid shape around the letters hides what is behind it.
      const before = shapes.filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && touches(shape) && !frames(shape));
      const hides = before.findLastIndex((shape) => isSolid(getComputedStyle(shape).fill) && holds(shape));
      const ground = hides < 0 ? paper : getComputedStyle(before[hides]).fill;
      const ratio = contrast(style.fill, ground);
      if (ratio < 4.5) findings.push(`contrast ${ratio.toFixed(2)} in a chart: ${text.textContent}`);
      const hasHalo = style.paintOrder.startsWith("stroke") && isSolid(style.stroke) && contrast(style.fill, style.stroke) >= 4.5;
      if (!hasHalo && before.length > hides + 1) findings.push(`letters on a shape without paper behind them: ${text.textContent}`);
    }
    const texts = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    for (const [place, [words, box]] of texts.entries()) {
      for (const [others, other] of texts.slice(place + 1)) {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        // Boxes of letters are taller than the letters.
        if (across > 1 && down > 6) findings.push(`letters on letters in a chart: “${words}” and “${others}”`);
      }
    }
  }
  for (const link of document.querySelectorAll("a")) {
    const box = link.getBoundingClientRect();
    if (box.height > 0 && (box.height < 24 || box.width < 24)) {
      findings.push(`small target, ${Math.round(box.width)} × ${Math.round(box.height)} px: ${link.textContent}`);
    }
  }
  for (const box of document.querySelectorAll(".region")) {
    if (!box.hasAttribute("tabindex") || !box.getAttribute("aria-labelledby")) {
      findings.push("a region that scrolls has no name or no place for the keyboard");
    }
  }
  return findings;
}

/** What the Tab key must reach. */
const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, .region";
/** A longer page is walked through this far. */
const mostSteps = 160;

/** Walks through the page with the Tab key, or goes to each of its stops at once after the first. */
async function keyboard(page, walk) {
  const findings = [];
  const all = await page.evaluate(gatherStops, reachable);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => window.focused());
  if (!(first.skips && first.onScreen)) findings.push("the first Tab does not show the skip link");
  findings.push(...(walk ? await pressTab(page, first, all) : await page.evaluate(visitStops)));
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => document.querySelector(".skip").focus());
  await page.keyboard.press("Enter");
  const landed = await page.evaluate(() => document.activeElement.id);
  if (landed !== "main") findings.push(`the skip link leads to “${landed}”, not to the content`);
  return findings;
}

/** Runs in the page: keeps where the Tab key must stop, and how to tell of where it
 * stands; gives how many stops there are. */
function gatherStops(selector) {
  // Gathered once: to look for them again at every step would take most of the time.
  const found = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  // The Tab key stops once at a group of round buttons.
  const groups = new Map();
  const stop = (element) => {
    if (element.type !== "radio") return element;
    const group = `${element.form?.action} ${element.name}`;
    if (!groups.has(group)) groups.set(group, element);
    return groups.get(group);
  };
  window.stops = [...new Set(found.map(stop))];
  const places = new Map(found.map((element) => [element, window.stops.indexOf(stop(element))]));
  window.focused = () => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      place: places.get(element) ?? -1,
      skips: element.className === "skip" && element.getAttribute("href") === "#main",
      onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      words: element.textContent.trim().slice(0, 40),
    };
  };
  return window.stops.length;
}

/** Presses the Tab key on from the first stop, and holds each one to what it must show. */
async function pressTab(page, first, all) {
  const findings = [];
  const expected = Math.min(all, mostSteps);
  const seen = new Set();
  const look = (focus) => {
    if (!focus.visible) findings.push(`no visible focus: ${focus.words}`);
    if (!focus.onScreen) findings.push(`focus out of sight: ${focus.words}`);
    if (focus.place >= 0) seen.add(focus.place);
  };
  look(first);
  // A field for a day or hour has a stop for each of its parts, and one for its calendar.
  const inner = await page.locator('input[type="date"]').count() * 3 + await page.locator('input[type="datetime-local"]').count() * 6;
  for (let step = 1; step < expected + inner && seen.size < expected; step += 1) {
    await page.keyboard.press("Tab");
    look(await page.evaluate(() => window.focused()));
  }
  if (seen.size !== expected) findings.push(`Tab reaches ${seen.size} of ${expected} links, fields and regions`);
  return findings;
}

/** Runs in the page after a first Tab: goes to every stop, and holds each to what it
 * must show and to being reached in the order of the page. */
function visitStops() {
  const findings = [];
  for (const element of window.stops) {
    element.focus();
    const focus = window.focused();
    if (document.activeElement !== element) findings.push(`takes no focus: ${element.outerHTML.slice(0, 80)}`);
    if (element.tabIndex !== 0) findings.push(`out of the order of the Tab key: ${focus.words}`);
    if (!focus.visible) findings.push(`no visible focus: ${focus.words}`);
    if (!focus.onScreen) findings.push(`focus out of sight: ${focus.words}`);
  }
  return findings;
}
