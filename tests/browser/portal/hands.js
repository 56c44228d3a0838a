// Ways to work a page: with the mouse or with the keyboard alone, with scripts
// or with scripts off. Each does what a person would: the keyboard goes by Tab and the
// arrows from where the focus is, and reaches nothing that a person could not.

/** What the Tab key may take to get from one end of a page to the other. */
const FAR = 500;

class Hand {
  /** Whether scripts run. */
  static scripts = true;

  constructor(page) {
    this.page = page;
  }

  /** Does something that leads to another page, and waits until it is there. */
  async leading(act) {
    await Promise.all([this.page.waitForEvent("framenavigated"), act()]);
    await this.page.waitForLoadState("load");
    await this.after?.();
  }
}

/** The mouse, with a keyboard for letters alone. */
export class Mouse extends Hand {
  async press(target) {
    await this.leading(() => target.click());
  }

  /** Presses what changes the page itself and leads nowhere. */
  async tap(target) {
    await target.click();
  }

  async write(target, text) {
    await target.click();
    await target.fill(text);
  }

  async moment(target, text) {
    await target.fill(text);
  }

  async choose(target) {
    const id = await target.getAttribute("id");
    await this.page.locator(`label[for="${id}"]`).click();
  }

  async select(target, value) {
    await target.selectOption(value);
  }

  async attach(target, file) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), target.click()]);
    await chooser.setFiles(file);
  }
}

/** Scripts are off; the mouse is used. */
export class Plain extends Mouse {
  static scripts = false;
}

/** No mouse at all. */
export class Keyboard extends Hand {
  async press(target) {
    await this.reach(target);
    await this.leading(() => this.page.keyboard.press("Enter"));
  }

  async tap(target) {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async write(target, text) {
    await this.reach(target);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(text);
  }

  /** A day or a day and hour, digit by digit; the field moves on by itself. */
  async moment(target, text) {
    await this.reach(target);
    const order = await this.order();
    const [day, time] = text.split("T");
    const [year, month, date] = day.split("-");
    const parts = { year, month, day: date };
    for (const part of order.date) {
      await this.page.keyboard.type(parts[part]);
      // A year may have more than four digits, so its field waits for more.
      if (part === "year") await this.page.keyboard.press("ArrowRight");
    }
    if (time) {
      const [hour, minute] = time.split(":").map(Number);
      const shown = order.hour12 ? hour % 12 || 12 : hour;
      await this.page.keyboard.type(String(shown).padStart(2, "0"));
      await this.page.keyboard.type(String(minute).padStart(2, "0"));
      if (order.hour12) await this.page.keyboard.type(hour < 12 ? "A" : "P");
    }
    const value = await target.inputValue();
    if (value !== text) throw new Error(`typed ${text}, and the field holds ${value}`);
  }

  /** The order in which this browser asks for the parts of a day. */
  async order() {
    return { date: ["month", "day", "year"], hour12: true };
  }

  /** A round button by the arrows, a box by the space bar. */
  async choose(target) {
    if ((await target.getAttribute("type")) === "checkbox") {
      await this.reach(target);
      return this.page.keyboard.press(" ");
    }
    await this.reach(target);
    // One that stands alone has no other to which the arrows could go.
    const isAlone = await target.evaluate((one) => one.form.querySelectorAll(`input[type="radio"][name="${CSS.escape(one.name)}"]`).length === 1);
    if (isAlone) await this.page.keyboard.press(" ");
    for (let step = 0; step < 40 && !(await target.isChecked()); step += 1) await this.page.keyboard.press("ArrowDown");
    if (!(await target.isChecked())) throw new Error("the arrows do not reach the answer");
  }

  async select(target, value) {
    await this.reach(target);
    await this.page.keyboard.press("Home");
    for (let step = 0; step < 200 && (await target.inputValue()) !== value; step += 1) await this.page.keyboard.press("ArrowDown");
    if ((await target.inputValue()) !== value) throw new Error(`the arrows do not reach ${value}`);
  }

  async attach(target, file) {
    // A window behind others may not open a choice of files, and three of them
    // work at once here: it comes to the front, and is asked again.
    for (const key of ["Enter", " ", "Enter", " ", "Enter", " "]) {
      await this.page.bringToFront();
      await this.reach(target);
      const chooser = this.page.waitForEvent("filechooser", { timeout: 5_000 }).catch(() => undefined);
      await this.page.keyboard.press(key);
      const opened = await chooser;
      if (opened) return opened.setFiles(file);
    }
    throw new Error("the keyboard opens no choice of files");
  }

  /** Goes to an element by Tab, or back by Shift and Tab. Of round buttons any of the group will do. */
  async reach(target) {
    const element = await target.elementHandle();
    for (let step = 0; step < FAR; step += 1) {
      const where = await this.page.evaluate((element) => {
        const now = document.activeElement;
        const isSameGroup = now.type === "radio" && now.name === element.name && now.form === element.form;
        if (now === element || (element.type === "radio" && isSameGroup)) return "there";
        return now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "on";
      }, element);
      if (where === "there") return;
      await this.page.keyboard.press(where === "back" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`the keyboard does not reach ${await element.evaluate((element) => element.outerHTML.slice(0, 120))}`);
  }
}

/** No mouse, and scripts are off. */
export class Keys extends Keyboard {
  static scripts = false;
}

export const HANDS = { mouse: Mouse, keyboard: Keyboard, plain: Plain, keys: Keys };
