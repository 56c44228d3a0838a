// What the scripts of a page at the desk share: how they ask the server, how
// they go on after a new sign-in, and how long they wait when the line is cut.
//
// Nothing here shows anything, moves the focus, or keeps what was typed anywhere
// but in the page. Whatever it does, the page works without it.

/** Pauses after a failure, in seconds; the last one stays. */
const PAUSES = [2, 4, 8, 16, 30, 60];
/** Name of the field that each form of a session carries. */
const GUARD = "tanda";

const guard = () => document.querySelector(`main input[name="${GUARD}"]`)?.value ?? "";
const person = (page) => page.querySelector(".desk-bar p")?.textContent ?? "";
const pause = (failures) => PAUSES[Math.min(failures, PAUSES.length) - 1] ?? PAUSES[0];

/** An answer in JSON; null where it is a page. */
async function read(response) {
  const kind = response.headers.get("content-type") ?? "";
  return kind.startsWith("application/json") ? await response.json().catch(() => null) : null;
}

/**
 * Reads the desk for the guard of a new session: "ours", or "expired" where
 * nobody has signed in, or "other" where somebody else has. The page itself may
 * be hidden from somebody else.
 */
async function renew() {
  const response = await fetch(`/${document.documentElement.lang}/kerja`, { headers: { accept: "text/html" } });
  if (response.redirected) return "expired";
  if (!response.ok) return "away";
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector(`main input[name="${GUARD}"]`)?.value;
  if (!fresh) return "expired";
  if (person(page) !== person(document)) return "other";
  for (const field of document.querySelectorAll(`input[name="${GUARD}"]`)) field.value = fresh;
  return "ours";
}

/**
 * Asks the server; `body` is a function, because a new session brings a new
 * guard. Gives what became of it (`state`) and what was told: "done", "refused",
 * "expired", "other", "busy", "cut", "failed" or "stopped".
 */
async function ask(address, body, options = {}) {
  const { signal, keepalive = false } = options;
  for (let turn = 0; turn < 2; turn += 1) {
    let response;
    let told;
    try {
      const sent = body === null ? {} : { method: "POST", body: body() };
      response = await fetch(address, { ...sent, signal, keepalive, headers: { accept: "application/json" } });
      told = await read(response);
      const isOut = response.status === 401 || (response.redirected && told === null);
      if (isOut || response.status === 403) {
        const state = await renew();
        if (state === "ours") continue;
        return { state: state === "away" ? "busy" : state };
      }
    } catch {
      return { state: signal?.aborted ? "stopped" : "cut" };
    }
    if (response.ok && told) return { state: "done", told };
    if (response.status === 429 || response.status >= 500) {
      return { state: "busy", wait: Number(response.headers.get("retry-after")) || 0 };
    }
    return told ? { state: "refused", status: response.status, told } : { state: "failed", status: response.status };
  }
  return { state: "expired" };
}

/** Puts words into a line that is read out when the reader pauses; never twice the same. */
function say(line, words, isTrouble = false) {
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle("trouble", isTrouble);
}

/** Calls back when it is worth trying again: the line is there, or somebody comes back to the page. */
function whenBack(again) {
  addEventListener("online", again);
  addEventListener("focus", again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
}

globalThis.prima = { GUARD, guard, pause, ask, say, whenBack };
